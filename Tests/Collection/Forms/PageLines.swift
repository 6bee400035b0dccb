import Foundation
import MIRSchema
import SheetIO

extension Family {
  /// Each line of a page is a row of its own, as converters of pages make them.
  static let pageLines: [Family] = [
    Family(form: "page-lines", "each text line of a cell is a row of its own, from the record's top") {
      draw in
      pageLines(&draw, isCentred: false, isCut: false)
    },
    Family(form: "page-lines-centred", "the same, each cell in the middle of its record's height") { draw in
      pageLines(&draw, isCentred: true, isCut: false)
    },
    Family(form: "page-lines-cut", "the same from the top, and a page ends within a record") { draw in
      pageLines(&draw, isCentred: false, isCut: true)
    },
    Family(form: "glued-numbers", "the values of a measure stand in one cell, in some rows") { draw in
      gluedNumbers(&draw)
    },
  ]

  private static func pageLines(_ draw: inout Draw, isCentred: Bool, isCut: Bool) -> Sketch {
    var office = Office(&draw)
    for key in ["definition", "calculationMethod"] where !office.texts.contains(key) {
      if draw.chance(0.6) {
        office.texts.insert(key, at: office.texts.firstIndex(of: "name").map { $0 + 1 } ?? 2)
      }
    }
    office.hasMerges = false
    let report = office.report(&draw)
    let table = Table(office.usualColumns(&draw), office)
    let hyphens = draw.chance(0.5)
    let width = draw.number(18...30)
    let splitsLevel = draw.chance(0.3)
    let gap = draw.chance(isCentred ? 0.6 : 0.25) ? 1 : 0
    var sketch = Sketch([report])
    var grid = Grid(name: draw.pick(["Table 1", "Página 1", "Hoja1"]))
    office.drawHeader(report, on: &grid)
    table.drawHeading(on: &grid)
    if !isCut, draw.chance(0.35) { breakHeading(on: &grid, draw.number(9...16)) }
    let cutRecord = isCut ? draw.number(0...report.indicators.count - 1) : nil
    for record in report.indicators.indices {
      let cells = table.cells(report.indicators[record], record, 0)[0]
      let columns = cells.map { cell -> [Grid.GridCell] in
        guard let cell else { return [] }
        guard case .text(let text) = cell.value, case .field(_, _, let key) = cell.tag else { return [cell] }
        let room = key == "level" ? (splitsLevel ? 10 : 40) : key == "unitOfMeasure" ? 14 : width
        return lines(text, room, hyphens: hyphens && key != "level").map { line in
          Grid.GridCell(value: .text(line), tag: cell.tag)
        }
      }
      let height = columns.map(\.count).max() ?? 1
      let cut = record == cutRecord && height > 1 ? draw.number(1...height - 1) : nil
      for line in 0..<height {
        if line == cut {
          grid.skip(1)
          var again = report
          again.title = nil
          office.drawHeader(again, on: &grid)
          table.drawHeading(on: &grid)
        }
        let row = columns.map { lines -> Grid.GridCell? in
          let start = isCentred ? (height - lines.count) / 2 : 0
          return lines.indices.contains(line - start) ? lines[line - start] : nil
        }
        grid.rows.append(Grid.Row(.record(report: 0, record: record), row))
      }
      // Where lines abut in the middle of their records, a line at the border may belong to either.
      if isCentred, gap == 0 {
        for case .field(_, _, let key)? in columns.filter({ $0.count > 1 }).map({ $0.first?.tag }) {
          sketch.doubtful.insert(LabelledWorkbook.Place(report: 0, record: record, key: key))
        }
      }
      grid.skip(gap)
    }
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }

  /// Breaks the headings that nothing stands below over further rows.
  private static func breakHeading(on grid: inout Grid, _ width: Int) {
    let last = grid.end - 1
    let top = grid.rows.firstIndex { $0.tag == .heading } ?? last
    for row in top...last {
      for (column, cell) in grid.rows[row].cells.enumerated() {
        let hasLeaf = grid.rows[(row + 1)...].contains { column < $0.cells.count && $0.cells[column] != nil }
        guard !hasLeaf, case .text(let text)? = cell?.value else { continue }
        for (step, line) in lines(text, width, hyphens: false).enumerated() {
          grid.put(line, row + step, column, .label)
          grid.mark(row + step, .heading)
        }
      }
    }
  }

  /// A text in lines of a width; a long word may be broken by a hyphen after a vowel.
  private static func lines(_ text: String, _ width: Int, hyphens: Bool) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let room = width - line.count - (line.isEmpty ? 0 : 1)
      if word.count <= room {
        line += (line.isEmpty ? "" : " ") + word
        continue
      }
      if hyphens, word.count >= 9, word.allSatisfy(\.isLetter), let place = breakPlace(word, room) {
        line += (line.isEmpty ? "" : " ") + word.prefix(place) + "-"
        lines.append(line)
        line = String(word.dropFirst(place))
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = String(word)
    }
    return lines + [line]
  }

  /// How many letters of a word stay before the hyphen: the last place between a vowel and a consonant that has room.
  private static func breakPlace(_ word: Substring, _ room: Int) -> Int? {
    let letters = Array(word)
    let vowels = Set("aeiouáéíóú")
    return (4..<letters.count - 3).last { place in
      place < room && vowels.contains(letters[place - 1]) && !vowels.contains(letters[place])
        && vowels.contains(letters[place + 1])
    }
  }

  private static func gluedNumbers(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    let report = office.report(&draw)
    let table = Table(office.usualColumns(&draw), office)
    var sketch = Sketch([report])
    var grid = Grid(name: draw.pick(["Table 1", "Hoja1"]))
    office.drawHeader(report, on: &grid)
    table.drawHeading(on: &grid)
    for record in report.indicators.indices {
      table.drawRecord(report, record, on: &grid)
      guard draw.chance(0.25) else { continue }
      let row = grid.end - 1
      let measure = draw.pick([Measure.programmed, .achieved])
      var glued: [String] = []
      for period in Period.allCases {
        let key = "\(measure.rawValue).\(period.rawValue)"
        guard let column = grid.column(of: key, inRow: row) else { continue }
        let place = LabelledWorkbook.Place(report: 0, record: record, key: key)
        sketch.doubtful.insert(place)
        sketch.shared.insert(place)
        glued.append("\(report.indicators[record][measure][period] ?? 0)")
        grid.rows[row].cells[column] = nil
      }
      guard !glued.isEmpty, let first = office.firstColumn(of: measure, in: table) else { continue }
      let tag = Grid.Tag.field(report: 0, record: record, key: "\(measure.rawValue).q1")
      grid.put(glued.joined(separator: " "), row, first, tag)
      sketch.mustTell.insert(LabelledWorkbook.Place(report: 0, record: record, key: ""))
    }
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }
}

extension Office {
  /// The column of a measure's first quarter.
  fileprivate func firstColumn(of measure: Measure, in table: Table) -> Int? {
    table.columns.firstIndex { column in
      if case .field(let key) = column.content { key == "\(measure.rawValue).q1" } else { false }
    }
  }
}
