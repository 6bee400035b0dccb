import MIRSchema
import SheetIO

/// The sheet *Sin lugar*: what was read and has no field, and what was found, so that a workbook keeps it as JSON does.
///
/// A row for each; a text that is too high for a row goes on in the rows below. Law: ``UnplacedSheetReader`` gives the
/// same entries back.
struct UnplacedSheet {
  /// The name on the tab, in every language: the sheet belongs to the municipality's form.
  static let name = "Sin lugar"
  /// What the last cell of the first row begins with, by which the sheet is known again.
  static let mark = "mirsheet-sin-lugar"

  private let entries: [(entry: UnplacedEntry, file: String?)]
  private let columns: [UnplacedEntry.Column]
  private let widths: [Double]
  private let language: Language
  private var sheet = DrawnSheet(name: name)
  private var row = 0

  /// The sheet of the documents that a workbook is drawn of; `nil` when there is nothing to report.
  static func draw(_ documents: [ReportDocument], language: Language, paper: PagePaper = .oficio)
    -> DrawnSheet?
  {
    let entries = documents.flatMap { document in
      let all = document.unplaced.map(UnplacedEntry.cell) + document.findings.map(UnplacedEntry.finding)
      return all.map { (entry: $0, file: documents.count > 1 ? document.source.file : nil) }
    }
    guard !entries.isEmpty else { return nil }
    return UnplacedSheet(entries: entries, language: language, paper: paper).drawn()
  }

  private init(entries: [(entry: UnplacedEntry, file: String?)], language: Language, paper: PagePaper) {
    self.entries = entries
    self.language = language
    let columns = UnplacedEntry.Column.allCases.filter { column in
      entries.contains { Self.text(column, $0, language) != nil }
    }
    self.columns = columns
    // Whatever gives way is a text; the page is not made smaller.
    let needs = columns.map { column in
      let width = TextMeasure.columnWidth(column.width)
      return ColumnWidths.Need(least: min(width, Self.leastColumn), weight: width, group: nil)
    }
    widths = ColumnWidths(needs, names: 1, paper: paper).widths
    sheet.paper = paper
  }

  /// Points: the longest word of a heading.
  private static let leastColumn = 48.0

  private static func text(
    _ column: UnplacedEntry.Column, _ entry: (entry: UnplacedEntry, file: String?), _ language: Language
  ) -> String? {
    column == .file ? entry.file : entry.entry.text(column, language: language)
  }

  private consuming func drawn() -> DrawnSheet {
    sheet.columnWidths = widths
    drawTitle()
    drawHeading()
    sheet.repeatedRows = (row - 1)...(row - 1)
    sheet.behaviour.frozen = CellAddress(row: row, column: 0)
    for entry in entries { draw(entry) }
    return sheet
  }

  // MARK: Rows

  private static let textStyle = ReportSheet.textStyle.with { $0.indent = 0 }
  private static let titleStyle = CellStyle(fontSize: 14).with {
    $0.bold = true
    $0.wrap = false
    $0.horizontal = .left
  }
  private static let adviceStyle = CellStyle(fontSize: 9).with { $0.horizontal = .left }
  private static let markStyle = CellStyle(fontSize: 8).with {
    $0.wrap = false
    $0.horizontal = .right
    $0.textColor = 0x808080
  }
  private static let headingStyle = CellStyle(fontSize: 8).with {
    $0.bold = true
    $0.horizontal = .center
    $0.vertical = .middle
    $0.border = true
    $0.background = 0xD3DCE6
  }

  private var lastColumn: Int { columns.count - 1 }

  private mutating func put(_ text: String?, _ range: ClosedRange<Int>, _ style: CellStyle) {
    sheet.boxes.append(
      DrawnSheet.Box(
        CellRange(
          CellAddress(row: row, column: range.lowerBound), CellAddress(row: row, column: range.upperBound)),
        text.map { .text($0) } ?? .blank, style))
  }

  private func width(_ range: ClosedRange<Int>) -> Double {
    TextMeasure.textWidth(columnWidths: widths[range])
  }

  private mutating func drawTitle() {
    put(UnplacedEntry.Kind.cell.name[language], 0...0, Self.titleStyle)
    put("\(Self.mark) \(ReportDocument.schemaVersion)", lastColumn...lastColumn, Self.markStyle)
    sheet.rowHeights[row] = 22
    row += 1
    let advice = BilingualText(
      es:
        "Lo que se leyó y no es de ningún campo del informe, y los hallazgos de esa lectura. mirsheet lo vuelve a leer de aquí: borre el renglón de lo que ya resolvió.",
      en:
        "What was read but belongs to no field of the report, and the findings of that reading. mirsheet reads it back from here: delete the row of whatever you have resolved."
    )[language]
    put(advice, 0...lastColumn, Self.adviceStyle)
    sheet.rowHeights[row] = TextMeasure.height(
      lines: TextMeasure.lines(advice, width: width(0...lastColumn), fontSize: Self.adviceStyle.fontSize),
      fontSize: Self.adviceStyle.fontSize)
    row += 1
  }

  private mutating func drawHeading() {
    for (index, column) in columns.enumerated() {
      put(column.title[language], index...index, Self.headingStyle)
    }
    sheet.rowHeights[row] = 24
    row += 1
  }

  /// An entry's row, and the rows in which its long texts go on.
  private mutating func draw(_ entry: (entry: UnplacedEntry, file: String?)) {
    let texts = columns.enumerated().map { index, column in
      Self.text(column, entry, language).map { text in
        TextPieces.split(
          text, width: width(index...index), fontSize: Self.textStyle.fontSize, lines: Self.mostLines)
      } ?? []
    }
    for part in 0..<(texts.map(\.count).max() ?? 0) {
      var lines = 1
      for (index, column) in columns.enumerated() {
        var text = part < texts[index].count ? texts[index][part] : nil
        if column == .kind, part > 0 { text = UnplacedEntry.Kind.continued.name[language] }
        put(text, index...index, Self.textStyle)
        guard let text else { continue }
        lines = max(
          lines, TextPieces.lines(text, width: width(index...index), fontSize: Self.textStyle.fontSize))
      }
      let height = TextMeasure.height(lines: lines, fontSize: Self.textStyle.fontSize)
      sheet.rowHeights[row] = min(height, TextMeasure.highestRow)
      row += 1
    }
  }

  /// Of one row: it fills a good part of a page, not all of it.
  private static let mostLines = 30
}
