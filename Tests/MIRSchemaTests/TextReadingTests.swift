import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// How the words and numbers of people are read, case by case.
struct TextReadingTests {
  @Test(arguments: [
    ("Línea  Base *", "lineabase"), ("LINEA\nBASE", "lineabase"), ("1er. Trím.", "1ertrim"),
    ("Frecuencia de\u{A0}Medición", "frecuenciademedicion"), ("Nivel:", "nivel"), ("2°", "2"),
    ("Señalización", "senalizacion"), ("—", ""), ("Ｎｉｖｅｌ", "nivel"), ("Cali\u{301}dad", "calidad"),
  ])
  func `labels fold to what makes them the same`(_ text: String, _ key: String) {
    #expect(FoldedText(text).key == key)
  }

  @Test(arguments: [
    ("nombre", "nombre", 0), ("nobre", "nombre", 1), ("nomrbe", "nombre", 1), ("nonbres", "nombre", 2),
  ])
  func `a letter put in, left out, changed or swapped is one edit`(
    _ one: String, _ other: String, _ edits: Int
  ) {
    #expect(FoldedText(one).distance(to: FoldedText(other), limit: 3) == edits)
    #expect(FoldedText(other).distance(to: FoldedText(one), limit: 3) == edits)
  }

  @Test(arguments: [
    ("  a \u{A0} b\t", "a b", "a b"), ("a \n b", "a b", "a\nb"), ("a\r\n\r\nb", "a b", "a\n\nb"),
    ("\u{FEFF}\u{200B}x\u{AD}y", "xy", "xy"), ("e\u{301}", "é", "é"), ("ﬁn", "ﬁn", "ﬁn"),
    ("a\u{2028}b", "a b", "a\nb"),
  ])
  func `text is kept in one normal form`(_ text: String, _ line: String, _ prose: String) {
    #expect(NormalText.line(text) == line)
    #expect(NormalText.prose(text) == prose)
  }

  @Test(arguments: ["", "   ", "\u{A0}\n\t", "\u{FEFF}"])
  func `text without anything in it is a blank`(_ text: String) {
    #expect(NormalText.line(text) == nil)
    #expect(NormalText.prose(text) == nil)
  }

  @Test(arguments: [
    ("15%", "15"), (" 20 ", "20"), ("1,234.5", "1234.5"), ("1.234,5", "1234.5"), ("1,234", "1234"),
    ("0,5", "0.5"), ("12,5", "12.5"), ("0,125", "0.125"), ("-3", "-3"), ("−3", "-3"), ("(3)", "-3"),
    ("$1,000.00", "1000"), ("12.50", "12.5"), (".5", "0.5"), ("1 234", "1234"), ("10 %", "10"),
    ("1,234,567", "1234567"), ("1.234.567", "1234567"), ("100", "100"), ("+7", "7"),
    ("17. 5", "17.5"), ("32, 5", "32.5"), ("17 .25", "17.25"), ("1'250,000", "1250000"),
    ("1’250,000.50", "1250000.5"),
    ("1'250.5", "1250.5"), ("12 345,67", "12345.67"), ("12\u{A0}345.67", "12345.67"),
    ("1\u{202F}250,5", "1250.5"),
    ("1 250,5", "1250.5"), ("１７．５", "17.5"), ("－３％", "-3"), ("‑3", "-3"), ("–\u{2009}3", "-3"),
    ("-$1,000.00", "-1000"),
    ("$ -5", "-5"), ("($1,250.75)", "-1250.75"), ("5 €", "5"), ("15\n%", "15"), (" 30\n", "30"),
    ("3\u{200B}0", "30"),
    ("0.125", "0.125"), ("1250,000", "1250"), ("007", "7"), ("'25", "25"), ("’-1", "-1"), ("' 1,250", "1250"),
  ])
  func `numbers are read as people write them`(_ text: String, _ number: String) {
    let wanted = Decimal(string: number)
    #expect(NumberReading(text: text, session: .standard) == wanted.map(NumberReading.number))
  }

  @Test(arguments: [("20 personas", "20", "personas"), ("32.5 puntos", "32.5", "puntos")])
  func `a number with its unit is that number`(_ text: String, _ number: String, _ unit: String) {
    let wanted = Decimal(string: number).map { NumberReading.measured($0, unit: unit) }
    #expect(NumberReading(text: text, session: .standard) == wanted)
  }

  @Test(arguments: ["N/D", "n/d", "-", "--", "ND", "N/A", "s/d", ""])
  func `what says that there is no data is a blank`(_ text: String) {
    #expect(NumberReading(text: text, session: .standard) == .noData)
  }

