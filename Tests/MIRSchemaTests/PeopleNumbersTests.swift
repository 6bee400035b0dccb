import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// Numbers with more in their cell than a number.
struct PeopleNumbersTests {
  @Test(
    arguments: [
      ("20 acciones", "20", "acciones"), ("1,500 m2", "1500", "m2"), ("3.5 km", "3.5", "km"),
      ("20kg", "20", "kg"),
      ("$1,250.50 M.N.", "1250.5", "M.N."), ("-3 puntos porcentuales", "-3", "puntos porcentuales"),
      ("12\u{A0}personas", "12", "personas"), ("4 m³", "4", "m³"), ("100 por ciento", "100", "por ciento"),
      ("80 km/h", "80", "km/h"),
      ("20 mil", nil, nil), ("1.5 millones de pesos", nil, nil), ("2 docenas", nil, nil),
      ("20 de 30", nil, nil),
      ("20 aprox.", nil, nil), ("2O", nil, nil), ("2 O", nil, nil), ("1er", nil, nil), ("2 do", nil, nil),
      ("15 enero", nil, nil), ("2 trimestres", nil, nil), ("5% anual", nil, nil), ("10 x 20", nil, nil),
      ("20", nil, nil),
      ("personas 20", nil, nil), ("1e5", nil, nil),
      ("5 (cinco) talleres de los que se dieron en mayo", nil, nil),
    ] as [(String, String?, String?)])
  func `a number keeps its value before a unit, and nothing else is a unit`(
    _ text: String, _ number: String?, _ unit: String?
  ) {
    let measured = MeasuredNumber(text)
    #expect(measured?.number.value(decimalMark: nil) == number.flatMap { Decimal(string: $0) })
    #expect(measured?.unit == unit)
  }

  @Test(arguments: ["#¡VALOR!", "#N/D", "#REF!", "#¡DIV/0!", "#¿NOMBRE?", "####", " ### ", "#VALUE!"])
  func `an error that was copied as text is an error`(_ text: String) {
    let cell = Cell(CellAddress(row: 0, column: 0), .text(text))
    #expect(ErrorText.of(cell) != nil)
    guard case .error = NumberReading(cell, session: .standard) else {
      Issue.record("\(text) is read as something else")
      return
    }
  }

  @Test(arguments: ["#", "#1", "# de obras", "N/D", "#valor social", "Ref"])
  func `a text that begins like an error is none`(_ text: String) {
    #expect(!ErrorText.isError(text))
  }

  @Test(
    arguments: [
      ("72% (2020)", "72", 2020), ("78 % (2017)", "78", 2017), ("0.62 (2019)", "0.62", 2019),
      ("2024: 1,250 delitos", "1250", 2024), ("1,250 delitos (2024)", "1250", 2024),
      ("72% en 2020", "72", 2020),
      ("72% / 2020", "72", 2020), ("2020 - 72%", "72", 2020), ("72%\n2020", "72", 2020),
      ("45 (año 2021)", "45", 2021),
      ("Año 2020: 15", "15", 2020), ("(2020) 72%", "72", 2020), ("-4.5, 2019", "-4.5", 2019),
      ("2,020 (2021)", "2020", 2021),
      ("2019 (2020)", nil, nil), ("72 2020", nil, nil), ("2020", nil, nil), ("72%", nil, nil),
      ("2019-2020", nil, nil),
      ("20 de 30 (2020)", nil, nil), ("72% (2020", nil, nil), ("alta (2020)", nil, nil),
      ("2020-72", nil, nil),
      ("72% (2020) 75% (2021)", nil, nil),
    ] as [(String, String?, Int?)])
  func `a baseline of one cell is one value and one year`(_ text: String, _ value: String?, _ year: Int?) {
    let baseline = BaselineText(text)
    #expect(baseline?.value.value(decimalMark: nil) == value.flatMap { Decimal(string: $0) })
    #expect(baseline?.year == year)
  }

  @Test(
    arguments: [
      ("01-feb", "1.2", "1.2"), ("02-ene", "1.2", "1.2"), ("2024-02-01", "1.2", "1.2"),
      ("01/02/2024", "1.2", "1.2"),
      ("1-Feb", "2.1", "2.1"), ("01-feb", "1.3", nil), ("1.2", "1.2", nil), ("01-feb", nil, nil),
      ("enero", "1.1", nil),
    ] as [(String, String?, String?)])
  func `a date is the number that the numbering goes on with, or none`(
    _ text: String, _ expected: String?, _ number: String?
  ) {
    #expect(DatedNumber(text)?.number(following: expected) == number)
  }

  @Test(
    arguments: [
      ("Componente", "1", "1.1"), ("Actividad", "1.1", "1.2"), ("Actividad", "2.9", "2.10"),
      ("Propósito", nil, nil),
    ] as [(String, String?, String?)])
  func `an activity is numbered after its component or the activity before it`(
    _ level: String, _ number: String?, _ next: String?
  ) {
    var before = Indicator()
    before.level = level
    before.number = number
    #expect(DatedNumber.next(after: before, level: "Actividad") == next)
    #expect(DatedNumber.next(after: before, level: "Componente") == nil)
  }
}
