import Foundation
import MIRSchema
import SheetIO

/// Reads the sheet *Sin lugar* that ``UnplacedSheet`` drew, however people have edited it since.
///
/// A deleted row is an entry less. What is not an entry any more is reported and kept as it is.
struct UnplacedSheetReader {
  /// The entries of the sheet, in its order.
  private(set) var unplaced: [UnplacedCell] = []
  private(set) var findings: [Finding] = []

  /// Reads a sheet; `nil` when it is another one.
  init?(_ sheet: Sheet) {
    guard Self.isUnplacedSheet(sheet) else { return nil }
    let rows = sheet.rows
    guard let heading = rows.lazy.map(Self.columns).enumerated().first(where: { $0.element.count > 1 }) else {
      return
    }
    var left: [UnplacedCell] = []
    var told: [Finding] = []
    var open: Open?
    func close() {
      guard let row = open else { return }
      open = nil
      if let entry = UnplacedEntry(row.kind, row.texts) {
        switch entry {
        case .cell(let cell): unplaced.append(cell)
        case .finding(let finding): findings.append(finding)
        }
      } else {
        leave(row.cells)
      }
    }
    func leave(_ cells: [Cell]) {
      guard let first = cells.first else { return }
      left += cells.map { cell in
        UnplacedCell(sheet: sheet.name, cell: cell.address.description, text: cell.shownText)
      }
      told.append(
        Finding(
          .unplacedRowUnread, sheet: sheet.name, cell: first.address.description,
          raw: cells.map(\.shownText).joined(separator: " | ")))
    }
    for row in rows.dropFirst(heading.offset + 1) {
      let cells = row.filter { !$0.isBlank }
      guard !cells.isEmpty else { continue }
      var next = Open(cells: cells)
      var stray: [Cell] = []
      for cell in row {
        guard let column = heading.element[cell.address.column] else {
          if !cell.isBlank { stray.append(cell) }
          continue
        }
        if column == .kind { next.named = Self.kind(cell.shownText) }
        next.texts[column] = cell.shownText
      }
      switch next.named {
      case .continued? where open != nil:
        for (column, text) in next.texts where column != .kind { open?.texts[column, default: ""] += text }
        open?.cells += cells
      case .cell?, .finding?:
        close()
        open = next
      case .continued?, nil:
        close()
        leave(cells)
        stray = []
      }
      leave(stray)
    }
    close()
    unplaced += left
    findings += told
  }

  /// A row with the rows that carry it on.
  private struct Open {
    var named: UnplacedEntry.Kind?
    var texts: [UnplacedEntry.Column: String] = [:]
    var cells: [Cell]
    var kind: UnplacedEntry.Kind { named ?? .continued }

    init(cells: [Cell]) { self.cells = cells }
  }

  /// Whether the sheet is one that ``UnplacedSheet`` drew: its first row has the mark.
  static func isUnplacedSheet(_ sheet: Sheet) -> Bool {
    sheet.cells.lazy.prefix { $0.address.row == 0 }.contains { cell in
      guard case .text(let text) = cell.value else { return false }
      return text.hasPrefix(UnplacedSheet.mark + " ")
    }
  }

  private static func columns(_ row: ArraySlice<Cell>) -> [Int: UnplacedEntry.Column] {
    var columns: [Int: UnplacedEntry.Column] = [:]
    for cell in row {
      let text = FoldedText(cell.shownText)
      columns[cell.address.column] = UnplacedEntry.Column.allCases.first { column in
        Language.allCases.contains { FoldedText(column.title[$0]) == text }
      }
    }
    return columns
  }

  private static func kind(_ word: String) -> UnplacedEntry.Kind? {
    let text = FoldedText(word)
    return UnplacedEntry.Kind.allCases.first { kind in
      Language.allCases.contains { FoldedText(kind.name[$0]) == text }
    }
  }
}

extension Finding {
  /// Whether reading a drawn sheet has found again what the sheet *Sin lugar* brings back.
  ///
  /// Places differ, since the one was in the file that the sheet was drawn of. A value that was changed since is
  /// another finding.
  func repeats(_ known: Finding) -> Bool {
    guard code == known.code, indicator == known.indicator, field == known.field else { return false }
    if indicator == nil, field == nil {
      // What is about a whole report names the sheet that the report was on, which the drawing calls otherwise.
      let isOfCell = cell != nil || known.cell != nil
      return (!isOfCell || sheet == known.sheet) && cell == known.cell && raw == known.raw
    }
    guard let found = raw.flatMap(Self.number), let before = known.raw.flatMap(Self.number) else {
      return true
    }
    return found == before
  }

  private static func number(_ text: String) -> Decimal? {
    NumberReading.number(in: text, session: .standard)
  }
}
