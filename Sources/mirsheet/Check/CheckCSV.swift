import Foundation
import MIRSchema
import SheetIO

/// What was found, as a list to work through in a spreadsheet, the worst first, with a column to tick.
enum CheckCSV: CheckForm {
  static func bytes(of result: CheckResult, language: Language) throws -> Data {
    let heading = [
      BilingualText(es: "Hecho", en: "Done"), BilingualText(es: "Gravedad", en: "Severity"),
      BilingualText(es: "Archivo", en: "File"), BilingualText(es: "Hoja", en: "Sheet"),
      BilingualText(es: "Celda", en: "Cell"), BilingualText(es: "Indicador", en: "Indicator"),
      BilingualText(es: "Campo", en: "Field"), BilingualText(es: "Se encontró", en: "Found"),
      BilingualText(es: "Se esperaba", en: "Expected"), BilingualText(es: "Hallazgo", en: "Finding"),
      BilingualText(es: "Qué hacer", en: "What to do"), BilingualText(es: "Regla", en: "Rule"),
    ].map { $0[language] }
    var rows: [(severity: Severity, row: [String])] = []
    for entry in result.entries {
      switch entry {
      case .failed(let path, let failure):
        rows.append(
          (
            .error,
            [
              "", Severity.error.name(in: language), RawPath(path).shown, "", "", "", "", "", "",
              failure.message[language],
              failure.hint?[language] ?? "", failure.code.name,
            ]
          ))
      case .checked(let file):
        rows += file.findings.map { finding in
          (
            finding.severity,
            [
              "", finding.severity.name(in: language), file.shown, finding.sheet ?? "", finding.cell ?? "",
              finding.indicator ?? "", finding.field?.title ?? "", finding.raw ?? "", finding.expected ?? "",
              finding.message[language], finding.hint?[language] ?? "", finding.name,
            ]
          )
        }
      }
    }
    let sorted = rows.enumerated().sorted {
      ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
    }
    return Data(ReportCSV.spreadsheetText([heading] + sorted.map(\.element.row)))
  }
}
