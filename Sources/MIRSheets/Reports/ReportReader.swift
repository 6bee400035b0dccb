public import MIRSchema
public import SheetIO

/// Reads the reports of a workbook.
public struct ReportReader: Sendable {
  /// What to read besides the visible sheets.
  public struct Options: Sendable {
    /// Whether hidden and very hidden sheets are read too.
    public var includesHiddenSheets = false
    /// Whether the document says the cell of every value in `ReportDocument.provenance`.
    public var keepsProvenance = true
    /// How much a file may ask of the reader; kept here for the code that opens the file.
    public var limits = ReadLimits.default
    /// The period that the reports should be of; any will do without.
    package var expectedPeriod: ExpectedPeriod?
    /// The words that headings, labels and catalogue values are known by: the shipped ones, or with one's own; see
    /// `Vocabulary.adding(contentsOf:)`.
    public var vocabulary: Vocabulary {
      get { sessions.vocabulary }
      set { sessions = ReadingSessions(newValue) }
    }
    /// The words, and what has been found out with them.
    package private(set) var sessions = ReadingSessions.standard
    /// Whether records that leave nothing to decide take the short way; without it all take the long one, which must say
    /// the same.
    package var takesShortWay = true

    /// The usual options: visible sheets only.
    public init() {}
  }

  private let options: Options

  /// A reader.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// Reads every report of a workbook; a workbook without one gives a document without reports.
  ///
  /// Wrong cells are findings, never errors.
  public func read(_ workbook: Workbook, source: Source) -> ReportDocument {
    let workbook = workbook.withoutGuards()
    var document = ReportDocument(source: source)
    document.source.sheets = []
    document.findings += WorkbookFindings.notices(of: workbook)
    let stamp = TemplateStamp(workbook)
    if stamp == nil, workbook.isTemplate || workbook.sheets.contains(where: TemplateStamp.isStamp) {
      document.findings.append(Finding(.templateStampLost))
    }
    let filled = form(of: workbook)
    var kept: [UnplacedSheetReader] = []
    var parts = ReportParts()
    var before: Sheet?
    var heading: HeadingBand?
    let keyed = stamp == nil ? keyedReading(of: workbook) : nil
    for sheet in workbook.sheets {
      if let keyed, let place = keyed.sheets.sheets.firstIndex(where: { $0.name == sheet.name }) {
        if place == 0 {
          document.add(keyed.reading, of: keyed.sheets, &parts, keepsProvenance: options.keepsProvenance)
        }
        document.findings += WorkbookFindings.hidden(in: sheet)
        continue
      }
      if let reading = UnplacedSheetReader(sheet) {
        kept.append(reading)
        continue
      }
      guard sheet.visibility == .visible || options.includesHiddenSheets, !TemplateStamp.isStamp(sheet) else {
        document.findings.append(Finding(.hiddenSheet, at: .sheet(sheet.name)))
        continue
      }
      let form = filled?.name == sheet.name ? filled?.match : nil
      let sheet = form?.sheet ?? sheet
      var reading = read(sheet, of: workbook, form: form)
      if reading.reports.isEmpty, form == nil, let heading,
        let page = page(sheet, of: workbook, under: heading, after: document.reports.last)
      {
        reading = page
      } else if reading.reports.isEmpty, form == nil,
        let half = half(sheet, of: workbook, after: document.reports.last)
      {
        reading = half
        parts.halves.insert(document.reports.count)
      } else if reading.reports.isEmpty, form == nil, let left = before,
        let halves = halves(left, sheet, of: workbook)
      {
        document.add(halves.left, of: left, &parts, keepsProvenance: options.keepsProvenance)
        reading = halves.right
        parts.halves.insert(document.reports.count)
        before = nil
      }
      guard !reading.reports.isEmpty else {
        let nearness = reading.nearness?.text ?? BilingualText(es: "", en: "")
        // The name of a known form is kept apart, for those who say only what stands in the way.
        document.findings.append(
          Finding(
            .sheetSkipped, phrases: ["reason": nearness],
            severity: keyed?.sheets.unjoined.contains(sheet.name) == true ? .warning : nil,
            at: .sheet(sheet.name),
            raw: reading.nearness?.form?.name.spanish))
        before = sheet
        continue
      }
      if form == nil, let left = before, let half = half(left, of: workbook, before: reading.reports) {
        document.add(half, of: left, &parts, keepsProvenance: options.keepsProvenance)
      }
      before = nil
      heading = reading.bands.last ?? heading
      if let form {
        let isUncalculated = workbook.notices.contains { notice in
          if case .formulasWithoutResult = notice.kind { return notice.sheet == sheet.name }
          return false
        }
        reading.findings +=
          TemplateReview(match: form, reading: reading, isUncalculated: isUncalculated).findings
      } else if stamp != nil {
        reading.findings.append(Finding(.templateAltered, at: .sheet(sheet.name)))
      }
      document.add(reading, sheet: sheet, keepsProvenance: options.keepsProvenance)
      parts.sheets += reading.reports.map { _ in sheet.name }
      document.findings += WorkbookFindings.hidden(in: sheet)
    }
    parts.join(in: &document)
    document.findings += WorkbookFindings.repeated(document.reports)
    document.bring(kept)
    return document
  }

