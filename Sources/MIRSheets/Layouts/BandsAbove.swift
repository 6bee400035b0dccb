import MIRSchema
import SheetIO

/// Rows above records that say their level and objective: `NIVEL: COMPONENTE 1`, `Resumen narrativo:` and its text.
///
/// The records below, which have no level of their own, get the cells as columns right of everything printed, under
/// headings made of the rows' own labels. A level alone in its row, below headings without a column for it, needs none
/// of this and stays.
struct BandsAbove {
  let session: ReadingSession

  /// A row that says something of the records below it.
  private struct Band {
    /// What one of its cells is: the field that it is of, and the words of its heading.
    struct Part {
      let key: FieldKey
      let words: String
      let cell: SeenCell
    }

    let row: SheetView.Row
    var parts: [Part] = []
    /// Labels with a cell of their own.
    var labels: [SeenCell] = []

    func says(_ key: FieldKey) -> Bool { parts.contains { $0.key == key } }
  }

  /// The sheet without such rows, and their cells in the rows of the records; `nil` where there are none.
  func laid(_ laid: LaidSheet) -> LaidSheet? {
    let found = bands(laid.view.rows)
    // Levels alone are read where they are.
    guard found.values.count(where: { $0.says(.level) }) >= Self.fewest,
      found.values.count(where: { !$0.says(.level) || $0.parts.count > 1 || !$0.labels.isEmpty })
        >= Self.fewest
    else { return nil }
    let rows = laid.view.rows.filter { found[$0.row] == nil }
    var tables = HeadingsOfRecords(
      session: session, view: SheetView(laid.view, rows: rows), records: isRecord)
    var width = (laid.view.rows.lazy.compactMap { $0.items.last?.columns.upperBound }.max() ?? 0) + 1
    var columns: [FieldKey: Int] = [:]
    var headings: [ClosedRange<Int>: [FieldKey: SeenCell]] = [:]
    var added: [Int: [SeenCell]] = [:]
    var open: [Band.Part] = []
    var isFirst = true
    var result = laid
    var position = 0
    for row in laid.view.rows {
      if let band = found[row.row] {
        // A band with a level ends what the one before said; one without goes on with it.
        if band.says(.level) || !isFirst { open = [] }
        open += band.parts
        isFirst = true
        result.labels += band.labels
        continue
      }
      tables.see(row, at: position)
      position += 1
      guard isRecord(row) else { continue }
      guard let heading = tables.heading, !open.isEmpty else { continue }
      for part in open {
        let column = columns[part.key] ?? width
        if columns[part.key] == nil {
          columns[part.key] = width
          width += 1
        }
        added[row.row, default: []].append(part.cell.laid(inRow: row.row, columns: column...column))
        if headings[heading]?[part.key] == nil {
          headings[heading, default: [:]][part.key] = part.cell.saying(part.words).laid(
            inRow: heading.upperBound, columns: column...column)
        }
      }
      isFirst = false
    }
    guard added.count >= Self.fewest else { return nil }
    var over: [Int: [SeenCell]] = [:]
    for (rows, cells) in headings { over[rows.upperBound] = Array(cells.values) }
    result.view = SheetView(
      laid.view,
      rows: rows.map { row in
        let more = added[row.row, default: []] + over[row.row, default: []]
        return more.isEmpty
          ? row : SheetView.Row(row: row.row, items: (row.items + more).sorted { $0.column < $1.column })
      }, headings: headings.keys.sorted { $0.lowerBound < $1.lowerBound })
    return result
  }

  // MARK: Which rows

  /// The bands that stand right above records, by their rows.
  private func bands(_ rows: [SheetView.Row]) -> [Int: Band] {
    var found: [Int: Band] = [:]
    var pending: [Band] = []
    var end: Int?
    for row in rows {
      if let last = end, row.row - last > Self.farthest { pending = [] }
      end = row.row
      if let band = band(row) {
        // A level above another one has no record of its own.
        if band.says(.level), pending.contains(where: { $0.says(.level) }) { pending = [] }
        pending.append(band)
      } else {
        if isRecord(row) { for band in pending { found[band.row.row] = band } }
        pending = []
      }
    }
    return found
  }

  /// Whether a row holds the values of a record and no level.
  private func isRecord(_ row: SheetView.Row) -> Bool {
    let own = row.own
    return own.count >= Self.cellsOfRecord
      && own.has(Self.fewestNumbers) { NumberReading.isNumber($0.cell, session: session) }
      && !own.contains { LevelReading.isLevel($0, session: session) }
      && !RowWords(session: session).isTotal(row)
  }

  /// What a row says of the records below it: a level, labels with their texts, or the level's objective without one.
  private func band(_ row: SheetView.Row) -> Band? {
    let own = row.own
    guard !own.isEmpty, own.count <= Self.mostCells else { return nil }
    var band = Band(row: row)
    var label: (key: FieldKey, words: String, cell: SeenCell)?
    for item in own {
      guard case .text = item.cell.value, !NumberReading.isNumber(item.cell, session: session) else {
        return nil
      }
      let isLevel = LevelReading.begins(item, session: session)
      if let open = label, open.key != .level || isLevel {
        band.parts.append(.init(key: open.key, words: open.words, cell: item))
        band.labels.append(open.cell)
        label = nil
      } else if isLevel, !band.says(.level) {
        band.parts.append(.init(key: .level, words: FieldKey.level.title, cell: item))
      } else if let found = self.label(item) {
        if let rest = found.rest {
          band.parts.append(.init(key: found.key, words: found.words, cell: item.saying(rest)))
        } else {
          label = (found.key, found.words, item)
        }
      } else if band.says(.level), !band.says(.narrativeSummary) {
        let key = FieldKey.narrativeSummary
        band.parts.append(.init(key: key, words: key.title, cell: item))
      } else {
        return nil
      }
    }
    guard label == nil, Set(band.parts.map(\.key)).count == band.parts.count, !band.parts.isEmpty else {
      return nil
    }
    return band
  }

  /// The label of a level or of its objective.
  private func label(_ item: SeenCell) -> (key: FieldKey, words: String, rest: String?)? {
    guard let label = LabelledValues(session: session, isBelowLevel: true).label(item),
      let key = [FieldKey.level, .narrativeSummary].first(where: label.keys.contains)
    else { return nil }
    return (key, label.words, label.rest)
  }

  private static let fewest = 2
  private static let mostCells = 6
  private static let cellsOfRecord = 5
  private static let fewestNumbers = 3
  /// So far apart may a band and the row below it be.
  private static let farthest = 2
}
