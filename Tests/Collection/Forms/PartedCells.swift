import Foundation
import MIRSchema
import SheetIO

extension Family {
  /// What belongs to a record stands above it, in a cell with something else, or in its middle row.
  static let partedCells: [Family] = [
    Family(form: "objectives-as-bands", "level and objective in a row of their own, above each record") {
      draw in
      objectives(&draw)
    },
    Family(form: "two-fields-in-one", "type and dimension in one column, parted by a sign") { draw in
      pairedFields(&draw)
    },
    Family(form: "stacked-records", "several records in one row, a text line for each") { draw in
      stacked(&draw)
    },
    Family(form: "level-in-the-middle", "rows of measures whose level and texts are on the middle one") {
      draw in
      middle(&draw)
    },
  ]

  private static func sketch(
    _ report: Report, _ office: Office, _ draw: inout Draw, _ body: (inout Grid, inout Sketch) -> Void
  ) -> Sketch {
    var sketch = Sketch([report])
    var grid = Grid(name: draw.pick(["Informe", "MIR", "Hoja1"]))
    office.drawHeader(report, on: &grid)
    body(&grid, &sketch)
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }

  private static func objectives(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    office.levels = draw.pick([.usual, .capitals, .short])
    office.texts.removeAll { $0 == "level" || $0 == "narrativeSummary" }
    let report = office.report(&draw)
    let table = Table(office.usualColumns(&draw), office)
    let levelLabel = draw.pick(["NIVEL: ", "Nivel: ", "Nivel MIR: ", ""])
    let label = draw.pick(["Resumen narrativo:", "Objetivo:", "RESUMEN NARRATIVO", ""])
    let style = draw.number(0...2)
    let place = draw.number(2...5)
    return sketch(report, office, &draw) { grid, _ in
      table.drawHeading(on: &grid)
      for record in report.indicators.indices {
        func tag(_ key: String) -> Grid.Tag { .field(report: 0, record: record, key: key) }
        let objective = report.indicators[record].narrativeSummary ?? ""
        let row = grid.end
        grid.put(levelLabel + office.level(report.indicators[record]), row, 0, tag("level"))
        switch style {
        case 0:
          if !label.isEmpty { grid.put(label, row, 1, .label) }
          grid.put(objective, row, place, tag("narrativeSummary"))
        case 1:
          grid.put(label.isEmpty ? "Objetivo:" : label, row, 1, .label)
          grid.put(objective, row, 2, tag("narrativeSummary"))
        default:
          let words = label.hasSuffix(":") ? label : "Objetivo:"
          grid.put(words + " " + objective, row + 1, 0, tag("narrativeSummary"))
        }
        table.drawRecord(report, record, on: &grid)
      }
    }
  }

  private static func pairedFields(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    office.texts.removeAll { $0 == "type" || $0 == "dimension" }
    let report = office.report(&draw)
    var columns = office.usualColumns(&draw)
    let sign = draw.pick([" / ", "/", " - ", " y ", ", "])
    let words = draw.pick([
      ("Tipo", "Dimensión"), ("TIPO", "DIMENSIÓN"), ("Tipo de indicador", "Dimensión a medir"),
    ])
    let link = sign == ", " ? " y " : sign
    let column = Table.Column(
      [words.0 + link + words.1],
      .worded("type") { indicator in
        [indicator.type, indicator.dimension].compactMap { $0 }.joined(separator: sign)
      })
    columns.insert(column, at: draw.number(2...office.textColumns.count))
    let table = Table(columns, office)
    return sketch(report, office, &draw) { grid, sketch in
      table.drawHeading(on: &grid)
      table.drawRecords(report, on: &grid)
      for record in report.indicators.indices {
        sketch.shared.insert(LabelledWorkbook.Place(report: 0, record: record, key: "dimension"))
      }
    }
  }

  private static func stacked(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    office.hasMerges = false
    office.levels = draw.pick([.usual, .capitals])
    let report = office.report(&draw)
    let table = Table(office.usualColumns(&draw), office)
    let width = draw.number(18...32)
    var groups: [ClosedRange<Int>] = []
    var start = 0
    while start < report.indicators.count {
      let end = min(start + draw.pick([1, 2, 3, 4]), report.indicators.count) - 1
      groups.append(start...end)
      start = end + 1
    }
    return sketch(report, office, &draw) { grid, sketch in
      table.drawHeading(on: &grid)
      for group in groups {
        guard group.count > 1 else {
          table.drawRecord(report, group.lowerBound, on: &grid)
          continue
        }
        let records = group.map { table.cells(report.indicators[$0], $0, 0)[0] }
        let row = grid.end
        for column in table.columns.indices {
          put(records.map { $0[column] }, of: group, row, column, width, on: &grid, &sketch)
        }
        grid.mark(row, .record(report: 0, record: group.lowerBound))
        for record in group {
          sketch.mustTell.insert(LabelledWorkbook.Place(report: 0, record: record, key: "level"))
        }
      }
    }
  }

  /// Puts the cells of several records into one, a line or more for each.
  private static func put(
    _ cells: [Grid.GridCell?], of group: ClosedRange<Int>, _ row: Int, _ column: Int, _ width: Int,
    on grid: inout Grid, _ sketch: inout Sketch
  ) {
    var lines: [String] = []
    let filled = cells.compactMap { $0 }
    guard let first = filled.first, case .field(_, _, let key) = first.tag else { return }
    for (cell, record) in zip(cells, group) {
      guard let cell else { continue }
      let place = LabelledWorkbook.Place(report: 0, record: record, key: key)
      sketch.shared.insert(place)
      let text: String =
        switch cell.value {
        case .text(let text): text
        case .number(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
        default: ""
        }
      let own = key == "level" ? [text] : wrapped(text, width)
      lines += own
      // Where a line is missing, or one begins like a text, nothing shows whose it is.
      if filled.count < cells.count || own.count > 1 {
        for record in group { sketch.doubtful.insert(.init(report: 0, record: record, key: key)) }
      }
    }
    grid.put(Grid.GridCell(value: .text(lines.joined(separator: "\n")), tag: first.tag), row, column)
  }

  private static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + word.count < width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.isEmpty ? [text] : lines
  }

  private static func middle(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    office.hasMerges = false
    office.measures = draw.pick(Wording.narrowMeasures)
    let report = office.report(&draw)
    var columns = office.textColumns
    columns.append(Table.Column([draw.pick(["Concepto", "Meta", "Metas"])], .rowLabel))
    columns += Period.allCases.map { Table.Column([office.periods[$0] ?? ""], .period($0)) }
    columns.append(Table.Column([office.label("meansOfVerification")], .field("meansOfVerification")))
    var table = Table(columns, office)
    table.rowKinds = [Measure.programmed, .achieved, .variation].map {
      Table.RowKind(label: office.measures[$0] ?? "", measure: $0)
    }
    table.repetition = .firstRow
    let share = draw.pick([1.0, 0.5, 0.2])
    let isMoved = report.indicators.map { _ in draw.chance(share) }
    return sketch(report, office, &draw) { grid, _ in
      table.drawHeading(on: &grid)
      for record in report.indicators.indices {
        let top = grid.end
        table.drawRecord(report, record, on: &grid)
        guard isMoved[record] else { continue }
        for (column, kind) in table.columns.enumerated() {
          guard case .field = kind.content else { continue }
          let cell = grid.rows[top].cells[column]
          grid.rows[top].cells[column] = nil
          if let cell { grid.put(cell, top + 1, column) }
        }
      }
    }
  }
}
