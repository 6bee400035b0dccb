import MIRSchema
import SheetIO

/// Checks the measures that headings give to blocks of columns against the arithmetic of the rows below.
///
/// Programmed less achieved is the variation, quarters add up, only quarters that have not come yet are blank in what was
/// achieved. Where hardly a row agrees with the headings and another distribution of the measures explains nearly
/// every row, the headings are over the wrong blocks.
struct BlockArithmetic {
  /// A distribution: the block of each measure.
  typealias Distribution = [Measure: Int]

  /// How far a distribution explains the rows.
  struct Agreement {
    var held = 0
    var checked = 0
    /// Rows that contradict it outright.
    var contradictions = 0
    var rows = 0

    /// The share of sums and differences that hold, less the share of rows that contradict.
    var score: Double {
      guard checked > 0, rows > 0 else { return 0 }
      return Double(held) / Double(checked) - Double(contradictions) / Double(rows)
    }
  }

  private let blocks: [MeasureColumns.Block]
  /// Whether no column names the indicators: the table is the right half of another.
  private let isHalf: Bool
  /// For each sample row and block, its values.
  private let values: [[MeasureValues<Double>]]
  /// The distribution that the headings say.
  let printed: Distribution
  /// Whether the rows show that the variation is what was achieved less what was programmed.
  private(set) var isReversed = false
  /// How far the headings' own distribution explains the rows.
  private var straight = Agreement()

  /// Fewer sums and differences than this prove nothing.
  private static let leastChecked = 8
  /// What explains less than this share of them is no explanation.
  private static let leastScore = 0.85
  private static let mostBlocks = 5

  init(
    _ blocks: [MeasureColumns.Block], samples: [SheetView.Row], session: ReadingSession, isHalf: Bool = false
  ) {
    self.blocks = blocks
    self.isHalf = isHalf
    values = samples.compactMap { row in
      let read = blocks.map { block in
        var values = MeasureValues<Double>()
        for column in block.columns {
          guard let item = row.item(at: column.column),
            let number = NumberReading.double(in: item.cell, session: session)
          else { continue }
          values.set(column.period, number)
        }
        return values
      }
      // A row of zeros agrees with everything.
      return read.contains(where: \.hasSomething) ? read : nil
    }
    var printed: Distribution = [:]
    for (index, block) in blocks.enumerated() {
      if let measure = block.measure, printed[measure] == nil { printed[measure] = index }
    }
    self.printed = printed
    straight = agreement(printed)
    // Where all holds as it is, no more can hold with the other sign; most headings are so.
    isReversed =
      straight.held < straight.checked && isComplete && printed[.variation] != nil && isExplainedByOtherSign
      && agreement(printed, sign: -1).held > straight.held
  }

  private var isComplete: Bool { printed[.programmed] != nil && printed[.achieved] != nil }

  /// The distribution that the rows prove, when the headings' own is disproved; `nil` where the headings are right.
  func proven() -> Distribution? {
    // Goals that were adjusted are what their heading says: nothing follows from them.
    let adjusted = printed.filter { $0.key.isOptional }
    let wide = blocks.indices.filter {
      Set(blocks[$0].columns.map(\.period)).count >= 2 && !adjusted.values.contains($0)
    }
    guard wide.count >= 2, wide.count <= Self.mostBlocks, values.count >= 2 else { return nil }
    // In the right half of a table, without goals, nothing can disprove what the headings say.
    if isHalf, !isComplete, wide.allSatisfy({ blocks[$0].measure != nil }) { return nil }
    // A variation of the other sign disproves nothing, where it explains all that is printed.
    if isComplete, straight.score >= 0.5 || isExplainedByOtherSign { return nil }
    let measures = Array(Measure.usual.prefix(wide.count))
    let ranked = Self.distributions(of: wide, over: measures)
      .map { (distribution: $0, agreement: agreement($0)) }
      .sorted { left, right in
        // Of two that explain as much, the one that leaves more headings where they are.
        let difference = left.agreement.score - right.agreement.score
        return abs(difference) > 1e-9 ? difference > 0 : kept(left.distribution) > kept(right.distribution)
      }
    let usual = printed.filter { !$0.key.isOptional }
    guard let best = ranked.first, best.distribution != usual, best.agreement.score >= Self.leastScore,
      best.agreement.checked >= Self.leastChecked,
      !isComplete || best.agreement.score - straight.score >= 0.4,
      ranked.count < 2 || best.agreement.score - ranked[1].agreement.score >= 0.15
        || kept(best.distribution) > kept(ranked[1].distribution)
    else { return nil }
    return best.distribution.merging(adjusted) { proven, _ in proven }
  }

  /// How many measures stay where their headings say.
  private func kept(_ distribution: Distribution) -> Int {
    printed.count { distribution[$0.key] == $0.value }
  }

