import MIRSchema
import SheetIO

extension Family {
  /// A usual sheet after a way through other programs and other hands.
  static let pasted: [Family] = [
    Family(form: "remarks-between", "remark rows and reviewers' columns in the middle of the table") { draw in
      remarksBetween(&draw)
    },
    Family(form: "index-and-nan", "an index column, numbered headings, nan in every blank") { draw in
      indexAndNan(&draw)
    },
    Family(form: "mail-quoted", "every row begins with a mail's quotation mark") { draw in mailQuoted(&draw)
    },
    Family(form: "excel-table", "an Excel table: Columna1, headings numbered to be unique") { draw in
      excelTable(&draw)
    },
    Family(form: "screen-photographed", "the screen's column letters and row numbers stand in cells") {
      draw in
      screenPhotographed(&draw)
    },
  ]

  /// A usual sheet.
  private static func usual(_ draw: inout Draw, _ change: (inout Office) -> Void = { _ in }) -> Sketch {
    var office = Office(&draw)
    change(&office)
    let report = office.report(&draw)
    let table = Table(office.usualColumns(&draw), office)
    var sketch = Sketch([report])
    var grid = Grid(name: "Hoja1")
    office.drawHeader(report, on: &grid)
    table.drawHeading(on: &grid)
    table.drawRecords(report, on: &grid)
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }

  private static func remarksBetween(_ draw: inout Draw) -> Sketch {
    var sketch = usual(&draw)
    let width = sketch.grids[0].rows.map(\.cells.count).max() ?? 1
    // Under a level or under numbers, where no text of the record goes on.
    let places = [0, 0, width - 3]
    for row in sketch.grids[0].records.map(\.index).reversed() where draw.chance(0.2) {
      let text = draw.pick([
        "OJO: falta el oficio de este indicador", "Revisar con Tesorería", "(pendiente de validar)",
        "Se solicitó aclaración al área el 12 de julio", "Corregir variación",
      ])
      let cells = SheetArtist.blanks(draw.pick(places)) + [SheetArtist.cell(text, .noise)]
      sketch.grids[0].insert([Grid.Row(.around, cells)], at: row + 1)
    }
    guard draw.chance(0.6) else { return sketch }
    sketch.mustWarn = true
    let heading = draw.pick(["Revisión OIC", "Comentarios de la revisión", "Validó", "Estatus de revisión"])
    let words = ["ok", "revisar", "sin evidencia", "ok", "pendiente"]
    let lots = Draw(seed: UInt64(draw.number(1...9999)))
    let top = sketch.grids[0].rows.firstIndex { $0.tag == .heading }
    sketch.grids[0].insertColumn(at: draw.number(2...width - 1)) { index, row in
      var lot = lots
      if index == top { return SheetArtist.cell(heading, .noise) }
      guard case .record(_, let record) = row.tag else { return nil }
      for _ in 0..<record { _ = lot.chance(0.5) }
      return lot.chance(0.7) ? SheetArtist.cell(lot.pick(words), .noise) : nil
    }
    return sketch
  }

  private static func indexAndNan(_ draw: inout Draw) -> Sketch {
    var sketch = usual(&draw) { $0.hasMerges = false }
    let old = sketch.grids[0]
    let width = old.rows.map(\.cells.count).max() ?? 1
    let blank = draw.pick(["nan", "NaN", "None"])
    let hasNames = draw.chance(0.7)
    var grid = Grid(name: "Sheet1")
    if hasNames {
      let names = (0..<width).map { SheetArtist.cell("Unnamed: \($0)", .noise) }
      grid.rows.append(Grid.Row(.around, [nil] + names))
    }
    for (index, row) in old.rows.enumerated() {
      var cells = row.cells.map { $0 ?? SheetArtist.cell(blank, .noise) }
      while cells.count < width { cells.append(SheetArtist.cell(blank, .noise)) }
      grid.rows.append(Grid.Row(row.tag, [SheetArtist.cell(Double(index), .noise)] + cells))
    }
    sketch.grids = [grid]
    return sketch
  }

  private static func mailQuoted(_ draw: inout Draw) -> Sketch {
    var sketch = usual(&draw) { $0.hasMerges = false }
    let mark = draw.pick(["> ", ">", ">> "])
    for row in sketch.grids[0].rows.indices {
      if sketch.grids[0].rows[row].cells.isEmpty { sketch.grids[0].rows[row].cells = [nil] }
      if case .text(let text)? = sketch.grids[0].rows[row].cells[0]?.value {
        sketch.grids[0].rows[row].cells[0]?.value = .text(mark + text)
      } else {
        let sign = mark.split(separator: " ").joined()
        sketch.grids[0].rows[row].cells[0] = SheetArtist.cell(sign, .noise)
      }
    }
    return sketch
  }

  private static func excelTable(_ draw: inout Draw) -> Sketch {
    var sketch = usual(&draw) { $0.hasMerges = false }
    var grid = sketch.grids[0]
    let heading = grid.rows.indices.filter { grid.rows[$0].tag == .heading }
    let width = grid.rows[heading[0]].cells.count
    // The table's own heading is the groups' row, whose blanks get a name, or the quarters' row, made unique.
    let isOfGroups = draw.chance(0.5)
    let row = isOfGroups ? heading[0] : heading[heading.count - 1]
    if !isOfGroups {
      for column in 0..<width where column < grid.rows[heading[0]].cells.count {
        let isBlank = column >= grid.rows[row].cells.count || grid.rows[row].cells[column] == nil
        if isBlank, let cell = grid.rows[heading[0]].cells[column] {
          grid.put(cell, row, column)
          grid.rows[heading[0]].cells[column] = nil
        }
      }
    }
    var seen: [String: Int] = [:]
    var unnamed = 0
    for column in 0..<(grid.rows.map(\.cells.count).max() ?? width) {
      let cell = column < grid.rows[row].cells.count ? grid.rows[row].cells[column] : nil
      guard case .text(let text)? = cell?.value else {
        unnamed += 1
        grid.put("Columna\(unnamed)", row, column, .label)
        continue
      }
      seen[text, default: 0] += 1
      if let count = seen[text], count > 1 { grid.put("\(text)\(count)", row, column, .label) }
    }
    sketch.grids = [grid]
    return sketch
  }

  private static func screenPhotographed(_ draw: inout Draw) -> Sketch {
    let hasMerges = draw.chance(0.3)
    var sketch = usual(&draw) { $0.hasMerges = hasMerges }
    let width = sketch.grids[0].rows.map(\.cells.count).max() ?? 1
    let first = draw.number(1...7)
    sketch.grids[0].insertColumn(at: 0) { index, _ in SheetArtist.cell(Double(index + first), .noise) }
    let letters = (0..<width).map { SheetArtist.cell(CellAddress.name(ofColumn: $0), .noise) }
    sketch.grids[0].insert([Grid.Row(.around, [nil] + letters)], at: 0)
    return sketch
  }
}
