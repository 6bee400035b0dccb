import Foundation
import MIRSchema
import SheetIO

/// Damages the records of a labelled workbook in any way at all: what people do to rows, what programs make of cells.
///
/// What is true of the records is lost with it; these workbooks are for properties that hold whatever a sheet says.
package struct RowAccidents {
  private var draw: Draw

  /// Accidents drawn by a seed.
  package init(seed: UInt64) { draw = Draw(seed: seed) }

  /// Damages about a share of the records; gives how many.
  package mutating func happen(to workbook: inout LabelledWorkbook, share: Double) -> Int {
    var count = 0
    for grid in workbook.grids.indices {
      let columns = workbook.columns(grid)
      guard let last = columns.valueColumns.last else { continue }
      for record in workbook.grids[grid].records where draw.chance(share) {
        let quarter = workbook.truth[record.report].quarter ?? 4
        for _ in 0..<draw.pick([1, 1, 1, 2, 3]) {
          let row = workbook.grids[grid].rows[record.index]
          if draw.chance(0.2), row.cells.count > last {
            _ = draw.pick(Damage.allCases).happen(
              to: &workbook.grids[grid].rows[record.index], columns, quarter: quarter, &draw)
          } else {
            change(&workbook.grids[grid].rows[record.index], columns)
          }
        }
        if draw.chance(0.03) { merge(record.index, on: &workbook.grids[grid]) }
        count += 1
      }
    }
    return count
  }

  /// A merge over two cells of a row or over two rows, where none lies.
  private mutating func merge(_ row: Int, on grid: inout Grid) {
    let column = draw.number(0...max(1, grid.rows[row].cells.count - 1))
    let isDown = draw.chance(0.5)
    let range = CellRange(
      CellAddress(row: row, column: column),
      CellAddress(row: row + (isDown ? 1 : 0), column: column + (isDown ? 0 : 1)))
    grid.merges.append(range)
  }

  /// Changes one cell of a row, or two.
  private mutating func change(_ row: inout Grid.Row, _ columns: RowColumns) {
    let filled = row.cells.indices.filter { row.cells[$0] != nil }
    guard !filled.isEmpty else { return }
    let place = draw.pick(filled)
    let values = columns.valueColumns.filter { $0 < row.cells.count && row.cells[$0] != nil }
    let value = values.isEmpty ? place : draw.pick(values)
    let number = row.cells[value]?.value
    switch draw.number(0...11) {
    case 0: row.cells[place] = nil
    case 1: row.cells.remove(at: place)
    case 2: row.cells.insert(row.cells[place], at: place)
    case 3: row.cells.swapAt(place, draw.pick(filled))
    case 4, 5, 6: row.cells[value]?.value = changedNumber(number)
    case 7: row.cells[value]?.value = .text(numberText(number))
    case 8:
      let text = changedText(row.cells[place]?.value)
      row.cells[place]?.value = .text(text)
    case 9: respellLevel(&row, columns)
    case 10: row.cells[place]?.value = draw.pick(Self.oddValues)
    default:
      row.cells[place]?.format = draw.pick([.percent, .number, .text].map { NumberFormat($0, decimals: 1) })
    }
  }

  /// A number that is off by a hair, by one, or of the other sign.
  private mutating func changedNumber(_ value: CellValue?) -> CellValue {
    guard case .number(let number)? = value else { return .number(Double(draw.number(0...99))) }
    let off = draw.pick([5e-10, 1e-9, 1e-10, 1e-6, 0.005, 1, 10, 100])
    return .number(
      draw.pick([
        number + off, number - off, -number, number * 10, number / 3, number + number * 1e-15,
        number + 0.1 + 0.2,
        number + 1e12,
      ]))
  }

  /// A number as people type it into a text.
  private mutating func numberText(_ value: CellValue?) -> String {
    guard case .number(let number)? = value else {
      return draw.pick(["N/D", "-", "2O", "12 (parcial)", "s/n"])
    }
    let text = NumberFormat.shortest(number)
    return draw.pick([
      text, " \(text) ", "\(text)%", "\(text) *", "(\(text))", text.replacing(".", with: ","), "\(text)/2",
      "-\(text)",
      "\(text)\n", "1,\(text)", "O" + text, "Meta de \(text)",
    ])
  }

  /// A text misspelt, worded in another way, or made another's kind.
  private mutating func changedText(_ value: CellValue?) -> String {
    guard case .text(let text)? = value else { return draw.pick(Self.oddTexts) }
    return draw.pick([
      Family.misspelt(text, &draw), text.uppercased(), text + " ", text + "\n" + text, "Otra " + text,
      draw.pick(Self.oddTexts), String(text.prefix(1)), String(text.reversed()),
      text.replacing("ó", with: "Ã³"), "\u{A0}" + text, text.replacing(" ", with: "  "),
    ])
  }

  private mutating func respellLevel(_ row: inout Grid.Row, _ columns: RowColumns) {
    guard let place = columns.keys.first(where: { $0.value == "level" })?.key, place < row.cells.count else {
      return
    }
    row.cells[place]?.value = draw.pick(Self.oddLevels)
  }

  private static let oddLevels: [CellValue] = [
    .text("Actividad"), .text("Componente"), .text("Meta 3"), .text("Actividad 1.1 Talleres de lectura"),
    .text("actividad 2,1"), .text("Proposito"), .text("Fin 1"), .text("C1A2"), .text("Subactividad 1.1.1"),
    .number(3),
    .text("1.1"), .text("Componente I"), .text("Gestión"), .text("Programa de obras"), .text("Activdad 1.2"),
    .text("N/D"), .text("-"), .text("Actividad II.1"), .text("Actividad\n1.1"), .date(45_000),
  ]

  private static let oddTexts = [
    "Eficacia", "De gestión", "Mensual", "Ascendente", "N/D", "-", "Fin", "(A / B) * 100", "A = B + C", "12",
    "100%",
    "(1,000,000,000,000,000,000,000,000,000)", "Ã³", "½", "²", "[Sin dato]", "¿Qué mide?", "Nº 3", "Total",
    "Elaboró",
    "Nota: cifras preliminares", "Porcentaje", "Unidad Responsable:", "_", "~", "Página 3",
  ]

  private static let oddValues: [CellValue] = [
    .error("#DIV/0!"), .error("#REF!"), .boolean(true), .boolean(false), .date(45_292), .date(2023),
    .number(2023),
    .number(-0.0), .number(1e15), .number(1e300), .number(0.1 + 0.2), .number(99.999_999_999_999_99),
    .text(" "),
    .text("\u{FFFD}"), .number(1899), .number(2_500),
  ]
}
