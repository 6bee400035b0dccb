import MIRSchema
import SheetIO

/// A list of programmes as a table: a heading row, then a programme a row, or an indicator a row under the same
/// programme.
struct ProgramTable {
  private(set) var problems: [InterchangeError.Problem] = []
  /// What is reported about the list without refusing it.
  private(set) var findings: [Finding] = []
  private let sheet: Sheet?
  private let sessions: ReadingSessions
  /// The column of each field.
  private var columns: [FieldKey: Int] = [:]
  /// Columns whose heading has been reported.
  private var strangers: Set<Int> = []

  init(_ workbook: Workbook, _ sessions: ReadingSessions) {
    self.sessions = sessions
    let counted = workbook.sheets.first { $0.visibility == .visible && !$0.cells.isEmpty }.map {
      CountedSheet($0, session: ReadingSession(sessions.vocabulary))
    }
    sheet = counted?.sheet
    findings = counted?.findings ?? []
  }

  private mutating func wrong(_ cell: CellAddress, es: String, en: String) {
    problems.append(
      InterchangeError.Problem(place: Self.place(cell), message: BilingualText(es: es, en: en)))
  }

  private static func place(_ cell: CellAddress) -> BilingualText {
    let column = CellAddress.name(ofColumn: cell.column)
    return BilingualText(
      es: "fila \(cell.row + 1), columna \(column)", en: "row \(cell.row + 1), column \(column)")
  }

  /// The programmes; what is wrong is in ``problems``.
  mutating func entries() -> [ProgramList.Entry] {
    guard let sheet = sheet?.withoutGuards(), let heading = sheet.rows.first else { return [] }
    let renamed = renamed(sheet, heading)
    tellRepeatedRows(sheet)
    guard problems.isEmpty else { return [] }
    let document = ReportCSV.read(renamed, isText: true, source: Source(format: "csv"), sessions: sessions)
    findings += document.findings.filter { $0.code == .csvRowSetApart || $0.code == .numberDoubtful }
    for finding in document.findings where Self.isFatal(finding.code) {
      let place = (finding.location.cells?.first).map(Self.place)
      problems.append(
        InterchangeError.Problem(
          place: place ?? BilingualText(es: "la lista", en: "the list"), message: Self.message(finding)))
    }
    // The cell of each value, by its pointer from the report, for each report.
    var cells = Array(repeating: [String: CellAddress](), count: document.reports.count)
    for origin in document.provenance {
      guard let pointer = ValuePointer(origin.pointer) else { continue }
      cells[pointer.report]["/" + pointer.fromReport] = origin.cell
    }
    return zip(document.reports, cells).map { report, cells in
      let row = cells.values.map(\.row).min() ?? 0
      let columns = columns
      return ProgramList.Entry(
        report: report, place: BilingualText(es: "la fila \(row + 1)", en: "row \(row + 1)")
      ) { path in
        if let cell = cells[path] { return Self.place(cell) }
        // A blank has no cell: its row is that of the indicator, its column that of the key.
        let parts = path.split(separator: "/").map(String.init)
        let isField = parts.first == "indicators" && parts.count > 2
        let key = FieldKey(path: isField ? Array(parts.dropFirst(2)) : parts)
        let start = isField ? "/indicators/\(parts[1])/" : ""
        let rows = isField ? cells.filter { $0.key.hasPrefix(start) }.map(\.value.row) : [row]
        guard let row = rows.min() else { return nil }
        return columns[key].map { Self.place(CellAddress(row: row, column: $0)) }
          ?? BilingualText(es: "fila \(row + 1)", en: "row \(row + 1)")
      }
    }
  }

  private static func isFatal(_ code: FindingCode) -> Bool {
    [.numberUnreadable, .levelNumberUnreadable, .codeIsDate, .csvValueConflict, .csvColumnUnknown].contains(
      code)
  }

