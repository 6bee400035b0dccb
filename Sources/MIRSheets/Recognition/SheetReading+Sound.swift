import MIRSchema
import SheetIO

extension SheetReading {
  /// Whether every record is read as printed and says all that a record does, every cell has its place or could have
  /// none, and nothing is doubtful: then the sheet is what it looks like.
  ///
  /// A level whose number is too long is doubtful, and so are two years in a header block, but neither is a sign of another
  /// layout.
  func isSoundTable(of sheet: Sheet) -> Bool {
    !reports.isEmpty && placings.isEmpty
      && findings.allSatisfy {
        ($0.severity == .info && $0.code != .rowContinued)
          || $0.code == .levelUnknown || $0.code == .yearConflict
      }
      && reports.allSatisfy { report in
        report.indicators.indices.allSatisfy { report.isWhole(indicator: $0) }
      }
      && account.totals.lost == 0 && areLeftoversOrdinary(of: sheet)
  }

  /// Whether the cells without a place are such as sound tables have, which say nothing of how a sheet is laid: numbers of
  /// pages, totals, and a few words that stand apart below the last record.
  private func areLeftoversOrdinary(of sheet: Sheet) -> Bool {
    guard account.totals.unplaced > 0 else { return true }
    var kinds: [Int: RowKind] = [:]
    for row in rows { kinds[row.row] = row.kind }
    let end = rows.lazy.filter { $0.kind == .record || $0.kind == .continuation }.map(\.row).max() ?? 0
    return account.fates.indices.allSatisfy { index in
      guard case .unplaced = account.fates[index], index < sheet.cells.count else { return true }
      let cell = sheet.cells[index]
      switch kinds[cell.address.row] {
      case .pageNumber, .total: return true
      case .outside, .signature, .note, nil:
        return cell.isText && cell.address.row > end + Self.farthestLine
          && cell.shownText.utf8.count <= Self.longestWords
      case .heading, .header, .title, .section, .record, .continuation: return false
      }
    }
  }

  /// So far below a record may a line of its text stand.
  private static let farthestLine = 3
  /// Longer texts may be a record's; in bytes.
  private static let longestWords = 60
}

extension Report {
  /// Whether an indicator has a level, a name, and values of what was programmed and of what was achieved.
  fileprivate func isWhole(indicator place: Int) -> Bool {
    let values = values(ofIndicator: place)
    guard let level = indicators[place].level, indicators[place].name != nil,
      values.has(.programmed), values.has(.achieved)
    else { return false }
    return Level(official: level) != nil || LevelReading.isNumberedBeyond(level)
  }
}
