package import SheetIO

/// A flat CSV whose form is broken: what can still be read of it, and what of it is not certain.
///
/// A row of another length is read only where its content agrees with the rows around; else no cell of it is
/// known by its place. The last value of a file that ends in the middle of a row may be half of what it was.
package struct BrokenTable {
  /// The sheet without the doubtful cells.
  package private(set) var sheet: Sheet
  package private(set) var findings = FindingList()
  package private(set) var unplaced = UnplacedList(sheet: nil)

  private let session: ReadingSession
  private let rows: [ArraySlice<Cell>]
  private let columns: [Int: CSVColumns.Column]
  private let heading: Int
  private let raggedRows: [TextShape.RaggedRow]
  private let raggedPlaces: Set<Int>
  /// The column with the report's number.
  private let report: Int?
  private var countOfRagged = 0
  /// The first broken row that is not reported by itself.
  private var further: Finding?
  private var doubtfulRows: Set<Int> = []
  private var doubtfulCells: Set<CellAddress> = []

  /// A sheet with the form of its text.
  package init(_ sheet: Sheet, _ shape: TextShape, session: ReadingSession) {
    self.sheet = sheet
    self.session = session
    let rows = sheet.rows
    self.rows = rows
    let heading = ReportCSV.heading(of: rows).map { rows[$0] } ?? []
    self.heading = heading.first?.address.row ?? 0
    raggedRows = shape.raggedRows(below: self.heading)
    raggedPlaces = Set(raggedRows.map(\.row))
    columns = Dictionary(
      heading.compactMap { cell in
        CSVColumns.column(headed: cell.shownText, session.vocabulary).map { (cell.address.column, $0) }
      }
    ) { first, _ in first }
    report = columns.first { $0.value.key == "report" }?.key
    if let quote = shape.unclosedQuote { leaveUnclosed(quote, shape) }
    for ragged in raggedRows { read(ragged, shape) }
    tellFurther()
    if !shape.isEnded { leaveEnd(shape.lastField, shape) }
    guard !doubtfulRows.isEmpty || !doubtfulCells.isEmpty else { return }
    var sound: [Cell] = []
    for cell in sheet.cells {
      let isDoubtful = doubtfulRows.contains(cell.address.row) || doubtfulCells.contains(cell.address)
      if isDoubtful, !cell.isBlank { unplaced.append(cell) } else if !isDoubtful { sound.append(cell) }
    }
    self.sheet = Sheet(name: sheet.name, position: sheet.position, cells: sound)
  }

  private static let apart = BilingualText(
    es: "sus datos quedan sin lugar", en: "its data are left unplaced")
  private static let kept = BilingualText(
    es: "se leyó, porque coincide con las filas vecinas",
    en: "it was read, because it agrees with the neighbouring rows")

  // MARK: What is broken

  /// A quote that nothing closes: what follows it may all have been one text.
  private mutating func leaveUnclosed(_ quote: CellAddress, _ shape: TextShape) {
    for cell in cells(of: quote.row) where cell.address.column >= quote.column {
      doubtfulCells.insert(cell.address)
    }
    // Rows of the heading's length are rows again.
    var row = quote.row + 1
    while raggedPlaces.contains(row) || (row <= shape.lastField.row && cells(of: row).isEmpty) {
      doubtfulRows.insert(row)
      row += 1
    }
    findings.append(
      Finding(
        .csvQuoteUnclosed,
        phrases: [
          "fate": BilingualText(
            es: "lo que sigue queda sin lugar", en: "what follows is left unplaced")
        ],
        at: .cell(quote, of: nil), raw: text(at: quote)))
  }

  private mutating func read(_ ragged: TextShape.RaggedRow, _ shape: TextShape) {
    let cells = cells(of: ragged.row)
    let isCutOff =
      !shape.isEnded && ragged.row == shape.lastField.row && ragged.found < ragged.expected
    // All before the end of the file is where it should be; the end is reported by itself.
    if isCutOff, let report, report < shape.lastField.column,
      cells.contains(where: { $0.address.column == report })
    {
      return
    }
    let isSound = agreesWithNeighbours(ragged)
    if !isSound {
      doubtfulRows.insert(ragged.row)
    } else if ragged.row == shape.lastField.row, let last = cells.last {
      doubtfulCells.insert(last.address)
    }
    guard countOfRagged < FindingList.mostOfAKind else {
      if further == nil { further = finding(of: ragged, isSound: isSound) }
      countOfRagged += 1
      return
    }
    countOfRagged += 1
    findings.append(finding(of: ragged, isSound: isSound))
  }

  private func finding(of ragged: TextShape.RaggedRow, isSound: Bool) -> Finding {
    Finding(
      .csvRowRagged,
      ["row": "\(ragged.row + 1)"], phrases: ["fate": isSound ? Self.kept : Self.apart],
      at: .cell(cells(of: ragged.row).first?.address, of: nil), raw: "\(ragged.found)",
      expected: "\(ragged.expected)")
  }

  /// Reports the broken rows beyond those that are reported one by one: texts are not made for a million of them.
  private mutating func tellFurther() {
    guard var finding = further, let last = raggedRows.last else { return }
    let count = countOfRagged - FindingList.mostOfAKind
    if count > 1, let first = finding.location.cells?.first {
      let range = CellRange(first, CellAddress(row: last.row, column: first.column))
      finding.location = finding.location.covering(range)
      finding.message = MessageCatalogue.more(count, like: finding.message, at: range.description)
    }
    findings.append(finding)
  }

  /// The last value of a file without a line break at its end.
  private mutating func leaveEnd(_ end: CellAddress, _ shape: TextShape) {
    let last = text(at: end)
    let isShort = raggedRows.last?.row == end.row
    let isKnown = !isShort && shape.unclosedQuote == nil && isSaidAbove(end)
    if !isKnown, end.column == report {
      // A row that does not say its report is of none.
      doubtfulRows.insert(end.row)
    } else if !isKnown {
      doubtfulCells.insert(end)
    }
    let fate =
      isKnown
      ? BilingualText(es: "las demás filas dicen lo mismo", en: "the other rows say the same")
      : BilingualText(
        es: "puede faltar lo que seguía, y ese valor no se tomó",
        en: "what followed may be missing, and that value was not used")
    let title = columns[end.column]?.label ?? CellAddress.name(ofColumn: end.column)
    findings.append(
      Finding(
        .csvEndMissing,
        ["row": "\(end.row + 1)", "title": "«\(title)»", "raw": last ?? ""], phrases: ["fate": fate],
        severity: isKnown ? .warning : .error, at: .cell(end, of: nil), field: columns[end.column]?.field,
        raw: last))
  }

  // MARK: What the neighbouring rows say

  /// The cells of a row, from left to right; rows are ordered by their place.
  private func cells(of row: Int) -> ArraySlice<Cell> {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if (rows[middle].first?.address.row ?? 0) < row { low = middle + 1 } else { high = middle }
    }
    guard low < rows.count, rows[low].first?.address.row == row else { return [] }
    return rows[low]
  }

  private func text(at place: CellAddress) -> String? {
    cells(of: place.row).first { $0.address == place }?.shownText
  }

  /// What a row says of its report, by column.
  private func context(of row: Int) -> [Int: String] {
    var texts: [Int: String] = [:]
    for cell in cells(of: row) where columns[cell.address.column].map(Self.isContext) ?? false {
      texts[cell.address.column] = cell.shownText
    }
    return texts
  }

  /// Whether a row can say what its neighbours should say.
  private func isWitness(_ row: Int) -> Bool {
    row > heading && !raggedPlaces.contains(row) && !cells(of: row).isEmpty
  }

  /// Whether a cell repeats what the row above says of the same report.
  private func isSaidAbove(_ place: CellAddress) -> Bool {
    isWitness(place.row - 1) && columns[place.column].map(Self.isContext) ?? false
      && context(of: place.row) == context(of: place.row - 1)
  }

  /// Whether all that a row says of its report is what a row next to it says, and what it says in numbers are numbers.
  private func agreesWithNeighbours(_ ragged: TextShape.RaggedRow) -> Bool {
    let areNumbers = cells(of: ragged.row).allSatisfy { cell in
      guard columns[cell.address.column]?.kind.isNumeric == true else { return true }
      switch NumberReading(text: cell.shownText, session: session) {
      case .number, .noData: return true
      default: return false
      }
    }
    guard areNumbers else { return false }
    return [ragged.row - 1, ragged.row + 1].contains { other in
      isWitness(other) && context(of: ragged.row) == context(of: other)
        && (cells(of: other).last?.address.column ?? 0) < max(ragged.found, 1)
    }
  }

  /// Whether a column says something of the report, alike in all its rows.
  private static func isContext(_ column: CSVColumns.Column) -> Bool {
    switch column.content {
    case .sourceFile, .report, .value, .packed: true
    case .indicator, .key, .field: false
    }
  }
}
