import MIRSchema
import SheetIO

extension Family {
  /// Header blocks and signatures as offices write them.
  static let headerHabits: [Family] = [
    Family(form: "period-alone", "the period in a cell of its own, as months, or as a closing date") { draw in
      periodAlone(&draw)
    },
    Family(form: "pages-disagree", "a page that says another quarter than the others: most count") { draw in
      pagesDisagree(&draw)
    },
    Family(form: "plan-axis-objective", "plan, axis and objective in one cell, or in capitals") { draw in
      planAxisObjective(&draw)
    },
    Family(form: "signatures-abreast", "three signatures abreast, roles with a colon, lines to sign on") {
      draw in
      signaturesAbreast(&draw)
    },
  ]

  private static func table(_ office: Office, _ report: Report, _ draw: inout Draw, on grid: inout Grid) {
    let table = Table(office.usualColumns(&draw), office)
    table.drawHeading(on: &grid)
    table.drawRecords(report, on: &grid)
  }

  private static func periodAlone(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    office.hasPeriodLine = false
    office.blankRowsAbove = 0
    let report = office.report(&draw)
    let quarter = (report.quarter ?? 1) - 1
    let year = report.fiscalYear ?? 0
    let months = [
      ("enero", "marzo", 31), ("abril", "junio", 30), ("julio", "septiembre", 30),
      ("octubre", "diciembre", 31),
    ][quarter]
    let ordinal = ["Primer", "Segundo", "Tercer", "Cuarto"][quarter]
    let text = draw.pick([
      "\(ordinal) Trimestre \(year)", "\(ordinal) Trimestre", "\(ordinal.uppercased()) TRIMESTRE DE \(year)",
      "\(months.0) - \(months.1) \(year)".uppercased(), "Corte al \(months.2) de \(months.1) de \(year)",
      "Corte al \(months.2) de \(months.1)", "Avance al \(months.2) de \(months.1) de \(year)",
      "Periodo: \(months.0) a \(months.1) de \(year)",
      "Del 1 de \(months.0) al \(months.2) de \(months.1) de \(year)", "\(quarter + 1)T \(year)",
      "Trimestre \(["I", "II", "III", "IV"][quarter]) de \(year)",
    ])
    var grid = Grid(name: "Informe")
    let column = draw.pick([0, 0, 3, 9])
    grid.put(report.title ?? "", 0, draw.pick([0, column]), .context)
    grid.mark(0, .title)
    grid.put(text, draw.chance(0.8) ? 1 : 0, column == 0 ? 0 : column, .context)
    if grid.end == 1 { grid.put(report.title ?? "", 0, 0, .context) }
    if grid.end == 1, column == 0 { grid.put(text, 1, 0, .context) }
    var below = report
    below.title = nil
    office.drawHeader(below, on: &grid)
    if draw.chance(0.3) {
      let row = grid.end - 1
      grid.put(draw.pick(["Fecha de reporte:", "Fecha de elaboración:"]), row, 0, .label)
      grid.put(
        "\(draw.number(3...12))/\(["04", "07", "10", "01"][quarter])/\(year + (quarter == 3 ? 1 : 0))", row,
        1, .noise)
      grid.skip(1)
    }
    table(office, report, &draw, on: &grid)
    office.drawSignatures(report, on: &grid)
    var sketch = Sketch([report])
    sketch.grids = [grid]
    return sketch
  }

  private static func pagesDisagree(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    office.blankRowsAbove = 0
    var report = office.report(&draw)
    while report.indicators.count < 6 { report = office.report(&draw) }
    let pages = draw.number(3...4)
    let perPage = (report.indicators.count + pages - 1) / pages
    let count = (report.indicators.count + perPage - 1) / perPage
    let odd = draw.number(0...count - 1)
    let table = Table(office.usualColumns(&draw), office)
    var grid = Grid(name: "Informe")
    for page in 0..<count {
      var header = report
      if page > 0 { header.title = nil }
      if page == odd { header.quarter = (report.quarter ?? 1) % 4 + 1 }
      office.drawHeader(header, on: &grid)
      table.drawHeading(on: &grid)
      for record in page * perPage..<min((page + 1) * perPage, report.indicators.count) {
        table.drawRecord(report, record, on: &grid)
      }
      grid.skip(1)
    }
    office.drawSignatures(report, on: &grid)
    var sketch = Sketch([report])
    sketch.mustWarn = true
    sketch.grids = [grid]
    return sketch
  }

