import Foundation
import MIRSchema
import SheetIO

extension Family {
  /// One table on several sheets or in several places, or several tables in one.
  static let tablesApart: [Family] = [
    Family(form: "sheet-for-each-level", "Fin, Propósito, Componentes, Actividades, each on a sheet") {
      draw in
      sheetForEachLevel(&draw)
    },
    Family(form: "halves-on-sheets", "the left and the right half of the table on two sheets") { draw in
      halves(&draw, onSheets: true)
    },
    Family(form: "halves-below", "the right half of the table below the left one") { draw in
      halves(&draw, onSheets: false)
    },
    Family(form: "reports-abreast", "two reports side by side") { draw in reportsAbreast(&draw) },
    Family(form: "another-units-page", "a page of another unit among the pages") { draw in
      anotherUnitsPage(&draw)
    },
    Family(form: "page-twice", "a page that is pasted twice") { draw in pages(&draw, .twice) },
    Family(form: "page-without-heading", "a page that has lost its column heading") { draw in
      pages(&draw, .withoutHeading)
    },
  ]

  private static func sheetForEachLevel(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    var report = office.report(&draw)
    let levels = ["Fin", "Propósito", "Componente", "Actividad"]
    report.indicators = levels.flatMap { level in report.indicators.filter { $0.level == level } }
    let names = draw.pick([
      ["Fin", "Propósito", "Componentes", "Actividades"], ["F", "P", "C", "A"],
      ["FIN", "PROPÓSITO", "COMPONENTE", "ACTIVIDAD"],
    ])
    let repeatsHeader = draw.chance(0.75)
    let table = Table(office.usualColumns(&draw), office)
    var sketch = Sketch([report])
    sketch.mustWarn = !repeatsHeader
    for (index, level) in levels.enumerated() {
      var grid = Grid(name: names[index])
      if index == 0 || repeatsHeader { office.drawHeader(report, on: &grid) }
      table.drawHeading(on: &grid)
      for record in report.indicators.indices where report.indicators[record].level == level {
        table.drawRecord(report, record, on: &grid)
      }
      if index == levels.count - 1 { office.drawSignatures(report, on: &grid) }
      sketch.grids.append(grid)
    }
    return sketch
  }

  private static func halves(_ draw: inout Draw, onSheets: Bool) -> Sketch {
    let office = Office(&draw)
    let report = office.report(&draw)
    let all = office.usualColumns(&draw)
    let isByLevel = draw.chance(0.7)
    let cut = draw.chance(0.5) ? office.texts.count : office.texts.count + 5
    let left = Table(Array(all[..<cut]), office)
    let key = all.filter { column in
      if case .field(let key) = column.content { key == "level" } else { false }
    }
    let right = Table((isByLevel ? key : []) + all[cut...], office)
    let repeatsHeader = draw.chance(0.6)
    var sketch = Sketch([report])
    sketch.mustWarn = !isByLevel
    var grid = Grid(name: onSheets ? draw.pick(["Hoja 1 de 2", "Datos", "Parte 1"]) : "Informe")
    office.drawHeader(report, on: &grid)
    left.drawHeading(on: &grid)
    left.drawRecords(report, on: &grid)
    if onSheets {
      sketch.grids = [grid]
      grid = Grid(name: draw.pick(["Hoja 2 de 2", "Metas", "Parte 2"]))
    } else {
      grid.skip(2)
    }
    if repeatsHeader {
      var again = report
      again.title = onSheets ? report.title : nil
      office.drawHeader(again, on: &grid)
    }
    right.drawHeading(on: &grid)
    let start = grid.end
    right.drawRecords(report, on: &grid)
    // The level that both halves have is a field once.
    if isByLevel { for row in start..<grid.end { grid.rows[row].cells[0]?.tag = .context } }
    office.drawSignatures(report, on: &grid)
    sketch.grids.append(grid)
    return sketch
  }

