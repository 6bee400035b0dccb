import MIRSchema
import SheetIO

extension Family {
  /// An indicator's own block: labels with their values, and a small table of quarters and measures.
  static let fichas: [Family] = [
    Family(form: "fichas-stacked", "blocks of labels and values, one indicator below the other") { draw in
      fichas(&draw, onSheets: false)
    },
    Family(form: "fichas-on-sheets", "a sheet for each indicator") { draw in fichas(&draw, onSheets: true) },
    Family(form: "fichas-abreast", "the same blocks, two or three side by side") { draw in
      fichasAbreast(&draw)
    },
  ]

  /// How all blocks of a file are drawn.
  private struct Block {
    let office: Office
    let title: String?
    var levelInTitle: Bool
    let pairsInRow: Int
    var colon: String
    let measures: [Measure]
    let periods: [Period]
    let corner: String
    let quartersAreRows: Bool
    var keys: [String]

    init(_ office: Office, _ draw: inout Draw) {
      self.office = office
      title = draw.chance(0.6) ? draw.pick(["FICHA TÉCNICA DEL INDICADOR", "Ficha de indicador"]) : nil
      levelInTitle = draw.chance(0.25)
      pairsInRow = draw.pick([1, 1, 2])
      colon = draw.pick([":", "", ":"])
      measures = draw.chance(0.5) ? [.programmed, .achieved, .variation] : [.programmed, .achieved]
      periods = draw.chance(0.8) ? Period.allCases : Array(Period.allCases.dropLast())
      quartersAreRows = draw.chance(0.3)
      corner = draw.pick(["", "Trimestre", "Concepto", "Metas", "Periodo"])
      var keys = office.texts
      if levelInTitle { keys.removeAll { $0 == "level" } }
      if draw.chance(0.8) { keys.append("meansOfVerification") }
      if draw.chance(0.3), !levelInTitle {
        keys = ["name", "level"] + keys.filter { $0 != "name" && $0 != "level" }
      }
      self.keys = keys
    }

    /// The label of a field where it stands alone.
    private func label(_ key: String) -> String {
      switch key {
      case "baseline.value": office.label("baseline")
      case "baseline.year": "Año de la \(office.label("baseline").lowercased())"
      default: office.label(key)
      }
    }

    func draw(_ report: Report, _ record: Int, on grid: inout Grid) {
      if levelInTitle {
        let tag = Grid.Tag.field(report: 0, record: record, key: "level")
        grid.put(office.level(report.indicators[record]), grid.end, 0, tag)
        if office.hasMerges { grid.merge(rows: grid.end - 1...grid.end - 1, columns: 0...5) }
      } else if let title {
        grid.put(title, grid.end, 0, .label)
      }
      // The fields' cells are those of a table with one column for each.
      let table = Table(keys.map { Table.Column([$0], .field($0)) }, office)
      let cells = table.cells(report.indicators[record], record, 0)[0]
      for (index, key) in keys.enumerated() {
        let row = index % pairsInRow == 0 ? grid.end : grid.end - 1
        let column = index % pairsInRow * 3
        grid.put(label(key) + colon, row, column, .label)
        if let cell = cells[index] { grid.put(cell, row, column + 1) }
        if office.hasMerges, pairsInRow == 1 { grid.merge(rows: row...row, columns: column + 1...column + 5) }
        grid.mark(row, .record(report: 0, record: record))
      }
      drawValues(report, record, on: &grid)
    }

    private func drawValues(_ report: Report, _ record: Int, on grid: inout Grid) {
      let columns =
        quartersAreRows
        ? measures.map { Table.Column([office.measures[$0] ?? ""], .measure($0)) }
        : periods.map { Table.Column([office.periods[$0] ?? ""], .period($0)) }
      var table = Table([Table.Column([corner], .rowLabel)] + columns, office)
      table.rowKinds =
        quartersAreRows
        ? periods.map { Table.RowKind(label: office.periods[$0] ?? "", period: $0) }
        : measures.map { Table.RowKind(label: office.measures[$0] ?? "", measure: $0) }
      table.drawHeading(on: &grid)
      table.drawRecord(report, record, on: &grid)
    }
  }

  private static func fichasAbreast(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    let report = office.report(&draw)
    var sketch = Sketch([report])
    var block = Block(office, &draw)
    if block.levelInTitle { block.keys.insert("level", at: 0) }
    block.levelInTitle = false
    block.colon = ":"
    let across = draw.pick([2, 2, 3])
    let gap = draw.number(0...2)
    var grid = Grid(name: "Fichas")
    office.drawHeader(report, on: &grid)
    for start in stride(from: 0, to: report.indicators.count, by: across) {
      let top = grid.end
      var left = 0
      for record in start..<min(start + across, report.indicators.count) {
        var own = Grid(name: "")
        block.draw(report, record, on: &own)
        for (row, line) in own.rows.enumerated() {
          for (column, cell) in line.cells.enumerated() {
            if let cell { grid.put(cell, top + row, left + column) }
          }
          grid.mark(top + row, line.tag)
        }
        for merge in own.merges {
          grid.merge(
            rows: top + merge.first.row...top + merge.last.row,
            columns: left + merge.first.column...left + merge.last.column)
        }
        left += 6 + gap
      }
      grid.skip(draw.number(1...2))
    }
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }

  private static func fichas(_ draw: inout Draw, onSheets: Bool) -> Sketch {
    let office = Office(&draw)
    let report = office.report(&draw)
    var sketch = Sketch([report])
    let block = Block(office, &draw)
    let gap = draw.number(1...2)
    let naming = draw.number(0...2)
    if onSheets {
      for record in report.indicators.indices {
        let level = report.indicators[record].label ?? ""
        let name = [level, "Ind \(record + 1)", "Ficha \(record + 1)"][naming]
        var grid = Grid(name: name)
        office.drawHeader(report, on: &grid)
        block.draw(report, record, on: &grid)
        sketch.grids.append(grid)
      }
      office.drawSignatures(report, on: &sketch.grids[sketch.grids.count - 1])
    } else {
      var grid = Grid(name: "Fichas")
      office.drawHeader(report, on: &grid)
      for record in report.indicators.indices {
        block.draw(report, record, on: &grid)
        grid.skip(gap)
      }
      office.drawSignatures(report, on: &grid)
      sketch.grids = [grid]
    }
    return sketch
  }
}
