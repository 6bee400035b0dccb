import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// What a row is, asked of the pure function: a row, a state, and the role.
struct RowRolesTests {
  /// How far the reading has come when the row is looked at.
  enum Setting: String {
    /// Below a record of an open table.
    case inTable
    /// Right below the heading, before any record.
    case underHeading
    /// In a table without a column for the level.
    case withoutLevels
    /// Some rows further down than the last record.
    case furtherDown
    /// The row is the first of a heading that has not been read.
    case atHeading
    /// Below a header block that closed the table.
    case belowHeader
    /// Above any table, below a label without a value.
    case belowLabel
    /// Above any table.
    case above
    /// Below the first signature.
    case inFoot
    /// Below the records of the program's own drawing.
    case inOwnDrawing
    /// Below a remark of the program's own drawing.
    case inOwnNotes
  }

  /// One row, where it is met, and what it is.
  struct Case: CustomTestStringConvertible {
    let row: String
    let setting: Setting
    let role: String
    var next = ""
    var merges: [CellRange] = []
    var testDescription: String { "\(setting.rawValue): \(row)" }

    init(
      _ row: String, _ role: String, _ setting: Setting = .inTable, next: String = "",
      merges: [CellRange] = []
    ) {
      (self.row, self.setting, self.role, self.next, self.merges) = (row, setting, role, next, merges)
    }
  }

  /// The row that is looked at; the last record is right above it.
  private static let row = 5
  private static let record = "Componente 1|Porcentaje de calles con luz|Mide las calles"
  private static let values = "|10|20|30|40|100|10|15|||25"

  private static func merged(_ column: Int, from row: Int = row - 1) -> CellRange {
    CellRange(CellAddress(row: row, column: column), CellAddress(row: Self.row, column: column))
  }

  static let cases = [
    Case("Nivel|Nombre", "heading", .atHeading),
    Case("Componente 2|Porcentaje de parques|Mide los parques" + values, "record"),
    Case("Elemento X||" + values, "record"),
    Case("Elemento X||" + values, "loose", .furtherDown),
    Case("|Porcentaje de parques|Mide los parques" + values, "record"),
    Case(
      "Componente 2|Porcentaje de parques|Mide los parques" + values, "record of the last heading",
      .belowHeader),
    Case("Componente 2|Porcentaje de parques|Mide los parques" + values, "header text", .above),
    Case("Componente 2|Porcentaje de parques", "header text", .belowHeader),
    Case("COMPONENTES", "section", .withoutLevels),
    Case("Actividades del Componente 1", "section", .withoutLevels),
    Case("Actividad 1.1", "level above"),
    Case("Componente 1 (continúa)|y avenidas", "rest"),
    Case("Componente 2 (continúa)|y avenidas", "loose"),
    Case("|y avenidas|con lámparas nuevas", "continuation"),
    Case("|y avenidas", "loose", .furtherDown),
    Case("||" + values, "completion"),
    Case("|y avenidas|con lámparas nuevas" + values, "second row"),
    Case("|y avenidas|Mide los parques" + values, "record"),
    Case("||" + values, "loose", .underHeading),
    Case("|y avenidas", "lower half", merges: [merged(0)]),
    Case("", "merged", .furtherDown, merges: [merged(2)]),
    Case("Nota: cifras preliminares", "note"),
    Case("* Dato preliminar", "note"),
    Case("Total||" + values, "total"),
    Case("Página 2 de 3", "page number"),
    Case("||||||||||||||||2/3", "page number"),
    Case("Informe Trimestral 2024", "title below"),
    Case("||||||||||||||||texto suelto", "loose"),
    Case("|Elaboró", "foot"),
    Case("|Revisó", "remark", next: "Componente 2|Porcentaje de parques|Mide los parques" + values),
    Case("Ing. Pedro Ruiz", "foot", .inFoot),
    Case("Unidad Responsable:|504 - Instituto", "header"),
    Case("Unidad Responsable:|504 - Instituto", "header", .inFoot),
    Case("504 - Instituto", "header value", .belowLabel),
    Case("504 - Instituto", "header text", .above),
    Case("Componente 2|Porcentaje de parques", "own foot", .inOwnDrawing),
    Case("texto", "own note", .inOwnNotes),
  ]

  @Test(arguments: cases)
  func `a row has the role that its content and its place give it`(_ one: Case) {
    let lines = [String](repeating: "", count: Self.row - 1) + [Self.record, one.row, one.next]
    let view = SheetView(TestFiles.sheet(lines.joined(separator: "\n"), merges: one.merges))
    let isOwn = one.setting == .inOwnDrawing || one.setting == .inOwnNotes
    let context = SheetContext(view, session: .standard, isOwnDrawing: isOwn)
    let state = Self.state(one.setting, context)
    guard let row = view.rows.first(where: { $0.row == Self.row }) else {
      Issue.record("no row")
      return
    }
    let roles = RowRoles(context: context)
    #expect(roles.role(of: row, in: state).name == one.role)
    // Asking changes nothing.
    #expect(roles.role(of: row, in: state).name == one.role)
  }

  private static func state(_ setting: Setting, _ context: SheetContext) -> ReadingState {
    let reading = SheetReading(account: CellAccount(context.view))
    var state = ReadingState(context, entries: SheetEntries(reading, sheet: "Hoja1"))
    let heading = heading(hasLevels: setting != .withoutLevels)
    state.entries.reading.bands = [heading]
    if setting == .atHeading { return state }
    state.table.headingsPassed = 1
    if setting == .above { return state }
    if setting == .belowLabel {
      let label = SheetView(TestFiles.sheet(String(repeating: "\n", count: row - 1) + "Unidad Responsable:"))
      for row in label.rows {
        state.header.add(context.headerLines.lines(in: row).lines, before: [], of: row)
      }
      return state
    }
    state.table.open(heading, from: row - 2)
    var report = ReportBuilder(session: context.session, sheet: "Hoja1", isOwnDrawing: context.isOwnDrawing)
    var indicator = Indicator()
    indicator.level = "Componente"
    indicator.number = "1"
    indicator.name = "Porcentaje de calles con luz"
    indicator.definition = "Mide las calles"
    report.add(indicator, level: nil, origins: [])
    state.report = report
    if setting != .underHeading { state.table.tookRecord(to: row - 1) }
    switch setting {
    case .belowHeader: state.table.heading = nil
    case .furtherDown: state.table.lastRow = 0
    case .inFoot:
      state.table.heading = nil
      state.foot.append(context.view.rows)
    case .inOwnDrawing: state.table.lastRow = 0
    case .inOwnNotes: state.table.isInNotes = true
    default: break
    }
    return state
  }

  private static func heading(hasLevels: Bool) -> HeadingBand {
    var map = ColumnMap()
    let texts: [FieldKey] = hasLevels ? [.level, .name, .definition] : [.name, .definition]
    let values = [Measure.programmed, .achieved].flatMap { measure in Period.allCases.map(measure.key) }
    for (column, key) in (texts + values).enumerated() { map.fields[column] = key }
    // The second row of the heading is the one that is looked at, where it has not been read.
    return HeadingBand(rows: row...row, columns: map, samples: [])
  }
}
