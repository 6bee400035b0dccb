import MIRSchema
import SheetIO

/// Where the lines between two records part: those above are the upper record's, those below the lower one's.
struct PageLineSplits {
  let lines: PageLines
  let chain: PageLineChain

  private var view: SheetView { lines.view }

  /// The records with their lines; `nil` where no line is above its record and every level is whole, so that nothing is
  /// to be laid anew, or where levels and records do not agree.
  func records() -> [PageLines.Record]? {
    let anchors = chain.rows.indices.filter { chain.rows[$0].role == .record }
    guard !anchors.isEmpty, anchors.count < chain.rows.count else { return nil }
    var sense = lines.sense
    sense.starters = starters(anchors.count)
    var records = anchors.map { PageLines.Record(row: chain.rows[$0].position) }
    let first = takeAbove(chain.rows[..<anchors[0]].map(\.position), of: anchors[0], sense)
    records[0].above = first
    var upper = Cell(view, chain, records[0].above + [records[0].row])
    var doubtful: [Int] = []
    var splits: [(index: Int, between: [Int], at: Int)] = []
    for (index, (from, to)) in zip(anchors, anchors.dropFirst()).enumerated() {
      let between = chain.rows[from + 1..<to].map(\.position)
      guard !between.isEmpty else {
        upper = Cell(view, chain, [records[index + 1].row])
        continue
      }
      let split = split(between, below: from, above: to, upper, sense)
      if split.isDoubtful { doubtful.append(splits.count) }
      splits.append((index, between, split.at))
      upper = Cell(view, chain, between[split.at...] + [records[index + 1].row])
    }
    settle(doubtful, &splits)
    for (place, split) in splits.enumerated() {
      let whole = Cell(view, chain, records[split.index].above + [records[split.index].row])
      let below = takeBelow(Array(split.between[..<split.at]), whole, sense)
      let above = takeAbove(Array(split.between[split.at...]), of: anchors[split.index + 1], sense)
      records[split.index].below = below
      records[split.index + 1].above = above
      guard doubtful.contains(place) else { continue }
      // The one that got no line of them may lack one.
      records[split.index].isDoubtful = true
      records[split.index + 1].isDoubtful = true
    }
    if let last = anchors.last {
      let rest = chain.rows[(last + 1)...].map(\.position)
      records[records.count - 1].below = takeBelow(rest, upper, sense)
    }
    return isLaidElsewhere(records) ? records : nil
  }

  /// Whether lines are above records, or a level is in two lines; each level must be one record's.
  private func isLaidElsewhere(_ records: [PageLines.Record]) -> Bool {
    var isElsewhere = false
    for record in records {
      let pieces = (record.above + [record.row] + record.below).compactMap { position in
        view.rows[position].own.first { $0.column == chain.level }.map { (position, $0.text) }
      }
      let level = chain.joined(pieces.map(\.1), column: chain.level)
      guard pieces.count(where: { lines.sense.isLevel($0.1) }) <= 1 || lines.sense.isLevel(level) else {
        return false
      }
      if record.above.contains(where: { position in
        view.rows[position].own.contains { $0.column != chain.level }
      }) {
        isElsewhere = true
      }
      if pieces.count > 1 || pieces.contains(where: { $0.0 != record.row && record.below.contains($0.0) }) {
        isElsewhere = true
      }
    }
    return isElsewhere
  }

  /// The texts of each column, joined as far as they go.
  private struct Cell {
    var texts: [Int: String] = [:]

    init(_ view: SheetView, _ chain: PageLineChain, _ positions: some Sequence<Int>) {
      for position in positions { add(view.rows[position], chain) }
    }

    mutating func add(_ row: SheetView.Row, _ chain: PageLineChain) {
      for item in row.own where chain.textColumns.contains(item.column) {
        texts[item.column] =
          texts[item.column].map { chain.joined([$0, item.text], column: item.column) } ?? item.text
      }
    }
  }

  /// The weight of a row below what stands above it, over all columns.
  private func weight(_ above: Cell, _ row: SheetView.Row, _ sense: LineSense) -> Int {
    row.own.reduce(0) { sum, item in
      guard let text = above.texts[item.column] else { return sum }
      return sum + weight(text, item.text, item.column, sense)
    }
  }

