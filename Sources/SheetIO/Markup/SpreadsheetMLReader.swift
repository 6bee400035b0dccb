/// Reads SpreadsheetML 2003, the XML that Excel 2002 and 2003 and many report generators write.
///
/// Source: Microsoft, XML Spreadsheet Reference (Excel 2003); MS-OE376 does not cover it.
enum SpreadsheetMLReader: WorkbookReader {
  static func recognizes(_ bytes: RawSpan) -> Bool {
    bytes.withUnsafeBytes { MarkupHead($0).isSpreadsheetML }
  }

  static func read(_ bytes: RawSpan, limits: ReadLimits) throws(SheetError) -> Workbook {
    let visitor = try bytes.withUnsafeBytes { (bytes) throws(SheetError) in
      try PlainXML.repaired(bytes) { (bytes) throws(SheetError) in
        try XMLPushParser.parse(bytes, as: .xml, with: SpreadsheetMLVisitor(limits))
      }
    }
    return Workbook(format: .spreadsheetML, sheets: visitor.sheets, notices: visitor.notices)
  }
}

/// The worksheets of a SpreadsheetML document: positions are counted unless an `ss:Index` says them.
struct SpreadsheetMLVisitor: XMLVisitor {
  private(set) var sheets: [Sheet] = []
  private(set) var notices: [WorkbookNotice] = []

  /// The sheet that is open.
  private struct Open {
    var name: String
    var visibility = Sheet.Visibility.visible
    var cells: [Cell] = []
    var merges: [CellRange] = []
    var hiddenRows: Set<Int> = []
    var hiddenColumns: [ClosedRange<Int>] = []
    var marks: [CellAddress: CellMarks] = [:]
    var uncalculated = UncalculatedFormulas()
  }

  private var budget: CellBudget
  private var formats: [String: NumberFormat] = [:]
  private var fontMarks: [String: FontMark] = [:]
  private var parents: [String: String] = [:]
  private var style: String?
  private var sheet: Open?
  private var row = -1
  private var column = -1
  private var nextColumnDefinition = 0
  private var rowStyle: String?
  private var address: CellAddress?
  private var cellStyle: String?
  private var isFormula = false
  private var type: String?
  private var bytes: [UInt8] = []
  private var collects = false
  private var fonts = FontRuns()
  /// The fonts of the elements that are open inside a text, the innermost last.
  private var spans: [FontRuns.Font] = []
  /// Whether the open cell has a value.
  private var hasValue = false
  private var isVisibility = false
  private var isComment = false

  init(_ limits: ReadLimits) { budget = CellBudget(limits) }

  mutating func open(_ element: XMLElement) throws(SheetError) {
    if collects { return openSpan(element) }
    switch element.name {
    case "Style":
      style = element[prefixed: "ID"]?.string
      if let style, let parent = element[prefixed: "Parent"]?.string { parents[style] = parent }
    case "Font": readFont(element)
    case "NumberFormat":
      if let style, let code = element[prefixed: "Format"]?.string {
        formats[style] = NumberFormat(named: code)
      }
    case "Worksheet":
      sheet = Open(name: element[prefixed: "Name"]?.string ?? "Hoja\(sheets.count + 1)")
      row = -1
      nextColumnDefinition = 0
    case "Column": try openColumn(element)
    case "Row": try openRow(element)
    case "Cell": try openCell(element)
    case "Data":
      // A comment has a text of its own.
      guard !isComment else { return }
      type = element[prefixed: "Type"]?.string
      bytes.removeAll(keepingCapacity: true)
      fonts.removeAll()
      spans.removeAll()
      collects = address != nil
    case "Visible":
      bytes.removeAll(keepingCapacity: true)
      isVisibility = sheet != nil
    case "Comment": isComment = true
    default: break
    }
  }

  mutating func text(_ text: XMLText) {
    if collects || isVisibility { bytes.append(contentsOf: text.bytes) }
  }

  mutating func close(_ name: XMLText) throws(SheetError) {
    if collects, !spans.isEmpty {
      spans.removeLast()
      fonts.begin(spans.last ?? .ofCell, at: bytes.count)
      return
    }
    switch name {
    case "Style": style = nil
    case "Data":
      if collects { try closeData() }
      collects = false
    case "Comment": isComment = false
    case "Cell":
      if isFormula, !hasValue, let address { sheet?.uncalculated.add(address) }
      address = nil
    case "Visible":
      isVisibility = false
      let state = String(decoding: bytes, as: UTF8.self)
      if state == "SheetHidden" { sheet?.visibility = .hidden }
      if state == "SheetVeryHidden" { sheet?.visibility = .veryHidden }
    case "Worksheet":
      guard let sheet else { return }
      sheets.append(
        Sheet(
          name: sheet.name, position: sheets.count, visibility: sheet.visibility, cells: sheet.cells,
          merges: sheet.merges, hiddenRows: sheet.hiddenRows, hiddenColumns: sheet.hiddenColumns,
          marks: sheet.marks))
      if let notice = sheet.uncalculated.notice { notices.append(WorkbookNotice(notice, sheet: sheet.name)) }
      self.sheet = nil
    default: break
    }
  }

