import Foundation
import MIRSchema
import SheetIO

/// How the numbers of a column are shown so that their decimal points are below each other, and no decimal is shown that
/// a number does not have.
struct AlignedNumbers {
  /// The most decimals of a number of the column.
  private(set) var decimals = 0
  /// The points that the widest needs.
  private(set) var width = 0.0
  /// The formats, by a number's own decimals.
  private var formats: [String] = []

  /// A column without numbers.
  init() {}

  /// A column of these numbers, with room for so many decimals at least.
  init(_ numbers: some Sequence<Decimal>, decimals least: Int = 0) {
    decimals = least
    var whole = 0.0
    var longest = 0.0
    for number in numbers {
      guard let own = Self.decimals(of: number) else {
        longest = max(longest, Self.points("\(number)"))
        continue
      }
      decimals = max(decimals, own)
      whole = max(whole, Self.wholeWidth(of: number))
    }
    let tail = decimals == 0 ? 0 : Self.separator + Double(decimals) * Self.digit
    width = max(longest, whole + tail) + Self.gap
    formats = Self.formats(of: decimals)
  }

  /// The format of a number; `nil` for one that is written as text, because no double holds it at 15 digits.
  func format(of number: Decimal) -> String? {
    guard let own = Self.decimals(of: number) else { return nil }
    return own < formats.count ? formats[own] : Self.format(own, of: own)
  }

  /// The format of numbers of which it is not known yet how many decimals they have, and of whole ones among them.
  static let typed = format(typedDecimals, of: typedDecimals)
  static let typedWhole = format(0, of: typedDecimals)
  static let typedDecimals = 2

  /// Decimals that are not there take the room that they would have; behind all is the width of a parenthesis, so that no
  /// number touches the border.
  ///
  /// Source: ECMA-376 Part 1, 18.8.31 (numFmts): `_` skips the width of the character behind it.
  private static func format(_ own: Int, of all: Int) -> String {
    guard all > 0 else { return "#,##0_)" }
    let point = own == 0 ? "_." : "."
    return "#,##0" + point + String(repeating: "0", count: own) + String(repeating: "_0", count: all - own)
      + "_)"
  }

  private static func decimals(of number: Decimal) -> Int? {
    let decimals = max(0, -number.exponent)
    return decimals <= mostDecimals && number.fitsCell ? decimals : nil
  }

  /// What a double holds.
  private static let mostDecimals = 15

  /// The formats of columns of so many decimals, by a number's own.
  private static func formats(of decimals: Int) -> [String] {
    known.indices.contains(decimals) ? known[decimals] : (0...decimals).map { format($0, of: decimals) }
  }

  private static let known = (0...mostDecimals).map { all in (0...all).map { format($0, of: all) } }

  /// What is before the point, with a separator for three digits at most; all digits are of one width.
  private static func wholeWidth(of number: Decimal) -> Double {
    guard let few = FewDigits(number), few.wholeDigits < wholeWidths.count else {
      return wholeWidth("\(number)".prefix { $0 != "." })
    }
    let widths = wholeWidths[few.wholeDigits]
    return few.digits < 0 ? widths.negative : widths.positive
  }

  private static func wholeWidth(_ digits: some StringProtocol) -> Double {
    points(String(digits)) + Double((digits.utf8.count - 1) / 3) * separator
  }

  /// By the number of digits.
  private static let wholeWidths = (0...20).map { count in
    let digits = String(repeating: "0", count: max(1, count))
    return (positive: wholeWidth(digits), negative: wholeWidth("-" + digits))
  }

  private static func points(_ text: String) -> Double {
    TextMeasure.width(text, fontSize: ReportSheet.textStyle.fontSize)
  }

  private static let digit = points("0")
  private static let gap = points(")")
  private static let separator = points(",")
}