  @Test(arguments: [
    ("2O", "20"), ("l5", "15"), ("20 mil", nil), ("1.2.3", nil), ("12,34,5", nil), ("Trimestral", nil),
    ("20-30", nil), ("1/2", nil), ("1.00-", "-1"), ("17.5*", "17.5"), ("17.5 *", "17.5"), ("17.5¹", "17.5"),
    ("32.5 aprox.", "32.5"), ("aprox. 1,250", "1250"), ("=\"17.5\"", "17.5"),
    ("(-17.5)", "-17.5"),
    ("30.5\n31", nil), ("17.5 20", nil), ("85\n900", nil), ("85\t900", nil), ("85  900", nil),
    ("20 de 30", nil),
    ("30; 31", nil), ("--5", nil), ("-(5)", nil), ("(5", nil), ("5%%", nil), ("$", nil), ("17.", nil),
    ("12,34.5.6", nil),
    ("1,25,000", nil), ("1250,000,000.5.5", nil), ("1''250", nil), ("1.250,500.5", nil),
    ("1 250,000 000", nil),
    ("1e5", nil),
  ])
  func `what is not a number to its last character is none, and the evident one is only offered`(
    _ text: String, _ likely: String?
  ) {
    #expect(NumberReading(text: text, session: .standard) == .unreadable(likely: likely))
  }

  @Test(arguments: [
    ("1.250", NumberText.Mark.comma, "1250"), ("1.250", .point, "1.25"), ("1,250", .point, "1250"),
    ("1,250", .comma, "1.25"), ("17.5", .comma, "17.5"), ("17,5", .point, "17.5"), ("0,125", .point, "0.125"),
    ("1'250,000", .comma, "1250000"), ("12 345,678", .point, "12345.678"), ("-1.250", .comma, "-1250"),
  ])
  func `a mark that may be either is what the other numbers say; one that can be only one thing is that`(
    _ text: String, _ mark: NumberText.Mark, _ number: String
  ) {
    #expect(NumberText(text)?.value(decimalMark: mark) == Decimal(string: number))
  }

  @Test(arguments: [
    (0.30000000000000004, "0.3"), (0.1, "0.1"), (16.999999999999993, "17"), (-0.0, "0"),
    (1e21, "1000000000000000000000"),
    (12.5, "12.5"), (123456.789, "123456.789"),
  ])
  func `a stored double is taken at fifteen digits`(_ double: Double, _ text: String) {
    #expect(NumberReading.decimal(double) == Decimal(string: text))
  }

  @Test func `a fraction under a percent format is what is shown`() {
    let format = NumberFormat(code: "0%")
    for (stored, shown) in [(0.15, "15"), (0.16999999999999993, "17"), (1, "100"), (0, "0")]
      as [(Double, String)]
    {
      let cell = Cell(CellAddress(row: 0, column: 0), .number(stored), format: format)
      #expect(NumberReading(cell, session: .standard) == Decimal(string: shown).map(NumberReading.number))
    }
  }

  @Test(
    arguments: [
      ("Fin", "Fin", nil), ("PROPOSITO", "Propósito", nil), ("Componente 1", "Componente", "1"),
      ("Actividad 2.3", "Actividad", "2.3"), ("actividad  02.03", "Actividad", "2.3"),
      ("Componente II", "Componente", "2"), ("C1", "Componente", "1"), ("A 1.2", "Actividad", "1.2"),
      ("F", "Fin", nil), ("P.", "Propósito", nil), ("Componente No. 1", "Componente", "1"),
      ("C1.A2", "Actividad", "1.2"),
      ("Actvidad 1.1", "Actividad", "1.1"), ("1. Fin", "Fin", nil), ("Componentes", "Componente", nil),
      ("Actividad 1.1*", "Actividad", "1.1"), ("Actividad 1-2", "Actividad", "1.2"),
      ("Comp. 3", "Componente", "3"),
      ("Actividad 1.1.", "Actividad", "1.1"), ("1.1 Actividad", "Actividad", "1.1"),
      ("2 Componente", "Componente", "2"), ("1.2.- Actividad", "Actividad", "1.2"),
      ("2,3 ACTIVIDAD", "Actividad", "2.3"),
      ("3. Componente", "Componente", nil),
    ] as [(String, String, String?)])
  func `a level and its number are read together`(_ text: String, _ level: String, _ number: String?) {
    let reading = LevelReading(text, session: .standard)
    #expect(reading.level == level && reading.number == number && reading.isKnown)
  }

  @Test(arguments: ["Resumen", "Proyecto 4", "Meta"])
  func `an unknown level is kept as it is`(_ text: String) {
    let reading = LevelReading(text, session: .standard)
    #expect(reading == LevelReading(text, session: .standard))
    #expect(!reading.isKnown && reading.level == text && reading.number == nil)
  }

