import Foundation
import MIRSchema
import SheetIO

extension Family {
  /// Columns of other things, and the usual ones in other places.
  static let otherColumns: [Family] = [
    Family(form: "other-columns", "traffic lights, shares, weights, numbers and areas among the columns") {
      draw in
      otherColumns(&draw)
    },
    Family(form: "shares-by-quarter", "a group of percentages with the quarters' own labels") { draw in
      sharesByQuarter(&draw)
    },
    Family(form: "achieved-first", "achieved stands before programmed, the variation may be turned round") {
      draw in
      achievedFirst(&draw)
    },
    Family(form: "goal-under-progress", "the goal of the year under a group Avance") { draw in
      goalUnderProgress(&draw)
    },
    Family(form: "baseline-as-text", "baselines as 72% (2020)") { draw in baselineAsText(&draw) },
    Family(form: "columns-anyhow", "texts and groups in any order") { draw in columnsAnyhow(&draw) },
  ]

  private static func sheet(
    _ report: Report, _ office: Office, _ columns: [Table.Column], _ draw: inout Draw
  ) -> Sketch {
    var sketch = Sketch([report])
    var table = Table(columns, office)
    table.sinksLeaves = draw.chance(0.3)
    var grid = Grid(name: "Informe")
    office.drawHeader(report, on: &grid)
    table.drawHeading(on: &grid)
    table.drawRecords(report, on: &grid)
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }

  private static func otherColumns(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    let report = office.report(&draw)
    let style = Shares.style(&draw)
    let position = Dictionary(
      uniqueKeysWithValues: report.indicators.enumerated().map { ($0.element.name ?? "", $0.offset + 1) })
    let weight = draw.pick([10.0, 12.5, 5])
    let strangers: [(String, (Indicator) -> CellValue?)] = [
      (
        draw.pick(["Semáforo", "SEMÁFORO", "Semaforización"]),
        { .text(($0.achieved.cumulative ?? 0) >= ($0.programmed.cumulative ?? 0) ? "Verde" : "Rojo") }
      ),
      (draw.pick(Wording.shares.filter { $0 != "%" }), { style($0, .cumulative) }),
      (draw.pick(["Ponderación", "Ponderador", "Peso"]), { _ in .text("\(weight)%") }),
      (draw.pick(["No.", "Núm.", "Consecutivo"]), { .number(Double(position[$0.name ?? ""] ?? 0)) }),
      (draw.pick(["Área responsable", "Responsable del dato"]), { _ in .text("Departamento Técnico") }),
      (
        draw.pick(["Clave", "Clave del indicador"]), { .text("IND-\(100 + (position[$0.name ?? ""] ?? 0))") }
      ),
      (
        draw.pick(["Presupuesto", "Presupuesto ejercido"]), { .number(Double(1250 * ($0.name?.count ?? 1))) }
      ),
    ]
    var columns = office.usualColumns(&draw)
    for (heading, value) in draw.pick(draw.number(2...4), of: strangers) {
      // At the edge of a group, so that no group is cut in two.
      let places = columns.indices.filter { $0 == 0 || columns[$0].path[0] != columns[$0 - 1].path[0] }
      let isNumber = heading.hasPrefix("N") || heading == "Consecutivo"
      let place = isNumber ? 0 : draw.pick(places.filter { $0 > 0 } + [columns.count])
      columns.insert(Table.Column([heading], .other { indicator, _ in value(indicator) }), at: place)
    }
    var sketch = sheet(report, office, columns, &draw)
    sketch.mustWarn = true
    return sketch
  }

  private static func sharesByQuarter(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    let report = office.report(&draw)
    let style = Shares.style(&draw)
    let group = draw.pick(["% DE CUMPLIMIENTO", "% de avance", "Porcentaje de cumplimiento", "Avance %"])
    let shares = Period.allCases.map { period in
      Table.Column(
        [group, office.periods[period] ?? ""], .other { indicator, _ in style(indicator, period) })
    }
    var groups = [office.quarters(.programmed), office.quarters(.achieved)]
    if draw.chance(0.6) { groups.append(office.quarters(.variation)) }
    groups.insert(shares, at: draw.number(2...groups.count))
    var columns = office.textColumns + groups.flatMap { $0 }
    columns.append(Table.Column([office.label("meansOfVerification")], .field("meansOfVerification")))
    var sketch = sheet(report, office, columns, &draw)
    sketch.mustWarn = true
    return sketch
  }

