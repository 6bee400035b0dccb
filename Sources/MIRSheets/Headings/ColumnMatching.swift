import MIRSchema
import SheetIO

/// Step 4: give the columns their fields, all at once.
///
/// Each pair of column and field has a cost: how its heading is spelt, whether what is below is of the field's
/// kind, whether its neighbours are those of the usual order. The cheapest matching of all columns wins; a column for
/// which nothing costs less than ``unknownCost`` has no field. Where headings are spelt as the vocabulary knows them and
/// each names a field of its own, the cheapest matching is plain to see and nothing is solved.
struct ColumnMatching {
  let session: ReadingSession
  let samples: [SheetView.Row]

  private struct Column {
    var candidates: [FieldKey: (cost: Double, basis: ColumnMap.Basis)] = [:]
    var spelling = HeadingMeaning.Spelling.none
    var isHeaded = true
    var heading = ""

    /// The fields whose own title the heading is, give or take a letter.
    var titled: Set<FieldKey> {
      let heading = FoldedText(heading)
      return Set(
        candidates.keys.filter { key in
          let title = FoldedText(key.title)
          return heading.distance(to: title, limit: title.key.utf8.count / 6) != nil
        })
    }
  }

  private var columns: [Int: Column] = [:]

  /// A column that no field fits better than this has none.
  static let unknownCost = 1.0
  /// Two fields that cost as much, within this, leave a guessed column undecided.
  static let margin = 0.2

  /// What a known heading costs over cells of another kind.
  static let contradictedCost = 0.6

  init(session: ReadingSession, samples: [SheetView.Row]) {
    self.session = session
    self.samples = samples
  }

  /// What the words of a heading say.
  private static func cost(of spelling: HeadingMeaning.Spelling) -> (Double, ColumnMap.Basis) {
    switch spelling {
    case .known: (0, .words)
    case .misspelt: (0.2, .misspelt)
    case .part: (0.5, .part)
    case .none: (1.25, .content)
    case .foreign: (1.6, .content)
    }
  }

  /// A column with a heading.
  mutating func add(_ column: Int, _ meaning: HeadingMeaning, _ heading: String) {
    var entry = columns[column] ?? Column()
    entry.heading = heading
    entry.spelling = meaning.spelling
    let (cost, basis) = Self.cost(of: meaning.spelling)
    for (position, key) in meaning.keys.enumerated() {
      entry.candidates[key] = (cost + 0.01 * Double(position), basis)
    }
    columns[column] = entry
  }

  /// A column of values whose group is known.
  mutating func add(_ column: Int, _ key: FieldKey, basis: ColumnMap.Basis) {
    let cost = basis == .order ? 0.1 : basis == .arithmetic ? 0.2 : 0
    columns[column, default: Column()].candidates[key] = (cost, basis)
  }

  /// A column that holds something under no heading.
  mutating func addUnheaded(_ column: Int) { columns[column] = Column(isHeaded: false) }

  /// Assigns the fields and enters them with their reasons.
  func assign(into map: inout ColumnMap) {
    if enterIfPlain(into: &map) { return }
    let order = columns.keys.sorted()
    let weighed = order.map { candidates(of: $0, in: order) }
    let keys = Set(weighed.flatMap(\.keys)).sorted()
    guard !keys.isEmpty else { return }
    let positions = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    var costs = weighed.enumerated().map { row, candidates in
      var line = [Double](repeating: Self.impossible, count: keys.count + order.count)
      let titled = columns[order[row]]?.titled ?? []
      for (key, candidate) in candidates {
        // Of two that are alike the one has the field that is headed by its title, else the left one.
        let isTitled = titled.contains(key)
        if let position = positions[key] {
          line[position] = candidate.cost + 0.0001 * Double(row) + (isTitled ? 0 : Self.untitledCost)
        }
      }
      line[keys.count + row] = Self.unknownCost
      return line
    }
    let best = MinimumAssignment(costs)
    for (row, column) in order.enumerated() {
      let place = best.columns[row]
      guard place >= 0, place < keys.count, let candidate = weighed[row][keys[place]] else { continue }
      var reason = ColumnMap.Reason(basis: candidate.basis, cost: max(0, candidate.cost))
      if candidate.basis != .group, candidate.cost > 0.1 || weighed[row].count > 1 {
        let cost = costs[row][place]
        costs[row][place] = Self.impossible
        let second = MinimumAssignment(costs)
        costs[row][place] = cost
        reason.margin = second.cost - best.cost
        let other = second.columns[row]
        reason.runnerUp = other >= 0 && other < keys.count ? keys[other] : nil
        // Guessed from the content or a part of the words, and another guess is as good: it is not certain.
        let isGuess = candidate.basis == .content || candidate.basis == .part
        if isGuess, reason.runnerUp != nil, (reason.margin ?? 1) < Self.margin { continue }
      }
      map.fields[column] = keys[place]
      map.reasons[column] = reason
    }
    enterFurther(into: &map)
  }

