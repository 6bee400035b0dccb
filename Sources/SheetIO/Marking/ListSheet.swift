/// The sheet that lists the marks, with links to their cells.
struct ListSheet {
  private let rows: [MarkedWorkbook.Row]
  private let wrapped: Int
  private let colours: [MarkedWorkbook.Weight: Int]
  /// Widths of the columns in characters; what is longer is broken.
  private static let mostWide = 52
  /// The height of a line in points.
  private static let lineHeight = 15

  /// How many lines a text takes in a column of a width, broken between words.
  private static func lines(_ text: String, _ width: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
      var (lines, room) = (1, width - 2)
      for word in line.split(separator: " ") {
        if word.count + 1 > room {
          lines += 1 + word.count / max(1, width - 2)
          room = width - 2
        }
        room -= word.count + 1
      }
      return sum + lines
    }
  }

  init(_ rows: [MarkedWorkbook.Row], _ styles: inout StylePatch) {
    self.rows = rows
    wrapped = styles.wrapped()
    var colours: [MarkedWorkbook.Weight: Int] = [:]
    for weight in MarkedWorkbook.Weight.allCases { colours[weight] = styles.coloured(wrapped, weight) }
    self.colours = colours
  }

  func xml(_ namespace: String) -> String {
    let count = rows.map(\.texts.count).max() ?? 0
    let widths = (0..<count).map { column in
      min(
        Self.mostWide,
        2 + (rows.compactMap { $0.texts.indices.contains(column) ? $0.texts[column].count : nil }.max() ?? 8))
    }
    let columns = widths.enumerated().map {
      "<col min=\"\($0 + 1)\" max=\"\($0 + 1)\" width=\"\($1)\" customWidth=\"1\"/>"
    }.joined()
    let lines = rows.enumerated().map { place, row in
      let cells = row.texts.enumerated().map { column, text in
        let style = column == 0 ? row.weight.flatMap { colours[$0] } ?? wrapped : wrapped
        return
          "<c r=\"\(CellAddress(row: place, column: column))\" s=\"\(style)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text.inXML)</t></is></c>"
      }.joined()
      let height = row.texts.enumerated().map { Self.lines($1, widths[$0]) }.max() ?? 1
      return
        "<row r=\"\(place + 1)\" ht=\"\(height * Self.lineHeight)\" customHeight=\"1\">\(cells)</row>"
    }.joined()
    let links = rows.enumerated().compactMap { place, row in
      row.target.map { target in
        let sheet = target.sheet.escaping(["'": "''"]).inXML
        return
          "<hyperlink ref=\"\(CellAddress(row: place, column: 1))\" location=\"'\(sheet)'!\(target.cell)\" display=\"\(row.texts[1].inXML)\"/>"
      }
    }.joined()
    return """
      <worksheet xmlns="\(namespace)"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>\(columns)</cols><sheetData>\(lines)</sheetData>\(links.isEmpty ? "" : "<hyperlinks>\(links)</hyperlinks>")<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>
      """
  }
}
