import MIRSchema
import SheetIO

/// Finds the rows of headings by their words: most of what is in them is vocabulary of headings.
///
/// Rows that touch are one heading, until a term comes back that a higher row already said.
struct HeadingRows {
  let session: ReadingSession
  /// Whether a heading of values counts that names neither level nor name.
  var acceptsHalves = false

  private var terms: HeadingTerms { HeadingTerms(session: session) }

  /// The rows of each heading, before it is known what their columns mean.
  func groups(in view: SheetView, forgiving: Bool) -> [[SheetView.Row]] {
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

  /// The level is among the first cells of a record.
  private static let cellsBeforeLevel = 3
  private static let fewestCellsOfRecord = 5
  /// A sheet without any word of a heading is given up on after this many rows.
  private static let mostForgivingRows = 60
  /// One blank row inside a heading is forgiven.
  private static let largestGap = 2
  /// The share of a row's cells that must be vocabulary.
  private static let leastShare = 0.6

  /// Whether a row is one of a heading, or goes on with the one whose rows are right above it.
  func isHeading(
    _ row: SheetView.Row, under above: [SheetView.Row], before next: SheetView.Row?, forgiving: Bool
  ) -> Bool {
    let own = row.own
    guard !own.isEmpty else {
      return !above.isEmpty && row.items.allSatisfy { item in isMerged(item, from: above) }
    }
    if isBetweenMerges(row, above) { return true }
    if !above.isEmpty, NumberingRow.isNumbering(row) || terms.isLetterRow(row, under: above) { return true }
    // Right below quarters, too, a row of numbers is a record, unless it counts the quarters or the columns.
    if isMostlyNumbers(own) { guard !above.isEmpty, countsQuarters(own, least: 3) else { return false } }
    // A record of small numbers is not a row of quarters; nothing is looked up of its texts.
    if own.count >= Self.fewestCellsOfRecord, beginsRecord(own) { return false }
    guard mayBeHeading(own, under: above, forgiving: forgiving) else { return false }
    // A line of the header block: the quarters next to its label are boxes to tick.
    if let first = own.first, let colon = first.text.utf8.firstIndex(of: UInt8(ascii: ":")),
      session.vocabulary.context(for: FoldedText(first.text[..<colon])) != nil
    {
      return false
    }
    if saysPeriod(own) { return false }
    let isRecord = own.contains { LevelReading.isLevel($0, session: session) }
    let numerals =
      (above.isEmpty && !countsQuarters(own)) || isRecord
      ? [] : own.filter { terms.numeral($0.text) != nil }
    let known = own.filter {
      isTerm($0, forgiving || !above.isEmpty) || BrokenHeading.isPart($0, above, next, session)
        || (numerals.count >= 4 && terms.numeral($0.text) != nil)
    }
    guard Double(known.count) >= Self.leastShare * Double(own.count) || isPlain(known, before: next) else {
      return false
    }
    if above.isEmpty ? goesOn(own, before: next) : isUnderTexts(own, above) { return false }
    if known.count >= 3 { return true }
    // A group row alone, or the row of "Valor" and "Año", is a heading only next to other heading rows.
    let words = Set(known.flatMap { terms.terms(of: $0.text) })
    if !above.isEmpty {
      if known.allSatisfy({ BrokenHeading.goesOn($0, above, session) }) { return true }
      return words.contains { term in
        switch term {
        case .field(let key): key.isPart(of: .baseline)
        case .group, .period, .measure, .reported: true
        }
      }
    }
    if acceptsHalves, words.isSuperset(of: [.field(.level), .field(.name)]) { return true }
    return known.count >= 2 && words.contains { if case .group = $0 { true } else { false } }
  }

  /// Whether a row begins with a label of the header block and a period with its year: `TRIMESTRE`, `4to. Trimestre 2020`.
  private func saysPeriod(_ own: [SheetView.Item]) -> Bool {
    guard (2...Self.mostCellsOfLine).contains(own.count), own[0].cell.isText, own[1].cell.isText else {
      return false
    }
    let period = session.period(of: own[1].text)
    return period.quarter != nil && period.year != nil
      && session.headerLabel(own[0].text, isMarked: false) != nil
  }

  private static let mostCellsOfLine = 6

  /// Whether the cells of a row begin within their sentences, as lines of a record do: `realizadas`, `dirección`.
  ///
  /// A heading may be in small letters, too; then it names the level or the indicator, or is over quarters.
  private func goesOn(_ own: [SheetView.Item], before next: SheetView.Row?) -> Bool {
    own.allSatisfy { $0.text.first?.isLowercase == true } && periods(next?.own ?? []) < 2
      && !own.contains { item in
        terms.terms(of: item.text).contains { $0 == .field(.level) || $0 == .field(.name) }
      }
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

  /// Whether a row counts the quarters, one after the other, once or for each measure: `I`, `II`, `III`, `IV`.
  private func countsQuarters(_ own: [SheetView.Item], least: Int = 4) -> Bool {
    let quarters = own.compactMap { item -> Int? in
      // Most numbers are values of records.
      if case .number(let number) = item.cell.value, !Self.quarters.contains(number) { return nil }
      return terms.numeral(item.text)?.quarter
    }
    let last = quarters.max() ?? 0
    guard last >= least, quarters.count.isMultiple(of: last) else { return false }
    return quarters.enumerated().allSatisfy { $1 == $0 % last + 1 }
  }

  /// A cheap look first: most rows are records, and hold no word of a heading.
  private func mayBeHeading(_ own: [SheetView.Item], under above: [SheetView.Row], forgiving: Bool) -> Bool {
    let short = own.count { $0.text.utf8.count <= HeadingTerms.longest }
    guard short * 2 > own.count else { return false }
    return (forgiving && short >= 5) || !above.isEmpty
      || own.contains {
        $0.text.utf8.count <= HeadingTerms.longest && session.isTerm($0.text)
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

  private static let quarters = 1.0...4.0
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
}
