import MIRSchema
import SheetIO

/// Holds the measures that headings give to blocks of columns against the arithmetic of the rows below.
///
/// Programmed less achieved is the variation, quarters add up, only quarters that have not come yet are blank in what was
/// achieved. Where hardly a row agrees with the headings and another distribution of the measures explains nearly
/// every row, the headings stand over the wrong blocks.
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
  /// For each sample row and block, its values.
  private let values: [[PeriodValues]]

  /// Fewer sums and differences than this prove nothing.
  private static let leastChecked = 8
  private static let mostBlocks = 5

  init(_ blocks: [MeasureColumns.Block], samples: [SheetView.Row], session: ReadingSession) {
    self.blocks = blocks
    values = samples.compactMap { row in
      let read = blocks.map { block in
        var values = PeriodValues()
        for column in block.columns {
          guard let item = row.item(at: column.column),
            let number = NumberReading.double(in: item.cell, session: session)
          else { continue }
          values[column.period] = number
        }
        return values
      }
      // A row of zeros agrees with everything.
      return read.contains(where: \.hasSomething) ? read : nil
    }
  }

  /// The distribution that the headings say.
  var printed: Distribution {
    var result: Distribution = [:]
    for (index, block) in blocks.enumerated() {
      if let measure = block.measure, result[measure] == nil { result[measure] = index }
    }
    return result
  }

  /// The distribution that the rows prove, when the headings' own is disproved; `nil` where the headings stand.
  func proven() -> Distribution? {
    let printed = printed
    let wide = blocks.indices.filter { Set(blocks[$0].columns.map(\.period)).count >= 2 }
    guard wide.count >= 2, wide.count <= Self.mostBlocks, values.count >= 2 else { return nil }
    let isComplete = printed[.programmed] != nil && printed[.achieved] != nil
    let current = agreement(printed)
    if isComplete, current.score >= 0.5 { return nil }
    let measures = Array(Measure.allCases.prefix(wide.count))
    let ranked = Self.distributions(of: wide, over: measures)
      .map { (distribution: $0, agreement: agreement($0)) }
      .sorted { left, right in
        // Of two that explain as much, the one that leaves more headings where they are.
        let difference = left.agreement.score - right.agreement.score
        return abs(difference) > 1e-9 ? difference > 0 : kept(left.distribution) > kept(right.distribution)
      }
    guard let best = ranked.first, best.distribution != printed, best.agreement.score >= 0.85,
      best.agreement.checked >= Self.leastChecked,
      !isComplete || best.agreement.score - current.score >= 0.4,
      ranked.count < 2 || best.agreement.score - ranked[1].agreement.score >= 0.15
        || kept(best.distribution) > kept(ranked[1].distribution)
    else { return nil }
    return best.distribution
  }

  /// How many measures stay where their headings say.
  private func kept(_ distribution: Distribution) -> Int {
    printed.count { distribution[$0.key] == $0.value }
  }

  /// Whether nearly everything that was programmed is printed as variation and hardly anything as achieved, though
  /// the year is over: then the two headings may stand over each other's columns, and nothing can tell.
  var looksExchanged: Bool {
    guard let goal = printed[.programmed], let done = printed[.achieved], let left = printed[.variation]
    else {
      return false
    }
    let rows = values.filter { ($0[goal][.cumulative] ?? 0) > 0 }
    guard rows.count >= 3 else { return false }
    let doubtful = rows.count { row in
      let isWhole = Period.allCases.allSatisfy { row[done][$0] != nil && row[left][$0] != nil }
      let total = row[goal][.cumulative] ?? 0
      return isWhole && abs(row[done][.cumulative] ?? 0) < total / 2
        && abs((row[left][.cumulative] ?? 0) - total) < total / 2
    }
    return doubtful * 5 >= rows.count * 4
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

  private func agreement(_ distribution: Distribution) -> Agreement {
    var result = Agreement()
    let blocks = Measure.allCases.map { distribution[$0] }
    for row in values {
      func value(_ measure: Measure, _ period: Period) -> Double? {
        blocks[measure.position].flatMap { row[$0][period] }
      }
      func sum(_ measure: Measure) -> Double {
        Period.allCases.dropLast().reduce(0) { $0 + (value(measure, $1) ?? 0) }
      }
      result.rows += 1
      for period in Period.allCases {
        guard let goal = value(.programmed, period), let left = value(.variation, period) else { continue }
        let done = value(.achieved, period) ?? (period == .cumulative ? sum(.achieved) : 0)
        result.checked += 1
        if abs(goal - done - left) < 1e-6 { result.held += 1 }
      }
      for measure in [Measure.programmed, .achieved] {
        guard let total = value(measure, .cumulative), sum(measure) != 0 || total != 0 else { continue }
        result.checked += 1
        if abs(total - sum(measure)) < 1e-6 { result.held += 1 }
      }
      if contradicts(row, distribution) { result.contradictions += 1 }
    }
    return result
  }

  /// Whether a row cannot be distributed so: goals or differences are blank where something was achieved, in
  /// just the amount that was programmed, or something negative was achieved.
  private func contradicts(_ row: [PeriodValues], _ distribution: Distribution) -> Bool {
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

/// The values of one measure in one row, as doubles.
struct PeriodValues {
  private var numbers = SIMD8<Double>()
  private var present: UInt8 = 0

  subscript(period: Period) -> Double? {
    get { present & (1 << UInt8(period.position)) == 0 ? nil : numbers[period.position] }
    set {
      numbers[period.position] = newValue ?? 0
      if newValue == nil {
        present &= ~(1 << UInt8(period.position))
      } else {
        present |= 1 << UInt8(period.position)
      }
    }
  }

  /// Whether some value is there and not zero.
  var hasSomething: Bool { numbers != SIMD8() }
}
