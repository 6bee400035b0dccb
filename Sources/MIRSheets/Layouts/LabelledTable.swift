import MIRSchema
import SheetIO

/// A heading and the labelled records below it: which columns hold a record's values, and where each is laid.
struct LabelledTable {
  let heading: [SheetView.Row]
  let records: [LabelledRecord]
  private let labels: RowLabels
  private let column: Int
  private let width: Int
  private let session: ReadingSession
  /// What the rows are of: what is named first, first; periods in their order.
  private let names: [RowLabels.Name]
  /// A label of each name.
  private let nameCells: [RowLabels.Name: SeenCell]
  /// The columns that hold values of each name.
  private let spread: [ValueColumns.Found]
  /// The period whose sums to date are the report's.
  private let reported: Period?

  /// Whether there is something to lay elsewhere.
  var isSpread: Bool { names.count >= 2 && !spread.isEmpty }

  init(
    heading: [SheetView.Row], records: [LabelledRecord], labels: RowLabels, column: Int, width: Int,
    quarter: Period? = nil, session: ReadingSession
  ) {
    self.heading = heading
    self.records = records
    self.labels = labels
    self.column = column
    self.width = width
    self.session = session
    var names: [RowLabels.Name] = []
    var cells: [RowLabels.Name: SeenCell] = [:]
    for line in records.lazy.flatMap(\.lines) {
      guard let name = line.name, let label = line.label, cells[name] == nil else { continue }
      names.append(name)
      cells[name] = label
    }
    if labels == .periods {
      let order = Period.allCases.map { RowLabels.Name.period($0) }
      names = order.filter { cells[$0] != nil } + names.filter { !$0.isKnown }
    }
    self.names = names
    nameCells = cells
    let values = ValueColumns(labels: labels, records: records, column: column, session: session)
    spread = values.find(under: heading)
    reported = quarter ?? Self.lastFilled(spread.filter { $0.kind == .toDate }.map(\.column), records)
  }

  /// The last period of which a record has a sum to date, where none is said to be the reported one.
  private static func lastFilled(_ columns: [Int], _ records: [LabelledRecord]) -> Period? {
    let filled = records.lazy.flatMap(\.lines).compactMap { line -> Period? in
      guard case .period(let period)? = line.name, columns.contains(where: { line.row.item(at: $0) != nil })
      else { return nil }
      return period
    }
    return filled.filter { $0.quarter != nil }.max { $0.position < $1.position }
  }

  /// The columns whose values have no field, whatever their headings say.
  var strangers: Set<Int> {
    guard isSpread else { return [] }
    return Set(
      spread.flatMap { entry in
        names.compactMap { name in
          switch entry.kind {
          case .ofRows: nil
          case .toDate: name == reported.map(RowLabels.Name.period) ? nil : place(entry.column, name)
          case .stranger: place(entry.column, name)
          }
        }
      })
  }

  // MARK: The heading

  /// The cells of a heading row: those of the record's own columns; in the last row what is over the values, too.
  func headingItems(in row: SheetView.Row, _ result: inout LaidSheet) -> [SeenCell] {
    let moved = Set(spread.map(\.column)).union([column])
    let spent = row.own.filter { item in item.columns.allSatisfy(moved.contains) }
    result.labels += spent
    let gone = Set(spent.map(\.index))
    let kept = row.items.filter { !gone.contains($0.index) && !isLowerPart($0, moved) }
    return row.row == heading.last?.row ? kept + groups(in: row.row) : kept
  }

  /// Whether a row says again what the heading's last one does, over records that are read above.
  func repeatsHeading(_ row: SheetView.Row) -> Bool {
    guard let last = heading.last, last.own.count == row.own.count else { return false }
    return zip(last.own, row.own).allSatisfy { $0.column == $1.column && $0.text == $1.text }
  }

  /// A cell merged down from a heading row above that is spent.
  private func isLowerPart(_ item: SeenCell, _ moved: Set<Int>) -> Bool {
    item.isMergedDown && item.columns.allSatisfy(moved.contains)
  }

