import MIRSchema
import SheetIO

/// A table cut in two or more: a part with the levels, and below it parts with further columns of the same records.
///
/// The parts are laid beside the first one, each record next to its own by the level; where a part has no levels, by
/// position, which is reported as doubtful. Each part may go over several pages.
struct HalvesBelow {
  let session: ReadingSession
  let view: SheetView
  private let pieces: TablePieces

  init(session: ReadingSession, view: SheetView) {
    self.session = session
    self.view = view
    pieces = TablePieces(session: session, view: view)
  }

  /// One part of the table: what all its pages have, of one heading.
  private struct Part {
    var pages: [TablePieces.Piece]

    var heading: [Int] { pages[0].heading }
    var records: [Int] { pages.flatMap(\.records) }
  }

  static func laid(_ sheet: LaidSheet, _ session: ReadingSession) -> LaidSheet? {
    let halves = HalvesBelow(session: session, view: sheet.view)
    guard halves.mayBeAny, let (left, others) = halves.parts else { return nil }
    return halves.join(sheet, left, others)
  }

  /// A cheap look first: levels in rows without numbers, numbers in rows without a level, or a level that comes again.
  private var mayBeAny: Bool {
    var levels: Set<FoldedText> = []
    var named = 0
    var isAny = false
    for row in view.rows where row.own.count >= 2 {
      if let level = pieces.level(of: row) {
        named += 1
        isAny = isAny || !levels.insert(FoldedText(level.text)).inserted || !pieces.hasNumbers(row)
      } else if !isAny {
        isAny = named >= Self.fewestRecords && pieces.hasNumbers(row)
      }
    }
    return isAny && named >= Self.fewestRecords
  }

  // MARK: The parts

  /// The part with the levels and those that belong to it, each with its records' partners.
  private var parts: (left: Part, others: [(part: Part, partners: Partners)])? {
    var parts: [Part] = []
    var known: [[FoldedText]: Int] = [:]
    for piece in pieces.pieces() {
      let heading = piece.heading.flatMap { view.rows[$0].own.map { FoldedText($0.text) } }
      if let place = known[heading] {
        parts[place].pages.append(piece)
      } else {
        known[heading] = parts.count
        parts.append(Part(pages: [piece]))
      }
    }
    guard let left = parts.first, left.records.count >= Self.fewestRecords, isLeft(left) else { return nil }
    var contents = contents(of: left)
    var others: [(part: Part, partners: Partners)] = []
    for part in parts.dropFirst() {
      let new = self.contents(of: part)
      guard contents.lacks(new), let partners = partners(left, part) else { continue }
      contents.add(new)
      others.append((part, partners))
    }
    return others.isEmpty ? nil : (left, others)
  }

  /// Whether a part names the records: its heading has levels or names, and all of its rows have a level.
  private func isLeft(_ part: Part) -> Bool {
    let words = HeadingWords(session: session)
    return part.heading.contains { words.names(view.rows[$0]) }
      && part.records.allSatisfy { pieces.level(of: view.rows[$0]) != nil }
  }

  /// What a heading says that its columns hold, but for the level.
  private func contents(of part: Part) -> Contents {
    let words = HeadingWords(session: session)
    let rows = part.heading.map { view.rows[$0] }
    let hasQuarters = rows.contains { words.periods($0) >= HeadingWords.fewestPeriods }
    return Contents(
      fields: words.fields(rows).subtracting([.level]), measures: hasQuarters ? words.measures(rows) : [])
  }

  private struct Contents {
    var fields: Set<FieldKey>
    /// The measures of which there are quarters.
    var measures: Set<Measure>

    /// Whether a further part has something that is not in here, and no measure that is.
    func lacks(_ part: Contents) -> Bool {
      measures.isDisjoint(with: part.measures)
        && !(part.measures.isEmpty && part.fields.isSubset(of: fields))
    }

    mutating func add(_ part: Contents) {
      fields.formUnion(part.fields)
      measures.formUnion(part.measures)
    }
  }

  // MARK: Partners

  /// For each record of the first part the one of another part.
  private struct Partners {
    var rows: [Int: Int] = [:]
    var areByPosition = false
  }

  /// The partners of all records by their levels, or by position where a part has no levels at all; `nil` where some
  /// record has none, or where most of them have two names.
  private func partners(_ left: Part, _ part: Part) -> Partners? {
    guard left.records.count == part.records.count else { return nil }
    let levels = part.records.map { pieces.level(of: view.rows[$0]) }
    if levels.allSatisfy({ $0 == nil }) {
      let pages = (left.pages.map(\.records.count), part.pages.map(\.records.count))
      guard pages.0 == pages.1 || pages.0.count == 1 || pages.1.count == 1 else { return nil }
      return Partners(
        rows: Dictionary(uniqueKeysWithValues: zip(left.records, part.records)), areByPosition: true)
    }
    var known: [LevelReading: [Int]] = [:]
    for (position, item) in zip(part.records, levels).reversed() {
      guard let item else { return nil }
      known[LevelReading(item.text, session: session), default: []].append(position)
    }
    var partners = Partners()
    for position in left.records {
      guard let item = pieces.level(of: view.rows[position]),
        let other = known[LevelReading(item.text, session: session)]?.popLast()
      else { return nil }
      partners.rows[position] = other
    }
    return agree(left, part, partners) ? partners : nil
  }

