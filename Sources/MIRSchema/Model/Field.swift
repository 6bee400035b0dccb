package import Foundation
public import SheetIO

/// What is known about one field to readers, writers, schema and people.
public struct FieldDescription: Hashable, Sendable {
  /// Kept apart, since descriptions are handed around for every cell.
  private final class Parts: Hashable, Sendable {
    let key: FieldKey
    let path: [String]
    let kind: FieldKind
    let title: String
    let summary: BilingualText
    let since: SchemaVersion
    let pointer: String

    init(
      _ key: FieldKey, _ kind: FieldKind, title: String, summary: BilingualText, since: SchemaVersion
    ) {
      self.key = key
      path = key.path
      pointer = key.pointer
      self.kind = kind
      self.title = title
      self.summary = summary
      self.since = since
    }

    static func == (left: Parts, right: Parts) -> Bool {
      left === right
        || (left.key == right.key && left.path == right.path && left.kind == right.kind
          && left.title == right.title && left.summary == right.summary && left.since == right.since
          && left.pointer == right.pointer)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(key) }
  }

  private let parts: Parts

  /// The field's name.
  ///
  /// Frozen once released: the JSON's keys and the CSV's headings derive from it.
  public var key: FieldKey { parts.key }
  /// The path in the canonical JSON from the record that holds the field, for example `["baseline", "value"]`.
  public var path: [String] { parts.path }
  /// What the field holds.
  public var kind: FieldKind { parts.kind }
  /// The Spanish label that people see: the schema's title and the CSV's heading under `--labels`.
  public var title: String { parts.title }
  /// What the field means.
  public var summary: BilingualText { parts.summary }
  /// The first version of the canonical JSON that has the field.
  public var since: SchemaVersion { parts.since }

  /// The path as a JSON pointer from the record: `programmed/q1`.
  public var pointer: String { parts.pointer }

  /// Whether the JSON has `null` for the whole object that the field is in, where all of it is blank.
  package var isInNullableObject: Bool { Measure.of(key)?.isOptional ?? false }

  package init(
    _ key: FieldKey, _ kind: FieldKind, title: String, summary: BilingualText, since: SchemaVersion = .oneZero
  ) {
    parts = Parts(key, kind, title: title, summary: summary, since: since)
  }
}

/// One field of a record, defined once for every reader and writer.
public struct Field<Record: Sendable>: Sendable {
  /// What the field is called and what it holds.
  public let description: FieldDescription
  /// Where a record keeps it.
  package let place: FieldPlace

  /// The field's name: `programmed.q1`.
  public var key: FieldKey { description.key }
  /// What the field holds.
  public var kind: FieldKind { description.kind }

  /// Reads the field from a record; `nil` is a blank.
  public func get(_ record: Record) -> FieldValue? {
    unsafe withUnsafePointer(to: record) { unsafe place.value(in: UnsafeRawPointer($0)) }
  }

  /// Sets the field; a value of another kind than ``FieldDescription/kind`` is a programming error, and sets a blank.
  public func set(_ record: inout Record, _ value: FieldValue?) {
    unsafe withUnsafeMutablePointer(to: &record) {
      unsafe place.set(value, in: UnsafeMutableRawPointer($0))
    }
  }

  package init(
    _ keyPath: WritableKeyPath<Record, String?>, _ key: FieldKey, as kind: FieldKind = .line,
    title: String, es: String, en: String, since: SchemaVersion = .oneZero
  ) {
    description = FieldDescription(
      key, kind, title: title, summary: BilingualText(es: es, en: en), since: since)
    place = FieldPlace(keyPath, .text)
  }

  package init(
    _ keyPath: WritableKeyPath<Record, Decimal?>, _ key: FieldKey, title: String, es: String,
    en: String, since: SchemaVersion = .oneZero
  ) {
    description = FieldDescription(
      key, .number, title: title, summary: BilingualText(es: es, en: en), since: since)
    place = FieldPlace(keyPath, .number)
  }

  package init(
    _ keyPath: WritableKeyPath<Record, Int?>, _ key: FieldKey, in bounds: ClosedRange<Int>,
    title: String, es: String, en: String
  ) {
    description = FieldDescription(
      key, .integer(bounds), title: title, summary: BilingualText(es: es, en: en))
    place = FieldPlace(keyPath, .integer)
  }
}

/// A list inside a record, for example a report's axes or its indicators.
@safe
public struct ListField<Record: Sendable>: Sendable {
  /// What the list is called.
  public let description: FieldDescription
  /// What each element holds; a list of plain texts has one element field with an empty path.
  public let elements: [FieldDescription]
  /// Where an element keeps what it holds, in the order of ``elements``.
  let places: [FieldPlace]
  /// Calls with each element of a record's list in turn, where it is.
  let each: @Sendable (Record, (UnsafeRawPointer) -> Void) -> Void
  /// Replaces the list; each row has one value for each of ``elements``.
  public let set: @Sendable (inout Record, [[FieldValue?]]) -> Void

  /// The values of every element, in the order of ``elements``.
  public func get(_ record: Record) -> [[FieldValue?]] {
    var rows: [[FieldValue?]] = []
    unsafe each(record) { element in
      rows.append(places.map { unsafe $0.value(in: element) })
    }
    return rows
  }

  /// The list's name.
  public var key: FieldKey { description.key }
  /// Whether its elements are plain texts.
  package var isOfTexts: Bool { elements.count == 1 && elements[0].path.isEmpty }

  package init<Element: Sendable>(
    _ keyPath: any WritableKeyPath<Record, [Element]> & Sendable, _ key: FieldKey,
    of fields: [Field<Element>],
    empty: Element, title: String, es: String, en: String
  ) {
    description = FieldDescription(
      key, .line, title: title, summary: BilingualText(es: es, en: en))
    elements = fields.map(\.description)
    places = fields.map(\.place)
    unsafe each = { record, body in
      unsafe record[keyPath: keyPath].withUnsafeBufferPointer { elements in
        guard let first = elements.baseAddress else { return }
        for place in elements.indices { unsafe body(UnsafeRawPointer(first + place)) }
      }
    }
    set = { record, rows in
      record[keyPath: keyPath] = rows.map { row in
        var element = empty
        for (field, value) in zip(fields, row) { field.set(&element, value) }
        return element
      }
    }
  }

  package init(
    texts keyPath: any WritableKeyPath<Record, [String]> & Sendable, _ key: FieldKey, title: String,
    es: String,
    en: String
  ) {
    let summary = BilingualText(es: es, en: en)
    description = FieldDescription(
      key, .prose, title: title, summary: summary)
    elements = [FieldDescription(.element, .prose, title: title, summary: summary)]
    places = [.textItself]
    unsafe each = { record, body in
      for text in record[keyPath: keyPath] {
        unsafe withUnsafePointer(to: Optional(text)) { unsafe body(UnsafeRawPointer($0)) }
      }
    }
    set = { record, rows in
      record[keyPath: keyPath] = rows.compactMap { row in
        guard case .text(let text)?? = row.first else { return nil }
        return text
      }
    }
  }
}

/// A place in a record's JSON object: a field or a list, in the order of the keys.
public enum FieldNode<Record: Sendable>: Sendable {
  case value(Field<Record>)
  case list(ListField<Record>)

  /// What the node is called.
  public var description: FieldDescription {
    switch self {
    case .value(let field): field.description
    case .list(let list): list.description
    }
  }
}
