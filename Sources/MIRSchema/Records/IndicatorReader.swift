import Foundation
import SheetIO

/// Step 6: read the cells of a record by the kind of their field.
package struct IndicatorReader {
  package let session: ReadingSession
  /// The sheet that findings name; `nil` where a file has no sheets.
  package let sheet: String?

  /// A reader for the cells of one sheet.
  package init(session: ReadingSession, sheet: String?) {
    self.session = session
    self.sheet = sheet
  }

  /// An indicator with the cells it came from.
  package struct Reading {
    package var indicator = Indicator()
    /// The cell of every field that has one, also of fields that it leaves blank.
    package var origins: [(key: FieldKey, item: SeenCell)] = []
    /// Cells whose text the field cannot hold.
    package var left: [SeenCell] = []
    package var findings: [Finding] = []
    /// The name, by which an indicator is called whose level is not known.
    fileprivate var name: String?

    fileprivate var label: String? { indicator.label ?? name }
  }

  /// The fields next to level and number.
  private static let furtherFields = Indicator.fields.filter { $0.key != .level && $0.key != .number }
  // Apart from their fields, which are large: most records have cells for few of them.
  private static let furtherKeys = furtherFields.map(\.key)

  /// Reads the cells of a record; `further` are those of texts that several cells make together, a line each, and
  /// `previous` is the record whose numbering it goes on with.
  package func read(
    _ cells: [FieldKey: SeenCell], further: [(key: FieldKey, item: SeenCell)] = [],
    after previous: Indicator? = nil
  ) -> Reading {
    var reading = Reading()
    reading.name = cells[.name].flatMap { NormalText.text($0.cell.shownText, for: .line) }
    if let item = cells[.level] {
      readLevel(
        item, number: cells[.number], part: further.first { $0.key == .number }?.item, after: previous,
        hasNarrative: cells[.narrativeSummary] != nil, into: &reading)
    } else if let first = cells.values.min(by: { $0.column < $1.column }),
      let field = Indicator.fieldsByKey[.level]
    {
      report(.levelMissing, first, field, into: &reading, raw: "")
      if let number = cells[.number] { readNumberColumn(number, after: previous, into: &reading) }
    }
    let isBaselineRead = readBaseline(cells, into: &reading)
    for (place, key) in Self.furtherKeys.enumerated() {
      guard let item = cells[key] else { continue }
      if isBaselineRead, key == .baselineValue || key == .baselineYear { continue }
      let field = Self.furtherFields[place]
      if let text = ErrorText.of(item.cell) {
        leave(item, .cellError, field, into: &reading, raw: text)
        continue
      }
      if !field.kind.isNumeric, session.isNoData(item.text) {
        reading.origins.append((key, item))
        continue
      }
      switch field.kind {
      case .number, .integer: readNumber(item, field, into: &reading)
      case .catalogue(let name):
        let official = session.official(item.text, in: name)
        set(field, official ?? item.text, from: item, in: &reading)
        if official == nil {
          let known = session.vocabulary.officialValues[name, default: []].joined(separator: ", ")
          report(.catalogueUnknown, item, field, into: &reading, raw: item.text, expected: known)
        }
      case .line, .prose, .code:
        set(
          field, NormalText.text(item.cell.shownText, for: field.kind) ?? item.text, from: item, in: &reading)
      }
    }
    for (key, item) in further where key != .number { addLine(item, to: key, in: &reading) }
    return reading
  }

  /// Adds a text that another cell of the record has for a field.
  private func addLine(_ item: SeenCell, to key: FieldKey, in reading: inout Reading) {
    guard let field = Indicator.fieldsByKey[key] else { return }
    if let text = ErrorText.of(item.cell) {
      return leave(item, .cellError, field, into: &reading, raw: text)
    }
    let text = NormalText.text(item.cell.shownText, for: field.kind) ?? item.text
    guard case .text(let before)? = field.get(reading.indicator) else {
      return set(field, text, from: item, in: &reading)
    }
    set(field, "\(before)\n\(text)", from: item, in: &reading)
  }

  /// What to report about a cell as the level of a record.
  package func findings(ofLevel item: SeenCell) -> [Finding] {
    var reading = Reading()
    readLevel(item, number: nil, part: nil, after: nil, hasNarrative: true, into: &reading)
    return reading.findings
  }

  /// Reads a baseline whose value and year are in one cell; `false` where they are not, or where a second cell says another
  /// year.
  private func readBaseline(_ cells: [FieldKey: SeenCell], into reading: inout Reading) -> Bool {
    guard let valueField = Indicator.fieldsByKey[.baselineValue],
      let yearField = Indicator.fieldsByKey[.baselineYear],
      let item = cells[.baselineValue] ?? cells[.baselineYear], case .text(let text) = item.cell.value,
      let baseline = BaselineText(text), let value = session.notation.value(of: baseline.value)
    else { return false }
    let other = cells[.baselineValue] == nil ? nil : cells[.baselineYear]
    if let other, NumberReading.number(in: other.cell, session: session) != Decimal(baseline.year),
      NumberReading(other.cell, session: session) != .noData
    {
      return false
    }
    valueField.set(&reading.indicator, .number(value))
    yearField.set(&reading.indicator, .integer(baseline.year))
    reading.origins += [(.baselineValue, item), (.baselineYear, other ?? item)]
    if let unit = baseline.unit { tellUnit(unit, of: value, item, valueField, into: &reading) }
    if let doubt = NumberDoubt(baseline.value, session.notation) {
      tell(doubt, value, item, valueField, into: &reading)
    }
    return true
  }

  private func readNumber(_ item: SeenCell, _ field: Field<Indicator>, into reading: inout Reading) {
    // A year typed into a cell that has a format for dates: 2023 is shown as a day of July 1905.
    if case .integer(let bounds) = field.kind, case .date(let serial) = item.cell.value,
      let year = Int(exactly: serial), bounds.contains(year)
    {
      field.set(&reading.indicator, .integer(year))
      reading.origins.append((field.key, item))
      return report(.yearAsDate, item, field, into: &reading, raw: item.text, expected: String(year))
    }
    let found = NumberReading(item.cell, session: session)
    switch found {
    case .number(let number), .measured(let number, unit: _):
      guard case .integer(let bounds) = field.kind else {
        field.set(&reading.indicator, .number(number))
        reading.origins.append((field.key, item))
        if case .measured(_, let unit) = found { tellUnit(unit, of: number, item, field, into: &reading) }
        if case .text(let text) = item.cell.value, let doubt = NumberReading.doubt(in: text, session: session)
        {
          tell(doubt, number, item, field, into: &reading)
        }
        return
      }
      if case .number = found, let whole = number.wholeNumber, bounds.contains(whole) {
        field.set(&reading.indicator, .integer(whole))
        reading.origins.append((field.key, item))
      } else {
        leave(
          item, .numberUnreadable, field, into: &reading, raw: item.text,
          expected: "\(bounds.lowerBound)–\(bounds.upperBound)",
          MessageCatalogue.suggestion(likely: nil, within: bounds))
      }
    case .noData: reading.origins.append((field.key, item))
    case .error(let text): leave(item, .cellError, field, into: &reading, raw: text)
    case .unreadable(let likely):
      leave(
        item, .numberUnreadable, field, into: &reading, raw: item.text, expected: likely,
        MessageCatalogue.suggestion(likely: likely))
    }
  }

  /// Reports the unit behind a number; one that the record's own unit says already is no more than a remark.
  private func tellUnit(
    _ unit: String, of number: Decimal, _ item: SeenCell, _ field: Field<Indicator>,
    into reading: inout Reading
  ) {
    let written = FoldedText(unit).key
    let own = reading.indicator.unitOfMeasure.map { FoldedText($0).key } ?? ""
    let isOwn =
      min(written.utf8.count, own.utf8.count) >= 3 && (written.hasPrefix(own) || own.hasPrefix(written))
    report(
      .numberWithUnit, severity: isOwn ? .info : nil, item, field, into: &reading, raw: item.text,
      expected: "\(number)")
  }

  /// Reports a number that may be another.
  private func tell(
    _ doubt: NumberDoubt, _ number: Decimal, _ item: SeenCell, _ field: Field<Indicator>,
    into reading: inout Reading
  ) {
    report(
      .numberDoubtful, item, field, into: &reading, raw: item.text, expected: doubt.other.map { "\($0)" },
      ["read": BilingualText("\(number)"), "doubt": doubt.text])
  }

  private func set(
    _ field: Field<Indicator>, _ text: String, from item: SeenCell, in reading: inout Reading
  ) {
    field.set(&reading.indicator, .text(text))
    reading.origins.append((field.key, item))
    if DamagedText.isDamaged(text) {
      report(.textDamaged, item, field, into: &reading, raw: DamagedText.sample(text))
    }
  }

  func leave(
    _ item: SeenCell, _ code: FindingCode, _ field: Field<Indicator>, into reading: inout Reading,
    raw: String,
    expected: String? = nil, _ phrases: [String: BilingualText] = [:]
  ) {
    reading.left.append(item)
    report(code, item, field, into: &reading, raw: raw, expected: expected, phrases)
  }

  func report(
    _ code: FindingCode, severity: Severity? = nil, _ item: SeenCell, _ field: Field<Indicator>,
    into reading: inout Reading,
    raw: String,
    expected: String? = nil, _ phrases: [String: BilingualText] = [:]
  ) {
    reading.findings.append(
      Finding(
        code, ["title": field.description.title], phrases: phrases, severity: severity,
        at: .cell(item.cell.address, of: sheet), indicator: reading.label, field: field.key,
        raw: raw,
        expected: expected))
  }
}
