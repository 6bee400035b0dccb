import MIRSchema
import SheetIO

/// The keys of a line of `--format jsonl`, in their order, with what they hold.
enum CheckKey: String, CaseIterable {
  case file, report, code, group, severity, message, hint, sheet, cell, cells, indicator, indicators, field,
    raw,
    expected
  case related, waived, exit

  /// The keys that every line has.
  private static let required: [CheckKey] = [.file, .code, .severity, .message]
  /// Those that a finding of the same accident may have.
  private static let ofRelated: [CheckKey] = [
    .code, .group, .severity, .message, .hint, .sheet, .cell, .indicator, .field, .raw, .expected,
  ]

  /// The JSON Schema of a line (draft 2020-12).
  static var schema: JSONValue {
    .object([
      "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
      "$id": .string("urn:mirsheet:check:1.0"),
      "title": .string("Hallazgo"),
      "description": .string(
        "Un accidente en un archivo, o un archivo que no se pudo leer. / An accident in a file, or a file that could not be read."
      ),
      "type": .string("object"), "additionalProperties": .boolean(false),
      "required": .array(required.map { .string($0.rawValue) }),
      "properties": .object(allCases.map { JSONMember($0.rawValue, $0.property) }),
    ])
  }

  private var property: JSONValue {
    let description = JSONMember("description", .string("\(meaning.spanish) / \(meaning.english)"))
    let type = JSONMember("type", .string("string"))
    switch self {
    case .severity:
      return .object([
        type, JSONMember("enum", .array(Severity.allCases.map { .string($0.rawValue) })), description,
      ])
    case .cells, .indicators:
      return .object([
        JSONMember("type", .string("array")), JSONMember("items", .object([type])),
        JSONMember("minItems", .number("2")), description,
      ])
    case .related:
      return .object([
        JSONMember("type", .string("array")),
        JSONMember(
          "items",
          .object([
            "type": .string("object"), "additionalProperties": .boolean(false),
            "required": .array([.string("code"), .string("severity"), .string("message")]),
            "properties": .object(Self.ofRelated.map { JSONMember($0.rawValue, $0.property) }),
          ])), description,
      ])
    case .exit: return .object([JSONMember("type", .string("integer")), description])
    case .report:
      return .object([
        JSONMember("type", .string("integer")), JSONMember("minimum", .number("0")), description,
      ])
    default: return .object([type, description])
    }
  }

  private var meaning: BilingualText {
    switch self {
    case .file: BilingualText(es: "El archivo como se nombró", en: "The file as it was named")
    case .report:
      BilingualText(
        es: "De qué informe del archivo se trata, desde 0; si es del archivo, no está",
        en: "Which report of the file it is about, from 0; absent where it is about the file")
    case .code: BilingualText(es: "La regla, o por qué no se leyó", en: "The rule, or why it was not read")
    case .group: BilingualText(es: "De qué trata la regla", en: "What the rule is about")
    case .severity: BilingualText(es: "Cuánto pesa", en: "How much it weighs")
    case .message: BilingualText(es: "Qué se encontró y qué se esperaba", en: "What was found and expected")
    case .hint: BilingualText(es: "Qué hacer", en: "What to do")
    case .sheet: BilingualText(es: "La hoja", en: "The sheet")
    case .cell:
      BilingualText(es: "La celda, el rango o el puntero JSON", en: "The cell, the range or the JSON pointer")
    case .cells:
      BilingualText(es: "Todas las celdas, si son varias", en: "All the cells, where there are several")
    case .indicator: BilingualText(es: "El indicador", en: "The indicator")
    case .indicators:
      BilingualText(
        es: "Todos los indicadores, si son varios", en: "All the indicators, where there are several")
    case .field: BilingualText(es: "El campo", en: "The field")
    case .raw: BilingualText(es: "El texto que se encontró", en: "The text that was found")
    case .expected: BilingualText(es: "Lo que se esperaba", en: "What was expected")
    case .related:
      BilingualText(es: "Otros hallazgos del mismo accidente", en: "Other findings of the same accident")
    case .waived: BilingualText(es: "Por qué se dispensó", en: "Why it was waived")
    case .exit: BilingualText(es: "El código de salida", en: "The exit code")
    }
  }
}
