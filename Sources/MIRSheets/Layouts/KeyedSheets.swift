import MIRSchema
import SheetIO

/// Sheets whose tables are joined by a column of keys, as one sheet: the rows of each are far below those of the one
/// before, so that every address says its sheet.
struct KeyedSheets {
  /// The cells of all sheets, under the name of the first table's.
  let sheet: Sheet
  /// The sheets, that with the indicators first.
  let sheets: [Sheet]
  /// The names of sheets that have a heading in common with the first table, and could not be joined to it.
  let unjoined: Set<String>

  /// So far apart are the rows of two sheets; a sheet has half as many.
  private static let stride = 2 * CellAddress.maximumRows

  /// The sheets of a workbook whose tables belong together, and the covers over them; `nil` where no two do.
  init?(_ sheets: [Sheet], session: ReadingSession) {
    guard (2...Self.mostSheets).contains(sheets.count),
      sheets.allSatisfy({ $0.cells.count <= Self.mostCells })
    else { return nil }
    let heads = sheets.map { Self.heading(of: $0, session) }
    guard heads.count(where: { $0 > 0 }) >= 2, let most = heads.max(), let home = heads.firstIndex(of: most)
    else {
      return nil
    }
    let tables = sheets.map { KeyedTable(SheetView($0), session: session) }
    guard let first = tables[home], first.names(.name) || first.names(.level), !first.isWhole else {
      return nil
    }
    let finder = HeaderLineFinder(session: session)
    var members: [Sheet] = []
    var unjoined: Set<String> = []
    var hasOther = false
    for (index, sheet) in sheets.enumerated() where index != home {
      if let table = tables[index] {
        guard table.adds(to: first), KeyPairs(first, table) != nil else {
          if table.shares(with: first) { unjoined.insert(sheet.name) }
          continue
        }
        hasOther = true
        members.append(sheet)
      } else if SheetView(sheet).rows.prefix(Self.rowsOfCover).contains(where: {
        !finder.lines(in: $0).lines.isEmpty
      }) {
        members.append(sheet)
      }
    }
    guard hasOther else { return nil }
    self.sheets = [sheets[home]] + members
    self.unjoined = unjoined
    var cells: [Cell] = []
    var merges: [CellRange] = []
    var marks: [CellAddress: CellMarks] = [:]
    for (part, sheet) in self.sheets.enumerated() {
      func moved(_ address: CellAddress) -> CellAddress {
        CellAddress(row: address.row + part * Self.stride, column: address.column)
      }
      cells += sheet.cells.map { cell in
        var cell = cell
        cell.address = moved(cell.address)
        return cell
      }
      merges += sheet.merges.map { CellRange(moved($0.first), moved($0.last)) }
      for (address, mark) in sheet.marks { marks[moved(address)] = mark }
    }
    sheet = Sheet(
      name: sheets[home].name, position: sheets[home].position, cells: cells, merges: merges, marks: marks)
  }

  /// How many texts of an indicator the first row of several names that a sheet has near its top; 1 where it names
  /// none, and 0 where there is no such row.
  private static func heading(of sheet: Sheet, _ session: ReadingSession) -> Int {
    var row = -1
    var texts: [String] = []
    for cell in sheet.cells.prefix(cellsLookedAt) where !cell.isBlank {
      if cell.address.row != row {
        if texts.count >= fewestHeadings { break }
        texts = []
        row = cell.address.row
      }
      guard case .text(let text) = cell.value, text.utf8.count <= HeadingTerms.longest else { continue }
      texts.append(text)
    }
    guard texts.count >= fewestHeadings else { return 0 }
    return 1
      + texts.count { text in
        HeadingMeaning(text, session: session).keys.contains { Measure.of($0) == nil }
      }
  }

  private static let mostSheets = 12
  private static let mostCells = 50_000
  private static let cellsLookedAt = 100
  private static let rowsOfCover = 40
  private static let fewestHeadings = 3

  /// The sheet laid as one table; `nil` where its parts are none that belong together.
  func laid(_ printed: SheetView, session: ReadingSession) -> LaidSheet? {
    var start = LaidSheet(printed)
    if let framed = FramedSheet.laid(start, session) {
      start = framed
      start.steps.append(.frame)
    }
    let view = start.view
    let parts = sheets.indices.map { part in
      SheetView(
        view,
        rows: view.rows(in: (part * Self.stride)...((part + 1) * Self.stride - 1)).map { row in
          SheetView.Row(
            row: row.row - part * Self.stride, items: row.items.map { $0.inRow($0.row - part * Self.stride) })
        })
    }
    let tables = KeyedTables(session: session, parts: parts, names: sheets.map(\.name))
    guard var laid = tables.laid(start) else { return nil }
    laid.steps.append(.keyedTables)
    return laid
  }

  // MARK: Back to the sheets

  private func part(_ row: Int) -> Int { min(row / Self.stride, sheets.count - 1) }

  /// The sheet and the address of a cell.
  func origin(of address: CellAddress) -> (sheet: String, cell: CellAddress) {
    (sheets[part(address.row)].name, CellAddress(row: address.row % Self.stride, column: address.column))
  }

  func location(_ location: Finding.Location) -> Finding.Location {
    switch location {
    case .cells(let range, _):
      let (first, last) = (origin(of: range.first), origin(of: range.last))
      return .cells(
        CellRange(first.cell, first.sheet == last.sheet ? last.cell : first.cell), sheet: first.sheet)
    case .scattered(let ranges, _):
      let first = ranges[0]
      let own = ranges.filter {
        part($0.first.row) == part(first.first.row) && part($0.last.row) == part(first.first.row)
      }
      let places = own.map { CellRange(origin(of: $0.first).cell, origin(of: $0.last).cell) }
      return .cells(
        places.isEmpty ? [CellRange(origin(of: first.first).cell, origin(of: first.first).cell)] : places,
        of: origin(of: first.first).sheet)
    case .file, .sheet, .column, .line, .pointer, .printed, .inFile: return location
    }
  }

  /// A text in which addresses are those of the sheets.
  func text(_ text: String) -> String {
    guard text.utf8.count >= Self.fewestDigits else { return text }
    var result = ""
    var digits = ""
    func close() {
      if digits.utf8.count >= Self.fewestDigits, let row = Int(digits), row > Self.stride {
        result += "\((row - 1) % Self.stride + 1)"
      } else {
        result += digits
      }
      digits = ""
    }
    for character in text {
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else {
        close()
        result.append(character)
      }
    }
    close()
    return result
  }

  private static let fewestDigits = 7

  func finding(_ finding: Finding) -> Finding {
    var result = finding
    let (message, hint) = (finding.message, finding.hint)
    result.location = location(finding.location)
    result.message = BilingualText(es: text(message.spanish), en: text(message.english))
    if let hint { result.hint = BilingualText(es: text(hint.spanish), en: text(hint.english)) }
    return result
  }
}
