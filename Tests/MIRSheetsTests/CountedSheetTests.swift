import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// What is struck out or raised in cells, and how it is read and reported.
struct CountedSheetTests {
  private static let lines = """
    Informe Trimestral 2024
    Unidad Responsable:|504 - Instituto Municipal de Planeación
    Programa Presupuestario:|6 - Planeación municipal
    Trimestre que se reporta:|2do. Trimestre 2024
    Nivel|Nombre|Definición|Línea Base||Valores Programados|||||Valores Alcanzados|||||Variación|||||Medios de Verificación
    |||Valor|Año|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|
    Fin|Índice de gestión|Mide el índice|55|2023|0|0|0|100|100|0|0|||0|0|0|0|100|100|Diagnóstico
    Componente 1|Porcentaje de planes|Mide los planes|47|2023|13|33|30|24|100|13|26|||39|0|7|30|24|61|Oficio 12
    Actividad 1.1|Porcentaje de mapas|Mide los mapas|0|2023|20|20|30|30|100|20|0|||20|0|20|30|30|80|Oficio 13
    """

  /// The usual sheet with other cells: their texts in parts, `~` for struck out, `^` for raised, `_` for lowered.
  private func sheet(_ changes: [String: String]) throws -> Sheet {
    let usual = TestFiles.sheet(Self.lines)
    var cells = usual.cells
    var marks: [CellAddress: CellMarks] = [:]
    for (place, printed) in changes {
      let address = try #require(CellAddress(a1: place))
      var text = ""
      var runs: [CellMarks.Run] = []
      let signs: [Character: FontMark] = ["~": .struck, "^": .raised, "_": .lowered]
      var start = 0
      var open: FontMark?
      for character in printed {
        guard let mark = signs[character] else {
          text.append(character)
          continue
        }
        if let open { runs.append(CellMarks.Run(start..<text.utf8.count, open)) }
        open = open == nil ? mark : nil
        start = text.utf8.count
      }
      cells.removeAll { $0.address == address }
      cells.append(Cell(address, .text(text)))
      if !runs.isEmpty { marks[address] = CellMarks(runs) }
    }
    return Sheet(name: "Informe", position: 0, cells: cells, marks: marks)
  }

  private func read(_ sheet: Sheet) -> ReportDocument {
    ReportReader().read(Workbook(format: .xlsx, sheets: [sheet]), source: Source(format: "xlsx"))
  }

  /// Findings as `code cell raw`.
  private func told(_ document: ReportDocument) -> [String] {
    document.findings.map { "\($0.code.rawValue) \($0.cell ?? "") \($0.raw ?? "")" }
  }

