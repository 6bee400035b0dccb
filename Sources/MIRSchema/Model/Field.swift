package import Foundation
public import SheetIO

/// What is known about one field to readers, writers, schema and people.
public struct FieldDescription: Hashable, Sendable {
  /// The path in the canonical JSON from the record that holds the field, for example `["baseline", "value"]`.
  ///
  /// Frozen once released: the CSV's headings derive from it.
  public let path: [String]
  /// What the field holds.
  public let kind: FieldKind
  /// The Spanish label that people see: the schema's title and the CSV's heading under `--labels`.
  public let title: String
  /// What the field means.
  public let summary: BilingualText

  /// The path as one word, `programmed.q1`, which is also the field's name in findings.
  public let key: String

  /// The path as a JSON pointer from the record: `programmed/q1`.
  public let pointer: String

  init(path: [String], kind: FieldKind, title: String, summary: BilingualText) {
    self.path = path
    self.kind = kind
    self.title = title
    self.summary = summary
    key = path.joined(separator: ".")
    pointer = path.joined(separator: "/")
  }

  /// The path in snake case: `programmed_q1`.
  public var snakeKey: String { Self.snake(path) }

  package static func snake(_ path: [String]) -> String {
    var result = ""
    for part in path {
      if !result.isEmpty { result += "_" }
      for character in part {
        if character.isUppercase { result += "_" }
        result += character.lowercased()
      }
    }
    return result
  }
}

/// One field of a record, defined once for every reader and writer.
public struct Field<Record: Sendable>: Sendable {
  /// What the field is called and what it holds.
  public let description: FieldDescription
  /// Reads the field from a record; `nil` is a blank.
  public let get: @Sendable (Record) -> FieldValue?
  /// Sets the field; a value of another kind than ``FieldDescription/kind`` is a programming error and is ignored.
  public let set: @Sendable (inout Record, FieldValue?) -> Void

  /// The path as one word: `programmed.q1`.
  public var key: String { description.key }
  /// What the field holds.
  public var kind: FieldKind { description.kind }

  // Inlined so that each field's key path becomes plain access to its property.
  @inline(__always)
  package init(
    _ keyPath: any WritableKeyPath<Record, String?> & Sendable, _ path: String..., as kind: FieldKind = .line,
    title: String, es: String, en: String
  ) {
    description = FieldDescription(
      path: path, kind: kind, title: title, summary: BilingualText(es: es, en: en))
    get = { record in record[keyPath: keyPath].map(FieldValue.text) }
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
    _ keyPath: any WritableKeyPath<Record, Decimal?> & Sendable, _ path: String..., title: String, es: String,
    en: String
  ) {
    description = FieldDescription(
      path: path, kind: .number, title: title, summary: BilingualText(es: es, en: en))
    get = { record in record[keyPath: keyPath].map(FieldValue.number) }
    set = { record, value in
      if case .number(let number)? = value {
        record[keyPath: keyPath] = number
      } else {
        record[keyPath: keyPath] = nil
      }
    }
  }

  @inline(__always)
  package init(
    _ keyPath: any WritableKeyPath<Record, Int?> & Sendable, _ path: String..., in bounds: ClosedRange<Int>,
    title: String, es: String, en: String
  ) {
    description = FieldDescription(
      path: path, kind: .integer(bounds), title: title, summary: BilingualText(es: es, en: en))
    get = { record in record[keyPath: keyPath].map(FieldValue.integer) }
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
  public let get: @Sendable (Record) -> [[FieldValue?]]
  /// Replaces the list; each row has one value for each of ``elements``.
  public let set: @Sendable (inout Record, [[FieldValue?]]) -> Void

  /// The path as one word.
  public var key: String { description.key }

  package init<Element: Sendable>(
    _ keyPath: any WritableKeyPath<Record, [Element]> & Sendable, _ path: String...,
    of fields: [Field<Element>],
    empty: Element, title: String, es: String, en: String
  ) {
    description = FieldDescription(
      path: path, kind: .line, title: title, summary: BilingualText(es: es, en: en))
    elements = fields.map(\.description)
    get = { record in record[keyPath: keyPath].map { element in fields.map { $0.get(element) } } }
    set = { record, rows in
      record[keyPath: keyPath] = rows.map { row in
        var element = empty
        for (field, value) in zip(fields, row) { field.set(&element, value) }
        return element
      }
    }
  }

  package init(
    texts keyPath: any WritableKeyPath<Record, [String]> & Sendable, _ path: String..., title: String,
    es: String,
    en: String
  ) {
    let summary = BilingualText(es: es, en: en)
    description = FieldDescription(path: path, kind: .prose, title: title, summary: summary)
    elements = [FieldDescription(path: [], kind: .prose, title: title, summary: summary)]
    get = { record in record[keyPath: keyPath].map { [.text($0)] } }
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
