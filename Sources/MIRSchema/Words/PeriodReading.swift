/// The quarter and the year that a text says, in any of the spellings that people use.
package struct PeriodReading: Hashable, Sendable {
  /// The quarter, 1 to 4.
  package var quarter: Int?
  /// The fiscal year.
  package var year: Int?

  /// Reads a text like `2do. Trimestre 2024`, `Trimestre II de 2024`, `Abril - Junio 2024` or `T2`.
  ///
  /// The years of a plan, `2022 - 2024`, are no fiscal year, and a day says a period only where it ends one; see
  /// ``PeriodDates``.
  package init(_ text: String) {
    let dates = PeriodDates(Self.tokens(text))
    let tokens = dates.others
    year = Self.fiscalYear(tokens) ?? dates.fiscalYear
    quarter = Self.quarter(text, dates, hasYear: year != nil)
  }

  private static func quarter(_ text: String, _ dates: PeriodDates, hasYear: Bool) -> Int? {
    let tokens = dates.others
    // Half years are not quarters.
    guard !tokens.contains(where: { $0.hasPrefix("semestr") }) else { return nil }
    if mayHaveBoxes(text) {
      let boxes = PeriodBoxes(text)
      if let ticked = boxes.ticked() { return ticked }
    }
    let speaksOfQuarters = tokens.contains(where: isQuarterWord)
    let isShort = tokens.count == 1 || (tokens.count == 2 && hasYear)
    let named = tokens.compactMap { token in
      ordinal(token) ?? (speaksOfQuarters || isShort ? plainNumbers[token] : nil)
    }
    // Two quarters at once are none.
    if !named.isEmpty { return Set(named).count == 1 ? named[0] : nil }
    let months = months(of: dates)
    if months.count == 1, dates.count == 1 { return dates.ends.first?.quarter }
    guard let first = months.min(), let last = months.max(), (first - 1) / 3 == (last - 1) / 3 else {
      return nil
    }
    return (last - 1) / 3 + 1
  }

  /// Whether a text may have boxes to tick: brackets, lines or signs; few texts do.
  private static func mayHaveBoxes(_ text: String) -> Bool {
    text.utf8.contains { $0 == 0x28 || $0 == 0x5B || $0 == 0x5F || $0 == 0xE2 }
  }

  /// The quarter whose box holds a cross: `1er.`, `2do.`, `X`, or `2do. ( X )`; `nil` where not just one does.
  ///
  /// `follow` says that there is no room for a box before the first quarter.
  package static func ticked(_ cells: [String], follow: Bool) -> Int? {
    PeriodBoxes(cells.joined(separator: " ")).ticked(follow: follow)
  }

  /// Whether a text has boxes to tick, or is a cross.
  package static func hasBoxes(_ text: String) -> Bool { PeriodBoxes(text).hasBoxes }

  /// The last year among words, those of a range like `2022 - 2024` apart.
  private static func fiscalYear(_ tokens: [String]) -> Int? {
    var found: Int?
    var index = 0
    while index < tokens.count {
      guard let year = year(tokens[index]) else {
        index += 1
        continue
      }
      let next =
        index + 1 < tokens.count && ["a", "al", "y"].contains(tokens[index + 1]) ? index + 2 : index + 1
      if next < tokens.count, let end = self.year(tokens[next]), end > year {
        index = next + 1
      } else {
        found = year
        index += 1
      }
    }
    return found
  }

  // MARK: Statements

  /// Whether a text says a period and nothing else: `Segundo Trimestre 2025`, `Corte al 30 de junio`, `Ejercicio 2024`.
  ///
  /// A day alone may be that of a signature.
  package static func isStatement(_ text: String) -> Bool {
    guard text.utf8.count <= longestStatement else { return false }
    let dates = PeriodDates(tokens(text))
    let isSaid = dates.others.allSatisfy { token in
      statementWords.contains(token) || ordinal(token) != nil || numeral(token) != nil || month(token) != nil
        || year(token) != nil || isQuarterWord(token)
    }
    guard isSaid else { return false }
    let reading = PeriodReading(text)
    if reading.quarter == nil {
      // A year alone, or with its word.
      return reading.year != nil && dates.count == 0 && !dates.others.contains { month($0) != nil }
        && dates.others.count <= 3
    }
    if dates.others.contains(where: { isQuarterWord($0) || isShortQuarter($0) }) { return true }
    return dates.count == 1 ? dates.others.contains(where: leadsOfDays.contains) : !months(of: dates).isEmpty
  }

  private static func months(of dates: PeriodDates) -> [Int] { dates.others.compactMap(month) + dates.months }

  /// Whether a word is a quarter and can be nothing else: `T2`, `2T`, `2trim`.
  private static func isShortQuarter(_ token: String) -> Bool {
    ordinals[token] != nil
      && (token.utf8.count == 2 && "tq".contains { token.contains($0) } || token.contains("trim"))
  }

  private static let longestStatement = 80
  private static let leadsOfDays: Set<String> = [
    "corte", "avance", "avances", "acumulado", "periodo", "reporte",
  ]
  private static let statementWords: Set<String> = leadsOfDays.union([
    "al", "a", "de", "del", "la", "el", "y", "que", "se", "reporta", "informa", "fecha", "ejercicio",
    "fiscal",
    "ano", "vigencia", "correspondiente", "mes", "meses",
  ])

  private static func isQuarterWord(_ token: String) -> Bool { token.hasPrefix("trim") || token == "t" }

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

  /// The year that a number of four digits is.
  static func year(_ token: String) -> Int? {
    guard token.utf8.count == 4, let number = Int(token), Indicator.yearBounds.contains(number) else {
      return nil
    }
    return number
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
