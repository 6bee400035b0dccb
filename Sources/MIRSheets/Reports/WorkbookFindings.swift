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
          .formulaWithoutResult, ["count": "\(count)"], sheet: notice.sheet, cell: first.description)
      case .hiddenTexts(let count, let first, let text):
        return Finding(
          .hiddenText, ["count": "\(count)"], sheet: notice.sheet, cell: first.description, raw: text)
      case .lostSharedString(let address):
        return Finding(.textLost, sheet: notice.sheet, cell: address.description)
      case .sheetWithoutPart: return Finding(.sheetMissing, sheet: notice.sheet)
      case .unknownNamespace(let name): return Finding(.sheetMissing, sheet: notice.sheet, raw: name)
      case .strayQuote(let line):
        return Finding(.textNotice, ["es": "una comilla suelta", "en": "a stray quote"], cell: "\(line)")
      case .raggedRow(let line, let found, let expected):
        return Finding(
          .textNotice,
          [
            "es": "\(found) celdas donde se esperaban \(expected)",
            "en": "\(found) cells where \(expected) were expected",
          ], cell: "\(line)")
      case .encoding(let name):
        return Finding(
          .textNotice, ["es": "el texto está en \(name)", "en": "the text is in \(name)"], cell: "1")
      case .macroSheet:
        return Finding(
          .sheetSkipped, ["es": "es de macros de Excel 4", "en": "it contains Excel 4 macros"],
          sheet: notice.sheet)
      case .encodingInDoubt(let name, let other):
        return Finding(
          .textNotice,
          [
            "es": "el texto puede estar en \(name) o en \(other) y se leyó en \(name): revise los acentos",
            "en": "the text may be in \(name) or in \(other) and was read in \(name): check the accents",
          ], cell: "1")
      }
    }
  }

  /// Reports of the same unit, programme and quarter.
  static func repeated(_ reports: [Report]) -> [Finding] {
    guard reports.count > 1 else { return [] }
    var seen: [String: Set<String>] = [:]
    var findings = FindingList()
    for report in reports {
      guard let period = PeriodReading.text(quarter: report.quarter, year: report.fiscalYear),
        report.quarter != nil,
        let program = CodedTextReading.text(unit: report.program)
      else { continue }
      let unit = CodedTextReading.text(unit: report.responsibleUnit)
      let name = [period, unit, program].compactMap { $0 }.joined(separator: "; ")
      // Parts of one report on several sheets share no indicator.
      let labels = Set(report.indicators.compactMap(\.label))
      let key = FoldedText(name).key
      let isRepeated = seen[key].map { !$0.isDisjoint(with: labels) || labels.isEmpty } ?? false
      seen[key, default: []].formUnion(labels)
      if isRepeated { findings.append(Finding(.repeatedReport, raw: name)) }
    }
    return findings.all
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
    return [Finding(.hiddenCells, sheet: sheet.name, raw: names.joined(separator: ", "))]
  }
}
