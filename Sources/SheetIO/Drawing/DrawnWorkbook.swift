/// A workbook to be written: its sheets with everything that is seen and printed.
package struct DrawnWorkbook: Sendable {
  /// The sheets in order; at least one.
  package var sheets: [DrawnSheet]
  /// The document's title.
  package var title: String?
  /// The document's subject.
  package var subject: String?
  /// The office that the document belongs to.
  package var company: String?
  /// Words that the document is found by.
  package var keywords: String?
  /// Names for ranges, in order: `tipos` and `=Listas!$A$1:$A$2`.
  package var names: [(name: String, formula: String)] = []
  /// A custom property and its value, by which the program knows its own drawings.
  package var stamp: (property: String, value: String)?

  /// A workbook.
  package init(
    sheets: [DrawnSheet], title: String? = nil, subject: String? = nil, company: String? = nil,
    stamp: (property: String, value: String)? = nil
  ) {
    self.sheets = sheets
    self.title = title
    self.subject = subject
    self.company = company
    self.stamp = stamp
  }
}

/// A sheet to be written.
package struct DrawnSheet: Sendable {
  /// What a cell holds.
  package enum Content: Sendable, Hashable {
    case blank
    case text(String)
    case number(Double)
    case boolean(Bool)
    /// A formula with its stored result; the text begins with `=`.
    case formula(String, result: Double)
    /// A formula whose result shows nothing yet.
    case blankFormula(String)
  }

  /// One cell, or one merged range.
  package struct Box: Sendable, Hashable {
    /// The cells that it covers.
    package var range: CellRange
    /// What is in it.
    package var content: Content
    /// How it looks.
    package var style: CellStyle

    /// A cell or a merged range.
    package init(_ range: CellRange, _ content: Content, _ style: CellStyle) {
      self.range = range
      self.content = content
      self.style = style
    }
  }

  /// A picture, where its corner is, and how large it is shown.
  package struct PlacedPicture: Sendable, Hashable {
    package var picture: Picture
    /// The cell of its upper left corner.
    package var cell: CellAddress
    /// Points right of and below the corner of the cell.
    package var inset: Double
    /// Points.
    package var width: Double
    package var height: Double

    /// A picture at a cell.
    package init(_ picture: Picture, at cell: CellAddress, inset: Double, width: Double, height: Double) {
      self.picture = picture
      self.cell = cell
      self.inset = inset
      self.width = width
      self.height = height
    }
  }

  /// The name on the tab: 1 to 31 characters, none of `[ ] : * ? / \`, unique in the workbook.
  package var name: String
  /// The cells, in any order, none overlapping.
  package var boxes: [Box] = []
  /// Column widths in characters of the default font, from column A on.
  package var columnWidths: [Double] = []
  /// Row heights in points, for the rows that have one.
  package var rowHeights: [Int: Double] = [:]
  /// The height in points of the other rows, which grow with what is typed; Excel's own where there is none.
  package var defaultRowHeight: Double?
  /// The rows that are printed on top of every page.
  package var repeatedRows: ClosedRange<Int>?
  /// The columns that are printed at the left of every page.
  package var repeatedColumns: ClosedRange<Int>?
  /// The rows before which a new page begins.
  package var pageBreaks: [Int] = []
  /// The columns before which a new page begins.
  ///
  /// With any, the sheet is printed in its natural size; without, it is made
  /// smaller where it is wider than a page.
  package var columnBreaks: [Int] = []
  /// A picture over the cells.
  package var picture: PlacedPicture?
  /// The text at the foot of every page, in Excel's header codes; without it the pages are as Excel has them, and not
  /// of ``PagePaper``.
  package var footer: String? = "&C&8Página &P de &N"
  /// The paper of the pages.
  package var paper = PagePaper.oficio

  /// How the sheet behaves when people work in it.
  package var behaviour = SheetBehaviour()

  /// An empty sheet.
  package init(name: String) { self.name = name }
}

/// How a cell looks.
package struct CellStyle: Sendable, Hashable {
  /// Where text is from left to right.
  package enum Horizontal: UInt8, Sendable { case general, left, center, right }
  /// Where text is from top to bottom.
  package enum Vertical: UInt8, Sendable {
    case bottom, middle, top
    /// Its lines are spread over the whole height.
    case spread
  }

  /// Size in points.
  package var fontSize: Double
  package var bold = false
  package var wrap = true
  package var horizontal = Horizontal.general
  package var vertical = Vertical.top
  /// How far text is set in from the left, in steps of ``TextMeasure/indent``.
  package var indent: UInt8 = 0
  package var border = false
  /// Whether the border is open above or below, where a text goes on in the next cell.
  package var openTop = false
  package var openBottom = false
  /// A rule above the cell, to sign on.
  package var topRule = false
  /// 0xRRGGBB.
  package var background: UInt32?
  /// An Excel number format.
  package var numberFormat: String?
  /// 0xRRGGBB.
  package var textColor: UInt32?
  /// Whether the cell may be changed although the sheet is protected.
  package var unlocked = false
  /// Whether what does not fit is shown smaller; only without `wrap`.
  package var shrink = false

  /// A plain style of a size.
  package init(fontSize: Double) { self.fontSize = fontSize }

  /// The parts that most styles differ in, as one word; number formats by their length.
  var word: UInt64 {
    var word = UInt64(background ?? 0xFFFF_FFFF) << 32
    word |= UInt64(horizontal.rawValue) | UInt64(vertical.rawValue) << 2 | UInt64(indent & 0x3F) << 4
    word |=
      UInt64((numberFormat?.utf8.count ?? 0) & 0xFF) << 10 | UInt64(UInt8(clamping: Int(fontSize))) << 18
    if bold { word |= 1 << 26 }
    if border { word |= 1 << 27 }
    if unlocked { word |= 1 << 28 }
    return word
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(word) }

  /// The style with some of its parts changed.
  package func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var copy = self
    change(&copy)
    return copy
  }
}
