/// How wide text is and how high it gets when it is wrapped in a cell.
///
/// The widths are those of Helvetica, which Arial and Liberation Sans share, in thousandths of the font's size.
/// Source: Adobe Font Metrics for Helvetica, core 14 fonts.
package enum TextMeasure {
  private static let narrow: [UInt16] = [
    720, 720, 720, 720, 720, 720, 720, 720, 720, 720, 720, 720, 720, 720, 720, 720,  // control characters
    720, 720, 720, 720, 720, 720, 720, 720, 720, 720, 720, 720, 720, 720, 720, 720,
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,  // space to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,  // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,  // @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,  // P to _
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,  // ` to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 556,  // p to DEL
  ]

  /// Bold text is wider by about this much.
  package static let boldFactor = 1.07
  /// Programs differ in how they lay out text; wrapping is computed with this much to spare.
  private static let spare = 1.04

  /// The width of one line, in points.
  package static func width(_ text: String, fontSize: Double, bold: Bool = false) -> Double {
    var quarters = 0
    let letters = text.utf8.span
    var place = 0
    while place < letters.count { quarters += nextLetter(of: letters, &place).advance }
    return points(quarters, fontSize: fontSize, bold: bold)
  }

  /// The width of the longest word, in points.
  package static func longestWord(_ text: String, fontSize: Double, bold: Bool = false) -> Double {
    var (longest, quarters) = (0, 0)
    let letters = text.utf8.span
    var place = 0
    while place < letters.count {
      quarters += plainLetters(of: letters, &place)
      longest = max(longest, quarters)
      guard place < letters.count else { break }
      let letter = nextLetter(of: letters, &place)
      quarters = letter.byte == space ? 0 : quarters + letter.advance
      longest = max(longest, quarters)
    }
    return points(longest, fontSize: fontSize, bold: bold)
  }

  private static func points(_ quarters: Int, fontSize: Double, bold: Bool) -> Double {
    Double(quarters) * 4 / 1000 * fontSize * (bold ? boldFactor : 1)
  }

  static let space = UInt8(ascii: " ")
  static let lineFeed = UInt8(ascii: "\n")

  /// A letter of a text: the byte that it is or begins with, and its width in quarters of a thousandth of the font's size.
  struct Letter {
    let byte: UInt8
    let advance: Int
  }

  /// The letter at a place, which is moved behind it.
  @inline(__always)
  static func nextLetter(of text: Span<UInt8>, _ place: inout Int) -> Letter {
    let byte = text[place]
    place += 1
    if byte < 0x80 { return Letter(byte: byte, advance: Int(narrow[Int(byte)] >> 2)) }
    return Letter(byte: byte, advance: advance(restOf: text, &place, behind: byte))
  }

  /// The width of the letters of ASCII from a place on, up to one that lines may end at; most letters are such.
  @inline(__always)
  static func plainLetters(of text: Span<UInt8>, _ place: inout Int) -> Int {
    var quarters = 0
    while place < text.count {
      let byte = text[place]
      // Behind the space, the hyphen and the slash are letters of which none is special.
      guard byte < 0x80, byte > UInt8(ascii: "/") || (byte > space && byte < UInt8(ascii: "-")) else { break }
      quarters += Int(narrow[Int(byte)] >> 2)
      place += 1
    }
    return quarters
  }

  /// The width of a letter outside ASCII, whose first byte has been read.
  private static func advance(restOf text: Span<UInt8>, _ place: inout Int, behind first: UInt8) -> Int {
    let more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1
    var scalar = UInt32(first) & (0x3F >> UInt32(more))
    for _ in 0..<more where place < text.count {
      scalar = scalar << 6 | UInt32(text[place] & 0x3F)
      place += 1
    }
    return switch scalar {
    case 0xC0...0xDD: 180
    case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x80..<0x0250: 139
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60,
      0x1F000...0x1FAFF:
      250
    default: 180
    }
  }

  /// The width of the widest letter, in sizes of the font, as wrapping computes with it.
  static let widestAdvance = 1.015 * spare

  /// How many lines the text takes when it is wrapped at words into `width` points.
  ///
  /// A word longer than a line is broken, as Excel and LibreOffice do.
  package static func lines(_ text: String, width: Double, fontSize: Double, bold: Bool = false) -> Int {
    guard width > fontSize else { return text.count }
    return lines(text.utf8.span, width: width, fontSize: fontSize, bold: bold)
  }

  static func lines(_ text: Span<UInt8>, width: Double, fontSize: Double, bold: Bool) -> Int {
    wrapped(text, width: width, fontSize: fontSize, bold: bold).lines
  }

  /// The lines of a text, and whether a word in it may be broken, behind a hyphen or a slash.
  static func wrapped(
    _ text: Span<UInt8>, width: Double, fontSize: Double, bold: Bool
  ) -> (lines: Int, breaksWords: Bool) {
    var breaksWords = false
    var wrapping = Wrapping(width: width, fontSize: fontSize, bold: bold)
    // A hyphen or a slash that lines may break after, if more of the word follows.
    var isBreakable = false
    var place = 0
    while place < text.count {
      let start = place
      let plain = plainLetters(of: text, &place)
      if place > start {
        if isBreakable {
          wrapping.endPiece(gluesNext: true)
          breaksWords = true
        }
        isBreakable = false
        wrapping.add(plain)
        guard place < text.count else { break }
      }
      let letter = nextLetter(of: text, &place)
      switch letter.byte {
      case space: wrapping.endPiece(gluesNext: false)
      case lineFeed:
        wrapping.endPiece(gluesNext: false)
        wrapping.endLine()
      default:
        if isBreakable {
          wrapping.endPiece(gluesNext: true)
          breaksWords = true
        }
        let isHyphen = letter.byte == UInt8(ascii: "-") || letter.byte == UInt8(ascii: "/")
        isBreakable = isHyphen && wrapping.hasBegun
        wrapping.add(letter.advance)
        continue
      }
      isBreakable = false
    }
    wrapping.endPiece(gluesNext: false)
    return (wrapping.lines, breaksWords)
  }

  /// The state of wrapping one text: pieces of words go onto the line as long as there is room.
  struct Wrapping {
    private let width: Double
    private let fontSize: Double
    /// The width of a quarter of a thousandth of the font's size, in points.
    private let point: Double
    private(set) var lines = 1
    private(set) var hasBegun = false
    private var used = 0.0
    private var piece = 0
    private var isGlued = false

    init(width: Double, fontSize: Double, bold: Bool) {
      self.width = width
      self.fontSize = fontSize
      point = 4.0 / 1000 * fontSize * (bold ? boldFactor : 1) * spare
    }

    /// Adds letters to the piece.
    mutating func add(_ quarters: Int) {
      piece += quarters
      hasBegun = true
    }

    mutating func endLine() {
      lines += 1
      used = 0
    }

    mutating func endPiece(gluesNext: Bool) {
      let wide = Double(piece) * point
      let gap = used > 0 && !isGlued ? Double(narrow[Int(space)] >> 2) * point : 0
      if used > 0, used + gap + wide > width {
        endLine()
      } else {
        used += gap
      }
      if wide > width {
        lines += Int((wide / (width - fontSize)).rounded(.up)) - 1
        used = wide.truncatingRemainder(dividingBy: width - fontSize)
      } else {
        used += wide
      }
      piece = 0
      hasBegun = false
      isGlued = gluesNext
    }
  }

  /// The height of so many lines in a cell, in points.
  package static func height(lines: Int, fontSize: Double) -> Double {
    (Double(lines) * fontSize * lineSpacing + padding).rounded(.up)
  }

  /// How many lines a row of a height has room for.
  package static func lines(height: Double, fontSize: Double) -> Int {
    max(1, Int((min(height, Self.endless) - padding) / (fontSize * lineSpacing)))
  }

  /// Excel draws Arial at 8 points in lines of 14 pixels; LibreOffice needs less.
  private static let lineSpacing = 1.32
  private static let padding = 2.0
  /// The greatest height of a row.
  ///
  /// Source: Excel specifications and limits.
  package static let highestRow = 409.0

  /// Points that no text takes.
  private static let endless = 1e7

  /// The width that a column of so many characters leaves for text, in points.
  ///
  /// Seven pixels a character and five of padding at 96 dots an inch. Source: ECMA-376 Part 1, 18.3.1.13 (width).
  package static func textWidth(columnWidths: some Sequence<Double>) -> Double {
    textWidth(pixels: columnWidths.reduce(0) { $0 + columnPixels($1) })
  }

  /// The same of columns of so many pixels together.
  package static func textWidth(pixels: Double) -> Double { max(0, pixels - 6) * 0.75 }

  /// The pixels of a column of so many characters.
  package static func columnPixels(_ characters: Double) -> Double { (characters * 7).rounded(.down) + 5 }

  /// One step by which text is set in, in points: three spaces of the default font.
  ///
  /// Source: ECMA-376 Part 1, 18.8.1 (alignment, indent).
  package static let indent = 8.5

  /// The points of a column that are not for text, and a little that programs differ by.
  package static let cellPadding = 5.5

  /// The width in characters of a column of so many points, as columns can be: whole pixels.
  package static func characters(_ points: Double) -> Double { ((points / 0.75).rounded(.down) - 5) / 7 }

  /// The whole width of columns, in points.
  package static func columnWidth(_ characters: Double) -> Double {
    columnPixels(characters) * 0.75
  }
}
