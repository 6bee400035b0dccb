internal import CXlsx

/// Bytes of UTF-8 that the parser owns: valid during the visitor's call only, so never stored.
struct XMLText {
  /// The bytes, for parsing without a `String`.
  let bytes: UnsafeBufferPointer<UInt8>

  fileprivate init(_ text: cxlsx_text) {
    bytes = UnsafeBufferPointer(start: text.bytes, count: text.length)
  }

  /// Bytes of a document that is scanned.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The text as a string of its own.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The value of an `xsd:boolean`.
  var isTrue: Bool { self == "1" || self == "true" || self == "on" }

  /// The value of a whole number without sign; `nil` for anything else, and from 10^18 on.
  var integer: Int? {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var value = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  @inline(__always)
  static func == (text: XMLText, literal: StaticString) -> Bool {
    text.bytes.count == literal.utf8CodeUnitCount && XMLByte.begins(text.bytes, with: literal)
  }

  /// Lets a `switch` over a name compare bytes, without making a `String`.
  @inline(__always)
  static func ~= (literal: StaticString, text: XMLText) -> Bool { text == literal }

  /// Whether the text ends in these bytes.
  func hasSuffix(_ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard bytes.count >= count else { return false }
    let start = bytes.count - count
    for index in 0..<count where bytes[start + index] != literal.utf8Start[index] { return false }
    return true
  }
}

/// An element that is being opened; valid during the visitor's call only.
struct XMLElement {
  /// The name without its prefix.
  let name: XMLText
  /// The namespace; empty when there is none.
  let namespace: XMLText
  /// The number of attributes and namespace declarations.
  let attributeCount: Int
  private let attributes: Attributes

  /// Where the attributes are.
  private enum Attributes {
    case parsed(OpaquePointer)
    case scanned(UnsafeBufferPointer<ScannedAttribute>)
  }

  init(name: XMLText, namespace: XMLText, scanned attributes: UnsafeBufferPointer<ScannedAttribute>) {
    self.name = name
    self.namespace = namespace
    self.attributes = .scanned(attributes)
    attributeCount = attributes.count
  }

  init(name: cxlsx_text, namespace: cxlsx_text, attributes: OpaquePointer) {
    self.name = XMLText(name)
    self.namespace = XMLText(namespace)
    self.attributes = .parsed(attributes)
    attributeCount = cxlsx_attributes_count(attributes) + cxlsx_attributes_namespace_count(attributes)
  }

  /// The value of an attribute without prefix.
  subscript(name: StaticString) -> XMLText? { value(name, isPrefixed: false) }

  /// The value of an attribute with a prefix, whichever it is: `r:id`, `xml:space`.
  subscript(prefixed name: StaticString) -> XMLText? { value(name, isPrefixed: true) }

  /// Whether the element declares namespaces, as far as it was scanned.
  var hasDeclarations: Bool {
    switch attributes {
    case .parsed: false
    case .scanned(let attributes): attributes.contains { $0.isDeclaration }
    }
  }

  /// Whether the element declares a namespace under a prefix, as far as it was scanned.
  func declares(_ prefix: StaticString, as namespace: StaticString) -> Bool {
    switch attributes {
    case .parsed: false
    case .scanned(let attributes):
      attributes.contains { attribute in
        attribute.isDeclaration && attribute.isPrefixed && XMLText(attribute.localName) == prefix
          && XMLText(attribute.value) == namespace
      }
    }
  }

  private func value(_ name: StaticString, isPrefixed: Bool) -> XMLText? {
    switch attributes {
    case .parsed(let attributes):
      let value = cxlsx_attributes_find(attributes, name.utf8Start, name.utf8CodeUnitCount, isPrefixed)
      return value.bytes == nil ? nil : XMLText(value)
    case .scanned(let attributes):
      let found = attributes.first { attribute in
        attribute.isPrefixed == isPrefixed && XMLText(attribute.localName) == name && !attribute.isDeclaration
      }
      return found.map { XMLText($0.value) }
    }
  }
}

/// Receives one part's elements and texts, in document order.
///
/// One struct for each part, a small state machine. What it throws stops the parser and reaches the caller
/// with part and line.
protocol XMLVisitor: Sendable {
  /// An element opens.
  mutating func open(_ element: XMLElement) throws(SheetError)
  /// Text between tags; one text may come in several pieces.
  mutating func text(_ text: XMLText) throws(SheetError)
  /// An element closes.
  mutating func close(_ name: XMLText) throws(SheetError)
  /// What is asked of the part, where the answer is worth keeping for the same part of another package: nothing else than
  /// this and the part's bytes may decide about it. See ``PartMemory``.
  var keptUnder: String? { get }
  /// So many bytes of a part will come, as its archive states.
  mutating func expect(bytes: Int)
  /// Reads whole elements from bytes at hand, where they are written as nearly all programs write them; where the first
  /// tag begins that is left.
  ///
  /// It must do what ``open(_:)``, ``text(_:)`` and ``close(_:)`` would do with them.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) throws(SheetError) -> Int
}

extension XMLVisitor {
  var keptUnder: String? { nil }
  mutating func expect(bytes: Int) {}
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) throws(SheetError) -> Int { start }
  mutating func text(_ text: XMLText) throws(SheetError) {}
  mutating func close(_ name: XMLText) throws(SheetError) {}
}

extension XMLText {
  /// For the bridge alone: texts come from libxml2.
  init(bridged text: cxlsx_text) { self.init(text) }
}
