import Foundation
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

extension Family {
  /// Months, of which no field is, with what they come to in each quarter or without.
  static let months: [Family] = [
    Family(form: "months-and-quarters", "months with a subtotal for each quarter") { draw in
      months(&draw, withQuarters: true)
    },
    Family(form: "months-and-total", "months and the year's total, no quarters") { draw in
      months(&draw, withQuarters: false)
    },
  ]

  private static let monthNames = [
    [
      "Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio", "Julio", "Agosto", "Septiembre", "Octubre",
      "Noviembre", "Diciembre",
    ],
    ["Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic"],
    ["ENE.", "FEB.", "MAR.", "ABR.", "MAY.", "JUN.", "JUL.", "AGO.", "SEP.", "OCT.", "NOV.", "DIC."],
  ]

  /// A third of a quarter's value: what cannot be divided is in its last month.
  private static func share(_ value: Decimal?, ofMonth month: Int) -> CellValue? {
    guard let value else { return nil }
    let number = NSDecimalNumber(decimal: value).doubleValue
    let third = (number / 3).rounded(.down)
    return .number(month % 3 == 2 ? number - 2 * third : third)
  }

  private static func months(_ draw: inout Draw, withQuarters: Bool) -> Sketch {
    var office = Office(&draw)
    office.periods = draw.pick([
      Wording.periods[0], Wording.periods[1], Wording.periods[2], Wording.periods[3],
    ])
    office.periods[.cumulative] = draw.pick(["Total", "Anual", "Total anual", "TOTAL"])
    let report = office.report(&draw)
    var sketch = Sketch([report])
    sketch.mustWarn = true
    let names = draw.pick(monthNames)
    let measures: [Measure] = [.programmed, .achieved]
    // The quarters may follow their months or stand behind all of them.
    let quartersLast = draw.chance(0.25)
    let monthsOver = draw.chance(0.3)
    func month(_ number: Int, _ measure: Measure) -> Table.Column {
      let leaf = office.measures[measure] ?? ""
      let path = monthsOver ? [names[number], leaf] : [leaf, names[number]]
      let quarter = Period.allCases[number / 3]
      return Table.Column(
        path, .other { indicator, _ in share(indicator[measure][quarter], ofMonth: number) })
    }
    func quarter(_ period: Period, _ measure: Measure) -> Table.Column {
      let leaf = office.measures[measure] ?? ""
      let label = office.periods[period] ?? ""
      return Table.Column(
        monthsOver ? [label, leaf] : [leaf, label], .field("\(measure.rawValue).\(period.rawValue)"))
    }
    var slots: [(Measure) -> Table.Column] = []
    for number in 0..<12 {
      slots.append { month(number, $0) }
      if withQuarters, !quartersLast, number % 3 == 2 {
        slots.append { quarter(Period.allCases[number / 3], $0) }
      }
    }
    if withQuarters, quartersLast {
      for period in Period.allCases.dropLast() { slots.append { quarter(period, $0) } }
    }
    slots.append { quarter(.cumulative, $0) }
    var columns = office.textColumns
    if monthsOver {
      for slot in slots { columns += measures.map(slot) }
    } else {
      for measure in measures { columns += slots.map { $0(measure) } }
    }
    if draw.chance(0.4) {
      columns.append(Table.Column([office.label("meansOfVerification")], .field("meansOfVerification")))
    }
    var table = Table(columns, office)
    table.sinksLeaves = draw.chance(0.4)
    var grid = Grid(name: draw.pick(["Informe", "Avance mensual", "Hoja1"]))
    office.drawHeader(report, on: &grid)
    table.drawHeading(on: &grid)
    table.drawRecords(report, on: &grid)
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }
}
