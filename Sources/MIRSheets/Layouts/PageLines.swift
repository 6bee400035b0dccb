import MIRSchema
import SheetIO

/// Lines of a page: each line of a cell's text is a row of its own, as programs that take tables out of printed pages
/// leave them.
///
/// The row with the numbers is the record; lines of its texts are above it, below it, or both, and its level may be in
/// two of them. Where one record's lines end and the next one's begin is decided by all columns together: a blank row, a
/// level, sentences that go on.
struct PageLines {
  let session: ReadingSession
  let view: SheetView
  let sense: LineSense

  /// What a row is among the lines of a page.
  enum Role {
    /// It holds the numbers of a record.
    case record
    /// It holds texts alone, in columns in which records have texts.
    case line
    /// It is none of the table's, and the table goes on below it.
    case apart
    /// The table ends here: signatures follow.
    case end
  }

  /// A record with the lines of it, as positions in the view's rows.
  struct Record {
    let row: Int
    var above: [Int] = []
    var below: [Int] = []
    var isDoubtful = false
  }

  static func laid(_ sheet: LaidSheet, _ session: ReadingSession) -> LaidSheet? {
    // The rows of forms are laid: what stands between them is no line of theirs.
    guard !sheet.steps.contains(.forms) else { return nil }
    let lines = PageLines(session: session, view: sheet.view, sense: LineSense(session: session))
    guard lines.mayBeAny else { return nil }
    return lines.laid(sheet)
  }

  /// A cheap look first: whether a row of few texts and no numbers is next to a record.
  private var mayBeAny: Bool {
    let rows = view.rows
    for position in rows.indices.dropFirst() where !isRecord(rows[position]) {
      let row = rows[position]
      guard row.own.count < Self.mostCellsOfLine, isRecord(rows[position - 1]) || isBeforeRecord(position)
      else {
        continue
      }
      let other = isRecord(rows[position - 1]) ? rows[position - 1] : rows[position + 1]
      guard abs(other.row - row.row) <= Self.farthest else { continue }
      let texts = Set(
        other.own.lazy.filter { !NumberReading.isNumber($0.cell, session: session) }.map(\.column))
      if row.own.contains(where: { texts.contains($0.column) }) { return true }
    }
    return false
  }

  private func isBeforeRecord(_ position: Int) -> Bool {
    position + 1 < view.rows.count && isRecord(view.rows[position + 1])
  }

  /// Whether a row holds the numbers of a record.
  func isRecord(_ row: SheetView.Row) -> Bool {
    row.own.has(Self.fewestNumbers) { NumberReading.isNumber($0.cell, session: session) }
  }

  private func laid(_ sheet: LaidSheet) -> LaidSheet? {
    let bands = sheet.bandsByWords(session)
    var joins = PageLineJoins(sheet: sheet)
    for chain in chains(bands) {
      guard let records = PageLineSplits(lines: self, chain: chain).records() else { continue }
      joins.add(records, of: chain)
    }
    return joins.result
  }

  /// The tables that follow each other on the pages of one report, with what each of their rows is.
  private func chains(_ bands: [HeadingBand]) -> [PageLineChain] {
    var chains: [PageLineChain] = []
    var current: PageLineChain?
    for (index, band) in bands.enumerated() {
      guard let level = band.columns.column(of: .level) else { continue }
      let end = index + 1 < bands.count ? bands[index + 1].rows.lowerBound : Int.max
      var table = PageLineChain(level: level, layout: band.layout, sense: sense)
      let isEnded = collect(&table, from: self.end(of: band), to: end)
      if current?.level == level {
        current?.append(table)
      } else {
        if let current { chains.append(current) }
        current = table
      }
      guard isEnded else { continue }
      if let current { chains.append(current) }
      current = nil
    }
    if let current { chains.append(current) }
    return chains.map { chain in
      var chain = chain
      chain.learn(view, session)
      return chain
    }
  }

  /// The first row below a heading; a line that goes on from the page before may say a word of headings: `el año`.
  private func end(of band: HeadingBand) -> Int {
    var end = band.rows.upperBound + 1
    for row in view.rows(in: band.rows).reversed() {
      guard row.own.count == 1, row.own[0].text.first?.isLowercase == true, row.row > band.rows.lowerBound
      else { break }
      end = row.row
    }
    return end
  }

