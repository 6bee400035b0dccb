import MIRSchema
import SheetIO

/// What programs put around and into a sheet that is passed on: the sign of quoted mail, the letters and numbers of a
/// photographed screen, the index of a data frame and its words for blanks, the numbers that make the headings of a table
/// differ.
struct FramedSheet {
  let session: ReadingSession
  let view: SheetView

  static func laid(_ sheet: LaidSheet, _ session: ReadingSession) -> LaidSheet? {
    var result = sheet
    var isFramed = false
    for part in [
      quoted, withoutLetters, withoutNumbers, withoutSources, withoutBlanks, withoutRunningNumbers,
    ] {
      guard let next = part(FramedSheet(session: session, view: result.view), result) else { continue }
      result = next
      isFramed = true
    }
    return isFramed ? result : nil
  }

  // MARK: Quoted mail

  /// A sheet whose rows all begin with the sign of quoted mail, without it.
  private static func quoted(_ sheet: FramedSheet, _ laid: LaidSheet) -> LaidSheet? {
    let view = sheet.view
    guard view.rows.count >= fewestRows else { return nil }
    let quoted = view.rows.count { $0.items.first.map { isQuoted($0.text) } == true }
    guard quoted * 10 >= view.rows.count * 9 else { return nil }
    var signs: [SheetView.Item] = []
    var count = 0
    let rows = view.rows.compactMap { row -> SheetView.Row? in
      guard let first = row.items.first, isQuoted(first.text) else { return row }
      count += 1
      var text = first.text[...]
      while text.first == ">" { text = text.dropFirst().drop { $0 == " " } }
      guard text.isEmpty else {
        return SheetView.Row(row: row.row, items: [first.saying(String(text))] + row.items.dropFirst())
      }
      signs.append(first)
      return row.items.count > 1 ? SheetView.Row(row: row.row, items: Array(row.items.dropFirst())) : nil
    }
    var result = laid
    result.view = SheetView(view, rows: rows)
    result.labels += signs
    result.tell("> ", count, view.rows[0].items[0])
    return result
  }

  private static func isQuoted(_ text: String) -> Bool { text.first == ">" }

  // MARK: A photographed screen

  /// A sheet without the row above it that letters or counts its columns.
  private static func withoutLetters(_ sheet: FramedSheet, _ laid: LaidSheet) -> LaidSheet? {
    guard let row = sheet.view.rows.first, row.own.count >= fewestRows else { return nil }
    let isLettered = row.own.enumerated().allSatisfy { $1.text == CellAddress.name(ofColumn: $0) }
    let isCounted = Int(row.own[0].text).map { first in
      first <= 1 && row.own.enumerated().allSatisfy { $1.text == "\(first + $0)" }
    }
    guard isLettered || isCounted == true else { return nil }
    var result = laid
    result.view = SheetView(sheet.view, rows: Array(sheet.view.rows.dropFirst()))
    result.labels += row.own
    result.tell(row.own.prefix(3).map(\.text).joined(separator: ", ") + "…", row.own.count, row.own[0])
    return result
  }

  /// A sheet without the first column, where that counts the rows.
  private static func withoutNumbers(_ sheet: FramedSheet, _ laid: LaidSheet) -> LaidSheet? {
    let view = sheet.view
    guard let column = view.rows.lazy.compactMap({ $0.items.first?.column }).min() else { return nil }
    let counted = view.rows.compactMap { row in
      row.items.first.flatMap { $0.column == column ? $0 : nil }
    }
    guard counted.count >= fewestRows, counted.count * 2 >= view.rows.count else { return nil }
    let numbers = counted.compactMap { Int($0.text) }
    guard numbers.count == counted.count, let first = numbers.first, let last = numbers.last, first >= 0,
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    // A screen that shows a sheet from further down counts every row; numbers far apart count something else than rows.
    let isEveryRow =
      counted.count == view.rows.count
      && zip(numbers, counted).allSatisfy { $0 - first == $1.row - counted[0].row }
    guard isEveryRow || (first <= mostBefore && last <= (counted.last?.row ?? 0) + mostBefore) else {
      return nil
    }
    let records = RecordRows(session: sheet.session)
    guard view.rows.contains(where: { records.hasLevel($0) && $0.items.first?.column == column }) else {
      return nil
    }
    var result = laid
    let rows = view.rows.compactMap { row -> SheetView.Row? in
      guard let first = row.items.first, first.column == column else { return row }
      return row.items.count > 1 ? SheetView.Row(row: row.row, items: Array(row.items.dropFirst())) : nil
    }
    result.view = SheetView(view, rows: rows)
    result.labels += counted
    result.tell(counted.prefix(3).map(\.text).joined(separator: ", ") + "…", counted.count, counted[0])
    return result
  }

  // MARK: Joined files

