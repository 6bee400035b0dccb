import MIRSchema

/// The vectors of achieved quarters that the printed numbers of a row suggest: as they are after the programmed values, some
/// blanks further, with one too many, with one missing, which sums and differences then show.
struct AchievedVectors {
  private let fields: [AlignedField]
  private let quarter: Int?
  /// The sign of programmed less achieved in the printed variation.
  private let direction: Int
  /// How many quarters the heading has, and how many of them have come.
  private let reported: Int
  private let known: Int

  private static let costs = AlignmentCosts.standard

  init(fields: [AlignedField], quarter: Int?, direction: Int) {
    self.fields = fields
    self.direction = direction
    self.quarter = quarter
    reported = fields.count { $0.place?.measure == .achieved && $0.place?.period != .cumulative }
    let law = RecordLaw(quarter: quarter)
    known = min(Identity.quarters.count { !law.isOpen(.achieved, $0) }, reported)
  }

  /// The vectors that may follow one reading of the programmed values; one without quarters where the heading has none.
  func all(after start: ProgrammedReading, in slots: [ValueAlignment.Slot]) -> [[Double?]] {
    guard reported > 0 else { return [[]] }
    let printed: [Double?] = slots[start.nextSlot...].map { slot in
      if case .number(let number) = slot { number.asDouble } else { nil }
    }
    let comesFirst = fields.dropFirst(start.fieldCount).first?.place?.measure == .achieved
    let leads = comesFirst ? 0...Self.costs.mostLeadingBlanks : 0...max(0, printed.count - known)
    var found: Set<[Double?]> = []
    func add(_ vector: some Sequence<Double?>) {
      var vector = Array(vector)
      // A quarter that was reported on is a number; printed blank, it is weighed against 0.
      if quarter != nil { vector = vector.map { $0 ?? 0 } }
      found.insert(vector + Array(repeating: nil, count: reported - vector.count))
    }
    for lead in leads where lead <= printed.count {
      let rest = printed.dropFirst(lead)
      func taken(_ count: Int) -> [Double?] {
        Array(rest.prefix(count)) + Array(repeating: nil, count: max(0, count - rest.count))
      }
      add(taken(known))
      let longer = taken(known + 1)
      for extra in 0..<known { add(longer[..<extra] + longer[(extra + 1)...]) }
      guard known > 0 else { continue }
      let shorter = taken(known - 1)
      for missing in 0..<known {
        for guess in guesses(of: missing, among: shorter, after: start, printed: printed.compactMap { $0 }) {
          add(shorter[..<missing] + [guess] + shorter[missing...])
        }
      }
    }
    return found.sorted { left, right in
      left.map { $0 ?? -.infinity }.lexicographicallyPrecedes(right.map { $0 ?? -.infinity })
    }
  }

  /// What a missing quarter may have been: nothing, what a printed sum leaves for it, what a printed variation says.
  private func guesses(
    of missing: Int, among others: [Double?], after start: ProgrammedReading, printed: [Double]
  ) -> Set<Double> {
    var guesses: Set<Double> = [0]
    let place = ValuePlace(.achieved, Identity.quarters[missing])
    var values = start.values
    for (period, value) in zip(Identity.quarters, others[..<missing] + [nil] + others[missing...]) {
      values.set(ValuePlace(.achieved, period), value)
    }
    let sum = Identity.sum(.achieved)
    for total in printed.prefix(Self.costs.farthestSum) {
      values.set(sum.target, total)
      let guess = sum.solved(for: place, in: values)
      if guess >= 0 { guesses.insert(guess) }
    }
    let difference = Identity.difference(place.period)
    if values.value(ValuePlace(.programmed, place.period)) != nil {
      for left in printed.suffix(Self.costs.nearestDifferences) {
        values.set(difference.target, left)
        guesses.insert(difference.solved(for: place, in: values, direction: direction))
      }
    }
    return guesses
  }
}
