/// Names of fields for where there is little room: over the columns of a row that is drawn in a line of text.
extension FieldKey {
  /// `Alc. T2` for `Valores Alcanzados - 2do. Trim.`; of what is no value the title.
  package var shortTitle: String {
    guard let place = ValuePlace(key: self) else { return title }
    return "\(place.measure.abbreviation) \(place.period.abbreviation)"
  }
}

extension Measure {
  /// The measure's name, cut short.
  package var abbreviation: String {
    switch self {
    case .programmed: "Prog."
    case .adjusted: "Aj."
    case .achieved: "Alc."
    case .variation: "Var."
    }
  }
}

extension Period {
  /// The period's name, cut short: `T2`, `Acum.`.
  package var abbreviation: String { quarter.map { "T\($0)" } ?? "acum." }
}
