import SheetIO

/// The JSON Schema of the canonical JSON, built from the fields.
///
/// Source: JSON Schema draft 2020-12.
public enum JSONSchemaBuilder {
  /// The schema of a version as indented JSON.
  public static func text(_ version: SchemaVersion = .current) -> String {
    schema(of: version).text(.pretty) + "\n"
  }

  /// The schema of a version.
  package static func schema(of version: SchemaVersion) -> JSONValue {
    let report = object(
      Report.nodes.map { node in
        switch node {
        case .value(let field): JSONPathEntry(field.description, scalar(field.description))
        case .list(let list): JSONPathEntry(list.description, array(list, version))
        }
      })
    return .object([
      "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
      "$id": .string("urn:mirsheet:report:\(version)"),
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
          "pattern": .string(versions(readAs: version)),
        ]),
        "source": source,
        "reports": .object(["title": .string("Informes"), "type": .string("array"), "items": report]),
        "unplaced": list(
          "Celdas sin lugar", required: ["text"],
          [
            "sheet": sheetText, "cell": cellText,
            "text": text(es: "Lo que dice la celda.", en: "What the cell says."),
            "indicator": text(
              es: "El indicador de su renglón, si lo hay.", en: "The indicator of its row, if there is one."),
          ]),
        "findings": list("Hallazgos", required: ["code", "severity", "message"], finding),
        "provenance": provenance,
      ]),
    ])
  }

  /// The versions whose documents this one describes: itself, and of the newest those that are newer still.
  private static func versions(readAs version: SchemaVersion) -> String {
    let major = "^\(version.major)\\."
    return version == .current ? "\(major)([\(version.minor)-9]|[1-9][0-9]+)$" : "\(major)\(version.minor)$"
  }

  private static let someText = JSONValue.object(["type": .string("string")])
  private static let sheetText = text(es: "La hoja.", en: "The sheet.")
  private static let cellText = text(
    es: "La celda, el rango o el puntero JSON.", en: "The cell, the range or the JSON pointer.")

  private static func text(es: String, en: String, isNullable: Bool = false) -> JSONValue {
    .object([
      "description": describe(es: es, en: en),
      "type": isNullable ? .array([.string("string"), .string("null")]) : .string("string"),
    ])
  }

  private static func describe(es: String, en: String) -> JSONValue { .string("\(es) / \(en)") }

  private static var source: JSONValue {
    .object([
      "title": .string("Origen"), "type": .string("object"), "additionalProperties": .boolean(false),
      "properties": .object([
        "file": text(es: "El nombre del archivo.", en: "The file's name.", isNullable: true),
        "format": text(
          es: "El formato de su contenido: xlsx, xls, ods, …",
          en: "The format of its content: xlsx, xls, ods, …"),
        "sha256": text(es: "El SHA-256 del archivo.", en: "The file's SHA-256.", isNullable: true),
        "sheets": .object([
          "description": describe(es: "Las hojas que se leyeron.", en: "The sheets that were read."),
          "type": .string("array"), "items": someText,
        ]),
      ]),
    ])
  }

  private static var finding: KeyValuePairs<String, JSONValue> {
    [
      "code": .object([
        "description": describe(es: "La regla.", en: "The rule."), "type": .string("string"),
        "pattern": .string("^[a-z][a-z0-9-]*$"),
      ]),
      "severity": .object([
        "description": describe(es: "Cuánto pesa.", en: "How much it weighs."), "type": .string("string"),
        "enum": .array(Severity.allCases.map { .string($0.rawValue) }),
      ]),
      "message": text(es: "Qué se encontró y qué se esperaba.", en: "What was found and expected."),
      "hint": text(es: "Qué hacer.", en: "What to do."), "sheet": sheetText, "cell": cellText,
      "indicator": text(es: "El indicador.", en: "The indicator."),
      "field": text(es: "El campo.", en: "The field."),
      "raw": text(es: "El texto que se encontró.", en: "The text that was found."),
      "expected": text(es: "Lo que se esperaba.", en: "What was expected."),
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
          "sheet": sheetText,
          "cell": .object([
            "description": describe(es: "La celda.", en: "The cell."), "type": .string("string"),
            "pattern": .string("^[A-Z]{1,3}[1-9][0-9]{0,6}$"),
          ]),
          "raw": text(es: "El texto de la celda.", en: "The cell's text."),
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

  private static func array(_ list: ListField<Report>, _ version: SchemaVersion) -> JSONValue {
    let items: JSONValue
    if list.isOfTexts {
      items = scalar(list.elements[0], isNullable: false)
    } else {
      let elements = list.elements.filter { $0.since <= version }
      items = notAllNull(object(elements.map { JSONPathEntry($0, scalar($0)) }), elements)
    }
    return .object([
      "title": .string(list.description.title),
      "description": describe(es: list.description.summary.spanish, en: list.description.summary.english),
      "type": .string("array"), "items": items,
    ])
  }

  /// An entry whose every value is null says nothing and is refused.
  private static func notAllNull(_ element: JSONValue, _ fields: [FieldDescription]) -> JSONValue {
    guard case .object(let members) = element else { return element }
    return .object(
      members + [JSONMember("anyOf", .array(fields.map { notNull($0.path[...], $0.isInNullableObject) }))])
  }

  /// What an object is that has a value at the end of the path, through objects that may be null.
  private static func notNull(_ path: ArraySlice<String>, _ isNullable: Bool) -> JSONValue {
    guard let key = path.first else { return .object(["not": .object(["type": .string("null")])]) }
    guard case .object(var members) = notNull(path.dropFirst(), isNullable) else { return .null }
    if isNullable, path.count > 1 { members.insert(JSONMember("type", .string("object")), at: 0) }
    return .object(["properties": .object([JSONMember(key, .object(members))])])
  }

  /// An object from paths: every key is required, no other is allowed.
  private static func object(_ entries: [JSONPathEntry], isNullable: Bool = false) -> JSONValue {
    var members: [JSONMember] = []
    var index = entries.startIndex
    while index < entries.endIndex {
      guard let key = entries[index].path.first else { break }
      let end = entries[index...].firstIndex { $0.path.first != key } ?? entries.endIndex
      let inner = entries[index..<end].map(\.inner)
      let schema =
        inner[0].path.isEmpty
        ? inner[0].value : object(inner, isNullable: inner.allSatisfy(\.isInNullableObject))
      members.append(JSONMember(key, schema))
      index = end
    }
    let type = JSONValue.string("object")
    return .object([
      "type": isNullable ? .array([type, .string("null")]) : type, "additionalProperties": .boolean(false),
      "required": .array(members.map { .string($0.key) }), "properties": .object(members),
    ])
  }
}