  private static func planAxisObjective(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    office.hasPlan = true
    var report = office.report(&draw)
    let start = (report.fiscalYear ?? 2022) / 3 * 3
    let isCapital = draw.chance(0.4)
    func said(_ text: String) -> String { isCapital ? text.uppercased() : text }
    report.planAlignment.plan = said("Plan Municipal de Desarrollo \(start)-\(start + 2)")
    report.planAlignment.axes = report.planAlignment.axes.prefix(1).map {
      CodedText(code: $0.code, text: said($0.text ?? ""))
    }
    report.planAlignment.objectives = report.planAlignment.objectives.prefix(1).map {
      CodedText(code: $0.code, text: said($0.text ?? ""))
    }
    let plan = report.planAlignment.plan ?? ""
    let (axis, goal) = (report.planAlignment.axes[0], report.planAlignment.objectives[0])
    let eje = "\(said("Eje")) \(axis.code ?? ""). \(axis.text ?? "")"
    let objetivo = "\(said("Objetivo")) \(goal.code ?? "") \(goal.text ?? "")"
    var grid = Grid(name: "Informe")
    var above = report
    above.planAlignment = PlanAlignment()
    office.drawHeader(above, on: &grid)
    let row = grid.end - 1
    let joint = draw.pick(["; ", "\n", " / "])
    switch draw.number(0...3) {
    case 0:
      grid.put("\(said("Vinculación con el")) \(plan):", row, 0, .context)
      grid.put(eje + joint + objetivo, row, 1, .context)
    case 1: grid.put("\(said("Vinculación con el")) \(plan): \(eje)\(joint)\(objetivo)", row, 0, .context)
    case 2:
      grid.put(said("Alineación al PMD") + ":", row, 0, .label)
      grid.put(plan, row, 1, .context)
      grid.put(said("Eje del PMD") + ":", row + 1, 0, .label)
      grid.put("\(axis.code ?? ""). \(axis.text ?? "")", row + 1, 1, .context)
      grid.put(said("Objetivo del PMD") + ":", row + 2, 0, .label)
      grid.put("\(goal.code ?? "") \(goal.text ?? "")", row + 2, 1, .context)
    default:
      grid.put("\(said("Vinculación con el")) \(plan)", row, 0, .context)
      grid.put(eje, row + 1, 0, .context)
      grid.put(objetivo, row + 2, 0, .context)
    }
    grid.skip(1)
    table(office, report, &draw, on: &grid)
    office.drawSignatures(report, on: &grid)
    var sketch = Sketch([report])
    sketch.grids = [grid]
    return sketch
  }

  private static func signaturesAbreast(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    var report = office.report(&draw)
    let other = PlausibleReport.draw(&draw)
    let third = other.signatures[0]
    report.signatures.append(third)
    let isCapital = draw.chance(0.3)
    let roles = draw.pick([
      ["Elaboró", "Revisó", "Autorizó"], ["Elaboró", "Vo. Bo.", "Autorizó"],
      ["ELABORÓ", "VALIDÓ", "AUTORIZÓ"],
    ])
    for index in report.signatures.indices {
      report.signatures[index].role = roles[index]
      if isCapital { report.signatures[index].name = report.signatures[index].name?.uppercased() }
    }
    let colon = draw.chance(0.75) ? ":" : ""
    let hasLine = draw.chance(0.6)
    let cutsPosition = draw.chance(0.5)
    var grid = Grid(name: "Informe")
    office.drawHeader(report, on: &grid)
    table(office, report, &draw, on: &grid)
    grid.skip(2)
    let top = grid.end
    let gap = draw.number(3...6)
    for (index, signature) in report.signatures.enumerated() {
      let column = index * gap
      let words = (signature.position ?? "").split(separator: " ").map(String.init)
      let cut = cutsPosition ? (words.count + 1) / 2 : words.count
      grid.put((signature.role ?? "") + colon, top, column, .context)
      if hasLine { grid.put("______________________", top + 2, column, .noise) }
      grid.put(signature.name ?? "", top + 3, column, .context)
      grid.put(words[..<cut].joined(separator: " "), top + 4, column, .context)
      grid.put(words[cut...].joined(separator: " "), top + 5, column, .context)
    }
    var sketch = Sketch([report])
    sketch.grids = [grid]
    return sketch
  }
}
