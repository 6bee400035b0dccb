import MIRSchema
import SheetIO

/// A table at the top of a sheet: its heading, its records, and what is around them.
struct KeyedTable {
  /// The sheet with one row for each record.
  let laid: LaidSheet
  let headings: [SheetView.Row]
  let records: [SheetView.Row]
  let above: [SheetView.Row]
  let below: [SheetView.Row]
  private let session: ReadingSession

  /// The table of a sheet; `nil` where it has none at its top.
  ///
  /// A list with a row for each measure or quarter is laid with one for each record first.
  init?(_ view: SheetView, session: ReadingSession) {
    var sheet = LaidSheet(view)
    for (labels, step) in [(RowLabels.measures, LayoutStep.measureRows), (.periods, .periodRows)] {
      guard let next = SpreadRecords(labels: labels, session: session).laid(sheet) else { continue }
      sheet = next
      sheet.steps.append(step)
    }
    let rows = sheet.view.rows
    let start: Int
    if let heading = sheet.view.headings.first {
      guard let first = rows.firstIndex(where: { heading.contains($0.row) }) else { return nil }
      start = first
      headings = rows.filter { heading.contains($0.row) }
    } else {
      guard let first = rows.indices.first(where: { Self.isHeading(rows, at: $0, session) }) else {
        return nil
      }
      start = first
      headings = [rows[first]]
    }
    above = Array(rows[..<start])
    let finder = HeaderLineFinder(session: session)
    guard above.count <= Self.mostAbove, above.allSatisfy({ finder.lines(in: $0).lines.isEmpty }) else {
      return nil
    }
    let rest = rows[(start + headings.count)...]
    var last = headings.last?.row ?? 0
    // A record that was laid is where its last row was.
    let gap = sheet.view.headings.isEmpty ? 1 : Self.mostRowsOfRecord
    var records: [SheetView.Row] = []
    for row in rest {
      guard row.row - last <= gap || records.isEmpty, row.own.count >= 2 else { break }
      records.append(row)
      last = row.row
    }
    guard records.count >= Self.fewestRecords else { return nil }
    self.records = records
    below = Array(rest.dropFirst(records.count))
    laid = sheet
    self.session = session
  }

  private static func isHeading(_ rows: [SheetView.Row], at position: Int, _ session: ReadingSession) -> Bool
  {
    let own = rows[position].own
    guard own.count >= fewestHeadings, position + fewestRecords < rows.count else { return false }
    return own.allSatisfy { item in
      item.cell.isText && item.text.utf8.count <= HeadingTerms.longest
        && !NumberReading.isNumber(item.cell, session: session)
    } && rows[position + 1].own.count >= 2
  }

  private static let fewestHeadings = 3
  private static let fewestRecords = 3
  private static let mostAbove = 2
  private static let mostRowsOfRecord = 8

  /// One column more than the last.
  var width: Int { ((headings + records).compactMap { $0.items.last?.columns.upperBound }.max() ?? 0) + 1 }

  /// The cells of one row of the heading, the lowest being 0.
  func heading(level: Int) -> [SeenCell] {
    level < headings.count ? headings[headings.count - 1 - level].items : []
  }

  /// The cells of the heading over a column.
  func heading(of column: Int) -> [SeenCell] {
    headings.flatMap { row in row.own.filter { $0.columns.contains(column) } }
  }

  /// Whether the heading has a column of a field.
  func names(_ key: FieldKey) -> Bool {
    headings.contains { row in
      row.own.contains { HeadingMeaning($0.text, session: session).keys.contains(key) }
    }
  }

  /// Whether the table holds goals and results: it is a report by itself.
  var isWhole: Bool {
    let measures = Set(
      headings.flatMap { row in
        row.own.flatMap { item -> [Measure] in
          let meaning = HeadingMeaning(item.text, session: session)
          return meaning.groups.compactMap(\.measure) + [meaning.ownMeasure].compactMap { $0 }
        }
      })
    return measures.contains(.programmed) && measures.contains(.achieved)
  }

  /// Whether the table has other columns than one before it: two reports of the same indicators have the same.
  func adds(to home: KeyedTable) -> Bool {
    texts.intersection(home.texts).count * 2 <= texts.count
  }

  /// Whether the two have a heading in common.
  func shares(with home: KeyedTable) -> Bool { !texts.isDisjoint(with: home.texts) }

  private var texts: Set<FoldedText> { Set(headings.flatMap { $0.own.map { FoldedText($0.text) } }) }
}