  /// A sheet without the column that says of every row which file it came from, header blocks and headings included.
  ///
  /// Its cells are not read; they are kept as texts without a place.
  private static func withoutSources(_ sheet: FramedSheet, _ laid: LaidSheet) -> LaidSheet? {
    let view = sheet.view
    guard view.rows.count >= fewestRows * 2,
      let first = view.rows.lazy.compactMap({ $0.items.first?.column }).min(),
      let last = view.rows.lazy.compactMap({ $0.items.last?.columns.upperBound }).max()
    else { return nil }
    for column in [first, last] {
      guard let cells = sheet.sources(at: column) else { continue }
      let gone = Set(cells.map(\.index))
      var result = laid
      result.view = SheetView(
        view,
        rows: view.rows.compactMap { row in
          let items = row.items.filter { !gone.contains($0.index) }
          return items.isEmpty ? nil : SheetView.Row(row: row.row, items: items)
        })
      result.tell(cells.last?.text ?? "", cells.count, cells[0])
      return result
    }
    return nil
  }

  /// The cells of a column that says the same in long runs of rows, each with a heading and a record; `nil` for any other.
  private func sources(at column: Int) -> [SheetView.Item]? {
    var cells: [SheetView.Item] = []
    var runs: [(text: String, rows: [SheetView.Row])] = []
    for row in view.rows {
      guard let item = row.own.first(where: { $0.column == column }), case .text = item.cell.value else {
        continue
      }
      cells.append(item)
      if runs.last?.text != item.text { runs.append((item.text, [])) }
      runs[runs.count - 1].rows.append(row)
    }
    // The column's own heading stands alone above all.
    if runs.first?.rows.count == 1 { runs.removeFirst() }
    let records = RecordRows(session: session)
    let words = HeadingWords(session: session)
    // What is cheap is asked first: most columns have no long runs.
    guard cells.count * 10 >= view.rows.count * 9, !runs.isEmpty,
      runs.allSatisfy({ $0.rows.count >= Self.fewestRows }),
      runs.allSatisfy({ run in
        run.rows.contains { row in
          row.own.contains { LevelReading.isLevel($0, session: session) } && records.isRecord(row)
        }
      }), runs.allSatisfy({ $0.rows.contains(where: words.isHeading) })
    else { return nil }
    return cells
  }

  // MARK: Data frames

  /// A sheet without the words by which programs mark blanks and columns without a name.
  private static func withoutBlanks(_ sheet: FramedSheet, _ laid: LaidSheet) -> LaidSheet? {
    var blank: [SheetView.Item] = []
    for row in sheet.view.rows { for item in row.own where isBlank(item) { blank.append(item) } }
    guard blank.count >= fewestBlanks else { return nil }
    let gone = Set(blank.map(\.index))
    var result = laid
    result.view = SheetView(
      sheet.view,
      rows: sheet.view.rows.compactMap { row in
        let items = row.items.filter { !gone.contains($0.index) }
        return items.isEmpty ? nil : SheetView.Row(row: row.row, items: items)
      })
    result.blanks += blank
    result.tell(blank[0].text, blank.count, blank[0])
    return result
  }

  private static func isBlank(_ item: SheetView.Item) -> Bool {
    guard case .text(let text) = item.cell.value, text.utf8.count <= longestBlank, let first = text.utf8.first
    else { return false }
    switch first {
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "<"): return words.contains(text)
    case UInt8(ascii: "U"): return text.hasPrefix("Unnamed: ")
    case UInt8(ascii: "C"):
      for name in ["Columna", "Column"] where text.hasPrefix(name) {
        let number = text.dropFirst(name.count)
        if !number.isEmpty, number.allSatisfy(\.isNumber) { return true }
      }
      return false
    default: return false
    }
  }

  // MARK: Tables of a spreadsheet

  /// A sheet whose headings say again what they said before a spreadsheet numbered them.
  private static func withoutRunningNumbers(_ sheet: FramedSheet, _ laid: LaidSheet) -> LaidSheet? {
    for (position, row) in sheet.view.rows.enumerated().prefix(rowsAboveTable)
    where row.own.count >= fewestRows {
      let texts = RunningNumbers.texts(of: row)
      guard let first = row.own.first(where: { texts[$0.index] != nil }) else { continue }
      var result = laid
      var rows = sheet.view.rows
      rows[position] = SheetView.Row(
        row: row.row, items: row.items.map { item in texts[item.index].map(item.saying) ?? item })
      result.view = SheetView(sheet.view, rows: rows)
      result.tell(first.text, texts.count, first)
      return result
    }
    return nil
  }

  private static let rowsAboveTable = 60

  private static let words: Set<String> = ["nan", "NaN", "None", "NaT", "<NA>", "NULL", "null"]
  private static let longestBlank = 30
  private static let fewestBlanks = 4
  private static let fewestRows = 5
  private static let mostBefore = 3
}

extension LaidSheet {
  fileprivate mutating func tell(_ what: String, _ count: Int, _ first: SheetView.Item) {
    findings.append(
      Finding(
        .frameLeftOut, ["what": what, "count": "\(count)"],
        at: .cell(first.cell.address, of: view.sheet.name),
        raw: first.text))
  }
}
