import MIRSchema
import SheetIO

/// A table cut in two: the left half with the texts, and below it the right half with the values of the same records.
///
/// The right half is laid beside the left one, each record next to its own by the level; where the right half has no
/// levels, by position, which is reported as doubtful.
struct HalvesBelow {
  let session: ReadingSession
  let view: SheetView

  /// One half: a heading and the rows below it, as positions in the view's rows.
  private struct Half {
    var heading: [Int]
    var records: [Int] = []
  }

  static func laid(_ sheet: LaidSheet, _ session: ReadingSession) -> LaidSheet? {
    let halves = HalvesBelow(session: session, view: sheet.view)
    guard let (left, right) = halves.halves else { return nil }
    return halves.join(sheet, left, right)
  }

  /// The two halves; `nil` for any other sheet.
  ///
  /// A cheap look first: levels in rows without numbers, or numbers in rows without a level.
  private var halves: (left: Half, right: Half)? {
    let levels = view.rows.lazy.filter { row in
      row.own.count >= Self.fewestCells && LevelReading.isLevel(row.own[0], session: session)
    }.prefix(Self.fewestRecords)
    guard levels.count == Self.fewestRecords, !levels.contains(where: hasNumbers) || hasRowsOfNumbers else {
      return nil
    }
    let words = HeadingWords(session: session)
    var found: [Half] = []
    var isOpen = false
    let signatures = SignatureReader(session: session)
    let headers = HeaderLineFinder(session: session)
    for (position, row) in view.rows.enumerated() {
      if row.own.count >= 2, !RecordRows(session: session).isRecord(row), words.isHeading(row) {
        if isOpen, let last = found.last, last.records.isEmpty {
          found[found.count - 1].heading.append(position)
        } else {
          found.append(Half(heading: [position]))
        }
        isOpen = true
      } else if signatures.isRoleRow(row) {
        break
      } else if isOpen {
        let isHeader = headers.lines(in: row).lines.contains { $0.label.text.contains(":") }
        if isHeader || row.own.count < Self.fewestCells {
          isOpen = false
        } else {
          found[found.count - 1].records.append(position)
        }
      }
    }
    found.removeAll { $0.records.isEmpty }
    guard found.count == 2, found[0].records.count == found[1].records.count,
      found[0].records.count >= Self.fewestRecords, isLeft(found[0], words),
      isRight(found[1], found[0], words)
    else { return nil }
    return (found[0], found[1])
  }

  /// Whether some rows hold numbers and no level.
  private var hasRowsOfNumbers: Bool {
    let records = RecordRows(session: session)
    return view.rows.contains { $0.own.count > Self.fewestNumbers && !records.hasLevel($0) && hasNumbers($0) }
  }

  /// Whether a half names the records: its heading has levels, and so have all of its rows.
  private func isLeft(_ half: Half, _ words: HeadingWords) -> Bool {
    half.heading.contains { words.names(view.rows[$0]) } && half.records.allSatisfy { level(of: $0) != nil }
  }

  /// Whether a half has the values of records, and adds no second name to them.
  private func isRight(_ half: Half, _ left: Half, _ words: HeadingWords) -> Bool {
    half.heading.contains { words.periods(view.rows[$0]) >= HeadingWords.fewestPeriods }
      && half.records.allSatisfy { hasNumbers(view.rows[$0]) }
      && !(hasNumbers(view.rows[left.records[0]])
        && words.fields(half.heading.map { view.rows[$0] }).contains(.name))
      && !words.fields(left.heading.map { view.rows[$0] }).isSubset(
        of: words.fields(half.heading.map { view.rows[$0] }))
  }

  private func hasNumbers(_ row: SheetView.Row) -> Bool {
    row.own.has(Self.fewestNumbers) { NumberReading.isNumber($0.cell, session: session) }
  }

  /// The level that a record begins with.
  private func level(of position: Int) -> SheetView.Item? {
    view.rows[position].own.prefix(2).first { LevelReading.isLevel($0, session: session) }
  }

