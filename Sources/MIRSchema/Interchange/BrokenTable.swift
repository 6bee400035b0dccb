import SheetIO

/// A flat CSV whose form is broken: what can still be read of it, and what of it nobody can be sure of.
///
/// A row of another length is read only where what stands in it agrees with the rows around; else no cell of it is
/// known by its place. The last value of a file that ends in the middle of a row may be half of what it was.
struct BrokenTable {
  /// The sheet without the doubtful cells.
  private(set) var sheet: Sheet
  private(set) var findings: [Finding] = []
  private(set) var unplaced: [UnplacedCell] = []

  private let rows: [Int: [Int: Cell]]
  private let columns: [Int: CSVColumns.Column]
  private let heading: Int
  private let raggedRows: [TextShape.RaggedRow]
  /// The column with the report's number.
  private let report: Int?
  private var doubtful: Set<CellAddress> = []

  /// A sheet with the form of its text.
  init(_ sheet: Sheet, _ shape: TextShape) {
    self.sheet = sheet
    var rows: [Int: [Int: Cell]] = [:]
    for cell in sheet.cells { rows[cell.address.row, default: [:]][cell.address.column] = cell }
    self.rows = rows
    let printed = sheet.rows
    let place = ReportCSV.heading(of: printed) ?? 0
    heading = printed.isEmpty ? 0 : printed[place].first?.address.row ?? 0
    raggedRows = shape.raggedRows(below: heading)
    columns = rows[heading, default: [:]].compactMapValues { CSVColumns.byHeading[FoldedText($0.shownText)] }
    report = columns.first { $0.value.key == "report" }?.key
    if let quote = shape.unclosedQuote { leaveUnclosed(quote, shape) }
    for ragged in raggedRows { read(ragged, shape) }
    if !shape.isEnded { leaveEnd(shape.lastField, shape) }
    guard !doubtful.isEmpty else { return }
    let left = doubtful
    unplaced = sheet.cells.filter { left.contains($0.address) && !$0.isBlank }.map {
      UnplacedCell(sheet: nil, cell: $0.address.description, text: $0.shownText)
    }
    self.sheet = Sheet(
      name: sheet.name, position: sheet.position, cells: sheet.cells.filter { !left.contains($0.address) })
  }

  private static let apart = [
    "es": "sus datos quedan en «unplaced»", "en": "its data are kept in “unplaced”",
  ]
  private static let kept = [
    "es": "se leyó, porque coincide con las filas vecinas",
    "en": "it was read, since it agrees with the rows beside it",
  ]

  // MARK: What is broken

  /// A quote that nothing closes: what follows it may all have been one text.
  private mutating func leaveUnclosed(_ quote: CellAddress, _ shape: TextShape) {
    let ragged = Set(raggedRows.map(\.row))
    leave(rows[quote.row, default: [:]].keys.filter { $0 >= quote.column }, of: quote.row)
    // Rows of the heading's length are rows again.
    var row = quote.row + 1
    while ragged.contains(row) || (row <= shape.lastField.row && rows[row] == nil) {
      leave(rows[row, default: [:]].keys, of: row)
      row += 1
    }
    findings.append(
      Finding(
        .csvQuoteUnclosed,
        ["es": "lo que sigue queda en «unplaced»", "en": "what follows is kept in “unplaced”"],
        cell: quote.description, raw: rows[quote.row]?[quote.column]?.shownText))
  }

  private mutating func read(_ ragged: TextShape.RaggedRow, _ shape: TextShape) {
    let cells = rows[ragged.row, default: [:]]
    let isCutOff =
      !shape.isEnded && ragged.row == shape.lastField.row && ragged.found < ragged.expected
    // All before the end of the file stands where it should; the end is told by itself.
    if isCutOff, let report, cells[report] != nil, report < shape.lastField.column { return }
    let isSound = agreesWithNeighbours(ragged)
    if !isSound {
      leave(cells.keys, of: ragged.row)
    } else if ragged.row == shape.lastField.row, let last = cells.keys.max() {
      leave([last], of: ragged.row)
    }
    findings.append(
      Finding(
        .csvRowRagged,
        ["row": "\(ragged.row + 1)"].merging(isSound ? Self.kept : Self.apart) { one, _ in one },
        cell: cells.keys.min().map { CellAddress(row: ragged.row, column: $0).description },
        raw: "\(ragged.found)", expected: "\(ragged.expected)"))
  }

  /// The last value of a file without a line break at its end.
  private mutating func leaveEnd(_ end: CellAddress, _ shape: TextShape) {
    let cell = rows[end.row]?[end.column]
    let isShort = raggedRows.last?.row == end.row
    let isKnown = !isShort && shape.unclosedQuote == nil && isSaidAbove(end)
    if !isKnown {
      // A row that does not tell its report is of none.
      leave(end.column == report ? Array(rows[end.row, default: [:]].keys) : [end.column], of: end.row)
    }
    let says =
      isKnown
      ? ["es": "las demás filas dicen lo mismo", "en": "the other rows say the same"]
      : [
        "es": "puede faltar lo que seguía, y ese dato no se tomó",
        "en": "what followed may be missing, and that datum was not taken",
      ]
    let title = columns[end.column]?.label ?? CellAddress.name(ofColumn: end.column)
    findings.append(
      Finding(
        .csvEndMissing,
        ["row": "\(end.row + 1)", "title": "«\(title)»", "raw": cell?.shownText ?? ""].merging(says) {
          one, _ in one
        },
        severity: isKnown ? .warning : .error, cell: end.description, field: columns[end.column]?.key,
        raw: cell?.shownText))
  }

  private mutating func leave(_ columns: some Sequence<Int>, of row: Int) {
    for column in columns { doubtful.insert(CellAddress(row: row, column: column)) }
  }

  // MARK: What the rows beside say

  /// Whether a cell repeats what the row above says of the same report.
  private func isSaidAbove(_ place: CellAddress) -> Bool {
    guard let own = rows[place.row], place.row - 1 > heading, let above = rows[place.row - 1],
      columns[place.column].map(Self.isContext) ?? false
    else { return false }
    return columns.filter { Self.isContext($0.value) }.allSatisfy {
      own[$0.key]?.shownText == above[$0.key]?.shownText
    }
  }

  /// Whether all that a row says of its report is what a row beside it says, and what it says in numbers are numbers.
  private func agreesWithNeighbours(_ ragged: TextShape.RaggedRow) -> Bool {
    let own = rows[ragged.row, default: [:]]
    let areNumbers = own.allSatisfy { column, cell in
      guard columns[column]?.kind.isNumeric == true else { return true }
      switch NumberReading(text: cell.shownText, vocabulary: .standard) {
      case .number, .noData: return true
      default: return false
      }
    }
    guard areNumbers else { return false }
    return [ragged.row - 1, ragged.row + 1].contains { other in
      guard other != heading, let beside = rows[other] else { return false }
      let isEmptyWhereShort = (ragged.found..<max(ragged.found, ragged.expected)).allSatisfy {
        beside[$0]?.isBlank ?? true
      }
      return isEmptyWhereShort
        && columns.filter { Self.isContext($0.value) }.allSatisfy {
          own[$0.key]?.shownText == beside[$0.key]?.shownText
        }
    }
  }

  /// Whether a column says something of the report, alike in all its rows.
  private static func isContext(_ column: CSVColumns.Column) -> Bool {
    switch column.content {
    case .sourceFile, .report, .value, .packed: true
    case .indicator, .field: false
    }
  }
}