  /// Reads the tables of several sheets that are joined by a column of keys; `nil` where the workbook has none, or no
  /// report comes of them.
  func keyedReading(of workbook: Workbook) -> (sheets: KeyedSheets, reading: SheetReading)? {
    guard !workbook.isOwnDrawing else { return nil }
    let sheets = workbook.sheets.filter {
      ($0.visibility == .visible || options.includesHiddenSheets) && UnplacedSheetReader($0) == nil
    }
    guard sheets.count >= 2 else { return nil }
    return options.sessions.begin { session in
      guard let keyed = KeyedSheets(sheets, session: session) else { return nil }
      func read(_ notation: NumberNotation) -> SheetReading {
        SheetReader(
          keyed.sheet, isOwnDrawing: false, form: nil, session: session.writing(notation),
          keepsOrigins: options.keepsProvenance, takesShortWay: options.takesShortWay, keyed: keyed
        ).read()
      }
      let reading = Self.settled(read)
      guard reading.layouts.contains(.keyedTables), reading.reports.count == 1,
        reading.reports[0].indicators.contains(where: { !$0.programmed.isBlank || !$0.achieved.isBlank })
      else { return nil }
      return (keyed, reading)
    }
  }

  /// Reads one sheet, with the account of its cells.
  package func read(_ sheet: Sheet, of workbook: Workbook) -> SheetReading {
    let sheet = workbook.isText ? sheet.withoutGuards() : sheet
    let filled = form(of: workbook)
    return read(sheet, of: workbook, form: filled?.name == sheet.name ? filled?.match : nil)
  }

  /// The sheet of a template that was filled in: of several that may be it the one that has most of its rows, and in which
  /// least was changed.
  private func form(of workbook: Workbook) -> (name: String, match: TemplateMatch)? {
    guard let stamp = TemplateStamp(workbook) else { return nil }
    return workbook.sheets.lazy.filter {
      ($0.visibility == .visible || options.includesHiddenSheets) && !TemplateStamp.isStamp($0)
    }.compactMap { sheet in TemplateMatch(stamp, sheet).map { (name: sheet.name, match: $0) } }
      .min {
        ($1.match.rows.count, $0.match.findings.count) < ($0.match.rows.count, $1.match.findings.count)
      }
  }

  private func read(
    _ sheet: Sheet, of workbook: Workbook, form: TemplateMatch?, asHalf: Bool = false,
    under heading: HeadingBand? = nil
  ) -> SheetReading {
    options.sessions.begin {
      read(sheet, of: workbook, form: form, asHalf: asHalf, under: heading, in: $0)
    }
  }

