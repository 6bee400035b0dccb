/// How the quarters of one record make its cumulative values, as far as what is printed says.
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
  package var goalsStand: Bool? {
    guard checksGoals, let total = values[.programmed, .cumulative] else { return nil }
    if goalsAddUp { return true }
    let ways = goals.ways(giving: total)
    if ways.isEmpty { return false }
    if goals.isTelling(total) || isBorneOut { return true }
    // What was achieved may say the same way, and no sum.
    guard checksDone, let reached = values[.achieved, .cumulative] else { return false }
    return !done.gives(reached, .sum) && !ways.isDisjoint(with: done.ways(giving: reached))
  }

  /// Whether the printed variation agrees with both cumulative values: a digit lost in one of them would show.
  private var isBorneOut: Bool {
    let identity = Identity.difference(.cumulative)
    return identity.places.allSatisfy { values[$0] != nil } && identity.isKept(in: values)
  }

  /// The ways that the programmed values allow; all where they say nothing.
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

  /// The way in which a printed cumulative value is made of its quarters; `nil` where it is not, or in several.
  ///
  /// The sum is the usual way. What is constant is its own last value and average, so that it has no way of its own.
  package func way(of measure: Measure) -> Accumulation? {
    guard isChecked(measure), isRight(measure), let total = values[measure, .cumulative] else { return nil }
    let tally = measure == .programmed ? goals : done
    return Self.only(of: allowed.intersection(tally.ways(giving: total)))
  }

  /// The way in which a record accumulates, by its goals and, where they leave it open, by what was achieved; `nil` where
  /// that is not certain.
  package var way: Accumulation? {
    guard goalsStand == true, let goal = way(of: .programmed) ?? way(of: .achieved) else { return nil }
    return achievedOtherwise == nil || !isAchievedRight ? goal : way(of: .achieved)
  }

  private func isChecked(_ measure: Measure) -> Bool { measure == .programmed ? checksGoals : checksDone }

  private static func only(of ways: Accumulations) -> Accumulation? {
    if ways.contains(.sum) { return .sum }
    return ways.subtracting(Accumulations(.constant)).only
  }

  /// What the quarters of a measure make together in one way, a mean rounded as it is printed.
  package func value(of measure: Measure, _ way: Accumulation) -> Number? {
    let tally = measure == .programmed ? goals : done
    return tally.value(way).map { way == .average ? $0.rounded(toDecimals: RecordLaw.meanDecimals) : $0 }
  }

  /// What the quarters of a measure make together in the usual way that is allowed.
  package func expected(of measure: Measure) -> Number? {
    let ways = measure == .programmed && goalsStand == nil ? [.sum] : allowed.usual
    return ways.lazy.compactMap { value(of: measure, $0) }.first
  }

  /// What the quarters make of the achieved cumulative value where that is not a sum; `nil` where it is one.
  package var achievedOtherwise: Number? {
    guard checksDone, let total = values[.achieved, .cumulative] else { return nil }
    if isAchievedRight { return done.gives(total, .sum) ? nil : total }
    return allowed.contains(.sum) ? nil : allowed.usual.lazy.compactMap(done.value).first
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
      return [identity.solution(for: identity.target, in: values)]
    }
    let allowed = allowed
    return allowed.ways.compactMap { way in
      guard let reached = done.value(way),
        way == .sum || !allowed.contains(.sum) || done.isTelling(reached)
      else { return nil }
      var filled = values
      filled[.achieved, .cumulative] = reached
      return identity.solution(for: identity.target, in: filled)
    }
  }
}
