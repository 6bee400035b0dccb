import MIRSchema
import SheetIO

/// Records whose every row says what record it is of, wherever the rows stand: a list with a row for each indicator and
/// measure, or each indicator and quarter, as a database gives it and as people sort and filter it.
///
/// Rows that touch need no key; ``LabelledRecords`` reads them by their places. Here a column of texts is the key,
/// with the level where there is a column of levels: a column is one if under it no label comes twice with other values.
struct KeyedRecords {
  let labels: RowLabels
  let session: ReadingSession

  /// A list, and what of it makes the key necessary.
  struct List {
    /// The column of the labels.
    let column: Int
    /// The sheet from the top down; a record is where its first row is.
    var pieces: [LabelledRecords.Piece]
    /// Whether rows of a record stand apart, or come twice.
    var needsKey: Bool
    /// The first row that says the same as another, and how many do.
    var repeated: (first: SeenCell, count: Int)?
  }

  /// The list that a sheet is; `nil` where it is none.
  func list(in view: SheetView) -> List? {
    for column in labelColumns(view) {
      if let keys = Keys(column, of: view, labels, session) { return list(column, keys, view) }
    }
    return nil
  }

  /// The columns that may say row by row what the values are of, the one with most labels first.
  private func labelColumns(_ view: SheetView) -> [Int] {
    var names: [Int: [RowLabels.Name: Int]] = [:]
    for row in view.rows.prefix(Self.rowsLookedAt) {
      for item in row.own {
        guard let name = labels.name(of: item, session) else { continue }
        names[item.column, default: [:]][name, default: 0] += 1
      }
    }
    return names.filter { $0.value.count >= 2 && $0.value.values.reduce(0, +) >= Self.fewestLabels }
      .map { (column: $0.key, count: $0.value.values.reduce(0, +)) }
      .sorted { ($0.count, $1.column) > ($1.count, $0.column) }.map(\.column)
  }

  private func list(_ column: Int, _ keys: Keys, _ view: SheetView) -> List {
    var list = List(column: column, pieces: [], needsKey: false)
    var places: [Keys.Key: [Int]] = [:]
    var last: Int?
    for row in view.rows {
      guard let key = keys.key(of: row), let label = row.item(at: column),
        let name = name(of: label, isKnownKey: keys.known.contains(key))
      else {
        list.pieces.append(.row(row))
        last = nil
        continue
      }
      var line = LabelledRecord.Line(row: row, name: name, label: label)
      let own = places[key, default: []]
      if let place = own.first(where: { keys.says(row, name, in: list.pieces[$0]) }) {
        line.repeats = true
        list.needsKey = true
        list.repeated = (list.repeated?.first ?? label, (list.repeated?.count ?? 0) + 1)
        list.add(line, to: place, isApart: place != last)
      } else if let place = own.first(where: { list.lacks(name, at: $0) }) {
        list.needsKey = list.needsKey || place != last
        list.add(line, to: place, isApart: place != last)
        last = place
      } else {
        places[key, default: []].append(list.pieces.count)
        last = list.pieces.count
        list.pieces.append(.record(LabelledRecord(line)))
      }
    }
    return list
  }

  /// What a label says; anything short under a key that has values is one more of the record: a share, a traffic light.
  private func name(of label: SeenCell, isKnownKey: Bool) -> RowLabels.Name? {
    guard isKnownKey else { return nil }
    if let name = labels.name(of: label, session) { return name }
    guard case .text = label.cell.value, label.text.utf8.count <= HeadingTerms.longest else { return nil }
    return .other(FoldedText(label.text))
  }

  private static let rowsLookedAt = 2_000
  private static let fewestLabels = 6
}

extension KeyedRecords.List {
  /// Says once that rows come twice.
  func tell(_ sheet: inout LaidSheet) {
    guard let repeated else { return }
    sheet.findings.append(
      Finding(
        .rowsRepeated, ["count": "\(repeated.count)"],
        at: .cell(repeated.first.cell.address, of: sheet.view.sheet.name),
        raw: repeated.first.text))
  }

