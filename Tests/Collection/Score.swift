import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// What a reading got right, and whether it reported the rest.
package struct Score {
  package var files = 0
  package var wholeFiles = 0
  package var fields = 0
  package var right = 0
  package var missingTold = 0
  package var missingSilent = 0
  package var wrongTold = 0
  package var wrongSilent = 0
  package var cellsLost = 0
  package var extraRecords = 0
  package var missingRecords = 0
  /// Damage that was put right, or left nothing to read, without a word.
  package var untold = 0
  /// Differences, the worst first.
  package var differences: [Difference] = []

  package init() {}

  /// One field that is not as it should be.
  package struct Difference {
    package let file: String
    package let place: String
    package let found: String
    package let wanted: String
    package let isTold: Bool
    package var weight: Int { isTold ? 0 : found == "·" ? 1 : 2 }
  }

  /// Adds another score.
  package mutating func add(_ other: Score) {
    files += other.files
    wholeFiles += other.wholeFiles
    fields += other.fields
    right += other.right
    missingTold += other.missingTold
    missingSilent += other.missingSilent
    wrongTold += other.wrongTold
    wrongSilent += other.wrongSilent
    cellsLost += other.cellsLost
    extraRecords += other.extraRecords
    missingRecords += other.missingRecords
    untold += other.untold
    differences += other.differences
  }

  /// The share of fields that are right, in percent.
  package var percentRight: Double { fields == 0 ? 100 : 100 * Double(right) / Double(fields) }
}

