import MIRSchema
import SheetIO

/// Joins the parts of one report that stand on several sheets, or apart from each other on one: a sheet for each level or
/// indicator, pages between another unit's pages, the left and the right half of a table.
///
/// Parts have one unit, programme and period; a part without a header block belongs to the report before it. Records are
/// never joined twice: where two reports have an indicator in common, or a value of it, they stay two.
struct ReportParts {
  /// The sheet of each report of the document.
  var sheets: [String] = []
  /// The reports that were read of sheets with neither levels nor names.
  var halves: Set<Int> = []

  /// How a report is a part of another.
  enum Way {
    /// Its indicators come after the other's.
    case further
    /// It has further values of the same indicators, known by their levels.
    case byLevel
    /// The same, known by nothing but their order.
    case byPosition
  }

  /// Joins what belongs together.
  mutating func join(in document: inout ReportDocument) {
    guard document.reports.count > 1 else { return }
    settleQuarters(in: &document)
    var pointers = MovedPointers(reports: document.reports.count)
    var homes = Homes()
    var index = 0
    while index < document.reports.count {
      guard let (home, way) = home(of: index, in: document.reports, among: homes) else {
        homes.add(index, Head(document.reports[index]))
        index += 1
        continue
      }
      let before = Head(document.reports[home])
      join(index, into: home, way, in: &document, &pointers)
      homes.move(home, from: before, to: Head(document.reports[home]))
    }
    pointers.apply(to: &document.provenance)
  }

  /// What a report says of whose it is and of when.
  private struct Head: Hashable {
    let unit: CodedText
    let program: CodedText
    let quarter: Int?
    let year: Int?

    init(_ report: Report) {
      unit = report.responsibleUnit
      program = report.program
      quarter = report.quarter
      year = report.fiscalYear
    }

    /// Whether a part has no header block, so that nothing but its place says whose it is.
    var isBare: Bool { !isNamed && quarter == nil && year == nil }
    var isNamed: Bool { unit != CodedText() || program != CodedText() }
  }

  /// The reports so far by what they say of themselves, so that not all of them are looked at for each.
  private struct Homes {
    private var places: [Head: [Int]] = [:]

    subscript(head: Head) -> [Int] { places[head] ?? [] }

    mutating func add(_ index: Int, _ head: Head) { places[head, default: []].append(index) }

    mutating func move(_ index: Int, from head: Head, to other: Head) {
      guard head != other else { return }
      places[head]?.removeAll { $0 == index }
      var homes = places[other] ?? []
      homes.insert(index, at: homes.firstIndex { $0 > index } ?? homes.endIndex)
      places[other] = homes
    }
  }

  // MARK: Where a part belongs

  /// The report that another belongs to: of one unit, programme and period; a part without any header block belongs to the
  /// report before it.
  private func home(
    of index: Int, in reports: [Report], among homes: Homes
  ) -> (home: Int, way: Way)? {
    let head = Head(reports[index])
    let candidates = head.isBare ? [index - 1] : head.isNamed ? homes[head] : []
    for home in candidates where home >= 0 {
      if let way = way(of: index, into: home, isNext: home == index - 1, reports) { return (home, way) }
    }
    return nil
  }

  private func way(of index: Int, into home: Int, isNext: Bool, _ reports: [Report]) -> Way? {
    let (one, other) = (reports[home].indicators, reports[index].indicators)
    guard !one.isEmpty, !other.isEmpty else { return nil }
    if halves.contains(index) {
      return isNext && one.count == other.count && Self.complete(one, other) ? .byPosition : nil
    }
    let labels = (one.map(\.label), other.map(\.label))
    if labels.0 == labels.1, !labels.0.contains(nil) {
      return Self.complete(one, other) ? .byLevel : nil
    }
    let areApart = Set(labels.0).isDisjoint(with: labels.1) && !labels.1.contains(nil)
    // On one sheet a header block that comes again says itself where a report begins.
    return areApart && (sheets[home] != sheets[index] || !isNext) ? .further : nil
  }

  /// Whether records only complete each other: no value is in both, and what both say is the same.
  private static func complete(_ one: [Indicator], _ other: [Indicator]) -> Bool {
    var gains = false
    for (one, other) in zip(one, other) {
      for field in Indicator.fields {
        guard let second = field.get(other) else { continue }
        guard let first = field.get(one) else {
          gains = true
          continue
        }
        if Measure.of(field.key) != nil || first != second { return false }
      }
    }
    return gains
  }

  // MARK: Joining

