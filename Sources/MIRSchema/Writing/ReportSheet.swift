package import SheetIO

/// A report drawn as a sheet, and what stands where in it.
struct ReportDrawing {
  /// What stands where.
  struct Places {
    /// The rows of the column heading.
    var heading = 0..<0
    /// The rows of the last page's records.
    var records = 0..<0
    /// The row of each record, over all pages.
    var recordRows: [Int] = []
    /// The cells of the header block's values on the last page, by the names that findings have for them.
    var header: [String: CellAddress] = [:]
    /// The boxes of the signatures' parts, by their index, and what belongs into each.
    var signatures: [(box: Int, part: FieldDescription)] = []
  }
  var sheet: DrawnSheet
  let layout: SheetLayout
  let places: Places
}

/// How pages are made.
public enum Paging: String, CaseIterable, Sendable {
  /// One table; the header block and the heading are repeated by the print titles.
  case titles
  /// The header block and the heading are drawn again on every page, as the municipality's own sheets have them.
  case repeated
}

/// Draws a report as the municipality's sheet.
///
/// Law: reading the drawing gives the report back.
package struct ReportSheet {
  private let report: Report
  private let paging: Paging
  /// Of a form: the indicators as full as they may get, so that there is room for what is typed.
  private let filled: [Indicator]?
  private var isForm: Bool { filled != nil }
  private var places = ReportDrawing.Places()
  private var layout: SheetLayout
  private var sheet: DrawnSheet
  private var row = 0

  /// Rows between the role and the name of a signature: room to sign.
  static let signingRows = 3
  /// Rows from the last row of the table or of the notes to the signatures.
  static let gapBeforeSignatures = 3
  /// Rows from the table to the notes.
  static let gapBeforeNotes = 2

  /// The label that every header block begins with.
  static let firstLabel = "Unidad Responsable:"

  /// Draws a report on a sheet of the given name.
  package static func draw(_ report: Report, name: String, paging: Paging) -> DrawnSheet {
    drawing(report, name: name, paging: paging).sheet
  }

  /// Draws a report; or a form to be filled in, with room for whoever signs, for indicators such as `filled`, and with
  /// rows that grow with what is typed.
  static func drawing(
    _ report: Report, name: String, paging: Paging, filled: [Indicator]? = nil
  ) -> ReportDrawing {
    // Rows have a greatest height: long texts get wider columns.
    let widenings = [1.0, 1.3, 1.7, 2.2, 3, 4]
    func sheet(_ widening: Double) -> ReportSheet {
      ReportSheet(
        report, name: name, paging: paging, filled: filled,
        layout: SheetLayout(for: report.indicators, as: filled ?? report.indicators, widening: widening))
    }
    for widening in widenings {
      let drawing = sheet(widening)
      if drawing.highestRecord <= TextMeasure.highestRow { return drawing.drawn() }
    }
    return sheet(6).drawn()
  }

  private init(
    _ report: Report, name: String, paging: Paging, filled: [Indicator]?, layout: SheetLayout
  ) {
    self.report = report
    self.paging = paging
    self.filled = filled
    self.layout = layout
    sheet = DrawnSheet(name: name)
  }

  private var highestRecord: Double { report.indicators.map(height).max() ?? 0 }

  private consuming func drawn() -> ReportDrawing {
    sheet.columnWidths = layout.columns.map(\.width)
    drawTitle()
    let pages = paging == .titles ? [report.indicators[...]] : pages()
    for (number, page) in pages.enumerated() {
      if number > 0 {
        row += 1
        sheet.pageBreaks.append(row)
      }
      let firstRow = row
      drawHeader()
      drawHeading()
      if paging == .titles { sheet.repeatedRows = firstRow...(row - 1) }
      places.records = row..<(row + page.count)
      for indicator in page { drawRecord(indicator) }
    }
    drawNotes()
    drawSignatures()
    if isForm { letRecordsGrow() }
    return ReportDrawing(sheet: sheet, layout: layout, places: places)
  }

  // MARK: Boxes

  private static let plain = CellStyle(fontSize: 9)
  private static let titleStyle = plain.with {
    $0.fontSize = 14
    $0.bold = true
    $0.horizontal = .center
    $0.vertical = .middle
  }
  private static let labelStyle = plain.with {
    $0.bold = true
    $0.horizontal = .left
  }
  private static let valueStyle = plain.with { $0.horizontal = .left }
  private static let headingStyle = plain.with {
    $0.fontSize = 8
    $0.bold = true
    $0.horizontal = .center
    $0.vertical = .middle
    $0.border = true
    $0.background = 0xD9D9D9
  }
  static let textStyle = CellStyle(fontSize: 8).with {
    $0.border = true
    $0.horizontal = .left
  }
  private static let signatureStyle = plain.with { $0.horizontal = .center }

  private var lastColumn: Int { layout.columns.count - 1 }

  private mutating func put(_ content: DrawnSheet.Content, _ columns: ClosedRange<Int>, _ style: CellStyle) {
    sheet.boxes.append(
      DrawnSheet.Box(
        CellRange(
          CellAddress(row: row, column: columns.lowerBound), CellAddress(row: row, column: columns.upperBound)
        ),
        content, style))
  }

  /// The height that a text needs in the columns.
  private func height(_ text: String, _ columns: ClosedRange<Int>, _ style: CellStyle) -> Double {
    let lines = TextMeasure.lines(
      text, width: layout.textWidth(columns), fontSize: style.fontSize, bold: style.bold)
    return min(TextMeasure.height(lines: lines, fontSize: style.fontSize), TextMeasure.highestRow)
  }

  // MARK: Title and header block

  private mutating func drawTitle() {
    guard let title = report.title else { return }
    put(.text(title), 0...lastColumn, Self.titleStyle)
    sheet.rowHeights[row] = max(24, height(title, 0...lastColumn, Self.titleStyle))
    row += 2
  }

  private mutating func drawHeader() {
    drawUnit(Self.firstLabel, report.responsibleUnit, field: "responsibleUnit")
    drawUnit("Programa Presupuestario:", report.program, field: "program")
    for field in ["quarter", "fiscalYear"] { places.header[field] = headerValue }
    drawLine(
      "Trimestre que se reporta:", PeriodReading.text(quarter: report.quarter, year: report.fiscalYear))
    if let plan = report.planAlignment.plan {
      let text = "Vinculación con el \(plan)"
      put(.text(text), 0...lastColumn, Self.labelStyle)
      sheet.rowHeights[row] = height(text, 0...lastColumn, Self.labelStyle)
      row += 1
    }
    drawEntries("Eje:", report.planAlignment.axes, levels: 1)
    drawEntries("Objetivo:", report.planAlignment.objectives, levels: 2)
    row += 1
  }

  /// The columns of the labels; values stand in the others.
  private var labelColumns: ClosedRange<Int> { 0...1 }
  private var valueColumns: ClosedRange<Int> { 2...lastColumn }
  private var headerValue: CellAddress { CellAddress(row: row, column: valueColumns.lowerBound) }

  private mutating func drawLine(_ label: String, _ value: String?) {
    put(.text(label), labelColumns, Self.labelStyle)
    put(value.map { .text($0) } ?? .blank, valueColumns, Self.valueStyle)
    sheet.rowHeights[row] = max(
      height(label, labelColumns, Self.labelStyle),
      value.map { height($0, valueColumns, Self.valueStyle) } ?? 0)
    row += 1
  }

  /// Code and name in one text; in a cell each where the text would not be read so.
  private mutating func drawUnit(_ label: String, _ unit: CodedText, field: String) {
    places.header[field] = headerValue
    let text = CodedTextReading.text(unit: unit)
    if let code = unit.code, let name = unit.text, text.map({ CodedTextReading.unit($0) }) != unit {
      put(.text(label), labelColumns, Self.labelStyle)
      put(.text(code), 2...2, Self.valueStyle)
      put(.text(name), 3...lastColumn, Self.valueStyle)
      sheet.rowHeights[row] = max(
        height(label, labelColumns, Self.labelStyle), height(name, 3...lastColumn, Self.valueStyle))
      row += 1
    } else {
      drawLine(label, text)
    }
  }

  /// All entries in one cell, each on its line; in a row each where they would not be told apart again.
  private mutating func drawEntries(_ label: String, _ entries: [CodedText], levels: Int) {
    let text = CodedTextReading.text(entries: entries, levels: levels)
    if entries.isEmpty {
      drawLine(label, nil)
    } else if CodedTextReading.entries(text, levels: levels) == entries {
      drawLine(label, text)
    } else {
      for entry in entries { drawLine(label, CodedTextReading.text(entry: entry, levels: levels)) }
    }
  }

  private mutating func drawHeading() {
    places.heading = row..<(row + SheetLayout.headingRows)
    sheet.boxes += layout.heading(from: row, style: Self.headingStyle)
    // The rows share what the tallest heading needs.
    var heights = [Double](repeating: 14, count: SheetLayout.headingRows)
    for (index, column) in layout.columns.enumerated() {
      let needed = height(column.heading, index...index, Self.headingStyle)
      let own = column.groups.count..<SheetLayout.headingRows
      let missing = needed - own.reduce(0) { $0 + heights[$1] }
      if missing > 0 { heights[SheetLayout.headingRows - 1] += missing }
    }
    for (offset, height) in heights.enumerated() { sheet.rowHeights[row + offset] = height }
    row += SheetLayout.headingRows
  }

  // MARK: Records

  private func height(_ indicator: Indicator) -> Double {
    let lines = layout.columns.enumerated().map { index, column -> Int in
      guard let text = RecordCells(indicator).text(column.field) else { return 1 }
      return TextMeasure.lines(
        text, width: layout.textWidth(index...index), fontSize: Self.textStyle.fontSize)
    }
    return TextMeasure.height(lines: lines.max() ?? 1, fontSize: Self.textStyle.fontSize)
  }

  private mutating func drawRecord(_ indicator: Indicator) {
    let cells = RecordCells(indicator)
    places.recordRows.append(row)
    for (index, column) in layout.columns.enumerated() {
      let (content, style) = cells.cell(column, row: row, layout: layout)
      put(content, index...index, style)
    }
    // Only rows without a height of their own grow with what is typed.
    if !isForm { sheet.rowHeights[row] = min(height(indicator), TextMeasure.highestRow) }
    row += 1
  }

  /// Records that have room for what is typed.
  ///
  /// Rows of the default height grow; those that need more from the beginning are as high as they need, which is room
  /// enough.
  private mutating func letRecordsGrow() {
    let least = TextMeasure.height(lines: Self.linesOfForms, fontSize: Self.textStyle.fontSize)
    let most = TextMeasure.height(lines: Self.linesOfForms * 2, fontSize: Self.textStyle.fontSize)
    let needed = zip(report.indicators, filled ?? []).map { known, full in
      // Definition and method take more than other texts, where they are still to be written.
      let blank = known.definition == nil || known.calculationMethod == nil ? most : least
      return max(height(known), min(height(full), most), blank)
    }
    let usual = min(needed.sorted().dropFirst(needed.count / 4).first ?? least, TextMeasure.highestRow)
    sheet.defaultRowHeight = usual
    for (row, height) in zip(places.records, needed) where height > usual {
      sheet.rowHeights[row] = min(height, TextMeasure.highestRow)
    }
    for other in 0...row where !places.records.contains(other) && sheet.rowHeights[other] == nil {
      sheet.rowHeights[other] = 14
    }
  }

  /// Lines of text that a blank record has room for.
  private static let linesOfForms = 5

  /// The indicators of each page: as many as its height holds.
  private func pages() -> [ArraySlice<Indicator>] {
    let all = report.indicators
    guard !all.isEmpty else { return [[]] }
    var probe = self
    probe.drawHeader()
    probe.drawHeading()
    let head = probe.sheet.rowHeights.values.reduce(0, +) + 20
    let room = layout.pageHeight - head - 40
    var pages: [ArraySlice<Indicator>] = []
    var start = 0
    var used = 0.0
    for index in all.indices {
      let needed = height(all[index])
      if index > start, used + needed > room || index - start >= Self.mostRecordsPerPage {
        pages.append(all[start..<index])
        start = index
        used = 0
      }
      used += needed
    }
    return pages + [all[start...]]
  }

  /// The municipality's own sheets have two or three records on a page.
  private static let mostRecordsPerPage = 4

  // MARK: Foot

  private mutating func drawNotes() {
    guard !report.notes.isEmpty else { return }
    row += Self.gapBeforeNotes - 1
    for note in report.notes {
      put(.text(note), 0...lastColumn, Self.valueStyle)
      sheet.rowHeights[row] = height(note, 0...lastColumn, Self.valueStyle)
      row += 1
    }
  }

  private mutating func drawSignatures() {
    guard !report.signatures.isEmpty else { return }
    row += Self.gapBeforeSignatures - 1
    let first = row
    let columns = signaturePlaces(report.signatures.count)
    let offsets = [0, Self.signingRows, Self.signingRows + 1]
    for (offset, field) in zip(offsets, Signature.fields) {
      row = first + offset
      var tallest = 14.0
      for (signature, range) in zip(report.signatures, columns) {
        let style = Self.signatureStyle.with { $0.topRule = offset == Self.signingRows }
        var text: String?
        if case .text(let value)? = field.get(signature) { text = value }
        guard text != nil || style.topRule || isForm else { continue }
        places.signatures.append((sheet.boxes.count, field.description))
        put(text.map { .text($0) } ?? .blank, range, style)
        tallest = max(tallest, text.map { height($0, range, style) } ?? 0)
      }
      sheet.rowHeights[row] = tallest
    }
  }

  /// The columns of each signature: side by side with a column between, of about the same width.
  private func signaturePlaces(_ count: Int) -> [ClosedRange<Int>] {
    let usable = 1...lastColumn
    let total = layout.columns[usable].reduce(0) { $0 + $1.width }
    var places: [ClosedRange<Int>] = []
    var start = usable.lowerBound
    var passed = 0.0
    for number in 1...count {
      var end = start
      passed += layout.columns[start].width
      let goal = total * Double(number) / Double(count)
      let left = count - number
      while end + 1 <= usable.upperBound - 2 * left, passed < goal {
        end += 1
        passed += layout.columns[end].width
      }
      places.append(start...max(start, end > start ? end - (left > 0 ? 1 : 0) : end))
      start = min(end + 1, usable.upperBound)
    }
    return places
  }
}