  private static func achievedFirst(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    var report = office.report(&draw)
    if draw.chance(0.6) {
      for record in report.indicators.indices {
        for period in Period.allCases {
          report.indicators[record].variation[period] = report.indicators[record].variation[period].map {
            -$0
          }
        }
      }
    }
    var columns = office.textColumns + office.quarters(.achieved) + office.quarters(.programmed)
    if draw.chance(0.75) { columns += office.quarters(.variation) }
    columns.append(Table.Column([office.label("meansOfVerification")], .field("meansOfVerification")))
    return sheet(report, office, columns, &draw)
  }

  private static func goalUnderProgress(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    let report = office.report(&draw)
    let style = Shares.style(&draw)
    let group = draw.pick(["AVANCE", "Avance", "Avance del periodo", "Avance al periodo"])
    let goal = draw.pick(["Meta anual", "Meta anual programada", "META ANUAL"])
    let done = draw.pick([
      "Realizado al periodo", "Alcanzado al periodo", "Avance al periodo", "Realizado a la fecha",
    ])
    var columns = office.textColumns
    columns.append(Table.Column([group, goal], .field("programmed.cumulative")))
    columns.append(Table.Column([group, done], .field("achieved.cumulative")))
    var sketch = Sketch([report])
    if draw.chance(0.7) {
      let share = draw.pick(["Avance % anual", "% de avance", "% de avance anual"])
      columns.append(Table.Column([group, share], .other { indicator, _ in style(indicator, .cumulative) }))
    }
    if draw.chance(0.5) {
      columns.append(Table.Column([office.label("meansOfVerification")], .field("meansOfVerification")))
    }
    sketch = sheet(report, office, columns, &draw)
    return sketch
  }

  private static func baselineAsText(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    office.texts.removeAll { $0.hasPrefix("baseline") }
    let report = office.report(&draw)
    let style = draw.number(0...4)
    let words: (Indicator) -> String? = { indicator in
      guard let value = indicator.baseline.value, let year = indicator.baseline.year else { return nil }
      return switch style {
      case 0: "\(value)% (\(year))"
      case 1: "\(value) % (\(year))"
      case 2: "\(value) (\(year))"
      case 3: "\(year): \(value)"
      default: "\(value) (año \(year))"
      }
    }
    var columns = office.usualColumns(&draw)
    let heading = draw.pick(["Línea Base", "Línea base (año)", "LÍNEA BASE", "Línea base / año"])
    columns.insert(Table.Column([heading], .worded("baseline.value", words)), at: office.texts.count)
    var sketch = sheet(report, office, columns, &draw)
    for record in report.indicators.indices {
      sketch.shared.insert(LabelledWorkbook.Place(report: 0, record: record, key: "baseline.year"))
    }
    return sketch
  }

  private static func columnsAnyhow(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    if draw.chance(0.6), !office.texts.contains("narrativeSummary") {
      office.texts.insert("narrativeSummary", at: 0)
    }
    let report = office.report(&draw)
    var texts = office.textColumns
    let baseline = texts.filter { $0.path.count > 1 }
    texts.removeAll { $0.path.count > 1 }
    texts.append(Table.Column([office.label("meansOfVerification")], .field("meansOfVerification")))
    var groups: [[Table.Column]] = draw.shuffled(texts).map { [$0] }
    if !baseline.isEmpty { groups.insert(baseline, at: draw.number(0...groups.count)) }
    // The values stay together, with two texts or more before them.
    let values = draw.shuffled([Measure.programmed, .achieved, .variation].map(office.quarters))
    groups.insert(values.flatMap { $0 }, at: draw.number(2...groups.count))
    return sheet(report, office, groups.flatMap { $0 }, &draw)
  }
}
