import MIRSchema
public import SheetIO

/// What was recognised in a workbook, and why: the steps of the recognition, one after the other, for people to follow.
public struct Explanation {
  /// Whether any sheet holds a report.
  public let hasReports: Bool
  private let file: String
  private let workbook: Workbook
  private let sheets: [(sheet: Sheet, reading: SheetReading?)]
  private let findings: [Finding]
  /// The sheets that are read as one.
  private let keyed: KeyedSheets?

  /// Reads a workbook to explain it.
  public init(_ workbook: Workbook, file: String, options: ReportReader.Options = ReportReader.Options()) {
    let reader = ReportReader(options: options)
    let joined = reader.keyedReading(of: workbook)
    keyed = joined?.sheets
    self.file = file
    self.workbook = workbook
    sheets = workbook.sheets.compactMap { sheet in
      if let joined, let place = joined.sheets.sheets.firstIndex(where: { $0.name == sheet.name }) {
        return place == 0 ? (joined.sheets.sheet, joined.reading) : nil
      }
      let isRead = sheet.visibility == .visible || options.includesHiddenSheets
      return (sheet, isRead ? reader.read(sheet, of: workbook) : nil)
    }
    hasReports = sheets.contains { $0.reading?.reports.isEmpty == false }
    findings = reader.read(workbook, source: Source(format: workbook.format.rawValue)).findings
  }

  /// The whole explanation.
  public func text(in language: Language) -> String {
    var text = ExplanationText(language: language)
    let size = BilingualText(workbook.sheets.count, es: ("hoja", "hojas"), en: ("sheet", "sheets"))[language]
    text.line("\(file): \(workbook.format.rawValue), \(size)")
    for (sheet, reading) in sheets {
      text.line()
      guard let reading else {
        text.line(
          es: "Hoja «\(sheet.name)»: oculta, no se leyó.", en: "Sheet “\(sheet.name)”: hidden, not read.")
        continue
      }
      if let kept = UnplacedSheetReader(sheet) {
        text.line(
          es:
            "Hoja «\(sheet.name)»: \(kept.unplaced.count) celdas sin lugar y \(kept.findings.count) hallazgos que guardó mirsheet.",
          en:
            "Sheet “\(sheet.name)”: \(kept.unplaced.count) unplaced cells and \(kept.findings.count) findings that mirsheet kept."
        )
        continue
      }
      guard !reading.reports.isEmpty else {
        let nearness = reading.nearness?.text ?? BilingualText(es: "", en: "")
        text.line(
          es: "Hoja «\(sheet.name)»: sin informe (\(nearness.spanish)).",
          en: "Sheet “\(sheet.name)”: no report (\(nearness.english)).")
        continue
      }
      guard let keyed, sheet.name == keyed.sheet.name else {
        SheetExplanation(sheet: sheet, reading: reading).write(to: &text)
        continue
      }
      var own = ExplanationText(language: language)
      SheetExplanation(sheet: sheet, reading: reading).write(to: &own)
      text.line(
        es: "Hojas «\(keyed.sheets.map(\.name).joined(separator: "», «"))», leídas como una:",
        en: "Sheets “\(keyed.sheets.map(\.name).joined(separator: "”, “"))”, read as one:")
      for line in own.output.split(separator: "\n", omittingEmptySubsequences: false).dropFirst() {
        text.line(keyed.text(String(line)))
      }
    }
    text.line()
    let weights = Severity.allCases.reversed().map { $0.counted(count($0))[language] }.joined(separator: ", ")
    text.line(es: "Hallazgos: \(weights)", en: "Findings: \(weights)")
    for finding in findings.sorted(by: { $0.severity > $1.severity }) {
      text.line(
        "  \(finding.severity.name(in: language)) [\(finding.name)] \(finding.location): \(finding.message[language])"
      )
    }
    return text.output
  }

  private func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }
}

/// Lines in one language, whatever characters the names and texts in them have.
struct ExplanationText {
  let language: Language
  private(set) var output = ""

  init(language: Language) { self.language = language }

  mutating func line(_ text: String = "") { output += text.visible + "\n" }
  mutating func line(es: String, en: String) { line(BilingualText(es: es, en: en)[language]) }
}
