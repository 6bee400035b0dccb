/// Reads Office Open XML workbooks, with or without macros, transitional or strict.
///
/// The numbered steps: find the workbook part, its relationships, the styles, the shared strings, then each
/// worksheet. Source: ECMA-376 Part 1, 12.2 (package structure of SpreadsheetML).
enum XLSXReader: WorkbookReader {
  static func recognizes(_ bytes: RawSpan) -> Bool {
    bytes.withUnsafeBytes { bytes in
      bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    }
  }

  static func read(_ bytes: RawSpan, limits: ReadLimits) throws(SheetError) -> Workbook {
    try bytes.withUnsafeBytes { (bytes) throws(SheetError) in
      var package = try OfficePackage(bytes, limits: limits)
      if try ODSReader.isWorkbook(&package) { return try ODSReader.read(&package, limits: limits) }
      return try read(&package, limits: limits)
    }
  }

  private static func read(_ package: inout OfficePackage, limits: ReadLimits) throws(SheetError) -> Workbook
  {
    let root = try relationships(of: PartName(""), in: &package)
    let workbookPart = try workbookPart(root, in: &package)
    let links = try relationships(of: workbookPart, in: &package)

    var book = WorkbookVisitor()
    try package.parse(workbookPart, with: &book)

    var styles = StylesVisitor(dateSystem: book.dateSystem)
    try package.parseIfPresent(links.part(.styles), with: &styles)
    var strings = SharedStringsVisitor()
    try package.parseIfPresent(links.part(.sharedStrings), with: &strings)
    let context = SheetVisitor.Context(strings, styles, dateSystem: book.dateSystem)

    var workbook = Workbook(format: try format(of: &package), sheets: [])
    let properties = try customProperties(root, in: &package)
    workbook.isOwnDrawing = properties.isOwnDrawing
    workbook.isTemplate = properties.isTemplate
    var budget = CellBudget(limits)
    var emptyResults: [UncalculatedFormulas] = []
    for tab in book.tabs {
      if let visitor = try read(tab, links, context, from: &package, into: &workbook, budget: &budget) {
        emptyResults.append(visitor.emptyResults)
      }
    }
    // This program stores what its formulas give.
    if book.computesOnOpening, !workbook.isOwnDrawing, !workbook.isTemplate {
      PlaceholderResults.takeOut(of: &workbook, empty: emptyResults)
    }
    guard !workbook.sheets.isEmpty || workbook.notices.isEmpty else {
      throw SheetError(.missingPart("xl/worksheets/sheet1.xml"))
    }
    return workbook
  }

  /// Reads one sheet into the workbook; `nil` when it has no cells to read.
  private static func read(
    _ tab: WorkbookVisitor.Tab, _ links: Relationships, _ context: SheetVisitor.Context,
    from package: inout OfficePackage, into workbook: inout Workbook, budget: inout CellBudget
  ) throws(SheetError) -> SheetVisitor? {
    guard let target = tab.relationshipID.flatMap({ links.target(id: $0) }), package.contains(target.part)
    else {
      workbook.notices.append(WorkbookNotice(.sheetWithoutPart, sheet: tab.name))
      return nil
    }
    // A chart sheet has no cells; dialog and macro sheets have a grid like any other.
    guard target.role != .chartSheet else { return nil }
    var visitor = SheetVisitor(context, budget: budget)
    do throws(SheetError) {
      try package.parse(target.part, with: &visitor)
    } catch {
      throw error.located(sheet: tab.name)
    }
    budget = visitor.budget
    workbook.notices += visitor.notices.map { WorkbookNotice($0, sheet: tab.name) }
    workbook.sheets.append(
      Sheet(
        name: tab.name, position: workbook.sheets.count, visibility: tab.visibility, cells: visitor.cells,
        merges: visitor.merges, hiddenRows: visitor.hiddenRows, hiddenColumns: visitor.hiddenColumns,
        marks: visitor.marks))
    return visitor
  }

  private static func relationships(
    of part: PartName, in package: inout OfficePackage
  ) throws(SheetError) -> Relationships {
    var visitor = RelationshipsVisitor(source: part)
    try package.parseIfPresent(part.relationships, with: &visitor)
    return visitor.relationships
  }

  /// The part that the package names as its document, else where Excel puts it, else any `workbook.xml`.
  private static func workbookPart(
    _ root: Relationships, in package: inout OfficePackage
  ) throws(SheetError) -> PartName {
    if let foreign = try ForeignPackage.name(of: &package) { throw SheetError(.unknownFormat(foreign)) }
    let names = package.partNames
    func stray(_ ending: String) -> PartName? {
      names.sorted().lazy.map { PartName($0) }.first { $0.folded.hasSuffix(ending) }
    }
    var part = root.part(.workbook)
    if part.map({ package.contains($0) }) != true { part = Spreadsheet.usualWorkbookPart }
    if part.map({ package.contains($0) }) != true { part = stray("workbook.xml") ?? stray("workbook.bin") }
    if let part {
      guard !part.folded.hasSuffix(".bin") else {
        throw SheetError(.unknownFormat(ForeignPackage.binaryWorkbook))
      }
      return part
    }
    throw SheetError(.unknownFormat(ForeignPackage.noWorkbook))
  }

  private static func format(of package: inout OfficePackage) throws(SheetError) -> WorkbookFormat {
    var types = ContentTypesVisitor()
    try package.parseIfPresent(Spreadsheet.contentTypesPart, with: &types)
    return types.allowsMacros ? .xlsm : .xlsx
  }

  private static func customProperties(
    _ root: Relationships, in package: inout OfficePackage
  ) throws(SheetError) -> CustomPropertiesVisitor {
    var properties = CustomPropertiesVisitor()
    try package.parseIfPresent(
      root.part(.customProperties) ?? Spreadsheet.usualCustomPropertiesPart, with: &properties)
    return properties
  }
}