  @Test(
    arguments: [
      ("2do. Trimestre 2024", 2, 2024), ("Segundo Trimestre", 2, nil), ("Trimestre II de 2024", 2, 2024),
      ("Abril - Junio 2024", 2, 2024), ("2° Trimestre del 2024", 2, 2024), ("Trimestre: 3", 3, nil),
      ("T4 2023", 4, 2023), ("octubre a diciembre de 2023", 4, 2023), ("1er trim. 2025", 1, 2025),
      ("1er. Semestre 2025", nil, 2025), ("2do y 3er Trimestre 2025", nil, 2025),
      ("☐ 1er ☒ 2do ☐ 3er Trimestre", 2, nil),
      ("2024", nil, 2024), ("Informe Trimestral 2024", nil, 2024), ("3", 3, nil), ("ene-mar 2022", 1, 2022),
      ("Enero - Diciembre 2024", nil, 2024), ("CUARTO TRIMESTRE DE 2021", 4, 2021),
      ("2º. Trimestre 2024", 2, 2024),
    ] as [(String, Int?, Int?)])
  func `quarters and years are read in every spelling`(_ text: String, _ quarter: Int?, _ year: Int?) {
    let reading = PeriodReading(text)
    #expect(reading.quarter == quarter && reading.year == year)
  }

  @Test(
    arguments: [
      ("504 - Instituto Municipal de Planeación", "504", "Instituto Municipal de Planeación"),
      ("E012 – Obra pública", "E012", "Obra pública"), ("Dirección de Obras", nil, "Dirección de Obras"),
      ("504", "504", nil), ("6 -Planeación", "6", "Planeación"),
      ("Vialidad - Norte", nil, "Vialidad - Norte"), ("02-15 - Alumbrado", "02-15", "Alumbrado"),
      ("15-E-012 - Alumbrado - Zona 2", "15-E-012", "Alumbrado - Zona 2"), ("K 015 - Agua", "K 015", "Agua"),
      ("2.5.3.1.E012.0101 - Agua", "2.5.3.1.E012.0101", "Agua"), ("02-15", "02-15", nil),
      ("K 015", "K 015", nil),
      ("15-Arbolado urbano", "15", "Arbolado urbano"), ("0310 — Obras", "0310", "Obras"),
      ("2 DE ABRIL - Mercado", nil, "2 DE ABRIL - Mercado"), ("Plan 2030 - Agua", nil, "Plan 2030 - Agua"),
      ("TELESECUNDARIA-12 - Obra", nil, "TELESECUNDARIA-12 - Obra"),
    ] as [(String, String?, String?)])
  func `a unit is a code and a name`(_ text: String, _ code: String?, _ name: String?) {
    #expect(CodedTextReading.unit(text) == CodedText(code: code, text: name))
  }

  @Test(
    arguments: [
      ("402 Dirección de Ecología", "402", "Dirección de Ecología"), ("402.- Dirección", "402", "Dirección"),
      ("402: Dirección", "402", "Dirección"), ("E-015 Arbolado", "E-015", "Arbolado"),
      ("Pp 15 - Arbolado", "15", "Arbolado"), ("UR 310 - Obras", "310", "Obras"),
      ("02-15 Alumbrado", "02-15", "Alumbrado"),
      ("2.5.3.1.E012.0101 Agua", "2.5.3.1.E012.0101", "Agua"),
      ("402 de la Dirección", nil, "402 de la Dirección"), ("Dirección 402", nil, "Dirección 402"),
    ] as [(String, String?, String)])
  func `a unit of people has looser ways, but never loses a word`(
    _ text: String, _ code: String?, _ name: String
  ) {
    #expect(CodedTextReading.looseUnit(text) == CodedText(code: code, text: name))
  }

  @Test(arguments: [
    "Eje 4. Ciudad Verde; Eje 6. Participación", "4 Ciudad Verde\n6 Participación",
    "4. Ciudad Verde 6. Participación",
  ])
  func `axes of people have looser ways`(_ text: String) {
    #expect(
      CodedTextReading.looseEntries(text, levels: 1) == [
        CodedText(code: "4", text: "Ciudad Verde"), CodedText(code: "6", text: "Participación"),
      ])
  }

  @Test func `entries run together in one cell come apart at their codes`() {
    let axes = CodedTextReading.entries(
      "3. Gobierno Abierto, Moderno y Eficaz 10. Gobernanza Metropolitana", levels: 1)
    #expect(
      axes == [
        CodedText(code: "3", text: "Gobierno Abierto, Moderno y Eficaz"),
        CodedText(code: "10", text: "Gobernanza Metropolitana"),
      ])
    let objectives = CodedTextReading.entries(
      "3.2 Ejercer el gasto de 2024 con eficacia 10.1 Contribuir al orden", levels: 2)
    #expect(
      objectives == [
        CodedText(code: "3.2", text: "Ejercer el gasto de 2024 con eficacia"),
        CodedText(code: "10.1", text: "Contribuir al orden"),
      ])
    #expect(
      CodedTextReading.entries("Cobertura de 3. nivel", levels: 1) == [
        CodedText(text: "Cobertura de 3. nivel")
      ])
  }
}
