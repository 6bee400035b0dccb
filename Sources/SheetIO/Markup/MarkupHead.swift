/// The beginning of a file of markup, in lower case and without byte-order mark, NULs and leading white space.
///
/// Leaving the NULs out lets UTF-16 markup be recognised by the same words.
struct MarkupHead {
  private let text: String

  /// Looks at the first ``FormatSignature/bytes`` only.
  init(_ bytes: UnsafeRawBufferPointer) {
    let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFF, 0xFE]
    let head = bytes.prefix(FormatSignature.bytes)
      .drop { marks.contains($0) || Self.isSpace($0) || $0 == 0 }
      .filter { $0 != 0 }
      .map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    text = String(decoding: head, as: UTF8.self)
  }

  /// Whether the file begins as markup does.
  var isMarkup: Bool { text.hasPrefix("<") }

  /// SpreadsheetML 2003: a workbook whose cells are in Excel's namespace of that year.
  var isSpreadsheetML: Bool {
    isMarkup && text.contains("urn:schemas-microsoft-com:office:spreadsheet")
      && (text.contains("<workbook") || text.contains(":workbook"))
  }

  /// A flat OpenDocument file that is a spreadsheet.
  var isFlatOpenDocument: Bool {
    isMarkup && text.contains("<office:document")
      && text.contains("application/vnd.oasis.opendocument.spreadsheet")
  }

  /// A page: it says so, or it begins with what only pages have.
  var isHTML: Bool {
    guard isMarkup else { return false }
    return ["<!doctype html", "<html", "<table", "<body", "<head>", "<meta "].contains { text.contains($0) }
      || ["<head", "<div", "<center", "<font", "<style", "<p>", "<br", "<title"].contains {
        text.hasPrefix($0)
      }
  }

  /// The encoding that a page says of itself; `nil` when it says none.
  var charset: String? {
    guard let start = text.range(of: "charset=")?.upperBound else { return nil }
    let name = text[start...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
      .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    return name.isEmpty ? nil : String(name)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension String {
  /// Where a text is in another; without Foundation.
  fileprivate func range(of other: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
      start = index(after: start)
    }
    return nil
  }
}
