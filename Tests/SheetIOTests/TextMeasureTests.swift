import Testing

@testable import SheetIO

/// Texts measured over their bytes are as wide and as high as measured letter by letter.
struct TextMeasureTests {
  private static let texts: [String] = {
    let words = [
      "obra", "Índice", "1,234.56", "e\u{301}", "中文", "🙂", "co\u{AD}op", "programa-presupuestario", "y/o",
      "-", "W",
      String(repeating: "larga", count: 30), "\u{200B}", "a\tb", "ñandú", "—", "“cita”", "\u{7F}",
    ]
    var texts = ["", " ", "\n", "  ", "a\n", "a ", "\n\na", "a-", "-a", "a/b-c"] + words
    let ends = [" ", " ", " ", "\n", "-", ""]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<120 {
      var text = ""
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        text += words[Int.random(in: words.indices, using: &random)]
        text += ends[Int.random(in: ends.indices, using: &random)]
      }
      texts.append(text)
    }
    return texts
  }()

  /// Quarters of a thousandth of the font's size.
  private static func advance(_ scalar: Unicode.Scalar) -> Int {
    Int((TextMeasure.width(String(Character(scalar)), fontSize: 250)).rounded())
  }

  @Test(arguments: [
    (" ", 69), ("0", 139), ("W", 236), ("é", 139), ("É", 180), ("\u{301}", 0), ("中", 250), ("🙂", 250),
  ])
  func `letters have the widths of Helvetica`(_ letter: Unicode.Scalar, _ quarters: Int) {
    #expect(Self.advance(letter) == quarters)
  }

  @Test func `a text is as wide as its letters`() {
    for text in Self.texts {
      let quarters = text.unicodeScalars.reduce(0) { $0 + Self.advance($1) }
      #expect(TextMeasure.width(text, fontSize: 8) == Double(quarters) * 4 / 1000 * 8)
      let longest = text.unicodeScalars.split(separator: " ").map { $0.reduce(0) { $0 + Self.advance($1) } }
        .max()
      #expect(TextMeasure.longestWord(text, fontSize: 8) == Double(longest ?? 0) * 4 / 1000 * 8)
    }
  }

  // MARK: Wrapping, letter by letter

  /// Where lines are: pieces of words go onto a line as long as there is room.
  private struct Lines {
    let width: Double
    let point = 4.0 / 1000 * 8 * 1.04
    var count = 1
    var used = 0.0
    var piece = 0
    var hasBegun = false
    var isGlued = false

    mutating func end(gluesNext: Bool) {
      let wide = Double(piece) * point
      let gap = used > 0 && !isGlued ? 69 * point : 0
      if used > 0, used + gap + wide > width {
        count += 1
        used = 0
      } else {
        used += gap
      }
      if wide > width {
        count += Int((wide / (width - 8)).rounded(.up)) - 1
        used = wide.truncatingRemainder(dividingBy: width - 8)
      } else {
        used += wide
      }
      (piece, hasBegun, isGlued) = (0, false, gluesNext)
    }
  }

  private static func lines(_ text: String, width: Double) -> Int {
    var lines = Lines(width: width)
    var isBreakable = false
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "\n" {
        lines.end(gluesNext: false)
        if scalar == "\n" { (lines.count, lines.used) = (lines.count + 1, 0) }
        isBreakable = false
        continue
      }
      if isBreakable { lines.end(gluesNext: true) }
      isBreakable = (scalar == "-" || scalar == "/") && lines.hasBegun
      lines.piece += advance(scalar)
      lines.hasBegun = true
    }
    lines.end(gluesNext: false)
    return lines.count
  }

  @Test(arguments: [20.0, 66, 200]) func `a text takes as many lines as its letters do`(_ width: Double) {
    let wrong = Self.texts.filter {
      TextMeasure.lines($0, width: width, fontSize: 8) != Self.lines($0, width: width)
    }
    #expect(wrong.isEmpty)
  }

  @Test(arguments: [20.0, 66, 200], [1, 3, 12])
  func `pieces joined are the text, and none takes more lines than it may`(_ width: Double, _ lines: Int) {
    for text in Self.texts {
      let pieces = TextPieces.split(text, width: width, fontSize: 8, lines: lines)
      #expect(pieces.joined().utf8.elementsEqual(text.utf8))
      #expect(TextPieces.fits(text, width: width, fontSize: 8, lines: lines) == (pieces.count == 1))
      let whole = TextPieces.linesOfWhole(text, width: width, fontSize: 8, lines: lines)
      #expect(
        whole == (pieces.count > 1 ? nil : TextPieces.lines(text, width: width, fontSize: 8)), "\(text)")
      for piece in pieces.dropLast() {
        #expect(piece.unicodeScalars.last == " " || piece.unicodeScalars.last == "\n" || !piece.contains(" "))
      }
    }
  }
}
