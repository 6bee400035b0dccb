import Foundation
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Sheets of sound records and one odd one, as files for conformance tests have them.
enum OddRows {
  /// Something odd in the cells of the last record, by their column.
  struct Row: CustomTestStringConvertible {
    let testDescription: String
    var cells: [Int: Cell?] = [:]

    init(_ name: String, _ values: [Int: CellValue?], format: NumberFormat = .general) {
      testDescription = name
      cells = values.mapValues { value in
        value.map { Cell(CellAddress(row: 0, column: 0), $0, format: format) }
      }
    }
  }

  private static let head = """
    Informe Trimestral 2024|Trimestre que se reporta:|2do. Trimestre 2024
    Unidad Responsable:|504 - Instituto|Programa:|6 - Planeación
    Nivel|Nombre|Definición|Método de Cálculo|Unidad de Medida|Tipo|Dimensión|Frecuencia|Sentido Esperado|Línea Base||Valores Programados|||||Valores Alcanzados|||||Variación|||||Semáforo|Medios de Verificación
    |||||||||Valor|Año|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado||
    """
  private static let texts =
    "Porcentaje de planes|Mide los planes que se publican|(Planes A / Planes B) * 100|Porcentaje|De gestión|Eficacia"
  private static let record =
    "\(texts)|Mensual|Ascendente|47|2023|20|40|0|40|100|20|40|||60|0|0|0|40|40|Verde|Oficio"

  /// How many sound records are above the odd one.
  static let soundCount = 20

  /// The sheet, with changes of the last record's cells.
  static func sheet(_ changes: [Int: Cell?]) -> Sheet {
    let levels = (1...soundCount).map { "Actividad 1.\($0)" } + ["Actividad 2.1"]
    let plain = TestFiles.sheet(([head] + levels.map { "\($0)|\(record)" }).joined(separator: "\n"))
    let row = 4 + soundCount
    let kept = plain.cells.filter { $0.address.row != row || changes[$0.address.column] == nil }
    let odd = changes.compactMap { column, cell in
      cell.map { Cell(CellAddress(row: row, column: column), $0.value, format: $0.format) }
    }
    return Sheet(name: plain.name, position: 0, cells: kept + odd)
  }

  static let all: [Row] = [
    Row("as the others", [:]),
    Row("other words", [1: .text("Calles con luz"), 2: .text("Luz en las calles"), 3: .text("Calles")]),
    Row("a sum off by 5e-10", [15: .number(100.000_000_000_5), 25: .number(40.000_000_000_5)]),
    Row("a variation off by 5e-10", [22: .number(5e-10)]),
    Row("a sum off by 1e-10", [15: .number(100.000_000_000_1)]),
    Row("a sum of goals off by one", [15: .number(101), 25: .number(41)]),
    Row("a sum of what was achieved off by one", [20: .number(61), 25: .number(39)]),
    Row("a variation off by one", [22: .number(1)]),
    Row("a blank in a quarter that has come", [16: nil, 20: .number(40), 21: .number(20), 25: .number(60)]),
    Row("a blank sum of what was achieved", [20: nil]),
    Row("a blank goal", [11: nil, 15: .number(80), 21: .number(-20), 25: .number(20)]),
    Row("dust of thirds", [11: .number(100.0 / 3), 12: .number(100.0 / 3), 14: .number(100.0 / 3)]),
    Row("dust of tenths", [11: .number(0.1), 12: .number(0.2), 14: .number(0), 15: .number(0.1 + 0.2)]),
    Row(
      "averages",
      [
        11: .number(78), 12: .number(78), 13: .number(78), 14: .number(78), 15: .number(78), 16: .number(80),
        17: .number(76), 20: .number(78), 21: .number(-2), 22: .number(2), 23: .number(78), 24: .number(78),
        25: .number(0),
      ]),
    Row(
      "huge values", [11: .number(1e15), 15: .number(1e15 + 80), 16: .number(1e15), 20: .number(1e15 + 40)]),
    Row("a long number in parentheses", [2: .text("(1,000,000,000,000,000,000,000,000,000)")]),
    Row("a long number in words", [1: .text("1 000 000 000 000 000 000 000 000 000 000")]),
    Row("a text with breaks", [1: .text("Porcentaje de\nplanes"), 4: .text("Porcen-\ntaje")]),
    Row("a unit with spaces", [4: .text("  Persona   atendida ")]),
    Row("a formula as unit", [3: .text("Porcentaje"), 4: .text("(Planes A / Planes B) * 100")]),
    Row("a formula as unit, no method", [3: nil, 4: .text("(Planes A / Planes B) * 100")]),
    Row("catalogue values in each other's place", [5: .text("Eficacia"), 6: .text("De gestión")]),
    Row("a type nobody knows", [5: .text("Operativo")]),
    Row("a type as a number", [5: .number(1)]),
    Row("words for no number", [9: .text("N/D"), 18: .text("-"), 19: .text("N/A")]),
    Row("a number as text", [11: .text("20"), 12: .text("40%"), 15: .text("100.0")]),
    Row("a doubtful number", [11: .text("20,000"), 15: .text("20,080")]),
    Row("percent", [11: .number(0.2)], format: NumberFormat(.percent)),
    Row("a whole number in percent", [11: .number(20)], format: NumberFormat(.percent)),
    Row("a year as a date", [10: .date(2023)]),
    Row("a year with a fraction", [10: .number(2023.5)]),
    Row("a year out of bounds", [10: .number(23)]),
    Row("a year as text", [10: .text("2023")]),
    Row("an error", [20: .error("#REF!")]),
    Row("an error as text", [1: .error("#N/A")]),
    Row("truth", [8: .boolean(true), 1: .boolean(false)]),
    Row("something achieved ahead", [18: .number(5), 20: .number(65), 23: .number(-5), 25: .number(35)]),
    Row("a zero ahead", [18: .number(0), 19: .number(0)]),
    Row("nothing for the light", [26: nil]),
    Row("a number as light", [26: .number(12)]),
    Row("the last value twice", [26: .number(40)]),
    Row("no means", [27: nil]),
    Row("means one column on", [27: nil, 28: .text("Oficio número 12 del archivo de la dirección")]),
    Row("a level nobody knows", [0: .text("Meta institucional")]),
    Row(
      "a level nobody knows, over thirds",
      [
        0: .text("Meta institucional"), 11: .number(100.0 / 3), 12: .number(100.0 / 3),
        14: .number(100.0 / 3),
      ]),
    Row("a level without its number", [0: .text("Actividad")]),
    Row("a level with its text", [0: .text("Actividad 2.1 Planes de obra")]),
    Row("a level that is a number", [0: .number(2.1)]),
    Row("a level twice", [0: .text("Actividad 1.1")]),
    Row("Fin with a number", [0: .text("Fin 1")]),
    Row("damaged text", [1: .text("Porcentaje de planeaciÃ³n"), 2: .text("Mide \u{FFFD}")]),
    Row("Ã alone", [1: .text("São Paulo Ã mano")]),
    Row("a name that is a level", [1: .text("Fin")]),
    Row("a name that is a catalogue value", [1: .text("Eficacia")]),
    Row("a name that is a number", [1: .text("½")]),
    Row("a name that begins with a digit", [1: .text("2 de cada 3 planes")]),
  ]
}