  private func groups(in row: Int) -> [SeenCell] {
    switch labels {
    case .measures:
      names.enumerated().compactMap { position, name in
        nameCells[name].flatMap { cell in
          let count = spread.count { $0.kind == .ofRows }
          guard !isForeign(cell), count > 0 else { return nil }
          let first = width + position * spread.count
          return labels.heading(cell, name, session).laid(inRow: row, columns: first...first + count - 1)
        }
      }
    case .periods:
      spread.enumerated().compactMap { position, entry in
        guard entry.kind == .ofRows, namesMeasure(entry.leaf) else { return nil }
        let first = width + position * names.count
        return entry.leaf.laid(inRow: row, columns: first...first + names.count - 1)
      }
    }
  }

  /// The row below the heading: a period for every column of values.
  var leaves: [SeenCell] {
    names.flatMap { name in
      spread.compactMap { entry in
        guard let place = place(entry.column, name) else { return nil }
        guard entry.kind == .ofRows else {
          return entry.leaf.laid(inRow: entry.leaf.row, columns: place...place)
        }
        switch labels {
        case .measures:
          if let cell = nameCells[name], isForeign(cell) {
            return cell.laid(inRow: cell.row, columns: place...place)
          }
          return entry.leaf.laid(inRow: entry.leaf.row, columns: place...place)
        case .periods where !namesMeasure(entry.leaf):
          return entry.leaf.laid(inRow: entry.leaf.row, columns: place...place)
        case .periods:
          return nameCells[name].map {
            labels.heading($0, name, session).laid(inRow: $0.row, columns: place...place)
          }
        }
      }
    }
  }

  /// Whether a heading can be a group of periods; what is below any other has no field, whatever the period.
  private func namesMeasure(_ leaf: SeenCell) -> Bool {
    HeadingMeaning(leaf.text, session: session).groups.contains { $0.measure != nil }
  }

  /// Whether a label is known to say what has no field, whatever the period: a percentage, a traffic light.
  private func isForeign(_ label: SeenCell) -> Bool {
    label.text.utf8.contains(UInt8(ascii: "%")) || session.vocabulary.isStranger(FoldedText(label.text))
  }

  /// Where the values of a column are laid in rows of a name.
  private func place(_ column: Int, _ name: RowLabels.Name) -> Int? {
    guard let row = names.firstIndex(of: name),
      let position = spread.firstIndex(where: { $0.column == column })
    else { return nil }
    return width
      + (labels == .measures ? row * spread.count + position : position * names.count + row)
  }

  // MARK: Records

  /// The cells of a record, each in its own column.
  ///
  /// Of texts that stand in several rows of it, those that say the same are one, and others go on with the first.
  func items(of record: LabelledRecord, _ result: inout LaidSheet) -> [SeenCell] {
    var items: [SeenCell] = []
    var places: [Int: Int] = [:]
    var seen: Set<Int> = []
    for line in record.lines {
      for item in line.row.items where seen.insert(item.index).inserted {
        if item.index == line.label?.index {
          result.labels.append(item)
        } else if let name = line.name, let place = place(item.column, name) {
          // What a row says that comes twice is said once.
          if line.repeats, let known = places[place] {
            result.joined[items[known].index, default: []].append(item.index)
            if !Self.says(items[known].text, item.text) {
              items[known] = items[known].saying(items[known].cell.shownText + "\n" + item.text)
            }
          } else {
            places[place] = items.count
            items.append(item.laid(inRow: item.row, columns: place...place))
          }
        } else if let known = places[item.column] {
          let first = items[known]
          result.joined[first.index, default: []].append(item.index)
          if !Self.says(first.text, item.text) {
            items[known] = first.saying(joined(first.cell.shownText, item.text))
          }
        } else {
          places[item.column] = items.count
          // A cell that comes from the record above by a merge belongs to both.
          items.append(
            item.isMergedDown ? item : item.laid(inRow: item.row, columns: item.columns))
        }
      }
    }
    return items
  }

  /// A text and what stands below it: in rows of measures what goes on in the middle of a sentence is one text; else,
  /// and in rows of periods always, each has its line.
  private func joined(_ text: String, _ below: String) -> String {
    let goesOn = below.first?.isUppercase != true || text.last == "-" || text.last == ","
    return goesOn && labels == .measures ? JoinedText.join(text, below) : text + "\n" + below
  }

  private static func says(_ text: String, _ other: String) -> Bool {
    text == other || FoldedText(text) == FoldedText(other)
  }
}
