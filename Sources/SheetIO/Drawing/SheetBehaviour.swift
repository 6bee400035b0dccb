internal import CXlsx

/// How a drawn sheet behaves when people work in it: what may be changed, what may be typed, what is said.
package struct SheetBehaviour: Sendable {
  /// What may be typed into a range.
  package struct Validation: Sendable {
    /// What the cells take.
    package enum Kind: Sendable {
      /// Anything.
      case any
      /// One of the values that a name stands for; anything else after a warning if `isAdvice`.
      case list(name: String, isAdvice: Bool)
      case number(ClosedRange<Double>)
      case integer(ClosedRange<Int>)
    }
    /// The cells.
    package var range: CellRange
    /// What they take.
    package var kind: Kind
    /// What is shown when a cell is selected, and when something else was typed.
    package var input: Message
    package var error: Message?

    /// A validation.
    package init(_ range: CellRange, _ kind: Kind, input: Message, error: Message? = nil) {
      self.range = range
      self.kind = kind
      self.input = input
      self.error = error
    }
  }

  /// A message with a title of at most 32 characters and a text of at most 255; longer ones are cut.
  ///
  /// Source: ECMA-376 Part 1, 18.3.1.32 (dataValidation).
  package struct Message: Sendable, Hashable {
    package var title: String
    package var text: String

    /// A message.
    package init(_ title: String, _ text: String) {
      self.title = Self.cut(title, to: 32)
      self.text = Self.cut(text, to: 255)
    }

    private static func cut(_ text: String, to limit: Int) -> String {
      text.utf16.count <= limit ? text : String(text.prefix(limit - 1)) + "…"
    }
  }

  /// A colour for the cells of which a formula, written for the first of them, is true.
  package struct Coloring: Sendable {
    package var range: CellRange
    package var formula: String
    package var style: CellStyle

    /// A colour.
    package init(_ range: CellRange, where formula: String, _ style: CellStyle) {
      self.range = range
      self.formula = formula
      self.style = style
    }
  }

  /// Whether the tab is not shown.
  package var isHidden = false
  /// Whether locked cells cannot be changed; there is no password.
  package var isProtected = false
  /// The first cell that moves: rows above and columns left of it stay in view.
  package var frozen: CellAddress?
  /// The cell that is selected first.
  package var selected: CellAddress?
  /// Per cent of the natural size on the screen.
  package var zoom = 100
  package var validations: [Validation] = []
  /// Of several that apply to a cell, the first wins and the others do nothing: not every program applies more than one.
  package var colorings: [Coloring] = []
  package var comments: [(cell: CellAddress, text: String)] = []

  /// A sheet like any other.
  package init() {}

  func apply(to sheet: OpaquePointer, styles: inout XLSXWriter.Styles) throws(SheetError) {
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
      let lines = TextMeasure.lines(text, width: Double(Self.commentWidth) * 0.75 - 12, fontSize: 9)
      try XLSXFile.check(
        cxlsx_sheet_comment(
          sheet, UInt32(cell.row), UInt16(cell.column), WrittenText.plain(text), "mirsheet",
          Self.commentWidth,
          UInt16(clamping: lines * 16 + 16)))
    }
  }

  /// Pixels.
  private static let commentWidth: UInt16 = 240
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
