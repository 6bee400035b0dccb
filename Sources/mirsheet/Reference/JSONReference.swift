import MIRSchema
import SheetIO

/// Every place of a JSON document and of a line of `check --format jsonl`, as their schemas have it.
struct JSONReference {
  let language: Language

  var blocks: [String] {
    [
      Markdown.heading(2, BilingualText(es: "El documento", en: "The document")[language]),
      BilingualText(
        es:
          "Es la versión {version}. De cada clave se dice dónde está, con `*` por cualquier lugar de una lista u objeto.",
        en:
          "This is version {version}. Each key is said with its place, `*` being any place of a list or object."
      ).filled(["version": SchemaVersion.current.description])[language],
      table(JSONSchemaBuilder.schema(of: .current)),
      Markdown.heading(
        2,
        BilingualText(es: "Un renglón de `check --format jsonl`", en: "A line of `check --format jsonl`")[
          language]),
      table(CheckKey.schema),
    ]
  }

  private func table(_ schema: JSONValue) -> String {
    Markdown.table(
      [
        BilingualText(es: "lugar", en: "place"), BilingualText(es: "tipo", en: "type"),
        BilingualText(es: "siempre está", en: "always there"), BilingualText(es: "qué es", en: "what it is"),
      ], rows(below: "", schema), in: language)
  }

  /// The places inside an object or list, each followed by those inside it.
  private func rows(below place: String, _ schema: JSONValue) -> [[String]] {
    let required = schema["required"]?.elements ?? []
    var rows = (schema["properties"]?.members ?? []).flatMap { member in
      row("\(place)/\(member.key)", member.value, isRequired: required.contains(.string(member.key)))
    }
    for key in ["items", "additionalProperties"] {
      guard let inner = schema[key], inner.members != nil else { continue }
      // What a list of texts holds has been said of the list.
      rows += inner["properties"] == nil ? [] : self.rows(below: place + "/*", inner)
    }
    return rows
  }

  private func row(_ place: String, _ schema: JSONValue, isRequired: Bool) -> [[String]] {
    let yes = BilingualText(es: "sí", en: "yes")[language]
    return [[Markdown.code(place), type(schema), isRequired ? yes : "", meaning(schema)]]
      + rows(below: place, schema)
  }

  /// The type in words, with the bounds or the values where there are some.
  private func type(_ schema: JSONValue) -> String {
    let types = schema["type"].map { $0.elements ?? [$0] } ?? []
    var text = types.compactMap { type in type.string.flatMap { Self.types[$0]?[language] ?? $0 } }
      .joined(separator: BilingualText(es: " o ", en: " or ")[language])
    if case .number(let least)? = schema["minimum"], case .number(let most)? = schema["maximum"] {
      text += " (\(least)–\(most))"
    }
    if let values = schema["enum"]?.elements {
      text += ": " + values.compactMap { $0.string.map(Markdown.code) }.joined(separator: ", ")
    }
    return text
  }

  private static let types = [
    "string": BilingualText(es: "texto", en: "text"), "number": BilingualText(es: "número", en: "number"),
    "integer": BilingualText(es: "entero", en: "integer"), "array": BilingualText(es: "lista", en: "list"),
    "object": BilingualText(es: "objeto", en: "object"), "null": BilingualText(es: "`null`", en: "`null`"),
  ]

  /// The description in this language, of which a schema has both; else the title, or the keys that are inside.
  private func meaning(_ schema: JSONValue) -> String {
    guard let description = schema["description"]?.string else {
      return schema["title"]?.string
        ?? (schema["properties"]?.members ?? []).map { Markdown.code($0.key) }.joined(separator: ", ")
    }
    let texts = description.split(separator: " / ", maxSplits: 1).map(String.init)
    return language == .english ? texts.last ?? "" : texts.first ?? ""
  }
}

extension JSONValue {
  fileprivate var members: [JSONMember]? { if case .object(let members) = self { members } else { nil } }
  fileprivate var elements: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
  fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }
  fileprivate subscript(_ key: String) -> JSONValue? { members?.first { $0.key == key }?.value }
}
