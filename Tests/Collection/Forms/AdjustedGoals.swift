import Foundation
import MIRSchema
import SheetIO

extension Family {
  /// Goals changed during the year, how an indicator adds up, and why it is not as planned.
  static let adjustedGoals: [Family] = [
    Family(form: "adjusted-goals", "goals as changed during the year, by quarter or for the year") { draw in
      adjusted(&draw)
    },
    Family(form: "justified", "columns that justify the variation, and say how an indicator adds up") {
      draw in
      justified(&draw)
    },
    Family(form: "justified-below", "causes and effects in rows below each indicator") { draw in
      justifiedBelow(&draw)
    },
  ]

  private static let causes = [
    "Falta de personal operativo", "Lluvias atípicas en la temporada", "Retraso en la entrega de material",
    "Mayor demanda de la población", "Se reprogramó por la veda electoral",
  ]
  private static let effects = [
    "Menor atención en las agencias", "Rezago que se atenderá el siguiente trimestre",
    "Se rebasó lo previsto en dos colonias", "Sin efecto en la meta del año",
  ]

  private static func sheet(
    _ report: Report, _ office: Office, _ columns: [Table.Column], _ draw: inout Draw
  ) -> Sketch {
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

  private static func adjusted(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    office.measures[.adjusted] = draw.pick([
      "Meta ajustada", "Meta modificada", "Reprogramado", "Metas reprogramadas", "META MODIFICADA",
    ])
    var report = office.report(&draw)
    let againstAdjusted = draw.chance(0.5)
    let ofYear = draw.chance(0.4)
    for record in report.indicators.indices {
      var indicator = report.indicators[record]
      let change = draw.chance(0.5) ? Decimal(draw.number(1...9)) : 0
      indicator.adjusted = indicator.programmed
      indicator.adjusted.q4 = (indicator.programmed.q4 ?? 0) + change
      indicator.adjusted.cumulative = (indicator.programmed.cumulative ?? 0) + change
      if againstAdjusted {
        for period in [Period.q4, .cumulative] {
          indicator.variation[period] = (indicator.adjusted[period] ?? 0) - (indicator.achieved[period] ?? 0)
        }
      }
      report.indicators[record] = indicator
    }
    var columns = office.textColumns
    if ofYear {
      columns.append(
        Table.Column([draw.pick(["Meta anual", "META ANUAL"])], .field("programmed.cumulative")))
      let leaf = draw.pick(["Meta anual modificada", "Meta anual ajustada"])
      columns.append(Table.Column([leaf], .field("adjusted.cumulative")))
      columns += office.quarters(.achieved)
    } else {
      columns += office.quarters(.programmed) + office.quarters(.adjusted) + office.quarters(.achieved)
      if draw.chance(0.6) { columns += office.quarters(.variation) }
    }
    return sheet(report, office, columns, &draw)
  }

  private static func justify(_ report: inout Report, _ draw: inout Draw, both: Bool) {
    for record in report.indicators.indices where draw.chance(0.7) {
      let cause = draw.pick(causes)
      report.indicators[record].justification = both ? cause + "\n" + draw.pick(effects) : cause
    }
  }

  /// The lines of a justification, each in a place of its own.
  private static func line(_ number: Int) -> (Indicator) -> String? {
    { indicator in
      guard let lines = indicator.justification?.split(separator: "\n"), number < lines.count else {
        return nil
      }
      return String(lines[number])
    }
  }

  private static func justified(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    var report = office.report(&draw)
    let both = draw.chance(0.4)
    justify(&report, &draw, both: both)
    var columns = office.usualColumns(&draw)
    let headings =
      both
      ? draw.pick([["Causas de la variación", "Efectos de la variación"], ["Causa", "Efecto"]])
      : [draw.pick(["Justificación", "Justificación de la variación", "Observaciones a la variación"])]
    for (number, heading) in headings.enumerated() {
      columns.append(Table.Column([heading], .worded("justification", line(number))))
    }
    if draw.chance(0.6) {
      let spelt = draw.pick([
        ["Suma": "Suma", "Constante": "Constante"], ["Suma": "Acumulada", "Constante": "Constante"],
        ["Suma": "SUMA", "Constante": "CONSTANTE"],
      ])
      for record in report.indicators.indices { report.indicators[record].accumulation = "Suma" }
      let heading = draw.pick(["Tipo de acumulación", "Forma de acumulación", "Acumulación"])
      columns.insert(
        Table.Column([heading], .worded("accumulation") { $0.accumulation.flatMap { spelt[$0] } }),
        at: office.texts.count)
    }
    return sheet(report, office, columns, &draw)
  }

  private static func justifiedBelow(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    var report = office.report(&draw)
    justify(&report, &draw, both: true)
    let table = Table(office.usualColumns(&draw), office)
    let labels = draw.pick([
      ["Causas de las variaciones:", "Efectos de las variaciones:"], ["Causa:", "Efecto:"],
    ])
    var sketch = Sketch([report])
    var grid = Grid(name: "Informe")
    office.drawHeader(report, on: &grid)
    table.drawHeading(on: &grid)
    for record in report.indicators.indices {
      table.drawRecord(report, record, on: &grid)
      for (number, label) in labels.enumerated() {
        let row = grid.end
        grid.put(label, row, 0, .label)
        let tag = Grid.Tag.field(report: 0, record: record, key: "justification")
        grid.put(line(number)(report.indicators[record]) ?? "", row, 2, tag)
        if office.hasMerges {
          grid.merge(rows: row...row, columns: 0...1)
          grid.merge(rows: row...row, columns: 2...table.columns.count - 1)
        }
      }
    }
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }
}
