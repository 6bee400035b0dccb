import Foundation
import MIRSchema
import SheetIO

extension Family {
  /// Only the reported quarter, which the header block names; goals and sums of the year beside it.
  static let onlyTheQuarter: [Family] = [
    Family(form: "only-the-quarter", "programmed, achieved, variation of the reported quarter, nothing else")
    {
      draw in onlyTheQuarter(&draw, withYear: false)
    },
    Family(
      form: "quarter-and-year", "the reported quarter with the goal of the year and what is done to date"
    ) {
      draw in onlyTheQuarter(&draw, withYear: true)
    },
  ]

  private static func onlyTheQuarter(_ draw: inout Draw, withYear: Bool) -> Sketch {
    let office = Office(&draw)
    let report = office.report(&draw)
    let quarter = Period.allCases[(report.quarter ?? 1) - 1].rawValue
    var sketch = Sketch([report])
    let words = draw.pick([
      ("Programado", "Alcanzado", "Variación"), ("Meta del Trimestre", "Avance del Trimestre", "Variación"),
      ("Meta trimestral", "Realizado en el trimestre", "Diferencia"),
      ("Programado en el trimestre", "Alcanzado en el trimestre", "Variación del trimestre"),
      ("META DEL TRIMESTRE", "RESULTADO DEL TRIMESTRE", "VARIACIÓN"),
    ])
    let group = draw.pick(["", "", "Trimestre que se reporta", "AVANCE DEL TRIMESTRE"])
    func path(_ leaf: String) -> [String] { group.isEmpty ? [leaf] : [group, leaf] }
    var quarterly = [
      Table.Column(path(words.0), .field("programmed.\(quarter)")),
      Table.Column(path(words.1), .field("achieved.\(quarter)")),
    ]
    if draw.chance(withYear ? 0.3 : 0.7) {
      quarterly.append(Table.Column(path(words.2), .field("variation.\(quarter)")))
    }
    var columns = office.textColumns
    if withYear {
      let goal = draw.pick([
        "Meta Anual", "Meta anual", "META ANUAL", "Meta programada anual", "Programado anual",
      ])
      let done = draw.pick([
        "Avance Acumulado", "Avance acumulado", "Alcanzado acumulado", "Realizado acumulado",
        "Avance acumulado al trimestre",
      ])
      let first = Table.Column([goal], .field("programmed.cumulative"))
      if draw.chance(0.7) { columns.append(first) }
      columns += quarterly
      if case .field(let key)? = columns.last?.content, key == "unitOfMeasure" { columns.append(first) }
      if draw.chance(0.2) {
        let quarters = report.quarter ?? 1
        columns.append(
          Table.Column(
            ["Meta al periodo"],
            .other { indicator, _ in
              Table.plain(indicator.programmed.quarters.prefix(quarters).compactMap { $0 }.reduce(0, +))
            }))
        sketch.mustWarn = true
      }
      columns.append(Table.Column([done], .field("achieved.cumulative")))
    } else {
      columns += quarterly
    }
    if draw.chance(0.6) {
      let style = Shares.style(&draw)
      let period: Period = withYear ? .cumulative : Period.allCases[(report.quarter ?? 1) - 1]
      let heading = draw.pick(["% avance", "% de avance", "Avance %", "% de cumplimiento", "Avance % anual"])
      columns.append(Table.Column([heading], .other { indicator, _ in style(indicator, period) }))
      sketch.mustWarn = true
    }
    if draw.chance(0.5) {
      columns.append(Table.Column([office.label("meansOfVerification")], .field("meansOfVerification")))
    }
    var table = Table(columns, office)
    table.sinksLeaves = draw.chance(0.3)
    var grid = Grid(name: draw.pick(["Informe", "MIR", "Avance"]))
    office.drawHeader(report, on: &grid)
    table.drawHeading(on: &grid)
    table.drawRecords(report, on: &grid)
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }
}
