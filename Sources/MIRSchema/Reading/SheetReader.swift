package import SheetIO

/// Reads the reports of one sheet, row by row.
///
/// A header block and a column heading open a report, or a further page of the one that is open. Under a heading
/// stand records and what carries them on; after them remarks and signatures. Every cell is entered in the account.
package struct SheetReader {
  private let vocabulary: Vocabulary
  private let view: SheetView
  private let isOwnDrawing: Bool
  /// Whether the cell of every value is wanted.
  private let keepsOrigins: Bool
  private let classifier: RowClassifier
  private let headerLines: HeaderLineFinder
  private let signatures: SignatureReader

  private var reading: SheetReading
  private var builder: ReportBuilder?
  private var band: HeadingBand?
  /// The heading of the last table, for pages that repeat only their header block.
  private var lastBand: HeadingBand?
  /// The last row of the open table, and whether a record of it can be carried on.
  private var lastTableRow = 0
  private var isFirstUnderHeading = false
  /// Header lines and other rows that have been seen since the last table.
  private var header: HeaderBlock
  /// Rows after the last table, beginning with the first signature.
  private var footRows: [SheetView.Row] = []
  /// In the program's own drawings: where the signatures begin, and whether a remark has been read.
  private var footStart = 0
  private var isInNotes = false
  private var runningTexts: Set<FoldedText> = []
  /// In forms without a column for the level: the section that is open.
  private var section: SectionReading?
  /// A level that stands alone above the record it belongs to.
  private var levelAbove: SheetView.Item?
  /// Findings of texts between records, which weigh more once another record follows.
  private var textsBetween: [Int] = []
  private var soundRows: SoundRows?
  private var soundRowsKey: (row: Int, quarter: Int?)?
  /// By the first row of their heading.
  private var wordings: [Int: Wording] = [:]
  /// Headings that have been told of.
  private var toldHeadings: Set<String> = []
  /// Rows below the table that may turn out to be names above the roles of signatures.
  private var looseRows: [SheetView.Row] = []

  /// Prepares to read a sheet.
  package init(
    _ sheet: Sheet, isOwnDrawing: Bool, vocabulary: Vocabulary = .standard, keepsOrigins: Bool = true
  ) {
    self.keepsOrigins = keepsOrigins
    self.vocabulary = vocabulary
    self.isOwnDrawing = isOwnDrawing
    view = SheetView(sheet)
    classifier = RowClassifier(vocabulary: vocabulary)
    headerLines = HeaderLineFinder(vocabulary: vocabulary)
    signatures = SignatureReader(vocabulary: vocabulary)
    header = HeaderBlock(vocabulary: vocabulary, isOwnDrawing: isOwnDrawing)
    reading = SheetReading(account: CellAccount(view))
  }

  /// Reads the sheet; without a heading that is a report's, there is no report and nothing is entered.
  package consuming func read() -> SheetReading {
    reading.bands = HeadingFinder(vocabulary: vocabulary, readsSamples: !isOwnDrawing).bands(in: view)
    guard !reading.bands.isEmpty else { return refused }
    var nextBand = 0
    for row in rows() {
      if nextBand < reading.bands.count, reading.bands[nextBand].rows.contains(row.row) {
        let next = reading.bands[nextBand]
        if row.row == next.rows.lowerBound { open(next) }
        if row.row == next.rows.upperBound { nextBand += 1 }
        note(row, .heading)
      } else {
        read(row)
      }
    }
    finish()
    guard isOwnDrawing || ReportEvidence.isReport(reading) else { return refused }
    reading.rows.sort { $0.row < $1.row }
    return reading
  }

  /// A sheet without a report, of which nothing is entered.
  private var refused: SheetReading {
    var result = SheetReading(account: CellAccount(view))
    result.nearness = Nearness(view, vocabulary: vocabulary)
    return result
  }

  /// The rows of the sheet; those of one indicator joined where each measure has its own.
  private mutating func rows() -> [SheetView.Row] {
    guard reading.bands.contains(where: { $0.columns.measureColumn != nil }) else { return view.rows }
    var result: [SheetView.Row] = []
    var map = ColumnMap()
    var start = view.rows.startIndex
    func join(to end: Int) -> [SheetView.Item] {
      let joined = MeasureRows(vocabulary: vocabulary, map: map).joined(view.rows[start..<end])
      result += joined.rows
      start = end
      return joined.labels
    }
    for band in reading.bands {
      let first = view.rows.firstIndex { $0.row > band.rows.upperBound } ?? view.rows.endIndex
      reading.account.enter(join(to: first), .heading)
      map = band.columns
    }
    reading.account.enter(join(to: view.rows.endIndex), .heading)
    return result
  }

  private mutating func note(_ row: SheetView.Row, _ kind: RowKind, _ text: String = "") {
    reading.rows.append((row.row, kind, text))
  }

  // MARK: One row

  private mutating func read(_ row: SheetView.Row) {
    if let band, !isOwnDrawing, isLowerHalf(row, band) { return carryOn(row, band) }
    if let band, isRecord(row, band) { return addRecord(row, band) }
    if let band, !isOwnDrawing, carriesOn(row, band) { return carryOn(row, under: band) }
    if band == nil, let lastBand, !isOwnDrawing, isRecordOfKnownLevel(row, lastBand) {
      resume(lastBand, at: row)
      return addRecord(row, lastBand)
    }
    if isOwnDrawing, band != nil || !footRows.isEmpty, !row.own.isEmpty, !OwnDrawing.beginsHeader(row) {
      return readOwnFoot(row)
    }
    let (lines, before) = headerLines.lines(in: row, onlyFirst: isOwnDrawing)
    if !lines.isEmpty {
      leaveLooseRows()
      closeFoot()
      header.add(lines, before: before, of: row)
      band = nil
      return note(row, .header, lines.map(\.context.rawValue).joined(separator: ", "))
    }
    if signatures.isRoleRow(row) || !footRows.isEmpty {
      band = nil
      footRows += looseRows + [row]
      looseRows = []
      return
    }
    if let band { return readUnderTable(row, band) }
    if header.carryOn(row) { return note(row, .header, "") }
    header.texts.append(row)
  }

  private func isRecord(_ row: SheetView.Row, _ band: HeadingBand) -> Bool {
    if isOwnDrawing {
      return !isInNotes && row.row == lastTableRow + 1
        && row.items.contains { item in item.columns.contains { band.columns.fields[$0] != nil } }
    }
    return classifier.isRecord(row, band.columns)
  }

  /// Whether the row is the lower part of a record whose level and numbers are merged over several rows.
  private func isLowerHalf(_ row: SheetView.Row, _ band: HeadingBand) -> Bool {
    guard let home = band.columns.column(of: "level"), builder?.report.indicators.isEmpty == false,
      row.items.contains(where: { $0.columns.contains(home) && $0.isMergedDown })
    else { return false }
    return row.own.allSatisfy { item in
      let key = item.columns.lazy.compactMap { band.columns.fields[$0] }.first
      return key.flatMap { Indicator.fieldsByKey[$0] }?.kind.isNumeric == false
    }
  }

  private mutating func carryOn(_ row: SheetView.Row, _ band: HeadingBand) {
    if row.own.isEmpty || builder?.carryOn(row, band.columns) == true {
      reading.account.enter(row.own, .field)
      lastTableRow = row.row
      note(row, .continuation)
    } else {
      leave(row, .outside)
    }
  }

  /// Whether a row right below a record goes on with its texts, whatever words they are; a label has its value beside it.
  private func carriesOn(_ row: SheetView.Row, _ band: HeadingBand) -> Bool {
    guard isNear(row), let record = builder?.report.indicators.last,
      classifier.isContinuation(row, band.columns, of: record), !classifier.isNote(row),
      !classifier.isNamedPage(row), !signatures.isRoleRow(row)
    else { return false }
    let isLabelled = headerLines.lines(in: row).lines.contains { $0.label.text.contains(":") }
    let extends = row.own.contains { item in
      item.columns.lazy.compactMap { band.columns.fields[$0] }.first
        .flatMap { Indicator.fieldsByKey[$0]?.get(record) } != nil
    }
    return !isLabelled && extends
  }

  /// Whether a row stands right below the last one of the table, or first below a repeated heading; in airy sheets a
  /// text that goes on in the middle of a sentence may stand some rows further down.
  private func isNear(_ row: SheetView.Row) -> Bool {
    if row.row <= lastTableRow + 1
      || (isFirstUnderHeading && row.row <= lastTableRow + Self.farthestCarriedOn)
    {
      return true
    }
    return row.row <= lastTableRow + Self.farthestCarriedOn
      && row.own.allSatisfy { $0.text.first?.isLowercase == true }
  }

  private static let farthestCarriedOn = 3

  private mutating func carryOn(_ row: SheetView.Row, under band: HeadingBand) {
    guard builder?.carryOn(row, band.columns) == true else { return leave(row, .outside) }
    reading.account.enter(row.own, .field)
    reading.findings.append(
      Finding(
        .rowContinued, sheet: view.sheet.name, cell: row.own.first?.cell.address.description,
        indicator: builder?.report.indicators.last?.label, raw: row.own.first?.text))
    lastTableRow = row.row
    note(row, .continuation)
  }

  /// Whether a row that stands under no heading is a record of the last one.
  private func isRecordOfKnownLevel(_ row: SheetView.Row, _ band: HeadingBand) -> Bool {
    guard builder != nil, let home = band.columns.column(of: "level"), row.own.count >= 4 else {
      return false
    }
    return row.own.contains {
      $0.columns.contains(home) && LevelReading.isLevel($0.text, vocabulary: vocabulary)
    }
  }

  /// The row with the level that stands alone above it.
  private mutating func completed(_ row: SheetView.Row, _ band: HeadingBand) -> SheetView.Row {
    guard let level = levelAbove else { return row }
    levelAbove = nil
    guard let home = band.columns.column(of: "level"),
      !row.items.contains(where: { $0.columns.contains(home) })
    else {
      leaveFirst([level], of: SheetView.Row(row: level.row, items: [level]))
      return row
    }
    let moved = SheetView.Item(
      index: level.index, row: row.row, columns: home...home, cell: level.cell, text: level.text)
    return SheetView.Row(row: row.row, items: ([moved] + row.items).sorted { $0.column < $1.column })
  }

  /// Adds a record that left nothing to decide.
  private mutating func addSound(
    _ sound: (reading: IndicatorReader.Reading, unknown: [SheetView.Item]), _ row: SheetView.Row
  ) {
    for index in textsBetween { reading.findings[index].severity = .warning }
    textsBetween = []
    builder?.add(sound.reading, isSound: true, row: row)
    for origin in sound.reading.origins { reading.account.enter(origin.item.index, .field) }
    let label = sound.reading.indicator.label
    reading.account.enter(sound.unknown, .unplaced(indicator: label))
    lastTableRow = row.row
    isFirstUnderHeading = false
    note(row, .record, label ?? "")
  }

  /// The record of a row that leaves nothing to decide.
  ///
  /// What is learnt of a heading is kept as long as the heading and the quarter stay the same.
  private mutating func soundRecord(
    _ row: SheetView.Row, _ band: HeadingBand
  ) -> (reading: IndicatorReader.Reading, unknown: [SheetView.Item])? {
    let quarter = builder?.report.quarter
    if soundRowsKey.map({ $0.row != band.rows.lowerBound || $0.quarter != quarter }) ?? true {
      soundRows = SoundRows(
        band.columns, samples: band.samples, quarter: quarter, wording: wording(under: band), vocabulary: vocabulary)
      soundRowsKey = (band.rows.lowerBound, quarter)
    }
    return soundRows?.read(row)
  }

  /// How the texts under a heading are worded; learnt once for each.
  private mutating func wording(under band: HeadingBand) -> Wording {
    if let known = wordings[band.rows.lowerBound] { return known }
    let wording = Wording(map: band.columns, samples: band.samples, vocabulary: vocabulary)
    wordings[band.rows.lowerBound] = wording
    return wording
  }

  private mutating func addRecord(_ printed: SheetView.Row, _ band: HeadingBand) {
    guard builder != nil else { return }
    leaveLooseRows()
    let row = completed(printed, band)
    if !isOwnDrawing, let sound = soundRecord(row, band) { return addSound(sound, row) }
    for index in textsBetween { reading.findings[index].severity = .warning }
    textsBetween = []
    let placed = RowPlacer(
      vocabulary: vocabulary, map: band.columns, quarter: builder?.report.quarter, isOwnDrawing: isOwnDrawing,
      wording: wording(under: band),
      sheet: view.sheet.name
    ).place(row)
    var cells = placed.cells
    if cells["level"] == nil, band.columns.column(of: "level") == nil { cells["level"] = section?.levelItem }
    let record = IndicatorReader(vocabulary: vocabulary, sheet: view.sheet.name).read(cells)
    builder?.add(record, placing: placed.findings, disputed: placed.disputed, row: row)
    reading.account.enter(record.origins.map(\.item), .field)
    reading.account.enter(placed.left + record.left, .unplaced(indicator: record.indicator.label))
    reading.account.enter(placed.unknown, .unplaced(indicator: record.indicator.label))
    lastTableRow = row.row
    isFirstUnderHeading = false
    note(row, .record, record.indicator.label ?? "")
  }

  /// Below a table that this program drew: remarks after one blank row, signatures after two.
  private mutating func readOwnFoot(_ row: SheetView.Row) {
    let isFirstNote = row.row == lastTableRow + ReportSheet.gapBeforeNotes && !isInNotes
    guard footRows.isEmpty, isFirstNote || (isInNotes && row.row == lastTableRow + 1) else {
      if footRows.isEmpty { footStart = lastTableRow + ReportSheet.gapBeforeSignatures }
      footRows.append(row)
      return
    }
    builder?.addNote(row.own)
    reading.account.enter(row.own, .field)
    note(row, .note)
    isInNotes = true
    lastTableRow = row.row
  }

  private mutating func readUnderTable(_ row: SheetView.Row, _ band: HeadingBand) {
    let own = row.own
    if own.isEmpty { return }
    if classifier.isNote(row) {
      builder?.addNote(own)
      reading.account.enter(own, .field)
      note(row, .note)
    } else if band.columns.column(of: "level") == nil,
      let found = SectionReading(row, vocabulary: vocabulary)
    {
      section = found
      reading.account.enter(own, .field)
      lastTableRow = row.row
      note(row, .section, found.level)
    } else if classifier.isPageNumber(row) {
      leave(row, .pageNumber)
    } else if classifier.isTotal(row) {
      leave(row, .total)
    } else if own.count == 1, levelAbove == nil, LevelReading.isLevel(own[0].text, vocabulary: vocabulary) {
      levelAbove = own[0]
      note(row, .record, own[0].text)
    } else if isTitle(row) {
      header.texts.append(row)
    } else {
      looseRows.append(row)
    }
  }

  /// Gives up on rows that no signature has claimed.
  private mutating func leaveLooseRows() {
    let rows = looseRows
    looseRows = []
    for row in rows { leave(row, .outside) }
  }

  /// Cells that belong to no part of a report: told, and kept in `unplaced`.
  private mutating func leave(_ row: SheetView.Row, _ kind: RowKind) {
    for item in row.own {
      if runningTexts.contains(FoldedText(item.text)) {
        reading.account.enter(item.index, .repeated)
        continue
      }
      reading.account.enter(item.index, .unplaced(indicator: nil))
      if kind == .outside { textsBetween.append(reading.findings.count) }
      reading.findings.append(
        Finding(.textOutside, sheet: view.sheet.name, cell: item.cell.address.description, raw: item.text))
    }
    note(row, kind)
  }

  // MARK: Pages

  private mutating func open(_ next: HeadingBand) {
    leaveLooseRows()
    closeFoot()
    textsBetween = []
    dropLevelAbove()
    reading.account.enter(view.rows(in: next.rows).flatMap(\.own), .heading)
    let told = HeadingFindings(band: next, vocabulary: vocabulary, sheet: view.sheet.name).all
    // What the heading of an earlier page said already is not said again.
    for finding in told
    where finding.severity == .info
      || toldHeadings.insert("\(finding.code) \(finding.field ?? "") \(finding.raw ?? finding.cell ?? "")")
        .inserted
    {
      reading.findings.append(finding)
    }
    turnPage(to: next, from: next.rows.upperBound)
  }

  /// A page that repeats the header block and no column heading: its records stand under the last one.
  private mutating func resume(_ last: HeadingBand, at row: SheetView.Row) {
    leaveLooseRows()
    closeFoot()
    turnPage(to: last, from: row.row - 1)
  }

  private mutating func turnPage(to next: HeadingBand, from row: Int) {
    if builder == nil || startsAnother(under: next, from: row) {
      close()
      begin()
    } else {
      repeatPage()
    }
    band = next
    lastBand = next
    lastTableRow = row
    isFirstUnderHeading = true
    isInNotes = false
    header.clear()
  }

  /// Whether a page belongs to another report: its header block says so, or it begins again after the signatures.
  private func startsAnother(under next: HeadingBand, from row: Int) -> Bool {
    guard let builder else { return true }
    if builder.differs(from: header.lines) { return true }
    if !isOwnDrawing, builder.differs(fromTitle: header.title) { return true }
    guard builder.isSigned, let first = view.row(after: row),
      let column = next.columns.column(of: "level"),
      let item = first.items.first(where: { $0.columns.contains(column) })
    else { return false }
    let level = LevelReading(item.text, vocabulary: vocabulary)
    return builder.labels.contains(LevelReading.text(level: level.level, number: level.number) ?? "")
  }

  /// The first page of a report.
  private mutating func begin() {
    var builder = ReportBuilder(vocabulary: vocabulary, sheet: view.sheet.name, isOwnDrawing: isOwnDrawing)
    builder.keepsOrigins = keepsOrigins
    let title = header.title
    for line in header.lines {
      builder.take(line)
      reading.headerLines.append((line.label.cell, line.text))
      reading.account.enter(line.sources, .field)
      reading.account.enter(line.label.index, .heading)
    }
    if let title {
      builder.report.title = title.text
      builder.origins.append(("/title", title))
      reading.account.enter(title.index, .field)
    }
    builder.adoptPeriod(title: title)
    for row in header.texts {
      let others = row.own.filter { $0.index != title?.index }
      if others.isEmpty {
        note(row, .title)
      } else {
        for item in others { runningTexts.insert(FoldedText(item.text)) }
        leaveFirst(others, of: row)
      }
    }
    self.builder = builder
  }

  private mutating func leaveFirst(_ items: [SheetView.Item], of row: SheetView.Row) {
    for item in items {
      reading.account.enter(item.index, .unplaced(indicator: nil))
      reading.findings.append(
        Finding(.textOutside, sheet: view.sheet.name, cell: item.cell.address.description, raw: item.text))
    }
    note(row, .outside)
  }

  /// A further page: its header block should say what the first one said.
  private mutating func repeatPage() {
    for line in header.lines {
      if builder?.hasSaid(line) == true {
        reading.account.enter(line.sources + [line.label], .repeated)
      } else if !isOwnDrawing, builder?.lacks(line.context) == true {
        // The first header block may stand below the heading, or below the whole table.
        builder?.take(line)
        reading.headerLines.append((line.label.cell, line.text))
        reading.account.enter(line.sources, .field)
        reading.account.enter(line.label.index, .heading)
      } else {
        reading.account.enter(line.label.index, .repeated)
        reading.account.enter(line.values, .unplaced(indicator: nil))
        reading.findings.append(
          Finding(
            .headerDiffers, sheet: view.sheet.name, cell: line.sources.first?.cell.address.description,
            field: line.context.rawValue, raw: line.text))
      }
    }
    let title = builder?.report.title.map { FoldedText($0) }
    for row in header.texts {
      if row.own.allSatisfy({ FoldedText($0.text) == title }) {
        reading.account.enter(row.own, .repeated)
        note(row, .title)
      } else if classifier.isNote(row) {
        builder?.addNote(row.own)
        reading.account.enter(row.own, .field)
        note(row, .note)
      } else {
        leave(row, classifier.isPageNumber(row) ? .pageNumber : .outside)
      }
    }
  }

  // MARK: Foot

  /// Reads the signatures, and gives back titles of a report that follows.
  private mutating func closeFoot() {
    guard !footRows.isEmpty else { return }
    let own = isOwnDrawing ? OwnDrawing.signatures(footRows, from: footStart) : nil
    let readings = own ?? signatures.read(footRows)
    let used = Set(readings.flatMap { $0.origins.map(\.item.index) })
    for signature in readings {
      builder?.add(signature)
      reading.account.enter(signature.origins.map(\.item), .field)
    }
    var rows = footRows
    footRows = []
    while let last = rows.last, isTitle(last), !last.own.contains(where: { used.contains($0.index) }) {
      header.texts.insert(last, at: 0)
      rows.removeLast()
    }
    for row in rows {
      let others = row.own.filter { !used.contains($0.index) }
      if others.isEmpty {
        note(row, .signature)
      } else if classifier.isNote(row) {
        builder?.addNote(others)
        reading.account.enter(others, .field)
        note(row, .note)
      } else {
        leaveFirst(others, of: row)
      }
    }
  }

  private func isTitle(_ row: SheetView.Row) -> Bool {
    guard row.own.count == 1, let text = row.own.first?.text else { return false }
    let key = FoldedText(text).key
    return vocabulary.titleWords.contains { key.hasPrefix($0.key) }
  }

  // MARK: Ends

  private mutating func close() {
    guard var builder else { return }
    builder.settlePeriod()
    if !isOwnDrawing { builder.tellIncompleteRows() }
    reading.reports.append(builder.report)
    reading.origins.append(builder.origins.map { ($0.pointer, $0.item.cell) })
    reading.findings += builder.findings
    self.builder = nil
  }

  /// A level above nothing: a heading of its own kind.
  private mutating func dropLevelAbove() {
    guard let level = levelAbove else { return }
    levelAbove = nil
    leaveFirst([level], of: SheetView.Row(row: level.row, items: [level]))
  }

  private mutating func finish() {
    leaveLooseRows()
    dropLevelAbove()
    closeFoot()
    if builder != nil, !header.lines.isEmpty || !header.texts.isEmpty { repeatPage() }
    close()
    for index in reading.account.open {
      let cell = view.sheet.cells[index]
      reading.account.enter(index, .unplaced(indicator: nil))
      reading.findings.append(
        Finding(.textOutside, sheet: view.sheet.name, cell: cell.address.description, raw: cell.shownText))
    }
  }
}