  private static func message(_ finding: Finding) -> BilingualText {
    guard finding.code == .numberUnreadable else { return finding.message }
    let raw = finding.raw ?? ""
    let kind = finding.field.flatMap { CSVColumns.byField[$0]?.kind }
    if case .integer(let bounds)? = kind {
      return BilingualText(
        es: "«\(raw)»: se esperaba un entero de \(bounds.lowerBound) a \(bounds.upperBound)",
        en: "“\(raw)”: expected a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return BilingualText(
      es: "«\(raw)» no es un número válido aquí; se esperaba uno como 20 o 12.5",
      en: "“\(raw)” is not a valid number here; expected one like 20 or 12.5")
  }

  // MARK: The heading

  /// The sheet with the flat CSV's own headings.
  private mutating func renamed(_ sheet: Sheet, _ heading: ArraySlice<Cell>) -> Sheet {
    var result: [Cell] = []
    for cell in heading where !cell.isBlank {
      guard let key = ProgramListColumns.field(for: cell.shownText, sessions.vocabulary) else {
        strangers.insert(cell.address.column)
        let near = ProgramListColumns.nearest(to: cell.shownText)
        wrong(
          cell.address,
          es: "no se conoce la columna «\(cell.shownText)»" + (near.map { "; ¿quiso decir «\($0)»?" } ?? "")
            + "; quítela o use uno de los encabezados de «mirsheet schema --csv»",
          en: "column “\(cell.shownText)” is not known" + (near.map { "; did you mean “\($0)”?" } ?? "")
            + "; remove it or use one of the headings of “mirsheet schema --csv”")
        continue
      }
      if let first = columns[key] {
        strangers.insert(cell.address.column)
        let name = CellAddress.name(ofColumn: first)
        wrong(
          cell.address, es: "«\(cell.shownText)» repite la columna \(name); se esperaba una sola",
          en: "“\(cell.shownText)” repeats column \(name); expected only one")
        continue
      }
      columns[key] = cell.address.column
      result.append(Cell(cell.address, .text(key.snake)))
    }
    for (keys, es, en) in [
      ([.responsibleUnitName, .responsibleUnitCode], "la unidad responsable", "the responsible unit"),
      ([.programName, .programCode], "el programa presupuestario", "the budget programme"),
    ] as [([FieldKey], String, String)] where problems.isEmpty && keys.allSatisfy({ columns[$0] == nil }) {
      let row = (heading.first?.address.row ?? 0) + 1
      problems.append(
        InterchangeError.Problem(
          place: BilingualText(es: "fila \(row)", en: "row \(row)"),
          message: BilingualText(
            es: "falta la columna de \(es); se esperaba «\(keys[0].snake)» o «\(keys[1].snake)»",
            en: "the column of \(en) is missing; expected “\(keys[0].snake)” or “\(keys[1].snake)”")))
    }
    let row = heading.first?.address.row ?? 0
    // The table begins in its first row, as the flat CSV does.
    let moved = result + sheet.cells.filter { $0.address.row > row && isNamed($0) }.map(period)
    return Sheet(name: sheet.name, position: 0, cells: moved + inherited(moved, below: row))
  }

  /// What the rows of one programme leave blank because the row above says it.
  private func inherited(_ cells: [Cell], below heading: Int) -> [Cell] {
    let identity = Set(
      [FieldKey.responsibleUnitName, .responsibleUnitCode, .programName, .programCode]
        .compactMap { columns[$0] })
    let context = Set(
      CSVColumns.all.compactMap { column -> Int? in
        switch column.content {
        case .value, .packed: columns[column.field]
        case .sourceFile, .report, .indicator, .key, .field: nil
        }
      })
    let rows = Dictionary(grouping: cells.filter { $0.address.row > heading }) { $0.address.row }
    var above: [Int: Cell] = [:]
    var result: [Cell] = []
    for (row, cells) in rows.sorted(by: { $0.key < $1.key }) {
      var own = Dictionary(cells.map { ($0.address.column, $0) }) { first, _ in first }
      let isSame = !identity.isEmpty && identity.allSatisfy { own[$0]?.shownText == above[$0]?.shownText }
      for column in context.sorted() where isSame && own[column] == nil {
        guard let cell = above[column] else { continue }
        let copy = Cell(CellAddress(row: row, column: column), cell.value)
        own[column] = copy
        result.append(copy)
      }
      above = own
    }
    return result
  }

  /// A quarter or a year as people write it, `T2` or `2do. Trimestre`, as a number.
  private func period(_ cell: Cell) -> Cell {
    let reading = PeriodReading(cell.shownText)
    switch cell.address.column {
    case columns[.quarter]: return reading.quarter.map { Cell(cell.address, .text("\($0)")) } ?? cell
    case columns[.fiscalYear]: return reading.year.map { Cell(cell.address, .text("\($0)")) } ?? cell
    default: return cell
    }
  }

  /// Whether a cell is under a heading; others are reported.
  private mutating func isNamed(_ cell: Cell) -> Bool {
    guard !cell.isBlank else { return false }
    if columns.values.contains(cell.address.column) { return true }
    if strangers.contains(cell.address.column) { return false }
    if problems.count < InterchangeError.most {
      wrong(
        cell.address, es: "«\(cell.shownText)» no está bajo ningún encabezado conocido",
        en: "“\(cell.shownText)” is not under a known heading")
    }
    return false
  }

  /// Rows that say the same as the row above.
  private mutating func tellRepeatedRows(_ sheet: Sheet) {
    var last: [Int: String] = [:]
    for row in sheet.rows.dropFirst() {
      let texts = Dictionary(row.filter { !$0.isBlank }.map { ($0.address.column, $0.shownText) }) {
        first, _ in first
      }
      if texts == last, let first = row.first {
        wrong(
          first.address, es: "esta fila repite la anterior; se esperaba una sola vez",
          en: "this row repeats the one above; expected once")
      }
      last = texts
    }
  }
}
