/// Writes drawn workbooks part by part, without pictures.
///
/// Nearly all workbooks are such, and what libxlsxwriter takes for them is mostly its own: a file for each part on the way,
/// and each text printed by a format.
enum BookWriter {
  /// Whether the workbook has nothing that only libxlsxwriter draws.
  static func canWrite(_ workbook: DrawnWorkbook) -> Bool {
    workbook.sheets.allSatisfy { sheet in
      sheet.picture == nil && sheet.behaviour.comments.allSatisfy { isInside($0.cell) }
    }
  }

  /// Whether there is room for a comment right of its cell, as at the edges of the largest sheet there is not.
  private static func isInside(_ cell: CellAddress) -> Bool {
    cell.row < CellAddress.maximumRows - roomForComment
      && cell.column < CellAddress.maximumColumns - roomForComment
  }

  private static let roomForComment = 100

  /// Adds the comments of each sheet that has some.
  private static func add(
    commentsOf sheets: [SheetPart], to archive: inout ZipWriter, by part: inout ByteWriter
  ) throws(SheetError) {
    var (number, blocks) = (0, 0)
    for (index, sheet) in sheets.enumerated() where !sheet.sheet.behaviour.comments.isEmpty {
      number += 1
      let comments = CommentParts(sheet.sheet, sheet.rows, blocksBefore: blocks)
      blocks += comments.blocks
      comments.writeBoxes(to: &part)
      try archive.add("xl/drawings/vmlDrawing\(number).vml", &part)
      comments.writeTexts(to: &part)
      try archive.add("xl/comments\(number).xml", &part)
      BookParts.writeCommentRelationships(number, to: &part)
      try archive.add("xl/worksheets/_rels/sheet\(index + 1).xml.rels", &part)
    }
  }

  /// Hands the workbook's bytes to `body`.
  static func write<Result>(
    _ workbook: DrawnWorkbook, _ body: (UnsafeBufferPointer<UInt8>) throws(SheetError) -> Result
  ) throws(SheetError) -> Result {
    try checkNames(of: workbook.sheets)
    var texts = SharedTexts()
    var formats = CellFormats()
    var sheets: [SheetPart] = []
    let first = workbook.sheets.firstIndex { !$0.behaviour.isHidden }
    for (index, sheet) in workbook.sheets.enumerated() {
      sheets.append(
        try SheetPart(sheet, isFirst: index == first ?? 0, texts: &texts, formats: &formats))
    }
    let names = BookNames(workbook)
    let book = BookParts(workbook: workbook, names: names, hasTexts: !texts.isEmpty)
    let properties = PropertyParts(workbook: workbook, names: names)
    var archive = try ZipWriter()
    var part = ByteWriter(capacity: 1 << 16)
    book.writeTypes(to: &part)
    try archive.add("[Content_Types].xml", &part)
    book.writePackageRelationships(to: &part)
    try archive.add("_rels/.rels", &part)
    book.writeBookRelationships(to: &part)
    try archive.add("xl/_rels/workbook.xml.rels", &part)
    for (index, sheet) in sheets.enumerated() {
      sheet.write(to: &part, formats: &formats)
      try archive.add("xl/worksheets/sheet\(index + 1).xml", &part)
    }
    book.writeBook(to: &part)
    try archive.add("xl/workbook.xml", &part)
    try add(commentsOf: sheets, to: &archive, by: &part)
    if !texts.isEmpty {
      texts.write(to: &part)
      try archive.add("xl/sharedStrings.xml", &part)
    }
    if let stamp = workbook.stamp {
      PropertyParts.writeCustom(stamp, to: &part)
      try archive.add("docProps/custom.xml", &part)
    }
    PackageResources.theme1_xml.withUnsafeBufferPointer { part.put($0) }
    try archive.add("xl/theme/theme1.xml", &part)
    StylesPart.write(
      formats, hasComments: workbook.sheets.contains { !$0.behaviour.comments.isEmpty }, to: &part)
    try archive.add("xl/styles.xml", &part)
    properties.writeCore(to: &part)
    try archive.add("docProps/core.xml", &part)
    properties.writeApplication(to: &part)
    try archive.add("docProps/app.xml", &part)
    return try archive.finish(body)
  }

  /// Source: Excel specifications and limits.
  private static func checkNames(of sheets: [DrawnSheet]) throws(SheetError) {
    var taken: Set<String> = []
    for sheet in sheets {
      let isAllowed =
        !sheet.name.isEmpty && sheet.name.unicodeScalars.count <= longestName
        && !sheet.name.utf8.contains(where: forbidden.contains)
        && sheet.name.utf8.first != apostrophe && sheet.name.utf8.last != apostrophe
      guard isAllowed, taken.insert(sheet.name.lowercased()).inserted else {
        throw SheetError(.cannotWrite(LibraryReasons.sheetName), at: SheetLocation(sheet: sheet.name))
      }
    }
  }

  private static let longestName = 31
  private static let forbidden = Array("[]:*?/\\".utf8)
  private static let apostrophe = UInt8(ascii: "'")
}