  /// Puts the rows of a table into a chain; whether signatures were met.
  private func collect(_ chain: inout PageLineChain, from first: Int, to end: Int) -> Bool {
    let signatures = SignatureReader(session: session)
    let classifier = RowClassifier(session: session)
    let finder = HeaderLineFinder(session: session)
    let start = view.rows.firstIndex { $0.row >= first } ?? view.rows.endIndex
    var isBroken = false
    for position in start..<view.rows.endIndex {
      let row = view.rows[position]
      guard row.row < end else { break }
      if isRecord(row) {
        chain.rows.append((position, .record, isBroken))
        isBroken = false
        continue
      }
      if signatures.isRoleRow(row) {
        // A remark may say that somebody has checked what is above it.
        guard view.rows[position...].contains(where: { $0.row < end && isRecord($0) }) else { return true }
        continue
      }
      let isHeader = finder.lines(in: row, onlyFirst: true).lines.contains { line in
        line.label.text.contains(":") || line.label.column <= chain.level
      }
      if isHeader || classifier.words.isTitle(row) { isBroken = true }
      guard !isHeader, !classifier.words.isNote(row), !classifier.words.isNamedPage(row),
        !classifier.words.isTotal(row),
        !row.items.contains(where: \.isMergedDown)
      else { continue }
      chain.rows.append((position, .line, isBroken))
      isBroken = false
    }
    chain.endsPage()
    return false
  }

  private static let fewestNumbers = 3
  private static let mostCellsOfLine = 12
  private static let farthest = 3
}

/// The rows of the tables of one report, page after page.
struct PageLineChain {
  let level: Int
  let layout: TableLayout
  /// Records and lines from the top down, by their position in the view's rows; `afterBreak` where a page's header or
  /// heading is between a row and the one before.
  var rows: [(position: Int, role: PageLines.Role, afterBreak: Bool)] = []
  /// The columns in which records have texts.
  private(set) var textColumns: Set<Int> = []
  private var isPageEnded = false
  /// In bytes; a level is a word and a number, over several lines at most.
  private static let longestLevel = 80
  private let sense: LineSense

  init(level: Int, layout: TableLayout, sense: LineSense) {
    self.level = level
    self.layout = layout
    self.sense = sense
  }

  /// The lines of a cell as one text.
  func joined(_ lines: [String], column: Int) -> String {
    guard column == level else { return JoinedText.lines(lines) }
    return lines.dropFirst().reduce(lines.first ?? "", sense.joinedLevel)
  }

  mutating func endsPage() { isPageEnded = true }

  /// Takes over the next page.
  mutating func append(_ next: PageLineChain) {
    var next = next.rows
    if isPageEnded, !next.isEmpty { next[0].afterBreak = true }
    rows += next
  }

  /// Finds the columns of texts, and leaves out what is no line of them.
  mutating func learn(_ view: SheetView, _ session: ReadingSession) {
    var columns: Set<Int> = [level]
    for row in rows where row.role == .record {
      for item in view.rows[row.position].own where layout[item.column]?.measure == nil {
        if !NumberReading.isNumber(item.cell, session: session) { columns.insert(item.column) }
      }
    }
    for column in layout.columns.indices {
      if let field = layout[column]?.field, !field.kind.isNumeric { columns.insert(column) }
    }
    textColumns = columns
    let hasTexts = rows.contains { row in
      view.rows[row.position].own.contains { item in
        item.column == level && LevelWithText(item, session: session) != nil
      }
    }
    var above = ""
    var numbers: Set<Int> = []
    for row in rows {
      let own = view.rows[row.position].own
      guard let text = own.first(where: { $0.column == level })?.text else { continue }
      if own.count == 1, row.role == .line, sense.isWhole(above), text.allSatisfy(\.isNumber) {
        numbers.insert(row.position)
      } else {
        let joined = sense.isLevel(text) ? text : sense.joinedLevel(above, text)
        // What is longer than any level is none, and would only grow from row to row.
        above = joined.utf8.count <= Self.longestLevel ? joined : text
      }
    }
    // A number alone below a level that has its own is the page's.
    rows.removeAll { numbers.contains($0.position) }
    rows.removeAll { row in
      row.role == .line
        && !view.rows[row.position].own.allSatisfy { item in
          columns.contains(item.column)
            && (item.column != level || hasTexts || sense.isPartOfLevel(item.text))
        }
    }
  }
}
