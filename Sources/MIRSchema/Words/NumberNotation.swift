package import Foundation

/// How the numbers of one sheet or file are written, as far as its own numbers show it.
///
/// It is settled once for a sheet, and decides only what a number leaves open: whether the mark in `1.250` or `1,250` is the
/// decimal mark or parts thousands.
package struct NumberNotation: Hashable, Sendable {
  /// What the decimal mark is known by.
  package enum Basis: Hashable, Sendable {
    /// Other numbers of the sheet, all of which say the same.
    case numbers
    /// Most of the numbers of the sheet; some say something else.
    case mostNumbers
    /// Sums and differences that hold in no other way.
    case arithmetic
    /// The form itself: the flat table has decimal points unless its numbers say otherwise.
    case form
    /// Nothing; numbers are read as is usual in Mexico.
    case custom
  }

  /// The decimal mark; `nil` where nothing decides.
  package let decimalMark: NumberText.Mark?
  package let basis: Basis

  /// Nothing is known.
  package static let unknown = NumberNotation(decimalMark: nil, basis: .custom)
  /// What this program writes.
  package static let ofFlatTable = NumberNotation(decimalMark: .point, basis: .form)

  /// The notation with the other decimal mark, where arithmetic holds only so.
  package var other: NumberNotation {
    NumberNotation(decimalMark: (decimalMark ?? .point).other, basis: .arithmetic)
  }

  /// The number that a text writes in this notation.
  package func value(of text: NumberText) -> Decimal? { text.value(decimalMark: decimalMark) }

  /// Whether a number that can be understood in two ways is certain all the same.
  fileprivate func settles(_ mark: NumberText.Mark, endsInZero: Bool) -> Bool {
    switch basis {
    case .numbers: true
    case .mostNumbers, .arithmetic: false
    // No program writes zeros at the end of a fraction there, but parting thousands makes them.
    case .form: mark == .point && !endsInZero
    case .custom: mark == .comma
    }
  }
}

/// What the numbers of a sheet say of their decimal mark.
package struct NotationCensus {
  private var decimals: [NumberText.Mark: Int] = [:]
  /// How many numbers leave it open.
  package private(set) var doubtful = 0

  /// Nothing is counted yet.
  package init() {}

  /// Takes account of one text where a number is wanted.
  package mutating func add(_ text: String) {
    guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x2E || $0 >= 0x80 }),
      let number = NumberText(text),
      !number.hasBlankAtMark
    else { return }
    if number.doubtfulMark != nil { doubtful += 1 }
    if let mark = number.tellsDecimalMark { decimals[mark, default: 0] += 1 }
  }

  /// The notation; `usual` where the numbers do not show it.
  package func notation(usual: NumberNotation = .unknown) -> NumberNotation {
    let points = decimals[.point, default: 0]
    let commas = decimals[.comma, default: 0]
    if points + commas == 0 || points == commas { return usual }
    return NumberNotation(
      decimalMark: points > commas ? .point : .comma, basis: points * commas == 0 ? .numbers : .mostNumbers)
  }
}

extension NumberNotation {
  /// The notation under which arithmetic holds best, where the numbers of a sheet leave it open.
  ///
  /// `read` reads the sheet in a notation, and `mismatches` counts what does not add up; what is printed outranks arithmetic,
  /// so nothing is tried where the numbers show it.
  package static func settled<Reading>(
    _ reading: Reading, in notation: NumberNotation, doubtful: Int, mismatches: (Reading) -> Int,
    read: (NumberNotation) -> Reading
  ) -> Reading {
    guard doubtful > 0, notation.basis != .numbers, mismatches(reading) > 0 else { return reading }
    let second = read(notation.other)
    return mismatches(second) < mismatches(reading) ? second : reading
  }
}

/// What else a number may be than it was read as.
package struct NumberDoubt: Hashable, Sendable {
  /// Why it is in doubt.
  package enum Reason: Hashable, Sendable {
    /// A blank next to the mark, as between two values.
    case blankAtMark
    /// Its mark may be the decimal mark or part thousands.
    case mark(NumberNotation.Basis)
  }

  package let reason: Reason
  /// The other number; `nil` where there may be two.
  package let other: Decimal?

  /// `nil` where the text is a number in one way only.
  package init?(_ text: NumberText, _ notation: NumberNotation) {
    if let mark = text.doubtfulMark,
      !notation.settles(mark, endsInZero: text.endsInZero) || text.hasBlankAtMark
    {
      let isDecimal = mark == notation.decimalMark ?? .point
      other = text.value(decimalMark: isDecimal ? mark.other : mark)
      reason = text.hasBlankAtMark ? .blankAtMark : .mark(notation.basis)
    } else if text.hasBlankAtMark {
      other = nil
      reason = .blankAtMark
    } else {
      return nil
    }
  }
}
