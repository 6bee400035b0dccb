import MIRSchema
import SheetIO

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
