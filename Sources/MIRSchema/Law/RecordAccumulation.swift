/// How the quarters of one record make its cumulative values, as far as what is printed tells.
package struct RecordAccumulation<Number: LawNumber>: Sendable {
  private let values: RecordValues<Number>
  private let goals: QuarterTally<Number>
  private let done: QuarterTally<Number>
  private let checksGoals: Bool
  private let checksDone: Bool
  /// Whether the programmed quarters add up to the cumulative value.
  private let goalsAddUp: Bool

  init(_ values: RecordValues<Number>, under law: RecordLaw) {
    self.values = values
    goals = QuarterTally(.programmed, of: values, under: law)
    done = QuarterTally(.achieved, of: values, under: law)
    checksGoals = law.checksQuarters(of: .programmed) && goals.count > 0
    checksDone = law.checksQuarters(of: .achieved) && done.count > 0
    let goal = values[.programmed, .cumulative]
    goalsAddUp = if let goal { goals.gives(goal, .sum) } else { false }
  }

  /// Whether the programmed cumulative value is what its quarters make of it; `nil` where that is not checked.
  private var goalsStand: Bool? {
    guard checksGoals, let total = values[.programmed, .cumulative] else { return nil }
    if goalsAddUp { return true }
    let ways = goals.ways(giving: total)
    if ways.isEmpty { return false }
    if goals.isTelling(total) || isBorneOut { return true }
    // What was achieved may tell the same way, and no sum.
    guard checksDone, let reached = values[.achieved, .cumulative] else { return false }
    return !done.gives(reached, .sum) && !ways.isDisjoint(with: done.ways(giving: reached))
  }

  /// Whether the printed variation agrees with both cumulative values: a digit lost in one of them would show.
  private var isBorneOut: Bool {
    let identity = Identity.difference(.cumulative)
    return identity.places.allSatisfy { values[$0] != nil } && identity.holds(in: values)
  }

  /// The ways that the programmed values allow; all where they tell nothing.
  package var allowed: Accumulations {
    guard goalsStand == true, let total = values[.programmed, .cumulative] else { return .all }
    return goals.ways(giving: total)
  }

  /// Whether a cumulative value is what its quarters make of it, or cannot be checked.
  func isRight(_ measure: Measure) -> Bool {
    switch measure {
    case .programmed: goalsStand ?? true
    case .achieved: isAchievedRight
    case .variation: true
    }
  }

  private var isAchievedRight: Bool {
    guard checksDone, let total = values[.achieved, .cumulative] else { return true }
    let addsUp = done.gives(total, .sum)
    if addsUp, goalsAddUp { return true }
    let allowed = allowed
    if addsUp, allowed.contains(.sum) { return true }
    guard !allowed.isDisjoint(with: done.ways(giving: total)) else { return false }
    return !allowed.contains(.sum) || (done.isTelling(total) && isBorneOut)
  }

  /// What a cumulative value that is not right should be.
  func deviation(of measure: Measure) -> Deviation<Number> {
    let tally = measure == .programmed ? goals : done
    let total = values[measure, .cumulative] ?? 0
    let allowed = measure == .programmed ? .all : allowed
    var results: [Accumulation: Number] = [:]
    for way in Accumulation.allCases { results[way] = tally.value(way) }
    return Deviation(
      place: ValuePlace(measure, .cumulative), found: total,
      rule: .accumulation(
        results: results, allowed: allowed, fitting: tally.ways(giving: total)))
  }

  /// What the variation of a period may be, the usual value first.
  ///
  /// A cumulative value that was not printed is what the quarters make of it, in any way that is allowed.
  func variations(in period: Period) -> [Number] {
    let identity = Identity.difference(period)
    guard period == .cumulative, values[.achieved, .cumulative] == nil, done.count > 0 else {
      return [identity.solved(for: identity.target, in: values)]
    }
    let allowed = allowed
    return allowed.ways.compactMap { way in
      guard let reached = done.value(way),
        way == .sum || !allowed.contains(.sum) || done.isTelling(reached)
      else { return nil }
      var filled = values
      filled[.achieved, .cumulative] = reached
      return identity.solved(for: identity.target, in: filled)
    }
  }
}
