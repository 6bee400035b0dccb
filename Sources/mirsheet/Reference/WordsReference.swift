import MIRSchema
import SheetIO

/// The words of the vocabulary that a municipality may add to, under the keys of its file.
struct WordsReference {
  let language: Language

  var blocks: [String] {
    let sections: [(BilingualText, VocabularyFile.Section, [String])] = [
      (
        BilingualText(es: "Encabezados de columnas", en: "Headings of columns"), .columns,
        Indicator.fields.map(\.key.rawValue)
      ),
      (
        BilingualText(es: "Grupos de columnas", en: "Groups of columns"), .groups,
        Vocabulary.Group.allCases.map(\.rawValue)
      ),
      (BilingualText(es: "Periodos", en: "Periods"), .periods, Period.allCases.map(\.rawValue)),
      (
        BilingualText(es: "Etiquetas de la cabecera", en: "Labels of the header block"), .context,
        Vocabulary.Context.allCases.map(\.rawValue)
      ),
    ]
    return sections.flatMap { title, section, keys in
      [Markdown.heading(2, "\(title[language]): \(Markdown.code(section.rawValue))"), labels(section, keys)]
    }
      + [
        Markdown.heading(
          2,
          "\(BilingualText(es: "Valores de catálogos", en: "Values of catalogues")[language]): \(Markdown.code(VocabularyFile.Section.catalogues.rawValue))"
        ),
        catalogues,
      ]
  }

  private static let names = BilingualText(es: "nombres", en: "names")

  private func labels(_ section: VocabularyFile.Section, _ keys: [String]) -> String {
    let rows = keys.compactMap { key -> [String]? in
      let words = Vocabulary.standard.files.flatMap { $0.labels[section]?[key]?.all ?? [] }
      return words.isEmpty ? nil : [Markdown.code(key), words.joined(separator: " · ")]
    }
    return Markdown.table([BilingualText(es: "clave", en: "key"), Self.names], rows, in: language)
  }

  private var catalogues: String {
    let rows = CatalogueName.allCases.flatMap { name in
      Vocabulary.standard.files.flatMap { $0.catalogues[name] ?? [] }.map { value in
        [Markdown.code(name.rawValue), value.value, value.synonyms.all.joined(separator: " · ")]
      }
    }
    return Markdown.table(
      [
        BilingualText(es: "catálogo", en: "catalogue"),
        BilingualText(es: "valor oficial", en: "official value"),
        BilingualText(es: "también se escribe", en: "also written"),
      ], rows, in: language)
  }
}
