/// How the quarters of one record make its cumulative values, as far as what is printed says.
package struct RecordAccumulation<Number: LawNumber>: Sendable {
  private let values: RecordValues<Number>
  private let goals: QuarterTally<Number>
  private let done: QuarterTally<Number>
  /// The adjusted goals as they are printed, and with those that were programmed where none is.
  private let changed: [QuarterTally<Number>]
  private let checksGoals: Bool
  private let checksChanged: Bool
  private let checksDone: Bool
  /// How the sheet says that the quarters accumulate.
  private let declared: Accumulation?
  /// The sign of programmed less achieved in the printed variation.
  private let direction: Int
  /// Whether the programmed quarters add up to the cumulative value.
  private let goalsAddUp: Bool

  init(_ values: RecordValues<Number>, under law: RecordLaw) {
    self.values = values
    declared = law.declared
    direction = law.direction
    goals = QuarterTally(.programmed, of: values, under: law)
    done = QuarterTally(.achieved, of: values, under: law)
    if let merged = values.withGoalsAdjusted {
      let printed = QuarterTally(.adjusted, of: values, under: law)
      changed = [printed, QuarterTally(.programmed, of: merged, under: law)]
      checksChanged = law.checksQuarters(of: .adjusted) && printed.count > 0
    } else {
      changed = []
      checksChanged = false
    }
    checksGoals = law.checksQuarters(of: .programmed) && goals.count > 0
    checksDone = law.checksQuarters(of: .achieved) && done.count > 0
    let goal = values[.programmed, .cumulative]
    goalsAddUp = if let goal { goals.gives(goal, .sum) } else { false }
  }

  /// Whether the programmed cumulative value is what its quarters make of it; `nil` where that is not checked.
  package var goalsStand: Bool? {
    guard checksGoals, let total = values[.programmed, .cumulative] else { return nil }
    if let declared { return goals.gives(total, asDeclared: declared) }
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
    return identity.places.allSatisfy { values[$0] != nil }
      && identity.isKeptAsProgrammed(in: values, direction: direction)
  }

  /// The ways that the sheet allows by name, else those that the programmed values allow; all where nothing says any.
  package var allowed: Accumulations {
    if let declared { return declared.allowedForResults }
    guard goalsStand == true, let total = values[.programmed, .cumulative] else { return .all }
    return goals.ways(giving: total)
  }

  /// Whether a cumulative value is what its quarters make of it, or cannot be checked.
  func isRight(_ measure: Measure) -> Bool {
    switch measure {
    case .programmed: goalsStand ?? true
    case .adjusted: areAdjustedGoalsRight
    case .achieved: isAchievedRight
    case .variation: true
    }
  }

  private var areAdjustedGoalsRight: Bool {
    guard checksChanged, let total = values[.adjusted, .cumulative] else { return true }
    return changed.contains { tally in
      if let declared { return tally.gives(total, asDeclared: declared) }
      if tally.gives(total, .sum) { return true }
      let ways = allowed.intersection(tally.ways(giving: total))
      return !ways.isEmpty && (!allowed.contains(.sum) || tally.isTelling(total))
    }
  }

  private var isAchievedRight: Bool {
    guard checksDone, let total = values[.achieved, .cumulative] else { return true }
    if let declared {
      return declared.allowedForResults.ways.contains { done.gives(total, asDeclared: $0) }
    }
    let addsUp = done.gives(total, .sum)
    if addsUp, goalsAddUp { return true }
    let allowed = allowed
    if addsUp, allowed.contains(.sum) { return true }
    let ways = allowed.intersection(done.ways(giving: total))
    if ways.isEmpty { return false }
    if !allowed.contains(.sum) { return true }
    // Whoever forgets to add up prints the last value; nobody prints a mean by mistake.
    return done.isTelling(total) && (isBorneOut || !ways.contains(.lastValue))
  }

  /// Whether a printed cumulative value is a sum, of which nothing more is to be asked: most goals and most results are.
  private func isPlainSum(_ measure: Measure, _ total: Number) -> Bool {
    declared == nil && goalsAddUp
      && (measure == .programmed || (measure == .achieved && done.gives(total, .sum)))
  }

  /// The measures whose cumulative values are such sums.
  var plainSums: [Measure] {
    [.programmed, .achieved].filter { measure in
      guard isChecked(measure), let total = values[measure, .cumulative] else { return false }
      return isPlainSum(measure, total)
    }
  }

  /// The way in which a printed cumulative value is made of its quarters; `nil` where it is not, or in several.
  ///
  /// The sum is the usual way. What is constant is its own last value and average, so that it has no way of its own.
  package func way(of measure: Measure) -> Accumulation? {
    guard isChecked(measure), let total = values[measure, .cumulative] else { return nil }
    if isPlainSum(measure, total) { return .sum }
    guard isRight(measure) else { return nil }
    if let declared { return tally(of: measure).gives(total, declared) ? declared : nil }
    return Self.only(of: allowed.intersection(tally(of: measure).ways(giving: total)))
  }

  /// The way in which a record accumulates: as the sheet says, else by its goals and, where they leave it open, by what
  /// was achieved; `nil` where that is not certain.
  package var way: Accumulation? {
    if let declared { return declared }
    guard goalsStand == true, let goal = way(of: .programmed) ?? way(of: .achieved) else { return nil }
    return achievedOtherwise == nil || !isAchievedRight ? goal : way(of: .achieved)
  }

  private func isChecked(_ measure: Measure) -> Bool {
    switch measure {
    case .programmed: checksGoals
    case .adjusted: checksChanged
    case .achieved, .variation: checksDone
    }
  }

  private func tally(of measure: Measure) -> QuarterTally<Number> {
    switch measure {
    case .programmed: goals
    case .adjusted: changed.first ?? goals
    case .achieved, .variation: done
    }
  }

  private static func only(of ways: Accumulations) -> Accumulation? {
    if ways.contains(.sum) { return .sum }
    return ways.subtracting(Accumulations(.constant)).only
  }

  /// What the quarters of a measure make together in one way, a mean rounded as it is printed.
  package func value(of measure: Measure, _ way: Accumulation) -> Number? {
    tally(of: measure).value(way).map {
      way == .average ? $0.rounded(toDecimals: RecordLaw.meanDecimals) : $0
    }
  }

  /// What the quarters of a measure make together in the usual way that is allowed.
  package func expected(of measure: Measure) -> Number? {
    let ways = measure == .programmed && goalsStand == nil && declared == nil ? [.sum] : allowed.usual
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
    let tally = tally(of: measure)
    let total = values[measure, .cumulative] ?? 0
    var results: [Accumulation: Number] = [:]
    for way in Accumulation.allCases { results[way] = tally.value(way) }
    return Deviation(
      place: ValuePlace(measure, .cumulative), found: total,
      rule: .accumulation(
        results: results, allowed: allowed(for: measure), fitting: tally.ways(giving: total)))
  }

  private func allowed(for measure: Measure) -> Accumulations {
    guard measure == .programmed || (measure == .adjusted && declared != nil) else { return allowed }
    return declared.map { Accumulations($0) } ?? .all
  }

  /// What the variation of a period may be, the usual value first.
  ///
  /// A cumulative value that was not printed is what the quarters make of it, in any way that is allowed. Where goals were
  /// adjusted, the variation may be taken from these.
  func variations(in period: Period) -> [Number] {
    variations(in: period, of: values)
      + (values.withGoalsAdjusted.map { variations(in: period, of: $0) } ?? [])
  }

  private func variations(in period: Period, of values: RecordValues<Number>) -> [Number] {
    let identity = Identity.difference(period)
    guard period == .cumulative, values[.achieved, .cumulative] == nil, done.count > 0 else {
      return [identity.solution(for: identity.target, in: values, direction: direction)]
    }
    let allowed = allowed
    return allowed.ways.compactMap { way in
      guard let reached = done.value(way),
        way == .sum || !allowed.contains(.sum) || done.isTelling(reached)
      else { return nil }
      var filled = values
      filled[.achieved, .cumulative] = reached
      return identity.solution(for: identity.target, in: filled, direction: direction)
    }
  }
}
