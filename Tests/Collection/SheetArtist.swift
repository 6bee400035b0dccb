import Foundation
package import MIRSchema
import SheetIO

/// Draws a report on a grid as its plan says.
package struct SheetArtist {
  private let plan: SheetPlan
  private let report: Report
  private let number: Int
  private var rows: [Grid.Row] = []
  private var merges: [CellRange] = []

  /// Draws one report, `number` in its file, as the rows of a sheet.
  package static func draw(_ report: Report, _ plan: SheetPlan, number: Int = 0, on grid: inout Grid) {
    var artist = SheetArtist(plan: plan, report: report, number: number)
    artist.draw()
    let start = grid.rows.count
    grid.rows += artist.rows
    grid.merges += artist.merges.map { merge in
      CellRange(
        CellAddress(row: merge.first.row + start, column: merge.first.column),
        CellAddress(row: merge.last.row + start, column: merge.last.column))
    }
    for column in plan.spacerColumns.sorted(by: >) { grid.insertColumn(at: column) }
  }

  private init(plan: SheetPlan, report: Report, number: Int) {
    self.plan = plan
    self.report = report
    self.number = number
  }

  private mutating func draw() {
    for _ in 0..<plan.blankRowsAbove { rows.append(Grid.Row(.blank)) }
    for text in plan.textsAbove { rows.append(Grid.Row(.around, [Self.cell(text, .noise)])) }
    if let title = plan.title {
      rows.append(Grid.Row(.title, [Self.cell(title, .context)]))
      rows.append(Grid.Row(.blank))
    }
    let perPage = plan.perPage ?? report.indicators.count
    var page = 0
    for (index, indicator) in report.indicators.enumerated() {
      if index.isMultiple(of: perPage) { beginPage(&page) }
      drawRecord(indicator, index, &page)
      for _ in 0..<plan.rowsBetween { rows.append(Grid.Row(.blank)) }
    }
    if let totals = plan.totals {
      rows.append(
        Grid.Row(
          .around,
          [Self.cell(totals, .noise)] + Self.blanks(10) + [Self.cell(3, .noise), Self.cell(7, .noise)]))
    }
    for note in plan.notes { rows.append(Grid.Row(.around, [Self.cell(note, .context)])) }
    if let pageNumbers = plan.pageNumbers {
      rows.append(Grid.Row(.blank))
      rows.append(Grid.Row(.around, [Self.cell(pageNumbers(page), .noise)]))
    }
    drawFoot()
  }

  private mutating func beginPage(_ page: inout Int) {
    if page > 0 {
      if let pageNumbers = plan.pageNumbers {
        rows.append(Grid.Row(.around, [Self.cell(pageNumbers(page), .noise)]))
      }
      rows.append(Grid.Row(.blank))
    }
    drawHeader()
    rows.append(Grid.Row(.blank))
    let shape = plan.pageHeadings.isEmpty ? plan.heading : plan.pageHeadings[page % plan.pageHeadings.count]
    drawHeading(shape)
    page += 1
  }

  // MARK: Header block

  private func value(_ line: SheetPlan.Line) -> String {
    switch line {
    case .unit: Self.coded(report.responsibleUnit)
    case .program: Self.coded(report.program)
    case .quarter: plan.period
    case .plan: report.planAlignment.plan ?? ""
    case .axes: report.planAlignment.axes.map { "\($0.code ?? ""). \($0.text ?? "")" }.joined(separator: " ")
    case .objectives:
      report.planAlignment.objectives.map { "\($0.code ?? "") \($0.text ?? "")" }.joined(separator: " ")
    }
  }

  private static func coded(_ text: CodedText) -> String { "\(text.code ?? "") - \(text.text ?? "")" }

  private mutating func drawHeader() {
    var pending: [Grid.GridCell?] = []
    for line in plan.lines {
      let label = plan.labels[line] ?? ""
      if line == .plan {
        rows.append(Grid.Row(.header, [Self.cell("\(label) \(value(line))", .context)]))
        continue
      }
      switch plan.headerLayout {
      case .oneCell: rows.append(Grid.Row(.header, [Self.cell("\(label): \(value(line))", .context)]))
      case .beside:
        rows.append(Grid.Row(.header, [Self.cell(label + ":", .label), Self.cell(value(line), .context)]))
      case .farApart:
        rows.append(
          Grid.Row(
            .header, [Self.cell(label + ":", .label)] + Self.blanks(4) + [Self.cell(value(line), .context)]))
      case .sideBySide where line == .unit:
        pending = [Self.cell(label + ":", .label), Self.cell(value(line), .context)] + Self.blanks(3)
      case .sideBySide where line == .program && !pending.isEmpty:
        rows.append(
          Grid.Row(.header, pending + [Self.cell(label + ":", .label), Self.cell(value(line), .context)]))
        pending = []
      case .codeApart where line == .unit || line == .program:
        let text = line == .unit ? report.responsibleUnit : report.program
        rows.append(
          Grid.Row(
            .header,
            [
              Self.cell(label, .label), Self.cell(text.code ?? "", .context),
              Self.cell(text.text ?? "", .context),
            ]))
      case .sideBySide, .codeApart:
        rows.append(Grid.Row(.header, [Self.cell(label + ":", .label), Self.cell(value(line), .context)]))
      }
      if plan.merging == .everything, let last = rows.last, last.cells.count == 2 {
        merge(rows.count - 1, 1, rows.count - 1, 8)
      }
    }
    if !pending.isEmpty { rows.append(Grid.Row(.header, pending)) }
  }

  // MARK: Heading

  private func text(_ label: String) -> Grid.GridCell { Self.cell(plan.dress(label), .label) }

  private mutating func drawHeading(_ shape: SheetPlan.Heading) {
    let keys = plan.keys
    var bands: [[Grid.GridCell?]] = Array(
      repeating: Self.blanks(keys.count),
      count: shape == .oneRow ? 1 : shape == .twoRows || shape == .transposed ? 2 : 3)
    let top = rows.count
    let last = bands.count - 1
    let leafRow = shape == .threeRows || shape == .displaced ? 1 : 0
    for (column, key) in keys.enumerated() {
      guard let dot = key.firstIndex(of: ".") else {
        let row =
          shape == .threeRows && key == "meansOfVerification"
          ? 0 : shape == .displaced && (key == "level" || key == "name" || key == "definition") ? 0 : leafRow
        bands[row][column] = text(plan.label(key))
        if plan.merging == .everything, row < last { merge(top + row, column, top + last, column) }
        continue
      }
      if key.hasPrefix("baseline") {
        bands[last][column] =
          shape == .oneRow ? text("\(plan.baselineLabel) \(plan.label(key))") : text(plan.label(key))
        if shape != .oneRow, key == "baseline.value" {
          bands[last - 1][column] = text(plan.baselineLabel)
          if plan.merging != .none, column + 1 < keys.count {
            merge(top + last - 1, column, top + last - 1, column + 1)
          }
        }
        continue
      }
      guard let measure = Measure(rawValue: String(key[..<dot])),
        let period = Period(rawValue: String(key[key.index(after: dot)...]))
      else { continue }
      let group = plan.groupLabels[measure] ?? ""
      let leaf = plan.periodLabels[period] ?? ""
      switch shape {
      case .oneRow: bands[0][column] = text("\(group.replacingOccurrences(of: " *", with: "")) \(leaf)")
      case .transposed:
        bands[1][column] = text(group)
        if measure == plan.measures.first {
          bands[0][column] = text(leaf)
          if plan.merging != .none { merge(top, column, top, column + plan.measures.count - 1) }
        }
      case .twoRows, .threeRows, .displaced:
        let leafAt = shape == .twoRows ? 1 : 1
        bands[leafAt][column] = text(leaf)
        if period == plan.periods.first {
          let at = shape == .displaced ? column + 2 : column
          while bands[0].count <= at { bands[0].append(nil) }
          if bands[0][at] == nil { bands[0][at] = text(group) }
          if plan.merging != .none, shape != .displaced {
            merge(top, column, top, column + plan.periods.count - 1)
          }
        }
      }
    }
    if shape == .displaced, let means = keys.firstIndex(of: "meansOfVerification") {
      bands[1][means] = nil
      while bands[0].count <= means + 2 { bands[0].append(nil) }
      bands[0][means + 2] = text(plan.label("meansOfVerification"))
    }
    if shape == .threeRows || shape == .displaced {
      let at =
        shape == .displaced ? keys.firstIndex { $0 != "level" && $0 != "name" && $0 != "definition" } ?? 0 : 0
      if bands[0][at] == nil { bands[0][at] = text("Datos del Indicador") }
    }
    for stranger in plan.strangers.sorted(by: { $0.before > $1.before }) {
      for row in bands.indices where stranger.before <= bands[row].count {
        let leaf =
          row
          == (shape == .twoRows || shape == .transposed
            ? (plan.isTextColumn(stranger.before) ? 0 : 1) : leafRow)
        bands[row].insert(leaf ? stranger.heading.map { text($0) } : nil, at: stranger.before)
      }
      merges = merges.map { merge in
        guard merge.first.row >= top else { return merge }
        return CellRange(
          CellAddress(
            row: merge.first.row, column: merge.first.column + (merge.first.column >= stranger.before ? 1 : 0)
          ),
          CellAddress(
            row: merge.last.row, column: merge.last.column + (merge.last.column >= stranger.before ? 1 : 0)))
      }
    }
    for band in bands { rows.append(Grid.Row(.heading, band)) }
  }

  // MARK: Records

  private mutating func drawRecord(_ indicator: Indicator, _ index: Int, _ page: inout Int) {
    var cells: [Grid.GridCell?] = []
    var rest: [Grid.GridCell?] = []
    for key in plan.keys {
      let tag = Grid.Tag.field(report: number, record: index, key: key)
      var cell = Self.valueCell(indicator, key, plan).map {
        Grid.GridCell(value: $0.value, format: $0.format, formula: $0.formula, tag: tag)
      }
      if plan.continued[index] == key, case .text(let whole)? = cell?.value, let cut = Self.cut(whole) {
        cell?.value = .text(cut.first)
        rest = Self.blanks(cells.count) + [Self.cell(cut.second, tag)]
      }
      cells.append(cell)
    }
    for stranger in plan.strangers.sorted(by: { $0.before > $1.before }) where stranger.before <= cells.count
    {
      cells.insert(
        stranger.value(indicator).map { Grid.GridCell(value: $0, tag: .noise) }, at: stranger.before)
      if stranger.before < rest.count { rest.insert(nil, at: stranger.before) }
    }
    rows.append(Grid.Row(.record(report: number, record: index), cells))
    guard !rest.isEmpty else { return }
    if plan.breaksPageInRecord { beginPage(&page) }
    rows.append(Grid.Row(.continuation, rest))
  }

  /// A text in two at a space near its middle.
  private static func cut(_ text: String) -> (first: String, second: String)? {
    let words = text.split(separator: " ")
    guard words.count >= 4 else { return nil }
    let half = words.count / 2
    return (words[..<half].joined(separator: " "), words[half...].joined(separator: " "))
  }

  // MARK: Foot

  private mutating func drawFoot() {
    rows.append(Grid.Row(.blank))
    rows.append(Grid.Row(.blank))
    let signatures = report.signatures
    for text in plan.seal { rows.append(Grid.Row(.foot, Self.blanks(20) + [Self.cell(text, .noise)])) }
    guard !signatures.isEmpty else { return }
    if plan.signatureLayout == 1 {
      for signature in signatures {
        for text in [signature.role, signature.name, signature.position] {
          if let text { rows.append(Grid.Row(.foot, [Self.cell(text, .context)])) }
        }
        rows.append(Grid.Row(.blank))
        rows.append(Grid.Row(.blank))
      }
      return
    }
    for part in 0..<4 {
      var cells: [Grid.GridCell?] = [nil]
      for signature in signatures {
        let text = [signature.role, nil, signature.name, signature.position][part]
        cells.append(text.map { Self.cell($0, .context) })
        cells += Self.blanks(7)
      }
      rows.append(Grid.Row(part == 1 ? .blank : .foot, cells))
    }
  }

  // MARK: Cells

  private mutating func merge(_ row: Int, _ column: Int, _ lastRow: Int, _ lastColumn: Int) {
    guard row != lastRow || column != lastColumn else { return }
    merges.append(
      CellRange(CellAddress(row: row, column: column), CellAddress(row: lastRow, column: lastColumn)))
  }

  static func cell(_ text: String, _ tag: Grid.Tag) -> Grid.GridCell {
    Grid.GridCell(value: .text(text), tag: tag)
  }
  static func cell(_ number: Double, _ tag: Grid.Tag) -> Grid.GridCell {
    Grid.GridCell(value: .number(number), tag: tag)
  }
  static func blanks(_ count: Int) -> [Grid.GridCell?] { Array(repeating: nil, count: count) }

  private static func valueCell(
    _ indicator: Indicator, _ key: String, _ plan: SheetPlan
  ) -> (value: CellValue, format: NumberFormat, formula: String?)? {
    if key == "level" { return (.text(plan.levelText(indicator)), .general, nil) }
    guard let field = Indicator.fields.first(where: { $0.key.rawValue == key }) else { return nil }
    switch field.get(indicator) {
    case nil: return nil
    case .text(let text): return (.text(plan.catalogueText(key, text)), .general, nil)
    case .integer(let number): return (.number(Double(number)), .general, nil)
    case .number(let number): return dressed(number, isValue: !key.hasPrefix("baseline"), plan.numbers)
    }
  }

  private static func dressed(
    _ number: Decimal, isValue: Bool, _ numbers: SheetPlan.Numbers
  ) -> (value: CellValue, format: NumberFormat, formula: String?) {
    let double = NSDecimalNumber(decimal: number).doubleValue
    switch numbers {
    case .plain: return (.number(double), .general, nil)
    case .text: return (.text(" \(number) "), .general, nil)
    case .percentText: return (.text("\(number)%"), .general, nil)
    case .percentFormat where isValue:
      return (
        .number(NSDecimalNumber(decimal: number / 100).doubleValue), NumberFormat(.percent, decimals: 0), nil
      )
    case .percentFormat: return (.number(double), .general, nil)
    case .formulas where isValue: return (.number(double), .general, "=\(number)+0")
    case .formulas: return (.number(double), .general, nil)
    case .dressed:
      let whole = number >= 1000 ? grouped(number) : "\(number)"
      return (.text(number < 0 ? "-\(grouped(-number))" : whole), .general, nil)
    }
  }

  /// `1,234.5`.
  private static func grouped(_ number: Decimal) -> String {
    let parts = "\(number)".split(separator: ".")
    var digits = ""
    for (index, digit) in parts[0].reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { digits.append(",") }
      digits.append(digit)
    }
    return ([String(digits.reversed())] + parts.dropFirst().map(String.init)).joined(separator: ".")
  }
}

extension SheetPlan {
  /// Whether a column of the table holds texts.
  func isTextColumn(_ column: Int) -> Bool { column >= keys.count || !keys[column].contains(".") }
}
