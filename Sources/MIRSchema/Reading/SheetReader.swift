package import SheetIO

/// What was read from one sheet.
package struct SheetReading: Sendable {
  /// The reports, in the order of the sheet.
  package var reports: [Report] = []
  /// For each report, the cell of each value, by JSON pointer from the report.
  package var origins: [[(pointer: String, cell: Cell)]] = []
  /// What is to be told.
  package var findings: [Finding] = []
  /// Where every cell went.
  package var account: CellAccount
  /// The column headings that were recognised.
  package var bands: [HeadingBand] = []
  /// What each row is, for people who want to know.
  package var rows: [(row: Int, kind: RowKind, note: String)] = []
}

/// Reads the reports of one sheet, row by row.
///
/// A header block and a column heading open a report, or a further page of the one that is open. Under a heading
/// stand records and what carries them on; after them remarks and signatures. Every cell is entered in the account.
package struct SheetReader {
  private let vocabulary: Vocabulary
  private let view: SheetView
  private let isOwnDrawing: Bool
  private let classifier: RowClassifier
  private let headerLines: HeaderLineFinder
  private let signatures: SignatureReader

  private var reading: SheetReading
  private var builder: ReportBuilder?
  private var band: HeadingBand?
  /// The last row of the open table, and whether a record of it can be carried on.
  private var lastTableRow = 0
  /// Header lines and other rows that have been seen since the last table.
  private var pendingLines: [HeaderLine] = []
  private var pendingTexts: [SheetView.Row] = []
  private var lastHeaderRow = -2
  /// Rows after the last table, beginning with the first signature.
  private var footRows: [SheetView.Row] = []
  /// In the program's own drawings: where the signatures begin, and whether a remark has been read.
  private var footStart = 0
  private var isInNotes = false
  private var runningTexts: Set<FoldedText> = []

  /// Prepares to read a sheet.
  package init(_ sheet: Sheet, isOwnDrawing: Bool, vocabulary: Vocabulary = .standard) {
    self.vocabulary = vocabulary
    self.isOwnDrawing = isOwnDrawing
    view = SheetView(sheet)
    classifier = RowClassifier(vocabulary: vocabulary)
    headerLines = HeaderLineFinder(vocabulary: vocabulary)
    signatures = SignatureReader(vocabulary: vocabulary)
    reading = SheetReading(account: CellAccount(view))
  }

  /// Reads the sheet; without a heading that is a report's, there is no report and nothing is entered.
  package consuming func read() -> SheetReading {
    reading.bands = HeadingFinder(vocabulary: vocabulary).bands(in: view)
    guard !reading.bands.isEmpty else { return reading }
    var nextBand = 0
    for row in view.rows {
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
    reading.rows.sort { $0.row < $1.row }
    return reading
  }

  private mutating func note(_ row: SheetView.Row, _ kind: RowKind, _ text: String = "") {
    reading.rows.append((row.row, kind, text))
  }

  // MARK: One row

  private mutating func read(_ row: SheetView.Row) {
    if let band, isRecord(row, band) { return addRecord(row, band) }
    if isOwnDrawing, band != nil || !footRows.isEmpty, !row.own.isEmpty, !OwnDrawing.beginsHeader(row) {
      return readOwnFoot(row)
    }
    let (lines, before) = headerLines.lines(in: row, onlyFirst: isOwnDrawing)
    if !lines.isEmpty {
      closeFoot()
      if !before.isEmpty { pendingTexts.append(SheetView.Row(row: row.row, items: before)) }
      band = nil
      pendingLines += lines
      lastHeaderRow = row.row
      return note(row, .header, lines.map(\.context.rawValue).joined(separator: ", "))
    }
    if signatures.isRoleRow(row) || !footRows.isEmpty {
      band = nil
      footRows.append(row)
      return
    }
    if let band { return readUnderTable(row, band) }
    if lastHeaderRow == row.row - 1, let last = pendingLines.last, let column = last.values.first?.column,
      row.own.allSatisfy({ $0.column >= column })
    {
      pendingLines[pendingLines.count - 1].values += row.own
      lastHeaderRow = row.row
      return note(row, .header, "")
    }
    pendingTexts.append(row)
  }

  private func isRecord(_ row: SheetView.Row, _ band: HeadingBand) -> Bool {
    if isOwnDrawing {
      return !isInNotes && row.row == lastTableRow + 1
        && row.items.contains { item in item.columns.contains { band.columns.fields[$0] != nil } }
    }
    return classifier.isRecord(row, band.columns)
  }

  private mutating func addRecord(_ row: SheetView.Row, _ band: HeadingBand) {
    guard builder != nil else { return }
    let placed = RowPlacer(
      vocabulary: vocabulary, map: band.columns, quarter: builder?.report.quarter, isOwnDrawing: isOwnDrawing,
      sheet: view.sheet.name
    ).place(row)
    let record = IndicatorReader(vocabulary: vocabulary, sheet: view.sheet.name).read(placed.cells)
    builder?.add(record, placing: placed.findings, row: row)
    reading.account.enter(record.origins.map(\.item), .field)
    reading.account.enter(placed.left + record.left, .unplaced(indicator: record.indicator.label))
    reading.account.enter(placed.unknown, .unplaced(indicator: record.indicator.label))
    lastTableRow = row.row
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
    } else if classifier.isPageNumber(row) {
      leave(row, .pageNumber)
    } else if classifier.isTotal(row) {
      leave(row, .total)
    } else if row.row <= lastTableRow + 1, classifier.isContinuation(row, band.columns),
      builder?.carryOn(row, band.columns) == true
    {
      reading.account.enter(own, .field)
      reading.findings.append(
        Finding(
          .rowContinued, sheet: view.sheet.name, cell: own.first?.cell.address.description,
          indicator: builder?.report.indicators.last?.label, raw: own.first?.text))
      lastTableRow = row.row
      note(row, .continuation)
    } else if isTitle(row) {
      pendingTexts.append(row)
    } else {
      leave(row, .outside)
    }
  }

  /// Cells that belong to no part of a report: told, and kept in `unplaced`.
  private mutating func leave(_ row: SheetView.Row, _ kind: RowKind) {
    for item in row.own {
      if runningTexts.contains(FoldedText(item.text)) {
        reading.account.enter(item.index, .repeated)
        continue
      }
      reading.account.enter(item.index, .unplaced(indicator: nil))
      reading.findings.append(
        Finding(.textOutside, sheet: view.sheet.name, cell: item.cell.address.description, raw: item.text))
    }
    note(row, kind)
  }

  // MARK: Pages

  private mutating func open(_ next: HeadingBand) {
    closeFoot()
    reading.account.enter(view.rows(in: next.rows).flatMap(\.own), .heading)
    for displaced in next.columns.displaced {
      reading.findings.append(
        Finding(
          .headingDisplaced, ["column": CellAddress.name(ofColumn: displaced.column)], sheet: view.sheet.name,
          cell: displaced.cell.description, raw: displaced.text))
    }
    for (column, text) in next.columns.unknown.sorted(by: { $0.key < $1.key }) {
      tellUnknown(column, text, next)
    }
    if builder == nil || startsAnother(under: next) {
      close()
      begin()
    } else {
      repeatPage()
    }
    band = next
    lastTableRow = next.rows.upperBound
    isInNotes = false
    pendingLines = []
    pendingTexts = []
  }

  private mutating func tellUnknown(_ column: Int, _ text: String, _ band: HeadingBand) {
    let nearest = vocabulary.nearestLabel(to: text)
    reading.findings.append(
      Finding(
        .headingUnknown, ["nearest": nearest ?? "–"], sheet: view.sheet.name,
        cell: CellAddress(row: band.rows.lowerBound, column: column).description, raw: text, expected: nearest
      ))
  }

  /// Whether a page belongs to another report: its header block says so, or it begins again after the signatures.
  private func startsAnother(under next: HeadingBand) -> Bool {
    guard let builder else { return true }
    if builder.differs(from: pendingLines) { return true }
    guard builder.isSigned, let first = view.row(after: next.rows.upperBound),
      let column = next.columns.column(of: "level"),
      let item = first.items.first(where: { $0.columns.contains(column) })
    else { return false }
    let level = LevelReading(item.text, vocabulary: vocabulary)
    return builder.labels.contains(LevelReading.text(level: level.level, number: level.number) ?? "")
  }

  /// The first page of a report.
  private mutating func begin() {
    var builder = ReportBuilder(vocabulary: vocabulary, sheet: view.sheet.name, isOwnDrawing: isOwnDrawing)
    let title = chooseTitle()
    for line in pendingLines {
      builder.take(line)
      reading.account.enter(line.sources, .field)
      reading.account.enter(line.label.index, .heading)
    }
    if let title {
      builder.report.title = title.text
      builder.origins.append(("/title", title))
      reading.account.enter(title.index, .field)
    }
    builder.settlePeriod(title: title)
    for row in pendingTexts {
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

  /// The title among the texts above the header block: the first that a title's words are in, else the only one.
  private func chooseTitle() -> SheetView.Item? {
    let candidates = pendingTexts.flatMap(\.own).filter { isOwnDrawing || $0.text.utf8.count <= 200 }
    if isOwnDrawing { return candidates.first }
    let named = candidates.first { item in
      let key = FoldedText(item.text).key
      return vocabulary.titleWords.contains { key.contains($0.key) }
    }
    return named ?? (candidates.count == 1 ? candidates.first : nil)
  }

  /// A further page: its header block should say what the first one said.
  private mutating func repeatPage() {
    for line in pendingLines {
      if builder?.hasSaid(line) == true {
        reading.account.enter(line.sources + [line.label], .repeated)
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
    for row in pendingTexts {
      if row.own.allSatisfy({ FoldedText($0.text) == title }) {
        reading.account.enter(row.own, .repeated)
        note(row, .title)
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
      pendingTexts.insert(last, at: 0)
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
    guard let builder else { return }
    reading.reports.append(builder.report)
    reading.origins.append(builder.origins.map { ($0.pointer, $0.item.cell) })
    reading.findings += builder.findings
    self.builder = nil
  }

  private mutating func finish() {
    closeFoot()
    if builder != nil, !pendingLines.isEmpty || !pendingTexts.isEmpty { repeatPage() }
    close()
    for index in reading.account.open {
      let cell = view.sheet.cells[index]
      reading.account.enter(index, .unplaced(indicator: nil))
      reading.findings.append(
        Finding(.textOutside, sheet: view.sheet.name, cell: cell.address.description, raw: cell.shownText))
    }
  }
}
