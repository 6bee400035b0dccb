/// How a cell looks, in the parts that a workbook keeps apart: its font, its fill, its border, its number format.
///
/// Source: ECMA-376 Part 1, 18.8.45 (xf).
struct CellFormat: Hashable {
  /// Source: ECMA-376 Part 1, 18.8.22 (font).
  struct Font: Hashable {
    var size: Double
    var bold = false
    /// 0xRRGGBB; `nil` is the theme's.
    var color: UInt32?
  }

  /// Which edges have a line.
  struct Border: Hashable {
    var left = false
    var right = false
    var top = false
    var bottom = false
  }

  var font: Font
  /// 0xRRGGBB.
  var fill: UInt32?
  var border = Border()
  var number: String?
  var horizontal = CellStyle.Horizontal.general
  /// `nil` for a format that says nothing of it.
  var vertical: CellStyle.Vertical?
  var indent: UInt8 = 0
  var wrap = false
  var shrink = false
  var unlocked = false

  /// The format that cells have of which nothing is said.
  static let normal = CellFormat(font: Font(size: XLSXFile.defaultFontSize))

  private init(font: Font) { self.font = font }

  init(_ style: CellStyle) {
    font = Font(size: style.fontSize, bold: style.bold, color: style.textColor.flatMap(Self.shown))
    fill = style.background.flatMap(Self.shown)
    border.left = style.border
    border.right = style.border
    border.top = (style.border && !style.openTop) || style.topRule
    border.bottom = style.border && !style.openBottom
    number = style.numberFormat.flatMap { $0.isEmpty ? nil : $0 }
    horizontal = style.horizontal
    vertical = style.vertical
    indent = style.indent
    wrap = style.wrap
    shrink = style.shrink
    unlocked = style.unlocked
  }

  /// Black is what letters are anyway, and no colour for a cell.
  private static func shown(_ color: UInt32) -> UInt32? { color == 0 ? nil : color }

  /// Whether anything is said of where text is.
  var hasAlignment: Bool {
    horizontal != .general || vertical != nil || indent != 0 || wrap || shrink
  }

  /// Whether it is said in an element; that text is at the bottom goes without saying.
  var writesAlignment: Bool {
    horizontal != .general || (vertical != nil && vertical != .bottom) || indent != 0 || wrap || shrink
  }
}

/// The styles of a workbook's cells, by numbers.
struct CellFormats {
  private var styles: [CellStyle] = []
  /// A style's number and one, at the place of its word or behind it; 0 where there is none.
  private var numbers = [Int32](repeating: 0, count: 64)
  /// By number, the format; -1 before a cell of it is written.
  private var formats: [Int] = []
  private var places: [CellFormat: Int] = [.normal: 0]
  /// The formats in the order in which cells use them, the normal one first.
  private(set) var used: [CellFormat] = [.normal]
  private var differentialPlaces: [CellFormat: Int] = [:]
  /// Those of cells that a formula colours.
  private(set) var differential: [CellFormat] = []

  /// A style's number.
  mutating func number(of style: CellStyle) -> Int {
    var place = Self.place(of: style, among: numbers.count)
    while numbers[place] != 0 {
      let number = Int(numbers[place]) - 1
      if styles[number] == style { return number }
      place = (place + 1) & (numbers.count - 1)
    }
    styles.append(style)
    formats.append(-1)
    numbers[place] = Int32(styles.count)
    if styles.count * 2 > numbers.count { spread() }
    return styles.count - 1
  }

  private static func place(of style: CellStyle, among count: Int) -> Int {
    Int(truncatingIfNeeded: (style.word &* 0x9E37_79B9_7F4A_7C15) >> 40) & (count - 1)
  }

  /// Twice the room for numbers.
  private mutating func spread() {
    numbers = [Int32](repeating: 0, count: numbers.count * 2)
    for (number, style) in styles.enumerated() {
      var place = Self.place(of: style, among: numbers.count)
      while numbers[place] != 0 { place = (place + 1) & (numbers.count - 1) }
      numbers[place] = Int32(number + 1)
    }
  }

  /// The place of a numbered style's format; the first cell that asks gives it its place.
  mutating func place(ofNumber number: Int) -> Int {
    if formats[number] >= 0 { return formats[number] }
    let format = CellFormat(styles[number])
    let place = places[format] ?? used.count
    if place == used.count {
      places[format] = place
      used.append(format)
    }
    formats[number] = place
    return place
  }

  /// The place of the format that a formula gives to cells.
  mutating func differentialPlace(of style: CellStyle) -> Int {
    let format = CellFormat(style)
    if let place = differentialPlaces[format] { return place }
    differentialPlaces[format] = differential.count
    differential.append(format)
    return differential.count - 1
  }
}
