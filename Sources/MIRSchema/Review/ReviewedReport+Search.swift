package import Foundation

extension ReviewedReport {
  /// The indicators with their places and levels.
  package var levelled: [(place: Int, level: Level, number: String?)] {
    report.indicators.enumerated().compactMap { place, one in
      Level(official: one.level).map { (place, $0, one.number) }
    }
  }

  /// The place of the whole report: its sheet, else its JSON pointer.
  package var place: Finding.Location {
    location(of: .level, indicator: 0).sheet.map { .sheet($0) } ?? .pointer("/reports/\(number)")
  }

  /// Whether the sheet has a column for a field: its heading says so, or some row has it.
  package func hasColumn(of key: FieldKey) -> Bool {
    if headed.contains(key) { return true }
    guard let field = Indicator.fieldsByKey[key] else { return false }
    return report.indicators.contains { field.get($0) != nil }
  }

  /// Whether reading found something of these rules in the report.
  package func hasFound(_ codes: [FindingCode]) -> Bool { places.hasFound(codes, in: number) }

  /// Whether a rule has said something of an indicator's field already.
  package func isKnown(_ codes: Set<FindingCode>, of indicator: Indicator, _ key: FieldKey? = nil) -> Bool {
    indicator.label.map { label in
      places.known(of: label, in: number).contains {
        codes.contains($0.code) && (key == nil || $0.field == key)
      }
    } ?? false
  }

  /// Whether some cell of an indicator's row found no place: what is blank in it may be printed.
  package func isDoubtful(_ indicator: Indicator) -> Bool {
    indicator.label.map(places.isDoubtful) ?? false
  }
}

extension Indicator {
  /// Whether the goals of the quarters add up to the goal of the year.
  package var addsUp: Bool {
    guard let total = programmed.cumulative else { return true }
    return programmed.quarters.compactMap(\.self).reduce(0, +) == total
  }

  /// The goal of a period: the adjusted one, else the one that was programmed.
  package func goal(_ period: Period) -> (value: Decimal, measure: Measure)? {
    adjusted[period].map { ($0, .adjusted) } ?? programmed[period].map { ($0, .programmed) }
  }

  /// Whether the indicator is a rate of change, which may be negative and beyond a hundred per cent.
  package var isRateOfChange: Bool {
    [name, calculationMethod].compactMap(\.self).contains { text in
      let key = FoldedText(text).key
      return key.hasPrefix("tasa")
        || ["variacion", "incremento", "crecimiento"].contains(where: key.hasBytes)
    }
  }

  /// Goals and what was achieved, quarter by quarter and cumulative, with their fields.
  package var goalsAndResults: [(key: FieldKey, value: Decimal)] {
    [Measure.programmed, .adjusted, .achieved].flatMap { measure in
      Period.allCases.compactMap { period in self[measure][period].map { (measure.key(period), $0) } }
    }
  }
}
