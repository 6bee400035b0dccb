import MIRSchema
import SheetIO

/// The hidden sheets of a document in which no report was found: the report may be on one of them.
struct HiddenSheets {
  private let hidden: [String]
  private let looked: [String]

  init(_ document: ReportDocument) {
    hidden = document.findings.filter { $0.code == .hiddenSheet }.compactMap(\.sheet)
    looked = document.findings.filter { $0.code == .sheetSkipped }.compactMap(\.sheet)
  }

  /// Why nothing was found, naming what was left out; `nil` when nothing was hidden.
  func failure(of file: String) -> Failure? {
    guard !hidden.isEmpty else { return nil }
    let hidden = Self.names(hidden)
    let es: String
    let en: String
    if looked.isEmpty {
      es =
        self.hidden.count == 1
        ? "la única hoja, \(hidden.spanish), está oculta" : "todas las hojas están ocultas: \(hidden.spanish)"
      en =
        self.hidden.count == 1
        ? "the only sheet, \(hidden.english), is hidden" : "every sheet is hidden: \(hidden.english)"
    } else {
      let looked = Self.names(looked)
      es =
        "no contiene ningún informe trimestral en lo que se revisó (\(looked.spanish)); no se leyó lo oculto: \(hidden.spanish)"
      en =
        "holds no quarterly report in what was looked at (\(looked.english)); what is hidden was not read: \(hidden.english)"
    }
    return Failure(
      .unreadable, es: "\(file): \(es).", en: "\(file): \(en).",
      hintES: "Para leer también las hojas ocultas, use --hidden.",
      hintEN: "To read the hidden sheets too, use --hidden.")
  }

  /// The first names, and how many more there are.
  private static func names(_ names: [String]) -> BilingualText {
    let more = names.count > shown ? " (+\(names.count - shown))" : ""
    return BilingualText(
      es: names.prefix(shown).map { "«\($0)»" }.joined(separator: ", ") + more,
      en: names.prefix(shown).map { "“\($0)”" }.joined(separator: ", ") + more)
  }

  private static let shown = 4
}
