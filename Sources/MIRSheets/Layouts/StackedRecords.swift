import MIRSchema
import SheetIO

/// Several records in one row, line by line, as programs that take tables out of pages leave a page without rules.
///
/// The level's cell has a level in every line, and cells of values have as many numbers. Texts have more lines than there
/// are records; they part where their lines say so, and are left where they do not.
struct StackedRecords {
  let session: ReadingSession

  /// The sheet with a row for each record; `nil` where no row holds several.
  func laid(_ laid: LaidSheet) -> LaidSheet? {
    let view = laid.view
    guard view.rows.contains(where: { count(in: $0) != nil }) else { return nil }
    let starters = starters(view)
    var result = laid
    var rows: [SheetView.Row] = []
    var headings = view.headings
    var offset = 0
    for row in view.rows {
      guard let count = count(in: row) else {
        rows.append(
          offset == 0
            ? row : SheetView.Row(row: row.row + offset, items: row.items.map { $0.inRow(row.row + offset) }))
        continue
      }
      var records: [[SeenCell]] = Array(repeating: [], count: count)
      for item in row.items {
        let parts = item.isMergedDown ? nil : parts(of: item, count, starters)
        for record in records.indices {
          if item.isMergedDown {
            records[record].append(item.inRow(row.row + offset + record))
          } else if let parts {
            records[record].append(
              item.saying(parts[record]).laid(inRow: row.row + offset + record, columns: item.columns))
          }
        }
      }
      for (record, items) in records.enumerated() {
        rows.append(SheetView.Row(row: row.row + offset + record, items: items))
        guard let level = items.first(where: { LevelReading.isLevel($0, session: session) }) else { continue }
        let reading = LevelReading(level.text, session: session)
        result.findings.append(
          Finding(
            .recordsTakenApart, ["count": "\(count)"],
            at: .cell(level.cell.address, of: view.sheet.name),
            indicator: LevelReading.text(level: reading.level, number: reading.number), raw: level.text))
      }
      headings = headings.map { range in
        range.lowerBound > row.row + offset
          ? range.lowerBound + count - 1...range.upperBound + count - 1 : range
      }
      offset += count - 1
    }
    result.view = SheetView(view, rows: rows, headings: headings)
    return result
  }

  /// How many records a row holds; `nil` for one, or where levels and values do not agree.
  private func count(in row: SheetView.Row) -> Int? {
    guard
      let levels = row.own.prefix(Self.cellsBeforeLevel).lazy.compactMap({ levels(of: $0) }).first
    else { return nil }
    let agreeing = row.own.count { item in
      let lines = Self.lines(of: item)
      return lines.count == levels
        && lines.allSatisfy { line in
          if case .number = NumberReading(text: line, session: session) { true } else { false }
        }
    }
    return agreeing >= Self.fewestNumbers ? levels : nil
  }

  /// How many levels a cell holds, if it holds several, a line each.
  private func levels(of item: SeenCell) -> Int? {
    let lines = Self.lines(of: item)
    guard lines.count > 1, lines.allSatisfy({ LevelReading.isLevel($0, session: session) }) else {
      return nil
    }
    return lines.count
  }

  private static func lines(of item: SeenCell) -> [String] {
    guard case .text(let raw) = item.cell.value, raw.utf8.contains(0x0A) || raw.utf8.contains(0x0D) else {
      return []
    }
    return raw.split(whereSeparator: \.isNewline).compactMap { NormalText.line($0) }
  }

  /// What a cell says of each record; `nil` where nothing shows which lines are whose.
  private func parts(of item: SeenCell, _ count: Int, _ starters: [Int: Set<String>]) -> [String]? {
    let lines = Self.lines(of: item)
    guard lines.count >= count else { return nil }
    if lines.count == count { return lines }
    var sense = LineSense(session: session)
    sense.starters = starters
    var weights: [(at: Int, weight: Int)] = []
    var above = lines[0]
    for place in 1..<lines.count {
      let weight = sense.text(above, lines[place], column: item.column)
      weights.append((place, weight))
      above = weight > 0 ? lines[place] : JoinedText.join(above, lines[place])
    }
    // So many lines begin a text as there are records, or these begin it more clearly than any other.
    let ordered = weights.sorted { ($1.weight, $0.at) < ($0.weight, $1.at) }
    let cuts = ordered.prefix(count - 1)
    guard let least = cuts.last?.weight, least > 0,
      ordered.count == count - 1 || ordered[count - 1].weight <= min(0, least - 1)
        || ordered[count - 1].weight + LineSense.clear <= least
    else { return nil }
    let starts = [0] + cuts.map(\.at).sorted() + [lines.count]
    return zip(starts, starts.dropFirst()).map { JoinedText.lines(Array(lines[$0..<$1])) }
  }

  /// Words that the texts of each column begin with.
  private func starters(_ view: SheetView) -> [Int: Set<String>] {
    var counts: [Int: [String: Int]] = [:]
    for item in view.rows.lazy.flatMap(\.own) {
      guard case .text = item.cell.value, item.text.first?.isUppercase == true else { continue }
      counts[item.column, default: [:]][LineSense.firstWord(item.text), default: 0] += 1
    }
    return counts.mapValues { words in Set(words.filter { $0.value >= Self.fewestStarts }.keys) }
  }

  private static let cellsBeforeLevel = 3
  private static let fewestNumbers = 3
  private static let fewestStarts = 2
}
