/// The quarter and the year that a text says, in any of the spellings that people use.
package struct PeriodReading: Hashable, Sendable {
  /// The quarter, 1 to 4.
  package var quarter: Int?
  /// The fiscal year.
  package var year: Int?

  /// Reads a text like `2do. Trimestre 2024`, `Trimestre II de 2024`, `Abril - Junio 2024` or `T2`.
  package init(_ text: String) {
    let tokens = Self.tokens(text)
    year = tokens.last { Self.isYear($0) }.flatMap { Int($0) }
    quarter = Self.quarter(text, tokens, hasYear: year != nil)
  }

  private static func quarter(_ text: String, _ tokens: [String], hasYear: Bool) -> Int? {
    // Half years are not quarters.
    guard !tokens.contains(where: { $0.hasPrefix("semestr") }) else { return nil }
    if let ticked = ticked(text) { return ticked }
    let speaksOfQuarters = tokens.contains { $0.hasPrefix("trim") || $0 == "t" }
    let isShort = tokens.count == 1 || (tokens.count == 2 && hasYear)
    let named = tokens.compactMap { token in
      ordinal(token) ?? (speaksOfQuarters || isShort ? plainNumbers[token] : nil)
    }
    // Two quarters at once are none.
    if !named.isEmpty { return Set(named).count == 1 ? named[0] : nil }
    let months = tokens.compactMap(month)
    guard let first = months.first, let last = months.last, (first - 1) / 3 == (last - 1) / 3 else {
      return nil
    }
    return (last - 1) / 3 + 1
  }

  /// The quarter whose box is ticked: `☐ 1er. ☒ 2do.`.
  private static func ticked(_ text: String) -> Int? {
    // Every mark begins with this byte; few texts have it.
    guard text.utf8.contains(0xE2), let mark = text.firstIndex(where: { "☒☑✔✓✗✘".contains($0) }) else {
      return nil
    }
    return tokens(String(text[mark...])).first.flatMap { ordinals[$0] ?? plainNumbers[$0] }
  }

  /// The quarter whose box holds a cross: `1er.`, `2do.`, `X`, or `2do. ( X )`; `nil` where not just one does.
  package static func ticked(_ cells: [String]) -> Int? {
    var found: Set<Int> = []
    var last: Int?
    for token in cells.joined(separator: " ").split(whereSeparator: { " ()[]_".contains($0) }) {
      let key = FoldedText(token).key
      if key == "x" || token == "✓" || token == "✔" {
        if let last { found.insert(last) }
      } else if let quarter = ordinal(key) ?? plainNumbers[key] {
        last = quarter
      }
    }
    return found.count == 1 ? found.first : nil
  }

  /// How a quarter and a year are written; the law is that reading it gives both back.
  package static func text(quarter: Int?, year: Int?) -> String? {
    let names = [1: "1er. Trimestre", 2: "2do. Trimestre", 3: "3er. Trimestre", 4: "4to. Trimestre"]
    let parts = [quarter.flatMap { names[$0] }, year.map(String.init)].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// Words and numbers in lower case without accents; `2do.` stays one token, `T2` too.
  private static func tokens(_ text: String) -> [String] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "°" || $0 == "º") }
      .map { FoldedText($0).key }
      .filter { !$0.isEmpty }
  }

  private static func isYear(_ token: String) -> Bool {
    guard token.utf8.count == 4, let number = Int(token) else { return false }
    return Indicator.yearBounds.contains(number)
  }

  /// The quarter that an ordinal names: `1er`, `segundo`, `t3`.
  ///
  /// A number counts more than its ending: `2er` is the second.
  package static func ordinal(_ token: String) -> Int? {
    if let known = ordinals[token] { return known }
    let endings = ["er", "do", "ro", "to", "o", "a", "da", "ra", "ta", "ero", "nd", "st", "rd", "th"]
    guard let digit = token.first?.wholeNumberValue, (1...4).contains(digit) else { return nil }
    return endings.contains(String(token.dropFirst())) ? digit : nil
  }

  /// The quarter that a number names where quarters are spoken of: `1`, `ii`.
  package static func numeral(_ token: String) -> Int? { plainNumbers[token] }

  private static let ordinals: [String: Int] = {
    let names = [
      [
        "1er", "1ero", "1ro", "1o", "1a", "primer", "primero", "t1", "1t", "q1", "1trim", "trim1",
        "1trimestre",
      ],
      ["2do", "2o", "2a", "2da", "segundo", "t2", "2t", "q2", "2trim", "trim2", "2trimestre"],
      [
        "3er", "3ero", "3ro", "3o", "3a", "tercer", "tercero", "t3", "3t", "q3", "3trim", "trim3",
        "3trimestre",
      ],
      ["4to", "4o", "4a", "4ta", "cuarto", "t4", "4t", "q4", "4trim", "trim4", "4trimestre"],
    ]
    return Dictionary(
      uniqueKeysWithValues: names.enumerated().flatMap { index, words in words.map { ($0, index + 1) } })
  }()

  private static let plainNumbers = [
    "1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4,
  ]

  /// The month that a word names, 1 to 12, also cut to three letters.
  package static func month(_ token: String) -> Int? {
    let names = [
      "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
      "noviembre", "diciembre",
    ]
    if token == "setiembre" { return 9 }
    guard (3...10).contains(token.utf8.count) else { return nil }
    return names.firstIndex { $0 == token || (token.utf8.count <= 4 && $0.hasPrefix(token)) }.map { $0 + 1 }
  }
}
