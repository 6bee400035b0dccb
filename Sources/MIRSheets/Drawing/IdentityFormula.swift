import MIRSchema
import SheetIO

/// The identities of a record written as formulas of a sheet's row.
struct IdentityFormula {
  /// The cell of a value, as formulas name it; `nil` where the sheet has no column for it.
  let reference: (ValuePlace) -> String?

  /// A row of a drawn sheet.
  init(row: Int, layout: SheetLayout) {
    let number = String(row + 1)
    reference = { place in layout.letters(of: place).map { $0 + number } }
  }

  /// Cells that are named otherwise.
  init(reference: @escaping (ValuePlace) -> String?) { self.reference = reference }

  /// The formula of a value that the other values give; `nil` where they do not, or where no formula says it.
  func text(_ place: ValuePlace, _ way: GivenValues.Way?) -> String? {
    switch way {
    case .accumulation(let way)?: accumulated(place.measure, way)
    case .difference?: difference(place.period)
    case nil: nil
    }
  }

  /// What a measure's quarters make together, up to one of them; `nil` where no formula says it.
  ///
  /// What is constant is any of its quarters, so that nothing is computed for it. A mean is rounded as
  /// ``RecordLaw/meanDecimals`` says.
  func accumulated(_ measure: Measure, _ way: Accumulation, to last: Period = .q4) -> String? {
    guard let range = range(measure, to: last) else { return nil }
    return switch way {
    case .sum: "SUM(" + range + ")"
    case .average: "ROUND(AVERAGE(\(range)),\(RecordLaw.meanDecimals))"
    case .lastValue: lastValue(measure, to: last)
    case .constant: nil
    }
  }

  /// The cells of a measure's quarters, up to one of them.
  func range(_ measure: Measure, to last: Period = .q4) -> String? {
    let parts = Identity.sum(measure).parts
    let end = parts.last { $0.place.period.position <= last.position }
    guard let start = parts.first.flatMap({ reference($0.place) }),
      let end = end.flatMap({ reference($0.place) })
    else { return nil }
    return start + ":" + end
  }

  /// The last quarter that has a number; every program looks it up in the same way by no other function.
  private func lastValue(_ measure: Measure, to last: Period) -> String? {
    let parts = Identity.sum(measure).parts.map(\.place).filter { $0.period.rawValue <= last.rawValue }
    let cells = parts.compactMap(reference)
    guard cells.count == parts.count, let first = cells.first else { return nil }
    return cells.dropFirst().reduce(first) { rest, cell in "IF(ISNUMBER(\(cell)),\(cell),\(rest))" }
  }

  /// A difference; `number` is put around what is taken away, where that may be blank or a text.
  func difference(_ period: Period, number: String = "") -> String? {
    var text = ""
    for part in Identity.difference(period).parts {
      guard let cell = reference(part.place) else { return nil }
      text +=
        part.sign > 0
        ? (text.isEmpty ? cell : "+\(cell)") : number.isEmpty ? "-\(cell)" : "-\(number)(\(cell))"
    }
    return text
  }
}
