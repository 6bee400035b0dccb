import MIRSchema
import SheetIO

/// A record of several rows, each with a label that says what its values are of.
struct LabelledRecord {
  /// One row of it.
  struct Line {
    let row: SheetView.Row
    /// What the row's label says; `nil` for a row that only has the record's texts.
    let name: RowLabels.Name?
    let label: SeenCell?
    /// Whether it only says again what another row of the record says.
    var repeats = false
  }

  /// From the top down.
  private(set) var lines: [Line]
  /// The label of each name.
  private var labels: [RowLabels.Name: FoldedText] = [:]

  init(_ line: Line) {
    lines = []
    add(line)
  }

  /// Adds a row that stands apart, as on the next page; the record stays where it is.
  mutating func addApart(_ line: Line) {
    let end = lastRow
    add(line)
    lastRow = end
  }

  mutating func add(_ line: Line) {
    lines.append(line)
    lastRow = line.row.row
    if let name = line.name, let label = line.label { labels[name] = FoldedText(label.text) }
  }

  /// Whether a row of it has a label.
  var isLabelled: Bool { !labels.isEmpty }
  /// Its last row in the sheet, of those that touch.
  private(set) var lastRow = 0

  /// What a label says in the record; `nil` where it begins another, as a label that the record has already does.
  ///
  /// Another word for the same, as `Avance` below `Alcanzado`, is something else.
  func name(_ name: RowLabels.Name, _ label: SeenCell) -> RowLabels.Name? {
    guard let known = labels[name] else { return name }
    let text = FoldedText(label.text)
    let other = RowLabels.Name.other(text)
    return known == text || labels[other] != nil ? nil : other
  }

  /// The rows of it that stand apart.
  var rowsApart: [Int] { lines.map(\.row.row).filter { $0 > lastRow } }

  /// The first cell of the record in a column.
  func item(at column: Int) -> SeenCell? { lines.lazy.compactMap { $0.row.item(at: column) }.first }
}

/// Cuts a sheet whose rows have labels into records and what is between them.
///
/// A record goes from one level to the next. Below one level several may follow each other: a label that the record has
/// begins the next one.
struct LabelledRecords {
  let labels: RowLabels
  let column: Int
  let session: ReadingSession

  /// A part of the sheet.
  enum Piece {
    case row(SheetView.Row)
    case record(LabelledRecord)
  }

  /// The sheet from the top down.
  func pieces(of view: SheetView) -> [Piece] {
    var pieces: [Piece] = []
    var open: LabelledRecord?
    func close() {
      guard let record = open else { return }
      open = nil
      if record.isLabelled {
        pieces.append(.record(record))
      } else {
        pieces += record.lines.map { .row($0.row) }
      }
    }
    for (position, row) in view.rows.enumerated() {
      let label = row.own.first { $0.columns.contains(column) }
      let known = label.flatMap { labels.name(of: $0, session) }
      if let label, let known, let name = open.flatMap({ name(known, label, row, in: $0) }) {
        open?.add(.init(row: row, name: name, label: label))
      } else if open == nil, let label, let known, let (place, record) = cut(row, label, known, pieces) {
        pieces[place] = .record(record)
        // What stands between the halves stays; this row is read with the first half.
      } else if let label, let known, beginsRecord(row, label) {
        close()
        open = LabelledRecord(.init(row: row, name: known, label: label))
      } else if let label, known == nil, let record = open, isOther(label, row, of: record) {
        open?.add(.init(row: row, name: .other(FoldedText(label.text)), label: label))
      } else if known == nil, position + 1 < view.rows.count, isTop(row, over: view.rows[position + 1]) {
        close()
        let other = label.map { RowLabels.Name.other(FoldedText($0.text)) }
        open = LabelledRecord(.init(row: row, name: other, label: label))
      } else if label == nil, let record = open, carriesOn(row, record) {
        open?.add(.init(row: row, name: nil, label: nil))
      } else {
        close()
        pieces.append(.row(row))
      }
    }
    close()
    return pieces
  }

  // MARK: What a row is

  /// What a label says in the open record, if its row goes on with that one.
  private func name(
    _ name: RowLabels.Name, _ label: SeenCell, _ row: SheetView.Row, in record: LabelledRecord
  )
    -> RowLabels.Name?
  {
    guard row.row - record.lastRow <= Self.farthest, !isAnother(row, than: record) else { return nil }
    return record.name(name, label)
  }