  fileprivate func lacks(_ name: RowLabels.Name, at place: Int) -> Bool {
    guard case .record(let record) = pieces[place] else { return false }
    return !record.lines.contains { $0.name == name }
  }

  fileprivate mutating func add(_ line: LabelledRecord.Line, to place: Int, isApart: Bool) {
    guard case .record(var record) = pieces[place] else { return }
    if isApart { record.addApart(line) } else { record.add(line) }
    pieces[place] = .record(record)
  }
}

/// What tells the records of a list apart.
private struct Keys {
  /// The texts of a record's own columns.
  struct Key: Hashable {
    let level: FoldedText?
    let text: FoldedText
  }

  /// The keys under which there are values.
  private(set) var known: Set<Key> = []
  private let level: Int?
  private let column: Int
  /// The columns of numbers that count the rows.
  private let counting: Set<Int>
  private let session: ReadingSession

  /// The keys of a list whose labels are in a column; `nil` where no column of texts holds them.
  init?(_ label: Int, of view: SheetView, _ labels: RowLabels, _ session: ReadingSession) {
    let rows = view.rows.filter { row in
      row.item(at: label).map { labels.name(of: $0, session) != nil } ?? false
    }
    guard rows.count >= Self.fewestRows else { return nil }
    // Small numbers may be values; those that name quarters have no others among them.
    let numerals = rows.contains { row in
      row.item(at: label).map { NumberReading.isNumber($0.cell, session: session) } ?? false
    }
    if numerals, view.rows.contains(where: { Self.hasOtherNumber($0, label, labels, session) }) { return nil }
    self.session = session
    counting = CountingColumns.find(in: rows, session)
    var filled = Self.filled(rows, label, session)
    // Where no text says whose a row is, the number does that it begins with.
    if filled.isEmpty, let first = Self.leadingNumbers(rows, label, session) { filled = [first] }
    let level = filled.first { column in
      rows.allSatisfy { row in
        row.item(at: column).map { LevelReading($0.text, session: session).isKnown } ?? true
      }
    }
    self.level = level
    var best: (column: Int, known: Set<Key>)?
    for column in filled {
      let keyed = Self.keyed(rows, column, level: column == level ? nil : level)
      guard let known = Self.records(keyed, label, labels, least: numerals ? 3 : 2, counting, session) else {
        continue
      }
      // A name that is misspelt in a row makes one record more.
      if best.map({ known.count < $0.known.count }) ?? true { best = (column, known) }
    }
    guard let best else { return nil }
    column = best.column
    known = best.known
  }

  /// What identifies the record of a row; `nil` where it has no text there.
  func key(of row: SheetView.Row) -> Key? {
    Self.key(of: row, column, level: column == level ? nil : level)
  }

  /// Whether a record has a row of the same label and with the same numbers.
  func says(_ row: SheetView.Row, _ name: RowLabels.Name, in piece: LabelledRecords.Piece) -> Bool {
    guard case .record(let record) = piece else { return false }
    return record.lines.contains { $0.name == name && Self.sayTheSame($0.row, row, counting, session) }
  }

  private static func hasOtherNumber(
    _ row: SheetView.Row, _ label: Int, _ labels: RowLabels, _ session: ReadingSession
  ) -> Bool {
    guard let item = row.item(at: label) else { return false }
    return NumberReading.isNumber(item.cell, session: session) && labels.name(of: item, session) == nil
  }

  private static func key(of row: SheetView.Row, _ column: Int, level: Int?) -> Key? {
    guard let item = row.item(at: column) else { return nil }
    return Key(
      level: level.flatMap { row.item(at: $0) }.map { FoldedText($0.text) }, text: FoldedText(item.text))
  }

  private static func keyed(
    _ rows: [SheetView.Row], _ column: Int, level: Int?
  ) -> [Key: [SheetView.Row]] {
    var keyed: [Key: [SheetView.Row]] = [:]
    for row in rows {
      if let key = key(of: row, column, level: level) { keyed[key, default: []].append(row) }
    }
    return keyed
  }

