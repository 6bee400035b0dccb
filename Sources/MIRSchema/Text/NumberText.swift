package import Foundation

/// A text that writes one number, taken apart by one grammar to its last character.
///
///     number    = ["'"] [sign] [currency] magnitude [percent | currency]     sign and currency in either order
///               | "(" [currency] magnitude [percent | currency] ")"    of accountants: negative
///     magnitude = digits | [digits | groups] mark digits | groups
///     groups    = one to three digits, the first not 0, then a separator and three digits, once or more
///     mark      = "." | ","
///     separator = "." | "," | "'" | space, always the same; apostrophes may part millions before another parts thousands
///
/// A blank next to a point or a comma is ignored and noted. Line breaks, tabs and two blanks in a row separate two
/// values and are in no number. Full-width digits and signs, the dashes that serve as minus, typographic apostrophes
/// and spaces of any width are what they look like. The apostrophe ahead is the one by which spreadsheets keep a number as text. What does not match is not a number; what is read has every digit
/// that was written.
package struct NumberText: Hashable, Sendable {
  /// The sign between a number's whole part and its fraction.
  package enum Mark: UInt8, Hashable, Sendable, CaseIterable {
    case point = 0x2E
    case comma = 0x2C

    /// The other one.
    package var other: Mark { self == .point ? .comma : .point }
  }

  /// A stretch of digits, and what is before it.
  private struct Run: Hashable {
    var separator: UInt8
    var start: Int
    var end: Int

    var count: Int { end - start }
  }

  private let isNegative: Bool
  private let symbols: [UInt8]
  private let runs: [Run]
  /// Whether a blank is next to a mark: `32, 5`.
  package let hasBlankAtMark: Bool

  /// Takes a text apart; `nil` when it is not a number, however its marks are understood.
  package init?(_ text: String) {
    guard let symbols = Self.symbols(text) else { return nil }
    var start = 0
    var end = symbols.count
    var isNegative = false
    func trim() {
      while start < end, Self.isBlank(symbols[start]) { start += 1 }
      while start < end, Self.isBlank(symbols[end - 1]) { end -= 1 }
    }
    trim()
    if start < end, symbols[start] == UInt8(ascii: "'") {
      start += 1
      trim()
    }
    if start < end, symbols[start] == UInt8(ascii: "(") {
      guard symbols[end - 1] == UInt8(ascii: ")"), end - start > 2 else { return nil }
      isNegative = true
      start += 1
      end -= 1
      trim()
    }
    let isInParentheses = isNegative
    var hasSign = false
    var hasCurrency = false
    while start < end {
      let symbol = symbols[start]
      if symbol == Self.currency, !hasCurrency {
        hasCurrency = true
      } else if symbol == UInt8(ascii: "-") || symbol == UInt8(ascii: "+"), !hasSign, !isInParentheses {
        hasSign = true
        isNegative = symbol == UInt8(ascii: "-")
      } else {
        break
      }
      start += 1
      trim()
    }
    if start < end, symbols[end - 1] == UInt8(ascii: "%") || symbols[end - 1] == Self.currency {
      guard symbols[end - 1] == UInt8(ascii: "%") || !hasCurrency else { return nil }
      end -= 1
      trim()
    }
    guard let (runs, hasBlank) = Self.runs(symbols, start, end) else { return nil }
    self.symbols = symbols
    self.runs = runs
    self.isNegative = isNegative
    hasBlankAtMark = hasBlank
    guard isWhole || decimalMark != nil else { return nil }
  }

  // MARK: What the marks can mean

  /// Whether an apostrophe parts the first group, as where millions are written `1'250,000`.
  private var partsMillions: Bool { runs.count > 2 && runs[1].separator == UInt8(ascii: "'") }

  /// Whether all separators can part groups, so that the number is a whole one.
  private var isWhole: Bool { Self.areGroups(runs[...], symbols) }

  /// The mark before a fraction, where there can be one.
  private var decimalMark: Mark? {
    guard let last = runs.last, runs.count > 1, last.count > 0, let mark = Mark(rawValue: last.separator),
      runs.dropLast().allSatisfy({ $0.separator != last.separator }),
      Self.areGroups(runs.dropLast(), symbols) || (runs.count == 2 && runs[0].count == 0),
      !(partsMillions && mark == .comma && isWhole)
    else { return nil }
    return mark
  }

  /// The last mark, where it can be the decimal mark or part thousands.
  package var doubtfulMark: Mark? { isWhole ? decimalMark : nil }

  /// Whether its last digit is a zero.
  package var endsInZero: Bool { runs.last.map { symbols[$0.end - 1] == UInt8(ascii: "0") } ?? false }

  /// Whether it is digits and marks alone, or with a percent sign: no sign, no parentheses, no currency.
  package var isUnsigned: Bool {
    !symbols.contains { [0x28, 0x29, 0x2B, 0x2D, Self.currency].contains($0) }
  }

  /// The decimal mark that the writer uses; `nil` where the number does not show it.
  package var tellsDecimalMark: Mark? {
    if let decimalMark { return isWhole ? nil : decimalMark }
    return runs.dropFirst().lazy.compactMap { Mark(rawValue: $0.separator) }.first?.other
  }

  /// The number, where a doubtful mark is understood by what is known of the decimal mark; `nil` when it needs more than 38
  /// digits.
  ///
  /// Without knowledge a point is the decimal mark and a comma parts thousands, as is written in Mexico.
  package func value(decimalMark known: Mark?) -> Decimal? {
    let hasFraction = decimalMark.map { !isWhole || $0 == known ?? .point } ?? false
    let whole = hasFraction ? runs.dropLast() : runs[...]
    let fraction = hasFraction ? runs.last.map { symbols[$0.start..<$0.end] } ?? [] : []
    return ExactNumber.decimal(
      whole: whole.flatMap { symbols[$0.start..<$0.end] }, fraction: fraction, isNegative: isNegative)
  }

  // MARK: The grammar

  /// Whether the runs are groups of three digits behind the same separators.
  private static func areGroups(_ runs: ArraySlice<Run>, _ symbols: [UInt8]) -> Bool {
    guard let first = runs.first, first.count > 0 else { return false }
    guard runs.count > 1 else { return true }
    guard first.count <= 3, symbols[first.start] != UInt8(ascii: "0"),
      runs.dropFirst().allSatisfy({ $0.count == 3 })
    else { return false }
    let separators = runs.dropFirst().map(\.separator)
    let inner = separators.drop { $0 == UInt8(ascii: "'") }
    guard let kind = inner.first else { return true }
    // After apostrophes for millions only thousands are left to part.
    return inner.allSatisfy { $0 == kind } && (inner.count == separators.count || inner.count == 1)
  }

  /// The stretches of digits with what parts them; `nil` where anything else is between.
  private static func runs(_ symbols: [UInt8], _ start: Int, _ end: Int) -> (runs: [Run], hasBlank: Bool)? {
    var runs: [Run] = []
    var hasBlank = false
    var index = start
    while index < end {
      var separator: UInt8 = 0
      var blanks = 0
      while index < end, !isDigit(symbols[index]) {
        if symbols[index] == space {
          guard symbols[index - 1] != space else { return nil }
          blanks += 1
        } else {
          guard separator == 0, [0x2E, 0x2C, 0x27].contains(symbols[index]) else { return nil }
          separator = symbols[index]
        }
        index += 1
      }
      if separator == 0, blanks > 0 {
        separator = space
      } else if blanks > 0 {
        guard separator != UInt8(ascii: "'") else { return nil }
        hasBlank = true
      }
      if runs.isEmpty, separator != 0 {
        guard Mark(rawValue: separator) != nil, blanks == 0 else { return nil }
        runs.append(Run(separator: 0, start: index, end: index))
      }
      let first = index
      while index < end, isDigit(symbols[index]) { index += 1 }
      guard index > first else { return nil }
      runs.append(Run(separator: separator, start: first, end: index))
    }
    return runs.isEmpty ? nil : (runs, hasBlank)
  }

  // MARK: Characters

  private static let space = UInt8(ascii: " ")
  private static let lineBreak = UInt8(ascii: "\n")
  /// Any sign of currency.
  private static let currency = UInt8(ascii: "$")

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == lineBreak }

  /// The characters as the grammar knows them, each by one byte; `nil` when one is in no number.
  private static func symbols(_ text: String) -> [UInt8]? {
    var symbols: [UInt8] = []
    symbols.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if NormalText.isIgnored(scalar), !NormalText.isLineBreak(scalar), scalar != "\t" { continue }
      guard let symbol = symbol(scalar) else { return nil }
      symbols.append(symbol)
    }
    return symbols
  }

  /// What a character is in a number.
  package static func symbol(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "0"..."9", "+", "-", "(", ")", "%", "$", ".", ",", "'": UInt8(truncatingIfNeeded: scalar.value)
    case "\t": lineBreak
    case _ where NormalText.isSpace(scalar): space
    case _ where NormalText.isLineBreak(scalar): lineBreak
    case "\u{2010}"..."\u{2013}", "\u{2212}", "\u{FE63}": UInt8(ascii: "-")
    case "\u{2018}", "\u{2019}", "\u{02BC}", "\u{00B4}": UInt8(ascii: "'")
    case "€", "£", "¥": currency
    // Full-width forms are as far above ASCII as a constant.
    case "\u{FF04}", "\u{FF05}", "\u{FF08}", "\u{FF09}", "\u{FF0B}"..."\u{FF0E}", "\u{FF10}"..."\u{FF19}":
      UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)
    default: nil
    }
  }
}
