/// Reads workbooks of Excel 5 to 2003: BIFF5 and BIFF8, in a compound file or as a bare stream.
///
/// Source: MS-XLS 2.1.7.20 (workbook stream); BIFF5 from the Excel 97 SDK's description of the older records.
enum XLSReader: WorkbookReader {
  static func recognizes(_ bytes: RawSpan) -> Bool {
    bytes.withUnsafeBytes { bytes in
      bytes.starts(with: CompoundFile.signature) || bytes.starts(with: bareStream)
    }
  }

  static func read(_ bytes: RawSpan, limits: ReadLimits) throws(SheetError) -> Workbook {
    let fileBytes = bytes.byteCount
    return try bytes.withUnsafeBytes { (bytes) throws(SheetError) in
      let stream = try workbookStream(in: bytes.bindMemory(to: UInt8.self))
      return try stream.withBytes { (bytes) throws(SheetError) in
        try workbook(in: bytes, isComplete: stream.isComplete, fileBytes: fileBytes, limits: limits)
      }
    }
  }

  /// The workbook in a stream; what ends early is a cut file, unless the directory says that nothing is missing.
  private static func workbook(
    in stream: UnsafeBufferPointer<UInt8>, isComplete: Bool, fileBytes: Int, limits: ReadLimits
  ) throws(SheetError) -> Workbook {
    let globals = try BIFFGlobals(stream)
    var workbook = Workbook(format: .xls, sheets: [])
    var budget = CellBudget(limits)
    var emptyResults: [UncalculatedFormulas] = []
    var hasComputedResults = globals.tellsRecalculation
    for tab in globals.tabs {
      guard tab.isWorksheet else {
        if tab.isMacroSheet { workbook.notices.append(WorkbookNotice(.macroSheet, sheet: tab.name)) }
        continue
      }
      var sheet = BIFFSheet(globals, budget: budget)
      do throws(SheetError) {
        try sheet.read(stream, from: tab.position)
        if !sheet.isEnded, !isComplete { throw SheetError(.truncated(afterBytes: fileBytes)) }
      } catch {
        throw error.located(sheet: tab.name)
      }
      budget = sheet.budget
      emptyResults.append(sheet.emptyResults)
      hasComputedResults = hasComputedResults || sheet.hasComputedResults
      workbook.notices += sheet.notices.map { WorkbookNotice($0, sheet: tab.name) }
      workbook.sheets.append(
        Sheet(
          name: tab.name, position: workbook.sheets.count, visibility: tab.visibility,
          cells: sheet.fittingCells,
          merges: sheet.merges, hiddenRows: sheet.hiddenRows, hiddenColumns: sheet.hiddenColumns,
          marks: sheet.marks))
    }
    // Excel says when it has computed a workbook; xlwt stores an empty text for every formula, PHP's writers 0.
    if !hasComputedResults { PlaceholderResults.takeOut(of: &workbook, empty: emptyResults) }
    return workbook
  }

  /// The first bytes of a stream without a compound file around it: BOF of BIFF5 or BIFF8, 8 or 16 bytes long.
  private static let bareStream: [UInt8] = [0x09, 0x08]

  private static let streamNames = ["Workbook", "Book"]

  private static func workbookStream(
    in file: UnsafeBufferPointer<UInt8>
  ) throws(SheetError) -> CompoundFile.Stream {
    guard file.starts(with: CompoundFile.signature) else {
      return CompoundFile.Stream(file, isComplete: false)
    }
    let compound = try CompoundFile(file)
    for name in streamNames {
      if let stream = try compound.stream(named: name) { return stream }
    }
    throw CompoundContent(compound).refusal
  }
}