  private mutating func join(
    _ index: Int, into home: Int, _ way: Way, in document: inout ReportDocument,
    _ pointers: inout MovedPointers
  ) {
    let part = document.reports.remove(at: index)
    var whole = document.reports[home]
    let before = whole
    Self.fillHeader(of: &whole, from: part)
    switch way {
    case .further: whole.indicators += part.indicators
    case .byLevel, .byPosition:
      for (position, indicator) in part.indicators.enumerated() {
        for field in Indicator.fields where field.get(whole.indicators[position]) == nil {
          field.set(&whole.indicators[position], field.get(indicator))
        }
      }
    }
    let areSigned = part.signatures.allSatisfy(whole.signatures.contains)
    if !areSigned { whole.signatures += part.signatures }
    let notes = part.notes.filter { !whole.notes.contains($0) }
    whole.notes += notes
    document.reports[home] = whole
    pointers.move(
      index, to: home,
      MovedPointers.Shift(
        indicators: way == .further ? before.indicators.count : 0,
        signatures: areSigned ? nil : before.signatures.count,
        notes: notes.count == part.notes.count ? before.notes.count : nil,
        header: Set(MovedPointers.headerKeys.filter { $0.isBlank(before) }.map(\.path))))
    // What is checked of a whole names the cells of its values.
    if way != .further { pointers.apply(to: &document.provenance) }
    tell(way, isBare: Head(part).isBare, index, home, whole, &document)
    sheets.remove(at: index)
    halves = Set(halves.compactMap { $0 == index ? nil : $0 > index ? $0 - 1 : $0 })
  }

  private static func fillHeader(of whole: inout Report, from part: Report) {
    whole.title = whole.title ?? part.title
    if whole.responsibleUnit == CodedText() { whole.responsibleUnit = part.responsibleUnit }
    if whole.program == CodedText() { whole.program = part.program }
    whole.quarter = whole.quarter ?? part.quarter
    whole.fiscalYear = whole.fiscalYear ?? part.fiscalYear
    whole.planAlignment.plan = whole.planAlignment.plan ?? part.planAlignment.plan
    if whole.planAlignment.axes.isEmpty { whole.planAlignment.axes = part.planAlignment.axes }
    if whole.planAlignment.objectives.isEmpty {
      whole.planAlignment.objectives = part.planAlignment.objectives
    }
  }

  /// Reports how a part was joined, in place of what it lacks by itself; what only the whole can show is checked now.
  private func tell(
    _ way: Way, isBare: Bool, _ index: Int, _ home: Int, _ whole: Report, _ document: inout ReportDocument
  ) {
    let lacks: Set<FindingCode> = [
      .quarterMissing, .yearMissing, .unitMissing, .programMissing, .levelMissing,
    ]
    let name = sheets[index]
    if sheets[home] != name {
      document.findings.removeAll { lacks.contains($0.code) && $0.sheet == name }
    }
    let code: FindingCode =
      switch way {
      case .further: isBare ? .sheetsJoinedUnnamed : .sheetsJoined
      case .byLevel: .sheetsJoined
      case .byPosition: .sheetsJoinedByPosition
      }
    // A form is blank where the whole is, not where one of its parts has no values.
    let parts = [sheets[home], name]
    if whole.saysSomethingOfItsQuarter {
      document.findings.removeAll { $0.code == .formBlank && parts.contains($0.sheet ?? "") }
    }
    // Pages of one sheet are no parts of one another.
    if sheets[home] == name, way == .further { return }
    document.findings.append(
      Finding(code, ["home": sheets[home], "count": "\(whole.indicators.count)"], at: .sheet(name)))
    guard way != .further else { return }
    let cells = Dictionary(document.provenance.map { ($0.pointer, $0) }) { first, _ in first }
    let isReversed = VariationSign(of: whole) != nil
    for (position, indicator) in whole.indicators.enumerated() {
      let new = ArithmeticRules.findings(
        for: indicator, quarter: whole.quarter, isReversed: isReversed
      ) { key in
        let pointer = Indicator.fieldsByKey[key]?.description.pointer ?? key.pointer
        let cell = cells["/reports/\(home)/indicators/\(position)/\(pointer)"]
        return .cell(cell?.cell, of: cell?.sheet ?? name)
      }
      document.findings += new.filter { new in
        !document.findings.contains { $0.code == new.code && $0.cell == new.cell && $0.sheet == new.sheet }
      }
    }
  }
}

extension Report {
  /// Whether some indicator has an achieved value in the quarter that is reported.
  fileprivate var saysSomethingOfItsQuarter: Bool {
    guard let period = quarter.flatMap(Period.of(quarter:)) else { return false }
    return indicators.contains { $0.achieved[period] != nil }
  }
}