  /// Columns whose heading names a text that several columns make together, where another column has its field already.
  private func enterFurther(into map: inout ColumnMap) {
    for (column, entry) in columns where map.fields[column] == nil && entry.spelling != .part {
      guard let key = entry.candidates.keys.first(where: { $0.joinsColumns }),
        map.column(of: key) != nil
      else { continue }
      map.further[column] = key
    }
  }

  private static let impossible = 1e6
  /// What a heading costs that is another word for its field.
  private static let untitledCost = 0.02

  /// Where every heading is known and names one field of its own, and no column contradicts its heading.
  private func enterIfPlain(into map: inout ColumnMap) -> Bool {
    let hasLevel = hasLevel
    var taken = Set<FieldKey>(minimumCapacity: columns.count)
    for (column, entry) in columns {
      guard entry.isHeaded, entry.candidates.count <= 1 else { return false }
      guard let (key, candidate) = entry.candidates.first else {
        // A code of the indicator may be its level's, where no other column is.
        guard entry.spelling == .foreign,
          hasLevel || !holdsLevels(column) && contentCost(column, .level) >= 0
        else { return false }
        continue
      }
      guard candidate.cost <= 0.1, taken.insert(key).inserted, contentCost(column, key) < 0.5 else {
        return false
      }
    }
    map.fields.reserveCapacity(columns.count)
    map.reasons.reserveCapacity(columns.count)
    for (column, entry) in columns {
      guard let (key, candidate) = entry.candidates.first else { continue }
      map.fields[column] = key
      map.reasons[column] = ColumnMap.Reason(basis: candidate.basis, cost: candidate.cost)
    }
    return true
  }

  /// Whether some heading says that its column is the level's.
  private var hasLevel: Bool { columns.contains { $0.value.candidates[.level] != nil } }

  private func holdsLevels(_ column: Int) -> Bool {
    ColumnProfile(column, in: samples, session: session).cost(under: .level) <= Self.surelyOfKind
  }

  // MARK: Costs

  private func contentCost(_ column: Int, _ key: FieldKey) -> Double {
    guard Measure.of(key) == nil, !samples.isEmpty else { return 0 }
    return ColumnProfile(column, in: samples.prefix(Self.firstLook), session: session)
      .cost(under: key)
  }

  /// So many records are enough to see that nothing contradicts a heading.
  private static let firstLook = 6

  /// What each field costs that the column may have.
  private func candidates(
    of column: Int, in order: [Int]
  ) -> [FieldKey: (cost: Double, basis: ColumnMap.Basis)] {
    guard let entry = columns[column] else { return [:] }
    var result = entry.candidates
    let isOfValues = result.keys.contains { Measure.of($0) != nil }
    guard !isOfValues else { return result }
    let profile = ColumnProfile(column, in: samples, session: session)
    // What is in a column can name these by itself.
    let hasLevel = hasLevel
    for key in Self.keysOfKind where result[key] == nil && profile.cost(under: key) <= Self.surelyOfKind {
      // What a heading says that is none of the report's speaks against a field, unless the column is the only one that
      // can be the level.
      let isForeign = entry.spelling == .foreign && (key != .level || hasLevel)
      result[key] = Self.cost(of: isForeign ? .foreign : .none)
    }
    for (key, candidate) in result {
      var cost = candidate.cost + profile.cost(under: key)
      // A part of the words names no catalogue of which no value is there.
      if candidate.basis == .part, case .catalogue(let name)? = Indicator.kindsByKey[key], name != .level,
        profile.count > 0, profile.catalogues[name] == nil
      {
        cost += Self.contradictedCost
      }
      if candidate.basis == .words { cost = min(cost, candidate.cost + Self.contradictedCost) }
      cost -= neighbourhood(of: key, column, in: order)
      result[key] = (cost, candidate.basis)
    }
    return result
  }

  /// What a column's cells cost under a field that they can be by themselves.
  private static let surelyOfKind = -0.35

  private static let keysOfKind: [FieldKey] = [
    .level, .type, .dimension, .frequency, .expectedDirection, .accumulation, .baselineYear,
  ]

  /// How the neighbouring columns speak for a field: those that precede and follow it in the usual order.
  private func neighbourhood(of key: FieldKey, _ column: Int, in order: [Int]) -> Double {
    guard let place = Self.usualOrder.firstIndex(of: key), let position = order.firstIndex(of: column) else {
      return 0
    }
    func says(_ neighbour: Int, _ wanted: Int) -> Bool {
      guard order.indices.contains(neighbour), Self.usualOrder.indices.contains(wanted) else { return false }
      return columns[order[neighbour]]?.candidates.contains {
        $0.key == Self.usualOrder[wanted] && $0.value.cost < 0.5
      } == true
    }
    return (says(position - 1, place - 1) ? 0.15 : 0) + (says(position + 1, place + 1) ? 0.15 : 0)
  }

  private static let usualOrder = Indicator.fields.map(\.key).filter { key in
    ![.number, .narrativeSummary, .accumulation, .justification].contains(key)
      && Measure.of(key)?.isOptional != true
  }
}