/// The keys of two tables.
struct KeyPairs {
  /// The column of the keys in the second table.
  let column: Int
  /// The second table's row of each record of the first, by its row.
  private(set) var rows: [Int: SheetView.Row] = [:]
  /// Keys that are those of a record but for their signs and spaces.
  private(set) var respelt: [(home: SeenCell, cell: SeenCell)] = []
  /// Keys of the second table that the first has not.
  private(set) var alone: [SeenCell] = []
  /// Keys of the first table that the second has not.
  private(set) var missing: [SeenCell] = []

  /// The keys by the pair of columns that have most of them in common; `nil` where most records have no partner.
  init?(_ home: KeyedTable, _ other: KeyedTable) {
    let own = Self.columns(of: home)
    let others = Self.columns(of: other)
    var best: (home: Int, other: Int, count: Int)?
    for (column, keys) in others.sorted(by: { $0.key < $1.key }) {
      for (homeColumn, homeKeys) in own.sorted(by: { $0.key < $1.key }) {
        guard
          Self.mayBeKeys(keys)
            || Self.heading(home, homeColumn) == Self.heading(other, column)
        else { continue }
        let count = Set(keys.keys).intersection(homeKeys.keys).count
        guard count > best?.count ?? 0 else { continue }
        best = (homeColumn, column, count)
      }
    }
    guard let best, best.count >= Self.fewest, let homeKeys = own[best.home], let keys = others[best.other],
      best.count * 5 >= min(homeKeys.count, keys.count) * 3
    else { return nil }
    column = best.other
    pair(home, best.home, other)
  }

  private mutating func pair(_ home: KeyedTable, _ homeColumn: Int, _ other: KeyedTable) {
    let counts = Dictionary(grouping: other.records.compactMap { $0.item(at: column)?.text }) { $0 }
    var open: [FoldedText: [(row: SheetView.Row, cell: SeenCell)]] = [:]
    var exact: [String: SheetView.Row] = [:]
    for row in other.records {
      guard let cell = row.item(at: column) else { continue }
      if counts[cell.text]?.count == 1 { exact[cell.text] = row }
      open[FoldedText(cell.text), default: []].append((row, cell))
    }
    var partners: Set<Int> = []
    var unpaired: [(row: SheetView.Row, cell: SeenCell)] = []
    for record in home.records {
      guard let cell = record.item(at: homeColumn) else { continue }
      if let row = exact[cell.text] {
        rows[record.row] = row
        partners.insert(row.row)
      } else {
        unpaired.append((record, cell))
      }
    }
    let same = Dictionary(grouping: unpaired) { FoldedText($0.cell.text) }
    for (record, cell) in unpaired {
      let candidates = open[FoldedText(cell.text), default: []].filter { !partners.contains($0.row.row) }
      guard candidates.count == 1, same[FoldedText(cell.text)]?.count == 1, let only = candidates.first else {
        missing.append(cell)
        continue
      }
      rows[record.row] = only.row
      partners.insert(only.row.row)
      respelt.append((cell, only.cell))
    }
    alone = other.records.filter { !partners.contains($0.row) }.compactMap { $0.item(at: column) }
  }

  /// The columns whose cells are all different but for a few, with their texts.
  private static func columns(of table: KeyedTable) -> [Int: [String: SeenCell]] {
    var found: [Int: [String: SeenCell]] = [:]
    var counts: [Int: Int] = [:]
    for row in table.records {
      for item in row.items where item.cell.isText || item.cell.isWhole {
        counts[item.column, default: 0] += 1
        if found[item.column]?[item.text] == nil { found[item.column, default: [:]][item.text] = item }
      }
    }
    return found.filter { column, keys in
      keys.count * 5 >= table.records.count * 4 && keys.count * 5 >= counts[column, default: 0] * 4
    }
  }

  /// Whether texts are codes or names, which numbers are only under the same heading.
  private static func mayBeKeys(_ keys: [String: SeenCell]) -> Bool {
    keys.values.count { $0.cell.isText && $0.text.contains(where: \.isLetter) } * 2 > keys.count
  }

  private static func heading(_ table: KeyedTable, _ column: Int) -> FoldedText? {
    table.heading(of: column).last.map { FoldedText($0.text) }
  }

  private static let fewest = 3
}

extension Cell {
  fileprivate var isWhole: Bool {
    if case .number(let number) = value { number.rounded() == number } else { false }
  }
}
