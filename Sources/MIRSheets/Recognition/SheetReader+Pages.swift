import MIRSchema
import SheetIO

/// Pages: a heading opens a report, or a further page of the one that is open.
extension SheetReader {
  mutating func open(_ next: HeadingBand) {
    leaveLooseRows()
    closeFoot()
    findings.settle(recordFollows: false)
    dropLevelAbove()
    reading.account.enter(view.rows(in: next.rows).flatMap(\.own), .heading)
    report(HeadingFindings(band: next, session: session, sheet: view.sheet.name).all)
    turnPage(to: next, from: next.rows.upperBound)
    if let band, !next.columns.reported.isEmpty {
      let known = Set(next.columns.unknown.keys)
      report(HeadingFindings(band: band, session: session, sheet: view.sheet.name).unknown(besides: known))
    }
  }

  /// Reports what a heading says; what that of an earlier page said already is not said again.
  private mutating func report(_ told: [Finding]) {
    for finding in told
    where finding.severity == .info
      || toldHeadings.insert(
        "\(finding.code) \(finding.field?.rawValue ?? "") \(finding.raw ?? finding.cell ?? "")"
      )
      .inserted
    {
      findings.append(finding)
    }
  }

  /// A page that repeats the header block and no column heading: its records are under the last one.
  mutating func resume(_ last: HeadingBand, at row: SheetView.Row) {
    leaveLooseRows()
    closeFoot()
    turnPage(to: last, from: row.row - 1)
  }

  mutating func turnPage(to next: HeadingBand, from row: Int) {
    if builder == nil || startsAnother(under: next, from: row) {
      tellSplit(at: row)
      close()
      begin()
    } else {
      repeatPage()
    }
    let open = next.reporting(quarter: builder?.report.quarter)
    if open !== next, let index = reading.bands.firstIndex(where: { $0 === next }) {
      reading.bands[index] = open
    }
    band = open
    lastBand = open
    lastTableRow = row
    isFirstUnderHeading = true
    isInNotes = false
    header.clear()
  }

  /// A report that begins in the middle of another's numbering is perhaps a page whose header block has a slip.
  mutating func tellSplit(at row: Int) {
    guard let builder, !isOwnDrawing, header.title == nil, let first = view.row(after: row),
      let item = first.items.first(where: { LevelReading.isLevel($0, session: session) })
    else { return }
    let level = LevelReading(item.text, session: session)
    let label = LevelReading.text(level: level.level, number: level.number) ?? ""
    guard level.known?.isNumbered != false, !builder.labels.contains(label) else { return }
    for line in header.lines where builder.differs(from: [line]) {
      findings.append(
        Finding(
          .reportSplit, ["label": label], at: .cell(line.sources.first?.cell.address, of: view.sheet.name),
          field: line.context.field, raw: line.text))
    }
  }

  /// Whether a page belongs to another report: its header block says so, or it begins again after the signatures.
  func startsAnother(under next: HeadingBand, from row: Int) -> Bool {
    guard let builder else { return true }
    if builder.differs(inSubjectFrom: header.lines) || builder.differs(inYearFrom: header.lines) {
      return true
    }
    // One page of a report may have a slip in its quarter; the year and what is reported on are never another by a slip.
    if builder.differs(inQuarterFrom: header.lines)
      || (!isOwnDrawing && builder.differs(fromTitle: header.title))
    {
      return isOwnDrawing || !continuesNumbering(firstLabel(from: row), of: builder)
    }
    guard builder.isSigned, let first = view.row(after: row),
      let column = next.columns.column(of: .level),
      let item = first.items.first(where: { $0.columns.contains(column) })
    else { return false }
    let level = LevelReading(item.text, session: session)
    return builder.labels.contains(LevelReading.text(level: level.level, number: level.number) ?? "")
  }

  /// The name of the record that a page begins with.
  private func firstLabel(from row: Int) -> String? {
    guard let first = view.row(after: row),
      let item = first.items.first(where: { LevelReading.isLevel($0, session: session) })
    else { return nil }
    let level = LevelReading(item.text, session: session)
    return level.known == .fin ? nil : LevelReading.text(level: level.level, number: level.number)
  }

  /// Whether a page goes on with a report that is not signed yet: it begins with a record that the report lacks, and that
  /// is not the first of any.
  private func continuesNumbering(_ label: String?, of builder: ReportBuilder) -> Bool {
    guard let label, !builder.isSigned, !builder.labels.isEmpty else { return false }
    return !builder.labels.contains(label)
  }

