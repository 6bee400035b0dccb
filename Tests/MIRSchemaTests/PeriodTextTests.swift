import Testing

@testable import MIRSchema

/// What texts say of quarter and year, and which of them say nothing else.
struct PeriodTextTests {
  @Test(
    arguments: [
      ("Corte al 30 de junio de 2024", 2, 2024), ("Avance al 30 de septiembre", 3, nil),
      ("Fecha de corte: 31/03/2024", 1, 2024), ("2024-12-31", 4, 2024), ("28 de junio de 2024", 2, 2024),
      ("Del 1o. de abril al 30 de junio de 2024", 2, 2024), ("del 1 de julio al 30 de septiembre", 3, nil),
      ("01/04/2024 - 30/06/2024", 2, 2024), ("Segundo trimestre, corte al 1 de julio de 2024", 2, nil),
      ("2T 2023", 2, 2023), ("T3-2019", 3, 2019), ("IV TRIMESTRE", 4, nil), ("Abril – Junio 2025", 2, 2025),
      ("Fecha de reporte: 15/04/2024", nil, nil), ("15 de julio de 2024", nil, nil),
      ("Enero - Junio 2022", nil, 2022),
      ("Plan Municipal de Desarrollo 2022 - 2024", nil, nil), ("Plan 2022-2024, ejercicio 2023", nil, 2023),
    ] as [(String, Int?, Int?)])
  func `a day says a quarter only where that ends with it, and a plan's years are no fiscal year`(
    _ text: String, _ quarter: Int?, _ year: Int?
  ) {
    let reading = PeriodReading(text)
    #expect(reading.quarter == quarter && reading.year == year)
  }

  @Test(
    arguments: [
      ("( ) 1° ( X ) 2° ( ) 3° ( ) 4°", 2), ("1° ( ) 2° (X) 3° ( ) 4° ( )", 2), ("☐ 1er ☒ 2do ☐ 3er", 2),
      ("1er. ☐ 2do. ☐ 3er. ☒ 4to. ☐", 3), ("[ ] Ene-Mar [x] Abr-Jun [ ] Jul-Sep [ ] Oct-Dic", 2),
      ("__ 1o. __ 2o. _X_ 3o. __ 4o.", 3), ("1er. 2do. X", 2), ("X 1er. 2do.", 1), ("2do. Trim. ( X )", 2),
      ("1er. 2do. X 3er. 4to.", nil), ("( X ) 1° ( X ) 2°", nil), ("( ) 1° ( ) 2°", nil), ("X", nil),
    ] as [(String, Int?)])
  func `boxes are all before their quarters or all behind them`(_ text: String, _ quarter: Int?) {
    #expect(PeriodReading.ticked([text], follow: false) == quarter)
  }

  @Test func `where there is no room for a box before the first quarter, boxes are behind`() {
    #expect(PeriodReading.ticked(["1er.", "2do.", "X", "3er.", "4to."], follow: true) == 2)
  }

  @Test(arguments: [
    ("Segundo Trimestre 2025", true), ("Abril – Junio 2025", true), ("2T 2023", true), ("IV TRIMESTRE", true),
    ("Corte al 30 de junio de 2024", true), ("Fecha de reporte 30/06/2024", true),
    ("Ejercicio fiscal 2024", true),
    ("Vigencia: 2024", true), ("Acumulado al segundo trimestre de 2022", true), ("Junio 2024", true),
    ("30 de junio de 2024", false), ("Fecha de reporte: 15/04/2024", false), ("3", false), ("2do.", false),
    ("Oaxaca de Juárez, 30 de junio de 2024", false), ("Informe del segundo trimestre", false),
    ("Plan 2022-2024", false), ("Enero - Junio 2022", false), ("Hoja 2 de 3", false), ("", false),
  ])
  func `a statement of a period says that and nothing else`(_ text: String, _ isStatement: Bool) {
    #expect(PeriodReading.isStatement(text) == isStatement)
  }
}
