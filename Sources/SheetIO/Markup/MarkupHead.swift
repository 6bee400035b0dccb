/// The beginning of a file of markup, as ``TextHead`` has it.
struct MarkupHead {
  private let text: String

  /// Looks at the first ``FormatSignature/bytes`` only, and at no more than one of what is no markup.
  init(_ bytes: UnsafeRawBufferPointer) {
    text =
      TextHead.begins(bytes, with: XMLByte.open)
      ? String(decoding: TextHead(bytes).bytes, as: UTF8.self) : ""
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
