import MIRSchema
import SheetIO

/// What is reported about a workbook as a whole.
enum WorkbookFindings {
  /// What the workbook's reader noticed.
  static func notices(of workbook: Workbook) -> [Finding] { notices(of: workbook.notices) }

  static func notices(of notices: [WorkbookNotice]) -> [Finding] {
    notices.map { notice in
      switch notice.kind {
      case .formulasWithoutResult(let count, let first):
        return Finding(
          .formulaWithoutResult, ["count": "\(count)"], at: .cell(first, of: notice.sheet))
      case .hiddenTexts(let count, let first, let text):
        return Finding(
          .hiddenText, ["count": "\(count)"], at: .cell(first, of: notice.sheet), raw: text)
      case .lostSharedString(let address):
        return Finding(.textLost, at: .cell(address, of: notice.sheet))
      case .sheetWithoutPart: return Finding(.sheetMissing, at: .cell(nil, of: notice.sheet))
      case .unknownNamespace(let name):
        return Finding(.sheetMissing, at: .cell(nil, of: notice.sheet), raw: name)
      case .strayQuote(let line):
        return textNotice(line, es: "una comilla suelta", en: "a stray quote")
      case .raggedRow(let line, let found, let expected):
        return textNotice(
          line, es: "\(found) celdas donde se esperaban \(expected)",
          en: "\(found) cells where \(expected) were expected")
      case .encoding(let name):
        return textNotice(1, es: "el texto está en \(name)", en: "the text is in \(name)")
      case .macroSheet:
        return Finding(
          .sheetSkipped,
          phrases: [
            "reason": BilingualText(es: "es de macros de Excel 4", en: "it contains Excel 4 macros")
          ], at: .cell(nil, of: notice.sheet))
      case .encodingInDoubt(let name, let other):
        return textNotice(
          1, es: "el texto puede estar en \(name) o en \(other) y se leyó en \(name): revise los acentos",
          en: "the text may be in \(name) or in \(other) and was read in \(name): check the accents")
      }
    }
  }

  private static func textNotice(_ line: Int, es: String, en: String) -> Finding {
    Finding(.textNotice, phrases: ["notice": BilingualText(es: es, en: en)], at: .line(line))
  }

  /// Reports of the same unit, programme and quarter.
  static func repeated(_ reports: [Report]) -> [Finding] {
    guard reports.count > 1 else { return [] }
    var first: [String: Int] = [:]
    var seen: [String: Set<String>] = [:]
    var findings = FindingList()
    for (place, report) in reports.enumerated() {
      guard let period = PeriodReading.text(quarter: report.quarter, year: report.fiscalYear),
        report.quarter != nil,
        let program = CodedTextReading.text(unit: report.program)
      else { continue }
      let unit = CodedTextReading.text(unit: report.responsibleUnit)
      let name = [period, unit, program].compactMap { $0 }.joined(separator: "; ")
      let key = FoldedText(name).key
      guard let one = first[key] else {
        first[key] = place
        continue
      }
      // Parts of one report on several sheets share no indicator.
      let labels = Self.labels(of: report)
      let known = seen[key] ?? Self.labels(of: reports[one])
      seen[key] = known.union(labels)
      if !known.isDisjoint(with: labels) || labels.isEmpty {
        findings.append(Finding(.repeatedReport, raw: name))
      }
    }
    return findings.all
  }

  private static func labels(of report: Report) -> Set<String> {
    Set(report.indicators.compactMap(\.label))
  }

  /// Hidden rows and columns of a sheet that was read.
  static func hidden(in sheet: Sheet) -> [Finding] {
    guard !sheet.hiddenRows.isEmpty || !sheet.hiddenColumns.isEmpty else { return [] }
    let rows = Set(sheet.cells.map(\.address.row)).intersection(sheet.hiddenRows).sorted()
    let columns = Set(sheet.cells.map(\.address.column)).filter { column in
      sheet.hiddenColumns.contains { $0.contains(column) }
    }.sorted()
    guard !rows.isEmpty || !columns.isEmpty else { return [] }
    let names = rows.map { "\($0 + 1)" } + columns.map { CellAddress.name(ofColumn: $0) }
    return [Finding(.hiddenCells, at: .sheet(sheet.name), raw: names.joined(separator: ", "))]
  }
}