  /// A page that lost its heading: a sheet whose rows are records under the heading of the sheet before, and go on with
  /// its numbering.
  private func page(
    _ sheet: Sheet, of workbook: Workbook, under heading: HeadingBand, after report: Report?
  ) -> SheetReading? {
    guard let report, heading.layout.level != nil else { return nil }
    let reading = read(sheet, of: workbook, form: nil, under: heading)
    guard reading.reports.count == 1, let indicators = reading.reports.first?.indicators,
      indicators.allSatisfy({ Level(official: $0.level) != nil }),
      Set(indicators.map(\.label)).isDisjoint(with: report.indicators.map(\.label)),
      !reading.findings.contains(where: { $0.severity == .error && $0.indicator != nil })
    else { return nil }
    return reading
  }

  /// The right half of the table whose left half is the report before: a sheet with values and neither levels nor
  /// names, a row for each of that one's indicators.
  private func half(_ sheet: Sheet, of workbook: Workbook, after report: Report?) -> SheetReading? {
    guard let report, !report.indicators.isEmpty, report.indicators.allSatisfy(\.lacksMeasure) else {
      return nil
    }
    let reading = read(sheet, of: workbook, form: nil, asHalf: true)
    guard reading.reports.count == 1, reading.reports[0].indicators.count == report.indicators.count else {
      return nil
    }
    return reading
  }

  /// The left half of a table whose right half is on the next sheet: levels and texts, and no values.
  private func half(_ sheet: Sheet, of workbook: Workbook, before next: [Report]) -> SheetReading? {
    guard next.count == 1, let right = next.first, right.indicators.allSatisfy({ $0.name == nil }) else {
      return nil
    }
    let reading = read(sheet, of: workbook, form: nil, asHalf: true)
    guard reading.reports.count == 1,
      reading.reports[0].indicators.map({ [$0.level, $0.number] })
        == right.indicators.map({ [$0.level, $0.number] })
    else { return nil }
    return reading
  }

  /// Both halves of a table: levels and texts on one sheet, values alone on the next, a row for each indicator.
  private func halves(
    _ one: Sheet, _ other: Sheet, of workbook: Workbook
  ) -> (left: SheetReading, right: SheetReading)? {
    let left = read(one, of: workbook, form: nil, asHalf: true)
    guard left.reports.count == 1, let texts = left.reports.first?.indicators,
      texts.count >= Self.fewestInHalves,
      texts.allSatisfy({ Level(official: $0.level) != nil })
    else { return nil }
    let right = read(other, of: workbook, form: nil, asHalf: true)
    guard right.reports.count == 1, right.reports[0].indicators.count == texts.count else { return nil }
    return (left, right)
  }

  /// Fewer rows do not show that two sheets belong together.
  private static let fewestInHalves = 3

  private func read(
    _ sheet: Sheet, of workbook: Workbook, form: TemplateMatch?, asHalf: Bool, under heading: HeadingBand?,
    in session: ReadingSession
  ) -> SheetReading {
    func reader(_ printed: PrintedSheet, _ session: ReadingSession, laysAnew: Bool) -> SheetReader {
      SheetReader(
        printed, isOwnDrawing: workbook.isOwnDrawing, form: form, session: session,
        keepsOrigins: options.keepsProvenance || form != nil, takesShortWay: options.takesShortWay,
        asHalf: asHalf, laysAnew: laysAnew, under: heading)
    }
    // Most sheets are tables of sound records; only the others are looked at for another layout, and read again where
    // they have one.
    let isOthers = !workbook.isOwnDrawing && form == nil && heading == nil
    let takesShortWay = isOthers && !asHalf && options.takesShortWay
    if takesShortWay,
      let reading = PageReader.read(sheet, session: session, keepsOrigins: options.keepsProvenance),
      reading.isSoundTable(of: sheet)
    {
      return reading
    }
    func read(_ notation: NumberNotation) -> SheetReading {
      let writing = session.writing(notation)
      let printed = PrintedSheet(form?.sheet ?? sheet, isOwnDrawing: workbook.isOwnDrawing, session: writing)
      let plain = reader(printed, writing, laysAnew: false).read()
      guard isOthers, !plain.isSoundTable(of: sheet) else {
        if takesShortWay { session.learnHeadings(of: sheet, plain.bands) }
        return plain
      }
      let laid = reader(printed, writing, laysAnew: true)
      return laid.isLaidAnew ? laid.read() : plain
    }
    return Self.settled(read)
  }