/// Holds a reading against the truth.
package struct Judge {
  private let workbook: LabelledWorkbook
  private let document: ReportDocument
  private var score = Score()

  /// The score of one workbook as this program reads it.
  package static func score(_ labelled: LabelledWorkbook) -> Score {
    let workbook = labelled.workbook
    let reader = ReportReader()
    let document = reader.read(workbook, source: Source(format: "xlsx"))
    var judge = Judge(workbook: labelled, document: document)
    judge.judge()
    for (sheet, grid) in zip(workbook.sheets, labelled.grids) where sheet.visibility == .visible {
      let reading = reader.read(sheet, of: workbook)
      guard !reading.reports.isEmpty else { continue }
      judge.account(sheet, grid, reading.account)
    }
    return judge.finished()
  }

  private init(workbook: LabelledWorkbook, document: ReportDocument) {
    self.workbook = workbook
    self.document = document
  }

  private func finished() -> Score {
    var result = score
    result.files = 1
    let isWhole =
      result.right == result.fields && result.cellsLost == 0 && result.extraRecords == 0
      && result.missingRecords == 0
      && result.untold == 0
    result.wholeFiles = isWhole ? 1 : 0
    return result
  }

  private var warnings: [Finding] { document.findings.filter { $0.severity >= .warning } }

  private mutating func judge() {
    for (index, truth) in workbook.truth.enumerated() {
      let found = index < document.reports.count ? document.reports[index] : Report()
      compare(found, truth, index)
    }
    for report in document.reports.dropFirst(workbook.truth.count) {
      score.extraRecords += max(1, report.indicators.count)
    }
    for place in workbook.mustTell where !isTold(record: place) { score.untold += 1 }
    if workbook.mustWarn, warnings.isEmpty { score.untold += 1 }
  }

  private mutating func compare(_ found: Report, _ truth: Report, _ report: Int) {
    for node in Report.nodes {
      switch node {
      case .value(let field):
        let (one, other) = (field.get(found), field.get(truth))
        count(one, other, "\(report)/\(field.key)", isTold: one == other || isTold(field: field.key))
      case .list(let list) where list.key == "indicators": compareRecords(found, truth, report)
      case .list(let list):
        let left = list.get(found)
        let right = list.get(truth)
        for index in 0..<max(left.count, right.count) {
          for part in list.elements.indices {
            let one = index < left.count ? left[index][part] : nil
            let other = index < right.count ? right[index][part] : nil
            let name = "\(report)/\(list.key)/\(index)/\(list.elements[part].key)"
            count(one, other, name, isTold: one == other || isTold(field: list.key))
          }
        }
      }
    }
  }

  private mutating func compareRecords(_ found: Report, _ truth: Report, _ report: Int) {
    let pairs = Self.pairs(found.indicators, truth.indicators)
    score.extraRecords += found.indicators.count - pairs.count { $0 != nil }
    for (record, indicator) in truth.indicators.enumerated() {
      guard let index = pairs[record] else {
        score.missingRecords += 1
        for field in Indicator.fields where field.get(indicator) != nil {
          count(nil, field.get(indicator), "\(report)/\(indicator.label ?? "?")/\(field.key)", isTold: false)
        }
        continue
      }
      let read = found.indicators[index]
      for field in Indicator.fields {
        let place = LabelledWorkbook.Place(report: report, record: record, key: field.key)
        let name = "\(report)/\(indicator.label ?? "?")/\(field.key)"
        let wanted = field.get(indicator)
        let isOpen =
          workbook.removed.contains(place) || (workbook.disputed.contains(place) && isTold(record: place))
        if isOpen, field.get(read) == nil {
          score.fields += 1
          score.right += 1
          continue
        }
        let value = field.get(read)
        let told =
          value == wanted || isTold(record: place) || isTold(label: read.label) || isTold(column: field.key)
        count(value, wanted, name, isTold: told)
      }
    }
  }

  /// For each wanted record the one that was read for it: in order, by label where their numbers differ.
  private static func pairs(_ found: [Indicator], _ wanted: [Indicator]) -> [Int?] {
    if found.count == wanted.count { return Array(found.indices) }
    var next = 0
    return wanted.map { indicator in
      guard let match = found[min(next, found.count)...].firstIndex(where: { $0.label == indicator.label })
      else { return nil }
      next = match + 1
      return match
    }
  }

  /// Whether a warning names a field of the report.
  private func isTold(field: String) -> Bool {
    warnings.contains { $0.field.map { $0.hasPrefix(field) || field.hasPrefix($0) } == true }
  }

  /// Whether a warning names the column of a record's field, or its group.
  private func isTold(column key: String) -> Bool {
    warnings.contains { finding in
      finding.indicator == nil && finding.field.map { key == $0 || key.hasPrefix($0 + ".") } == true
    }
  }

  private func isTold(label: String?) -> Bool {
    guard let label else { return false }
    return warnings.contains { $0.indicator == label }
  }

  /// Whether a warning names the record, or a cell of its row.
  private func isTold(record place: LabelledWorkbook.Place) -> Bool {
    let indicator = workbook.truth[place.report].indicators[place.record]
    if isTold(label: indicator.label) { return true }
    for grid in workbook.grids {
      for record in grid.records where record.report == place.report && record.record == place.record {
        let row = "\(record.index + 1)"
        if warnings.contains(where: { finding in
          finding.sheet == grid.name
            && finding.cell.map { cell in
              cell.split(separator: ":").contains { $0.drop(while: \.isLetter) == row }
            } == true
        }) {
          return true
        }
      }
    }
    return false
  }

  private mutating func count(_ found: FieldValue?, _ wanted: FieldValue?, _ place: String, isTold told: Bool)
  {
    guard found != nil || wanted != nil else { return }
    score.fields += 1
    if found == wanted {
      score.right += 1
      return
    }
    switch (found, told) {
    case (nil, true): score.missingTold += 1
    case (nil, false): score.missingSilent += 1
    case (_, true): score.wrongTold += 1
    case (_, false): score.wrongSilent += 1
    }
    score.differences.append(
      Score.Difference(
        file: "\(workbook.family)/\(workbook.seed)", place: place, found: Self.text(found),
        wanted: Self.text(wanted), isTold: told))
  }

  private static func text(_ value: FieldValue?) -> String {
    switch value {
    case nil: "·"
    case .text(let text): String(text.prefix(60))
    case .number(let number): "\(number)"
    case .integer(let number): "\(number)"
    }
  }

  /// Every cell has a fate, and no data is taken for a label.
  private mutating func account(_ sheet: Sheet, _ grid: Grid, _ account: CellAccount) {
    score.cellsLost += account.totals.lost
    for (cell, fate) in zip(sheet.cells, account.fates) {
      guard case .field(_, _, let key)? = grid.rows[cell.address.row].cells[cell.address.column]?.tag else {
        continue
      }
      switch fate {
      case .field, .unplaced: break
      default:
        score.cellsLost += 1
        score.differences.append(
          Score.Difference(
            file: "\(workbook.family)/\(workbook.seed)",
            place: "\(cell.address) \(key) taken for \(fate.map { "\($0)" } ?? "nothing")", found: "·",
            wanted: cell.shownText, isTold: false))
      }
    }
  }
}