  private static func reportsAbreast(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    let first = office.report(&draw)
    let second = office.sister(of: first, &draw)
    var sketch = Sketch([first, second])
    let columns = office.usualColumns(&draw)
    var sides: [Grid] = []
    for (number, report) in sketch.reports.enumerated() {
      var grid = Grid(name: "Informe")
      let table = Table(columns, office)
      office.drawHeader(report, on: &grid)
      table.drawHeading(on: &grid)
      table.drawRecords(report, number: number, on: &grid)
      office.drawSignatures(report, on: &grid)
      sides.append(grid)
    }
    let place = columns.count + draw.number(1...2)
    var grid = sides[0]
    for (row, line) in sides[1].rows.enumerated() {
      for (column, cell) in line.cells.enumerated() {
        if let cell { grid.put(cell, row, place + column) }
      }
    }
    for merge in sides[1].merges {
      grid.merge(
        rows: merge.rows, columns: merge.first.column + place...merge.last.column + place)
    }
    sketch.grids = [grid]
    return sketch
  }

  private static func anotherUnitsPage(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    office.blankRowsAbove = 0
    let report = office.report(&draw)
    var other = office.sister(of: report, &draw)
    other.responsibleUnit = CodedText(code: "999", text: "Dirección de Panteones")
    other.indicators = Array(other.indicators.prefix(4))
    other.signatures = []
    other.title = nil
    let table = Table(office.usualColumns(&draw), office)
    var sketch = Sketch([report, other])
    var grid = Grid(name: "Informe")
    let half = max(1, report.indicators.count / 2)
    for (number, page) in [(0, 0..<half), (1, other.indicators.indices), (0, half..<report.indicators.count)]
    {
      var header = sketch.reports[number]
      if page.lowerBound > 0 { header.title = nil }
      office.drawHeader(header, on: &grid)
      table.drawHeading(on: &grid)
      for record in page { table.drawRecord(sketch.reports[number], record, number: number, on: &grid) }
      grid.skip(1)
    }
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }

  private enum PageAccident { case twice, withoutHeading }

  private static func pages(_ draw: inout Draw, _ accident: PageAccident) -> Sketch {
    var office = Office(&draw)
    office.blankRowsAbove = 0
    var report = office.report(&draw)
    let perPage = draw.number(2...4)
    var pages = stride(from: 0, to: report.indicators.count, by: perPage).map { start in
      Array(report.indicators[start..<min(start + perPage, report.indicators.count)])
    }
    let place = draw.number(min(1, pages.count - 1)...pages.count - 1)
    var sketch = Sketch([report])
    if accident == .twice {
      pages.insert(pages[place], at: place)
      report.indicators = pages.flatMap { $0 }
      sketch.reports = [report]
      let start = pages[...place].map(\.count).reduce(0, +)
      for record in start..<start + pages[place].count {
        sketch.mustTell.insert(LabelledWorkbook.Place(report: 0, record: record, key: ""))
      }
    }
    let table = Table(office.usualColumns(&draw), office)
    let repeatsHeader = draw.chance(0.7)
    var grid = Grid(name: "Informe")
    var record = 0
    for (number, page) in pages.enumerated() {
      var header = report
      if number > 0 { header.title = nil }
      if number == 0 || repeatsHeader { office.drawHeader(header, on: &grid) }
      if accident != .withoutHeading || number != place || place == 0 { table.drawHeading(on: &grid) }
      for _ in page {
        table.drawRecord(report, record, on: &grid)
        record += 1
      }
      grid.put("Página \(number + 1) de \(pages.count)", grid.end, table.columns.count - 1, .noise)
      grid.skip(1)
    }
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }
}

extension Office {
  /// Another programme of the same unit and period.
  func sister(of report: Report, _ draw: inout Draw) -> Report {
    var other = self.report(&draw)
    other.fiscalYear = report.fiscalYear
    other.quarter = report.quarter
    other.title = report.title
    other.planAlignment.plan = report.planAlignment.plan
    other.responsibleUnit = report.responsibleUnit
    if other.program.code == report.program.code { other.program.code = "99" }
    for record in other.indicators.indices {
      var indicator = other.indicators[record]
      for (index, period) in Period.allCases.dropLast().enumerated() {
        // Reported up to the same quarter: as planned where nothing else is known.
        if index >= other.quarter ?? 4 {
          indicator.achieved[period] = nil
        } else if indicator.achieved[period] == nil {
          indicator.achieved[period] = indicator.programmed[period]
        }
      }
      indicator.achieved.cumulative = indicator.achieved.quarters.compactMap { $0 }.reduce(0, +)
      for period in Period.allCases {
        indicator.variation[period] = (indicator.programmed[period] ?? 0) - (indicator.achieved[period] ?? 0)
      }
      other.indicators[record] = indicator
    }
    return other
  }
}
