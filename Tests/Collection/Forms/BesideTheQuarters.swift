import Foundation
import MIRSchema
import SheetIO

extension Family {
  /// What offices keep beside and between the quarters' values.
  static let besideTheQuarters: [Family] = [
    Family(form: "semesters-between", "semesters' subtotals between the quarters") { draw in semesters(&draw)
    },
    Family(form: "variables-between", "numerator and denominator beside each quarter's result") { draw in
      variables(&draw)
    },
    Family(form: "hidden-helpers", "hidden helper columns between the values, with a heading or none") {
      draw in
      hiddenHelpers(&draw)
    },
    Family(form: "three-quarters", "a sheet without a fourth quarter") { draw in threeQuarters(&draw) },
    Family(form: "goals-to-date", "goals to date beside goals of the year") { draw in goalsToDate(&draw) },
  ]

  private static func sheet(
    _ report: Report, _ office: Office, _ columns: [Table.Column], _ draw: inout Draw
  ) -> Sketch {
    var columns = columns
    if draw.chance(0.6) {
      columns.append(Table.Column([office.label("meansOfVerification")], .field("meansOfVerification")))
    }
    var table = Table(columns, office)
    table.sinksLeaves = draw.chance(0.3)
    var sketch = Sketch([report])
    var grid = Grid(name: draw.pick(["Informe", "Seguimiento", "Hoja1"]))
    office.drawHeader(report, on: &grid)
    table.drawHeading(on: &grid)
    table.drawRecords(report, on: &grid)
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }

  private static func semesters(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    let report = office.report(&draw)
    let names = draw.pick([
      ["1er Semestre", "2do Semestre"], ["SEMESTRE 1", "SEMESTRE 2"], ["Sem. I", "Sem. II"],
      ["Primer semestre", "Segundo semestre"],
    ])
    let columns = [Measure.programmed, .achieved].flatMap { measure -> [Table.Column] in
      var quarters = office.quarters(measure)
      for (half, place) in [(0, 2), (1, 5)] {
        let content = Table.Content.other { indicator, _ in
          let two = indicator[measure].quarters[half * 2...half * 2 + 1].compactMap { $0 }
          return two.isEmpty ? nil : Table.plain(two.reduce(0, +))
        }
        quarters.insert(Table.Column([office.measures[measure] ?? "", names[half]], content), at: place)
      }
      return quarters
    }
    var sketch = sheet(report, office, office.textColumns + columns, &draw)
    sketch.mustWarn = true
    return sketch
  }

  private static func variables(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    let report = office.report(&draw)
    let names = draw.pick([
      ["Numerador", "Denominador"], ["Variable A", "Variable B"], ["Num.", "Den."], ["V1", "V2"],
    ])
    let quartersOver = draw.chance(0.6)
    let variablesFirst = draw.chance(0.6)
    let periods = draw.chance(0.7) ? Period.allCases : Array(Period.allCases.dropLast())
    func path(_ period: Period, _ leaf: String) -> [String] {
      quartersOver ? [office.periods[period] ?? "", leaf] : ["\(leaf) \(office.periods[period] ?? "")"]
    }
    let columns = periods.flatMap { period -> [Table.Column] in
      let variables = [
        Table.Column(
          path(period, names[0]),
          .other { indicator, _ in indicator.achieved[period].map { Table.plain($0 * 3) } }),
        Table.Column(
          path(period, names[1]),
          .other { indicator, _ in indicator.achieved[period] == nil ? nil : .number(300) }),
      ]
      let done = Table.Column(
        path(period, office.measures[.achieved] ?? ""), .field("achieved.\(period.rawValue)"))
      return [
        Table.Column(
          path(period, office.measures[.programmed] ?? ""), .field("programmed.\(period.rawValue)"))
      ] + (variablesFirst ? variables + [done] : [done] + variables)
    }
    var sketch = sheet(report, office, office.textColumns + columns, &draw)
    sketch.mustWarn = true
    return sketch
  }

  private static func hiddenHelpers(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    office.hasMerges = false
    let report = office.report(&draw)
    var sketch = sheet(report, office, office.usualColumns(&draw).dropLast(), &draw)
    sketch.mustWarn = true
    let heading = sketch.grids[0].rows.lastIndex { $0.tag == .heading }
    let width = office.texts.count + 10
    let label = draw.pick(["", "aux", "X", "cálculo", "Suma aux."])
    for _ in 0..<draw.number(1...3) {
      let column = draw.number(office.texts.count + 1...width)
      let factor = Double(draw.number(2...9))
      sketch.grids[0].insertColumn(at: column) { index, row in
        if index == heading { return label.isEmpty ? nil : SheetArtist.cell(label, .noise) }
        guard case .record(_, let record) = row.tag else { return nil }
        let goal = report.indicators[record].programmed.q1 ?? 0
        return SheetArtist.cell(NSDecimalNumber(decimal: goal).doubleValue * factor + 0.5, .noise)
      }
      sketch.grids[0].hiddenColumns = sketch.grids[0].hiddenColumns.map { hidden in
        hidden.lowerBound < column ? hidden : hidden.lowerBound + 1...hidden.upperBound + 1
      }
      sketch.grids[0].hiddenColumns.append(column...column)
    }
    return sketch
  }

  private static func threeQuarters(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    var report = office.report(&draw)
    while report.quarter == 4 { report = office.report(&draw) }
    // What the sheet adds up are its three quarters.
    let hasSum = draw.chance(0.6)
    for record in report.indicators.indices {
      let goals = report.indicators[record].programmed.quarters.prefix(3).compactMap { $0 }.reduce(0, +)
      report.indicators[record].programmed.cumulative = goals
      report.indicators[record].variation.cumulative =
        goals - (report.indicators[record].achieved.cumulative ?? 0)
    }
    let measures: [Measure] =
      draw.chance(0.5) ? [.programmed, .achieved, .variation] : [.programmed, .achieved]
    let columns = measures.flatMap { measure in
      office.quarters(measure).enumerated().filter { $0.offset < 3 || ($0.offset == 4 && hasSum) }.map(
        \.element)
    }
    return sheet(report, office, office.textColumns + columns, &draw)
  }

  private static func goalsToDate(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    let report = office.report(&draw)
    let quarters = report.quarter ?? 1
    let style = Shares.style(&draw)
    let words = draw.pick([
      ("Meta anual", "Meta al periodo", "Realizado al periodo"),
      ("Meta Anual", "Meta acumulada al trimestre", "Avance acumulado"),
      ("META ANUAL", "META AL PERIODO", "ALCANZADO AL PERIODO"),
      ("Programado anual", "Programado al trimestre", "Alcanzado al trimestre"),
    ])
    var columns = [
      Table.Column([words.0], .field("programmed.cumulative")),
      Table.Column(
        [words.1],
        .other { indicator, _ in
          Table.plain(indicator.programmed.quarters.prefix(quarters).compactMap { $0 }.reduce(0, +))
        }),
      Table.Column([words.2], .field("achieved.cumulative")),
    ]
    if draw.chance(0.6) {
      columns.append(
        Table.Column(["% de avance anual"], .other { indicator, _ in style(indicator, .cumulative) }))
    }
    var sketch = sheet(report, office, office.textColumns + columns, &draw)
    sketch.mustWarn = true
    return sketch
  }
}