  /// Whether a row has a level that the record has not, or the same again with another name.
  private func isAnother(_ row: SheetView.Row, than record: LabelledRecord) -> Bool {
    guard let level = level(of: row) else { return false }
    // A record's level and texts may be in its middle row, as when they were merged and are no more.
    if record.lines.allSatisfy({ isBare($0.row) }) { return false }
    guard record.item(at: level.column)?.text == level.text else { return true }
    return row.own.contains { item in
      guard item.column > level.column, item.column < column, case .text = item.cell.value,
        item.text.utf8.count >= Self.shortestName, let known = record.item(at: item.column)
      else { return false }
      return known.text != item.text
    }
  }

  /// Whether a row has nothing but its label and values.
  private func isBare(_ row: SheetView.Row) -> Bool {
    row.items.allSatisfy { item in
      item.columns.contains(column) || NumberReading.isNumber(item.cell, session: session)
        || session.isNoData(item.text)
    }
  }

  /// Whether a row with a label can be a record's first: headings hold neither levels nor values.
  private func beginsRecord(_ row: SheetView.Row, _ label: SeenCell) -> Bool {
    if row.items.contains(where: { isLevel($0) }) { return true }
    let others = row.own.filter { $0.index != label.index }
    let terms = HeadingTerms(session: session)
    let words = others.filter {
      if case .text = $0.cell.value { !terms.terms(of: $0.text).isEmpty } else { false }
    }
    return others.contains { NumberReading.isNumber($0.cell, session: session) }
      && words.count * 2 < others.count
  }

  /// Whether a row with a label that names nothing known is one more of the record: a percentage, a traffic light.
  private func isOther(_ label: SeenCell, _ row: SheetView.Row, of record: LabelledRecord) -> Bool {
    guard record.isLabelled, row.row - record.lastRow <= Self.farthestOther, !isAnother(row, than: record),
      label.column == column, !HeadingWords(session: session).isHeading(row),
      case .text = label.cell.value, label.text.utf8.count <= HeadingTerms.longest
    else { return false }
    let classifier = RowClassifier(session: session)
    let isRecords = row.own.allSatisfy { item in
      item.index == label.index || item.column > label.column
        || record.item(at: item.column)?.text == item.text
    }
    return isRecords && !classifier.words.isTotal(row) && !classifier.words.isNote(row)
      && !SignatureReader(session: session).isRoleRow(row)
  }

  /// The record that a row goes on with after the heading of the next page: a row of a label and numbers alone begins
  /// none.
  private func cut(_ row: SheetView.Row, _ label: SeenCell, _ known: RowLabels.Name, _ pieces: [Piece]) -> (
    place: Int, record: LabelledRecord
  )? {
    guard
      row.items.allSatisfy({ item in
        item.index == label.index || NumberReading.isNumber(item.cell, session: session)
          || session.isNoData(item.text)
      }),
      let place = pieces.lastIndex(where: { if case .record = $0 { true } else { false } }),
      case .record(var record) = pieces[place], record.name(known, label) == known,
      pieces[(place + 1)...].contains(where: isHeading)
    else { return nil }
    record.addApart(.init(row: row, name: known, label: label))
    return (place, record)
  }

  /// Whether a part of the sheet is a row that says over columns the other half of what the labels say.
  private func isHeading(_ piece: Piece) -> Bool {
    guard case .row(let row) = piece else { return false }
    let others: RowLabels = labels == .measures ? .periods : .measures
    return row.own.count { others.name(of: $0, session) != nil } >= 2
  }

  /// Whether a row has the level and the texts of the record whose known labels begin below it.
  private func isTop(_ row: SheetView.Row, over next: SheetView.Row) -> Bool {
    guard level(of: row) != nil, row.own.count >= 2, next.row - row.row <= Self.farthest,
      level(of: next) == nil, let label = next.own.first(where: { $0.columns.contains(column) })
    else { return false }
    return labels.name(of: label, session) != nil
  }

  /// Whether a row only goes on with texts of the record.
  private func carriesOn(_ row: SheetView.Row, _ record: LabelledRecord) -> Bool {
    let own = row.own
    guard row.row - record.lastRow <= 1, !HeadingWords(session: session).isHeading(row) else { return false }
    return own.allSatisfy { item in
      guard case .text = item.cell.value, !NumberReading.isNumber(item.cell, session: session),
        !isLevel(item), let above = record.item(at: item.column), case .text = above.cell.value
      else { return false }
      return !isLevel(above)
    }
  }

  private func level(of row: SheetView.Row) -> SeenCell? {
    row.own.prefix(Self.cellsBeforeLevel).first { isLevel($0) }
  }

  private func isLevel(_ item: SeenCell) -> Bool {
    !item.columns.contains(column)
      && (LevelReading.begins(item, session: session))
  }

  private static let cellsBeforeLevel = 3
  private static let farthest = 4
  private static let farthestOther = 2
  private static let shortestName = 12
}