  private func weight(_ above: String, _ below: String, _ column: Int, _ sense: LineSense) -> Int {
    column == chain.level ? sense.level(above, below) : sense.text(above, below, column: column)
  }

  /// The lines above a record that go on in it.
  private func takeAbove(_ rows: [Int], of anchor: Int, _ sense: LineSense) -> [Int] {
    var taken: [Int] = []
    for position in rows.reversed() {
      let above = Cell(view, chain, [position])
      let below = taken + [chain.rows[anchor].position]
      var weight = 0
      for (column, text) in above.texts {
        let next = below.lazy.compactMap { below in
          view.rows[below].own.first { $0.column == column }?.text
        }.first
        if let next { weight += self.weight(text, next, column, sense) }
      }
      guard weight < 1 || isLevelAlone(above) else { break }
      taken.insert(position, at: 0)
    }
    return taken
  }

  /// Whether a line holds a level and nothing else.
  private func isLevelAlone(_ line: Cell) -> Bool {
    line.texts.count == 1 && line.texts[chain.level].map(lines.sense.isLevel) == true
  }

  /// The lines below a record that go on with it.
  private func takeBelow(_ rows: [Int], _ upper: Cell, _ sense: LineSense) -> [Int] {
    var upper = upper
    var taken: [Int] = []
    for position in rows {
      guard weight(upper, view.rows[position], sense) < 1 else { break }
      upper.add(view.rows[position], chain)
      taken.append(position)
    }
    return taken
  }

  /// How many of the lines between two records are the upper one's.
  private func split(_ between: [Int], below from: Int, above to: Int, _ upper: Cell, _ sense: LineSense)
    -> (at: Int, isDoubtful: Bool)
  {
    let all = between + [chain.rows[to].position]
    var weights = Array(repeating: 0, count: all.count)
    // A pair of lines of one column that is parted tells whether it should have been.
    var open: [Int: (text: String, at: Int)] = upper.texts.mapValues { ($0, -1) }
    for (place, position) in all.enumerated() {
      for item in view.rows[position].own where chain.textColumns.contains(item.column) {
        guard let (text, at) = open[item.column] else {
          open[item.column] = (item.text, place)
          continue
        }
        let weight = weight(text, item.text, item.column, sense)
        for cut in (at + 1)...place { weights[cut] += weight }
        open[item.column] = (JoinedText.join(text, item.text), place)
      }
    }
    let rows = [chain.rows[from].position] + all
    let gaps = zip(rows, rows.dropFirst()).map { view.rows[$1].row - view.rows[$0].row }
    let isBroken = chain.rows[from + 1...to].contains(where: \.afterBreak)
    let narrow = gaps.min() ?? 1
    for (place, gap) in gaps.enumerated() where !isBroken && gap > narrow { weights[place] += 5 }
    let best = weights.max() ?? 0
    let places = weights.indices.filter { weights[$0] == best }
    let next = weights.filter { $0 != best }.max() ?? (best - LineSense.clear)
    let isDoubtful = places.count > 1 || best - next < 2
    return (places.last ?? between.count, isDoubtful)
  }

  /// Decides what no text decides by how the other records are placed to their lines.
  private func settle(_ doubtful: [Int], _ splits: inout [(index: Int, between: [Int], at: Int)]) {
    let clear = splits.indices.filter { !doubtful.contains($0) }
    let isTop = clear.allSatisfy { splits[$0].at == splits[$0].between.count }
    for index in doubtful {
      splits[index].at = isTop ? splits[index].between.count : (splits[index].between.count + 1) / 2
    }
  }

  /// Words that a good part of a column's cells begin with.
  private func starters(_ records: Int) -> [Int: Set<String>] {
    var counts: [Int: [String: Int]] = [:]
    for row in chain.rows {
      for item in view.rows[row.position].own where chain.textColumns.contains(item.column) {
        guard item.text.first?.isLowercase == false else { continue }
        counts[item.column, default: [:]][LineSense.firstWord(item.text), default: 0] += 1
      }
    }
    return counts.mapValues { words in
      Set(words.filter { $0.value >= 2 && $0.value * 5 >= records * 2 }.keys)
    }
  }
}
