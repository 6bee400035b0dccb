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

extension Family {
  /// A row for each quarter of an indicator; the measures are columns.
  static let longWay: [Family] = [
    Family(form: "rows-of-quarters", "a row for each quarter of an indicator, measures as columns") { draw in
      var office = Office(&draw)
      let report = office.report(&draw)
      office.periods[.cumulative] = draw.pick(["Total", "Acumulado", "Anual", "TOTAL", "Acum."])
      var sketch = Sketch([report])
      var measures: [Measure] = [.programmed, .achieved]
      if draw.chance(0.6) { measures.append(.variation) }
      var columns = office.textColumns
      let heading = draw.pick(["Trimestre", "Periodo", "TRIMESTRE", "Trim.", "Período", ""])
      columns.append(Table.Column([heading], .rowLabel))
      let group = draw.chance(0.3) ? draw.pick(["Metas", "Avance trimestral", "VALORES"]) : ""
      for measure in measures {
        let leaf = office.measures[measure] ?? ""
        columns.append(Table.Column(group.isEmpty ? [leaf] : [group, leaf], .measure(measure)))
      }
      if draw.chance(0.3) {
        let style = Shares.style(&draw)
        let content = Table.Content.other { indicator, row in row.period.flatMap { style(indicator, $0) } }
        columns.append(Table.Column([draw.pick(["% de avance", "% Cumplimiento"])], content))
        sketch.mustWarn = true
      }
      if draw.chance(0.5) {
        columns.append(Table.Column([office.label("meansOfVerification")], .field("meansOfVerification")))
      }
      var table = Table(columns, office)
      let periods = draw.chance(0.7) ? Period.allCases : Array(Period.allCases.dropLast())
      table.rowKinds = periods.map { Table.RowKind(label: office.periods[$0] ?? "", period: $0) }
      table.repetition = draw.pick(Table.Repetition.allCases)
      table.rowsBetween = draw.pick([0, 0, 0, 1])
      var grid = Grid(name: draw.pick(["Informe", "Base", "Hoja1"]))
      office.drawHeader(report, on: &grid)
      table.drawHeading(on: &grid)
      table.drawRecords(report, on: &grid)
      office.drawSignatures(report, on: &grid)
      sketch.grids = [grid]
      return sketch
    }
  ]
}
