import MIRSchema
import SheetIO

extension SheetReading {
  /// Whether every record is read as printed and says all that a record does, every cell has its place or could have
  /// none, and nothing is doubtful: then the sheet is what it looks like.
  ///
  /// A level whose number is too long is doubtful, and so are two years in a header block, but neither is a sign of another
  /// layout; nor is an odd value in its place on pages that are known, where most records leave nothing to decide.
  func isSoundTable(of sheet: Sheet) -> Bool {
    let isMostlySound = isMostlySound
    return !reports.isEmpty && placings.isEmpty
      && findings.allSatisfy {
        ($0.severity == .info && $0.code != .rowContinued)
          || $0.code == .levelUnknown || $0.code == .yearConflict
          || isMostlySound && $0.code.isAboutOneValue
      }
      && reports.allSatisfy { report in
        report.indicators.indices.allSatisfy { report.isWhole(indicator: $0) }
      }
      && account.totals.lost == 0 && areLeftoversOrdinary(of: sheet, isMostlySound)
  }

  /// Whether the pages are known, and four of five records leave nothing to decide.
  private var isMostlySound: Bool {
    shortPages > 0
      && shortRecords * 5 >= reports.reduce(0) { $0 + $1.indicators.count } * 4
  }

  /// Whether the cells without a place are such as sound tables have, which say nothing of how a sheet is laid: numbers of
  /// pages, totals, and a few words that stand apart below the last record; among sound records a word in place of a value.
  private func areLeftoversOrdinary(of sheet: Sheet, _ isMostlySound: Bool) -> Bool {
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
      case .record: return isMostlySound && cell.isText && !cell.shownText.contains(where: \.isNumber)
      case .heading, .header, .title, .section, .continuation: return false
      }
    }
  }

  /// So far below a record may a line of its text stand.
  private static let farthestLine = 3
  /// Longer texts may be a record's; in bytes.
  private static let longestWords = 60
}

extension FindingCode {
  /// Whether a rule says of a value that it is odd, unreadable or missing where it is, and nothing of where cells are.
  fileprivate var isAboutOneValue: Bool {
    switch self {
    case .programmedSum, .adjustedSum, .achievedSum, .variationMismatch, .valuesMissing, .catalogueUnknown,
      .numberUnreadable, .cellError, .achievedAhead:
      true
    default: false
    }
  }
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
