internal import CXlsx

extension SheetBehaviour {
  /// Tells libxlsxwriter of all of it.
  func apply(to sheet: OpaquePointer, styles: inout LibraryWriter.Styles) throws(SheetError) {
    if isHidden { cxlsx_sheet_hide(sheet) }
    if isProtected { cxlsx_sheet_protect(sheet) }
    if let frozen { cxlsx_sheet_freeze(sheet, UInt32(frozen.row), UInt16(frozen.column)) }
    if let selected { cxlsx_sheet_select(sheet, UInt32(selected.row), UInt16(selected.column)) }
    if zoom != 100 { cxlsx_sheet_set_zoom(sheet, UInt16(zoom)) }
    for validation in validations { try validation.apply(to: sheet) }
    for coloring in colorings {
      guard let style = styles[coloring.style] else { continue }
      let (first, last) = (coloring.range.first, coloring.range.last)
      try XLSXFile.check(
        cxlsx_sheet_color_where(
          sheet, UInt32(first.row), UInt16(first.column), UInt32(last.row), UInt16(last.column),
          WrittenText.plain(coloring.formula), style))
    }
    for (cell, text) in comments {
      let (width, height) = Self.sizeOfComment(text)
      try XLSXFile.check(
        cxlsx_sheet_comment(
          sheet, UInt32(cell.row), UInt16(cell.column), WrittenText.plain(text), "mirsheet",
          UInt16(clamping: width), UInt16(clamping: height)))
    }
  }
}

extension SheetBehaviour.Validation {
  fileprivate func apply(to sheet: OpaquePointer) throws(SheetError) {
    var rule = cxlsx_validation()
    var source: String?
    switch kind {
    case .any: rule.kind = 0
    case .list(let name, let isAdvice):
      rule.kind = 1
      source = "=\(name)"
      rule.is_advice = isAdvice
    case .number(let bounds):
      rule.kind = 2
      (rule.minimum, rule.maximum) = (bounds.lowerBound, bounds.upperBound)
    case .integer(let bounds):
      rule.kind = 3
      (rule.minimum, rule.maximum) = (Double(bounds.lowerBound), Double(bounds.upperBound))
    }
    let code = Self.withTexts([source, input.title, input.text, error?.title, error?.text]) { texts in
      rule.source = texts[0]
      rule.input_title = texts[1]
      rule.input_message = texts[2]
      rule.error_title = texts[3]
      rule.error_message = texts[4]
      return cxlsx_sheet_validate(
        sheet, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
        UInt16(range.last.column), &rule)
    }
    try XLSXFile.check(code)
  }

  /// Calls `body` with C strings that live as long as the call.
  private static func withTexts(
    _ texts: [String?], _ found: [UnsafePointer<CChar>?] = [], _ body: ([UnsafePointer<CChar>?]) -> Int32
  ) -> Int32 {
    guard found.count < texts.count else { return body(found) }
    guard let text = texts[found.count] else { return withTexts(texts, found + [nil], body) }
    return WrittenText.plain(text).withCString { withTexts(texts, found + [$0], body) }
  }
}
