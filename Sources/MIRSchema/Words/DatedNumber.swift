/// What a spreadsheet made a date of: `1.2` typed into a cell becomes the first of February, or the second of January.
///
/// Which of both it was only the numbering says.
package struct DatedNumber: Hashable, Sendable {
  private let day: Int
  private let month: Int

  /// Takes a date apart as it is shown: `01-feb`, `02/01/2024`, `2024-01-02`; `nil` where a text is no date.
  package init?(_ text: String) {
    let parts = text.lowercased().split { !($0.isLetter || $0.isNumber) }.map { FoldedText($0).key }
    guard parts.count >= 2 else { return nil }
    let isYearFirst = parts.count >= 3 && PeriodReading.year(parts[0]) != nil
    let (first, second) = isYearFirst ? (parts[2], parts[1]) : (parts[0], parts[1])
    guard let day = Int(first), (1...31).contains(day), isYearFirst || parts.count <= 3 else { return nil }
    if let month = Int(second) {
      // Two numbers alone are a number.
      guard (1...12).contains(month), parts.count >= 3 else { return nil }
      self.month = month
    } else {
      guard let month = PeriodReading.month(second) ?? Self.english[String(second.prefix(3))] else {
        return nil
      }
      self.month = month
    }
    self.day = day
  }

  /// The number it was, where one of both is what the numbering goes on with.
  package func number(following expected: String?) -> String? {
    guard let expected else { return nil }
    return ["\(day).\(month)", "\(month).\(day)"].contains(expected) ? expected : nil
  }

  /// The number whose point was lost, as when a sign is replaced everywhere in a sheet: `11` where the numbering goes on
  /// with 1.1.
  package static func number(withoutPoint number: String, following expected: String?) -> String? {
    guard let expected, number != expected, number == expected.filter(\.isNumber) else { return nil }
    return expected
  }

  /// The number that an activity has after a record: the first of its component, or the next one.
  package static func next(after record: Indicator?, level: String?) -> String? {
    Level(official: level) == .activity ? next(after: record) : nil
  }

  /// The same where the level is not known: the numbers alone say whether a component or an activity was before.
  package static func next(after record: Indicator?) -> String? {
    guard let number = record?.number else { return nil }
    let parts = number.split(separator: ".")
    switch (Level(official: record?.level), parts.count) {
    case (.component?, 1), (nil, 1): return "\(number).1"
    case (.activity?, 2), (nil, 2): return Int(parts[1]).map { "\(parts[0]).\($0 + 1)" }
    default: return nil
    }
  }

  private static let english = ["jan": 1, "apr": 4, "aug": 8, "dec": 12]
}
