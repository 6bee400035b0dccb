/// Names that the parts of a spreadsheet package share.
enum Spreadsheet {
  /// Whether the namespace is that of SpreadsheetML, transitional or strict.
  ///
  /// None at all is taken as it is meant. Source: ECMA-376 Part 1, 18 and Part 4, 3.
  static func isMain(_ namespace: XMLText) -> Bool {
    namespace.bytes.isEmpty || namespace == "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
      || namespace == "http://purl.oclc.org/ooxml/spreadsheetml/main"
  }

  /// Where the workbook part lies when no relationship says.
  static let usualWorkbookPart = PartName("xl/workbook.xml")
  /// The list of content types.
  ///
  /// Source: ECMA-376 Part 2, 7.2.3.
  static let contentTypesPart = PartName("[Content_Types].xml")
  /// Where custom properties lie when no relationship says.
  static let usualCustomPropertiesPart = PartName("docProps/custom.xml")
  /// The custom property that this program gives to every workbook that it draws.
  static let ownDrawingProperty: StaticString = "mirsheet"
  /// The property that templates have.
  static let templateProperty: StaticString = "mirsheet-plantilla"
}
