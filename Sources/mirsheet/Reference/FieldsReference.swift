import MIRSchema
import SheetIO

/// Every field of a report, with its names in JSON, CSV and sheet.
struct FieldsReference {
  let language: Language

  var blocks: [String] {
    let values = Report.nodes.compactMap { node in
      if case .value(let field) = node { field.description } else { nil }
    }
    let lists = Report.nodes.compactMap { node in if case .list(let list) = node { list } else { nil } }
    return [
      Markdown.heading(2, BilingualText(es: "El informe", en: "The report")[language]),
      table(values, in: nil),
    ]
      + lists.flatMap { list in
        [
          Markdown.heading(2, "\(list.description.title): \(Markdown.code(list.description.pointer))"),
          list.description.summary[language], table(list.elements, in: list.key),
        ]
      }
      + [Markdown.heading(2, BilingualText(es: "Catálogos", en: "Catalogues")[language]), catalogues]
  }

  private func table(_ fields: [FieldDescription], in list: FieldKey?) -> String {
    Markdown.table(
      [
        BilingualText(es: "JSON", en: "JSON"), BilingualText(es: "CSV", en: "CSV"),
        BilingualText(es: "en la hoja", en: "in the sheet"),
        BilingualText(es: "qué es", en: "what it is"), BilingualText(es: "qué contiene", en: "what it holds"),
      ],
      fields.map { field in
        // A list of plain texts has no key of its own.
        let path = field.path.isEmpty ? "" : Markdown.code(field.path.joined(separator: "."))
        let since =
          field.since > .oneZero
          ? BilingualText(es: " Desde la versión {version}.", en: " Since version {version}.")
            .filled(["version": field.since.description])[language] : ""
        return [
          path, Markdown.code(column(field, in: list)), field.title, field.summary[language] + since,
          FieldWords.holds(field.kind)[language],
        ]
      }, in: language)
  }

  private func column(_ field: FieldDescription, in list: FieldKey?) -> String {
    guard let list, list != .indicators else { return field.key.snake }
    return list.followed(by: field.key).snake
  }

  private var catalogues: String {
    Markdown.table(
      [
        BilingualText(es: "catálogo", en: "catalogue"),
        BilingualText(es: "valores oficiales", en: "official values"),
      ],
      CatalogueName.allCases.map { name in
        [
          Markdown.code(name.rawValue),
          Vocabulary.standard.officialValues[name, default: []].joined(separator: ", "),
        ]
      }, in: language)
  }
}

/// What a field holds, in words.
enum FieldWords {
  static func holds(_ kind: FieldKind) -> BilingualText {
    switch kind {
    case .line: BilingualText(es: "texto", en: "text")
    case .prose: BilingualText(es: "texto de varios renglones", en: "text of several lines")
    case .code: BilingualText(es: "clave, como texto", en: "code, as text")
    case .catalogue(let name):
      BilingualText(es: "texto del catálogo `{name}`", en: "text of the catalogue `{name}`")
        .filled(["name": name.rawValue])
    case .number: BilingualText(es: "número decimal exacto", en: "exact decimal number")
    case .integer(let bounds) where bounds.upperBound == .max:
      BilingualText(es: "número entero", en: "whole number")
    case .integer(let bounds):
      BilingualText(es: "número entero, de {least} a {most}", en: "whole number, {least} to {most}")
        .filled(["least": String(bounds.lowerBound), "most": String(bounds.upperBound)])
    @unknown default: BilingualText(es: "", en: "")
    }
  }
}