  /// The first page of a report.
  mutating func begin() {
    var builder = ReportBuilder(session: session, sheet: view.sheet.name, isOwnDrawing: hasOwnHead)
    builder.keepsOrigins = keepsOrigins
    let title = header.title
    // Of two labels for the same the form's own counts, and of two plans the municipality's.
    let foreign =
      hasOwnHead ? [] : HigherPlans(header.lines, header.texts).lines(of: header.lines)
    for place in foreign.sorted() {
      leave(header.lines[place])
      builder.noteSaid(header.lines[place])
    }
    let own = header.lines.enumerated().filter { !foreign.contains($0.offset) }.map(\.element)
    let others = own.filter { !$0.isOwnLabel }
    let ranked =
      own.filter(\.isOwnLabel) + others.filter { !$0.isOfEntity } + others.filter(\.isOfEntity)
    for line in ranked.filter({ !$0.isHigherPlan }) + ranked.filter(\.isHigherPlan) {
      guard builder.take(line) else {
        leave(line)
        continue
      }
      reading.headerLines.append((line.label.cell, line.text))
      reading.account.enter(line.sources, .field)
      reading.account.enter(line.label.index, .heading)
    }
    if let title {
      builder.report.title = title.text
      builder.origins.append(("/title", title))
      reading.account.enter(title.index, .field)
    }
    let statement = header.statement
    builder.adoptPeriod(title: title, statement: statement)
    let period = Set((statement?.items ?? []).map(\.index))
    reading.account.enter(statement?.items ?? [], .field)
    builder.voteFirst()
    for signature in earlySignatures { builder.add(signature) }
    builder.isSigned = false
    earlySignatures = []
    for row in header.texts {
      let others = row.own.filter { $0.index != title?.index && !period.contains($0.index) }
      if others.isEmpty {
        note(row, .title)
      } else {
        for item in others { runningTexts.insert(FoldedText(item.text)) }
        leaveFirst(others, of: row)
      }
    }
    self.builder = builder
  }

  /// A header line that says nothing readable, or something else than the report's own.
  mutating func leave(_ line: HeaderLine) {
    reading.account.enter(line.values, .unplaced(indicator: nil))
    reading.account.enter(line.label.index, line.inline == nil ? .heading : .unplaced(indicator: nil))
    findings.append(
      Finding(
        .headerUnread, at: .cell(line.sources.first?.cell.address, of: view.sheet.name),
        field: line.context.field, raw: line.text))
  }

  mutating func leaveFirst(_ items: [SheetView.Item], of row: SheetView.Row) {
    let isDatum = holdsData(row)
    for item in items {
      reading.account.enter(item.index, .unplaced(indicator: nil))
      findings.appendOutside(
        item.text, at: item.cell.address, severity: isDatum ? .error : nil)
    }
    note(row, .outside)
  }

  /// A further page: its header block should say what the first one said.
  ///
  /// `isPage` is `false` for what is below the last table.
  mutating func repeatPage(isPage: Bool = true) {
    let vote = isPage ? votePage() : nil
    for line in header.lines {
      if builder?.hasSaid(line) == true || (vote != nil && line.sources.contains { $0.index == vote?.index })
      {
        reading.account.enter(line.sources + [line.label], .repeated)
      } else if !isOwnDrawing, builder?.lacks(line.context) == true {
        // The first header block may be below the heading, or below the whole table.
        guard builder?.take(line) == true else {
          leave(line)
          continue
        }
        reading.headerLines.append((line.label.cell, line.text))
        reading.account.enter(line.sources, .field)
        reading.account.enter(line.label.index, .heading)
      } else {
        reading.account.enter(line.label.index, .repeated)
        reading.account.enter(line.values, .unplaced(indicator: nil))
        findings.append(
          Finding(
            .headerDiffers, at: .cell(line.sources.first?.cell.address, of: view.sheet.name),
            field: line.context.field, raw: line.text))
      }
    }
    let title = builder?.report.title.map { FoldedText($0) }
    for row in header.texts {
      if row.own.allSatisfy({
        FoldedText($0.text) == title || $0.index == vote?.index || builder?.hasStated($0) == true
      }) {
        reading.account.enter(row.own, .repeated)
        note(row, .title)
      } else if classifier.words.isNote(row) {
        builder?.addNote(row.own)
        reading.account.enter(row.own, .field)
        note(row, .note)
      } else {
        leave(row, classifier.words.isPageNumber(row) ? .pageNumber : .outside)
      }
    }
  }

  /// Lets a page say its quarter; the cell is returned where it says another than the first page.
  private mutating func votePage() -> SheetView.Item? {
    guard !isOwnDrawing, let builder, let first = builder.quarterVotes.first else { return nil }
    let lines = header.lines.lazy.compactMap { line in
      builder.quarter(of: line).map { (quarter: $0, item: line.sources.first) }
    }
    let stated = header.statement.flatMap { one in
      one.period.quarter.map { (quarter: $0, item: one.items.first) }
    }
    let told = header.title.flatMap { title in
      session.period(of: title.text).quarter.map { (quarter: $0, item: Optional(title)) }
    }
    guard let vote = lines.first ?? stated ?? told else { return nil }
    self.builder?.quarterVotes.append(vote)
    return vote.quarter == first.quarter ? nil : vote.item
  }
}
