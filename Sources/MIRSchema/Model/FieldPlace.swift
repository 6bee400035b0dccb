package import Foundation

/// Where a record keeps a field, and as what: the bytes from the record's beginning to the property.
///
/// Reading and writing a field by its place needs neither a call through a key path nor a copy of the record, whichever field
/// it is.
package struct FieldPlace: Sendable {
  enum Kept {
    case text, number, integer
  }

  private let offset: Int
  let kept: Kept

  /// The place of a stored property, or of one in a structure that is one.
  init<Record, Value>(_ keyPath: KeyPath<Record, Value?>, _ kept: Kept) {
    guard let offset = MemoryLayout<Record>.offset(of: keyPath) else {
      preconditionFailure("a field is a stored property: \(keyPath)")
    }
    self.init(offset, kept)
  }

  private init(_ offset: Int, _ kept: Kept) {
    self.offset = offset
    self.kept = kept
  }

  /// The place of an element that is a text as a whole.
  static let textItself = FieldPlace(0, .text)

  // MARK: Reading and writing

  /// The text; for places that keep one.
  func text(in record: UnsafeRawPointer) -> UnsafePointer<String?> {
    unsafe UnsafePointer(text(in: UnsafeMutableRawPointer(mutating: record)))
  }

  fileprivate func text(in record: UnsafeMutableRawPointer) -> UnsafeMutablePointer<String?> {
    unsafe (record + offset).assumingMemoryBound(to: String?.self)
  }

  /// The number; for places that keep one.
  func number(in record: UnsafeRawPointer) -> UnsafePointer<Decimal?> {
    unsafe UnsafePointer(number(in: UnsafeMutableRawPointer(mutating: record)))
  }

  fileprivate func number(in record: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Decimal?> {
    unsafe (record + offset).assumingMemoryBound(to: Decimal?.self)
  }

  /// The whole number; for places that keep one.
  func integer(in record: UnsafeRawPointer) -> UnsafePointer<Int?> {
    unsafe UnsafePointer(integer(in: UnsafeMutableRawPointer(mutating: record)))
  }

  fileprivate func integer(in record: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Int?> {
    unsafe (record + offset).assumingMemoryBound(to: Int?.self)
  }

  /// The value of the record that begins there; `nil` is a blank.
  func value(in record: UnsafeRawPointer) -> FieldValue? {
    switch kept {
    case .text: unsafe text(in: record).pointee.map(FieldValue.text)
    case .number: unsafe number(in: record).pointee.map(FieldValue.number)
    case .integer: unsafe integer(in: record).pointee.map(FieldValue.integer)
    }
  }

  /// Whether the record that begins there has no value.
  func isBlank(in record: UnsafeRawPointer) -> Bool {
    switch kept {
    case .text: unsafe text(in: record).pointee == nil
    case .number: unsafe number(in: record).pointee == nil
    case .integer: unsafe integer(in: record).pointee == nil
    }
  }

  /// Sets the value of the record that begins there; one of another kind sets a blank.
  func set(_ value: FieldValue?, in record: UnsafeMutableRawPointer) {
    switch kept {
    case .text:
      unsafe text(in: record).pointee = if case .text(let text)? = value { text } else { nil }
    case .number:
      unsafe number(in: record).pointee = if case .number(let number)? = value { number } else { nil }
    case .integer:
      unsafe integer(in: record).pointee = if case .integer(let integer)? = value { integer } else { nil }
    }
  }
}

extension Indicator {
  /// Sets a text at its place.
  package mutating func set(_ text: String, at place: FieldPlace) {
    unsafe withUnsafeMutablePointer(to: &self) {
      unsafe place.text(in: UnsafeMutableRawPointer($0)).pointee = text
    }
  }

  /// Sets a number at its place.
  package mutating func set(_ number: Decimal, at place: FieldPlace) {
    unsafe withUnsafeMutablePointer(to: &self) {
      unsafe place.number(in: UnsafeMutableRawPointer($0)).pointee = number
    }
  }

  /// Sets a whole number at its place.
  package mutating func set(_ integer: Int, at place: FieldPlace) {
    unsafe withUnsafeMutablePointer(to: &self) {
      unsafe place.integer(in: UnsafeMutableRawPointer($0)).pointee = integer
    }
  }
}