  // MARK: Places

  private mutating func openColumn(_ element: XMLElement) throws(SheetError) {
    let first = (element[prefixed: "Index"]?.integer).map { $0 - 1 } ?? nextColumnDefinition
    let span = element[prefixed: "Span"]?.integer ?? 0
    guard (0..<CellAddress.maximumColumns).contains(first), span < CellAddress.maximumColumns else { return }
    nextColumnDefinition = first + span + 1
    guard element[prefixed: "Hidden"]?.isTrue == true else { return }
    try budget.count()
    sheet?.hiddenColumns.append(first...(first + span))
  }

  private mutating func openRow(_ element: XMLElement) throws(SheetError) {
    row = (element[prefixed: "Index"]?.integer).map { $0 - 1 } ?? (row + 1)
    let span = element[prefixed: "Span"]?.integer ?? 0
    guard (0..<CellAddress.maximumRows).contains(row), row + span < CellAddress.maximumRows else {
      throw SheetError(.tooLarge(what: .rows, limit: CellAddress.maximumRows))
    }
    rowStyle = element[prefixed: "StyleID"]?.string
    column = -1
    if element[prefixed: "Hidden"]?.isTrue == true {
      for hidden in row...(row + span) {
        try budget.count()
        sheet?.hiddenRows.insert(hidden)
      }
    }
    row += span
  }

  private mutating func openCell(_ element: XMLElement) throws(SheetError) {
    column = (element[prefixed: "Index"]?.integer).map { $0 - 1 } ?? (column + 1)
    let across = element[prefixed: "MergeAcross"]?.integer ?? 0
    let down = element[prefixed: "MergeDown"]?.integer ?? 0
    guard column >= 0, column + across < CellAddress.maximumColumns, row + down < CellAddress.maximumRows
    else {
      throw SheetError(.tooLarge(what: .columns, limit: CellAddress.maximumColumns))
    }
    let address = CellAddress(row: max(row, 0), column: column)
    self.address = address
    cellStyle = element[prefixed: "StyleID"]?.string ?? rowStyle
    isFormula = element[prefixed: "Formula"] != nil
    hasValue = false
    if across > 0 || down > 0 {
      try budget.count()
      sheet?.merges.append(
        CellRange(address, CellAddress(row: address.row + down, column: address.column + across)))
    }
    column += across
  }

  // MARK: Fonts

  /// An element of HTML inside a text.
  private mutating func openSpan(_ element: XMLElement) {
    var font = spans.last ?? .ofCell
    switch element.name {
    case "S", "Del", "Strike": font = .own(.struck)
    case "Sup": if font != .own(.struck) { font = .own(.raised) }
    case "Sub": if font != .own(.struck) { font = .own(.lowered) }
    default: break
    }
    spans.append(font)
    fonts.begin(font, at: bytes.count)
  }

  /// The font of a style.
  ///
  /// Source: XML Spreadsheet Reference, `ss:Font`.
  private mutating func readFont(_ element: XMLElement) {
    guard let style else { return }
    let escapement: FontMark? =
      switch element[prefixed: "VerticalAlign"] {
      case .some(let value) where value == "Superscript": .raised
      case .some(let value) where value == "Subscript": .lowered
      default: nil
      }
    fontMarks[style] = FontMark(
      struck: element[prefixed: "StrikeThrough"]?.isTrue ?? false, escapement: escapement)
  }

  /// What fonts say in the open cell.
  private func marks(_ value: CellValue) -> CellMarks? {
    let ofCell = cellStyle.flatMap { fontMarks[$0] ?? parents[$0].flatMap { fontMarks[$0] } }
    guard case .text(let text) = value else { return ofCell.map(CellMarks.whole) }
    return fonts.marks(text.utf8.count, in: ofCell)
  }

  // MARK: Values

  private mutating func closeData() throws(SheetError) {
    // An empty text may be a result; an empty number is none.
    if type == "String" { hasValue = true }
    guard let address, let (value, format) = value, sheet != nil else { return }
    hasValue = true
    try budget.count()
    if case .text(let text) = value { try budget.count(text: text) }
    sheet?.cells.append(Cell(address, value, format: format, isFormula: isFormula))
    let marks = marks(value)
    sheet?.marks.enter(marks, at: address)
  }

  private var value: (CellValue, NumberFormat)? {
    let format = cellStyle.flatMap { formats[$0] } ?? .general
    let text = String(decoding: bytes, as: UTF8.self)
    guard !text.isEmpty else { return nil }
    switch type {
    case "Number":
      guard let number = bytes.withUnsafeBufferPointer(DecimalText.number) else {
        return (.text(text), .general)
      }
      return (format.isDate ? .date(number) : .number(number), format)
    case "DateTime":
      guard let date = SerialDate(stored: text, in: .from1900) else { return (.text(text), .general) }
      let dated = format.isDate ? format : NumberFormat(builtIn: NumberFormat.builtInDateAndTime)
      return (.date(date.serial), dated)
    case "Boolean": return (.boolean(text == "1"), format)
    case "Error": return (.error(text), format)
    default: return (.text(text), format)
    }
  }
}
