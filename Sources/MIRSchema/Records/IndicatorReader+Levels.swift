import SheetIO

/// The level of a record and its number, wherever they stand.
extension IndicatorReader {
  func readLevel(
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
  func readNumberColumn(_ item: SeenCell, after previous: Indicator?, into reading: inout Reading) {
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
}
