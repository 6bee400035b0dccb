import MIRSchema
import SheetIO

/// The columns of the flat CSV, in order.
struct CSVReference {
  let language: Language

  var blocks: [String] {
    [
      Markdown.table(
        [
          BilingualText(es: "columna", en: "column"),
          BilingualText(es: "con `--labels`", en: "with `--labels`"),
          BilingualText(es: "qué es", en: "what it is"),
          BilingualText(es: "qué contiene", en: "what it holds"),
        ],
        CSVColumns.all.map { column in
          [
            Markdown.code(column.key), column.label, column.summary[language],
            FieldWords.holds(column.kind)[language],
          ]
        }, in: language)
    ]
  }
}