  @Test(arguments: [
    ("33^1^", "33", "¹"), ("33^(1)^", "33", "⁽¹⁾"), ("33_2_", "33", "₂"), ("^1^33", "33", "¹"),
    ("33^p/^", "33", "ᵖ/"), ("33^a/^", "33", "ᵃ/"), ("33%^1^", "33", "¹"), ("33^1,2^", "33", "¹,²"),
    ("33²", "33", "²"),
    ("33 ¹", "33", "¹"),
    ("33^12^", "33", "¹²"),
  ])
  func `the footnote mark next to a number is left apart, and reported`(
    _ printed: String, _ number: String, _ call: String
  ) throws {
    let document = read(try sheet(["G8": printed]))
    let value = document.reports.first?.indicators[1].programmed.q2
    #expect(value.map { "\($0)" } == number)
    // A percent sign among plain numbers is reported, too.
    let unit = printed.contains("%") ? ["number-with-unit G8 33%"] : []
    #expect(told(document) == ["note-call G8 \(call)"] + unit)
    #expect(
      document.findings.first?.severity == .warning
        && document.findings.first?.expected?.hasPrefix(number) == true)
    #expect(document.unplaced.isEmpty)
  }

  @Test(arguments: [
    "3^-1^", "10^125^", "33^er^", "^1^", "^33^", "3^1^5", "33.^50^", "3~2~3", "1 ~2~ 500", "33^a^", "33*",
    "33^*^",
  ])
  func `what may not be a footnote mark, or part of a number, leaves the number blank and reported`(
    _ printed: String
  ) throws {
    let document = read(try sheet(["G8": printed]))
    #expect(document.reports.first?.indicators[1].programmed.q2 == nil)
    #expect(told(document).contains { $0.hasPrefix("number-unreadable G8") })
    #expect(document.unplaced.map(\.cell) == ["G8"])
  }

  @Test(arguments: [
    ("B8", "Porcentaje de ~obras~planes", "Porcentaje de planes", "obras"),
    ("B8", "Porcentaje~ viejo ~de planes", "Porcentaje de planes", "viejo"),
    ("C8", "Mide ~uno~\n~dos~ los km^2^ de planes", "Mide\nlos km² de planes", "uno … dos"),
    ("U8", "~Oficio 11~\nOficio 1^er^", "Oficio 1er", "Oficio 11"),
  ])
  func `text that is struck out is not part of a text, and reported`(
    _ place: String, _ printed: String, _ text: String, _ struck: String
  ) throws {
    let document = read(try sheet([place: printed]))
    let indicator = try #require(document.reports.first?.indicators[1])
    #expect([indicator.name, indicator.definition, indicator.meansOfVerification].contains(text))
    #expect(told(document) == ["struck-out-text \(place) \(struck)"])
  }

  @Test func `a struck number next to the one that counts is not part of it`() throws {
    let document = read(try sheet(["G8": "~25~33", "D8": "47 ~48~"]))
    let indicator = try #require(document.reports.first?.indicators[1])
    #expect(indicator.programmed.q2 == 33 && indicator.baseline.value == 47)
    #expect(told(document) == ["struck-out-text D8 48", "struck-out-text G8 25"])
  }

  @Test func `raised and lowered signs stay in texts`() throws {
    let document = read(try sheet(["B8": "Superficie en m^2^ y CO_2_", "C8": "Mide los m^2^"]))
    let indicator = try #require(document.reports.first?.indicators[1])
    #expect(indicator.name == "Superficie en m² y CO₂" && indicator.definition == "Mide los m²")
    #expect(document.findings.isEmpty)
  }

  @Test func `headings, levels and labels are known in spite of what is raised in them`() throws {
    let document = read(
      try sheet(["F6": "1^er^. Trim.", "A8": "Componente 1^2^", "U5": "Medios de Verificación^3^"]))
    #expect(document.reports.first?.indicators.map(\.label) == ["Fin", "Componente 1", "Actividad 1.1"])
    #expect(document.reports.first?.indicators[1].meansOfVerification == "Oficio 12")
    #expect(told(document) == ["note-call U5 ³", "note-call A8 ²"])
    #expect(document.findings.allSatisfy { $0.severity == .info })
  }

  @Test func `a cell that is struck out whole is not a value, and is reported and kept apart`() throws {
    var sheet = try sheet([:])
    for place in ["G8", "L9", "U9"] {
      let address = try #require(CellAddress(a1: place))
      sheet.marks[address] = .whole(.struck)
    }
    let document = read(sheet)
    let indicators = try #require(document.reports.first?.indicators)
    #expect(indicators[1].programmed.q2 == nil && indicators[2].achieved.q2 == nil)
    #expect(indicators[2].meansOfVerification == nil)
    #expect(document.unplaced.map { "\($0.cell ?? "") \($0.text)" } == ["G8 33", "L9 0", "U9 Oficio 13"])
    #expect(
      told(document).filter { $0.hasPrefix("struck") } == [
        "struck-out-cell G8 33", "struck-out-cell L9, U9 0 | Oficio 13",
      ])
  }

  @Test func `a row that is struck out whole is not an indicator, and every cell of it is accounted for`()
    throws
  {
    var sheet = try sheet([:])
    for cell in sheet.cells where cell.address.row == 7 { sheet.marks[cell.address] = .whole(.struck) }
    let document = read(sheet)
    #expect(document.reports.first?.indicators.map(\.label) == ["Fin", "Actividad 1.1"])
    #expect(document.unplaced.count == 19)
    #expect(
      told(document).filter { $0.hasPrefix("struck") }.map { $0.prefix(31) } == [
        "struck-out-cell A8:L8, O8:U8 Co"
      ])
    let reading = SheetReader(sheet, isOwnDrawing: false).read()
    #expect(reading.account.totals.lost == 0 && reading.account.totals.all == sheet.cells.count)
  }

  @Test(
    arguments: [
      ("1/ Programa Operativo Anual autorizado", "13 1/", true),
      ("1/ Programa Operativo Anual", "13.5 1/", true),
      ("(2) Cifras preliminares", "13 (2)", true), ("* Cifras preliminares", "13 *", true),
      ("Cifras preliminares", "13 1/", false), ("2/ Cifras preliminares", "13 1/", false),
    ])
  func `a plain number behind a value is a footnote mark where a remark begins with it`(
    _ remark: String, _ cell: String, _ isCall: Bool
  ) throws {
    var sheet = try sheet(["F8": cell])
    let note = Cell(CellAddress(row: 10, column: 0), .text(remark))
    sheet = Sheet(name: sheet.name, position: 0, cells: sheet.cells + [note])
    let document = read(sheet)
    let value = document.reports.first?.indicators[1].programmed.q1
    #expect((value.map { "\($0)" } ?? "") == (isCall ? String(cell.prefix { $0 != " " }) : ""))
    #expect(document.findings.contains { $0.code == .noteCall } == isCall)
  }

  @Test func `official tables call their notes by a number and a slash behind the words of a heading`() throws
  {
    let document = read(try sheet(["F5": "Valores Programados 1/", "K5": "Valores Alcanzados 2/"]))
    let report = try #require(document.reports.first)
    #expect(report.indicators[1].programmed.q1 == 13 && report.indicators[1].achieved.q1 == 13)
    #expect(report.indicators[1].variation.q2 == 7)
    #expect(NoteCall(words: "Componente 1/")?.rest == "Componente")
    let levels = read(try sheet(["A8": "Componente 1/"]))
    #expect(levels.reports.first?.indicators[1].level == "Componente")
    // Whether it is the note's or the Componente's number is not known.
    #expect(levels.reports.first?.indicators[1].number == nil)
    #expect(levels.findings.contains { $0.code == .numberMissing })
  }

  @Test func `many cells of one kind are reported once they are many`() throws {
    var lines = Self.lines
    for row in 1...300 { lines += "\nActividad 1.\(row + 1)|Porcentaje \(row)|Mide \(row)|5¹|2023|1|1|1|1|4" }
    let document = ReportReader().read(
      Workbook(format: .xlsx, sheets: [TestFiles.sheet(lines)]), source: Source(format: "xlsx"))
    let calls = document.findings.filter { $0.code == .noteCall }
    #expect(calls.count == 50)
    #expect(calls.last?.message[.english].contains("and 250 more cells, up to D309") == true)
  }
}
