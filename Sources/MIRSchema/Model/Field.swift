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
  /// Reads the field from a record; `nil` is a blank.
  public let get: @Sendable (Record) -> FieldValue?
  /// The same of a record in its place, which is left as it is: nothing of it is copied.
  package let getInPlace: @Sendable (inout Record) -> FieldValue?
  /// Sets the field; a value of another kind than ``FieldDescription/kind`` is a programming error and is ignored.
  public let set: @Sendable (inout Record, FieldValue?) -> Void

  /// The field's name: `programmed.q1`.
  public var key: FieldKey { description.key }
  /// What the field holds.
  public var kind: FieldKind { description.kind }

  // Inlined so that each field's key path becomes plain access to its property.
  @inline(__always)
  package init(
    _ keyPath: any WritableKeyPath<Record, String?> & Sendable, _ key: FieldKey, as kind: FieldKind = .line,
    title: String, es: String, en: String, since: SchemaVersion = .oneZero
  ) {
    description = FieldDescription(
      key, kind, title: title, summary: BilingualText(es: es, en: en), since: since)
    get = { record in record[keyPath: keyPath].map(FieldValue.text) }
    getInPlace = { record in record[keyPath: keyPath].map(FieldValue.text) }
    set = { record, value in
      if case .text(let text)? = value {
        record[keyPath: keyPath] = text
      } else {
        record[keyPath: keyPath] = nil
      }
    }
  }

  @inline(__always)
  package init(
    _ keyPath: any WritableKeyPath<Record, Decimal?> & Sendable, _ key: FieldKey, title: String, es: String,
    en: String, since: SchemaVersion = .oneZero
  ) {
    self.init(
      number: key, title: title, summary: BilingualText(es: es, en: en), since: since,
      get: { $0[keyPath: keyPath] }, set: { $0[keyPath: keyPath] = $1 })
  }

  /// A number that is found by other ways than a key path that is known when the program is built.
  package init(
    number key: FieldKey, title: String, summary: BilingualText, since: SchemaVersion,
    get: @escaping @Sendable (inout Record) -> Decimal?,
    set: @escaping @Sendable (inout Record, Decimal?) -> Void
  ) {
    description = FieldDescription(key, .number, title: title, summary: summary, since: since)
    self.get = { record in
      var record = record
      return get(&record).map(FieldValue.number)
    }
    getInPlace = { record in get(&record).map(FieldValue.number) }
    self.set = { record, value in
      if case .number(let number)? = value { set(&record, number) } else { set(&record, nil) }
    }
  }

  @inline(__always)
  package init(
    _ keyPath: any WritableKeyPath<Record, Int?> & Sendable, _ key: FieldKey, in bounds: ClosedRange<Int>,
    title: String, es: String, en: String
  ) {
    description = FieldDescription(
      key, .integer(bounds), title: title, summary: BilingualText(es: es, en: en))
    get = { record in record[keyPath: keyPath].map(FieldValue.integer) }
    getInPlace = { record in record[keyPath: keyPath].map(FieldValue.integer) }
    set = { record, value in
      if case .integer(let number)? = value {
        record[keyPath: keyPath] = number
      } else {
        record[keyPath: keyPath] = nil
      }
    }
  }
}

/// A list inside a record, for example a report's axes or its indicators.
public struct ListField<Record: Sendable>: Sendable {
  /// What the list is called.
  public let description: FieldDescription
  /// What each element holds; a list of plain texts has one element field with an empty path.
  public let elements: [FieldDescription]
  /// The values of every element, in the order of ``elements``.
  public var get: @Sendable (Record) -> [[FieldValue?]] {
    { record in
      var rows: [[FieldValue?]] = []
      each(record) { value in rows.append(elements.indices.map(value)) }
      return rows
    }
  }
  /// Calls with each element in turn: with what gives its values, by their places in ``elements``.
  package let each: @Sendable (Record, (_ value: (Int) -> FieldValue?) -> Void) -> Void
  /// Replaces the list; each row has one value for each of ``elements``.
  public let set: @Sendable (inout Record, [[FieldValue?]]) -> Void

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
    let readers = fields.map(\.getInPlace)
    each = { record, body in
      for element in record[keyPath: keyPath] {
        var element = element
        body { readers[$0](&element) }
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
    each = { record, body in
      for text in record[keyPath: keyPath] { body { _ in .text(text) } }
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
