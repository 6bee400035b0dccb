/// The parts that say what a workbook is made of.
struct BookParts {
  private static let namespace: StaticString =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  let workbook: DrawnWorkbook
  let names: BookNames
  /// Whether any cell has a text.
  let hasTexts: Bool

  /// Source: ECMA-376 Part 2, 10.1.2.2 (content types).
  func writeTypes(to part: inout ByteWriter) {
    part.putDeclaration()
    part.put("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">")
    part.put("<Default Extension=\"rels\" ")
    part.put("ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
    part.put("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
    let comments = workbook.sheets.count { !$0.behaviour.comments.isEmpty }
    if comments > 0 {
      part.put("<Default Extension=\"vml\" ")
      part.put("ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>")
    }
    let document: StaticString = "application/vnd.openxmlformats-officedocument."
    let package: StaticString = "application/vnd.openxmlformats-package."
    put("docProps/app.xml", document, "extended-properties+xml", to: &part)
    put("docProps/core.xml", package, "core-properties+xml", to: &part)
    put("xl/styles.xml", document, "spreadsheetml.styles+xml", to: &part)
    put("xl/theme/theme1.xml", document, "theme+xml", to: &part)
    put("xl/workbook.xml", document, "spreadsheetml.sheet.main+xml", to: &part)
    for number in 1...workbook.sheets.count {
      put("xl/worksheets/sheet\(number).xml", document, "spreadsheetml.worksheet+xml", to: &part)
    }
    for number in 0..<comments {
      put("xl/comments\(number + 1).xml", document, "spreadsheetml.comments+xml", to: &part)
    }
    if hasTexts { put("xl/sharedStrings.xml", document, "spreadsheetml.sharedStrings+xml", to: &part) }
    if workbook.stamp != nil { put("docProps/custom.xml", document, "custom-properties+xml", to: &part) }
    part.put("</Types>")
  }

  private func put(_ path: String, _ type: StaticString, _ subtype: StaticString, to part: inout ByteWriter) {
    part.put("<Override PartName=\"/")
    part.put(plain: path)
    part.put("\" ContentType=\"")
    part.put(type)
    part.put(subtype)
    part.put("\"/>")
  }

  // MARK: Relationships

  /// Source: ECMA-376 Part 2, 9.3 (relationships).
  func writePackageRelationships(to part: inout ByteWriter) {
    var count = 0
    Self.begin(&part)
    put("officeDocument", "xl/workbook.xml", &count, to: &part)
    let own: StaticString = "http://schemas.openxmlformats.org/package/2006/relationships"
    Self.put(own, "metadata/core-properties", "docProps/core.xml", &count, to: &part)
    put("extended-properties", "docProps/app.xml", &count, to: &part)
    if workbook.stamp != nil { put("custom-properties", "docProps/custom.xml", &count, to: &part) }
    part.put("</Relationships>")
  }

  func writeBookRelationships(to part: inout ByteWriter) {
    var count = 0
    Self.begin(&part)
    for number in 1...workbook.sheets.count {
      put("worksheet", "worksheets/sheet\(number).xml", &count, to: &part)
    }
    put("theme", "theme/theme1.xml", &count, to: &part)
    put("styles", "styles.xml", &count, to: &part)
    if hasTexts { put("sharedStrings", "sharedStrings.xml", &count, to: &part) }
    part.put("</Relationships>")
  }

  /// The relationships of a sheet with comments, of which it is the one of a number.
  static func writeCommentRelationships(_ number: Int, to part: inout ByteWriter) {
    var count = 0
    begin(&part)
    put(namespace, "vmlDrawing", "../drawings/vmlDrawing\(number).vml", &count, to: &part)
    put(namespace, "comments", "../comments\(number).xml", &count, to: &part)
    part.put("</Relationships>")
  }

  private static func begin(_ part: inout ByteWriter) {
    part.putDeclaration()
    part.put("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">")
  }

  private func put(_ type: StaticString, _ target: String, _ count: inout Int, to part: inout ByteWriter) {
    Self.put(Self.namespace, type, target, &count, to: &part)
  }

  private static func put(
    _ namespace: StaticString, _ type: StaticString, _ target: String, _ count: inout Int,
    to part: inout ByteWriter
  ) {
    count += 1
    part.put("<Relationship Id=\"rId")
    part.put(count)
    part.put("\" Type=\"")
    part.put(namespace)
    part.put(UInt8(ascii: "/"))
    part.put(type)
    part.put("\" Target=\"")
    part.put(plain: target)
    part.put("\"/>")
  }

  // MARK: The workbook

  /// Source: ECMA-376 Part 1, 18.2.27 (workbook).
  func writeBook(to part: inout ByteWriter) {
    part.putDeclaration()
    part.put("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"")
    part.put(Self.namespace)
    part.put("\"><fileVersion appName=\"xl\" lastEdited=\"4\" lowestEdited=\"4\" rupBuild=\"4505\"/>")
    part.put("<workbookPr defaultThemeVersion=\"124226\"/><bookViews>")
    part.put("<workbookView xWindow=\"240\" yWindow=\"15\" windowWidth=\"16095\" windowHeight=\"9660\"/>")
    part.put("</bookViews><sheets>")
    for (index, sheet) in workbook.sheets.enumerated() {
      part.put("<sheet")
      part.put("name", attribute: WrittenText.plain(sheet.name))
      part.put("sheetId", index + 1)
      if sheet.behaviour.isHidden { part.put(" state=\"hidden\"") }
      part.put(" r:id=\"rId")
      part.put(index + 1)
      part.put("\"/>")
    }
    part.put("</sheets>")
    if !names.all.isEmpty {
      part.put("<definedNames>")
      for name in names.all {
        part.put("<definedName")
        part.put("name", attribute: WrittenText.plain(name.name))
        if let sheet = name.sheet { part.put("localSheetId", sheet) }
        part.put(UInt8(ascii: ">"))
        part.put(text: WrittenText.plain(name.formula))
        part.put("</definedName>")
      }
      part.put("</definedNames>")
    }
    // Programs compute all formulas when they open the file, whatever results are stored.
    part.put("<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/></workbook>")
  }
}
