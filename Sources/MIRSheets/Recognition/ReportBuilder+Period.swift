import MIRSchema
import SheetIO

/// The quarter and the year of a report: what header block, title, texts of their own and the sheet's name say of them.
extension ReportBuilder {
  /// Whether a page's title names another quarter than this report, or another year where only titles name it.
  func differs(fromTitle title: SheetView.Item?) -> Bool {
    guard let title, let own = self.title, headerQuarter == nil else { return false }
    let (one, other) = (session.period(of: own.text), session.period(of: title.text))
    if let before = one.quarter, let after = other.quarter, before != after { return true }
    guard one.quarter == other.quarter, let before = one.year, let after = other.year else { return false }
    return before != after && headerYear == nil
  }

  /// Takes over what the title, a text of its own and the sheet's name say, until the header block says better.
  mutating func adoptPeriod(title: SheetView.Item?, statement: HeaderBlock.Statement?) {
    guard !isOwnDrawing else { return }
    self.title = title
    self.statement = statement
    let named = session.period(of: sheet)
    let told = title.map { session.period(of: $0.text) }
    let stated = statement?.period
    if report.fiscalYear == nil { report.fiscalYear = stated?.year ?? told?.year ?? named.year }
    if report.quarter == nil { report.quarter = stated?.quarter ?? told?.quarter ?? named.quarter }
  }

  /// Counts what the first page says of the quarter.
  mutating func voteFirst() {
    guard !isOwnDrawing else { return }
    let stated = statement?.period.quarter
    let told = title.flatMap { session.period(of: $0.text).quarter }
    guard let quarter = headerQuarter ?? stated ?? told else { return }
    let item =
      headerQuarter != nil
      ? headerQuarterItem : stated != nil ? statement?.items.first : title
    quarterVotes.append((quarter, item))
  }

  /// Reports where title, sheet name and header block disagree, and what none of them says.
  mutating func settlePeriod() {
    defer { reportMissing() }
    guard !isOwnDrawing else { return }
    let stated = statement?.period
    let said = (quarter: headerQuarter ?? stated?.quarter, year: headerYear ?? stated?.year)
    let told = title.map { session.period(of: $0.text) }
    if let item = statement?.items.last {
      if headerYear == nil, stated?.year != nil { keep(item, at: "/fiscalYear") }
      if headerQuarter == nil, stated?.quarter != nil { keep(item, at: "/quarter") }
      let subject = BilingualText(
        es: "El texto de \(item.cell.address)", en: "The text at \(item.cell.address)")
      check(.fiscalYear, stated?.year, against: headerYear, subject, at: item.cell.address)
      check(.quarter, stated?.quarter, against: headerQuarter, subject, at: item.cell.address)
    }
    if let title {
      if said.year == nil, told?.year != nil { keep(title, at: "/fiscalYear") }
      if said.quarter == nil, told?.quarter != nil { keep(title, at: "/quarter") }
      let subject = BilingualText(
        es: "El título (\(title.cell.address))", en: "The title (\(title.cell.address))")
      check(.fiscalYear, told?.year, against: said.year, subject, at: title.cell.address)
      check(.quarter, told?.quarter, against: said.quarter, subject, at: title.cell.address)
    }
    let named = session.period(of: sheet)
    let subject = BilingualText(es: "El nombre de la hoja («\(sheet)»)", en: "The sheet's name (“\(sheet)”)")
    check(.fiscalYear, named.year, against: said.year ?? told?.year, subject, at: nil)
    check(.quarter, named.quarter, against: said.quarter ?? told?.quarter, subject, at: nil)
    countVotes()
  }

  /// Takes the quarter that most pages say; where as many say another, none.
  private mutating func countVotes() {
    let first = quarterVotes.first?.quarter
    guard quarterVotes.contains(where: { $0.quarter != first }) else { return }
    let counts = Dictionary(grouping: quarterVotes, by: \.quarter).mapValues(\.count)
    guard let most = counts.values.max() else { return }
    let leaders = counts.filter { $0.value == most }.keys
    let settled = leaders.count == 1 ? leaders.first : nil
    if settled != report.quarter { retell(in: settled) }
    report.quarter = settled
    guard let settled else {
      let raw = counts.keys.sorted().map(String.init).joined(separator: ", ")
      let cell = quarterVotes.first { $0.quarter != quarterVotes[0].quarter }?.item?.cell.address
      findings.append(Finding(.quarterTied, at: .cell(cell, of: sheet), field: .quarter, raw: raw))
      return
    }
    for vote in quarterVotes where vote.quarter != settled {
      findings.append(
        Finding(
          .quarterOutvoted, at: .cell(vote.item?.cell.address, of: sheet), field: .quarter,
          raw: vote.item?.text ?? "\(vote.quarter)", expected: "\(settled)"))
    }
  }

  /// Reports anew what was achieved ahead of the quarter, which is another than the first page said.
  private mutating func retell(in quarter: Int?) {
    var others = FindingList()
    for finding in findings.all where finding.code != .achievedAhead { others.append(finding) }
    findings = others
    for (index, indicator) in report.indicators.enumerated() {
      let record = "/indicators/\(index)/"
      findings += ArithmeticRules.findings(for: indicator, quarter: quarter) { key in
        let pointer = record + (Indicator.fieldsByKey[key]?.description.pointer ?? key.pointer)
        return .cell(origins.first { $0.pointer == pointer }?.item.cell.address, of: sheet)
      }.filter { $0.code == .achievedAhead }
    }
  }

  private mutating func check(
    _ field: FieldKey, _ found: Int?, against known: Int?, _ subject: BilingualText, at cell: CellAddress?
  ) {
    guard let found, let known, found != known else { return }
    findings.append(
      Finding(
        .yearConflict,
        phrases: [
          "subject": subject,
          "what": field == .quarter
            ? BilingualText(es: "trimestre", en: "quarter") : BilingualText(es: "año", en: "year"),
        ], at: .cell(cell, of: sheet), field: field,
        raw: "\(found)",
        expected: "\(known)"))
  }

  private mutating func reportMissing() {
    // A quarter of which the pages say two is not missing.
    let isTied = findings.kept.contains { $0.code == .quarterTied }
    findings += PeriodRules.findings(
      for: report, of: BilingualText(es: "La hoja «\(sheet)»", en: "Sheet “\(sheet)”"), at: .sheet(sheet)
    ).filter { !isTied || $0.code != .quarterMissing }
    guard !isOwnDrawing else { return }
    if report.responsibleUnit == CodedText() {
      findings.append(Finding(.unitMissing, at: .sheet(sheet), field: .responsibleUnit))
    }
    if report.program == CodedText() {
      findings.append(Finding(.programMissing, at: .sheet(sheet), field: .program))
    }
  }
}
