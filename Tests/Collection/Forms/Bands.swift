import MIRSchema
import SheetIO

extension Family {
  /// Where the level of a record is written otherwise than in words in its own row.
  static let bands: [Family] = [
    Family(form: "levels-as-bands", "the level in a row of its own, its records below") { draw in bands(&draw)
    },
    Family(form: "levels-by-code", "levels by code alone: F, P, C1, A1.1, C1A2, A1C1") { draw in codes(&draw)
    },
    Family(form: "several-under-one-level", "several indicators under one level, merged over their rows") {
      draw in severalUnderOneLevel(&draw)
    },
  ]

  /// Gives some records the level of the one above them.
  private static func double(_ report: inout Report, _ draw: inout Draw) {
    for record in report.indicators.indices.dropFirst().reversed() where draw.chance(0.3) {
      report.indicators[record].level = report.indicators[record - 1].level
      report.indicators[record].number = report.indicators[record - 1].number
      report.indicators[record].narrativeSummary = report.indicators[record - 1].narrativeSummary
    }
    // A chain of doubles takes the level of its first one.
    for record in report.indicators.indices.dropFirst() {
      let above = report.indicators[record - 1]
      if report.indicators[record].narrativeSummary == above.narrativeSummary {
        report.indicators[record].level = above.level
        report.indicators[record].number = above.number
      }
    }
  }

  private static func isDouble(_ report: Report, _ record: Int) -> Bool {
    guard record > 0 else { return false }
    let (one, above) = (report.indicators[record], report.indicators[record - 1])
    return one.level == above.level && one.number == above.number
  }

  private static func bands(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    office.levels = draw.pick([.usual, .capitals, .usual, .short])
    office.texts.removeAll { $0 == "level" || $0 == "narrativeSummary" }
    var report = office.report(&draw)
    if draw.chance(0.4) { double(&report, &draw) }
    let hasNarrative = draw.chance(0.5)
    let link = draw.pick([": ", ". ", " - "])
    let table = Table(office.usualColumns(&draw), office)
    var sketch = Sketch([report])
    var grid = Grid(name: draw.pick(["Informe", "MIR", "Hoja1"]))
    office.drawHeader(report, on: &grid)
    table.drawHeading(on: &grid)
    for record in report.indicators.indices {
      let place = { LabelledWorkbook.Place(report: 0, record: record, key: $0) }
      if !isDouble(report, record) {
        let indicator = report.indicators[record]
        let text = office.level(indicator)
        let tag = Grid.Tag.field(report: 0, record: record, key: "level")
        grid.put(text + (hasNarrative ? link + (indicator.narrativeSummary ?? "") : ""), grid.end, 0, tag)
        if office.hasMerges {
          grid.merge(rows: grid.end - 1...grid.end - 1, columns: 0...table.columns.count - 1)
        }
      }
      sketch.shared.insert(place("level"))
      // The narrative beside the level is the objective of all that stands below it; kept elsewhere it is no loss.
      if hasNarrative {
        sketch.shared.insert(place("narrativeSummary"))
        sketch.doubtful.insert(place("narrativeSummary"))
      }
      table.drawRecord(report, record, on: &grid)
    }
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }

  private static func codes(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    let report = office.report(&draw)
    office.labels["level"] = draw.pick(["Nivel", "NIVEL", "Clave", "Código", "Nivel MIR", "Clave del nivel"])
    let style = draw.number(0...5)
    var table = Table(office.usualColumns(&draw), office)
    table.levelText = { indicator in
      let parts = (indicator.number ?? "").split(separator: ".").map(String.init)
      switch (indicator.level ?? "", parts.count, style) {
      case ("Fin", _, _): return "F"
      case ("Propósito", _, _): return "P"
      case (_, 1, 4): return "C.\(parts[0])"
      case (_, 1, 5): return "C-\(parts[0])"
      case (_, 1, _): return "C\(parts[0])"
      case (_, 2, 0): return "A\(parts[0]).\(parts[1])"
      case (_, 2, 1): return "C\(parts[0])A\(parts[1])"
      case (_, 2, 2): return "A\(parts[1])C\(parts[0])"
      case (_, 2, 3): return "C\(parts[0]).A\(parts[1])"
      case (_, 2, 4): return "A.\(parts[0]).\(parts[1])"
      case (_, 2, _): return "A-\(parts[0]).\(parts[1])"
      default: return ""
      }
    }
    var sketch = Sketch([report])
    var grid = Grid(name: draw.pick(["Informe", "MIR", "Hoja1"]))
    office.drawHeader(report, on: &grid)
    table.drawHeading(on: &grid)
    table.drawRecords(report, on: &grid)
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }

  private static func severalUnderOneLevel(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    office.hasMerges = true
    var report = office.report(&draw)
    double(&report, &draw)
    var table = Table(office.usualColumns(&draw), office)
    table.levelText = { office.level($0) }
    var sketch = Sketch([report])
    var grid = Grid(name: draw.pick(["Informe", "MIR", "Hoja1"]))
    office.drawHeader(report, on: &grid)
    table.drawHeading(on: &grid)
    let above = ["level", "narrativeSummary"].filter(office.texts.contains)
    let places = table.columns.indices.filter { index in
      if case .field(let key) = table.columns[index].content { above.contains(key) } else { false }
    }
    for record in report.indicators.indices {
      table.drawRecord(report, record, on: &grid)
      guard isDouble(report, record) else { continue }
      for column in places { grid.rows[grid.end - 1].cells[column] = nil }
      for key in above { sketch.shared.insert(LabelledWorkbook.Place(report: 0, record: record, key: key)) }
    }
    var start = grid.end - report.indicators.count
    for record in report.indicators.indices where record > 0 && !isDouble(report, record) {
      let row = grid.end - report.indicators.count + record
      for column in places { grid.merge(rows: start...row - 1, columns: column...column) }
      start = row
    }
    for column in places { grid.merge(rows: start...grid.end - 1, columns: column...column) }
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }
}
