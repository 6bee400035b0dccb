import MIRSchema
import SheetIO

extension Family {
  /// Several rows to an indicator, each of a measure: quarters are columns, the rows say what they are.
  static let severalRows: [Family] = [
    Family(
      form: "rows-of-measures",
      "rows Programado, Alcanzado, Variación for each indicator, quarters as columns"
    ) { draw in severalRows(&draw, labelled: true) },
    Family(
      form: "rows-of-measures-bare", "the same, and the column that names the rows has no heading"
    ) { draw in severalRows(&draw, labelled: false) },
  ]

  private static func severalRows(_ draw: inout Draw, labelled: Bool) -> Sketch {
    var office = Office(&draw)
    office.measures = draw.pick(Wording.narrowMeasures)
    let report = office.report(&draw)
    var columns = office.textColumns
    let heading =
      labelled
      ? draw.pick(["Meta", "Concepto", "Metas", "CONCEPTO", "Tipo de meta", "Avance", "Metas / Avance"]) : ""
    columns.append(Table.Column([heading], .rowLabel))
    let group = draw.pick(["", "", "Trimestre", "Calendario trimestral", "CALENDARIZACIÓN"])
    let hasSum = draw.chance(0.85)
    let sumStandsAlone = draw.chance(0.4)
    for period in Period.allCases where hasSum || period != .cumulative {
      let leaf = office.periods[period] ?? ""
      let isGrouped = !group.isEmpty && !(period == .cumulative && sumStandsAlone)
      columns.append(Table.Column(isGrouped ? [group, leaf] : [leaf], .period(period)))
    }
    if draw.chance(0.6) {
      columns.append(Table.Column([office.label("meansOfVerification")], .field("meansOfVerification")))
    }
    var sketch = Sketch([report])
    var table = Table(columns, office)
    var measures: [Measure] = [.programmed, .achieved]
    if draw.chance(0.5) { measures.append(.variation) }
    table.rowKinds = measures.map { Table.RowKind(label: office.measures[$0] ?? "", measure: $0) }
    if draw.chance(0.25) {
      let share = Shares.style(&draw)
      let label = draw.pick(["% de avance", "% Cumplimiento", "Porcentaje de avance"])
      table.rowKinds.append(Table.RowKind(label: label) { share($0, $1) })
      sketch.mustWarn = true
    }
    table.repetition = draw.pick(Table.Repetition.allCases)
    table.rowsBetween = draw.pick([0, 0, 0, 1])
    var grid = Grid(name: draw.pick(["Informe", "MIR", "Hoja1"]))
    office.drawHeader(report, on: &grid)
    table.drawHeading(on: &grid)
    table.drawRecords(report, on: &grid)
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }
}
