import MIRSchema
import SheetIO

/// Parts of one report on several sheets: a sheet for each level or each indicator, pages, or its texts on one sheet and
/// its values on another.
enum ReportParts {
  /// How a report on a sheet of its own belongs to another.
  enum Relation { case moreIndicators, otherFields }

  /// Whether a report is a part of another; `nil` where it is one of its own.
  ///
  /// Parts are of the same unit, programme and period. They share no indicator, or all of them and none of the values.
  static func relation(of part: Report, to whole: Report) -> Relation? {
    guard !isClash(part, whole) else { return nil }
    let labels = part.indicators.map(\.label)
    let known = whole.indicators.map(\.label)
    guard !labels.isEmpty, !known.isEmpty, labels.allSatisfy({ $0 != nil }), Set(labels).count == labels.count
    else {
      return nil
    }
    if Set(labels).isDisjoint(with: known) {
      return isSame(part, whole) ? .moreIndicators : nil
    }
    guard Set(labels) == Set(known), labels.count == known.count else { return nil }
    let pairs = part.indicators.map { one in (one, whole.indicators.first { $0.label == one.label }) }
    return pairs.allSatisfy { one, other in other.map { isOther(one, $0) } ?? false } ? .otherFields : nil
  }

  /// Whether no field has a value in both; level and number say which indicator it is.
  private static func isOther(_ one: Indicator, _ other: Indicator) -> Bool {
    Indicator.fields.allSatisfy { field in
      field.key == .level || field.key == .number || field.get(one) == nil || field.get(other) == nil
        || field.get(one) == field.get(other)
    } && Indicator.fields.contains { $0.get(one) != nil && $0.get(other) == nil }
  }

  private static func isClash(_ one: Report, _ other: Report) -> Bool {
    func differ<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool {
      if let one, let other { one != other } else { false }
    }
    func differ(_ one: CodedText, _ other: CodedText) -> Bool {
      differ(one.code.map { FoldedText($0) }, other.code.map { FoldedText($0) })
        || differ(one.text.map { FoldedText($0) }, other.text.map { FoldedText($0) })
    }
    return differ(one.quarter, other.quarter) || differ(one.fiscalYear, other.fiscalYear)
      || differ(one.responsibleUnit, other.responsibleUnit) || differ(one.program, other.program)
  }

  /// Whether both say period and programme, and so the same ones.
  private static func isSame(_ one: Report, _ other: Report) -> Bool {
    [one, other].allSatisfy { report in
      report.quarter != nil && report.fiscalYear != nil && (report.program.code ?? report.program.text) != nil
    }
  }

  /// Whether a report's indicators have levels and values and no texts.
  static func lacksTexts(_ report: Report) -> Bool {
    !report.indicators.isEmpty && report.indicators.allSatisfy { $0.name == nil && $0.label != nil }
  }

  /// Findings that a part gives because the rest of the report is elsewhere.
  static let besideThePoint: Set<FindingCode> = [
    .yearMissing, .quarterMissing, .unitMissing, .programMissing, .formBlank, .valuesMissing,
  ]
}

extension Report {
  /// Takes over a part; gives the places of the part's indicators and signatures in the whole.
  fileprivate mutating func join(_ part: Report, _ relation: ReportParts.Relation) -> (
    indicators: [Int], signatures: [Int], notes: [Int]
  ) {
    title = title ?? part.title
    fiscalYear = fiscalYear ?? part.fiscalYear
    quarter = quarter ?? part.quarter
    responsibleUnit = responsibleUnit == CodedText() ? part.responsibleUnit : responsibleUnit
    program = program == CodedText() ? part.program : program
    if planAlignment == PlanAlignment() { planAlignment = part.planAlignment }
    let places = part.indicators.map { indicator -> Int in
      guard relation == .otherFields,
        let place = indicators.firstIndex(where: { $0.label == indicator.label })
      else {
        indicators.append(indicator)
        return indicators.count - 1
      }
      for field in Indicator.fields where field.get(indicators[place]) == nil {
        if let value = field.get(indicator) { field.set(&indicators[place], value) }
      }
      return place
    }
    func place<Value: Equatable>(_ value: Value, in values: inout [Value]) -> Int {
      if let place = values.firstIndex(of: value) { return place }
      values.append(value)
      return values.count - 1
    }
    let signed = part.signatures.map { place($0, in: &signatures) }
    let noted = part.notes.map { place($0, in: &notes) }
    return (places, signed, noted)
  }
}

extension ReportDocument {
  /// Makes one report of those that are parts of one; `sheets` names the sheet of each.
  mutating func joinParts(on sheets: [String]) {
    guard reports.count > 1 else { return }
    var whole: [(report: Report, sheets: [String])] = []
    var moves: [Int: (report: Int, indicators: [Int], signatures: [Int], notes: [Int])] = [:]
    var places: [Int] = []
    var told: [Finding] = []
    for (index, report) in reports.enumerated() {
      let found = whole.indices.lazy.compactMap { place in
        ReportParts.relation(of: report, to: whole[place].report).map { (place, $0) }
      }.first
      guard let (place, relation) = found else {
        places.append(whole.count)
        whole.append((report, [sheets[index]]))
        continue
      }
      let joined = whole[place].report.join(report, relation)
      places.append(place)
      moves[index] = (place, joined.indicators, joined.signatures, joined.notes)
      guard !whole[place].sheets.contains(sheets[index]) else { continue }
      told.append(Finding(.partsJoined, ["other": whole[place].sheets[0]], at: .sheet(sheets[index])))
      whole[place].sheets.append(sheets[index])
    }
    guard !moves.isEmpty else { return }
    let joined = whole.filter { $0.sheets.count > 1 }
    findings.removeAll { finding in
      ReportParts.besideThePoint.contains(finding.code)
        && joined.contains { part in
          finding.sheet.map(part.sheets.contains) == true && !Self.isTrue(finding.code, of: part.report)
        }
    }
    findings += told
    reports = whole.map(\.report)
    move(places, moves)
  }

  /// Whether what a finding says is missing is missing in the whole report, too.
  private static func isTrue(_ code: FindingCode, of report: Report) -> Bool {
    switch code {
    case .yearMissing: report.fiscalYear == nil
    case .quarterMissing: report.quarter == nil
    case .unitMissing: report.responsibleUnit == CodedText()
    case .programMissing: report.program == CodedText()
    default: report.indicators.allSatisfy { $0.programmed == QuarterValues() }
    }
  }

  /// Points the origins of values to where the values are by now.
  private mutating func move(
    _ places: [Int], _ moves: [Int: (report: Int, indicators: [Int], signatures: [Int], notes: [Int])]
  ) {
    var known: Set<String> = []
    provenance = provenance.compactMap { origin in
      var parts = origin.pointer.split(separator: "/").map(String.init)
      guard parts.count > 2, let index = Int(parts[1]), places.indices.contains(index) else { return origin }
      parts[1] = "\(places[index])"
      if let move = moves[index], parts.count > 3, let item = Int(parts[3]) {
        let list =
          switch parts[2] {
          case "indicators": move.indicators
          case "signatures": move.signatures
          case "notes": move.notes
          default: [Int]()
          }
        if list.indices.contains(item) { parts[3] = "\(list[item])" }
      }
      var moved = origin
      moved.pointer = "/" + parts.joined(separator: "/")
      return known.insert(moved.pointer).inserted ? moved : nil
    }
  }
}
