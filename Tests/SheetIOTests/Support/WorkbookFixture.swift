import SheetIO

/// A small workbook from XML strings, any part of which a test may replace, rename or leave out.
struct WorkbookFixture {
  /// The parts by name, in the order of the archive.
  var parts: [(name: String, content: [UInt8])]

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packageLinks = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// A workbook with one sheet `Informe`, whose `<sheetData>` holds `rows`; `after` follows it.
  init(rows: String, before: String = "", after: String = "", strings: String? = nil, styles: String? = nil) {
    parts = []
    set("_rels/.rels", Self.relationships([("officeDocument", "xl/workbook.xml")]))
    set("xl/workbook.xml", Self.workbook())
    set(
      "xl/_rels/workbook.xml.rels",
      Self.relationships([
        ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"),
        ("styles", "styles.xml"),
      ]))
    set(
      "xl/worksheets/sheet1.xml",
      "<worksheet xmlns=\"\(Self.main)\">\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>")
    if let strings { set("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(strings)</sst>") }
    if let styles { set("xl/styles.xml", "<styleSheet xmlns=\"\(Self.main)\">\(styles)</styleSheet>") }
  }

  /// The workbook part.
  static func workbook(
    sheets: String = "<sheet name=\"Informe\" sheetId=\"1\" r:id=\"rId1\"/>", properties: String = ""
  ) -> String {
    "<workbook xmlns=\"\(main)\" xmlns:r=\"\(links)\">\(properties)<sheets>\(sheets)</sheets></workbook>"
  }

  /// A relationships part with targets that are numbered from `rId1` on.
  static func relationships(_ targets: [(type: String, target: String)]) -> String {
    let list = targets.enumerated().map { index, link in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(links)/\(link.type)\" Target=\"\(link.target)\"/>"
    }
    return "<Relationships xmlns=\"\(packageLinks)\">\(list.joined())</Relationships>"
  }

  /// Adds or replaces a part.
  mutating func set(_ name: String, _ text: String) { set(name, bytes: Array(text.utf8)) }

  /// Adds or replaces a part by its bytes.
  mutating func set(_ name: String, bytes: [UInt8]) {
    if let index = parts.firstIndex(where: { $0.name == name }) {
      parts[index].content = bytes
    } else {
      parts.append((name, bytes))
    }
  }

  /// Gives a part another name in the archive.
  mutating func rename(_ name: String, to other: String) {
    if let index = parts.firstIndex(where: { $0.name == name }) { parts[index].name = other }
  }

  /// The file.
  var bytes: [UInt8] { StoredZip(parts).archive }

  /// The workbook as read.
  func read(_ limits: ReadLimits = .default) throws(SheetError) -> Workbook {
    try WorkbookFile.read(bytes, limits: limits)
  }

  /// The first sheet's cells as `A1 text`, a line for each.
  func cells() throws -> [String] {
    try read().sheets.first?.cells.map { "\($0.address) \($0.rawText)" } ?? []
  }
}
