/// Reads the tables of a web page, as government systems export them under the name of a workbook.
///
/// All tables are on one sheet, one below the other, as Excel opens them; what is between them is a row of
/// its own. Only LibreOffice's pages distinguish sheets. Source: HTML Living Standard, 4.9 (tabular data).
enum HTMLReader: WorkbookReader {
  /// The name of the one sheet, which a page does not say.
  static let sheetName = "HTML"

  static func recognizes(_ bytes: RawSpan) -> Bool { bytes.withUnsafeBytes { MarkupHead($0).isHTML } }

  static func read(_ bytes: RawSpan, limits: ReadLimits) throws(SheetError) -> Workbook {
    let (text, notices) = try bytes.withUnsafeBytes { (bytes) throws(SheetError) in try decoded(bytes) }
    let visitor = try HTMLControls.replaced(text).span.bytes.withUnsafeBytes {
      (bytes) throws(SheetError) in
      try XMLPushParser.parse(bytes, as: .html, with: HTMLVisitor(limits))
    }
    guard visitor.hasTables else { throw SheetError(.unknownFormat(withoutTables)) }
    return Workbook(
      format: .html, sheets: visitor.sheets(named: sheetName),
      notices: notices.map { WorkbookNotice($0, sheet: sheetName) } + visitor.notices(named: sheetName))
  }

  private static let withoutTables = BilingualText(
    es: "una página HTML sin tablas", en: "an HTML page without tables")

  /// The page in UTF-8: by its byte-order mark, by what it says of itself, else by its bytes.
  private static func decoded(_ bytes: UnsafeRawBufferPointer) throws(SheetError) -> (
    text: [UInt8], notices: [WorkbookNotice.Kind]
  ) {
    if ByteOrderMark(startOf: bytes) == nil, let charset = MarkupHead(bytes).charset,
      let name = encoding(charset), name != "UTF-8",
      let text = TextConversion.utf8(Array(bytes), from: name)
    {
      return (Array(text.utf8), [.encoding(charset)])
    }
    let text = try TextEncoding(bytes)
    return (text.utf8, text.notices)
  }

  /// The decoder for a page's encoding: Latin-1 is windows-1252 there.
  ///
  /// Source: WHATWG Encoding Standard, 4.2 (names and labels).
  private static func encoding(_ charset: String) -> String? {
    switch charset {
    case "iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252", "x-ansi": "CP1252"
    case "utf-8", "utf8": "UTF-8"
    case "utf-16", "utf-16le", "utf-16be": nil
    case "macintosh", "x-mac-roman": "MACINTOSH"
    case _ where charset.hasPrefix("windows-"): "CP" + charset.dropFirst("windows-".count)
    default: charset.uppercased()
    }
  }
}
