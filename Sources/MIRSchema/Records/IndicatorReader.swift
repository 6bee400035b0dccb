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

  private func readLevel(
    _ item: SeenCell, number numberItem: SeenCell?, part: SeenCell?, after previous: Indicator?,
    hasNarrative: Bool,
    into reading: inout Reading
  ) {
    let plain = LevelReading(item.text, session: session)
    if !plain.isKnown, plain.number == nil, let date = DatedNumber(item.text) {
      readLevel(item, of: date, number: numberItem, after: previous, into: &reading)
      if let part { leaveNumber(part, into: &reading) }
      return
    }
    let tailed = plain.isKnown ? nil : LevelWithText(item, session: session)
    let level = tailed?.level ?? plain
    reading.indicator.level = level.level
    reading.indicator.number = level.number
    reading.origins.append((.level, item))
    if level.number != nil { reading.origins.append((.number, item)) }
    if let part, readNumberParts(numberItem, part, into: &reading) {
      // Both cells are read.
    } else {
      if let numberItem { readNumberColumn(numberItem, after: previous, into: &reading) }
      if let part { leaveNumber(part, into: &reading) }
    }
    if let numberField = Indicator.fieldsByKey[.number], let number = reading.indicator.number,
      let whole = DatedNumber.number(
        withoutPoint: number, following: DatedNumber.next(after: previous, level: level.level))
    {
      reading.indicator.number = whole
      let place = numberItem ?? item
      report(.levelNumberPointless, place, numberField, into: &reading, raw: place.text, expected: whole)
    }
    guard let field = Indicator.fieldsByKey[.level] else { return }
    if let tailed, !tailed.isRemark, !hasNarrative {
      reading.indicator.narrativeSummary = tailed.text
      reading.origins.append((.narrativeSummary, item))
    } else if tailed != nil {
      report(.levelWithText, item, field, into: &reading, raw: item.text, expected: reading.indicator.label)
    } else if !level.isKnown {
      let known = Level.allCases.map(\.name).joined(separator: ", ")
      report(.levelUnknown, item, field, into: &reading, raw: item.text, expected: known)
    } else if reading.indicator.number == nil, level.known?.isNumbered == true {
      report(.numberMissing, item, field, into: &reading, raw: item.text)
    }
  }

  /// A date in place of a level says no level, whatever it was made of; it was a number where the levels above are numbers
  /// and nothing else, and go on with it.
  private func readLevel(
    _ item: SeenCell, of date: DatedNumber, number numberItem: SeenCell?, after previous: Indicator?,
    into reading: inout Reading
  ) {
    if let numberItem { readNumberColumn(numberItem, after: previous, into: &reading) }
    let next = DatedNumber.next(after: previous)
    if numberItem == nil, previous?.level == nil, let number = date.number(following: next),
      let field = Indicator.fieldsByKey[.number]
    {
      reading.indicator.number = number
      reading.origins.append((.number, item))
      report(.levelNumberOfDate, item, field, into: &reading, raw: item.text, expected: number)
    } else if let field = Indicator.fieldsByKey[.level] {
      leave(
        item, .levelIsDate, field, into: &reading, raw: item.text, expected: date.number(following: next),
        MessageCatalogue.suggestion(likely: date.number(following: next)))
    }
  }

  /// The number of an Actividad in two columns, that of its Componente and its own, which is blank or zero for the
  /// other levels; `false` where the cells say neither.
  private func readNumberParts(_ item: SeenCell?, _ part: SeenCell, into reading: inout Reading) -> Bool {
    guard reading.indicator.number == nil, let own = LevelReading.number(part.cell) else { return false }
    if own == "0", reading.indicator.level != Level.activity.name {
      if let item { readNumberColumn(item, after: nil, into: &reading) }
      reading.origins.append((.number, part))
      return true
    }
    guard reading.indicator.level == Level.activity.name,
      let component = item.flatMap({ LevelReading.number($0.cell) }), !component.contains("."),
      !own.contains(".")
    else { return false }
    reading.indicator.number = "\(component).\(own)"
    reading.origins += [(.number, item ?? part), (.number, part)]
    return true
  }

  private func leaveNumber(_ item: SeenCell, into reading: inout Reading) {
    guard !session.isNoData(item.text), let field = Indicator.fieldsByKey[.number] else {
      return reading.origins.append((.number, item))
    }
    reading.left.append(item)
    report(.textOutside, item, field, into: &reading, raw: item.text)
  }

  /// The number in a column of its own, next to the level.
  private func readNumberColumn(_ item: SeenCell, after previous: Indicator?, into reading: inout Reading) {
    let isNumbered = Level(official: reading.indicator.level)?.isNumbered != false
    let number = LevelReading.number(item.cell) ?? numberBeside(item.text, of: reading.indicator.level)
    let isBare = number == nil && !isNumbered && level(ofCode: item.text)?.level == reading.indicator.level
    if session.isNoData(item.text) || (number != nil && number == reading.indicator.number) || isBare
      || (number == "0" && !isNumbered)
    {
      reading.origins.append((.number, item))
    } else if let number, reading.indicator.number == nil, isNumbered {
      reading.indicator.number = number
      reading.origins.append((.number, item))
    } else if number == nil, reading.indicator.number == nil, let field = Indicator.fieldsByKey[.number],
      let number = DatedNumber(item.text)?.number(
        following: DatedNumber.next(after: previous, level: reading.indicator.level))
    {
      reading.indicator.number = number
      reading.origins.append((.number, item))
      report(.levelNumberOfDate, item, field, into: &reading, raw: item.text, expected: number)
    } else {
      reading.left.append(item)
      guard let field = Indicator.fieldsByKey[.number] else { return }
      guard number == nil, isNumbered else {
        return report(.textOutside, item, field, into: &reading, raw: item.text)
      }
      let likely = LevelReading.numberOfDate(item.text)
      report(
        .levelNumberUnreadable, item, field, into: &reading, raw: item.text, expected: likely,
        MessageCatalogue.suggestion(likely: likely))
    }
  }

  /// The number of a whole label, `1.1 Actividad` or `Actividad 1.1`, where its level is the one next to it.
  private func numberBeside(_ text: String, of level: String?) -> String? {
    let label = self.level(ofCode: text)
    return label?.level == level ? label?.number : nil
  }

  /// The level that a label or a code says by itself.
  private func level(ofCode text: String) -> LevelReading? {
    let label = LevelReading(text, session: session)
    return label.isKnown ? label : CodedLevel.reading(text, session: session)
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

  private func leave(
    _ item: SeenCell, _ code: FindingCode, _ field: Field<Indicator>, into reading: inout Reading,
    raw: String,
    expected: String? = nil, _ phrases: [String: BilingualText] = [:]
  ) {
    reading.left.append(item)
    report(code, item, field, into: &reading, raw: raw, expected: expected, phrases)
  }

  private func report(
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
