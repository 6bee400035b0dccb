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

  /// The pixels of the box that a comment is shown in.
  static func sizeOfComment(_ text: String) -> (width: Int, height: Int) {
    let lines = TextMeasure.lines(text, width: Double(commentWidth) * 0.75 - 12, fontSize: 9)
    return (commentWidth, min(lines * 16 + 16, Int(UInt16.max)))
  }

  private static let commentWidth = 240
}
