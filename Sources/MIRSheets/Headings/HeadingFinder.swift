import MIRSchema
import SheetIO

/// Step 2: find the column headings, wherever they repeat.
///
/// A row belongs to a heading when most of its content is vocabulary of headings. Rows that touch are one
/// heading, until a term comes back that a higher row already said. A heading counts when it names a level or a name, and
/// a value.
package struct HeadingFinder {
  let session: ReadingSession
  /// Whether the records below a heading may say what its columns are; not in the program's own drawings.
  var readsSamples = true
  /// Whether rows that no word connects may be a heading where they are right above records.
  var looksAboveRecords = true
  /// Whether a heading of values counts that names neither level nor name.
  var acceptsHalves = false

  private var terms: HeadingTerms { HeadingTerms(session: session) }

  /// The headings that words make known, of a sheet that is still to be laid.
  static func byWords(in view: SheetView, session: ReadingSession) -> [HeadingBand] {
    HeadingFinder(session: session, looksAboveRecords: false).bands(in: view)
  }

  /// The headings of a sheet, from top to bottom.
  package func bands(in view: SheetView) -> [HeadingBand] {
    let groups = laid(rowGroups(in: view, forgiving: false), in: view)
    let exact = bands(groups, in: view)
    let isPlain =
      exact.count == groups.count && exact.allSatisfy(\.isPlain) && areRightAboveRecords(groups, view)
    if readsSamples, looksAboveRecords, view.headings.isEmpty, !isPlain,
      let wider = HeadingsAboveRecords(session: session, view: view).groups(besides: groups)
    {
      let found = bands(wider, in: view)
      if Self.says(found, moreThan: exact) { return found }
    }
    return exact.isEmpty ? bands(in: view, forgiving: true) : exact
  }

  /// The groups of rows with those that were laid as headings taken as they are.
  private func laid(_ groups: [[SheetView.Row]], in view: SheetView) -> [[SheetView.Row]] {
    guard !view.headings.isEmpty else { return groups }
    let others = groups.filter { rows in
      !view.headings.contains { range in rows.contains { range.contains($0.row) } }
    }
    return (others + view.headings.map { Array(view.rows(in: $0)) })
      .sorted { ($0.first?.row ?? 0) < ($1.first?.row ?? 0) }
  }

  /// Whether a record follows each heading, and none comes before the first: then nothing is to be looked for.
  private func areRightAboveRecords(_ groups: [[SheetView.Row]], _ view: SheetView) -> Bool {
    guard let first = groups.first?.first?.row else { return false }
    let records = RecordRows(session: session)
    return !view.rows.prefix { $0.row < first }.contains(where: records.isRecord)
      && groups.allSatisfy { rows in
        rows.last.flatMap { view.row(after: $0.row) }.map(records.isRecord) ?? false
      }
  }

  /// Whether headings name more of the columns than others do, or as many and reach further down to the records.
  private static func says(_ wide: [HeadingBand], moreThan narrow: [HeadingBand]) -> Bool {
    func fields(_ bands: [HeadingBand]) -> Int {
      bands.map { $0.columns.fields.count + $0.columns.reported.count - $0.columns.ungrouped.count }
        .reduce(0, +)
    }
    let (more, less) = (fields(wide), fields(narrow))
    guard more == less, wide.count == narrow.count else { return more > less }
    return zip(wide, narrow).allSatisfy { wide, narrow in
      wide.rows.lowerBound == narrow.rows.lowerBound && wide.rows.upperBound >= narrow.rows.upperBound
    }
  }

  /// The headings; where nothing is spelled right, headings that are misspelt by a letter or two.
  private func bands(in view: SheetView, forgiving: Bool) -> [HeadingBand] {
    let groups = rowGroups(in: view, forgiving: forgiving)
    return bands(groups, in: view)
  }

  /// The headings of some groups of rows.
  private func bands(_ groups: [[SheetView.Row]], in view: SheetView) -> [HeadingBand] {
    var samples: [[PlacedText]: [SheetView.Row]] = [:]
    if readsSamples {
      for (position, rows) in groups.enumerated() {
        let next = position + 1 < groups.count ? groups[position + 1].first?.row : nil
        let texts = Self.texts(of: rows)
        guard samples[texts, default: []].count < Self.mostSamples else { continue }
        samples[texts, default: []] += self.samples(below: rows, before: next, in: view)
      }
    }
    // What a heading says is the same on every page that repeats it.
    var known: [[ShapedText]: HeadingBand?] = [:]
    return groups.compactMap { rows in
      guard let first = rows.first?.row, let last = rows.last?.row else { return nil }
      let shape = Self.shape(of: rows)
      if let band = known[shape] { return band.map { HeadingBand($0, repeatedIn: first...last) } }
      let band = band(
        rows, samples: Array((samples[Self.texts(of: rows)] ?? []).prefix(Self.mostSamples)), view.strangers)
      known[shape] = .some(band)
      return band
    }
  }

  /// Headings of the same shape mean the same in every column.
  private static func shape(of rows: [SheetView.Row]) -> [ShapedText] {
    let top = rows.first?.row ?? 0
    return rows.flatMap { row in
      row.own.map { ShapedText(row: row.row - top, columns: $0.columns, text: ExactText(text: $0.text)) }
    }
  }

  private struct ShapedText: Hashable {
    let row: Int
    let columns: ClosedRange<Int>
    let text: ExactText
  }

  /// The rows of each heading, before it is known what their columns mean.
  private func rowGroups(in view: SheetView, forgiving: Bool) -> [[SheetView.Row]] {
    var groups: [[SheetView.Row]] = []
    var current: [SheetView.Row] = []
    func close() {
      if !current.isEmpty { groups.append(current) }
      current = []
    }
    let rows = forgiving ? view.rows.prefix(Self.mostForgivingRows) : view.rows[...]
    for (position, row) in rows.enumerated() {
      let next = position + 1 < rows.count ? rows[rows.startIndex + position + 1] : nil
      if isHeading(row, under: current, before: next, forgiving: forgiving) {
        if let last = current.last, row.row > last.row + Self.largestGap {
          close()
        } else if repeats(row, of: current) {
          let top = rowsSaidBefore(in: current)
          current.removeLast(top.count)
          close()
          current = top
        }
        current.append(row)
      } else {
        close()
      }
    }
    close()
    return groups
  }

  /// Pages with the same heading have their records looked at together.
  private static func texts(of rows: [SheetView.Row]) -> [PlacedText] {
    rows.flatMap { row in row.own.map { PlacedText(column: $0.column, text: ExactText(text: $0.text)) } }
  }

  private struct PlacedText: Hashable {
    let column: Int
    let text: ExactText
  }

  /// The rows below a heading that look like records: several numbers under it, and texts.
  private func samples(below rows: [SheetView.Row], before next: Int?, in view: SheetView) -> [SheetView.Row]
  {
    guard let last = rows.last?.row else { return [] }
    let end = min(next ?? Int.max, last + Self.farthestSample)
    guard end > last + 1 else { return [] }
    return view.rows(in: (last + 1)...(end - 1)).filter { row in
      row.items.count >= 5
        && row.items.has(3) { NumberReading.isNumber($0.cell, session: session) }
    }
  }

  /// The level is among the first cells of a record.
  private static let cellsBeforeLevel = 3
  private static let fewestCellsOfRecord = 5
  /// So many records are looked at to find what columns contain.
  private static let mostSamples = 16
  private static let farthestSample = 60
  /// A sheet without any word of a heading is given up on after this many rows.
  private static let mostForgivingRows = 60
  /// One blank row inside a heading is forgiven.
  private static let largestGap = 2
  /// The share of a row's cells that must be vocabulary.
  private static let leastShare = 0.6

  private func isHeading(
    _ row: SheetView.Row, under above: [SheetView.Row], before next: SheetView.Row?, forgiving: Bool
  ) -> Bool {
    let own = row.own
    guard !own.isEmpty else {
      return !above.isEmpty && row.items.allSatisfy { item in isMerged(item, from: above) }
    }
    if isBetweenMerges(row, above) { return true }
    if !above.isEmpty, NumberingRow.isNumbering(row) || terms.isLetterRow(row, under: above) { return true }
    guard above.isEmpty ? !isMostlyNumbers(own) : true else { return false }
    // A record of small numbers is not a row of quarters; nothing is looked up of its texts.
    if own.count >= Self.fewestCellsOfRecord, beginsRecord(own) { return false }
    guard mayBeHeading(own, under: above, forgiving: forgiving) else { return false }
    // A line of the header block: the quarters next to its label are boxes to tick.
    if let first = own.first, let colon = first.text.utf8.firstIndex(of: UInt8(ascii: ":")),
      session.vocabulary.context(for: FoldedText(first.text[..<colon])) != nil
    {
      return false
    }
    let isRecord = own.contains { LevelReading.isLevel($0, session: session) }
    let numerals =
      (above.isEmpty && !countsQuarters(own)) || isRecord
      ? [] : own.filter { terms.numeral($0.text) != nil }
    let known = own.filter {
      isTerm($0, forgiving || !above.isEmpty) || isBroken($0, above, next)
        || (numerals.count >= 4 && terms.numeral($0.text) != nil)
    }
    guard Double(known.count) >= Self.leastShare * Double(own.count) || isPlain(known, before: next) else {
      return false
    }
    if !above.isEmpty, isUnderTexts(own, above) { return false }
    if known.count >= 3 { return true }
    // A group row alone, or the row of "Valor" and "Año", is a heading only next to other heading rows.
    let words = Set(known.flatMap { terms.terms(of: $0.text) })
    if !above.isEmpty {
      if known.allSatisfy({ goesOn($0, above) }) { return true }
      return words.contains { term in
        switch term {
        case .field(let key): key.isPart(of: .baseline)
        case .group, .period, .measure, .reported: true
        }
      }
    }
    return known.count >= 2 && words.contains { if case .group = $0 { true } else { false } }
  }

  /// Whether every cell of a row is below the heading of a text, which has none below it: it goes on with a record of the
  /// page before, whatever it says.
  func isUnderTexts(_ own: [SheetView.Item], _ above: [SheetView.Row]) -> Bool {
    own.allSatisfy { item in
      let heading = above.last { $0.item(at: item.column) != nil }?.item(at: item.column)
      guard let heading, heading.columns.count == 1 else { return false }
      return terms.terms(of: heading.text).contains { term in
        if case .field(let key) = term { Self.isText(key) } else { false }
      } && BrokenHeading.term([heading, item], session) == nil
    }
  }

  private static func isText(_ key: FieldKey) -> Bool {
    switch Indicator.kindsByKey[key] {
    case .line, .prose: true
    default: false
    }
  }

  /// Whether some cells of a row, however many strangers are among them, can only be a heading's: a level or a name
  /// next to several values, or measures over a row of quarters.
  private func isPlain(_ known: [SheetView.Item], before next: SheetView.Row?) -> Bool {
    guard known.count >= 2 else { return false }
    let words = Set(known.flatMap { terms.terms(of: $0.text) })
    let measures = words.filter { if case .group(let group) = $0 { group.measure != nil } else { false } }
    if measures.count >= 2, let next, countsQuarters(next.own) || periods(next.own) >= 4 { return true }
    let values = words.count { term in
      switch term {
      case .period, .measure, .reported: true
      case .field, .group: false
      }
    }
    let isNamed = words.contains(.field(.level)) || words.contains(.field(.name))
    return isNamed && (values >= 2 || measures.count >= 2) && words.count >= Self.leastPlainWords
  }

  private func periods(_ own: [SheetView.Item]) -> Int {
    own.count { item in
      item.text.utf8.count <= HeadingTerms.longest
        && terms.terms(of: item.text).contains { if case .period = $0 { true } else { false } }
    }
  }

  /// So many words of headings in one row are not chance.
  private static let leastPlainWords = 4

  /// Whether one of the first cells can only be the level of a record.
  private func beginsRecord(_ own: [SheetView.Item]) -> Bool {
    own.prefix(Self.cellsBeforeLevel).contains { item in
      guard LevelReading.isLevel(item, session: session) else { return false }
      let level = LevelReading(item.text, session: session)
      return level.number != nil || level.known?.isNumbered == false
    }
  }

  /// Whether a row counts the quarters, one after the other: `I`, `II`, `III`, `IV`.
  private func countsQuarters(_ own: [SheetView.Item]) -> Bool {
    let quarters = own.compactMap { terms.numeral($0.text)?.quarter }
    return quarters == [1, 2, 3, 4] || quarters == [1, 2, 3, 4, 1, 2, 3, 4]
  }

  /// A cheap look first: most rows are records, and hold no word of a heading.
  private func mayBeHeading(_ own: [SheetView.Item], under above: [SheetView.Row], forgiving: Bool) -> Bool {
    let short = own.count { $0.text.utf8.count <= HeadingTerms.longest }
    guard short * 2 > own.count else { return false }
    return (forgiving && short >= 5) || !above.isEmpty
      || own.contains {
        $0.text.utf8.count <= HeadingTerms.longest
          && !session.vocabulary.terms(for: FoldedText($0.text)).isEmpty
      }
  }

  /// Whether numbers are most of a row, or some of them can be nothing in a heading: neither a year nor a count of
  /// months, quarters or columns.
  private func isMostlyNumbers(_ own: [SheetView.Item]) -> Bool {
    guard own.count > 3 else { return false }
    var numbers = 0
    var values = 0
    for item in own {
      guard case .number(let number) = item.cell.value else { continue }
      numbers += 1
      if !(0...Self.greatestCount).contains(number), !Self.years.contains(number) { values += 1 }
    }
    return numbers * 2 > own.count || values >= Self.fewestValues
  }

  private static let greatestCount = 100.0
  private static let years = 1900.0...2199.0
  private static let fewestValues = 3

  /// Whether most cells of a heading are merged down into a row, which is inside it then, whatever its words.
  private func isBetweenMerges(_ row: SheetView.Row, _ above: [SheetView.Row]) -> Bool {
    let inside = row.items.count { $0.isMergedDown && isMerged($0, from: above) }
    return inside >= Self.fewestMerged && inside * 2 > row.items.count
  }

  private static let fewestMerged = 3

  private func isMerged(_ item: SheetView.Item, from above: [SheetView.Row]) -> Bool {
    above.contains { $0.row == item.cell.address.row }
  }

  /// Whether a cell is a part of a heading that is broken over two or three rows: `Método de` over `Cálculo`.
  private func isBroken(_ item: SheetView.Item, _ above: [SheetView.Row], _ below: SheetView.Row?) -> Bool {
    if goesOn(item, above) { return true }
    guard let below, below.row == item.row + 1, let next = below.item(at: item.column) else { return false }
    return BrokenHeading.term([item, next], session) != nil
      || goesOn(next, above + [SheetView.Row(row: item.row, items: [item])])
  }

  /// Whether a cell goes on with a heading of which one or two parts are above it.
  private func goesOn(_ item: SheetView.Item, _ above: [SheetView.Row]) -> Bool {
    var parts = [item]
    for row in above.suffix(2).reversed() {
      guard row.row == parts[0].row - 1, let part = row.item(at: item.column) else { return false }
      parts.insert(part, at: 0)
      if BrokenHeading.term(parts, session) != nil { return true }
    }
    return false
  }

  private func isTerm(_ item: SheetView.Item, _ forgiving: Bool) -> Bool {
    guard item.text.utf8.count <= HeadingTerms.longest, case .text = item.cell.value else { return false }
    if !terms.terms(of: item.text).isEmpty || HeadingTerms.loneMonth(item.text) != nil { return true }
    return forgiving && session.vocabulary.nearTerms(for: FoldedText(item.text)) != nil
  }

  /// Whether the row says a column's name again that the heading already has: a new heading begins.
  private func repeats(_ row: SheetView.Row, of above: [SheetView.Row]) -> Bool {
    func names(_ items: [SheetView.Item]) -> Set<FieldKey> {
      Set(
        items.compactMap { item in
          for case .field(let key) in terms.terms(of: item.text)
          where key == .level || key == .definition || key == .calculationMethod {
            return key
          }
          return nil
        })
    }
    let own = names(row.own)
    return !own.isEmpty && above.contains { !own.isDisjoint(with: names($0.own)) }
  }

  /// The last rows that say nothing which those above them have not said: the top of a heading that comes right below
  /// another one, as the groups over the names of its columns are.
  private func rowsSaidBefore(in rows: [SheetView.Row]) -> [SheetView.Row] {
    var said: Set<Vocabulary.Term> = []
    var start = rows.endIndex
    for (position, row) in rows.enumerated() {
      let words = Set(row.own.flatMap { terms.terms(of: $0.text) })
      if words.isEmpty || !words.isSubset(of: said) {
        start = rows.endIndex
      } else if start == rows.endIndex {
        start = position
      }
      said.formUnion(words)
    }
    return Array(rows[start...])
  }

  private func band(
    _ rows: [SheetView.Row], samples: [SheetView.Row], _ strangers: Set<Int>
  ) -> HeadingBand? {
    guard let first = rows.first, let last = rows.last else { return nil }
    let columns = ColumnMapBuilder(session: session, samples: samples, strangers: strangers).map(
      of: rows.filter { !NumberingRow.isNumbering($0) })
    let keys = Set(columns.fields.values)
    guard keys.contains(.level) || keys.contains(.name) || acceptsHalves,
      acceptsHalves || !columns.reported.isEmpty || keys.contains(where: { Measure.of($0) != nil }),
      keys.count + columns.reported.count >= (acceptsHalves ? 3 : 5)
    else { return nil }
    return HeadingBand(
      rows: first.row...last.row, columns: columns, samples: samples)
  }
}
