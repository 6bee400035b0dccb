/// A number with its unit behind it: `20 acciones`, `1,500 m2`, `3.5 km`.
///
/// The unit is a few words of letters. What multiplies the number (`20 mil`), puts it in doubt (`20 aprox.`), counts periods
/// or goes on (`20 de 30`) is no unit, and neither is a letter that may be a misread digit.
package struct MeasuredNumber: Hashable, Sendable {
  /// The number before the unit.
  package let number: NumberText
  /// The unit, as written.
  package let unit: String

  private static let longest = 60
  private static let mostWords = 4

  /// `nil` where the text is anything else, also a number without a unit.
  package init?(_ text: String) {
    guard text.utf8.count <= Self.longest, text.utf8.contains(where: { (0x30...0x39).contains($0) }),
      let line = NormalText.line(text), let start = line.firstIndex(where: \.isLetter),
      start > line.startIndex
    else { return nil }
    let body = line[..<start]
    let unit = line[start...]
    let isApart = body.last == " "
    guard body.last?.isNumber == true || isApart, !body.contains("%"),
      Self.isUnit(unit, isApart: isApart), let number = NumberText(String(body))
    else { return nil }
    self.number = number
    self.unit = String(unit)
  }

  /// Whether words only make a number larger: `mil`, `millones`.
  static func multiplies(_ word: some StringProtocol) -> Bool { multipliers.contains(FoldedText(word).key) }

  private static func isUnit(_ unit: Substring, isApart: Bool) -> Bool {
    let words = unit.split(separator: " ")
    guard let first = words.first, words.count <= mostWords, words.allSatisfy(isWord) else { return false }
    let keys = words.map { FoldedText($0).key }
    if first.count == 1 || (!isApart && first.allSatisfy(looksLikeDigit)) {
      guard isApart, singleLetters.contains(String(first)) else { return false }
    }
    if keys == ["por", "ciento"] { return true }
    return !leads.contains(keys[0]) && PeriodReading.month(keys[0]) == nil && !keys[0].hasPrefix("trim")
      && keys.allSatisfy { !multipliers.contains($0) && !doubts.contains($0) }
      && !(words.count == 1 && endings.contains(keys[0]))
  }

  /// Letters, with the signs that units have: `km/h`, `m²`, `M.N.`, `m3`, `acción(es)`.
  private static func isWord(_ word: Substring) -> Bool {
    let body = ["m2", "m3"].contains { word.hasSuffix($0) } ? word.dropLast() : word
    return body.contains(where: \.isLetter) && body.allSatisfy { $0.isLetter || "./²³-()".contains($0) }
  }

  private static func looksLikeDigit(_ letter: Character) -> Bool { LikelyNumber.lookAlikes[letter] != nil }

  /// Units of one letter that no misread digit looks like.
  private static let singleLetters: Set<String> = ["m", "t", "h", "g"]
  private static let multipliers: Set<String> = [
    "mil", "miles", "millar", "millares", "millon", "millones", "mill", "mdp", "mmdp", "mdd", "billon",
    "billones",
    "docena", "docenas", "decena", "decenas", "cientos", "centenas", "k",
  ]
  private static let doubts: Set<String> = [
    "aprox", "aproximado", "aproximados", "aproximadamente", "estimado", "estimados", "estimada", "estimadas",
    "preliminar",
    "preliminares", "pendiente", "pendientes", "faltantes", "menos", "mas", "no", "sin",
  ]
  private static let leads: Set<String> = [
    "de", "del", "a", "al", "o", "y", "e", "u", "en", "entre", "contra", "vs", "por", "x",
  ]
  /// What makes an ordinal of the digit before it.
  private static let endings: Set<String> = [
    "er", "ero", "era", "do", "da", "ro", "ra", "to", "ta", "vo", "mo", "no", "st", "nd", "rd", "th",
  ]
}
