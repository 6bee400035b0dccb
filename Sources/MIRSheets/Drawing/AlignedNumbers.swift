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
  init(_ numbers: [Decimal], decimals least: Int = 0) {
    decimals = least
    var whole = 0.0
    var longest = 0.0
    for number in numbers {
      guard let own = Self.decimals(of: number) else {
        longest = max(longest, Self.width("\(number)"))
        continue
      }
      decimals = max(decimals, own)
      let digits = "\(number)".prefix { $0 != "." }
      // A separator for three digits at most.
      whole = max(whole, Self.width(digits) + Double((digits.utf8.count - 1) / 3) * Self.separator)
    }
    let tail = decimals == 0 ? 0 : Self.separator + Double(decimals) * Self.digit
    width = max(longest, whole + tail) + Self.gap
    formats = (0...decimals).map { Self.format($0, of: decimals) }
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
    guard decimals <= 15, NumberReading.decimal(number.asDouble) == number else { return nil }
    return decimals
  }

  private static func width(_ text: some StringProtocol) -> Double {
    TextMeasure.width(text, fontSize: ReportSheet.textStyle.fontSize)
  }

  private static let digit = width("0")
  private static let gap = width(")")
  private static let separator = width(",")
}