  /// What is read where the notation of the numbers is not known before, or in the one that arithmetic settles.
  private static func settled(_ read: (NumberNotation) -> SheetReading) -> SheetReading {
    let first = read(.unknown)
    return NumberNotation.settled(
      first, in: first.notation, doubtful: first.doubtfulNumbers,
      mismatches: { $0.findings.count { ArithmeticRules.isMismatch($0.code) } }, read: read)
  }
}

extension ReportDocument {
  /// Takes over what the sheets *Sin lugar* have kept; what was found again now is not reported twice.
  fileprivate mutating func bring(_ kept: [UnplacedSheetReader]) {
    guard !kept.isEmpty else { return }
    let known = Dictionary(grouping: kept.flatMap(\.findings), by: \.code)
    findings.removeAll { finding in known[finding.code, default: []].contains(where: finding.repeats) }
    unplaced = kept.flatMap(\.unplaced) + unplaced
    findings = kept.flatMap(\.findings) + findings
  }

  /// Takes over a sheet that was passed over before it was known to be a part of a report.
  fileprivate mutating func add(
    _ half: SheetReading, of sheet: Sheet, _ parts: inout ReportParts, keepsProvenance: Bool
  ) {
    findings.removeAll { $0.code == .sheetSkipped && $0.sheet == sheet.name }
    add(half, sheet: sheet, keepsProvenance: keepsProvenance)
    parts.sheets.append(sheet.name)
  }

  /// Takes over what was read of several sheets as one.
  fileprivate mutating func add(
    _ reading: SheetReading, of keyed: KeyedSheets, _ parts: inout ReportParts, keepsProvenance: Bool
  ) {
    var own = ReportDocument(source: source)
    own.add(reading, sheet: keyed.sheet, keepsProvenance: keepsProvenance)
    let index = reports.count
    source.sheets += keyed.sheets.map(\.name)
    layouts += own.layouts
    reports += own.reports
    parts.sheets += own.reports.map { _ in keyed.sheet.name }
    provenance += own.provenance.map { origin in
      var origin = origin
      origin.pointer = "/reports/\(index)" + origin.pointer.dropFirst("/reports/0".count)
      (origin.sheet, origin.cell) = keyed.origin(of: origin.cell)
      return origin
    }
    unplaced += own.unplaced.map { cell in
      var cell = cell
      cell.location = keyed.location(cell.location)
      return cell
    }
    findings += own.findings.map(keyed.finding)
  }

  fileprivate mutating func add(_ reading: SheetReading, sheet: Sheet, keepsProvenance: Bool) {
    source.sheets.append(sheet.name)
    if keepsProvenance { layouts.append(reading.layout) }
    if keepsProvenance, reading.layouts.isEmpty {
      headings += reading.bands.map {
        PrintedHeading(sheet: sheet.name, row: $0.rows.upperBound, fields: $0.columns.fields)
      }
    }
    for (report, origins) in zip(reading.reports, reading.origins) {
      let index = reports.count
      if keepsProvenance {
        provenance += origins.map { origin in
          Provenance(
            pointer: "/reports/\(index)\(origin.pointer)", sheet: sheet.name, cell: origin.cell.address,
            raw: origin.cell.rawText)
        }
      }
      reports.append(report)
    }
    unplaced += UnplacedList.cells(of: sheet, reading)
    findings += reading.findings
  }
}

extension Indicator {
  /// Whether it has no value of what was achieved, or none of what was programmed.
  fileprivate var lacksMeasure: Bool {
    [Measure.programmed, .achieved].contains { measure in
      Period.allCases.allSatisfy { self[measure][$0] == nil }
    }
  }
}