  /// For each record of the left half the one of the right half; by position where the right half has no levels at all.
  private func partners(_ left: Half, _ right: Half) -> (rows: [Int: Int], byPosition: Bool)? {
    let levels = right.records.map { level(of: $0) }
    if levels.allSatisfy({ $0 == nil }) {
      return (Dictionary(uniqueKeysWithValues: zip(left.records, right.records)), true)
    }
    var known: [LevelReading: Int] = [:]
    for (position, item) in zip(right.records, levels) {
      guard let item, known.updateValue(position, forKey: LevelReading(item.text, session: session)) == nil
      else {
        return nil
      }
    }
    var rows: [Int: Int] = [:]
    for position in left.records {
      guard let item = level(of: position), let other = known[LevelReading(item.text, session: session)],
        !rows.values.contains(other)
      else { return nil }
      rows[position] = other
    }
    return (rows, false)
  }

  private func join(_ sheet: LaidSheet, _ left: Half, _ right: Half) -> LaidSheet? {
    guard let partners = partners(left, right) else { return nil }
    var result = sheet
    let rows = (left.heading + left.records).map { view.rows[$0] }
    let moved = (right.heading + right.records).map { view.rows[$0] }
    guard let last = rows.flatMap({ $0.own.map(\.columns.upperBound) }).max(),
      let first = moved.flatMap({ $0.own.map(\.column) }).min(), let told = moved.first?.own.first
    else { return nil }
    let offset = last + 1 - first
    var laid: [Int: [SheetView.Item]] = [:]
    // What both halves say of a record is said by the left one.
    for (position, other) in partners.rows {
      let known = Set(view.rows[position].own.map { FoldedText($0.text) })
      for item in view.rows[other].own {
        let isRepeated =
          !NumberReading.isNumber(item.cell, session: session) && known.contains(FoldedText(item.text))
        if isRepeated { result.labels.append(item) } else { laid[position, default: []].append(item) }
      }
    }
    let kept = Set(laid.values.flatMap { $0.map(\.column) })
    let depth = max(left.heading.count, right.heading.count)
    var headings: [[SheetView.Item]] = Array(repeating: [], count: depth)
    for (place, position) in left.heading.reversed().enumerated() {
      headings[place] += view.rows[position].own
    }
    for (place, position) in right.heading.reversed().enumerated() {
      for item in view.rows[position].own {
        if item.columns.contains(where: kept.contains) {
          headings[place].append(item.laid(inRow: item.row, columns: shifted(item.columns, offset)))
        } else {
          result.labels.append(item)
        }
      }
    }
    let more = depth - left.heading.count
    let gone = Set(left.heading + right.heading + right.records)
    var next: [SheetView.Row] = []
    for (position, row) in view.rows.enumerated() {
      if position == left.heading[0] {
        for (place, items) in headings.reversed().enumerated() {
          next.append(Self.row(row.row + place, items))
        }
      }
      guard !gone.contains(position) else { continue }
      let items = laid[position, default: []].map { item in
        item.laid(inRow: row.row, columns: shifted(item.columns, offset))
      }
      next.append(Self.row(position > left.heading[0] ? row.row + more : row.row, row.own + items))
    }
    result.view = SheetView(view, rows: next)
    result.findings.append(
      Finding(
        partners.byPosition ? .halvesByPosition : .halvesJoined,
        at: .cell(told.cell.address, of: view.sheet.name),
        raw: told.text))
    return result
  }

  private func shifted(_ columns: ClosedRange<Int>, _ offset: Int) -> ClosedRange<Int> {
    columns.lowerBound + offset...columns.upperBound + offset
  }

  private static func row(_ row: Int, _ items: [SheetView.Item]) -> SheetView.Row {
    SheetView.Row(
      row: row, items: items.map { $0.laid(inRow: row, columns: $0.columns) }.sorted { $0.column < $1.column }
    )
  }

  private static let fewestCells = 3
  private static let fewestNumbers = 3
  private static let fewestRecords = 2
}
