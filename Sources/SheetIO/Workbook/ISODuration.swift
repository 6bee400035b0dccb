/// Durations as XML writes them: `PT13H05M00.5S`, `P1DT2H`, `-PT30M`.
///
/// Source: XML Schema Part 2, 3.2.6 (duration).
enum ISODuration {
  /// The duration in days; `nil` for any other text, and for years and months, which have no fixed length.
  static func days(_ text: String) -> Double? {
    let isNegative = text.hasPrefix("-")
    var rest = text.dropFirst(isNegative ? 1 : 0)
    guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
    var seconds = 0.0
    var isTime = false
    var digits = ""
    var hasPart = false
    for character in rest {
      if character == "T", !isTime, digits.isEmpty {
        isTime = true
      } else if character.isASCII, character.isNumber || character == "." {
        digits.append(character)
      } else {
        guard let unit = unit(character, isTime: isTime), let number = Double(digits) else { return nil }
        seconds += number * unit
        digits = ""
        hasPart = true
      }
    }
    guard hasPart, digits.isEmpty else { return nil }
    return (isNegative ? -seconds : seconds) / secondsPerDay
  }

  private static let secondsPerDay = 86_400.0

  /// The seconds of a unit.
  private static func unit(_ letter: Character, isTime: Bool) -> Double? {
    switch (letter, isTime) {
    case ("D", false): secondsPerDay
    case ("H", true): 3600
    case ("M", true): 60
    case ("S", true): 1
    default: nil
    }
  }
}