  /// Whether records are called the same in both parts, where both name them.
  private func agree(_ left: Part, _ part: Part, _ partners: Partners) -> Bool {
    let words = HeadingWords(session: session)
    guard let one = words.column(of: .name, in: left.heading.map { view.rows[$0] }),
      let other = words.column(of: .name, in: part.heading.map { view.rows[$0] })
    else { return true }
    let alike = partners.rows.count { first, second in
      let names = (view.rows[first].item(at: one)?.text, view.rows[second].item(at: other)?.text)
      return names.0.map(FoldedText.init) == names.1.map(FoldedText.init)
    }
    return alike * 2 > partners.rows.count
  }

  // MARK: Joining

  private func join(_ sheet: LaidSheet, _ left: Part, _ others: [(part: Part, partners: Partners)])
    -> LaidSheet?
  {
    var result = sheet
    var headings = left.pages.map { page in page.heading.map { view.rows[$0].own } }
    var records: [Int: [SheetView.Item]] = [:]
    var gone = Set(left.pages.flatMap(\.heading))
    var end = (left.heading + left.records).flatMap { view.rows[$0].own.map(\.columns.upperBound) }.max() ?? 0
    for (part, partners) in others {
      let moved = part.pages.flatMap { $0.heading + $0.records }
      let items = moved.flatMap { view.rows[$0].own }
      guard let first = items.map(\.column).min(), let told = items.first else { continue }
      let offset = end + 1 - first
      end = max(end, (items.map(\.columns.upperBound).max() ?? 0) + offset)
      gone.formUnion(moved)
      // What both parts say of a record is said by the first one.
      var repeated: Set<Int> = []
      var kept: Set<Int> = []
      for (position, other) in partners.rows {
        let known = Set(view.rows[position].own.map { FoldedText($0.text) })
        for item in view.rows[other].own {
          let isRepeated =
            item.index == pieces.level(of: view.rows[other])?.index
            || !NumberReading.isNumber(item.cell, session: session) && known.contains(FoldedText(item.text))
          if isRepeated {
            result.labels.append(item)
            repeated.formUnion(item.columns)
          } else {
            records[position, default: []].append(item.laid(inRow: item.row, columns: item.columns + offset))
            kept.formUnion(item.columns)
          }
        }
      }
      repeated.subtract(kept)
      for (number, page) in part.pages.enumerated() {
        for (place, position) in page.heading.enumerated() {
          for item in view.rows[position].own {
            guard number < headings.count, !repeated.isSuperset(of: item.columns) else {
              result.labels.append(item)
              continue
            }
            if place == headings[number].count { headings[number].append([]) }
            headings[number][place].append(
              item.laid(inRow: item.row, columns: item.columns + offset))
          }
        }
      }
      // A page whose heading lacks a part goes on under the heading before it.
      for number in headings.indices.dropFirst(part.pages.count) {
        result.labels += headings[number].flatMap { $0 }
        headings[number] = []
      }
      result.findings.append(
        Finding(
          partners.areByPosition ? .halvesByPosition : .halvesJoined,
          at: .cell(told.cell.address, of: view.sheet.name), raw: told.text))
    }
    result.view = SheetView(view, rows: rows(left, headings, records, without: gone))
    return result
  }

  /// The rows of the sheet with each page's heading and records as they are laid.
  private func rows(
    _ left: Part, _ headings: [[[SheetView.Item]]], _ records: [Int: [SheetView.Item]], without gone: Set<Int>
  ) -> [SheetView.Row] {
    let tops = Dictionary(
      zip(left.pages.map { $0.heading[0] }, headings.indices), uniquingKeysWith: { first, _ in first })
    var rows: [SheetView.Row] = []
    var more = 0
    for (position, row) in view.rows.enumerated() {
      if let number = tops[position] {
        for (place, items) in headings[number].enumerated() {
          rows.append(Self.row(row.row + more + place, items))
        }
        more += max(0, headings[number].count - left.pages[number].heading.count)
      }
      guard !gone.contains(position) else { continue }
      rows.append(Self.row(row.row + more, row.own + records[position, default: []]))
    }
    return rows
  }

  private static func row(_ row: Int, _ items: [SheetView.Item]) -> SheetView.Row {
    SheetView.Row(
      row: row, items: items.map { $0.laid(inRow: row, columns: $0.columns) }.sorted { $0.column < $1.column }
    )
  }

  private static let fewestRecords = 2
}

/// Columns moved to the right.
private func + (_ columns: ClosedRange<Int>, _ offset: Int) -> ClosedRange<Int> {
  columns.lowerBound + offset...columns.upperBound + offset
}
