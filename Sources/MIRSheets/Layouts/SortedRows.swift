import MIRSchema
import SheetIO

/// A sheet whose rows were sorted by one of its columns, heading and header block with them.
///
/// Header lines, rows of the heading and records are where the alphabet puts them. What belongs above the records is
/// laid above them; the records keep their order.
struct SortedRows {
  let session: ReadingSession
  let view: SheetView

  private var words: HeadingWords { HeadingWords(session: session) }

  private enum Role { case title, header, heading, leaves, record, other }

  static func laid(_ sheet: LaidSheet, _ session: ReadingSession) -> LaidSheet? {
    // Headings that were laid over their records are where they belong.
    guard sheet.view.headings.isEmpty else { return nil }
    let sorted = SortedRows(session: session, view: sheet.view)
    guard sorted.mayBeSorted else { return nil }
    return sorted.laid(sheet)
  }

  /// Whether a record has no row of many words above it, or a row of quarters is below records and below no heading.
  private var mayBeSorted: Bool {
    let records = RecordRows(session: session)
    guard let first = view.rows.firstIndex(where: { records.hasLevel($0) }) else { return false }
    if !view.rows[..<first].contains(where: { $0.own.count >= Self.fewestWords }) { return true }
    return view.rows.indices.contains { position in
      position > first && view.rows[position].own.count >= Self.fewestWords
        && !records.hasLevel(view.rows[position - 1]) && isOrphan(position)
    }
  }

  /// Whether a row of quarters is under none of the groups that it belongs to.
  private func isOrphan(_ position: Int) -> Bool {
    guard words.isLeaves(view.rows[position]), position > 0 else { return false }
    let above = view.rows[position - 1]
    return !words.isHeading(above) || words.isLeaves(above)
  }

  private func laid(_ sheet: LaidSheet) -> LaidSheet? {
    var roles = view.rows.map(role)
    guard roles.count(where: { $0 == .record }) >= Self.fewestRecords else { return nil }
    let signatures = SignatureReader(session: session)
    let foot = view.rows.lastIndex { row in
      signatures.isRoleRow(row) && !RecordRows(session: session).isRecord(row)
    }
    if let foot {
      for position in foot..<roles.count where roles[position] == .header { roles[position] = .other }
    }
    guard let heading = heading(roles), isOutOfOrder(roles, heading) else { return nil }
    var used: Set<FoldedText> = []
    var top: [Int] = []
    var again: [Int] = []
    for role in [Role.title, .header] {
      for position in roles.indices where roles[position] == role {
        let text = FoldedText(view.rows[position].own.map(\.text).joined(separator: "|"))
        if used.insert(text).inserted { top.append(position) } else { again.append(position) }
      }
    }
    let headings = roles.indices.filter { [.heading, .leaves].contains(roles[$0]) && !heading.contains($0) }
    let records = roles.indices.filter { roles[$0] == .record }
    let others = roles.indices.filter { roles[$0] == .other }
    let blocks = [top, heading, records, again, others]
    var rows: [SheetView.Row] = []
    var next = 0
    for block in blocks where !block.isEmpty {
      for position in block {
        let gap = rows.isEmpty || block == heading || block == records ? 1 : distance(position)
        next += max(gap, 1)
        rows.append(view.rows[position].laid(inRow: next))
      }
      if block != top, block != heading { next += Self.gap }
    }
    var result = sheet
    result.view = SheetView(view, rows: rows)
    result.labels += headings.flatMap { view.rows[$0].own }
    let cell = view.rows[heading[0]].own[0].cell
    result.findings.append(
      Finding(.rowsSorted, at: .cell(cell.address, of: view.sheet.name), raw: cell.shownText))
    return result
  }

  /// How far below the row before it a row is printed.
  private func distance(_ position: Int) -> Int {
    position > 0 ? min(view.rows[position].row - view.rows[position - 1].row, Self.gap) : 1
  }

  /// Whether records are above the heading, or its rows are apart.
  private func isOutOfOrder(_ roles: [Role], _ heading: [Int]) -> Bool {
    guard let first = roles.firstIndex(of: .record), let top = heading.first else { return false }
    return first < top || zip(heading, heading.dropFirst()).contains { $1 != $0 + 1 }
  }

  /// The rows of one heading, from the top down: the groups, the names, the quarters.
  private func heading(_ roles: [Role]) -> [Int]? {
    let rows = roles.indices.filter { roles[$0] == .heading }
    let leaves = roles.indices.filter { roles[$0] == .leaves }
    let named = rows.filter { words.names(view.rows[$0]) }
    guard let name = named.first else { return nil }
    let isComplete = words.periods(view.rows[name]) >= HeadingWords.fewestPeriods
    let groups = isComplete ? rows.first { !words.names(view.rows[$0]) } : nil
    let below =
      isComplete
      ? leaves.first { words.periods(view.rows[$0]) == 0 }
      : leaves.first { words.periods(view.rows[$0]) >= HeadingWords.fewestPeriods }
    guard isComplete || below != nil else { return nil }
    return [groups, name, below].compactMap { $0 }
  }

  private func role(_ row: SheetView.Row) -> Role {
    if RecordRows(session: session).isRecord(row) { return .record }
    if row.own.count >= 2, words.isHeading(row) { return words.isLeaves(row) ? .leaves : .heading }
    if HeaderLineFinder(session: session).lines(in: row).lines.isEmpty == false { return .header }
    return RowWords(session: session).isTitle(row) ? .title : .other
  }

  private static let fewestWords = 4
  private static let fewestRecords = 3
  /// Blank rows between what is laid apart.
  private static let gap = 3
}

extension SheetView.Row {
  /// The same cells as a row of another place; they keep their addresses.
  func laid(inRow row: Int) -> SheetView.Row {
    SheetView.Row(row: row, items: own.map { $0.laid(inRow: row, columns: $0.columns) })
  }
}