  /// The columns of texts that all but a few of the rows have, from left to right.
  private static func filled(
    _ rows: [SheetView.Row], _ label: Int, _ session: ReadingSession
  ) -> [Int] {
    var counts: [Int: Int] = [:]
    for row in rows {
      for item in row.items where item.column != label {
        guard case .text = item.cell.value, !NumberReading.isNumber(item.cell, session: session) else {
          continue
        }
        counts[item.column, default: 0] += 1
      }
    }
    return counts.filter { $0.value * 20 >= rows.count * 19 }.keys.sorted()
  }

  /// The first column, where it holds whole numbers.
  private static func leadingNumbers(
    _ rows: [SheetView.Row], _ label: Int, _ session: ReadingSession
  ) -> Int? {
    guard let first = rows.compactMap({ $0.items.first?.column }).min(), first != label,
      rows.allSatisfy({ row in
        row.item(at: first).flatMap { NumberReading.number(in: $0.cell, session: session)?.wholeNumber }
          != nil
      })
    else { return nil }
    return first
  }

  /// The keys, where they are those of records: most have several labels, and hardly any has one twice.
  private static func records(
    _ keyed: [Key: [SheetView.Row]], _ label: Int, _ labels: RowLabels, least: Int,
    _ counting: Set<Int>, _ session: ReadingSession
  ) -> Set<Key>? {
    guard keyed.count >= fewestRecords else { return nil }
    var rowsOfRecords = 0
    var conflicts = 0
    for rows in keyed.values {
      var seen: [RowLabels.Name: SheetView.Row] = [:]
      for row in rows {
        guard let name = row.item(at: label).flatMap({ labels.name(of: $0, session) }) else { continue }
        if let other = seen[name] {
          if !sayTheSame(other, row, counting, session) { conflicts += 1 }
        } else {
          seen[name] = row
        }
      }
      if seen.count >= least { rowsOfRecords += rows.count }
    }
    let count = keyed.values.reduce(0) { $0 + $1.count }
    guard rowsOfRecords * 5 >= count * 4, conflicts <= max(1, count / 20) else { return nil }
    return Set(keyed.keys)
  }

  /// Whether two rows have the same numbers, but for those that count the rows.
  private static func sayTheSame(
    _ one: SheetView.Row, _ other: SheetView.Row, _ counting: Set<Int>, _ session: ReadingSession
  ) -> Bool {
    func numbers(_ row: SheetView.Row) -> [Int: String] {
      var numbers: [Int: String] = [:]
      for item in row.own where !counting.contains(item.column) {
        if NumberReading.isNumber(item.cell, session: session) { numbers[item.column] = item.text }
      }
      return numbers
    }
    return numbers(one) == numbers(other)
  }

  private static let fewestRows = 6
  private static let fewestRecords = 2
}

/// Columns whose numbers count the rows of a list: whole, each another, and hardly any left out between them.
enum CountingColumns {
  static func find(in rows: [SheetView.Row], _ session: ReadingSession) -> Set<Int> {
    var numbers: [Int: Set<Int>] = [:]
    var counts: [Int: Int] = [:]
    var others: Set<Int> = []
    for row in rows {
      for item in row.own {
        guard let number = NumberReading.number(in: item.cell, session: session)?.wholeNumber, number > 0
        else {
          others.insert(item.column)
          continue
        }
        counts[item.column, default: 0] += 1
        numbers[item.column, default: []].insert(number)
      }
    }
    return Set(
      counts.filter { column, count in
        guard !others.contains(column), count * 20 >= rows.count * 19, count >= fewest,
          let numbers = numbers[column], let first = numbers.min(), let last = numbers.max()
        else { return false }
        // A row that comes twice may have the same number.
        return numbers.count * 10 >= count * 9 && last - first < 2 * count
      }.keys)
  }

  private static let fewest = 6
}
