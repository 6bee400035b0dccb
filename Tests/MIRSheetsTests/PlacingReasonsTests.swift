import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Where a row's cells go: the table of named reasons, with a row for each.
struct PlacingReasonsTests {
  /// How the row is met.
  enum Setting: String {
    case usual
    case longWay
    case ownDrawing
    /// So many rows could not be distinguished that none is aligned any more.
    case disputed
    /// So many rows had neither a level nor a name that none is read any more.
    case nameless
  }

  /// A row, and the reason by which its cells are placed.
  struct Case: CustomTestStringConvertible {
    let row: String
    let reason: PlacingReason
    let setting: Setting
    /// What is in some fields afterwards.
    let cells: [FieldKey: String]
    /// What is left.
    let left: [String]
    var testDescription: String { "\(reason.rawValue), \(setting.rawValue): \(row)" }

    init(
      _ row: String, _ reason: PlacingReason, _ setting: Setting = .usual,
      _ cells: [FieldKey: String] = [:],
      left: [String] = []
    ) {
      (self.row, self.reason, self.setting, self.cells, self.left) = (
        row, reason, setting, cells, left
      )
    }
  }

  private static let achieved2 = Measure.achieved.key(.q2)
  private static let goal2 = Measure.programmed.key(.q2)
  private static let total = Measure.variation.key(.cumulative)
  private static let start = "Componente 1|Porcentaje de calles con luz"
  private static let values = "10|20|30|40|100|10|15|||25|0|5|30|40|75"

  static let cases = [
    Case("\(start)|\(values)|Oficio", .sound),
    Case("\(start)|\(values)|Oficio", .asPrinted, .longWay, [total: "75"]),
    Case("\(start)|\(values)|Oficio", .ownDrawing, .ownDrawing, [total: "75"]),
    Case(
      "\(start)|10|20|30|40|101|10|15|||25|0|5|30|40|75|Oficio", .asPrinted, .usual, [total: "75"]),
    Case("|Porcentaje de calles con luz|10|20|30", .unread, .nameless),
    Case("|Porcentaje de calles con luz|10|20|30", .asPrinted),
    Case(
      "\(start)|10|en espera de la dirección de obras|30|40|100|10|15|||25|0|5|30|40|75|Oficio",
      .remark, .usual,
      [total: "75"], left: ["en espera de la dirección de obras"]),
    Case(
      "\(start)|20|10|30|40|100|10|15|||25|0|5|30|40|75|Oficio", .exchanged, .usual,
      [goal2: "20", achieved2: "15", total: "75"]),
    Case("Componente 1|2024|\(values)|Oficio", .oddWord, .usual, [.name: "2024", total: "75"]),
    Case(
      "\(start)|\(values)|Oficio|||revisar", .besideTable, .usual, [total: "75"], left: ["revisar"]),
    Case(
      "\(start)|10|20|30|40|101|10|15|0|0|25|0|5|30|40|75|Oficio||COTEJADO", .besideTable, .usual,
      [goal2: "20", total: "75", .meansOfVerification: "Oficio"], left: ["COTEJADO"]),
    // A goal that is the same in each quarter adds up to nothing: only the law says that all is there.
    Case(
      "\(start)|y banquetas|90|90|90|90|90|80|85|0|0|85|10|5|90|90|5|Oficio", .slid, .usual,
      [goal2: "90", achieved2: "85", total: "5", .meansOfVerification: "Oficio"],
      left: ["y banquetas", "Porcentaje de calles con luz"]),
    Case(
      "Componente 1|90|90|90|90|90|80|85|0|0|85|10|5|90|90|5|Oficio", .slid, .usual,
      [achieved2: "85", total: "5", .meansOfVerification: "Oficio"]),
    // Pasted one column to the right from the goals on: nothing is left over.
    Case(
      "\(start)||90|90|90|90|90|80|85|0|0|85|10|5|90|90|5|Oficio", .slid, .usual,
      [.name: "Porcentaje de calles con luz", achieved2: "85", .meansOfVerification: "Oficio"]),
    Case("||\(start)|\(values)|Oficio", .shifted, .usual, [achieved2: "15", total: "75"]),
    Case(
      "\(start)|10|20|30|40|100|10|15||25|0|5|30|40|75|Oficio", .aligned, .usual,
      [achieved2: "15", total: "75", .meansOfVerification: "Oficio"]),
    Case("\(start)|10|20|30|40|100|7|9|||50|1|2|3|4|", .contradicted, .usual, [achieved2: "9"]),
    Case(
      "\(start)|10|20|30|40|100|7|9|||50|1|2|3|4||Oficio|55", .left, .disputed, [achieved2: "9"],
      left: ["55"]),
  ]

