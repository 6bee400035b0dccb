import SheetIO

/// The JSON Schema of the canonical JSON, built from the fields.
///
/// Source: JSON Schema draft 2020-12.
public enum JSONSchemaBuilder {
  /// The schema as indented JSON.
  public static func text() -> String {
    var output = ""
    schema.write(to: &output, pretty: true)
    return output + "\n"
  }

  private static var schema: JSONValue {
    let report = object(
      Report.nodes.map { node in
        switch node {
        case .value(let field): (field.description.path[...], scalar(field.description))
        case .list(let list): (list.description.path[...], array(list))
        }
      })
    return .object([
      "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
      "$id": .string("urn:mirsheet:report:\(ReportDocument.schemaVersion)"),
      "title": .string("Informes trimestrales de resultados"),
      "description": describe(
        es: "Informes trimestrales de un municipio, leídos de un archivo.",
        en: "A municipality's quarterly results reports, read from one file."),
      "type": .string("object"),
      "additionalProperties": .boolean(false),
      "required": .array([.string("schemaVersion"), .string("reports")]),
      "properties": .object([
        "schemaVersion": .object([
          "title": .string("Versión del esquema"), "type": .string("string"),
          "pattern": .string("^1\\.[0-9]+$"),
        ]),
        "source": source,
        "reports": .object(["title": .string("Informes"), "type": .string("array"), "items": report]),
        "unplaced": list(
          "Celdas sin lugar", required: ["text"],
          ["sheet": someText, "cell": someText, "text": someText, "indicator": someText]),
        "findings": list("Hallazgos", required: ["code", "severity", "message"], finding),
        "provenance": provenance,
      ]),
    ])
  }

  private static let someText = JSONValue.object(["type": .string("string")])
  private static let anyText = JSONValue.object(["type": .array([.string("string"), .string("null")])])

  private static func describe(es: String, en: String) -> JSONValue { .string("\(es) / \(en)") }

  private static var source: JSONValue {
    .object([
      "title": .string("Origen"), "type": .string("object"), "additionalProperties": .boolean(false),
      "properties": .object([
        "file": anyText, "format": someText, "sha256": anyText,
        "sheets": .object(["type": .string("array"), "items": someText]),
      ]),
    ])
  }

  private static var finding: KeyValuePairs<String, JSONValue> {
    [
      "code": .object(["type": .string("string"), "pattern": .string("^[a-z][a-z0-9-]*$")]),
      "severity": .object([
        "type": .string("string"), "enum": .array(Severity.allCases.map { .string($0.rawValue) }),
      ]),
      "message": someText, "hint": someText, "sheet": someText, "cell": someText, "indicator": someText,
      "field": someText, "raw": someText,
      "expected": someText,
    ]
  }

  private static func list(
    _ title: String, required: [String], _ properties: KeyValuePairs<String, JSONValue>
  ) -> JSONValue {
    .object([
      "title": .string(title), "type": .string("array"),
      "items": .object([
        "type": .string("object"), "additionalProperties": .boolean(false),
        "required": .array(required.map(JSONValue.string)), "properties": .object(properties),
      ]),
    ])
  }

  private static var provenance: JSONValue {
    .object([
      "title": .string("Procedencia de cada valor"), "type": .string("object"),
      "additionalProperties": .object([
        "type": .string("object"), "additionalProperties": .boolean(false),
        "required": .array([.string("sheet"), .string("cell"), .string("raw")]),
        "properties": .object([
          "sheet": someText,
          "cell": .object(["type": .string("string"), "pattern": .string("^[A-Z]{1,3}[1-9][0-9]{0,6}$")]),
          "raw": someText,
        ]),
      ]),
    ])
  }

  // MARK: Fields

  private static func scalar(_ description: FieldDescription, isNullable: Bool = true) -> JSONValue {
    var members = [
      JSONMember("title", .string(description.title)),
      JSONMember("description", describe(es: description.summary.spanish, en: description.summary.english)),
    ]
    func type(_ name: String) -> JSONMember {
      JSONMember("type", isNullable ? .array([.string(name), .string("null")]) : .string(name))
    }
    switch description.kind {
    case .line, .prose, .code:
      // A blank is null: text must hold something that is seen.
      members += [type("string"), JSONMember("pattern", .string("\\S"))]
    case .catalogue(let name):
      let values = Vocabulary.standard.officialValues[name, default: []]
      members += [
        type("string"), JSONMember("pattern", .string("\\S")),
        JSONMember("examples", .array(values.map(JSONValue.string))),
      ]
    case .number: members.append(type("number"))
    case .integer(let bounds):
      members += [
        type("integer"), JSONMember("minimum", .number("\(bounds.lowerBound)")),
        JSONMember("maximum", .number("\(bounds.upperBound)")),
      ]
    }
    return .object(members)
  }

  private static func array(_ list: ListField<Report>) -> JSONValue {
    let items: JSONValue
    if list.elements.count == 1, list.elements[0].path.isEmpty {
      items = scalar(list.elements[0], isNullable: false)
    } else {
      items = notAllNull(
        object(list.elements.map { ($0.path[...], scalar($0)) }), list.elements.map { $0.path[...] })
    }
    return .object([
      "title": .string(list.description.title),
      "description": describe(es: list.description.summary.spanish, en: list.description.summary.english),
      "type": .string("array"), "items": items,
    ])
  }

  /// An entry whose every value is null says nothing and is refused.
  private static func notAllNull(_ element: JSONValue, _ paths: [ArraySlice<String>]) -> JSONValue {
    guard case .object(let members) = element else { return element }
    return .object(members + [JSONMember("anyOf", .array(paths.map(notNull)))])
  }

  private static func notNull(_ path: ArraySlice<String>) -> JSONValue {
    guard let key = path.first else { return .object(["not": .object(["type": .string("null")])]) }
    return .object(["properties": .object([JSONMember(key, notNull(path.dropFirst()))])])
  }

  /// An object from paths: every key is required, no other is allowed.
  private static func object(_ paths: [(path: ArraySlice<String>, schema: JSONValue)]) -> JSONValue {
    var members: [JSONMember] = []
    var index = paths.startIndex
    while index < paths.endIndex {
      guard let key = paths[index].path.first else { break }
      let end = paths[index...].firstIndex { $0.path.first != key } ?? paths.endIndex
      let inner = paths[index..<end].map { (path: $0.path.dropFirst(), schema: $0.schema) }
      members.append(JSONMember(key, inner[0].path.isEmpty ? inner[0].schema : object(inner)))
      index = end
    }
    return .object([
      "type": .string("object"), "additionalProperties": .boolean(false),
      "required": .array(members.map { .string($0.key) }), "properties": .object(members),
    ])
  }
}
