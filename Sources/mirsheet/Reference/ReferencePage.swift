import SheetIO

/// A page of `docs/referencia`, by its name: each is printed from what the program itself goes by.
enum ReferencePage: String, CaseIterable {
  case commands = "ordenes"
  case fields = "campos"
  case json
  case csv
  case tables = "tablas"
  case words = "palabras"
  case limits = "limites"

  /// The page as Markdown; `commands` are the program and those that its help lists.
  func text(of commands: [CommandDescription], in language: Language) throws -> String {
    let body: [String] =
      switch self {
      case .commands: CommandsReference(commands: commands, language: language).blocks
      case .fields: FieldsReference(language: language).blocks
      case .json: JSONReference(language: language).blocks
      case .csv: CSVReference(language: language).blocks
      case .tables: try TablesReference(language: language).blocks
      case .words: WordsReference(language: language).blocks
      case .limits: LimitsReference(language: language).blocks
      }
    return ([Markdown.heading(1, title[language]), about[language] + " " + Self.origin[language]] + body)
      .joined(separator: "\n\n") + "\n"
  }

  private static let origin = BilingualText(
    es: "Esta página la escribe `make reference`, de lo mismo que usa el programa.",
    en: "This page is written by `make reference`, from what the program itself uses.")

  private var title: BilingualText {
    switch self {
    case .commands: BilingualText(es: "Órdenes y opciones", en: "Commands and options")
    case .fields: BilingualText(es: "Campos del informe", en: "Fields of the report")
    case .json: BilingualText(es: "El JSON", en: "The JSON")
    case .csv: BilingualText(es: "Columnas del CSV", en: "Columns of the CSV")
    case .tables:
      BilingualText(es: "Tablas de `mirsheet.sqlite`", en: "Tables of `mirsheet.sqlite`")
    case .words: BilingualText(es: "Palabras que se reconocen", en: "Words that are recognised")
    case .limits: BilingualText(es: "Límites", en: "Limits")
    }
  }

  private var about: BilingualText {
    switch self {
    case .commands:
      BilingualText(
        es: "Lo mismo dicen `mirsheet help ORDEN` y, ya instalado el programa, `man mirsheet-ORDEN`.",
        en: "`mirsheet help COMMAND` says the same and, once installed, `man mirsheet-COMMAND`.")
    case .fields:
      BilingualText(
        es: "Lo que un informe puede decir, y cómo se llama en cada una de sus formas.",
        en: "What a report can say, and what it is called in each of its forms.")
    case .json:
      BilingualText(
        es: "Lo mismo, para programas: `mirsheet schema` y `mirsheet schema --check`.",
        en: "The same, for programs: `mirsheet schema` and `mirsheet schema --check`.")
    case .csv:
      BilingualText(
        es:
          "Una fila por indicador, con los datos de su informe en cada una. Para programas: `mirsheet schema --csv`.",
        en:
          "One row for each indicator, with its report's data on each. For programs: `mirsheet schema --csv`."
      )
    case .tables:
      BilingualText(
        es:
          "Lo que `mirsheet migrate` deja en la base de datos. Lo mismo dice en ella la tabla `data_dictionary`.",
        en: "What `mirsheet migrate` leaves in the database. Its table `data_dictionary` says the same.")
    case .words:
      BilingualText(
        es:
          "Los nombres con que se reconocen encabezados, etiquetas y valores, aunque cambien mayúsculas, acentos, espacios o una letra. Otros se agregan con `--vocabulary`, bajo las mismas claves.",
        en:
          "The names by which headings, labels and values are recognised, also with other capitals, accents, spaces or one letter. Others are added with `--vocabulary`, under the same keys."
      )
    case .limits:
      BilingualText(
        es:
          "Un archivo que rebasa un límite se rechaza, y se dice cuál. Un informe real queda muy por debajo.",
        en: "A file beyond a limit is refused, and which one is said. Real reports stay far below.")
    }
  }
}
