import MIRSchema
import SheetIO

extension Family {
  /// The quarters are the groups, and in each stand the measures.
  static let pairs: [Family] = [
    Family(form: "pairs-in-quarters", "in each quarter a pair or a triple: planned, done, percent") { draw in
      pairs(&draw, inOneRow: false)
    },
    Family(form: "pairs-in-one-row", "planned and done in turn under a heading of one row") { draw in
      pairs(&draw, inOneRow: true)
    },
  ]

  private static func pairs(_ draw: inout Draw, inOneRow: Bool) -> Sketch {
    var office = Office(&draw)
    office.measures = draw.pick(inOneRow ? Wording.measures : Wording.narrowMeasures)
    office.periods[.cumulative] = draw.pick(["Anual", "Total", "Acumulado", "ANUAL", "Acumulado anual"])
    let report = office.report(&draw)
    var sketch = Sketch([report])
    var measures: [Measure] = draw.chance(0.85) ? [.programmed, .achieved] : [.achieved, .programmed]
    if draw.chance(0.3) { measures.append(.variation) }
    let share = draw.chance(0.6) ? draw.pick(Wording.shares) : nil
    let style = Shares.style(&draw)
    if share != nil { sketch.mustWarn = true }
    let year = draw.chance(0.3) ? " \(report.fiscalYear ?? 0)" : ""
    let over = draw.chance(0.25) ? draw.pick(["SEGUIMIENTO DE METAS", "Metas 2", "AVANCE TRIMESTRAL"]) : nil
    // The sums may stand in a group of their own, or at the level of the quarters.
    let sumsStandAlone = draw.chance(0.4)
    var columns = office.textColumns
    if inOneRow { columns = columns.map { Table.Column([$0.path.joined(separator: " ")], $0.content) } }
    for period in Period.allCases {
      let group = (office.periods[period] ?? "")
      func path(_ leaf: String) -> [String] {
        if inOneRow { return ["\(group)\(group.hasSuffix(".") ? "" : ".") \(leaf)\(year)"] }
        if period == .cumulative, sumsStandAlone { return ["\(leaf) \(group.lowercased())"] }
        return (over.map { [$0] } ?? []) + [group + year, leaf]
      }
      for measure in measures {
        let key = "\(measure.rawValue).\(period.rawValue)"
        columns.append(Table.Column(path(office.measures[measure] ?? ""), .field(key)))
      }
      if let share {
        columns.append(Table.Column(path(share), .other { indicator, _ in style(indicator, period) }))
      }
    }
    if draw.chance(0.6) {
      columns.append(Table.Column([office.label("meansOfVerification")], .field("meansOfVerification")))
    }
    var table = Table(columns, office)
    table.sinksLeaves = draw.chance(0.4)
    var grid = Grid(name: draw.pick(["Informe", "Seguimiento", "Hoja1"]))
    office.drawHeader(report, on: &grid)
    table.drawHeading(on: &grid)
    table.drawRecords(report, on: &grid)
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }
}