  @Test(arguments: cases)
  func `the first reason that holds of a row says where its cells go`(_ one: Case) throws {
    let heading = Self.heading
    let placer = RowPlacer(heading, quarter: 2, session: .standard, sheet: "Hoja1")
    let row = try #require(SheetView(TestFiles.sheet("\n\n" + one.row)).rows.first)
    let isOwn = one.setting == .ownDrawing
    let (reason, placement) = placer.place(
      RowToPlace(
        row, under: placer.heading,
        soundRows: one.setting == .longWay || isOwn ? nil : placer.soundRows,
        isOwn: isOwn, aligns: one.setting != .disputed, readsNameless: one.setting != .nameless))
    #expect(reason == one.reason)
    guard case .cells(let placed) = placement else {
      #expect(one.reason == .sound || one.reason == .unread)
      return
    }
    for (key, text) in one.cells { #expect(placed.cells[key]?.text == text, "\(key.rawValue)") }
    #expect(placed.left.map(\.text) == one.left)
    // Every cell is somewhere.
    #expect(
      placed.cells.count + placed.left.count + placed.further.count + placed.unknown.count
        == row.items.count)
  }

  private static var heading: HeadingBand {
    var map = ColumnMap()
    let values = Measure.usual.flatMap { measure in Period.allCases.map(measure.key) }
    for (column, key) in ([.level, .name] + values + [.meansOfVerification]).enumerated() {
      map.fields[column] = key
    }
    return HeadingBand(rows: 0...1, columns: map, samples: [])
  }

  @Test func `every reason is tried once, the short way first, and one always holds`() {
    #expect(RowPlacer.steps.map(\.reason) == PlacingReason.allCases)
    #expect(RowPlacer.steps.first?.reason == .sound && RowPlacer.steps.last?.reason == .left)
    #expect(Set(Self.cases.map(\.reason)) == Set(PlacingReason.allCases))
  }

  @Test(arguments: [Language.spanish, .english])
  func `inspect says of rows that are not read as printed why, and of no others`(
    _ language: Language
  ) throws {
    let head = """
      Informe Trimestral 2024|Trimestre que se reporta:|2do. Trimestre 2024
      Unidad Responsable:|504 - Instituto|Programa:|6 - Planeación
      Nivel|Nombre|Valores Programados|||||Valores Alcanzados|||||Variación|||||Medios de Verificación
      ||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|
      """
    let rows = [
      "Componente 1|Porcentaje de calles con luz|\(Self.values)|Oficio",
      "Componente 2|Porcentaje de parques con luz|10|20|30|40|100|10|15||25|0|5|30|40|75|Oficio",
      "||Componente 3|Porcentaje de plazas con luz|\(Self.values)|Oficio",
    ]
    let sheet = TestFiles.sheet(([head] + rows).joined(separator: "\n"))
    let reading = SheetReader(sheet, isOwnDrawing: false).read()
    #expect(reading.placings.map(\.row) == [5, 6])
    #expect(reading.placings.map(\.label) == ["Componente 2", "Componente 3"])
    #expect(reading.placings.map(\.reason) == [.aligned, .shifted])
    var text = ExplanationText(language: language)
    SheetExplanation(sheet: sheet, reading: reading).write(to: &text)
    let word = BilingualText(es: "Fila", en: "Row")[language]
    let lines = text.output.split(separator: "\n").filter { $0.hasPrefix("     \(word) ") }
    #expect(
      lines == [
        "     \(word) 6 (Componente 2): \(PlacingReason.aligned.text[language])",
        "     \(word) 7 (Componente 3): \(PlacingReason.shifted.text[language])",
      ])
  }
}
