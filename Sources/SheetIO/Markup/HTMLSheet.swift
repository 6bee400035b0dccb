/// What is on one sheet of a page; LibreOffice's pages name several.
struct HTMLSheet {
  /// Its name; `nil` where the page does not say.
  var name: String?
  var cells: [Cell] = []
  var merges: [CellRange] = []
  /// Whether there is a table among what is on it.
  var hasTables = false
  var hiddenRows: Set<Int> = []
  var hiddenColumns: [ClosedRange<Int>] = []
  var marks: [CellAddress: CellMarks] = [:]
  var uncalculated = UncalculatedFormulas()
  /// Texts that the page hides.
  private var hidden: (count: Int, first: CellAddress, text: String)?

  /// A sheet on which nothing is yet.
  init(name: String? = nil) { self.name = name }

  /// Counts a text that is not visible.
  mutating func noteHidden(_ text: String, at place: CellAddress) {
    hidden = ((hidden?.count ?? 0) + 1, hidden?.first ?? place, hidden?.text ?? text)
  }

  /// The sheet, under the usual name where it has none.
  func sheet(_ position: Int, named usual: String) -> Sheet {
    Sheet(
      name: name ?? usual, position: position, cells: cells, merges: merges, hiddenRows: hiddenRows,
      hiddenColumns: hiddenColumns, marks: marks)
  }

  /// What a person should know of it.
  func notices(named usual: String) -> [WorkbookNotice] {
    let hidden = hidden.map {
      WorkbookNotice.Kind.hiddenTexts(count: $0.count, first: $0.first, text: $0.text)
    }
    return [hidden, uncalculated.notice].compactMap { $0 }.map { WorkbookNotice($0, sheet: name ?? usual) }
  }
}

/// A cell of a page that is open.
struct HTMLCell {
  let address: CellAddress
  /// The text as it is in the page.
  var text: [UInt8] = []
  var fonts = FontRuns()
  var ticks = HTMLTicks()
  /// Whether Excel wrote a formula next to it.
  let isFormula: Bool
  /// The number that Excel or LibreOffice wrote next to what is shown.
  private let number: Double?
  private var format = NumberFormat.general

  /// A cell with what its element says next to the text.
  init(_ address: CellAddress, _ element: XMLElement, _ declared: HTMLStyles.Declarations?) {
    self.address = address
    isFormula = element["x:fmla"] != nil
    let stored = element["x:num"] ?? element["sdval"]
    number = stored.flatMap { DecimalText.number($0.bytes) }
    if let name = declared?.format { format = NumberFormat(named: name) }
    // LibreOffice: language; language of the format; code.
    if let parts = element["sdnum"]?.string.split(
      separator: ";", maxSplits: 2, omittingEmptySubsequences: false),
      parts.count == 3
    {
      format = NumberFormat(code: String(parts[2]))
    }
  }

  /// What the cell holds, its format, and what its fonts set apart; `nil` when nothing is seen in it.
  var content: (CellValue, NumberFormat, CellMarks?)? {
    let ticked = ticks.text(text)
    let shown = HTMLText(ticked ?? text)
    guard !shown.bytes.isEmpty else { return nil }
    let isPlain = fonts.isEmpty || ticked != nil
    let marks = isPlain ? nil : shown.fonts(fonts).marks(shown.bytes.count, in: nil)
    let (value, format) = value(shown)
    return (value, format, marks)
  }

  /// The number that is next to what is shown; a number under a percent format, which Excel shows times 100; else
  /// the text.
  private func value(_ shown: HTMLText) -> (CellValue, NumberFormat) {
    if let number {
      let isPercent = format == .general && shown.bytes.last == UInt8(ascii: "%")
      let format = isPercent ? NumberFormat(code: "0.##%") : format
      return (format.isDate ? .date(number) : .number(number), format)
    }
    if format.isPercent, let number = shown.bytes.withUnsafeBufferPointer(DecimalText.number) {
      return (.number(number), format)
    }
    return (.text(shown.string), .general)
  }
}