  /// Whether nearly everything that was programmed is printed as variation and hardly anything as achieved, though
  /// the year is over: then the two headings may be over each other's columns, and nothing shows it.
  var looksExchanged: Bool {
    guard let goal = printed[.programmed], let done = printed[.achieved], let left = printed[.variation]
    else {
      return false
    }
    let rows = values.filter { ($0[goal][.cumulative] ?? 0) > 0 }
    guard rows.count >= 3 else { return false }
    let doubtful = rows.count { row in
      let isWhole = Period.allCases.allSatisfy { row[done][$0] != nil && row[left][$0] != nil }
      return isWhole
        && Self.looksExchanged(
          goal: row[goal][.cumulative], done: row[done][.cumulative], left: row[left][.cumulative])
    }
    return doubtful * 5 >= rows.count * 4
  }

  /// Whether hardly anything of a goal was achieved, so that nearly all of it is variation.
  static func looksExchanged(goal: Double?, done: Double?, left: Double?) -> Bool {
    guard let goal, goal > 0 else { return false }
    return abs(done ?? 0) < goal / 2 && abs((left ?? 0) - goal) < goal / 2
  }

  /// Whether what was achieved is printed before what was programmed, and the variation is the former less the latter: so it
  /// was drawn, or the two have each other's heading, and no quarter that has not come yet shows which.
  var mayBeReversed: Bool {
    guard let goal = printed[.programmed], let done = printed[.achieved], printed[.variation] != nil,
      let first = blocks[done].columns.map(\.column).min(),
      let second = blocks[goal].columns.map(\.column).min(),
      first < second
    else { return false }
    guard isReversed else { return false }
    return !values.contains { $0[done][.q4] == nil && $0[goal][.q4] != nil }
  }

  /// Whether the headings are right for nearly all rows, with the variation as what was achieved less what was programmed.
  private var isExplainedByOtherSign: Bool {
    let reversed = agreement(printed, sign: -1)
    return reversed.checked >= Self.leastChecked && reversed.score >= Self.leastScore
  }

  /// Every way of giving the blocks the measures, each measure once.
  private static func distributions(of blocks: [Int], over measures: [Measure]) -> [Distribution] {
    guard let first = measures.first else { return [[:]] }
    return blocks.flatMap { block in
      distributions(of: blocks.filter { $0 != block }, over: Array(measures.dropFirst())).map { rest in
        rest.merging([first: block]) { one, _ in one }
      }
    }
  }

  private func agreement(_ distribution: Distribution, sign: Double = 1) -> Agreement {
    var result = Agreement()
    let blocks = Measure.allCases.map { distribution[$0] ?? ($0.isOptional ? printed[$0] : nil) }
    for row in values {
      var values = RoughValues()
      for (measure, block) in zip(Measure.allCases, blocks) {
        if let block { values.set(measure, measure == .variation ? row[block].times(sign) : row[block]) }
      }
      result.rows += 1
      for identity in Identity.all where speaks(identity, values) {
        result.checked += 1
        if identity.holds(in: completed(values, for: identity)) { result.held += 1 }
      }
      if contradicts(row, distribution) { result.contradictions += 1 }
    }
    return result
  }

  /// Whether a row says something of an identity: a sum that is not just blank, a difference of a goal.
  private func speaks(_ identity: Identity, _ values: RoughValues) -> Bool {
    guard let found = values.value(identity.target) else { return false }
    switch identity {
    case .sum: return found != 0 || identity.solved(for: identity.target, in: values) != 0
    case .difference(let period): return values.value(ValuePlace(.programmed, period)) != nil
    }
  }

  /// The values with what was achieved in all, where that was not printed and is asked for.
  private func completed(_ values: RoughValues, for identity: Identity) -> RoughValues {
    let sum = Identity.sum(.achieved)
    guard identity == .difference(.cumulative), values.value(sum.target) == nil else { return values }
    var completed = values
    completed.set(sum.target, sum.solved(for: sum.target, in: values))
    return completed
  }

  /// Whether a row cannot be distributed so: goals or differences are blank where something was achieved, in
  /// just the amount that was programmed, or something negative was achieved.
  private func contradicts(_ row: [MeasureValues<Double>], _ distribution: Distribution) -> Bool {
    guard let goals = distribution[.programmed], let done = distribution[.achieved] else { return false }
    let quarters = Period.allCases.dropLast()
    if quarters.contains(where: { (row[goals][$0] ?? 0) < 0 || (row[done][$0] ?? 0) < 0 }) { return true }
    // Trailing quarters that are blank among the goals, and filled in what was achieved.
    if row[goals][.q4] == nil, row[done][.q4] != nil, row[goals][.q1] != nil { return true }
    guard let left = distribution[.variation] else { return false }
    let open = quarters.filter { row[left][$0] == nil && row[done][$0] != nil }
    return !open.isEmpty && open.contains { (row[goals][$0] ?? 0) != 0 }
      && open.allSatisfy { row[done][$0] == row[goals][$0] ?? 0 }
  }
}

extension MeasureValues<Double> {
  /// The values, each multiplied.
  fileprivate func times(_ factor: Double) -> MeasureValues<Double> {
    guard factor != 1 else { return self }
    var result = self
    for period in Period.allCases { if let value = self[period] { result.set(period, value * factor) } }
    return result
  }
}
