import MIRSchema
import SheetIO

/// Takes records: ``RowPlacer`` gives their cells their fields, ``IndicatorReader`` reads them.
struct RecordHandler {
  let context: SheetContext
  private let reader: IndicatorReader

  init(_ context: SheetContext) {
    self.context = context
    reader = IndicatorReader(session: context.session, sheet: context.sheet)
  }

  /// Reads a row as a record under a heading.
  func take(_ printed: SheetView.Row, under heading: HeadingBand, _ state: inout ReadingState) {
    guard state.report != nil else { return }
    LooseRows(context).leave(&state)
    let row = withLevelAbove(printed, heading, &state)
    state.entries.findings.settle(recordFollows: true)
    let isOwn = context.isOwn(row)
    let placer = state.records.placer(under: heading, quarter: state.report?.report.quarter, context)
    let memory = state.records
    func place(_ soundRows: SoundRows?) -> (reason: PlacingReason, placement: Placement) {
      placer.place(
        RowToPlace(
          row, under: placer.heading, soundRows: soundRows, isOwn: isOwn, aligns: memory.aligns,
          readsNameless: memory.readsNameless))
    }
    var (reason, placement) = place(context.takesShortWay && !isOwn ? placer.soundRows : nil)
    if case .record(let sound) = placement, lacksPoint(sound.indicator, after: state.lastRecord) {
      (reason, placement) = place(nil)
    }
    var label: String?
    switch placement {
    case .record(let sound): label = add(sound, row, heading, placer, &state)
    case .cells(let placed): label = add(placed, row, heading, placer, isOwn: isOwn, &state)
    case .nothing: leave(row, &state)
    }
    if !reason.isAsPrinted { state.entries.reading.placings.append((row.printedRow, label ?? "", reason)) }
  }

  /// Adds a record that was read from its cells as they are stored, under headings that are all known.
  func take(
    _ printed: SoundRecord, of cells: ArraySlice<Cell>, by sound: SoundRows, _ state: inout ReadingState
  ) {
    guard let first = cells.first?.address else { return }
    let label = printed.indicator.label
    state.entries.reading.shortRecords += 1
    let origins = context.keepsOrigins ? sound.origins(of: Self.row(of: cells), printed) : []
    state.report?.add(printed.indicator, level: printed.level, origins: origins)
    state.report?.tellScale(printed.indicator, at: first)
    if let label { state.report?.note(label, at: first) }
    state.entries.reading.account.enterNew(cells.indices, .field)
    state.table.tookRecord(to: first.row)
    state.entries.reading.rows.append(RowReading(row: first.row, kind: .record, note: label ?? ""))
  }

  /// The row of a record's cells.
  private static func row(of cells: ArraySlice<Cell>) -> SheetView.Row {
    let items = cells.indices.map { index in
      let cell = cells[index]
      let columns = cell.address.column...cell.address.column
      guard case .text(let text) = cell.value, NormalText.isLine(text) else {
        return SheetView.Item(
          index: index, row: cell.address.row, columns: columns, cell: cell,
          text: cell.isText ? NormalText.line(cell.shownText) : nil)
      }
      return SheetView.Item(normal: cell, index: index, row: cell.address.row, columns: columns)
    }
    return SheetView.Row(row: items.first?.row ?? 0, items: items)
  }

  /// Whether a record's number is the one that the numbering goes on with, but for its point.
  func lacksPoint(_ record: Indicator, after last: @autoclosure () -> Indicator?) -> Bool {
    guard let number = record.number, !number.utf8.contains(UInt8(ascii: ".")) else { return false }
    let next = DatedNumber.next(after: last(), level: record.level)
    return DatedNumber.number(withoutPoint: number, following: next) != nil
  }

  /// The row with the level that is alone above it.
  private func withLevelAbove(
    _ row: SheetView.Row, _ heading: HeadingBand, _ state: inout ReadingState
  ) -> SheetView.Row {
    guard let level = state.table.takeLevelAbove() else { return row }
    guard let home = heading.columns.column(of: .level),
      !row.items.contains(where: { $0.columns.contains(home) })
    else {
      LooseRows(context).leave(levelAbove: level, &state)
      return row
    }
    let moved = SheetView.Item(
      index: level.index, row: row.row, columns: home...home, cell: level.cell, text: level.text)
    return SheetView.Row(row: row.row, items: ([moved] + row.items).sorted { $0.column < $1.column })
  }

  // MARK: What becomes of a row

  /// Adds a record that left nothing to decide; its name comes back.
  private func add(
    _ sound: SoundRecord, _ row: SheetView.Row, _ heading: HeadingBand, _ placer: RowPlacer,
    _ state: inout ReadingState
  ) -> String? {
    state.entries.reading.shortRecords += 1
    let label = sound.indicator.label
    let origins = context.keepsOrigins ? placer.soundRows?.origins(of: row, sound) ?? [] : []
    state.report?.add(sound.indicator, level: sound.level, origins: origins)
    if let item = sound.unknownLevel { state.report?.findings += reader.findings(ofLevel: item) }
    let first = row.items.first?.cell.address
    state.report?.tellScale(sound.indicator, at: first)
    state.report?.noteWords(in: row, heading.layout)
    state.report?.notePercents(in: row, heading.layout)
    if let label { state.report?.note(label, at: first) }
    let others = Set(sound.unknown.map(\.index))
    for item in row.items where others.isEmpty || !others.contains(item.index) {
      state.entries.enter(item, .field)
    }
    state.entries.enter(sound.unknown, .unplaced(indicator: label))
    state.table.tookRecord(to: row.row)
    state.entries.note(row, .record, label ?? "")
    return label
  }

  /// Reads a record from its cells, and adds it; its name comes back.
  private func add(
    _ placed: PlacedRow, _ row: SheetView.Row, _ heading: HeadingBand, _ placer: RowPlacer, isOwn: Bool,
    _ state: inout ReadingState
  ) -> String? {
    var cells = placed.cells
    if cells[.level] == nil, heading.columns.column(of: .level) == nil {
      cells[.level] = state.table.section?.levelItem
    }
    let record = settled(
      cells, further: placed.further, after: state.lastRecord, law: placer.heading.law)
    let label = record.indicator.label
    state.records.count(record.indicator, isDisputed: !placed.disputed.isEmpty)
    state.report?.add(
      record, placing: placed.findings, disputed: placed.disputed,
      under: heading.columns, row: row)
    state.report?.noteWords(in: row, heading.layout)
    state.report?.notePercents(in: row, heading.layout)
    if !isOwn { state.report?.findings += MergedFindings(view: context.view).numbers(of: record) }
    state.entries.enter(record.origins.map(\.item), .field)
    state.entries.enter(placed.left + record.left, .unplaced(indicator: label))
    state.entries.enter(placed.unknown, .unplaced(indicator: label))
    state.table.tookRecord(to: context.end(of: row))
    state.entries.note(row, .record, label ?? "")
    return label
  }

  /// What the cells of a record say; where it has numbers that can be understood in two ways, and does not add up, with the
  /// other decimal mark, if it adds up so.
  private func settled(
    _ cells: [FieldKey: SheetView.Item], further: [(key: FieldKey, item: SheetView.Item)],
    after last: Indicator?, law: RecordLaw
  ) -> IndicatorReader.Reading {
    let reading = reader.read(cells, further: further, after: last)
    func addsUp(_ indicator: Indicator) -> Bool {
      var law = law
      law.declared = indicator.declaredAccumulation
      return law.holds(ExactValues(indicator))
    }
    guard cells.values.contains(where: { NumberReading.hasOpenMark($0.cell) }), !addsUp(reading.indicator)
    else { return reading }
    let other = IndicatorReader(
      session: context.session.writing(context.session.notation.other), sheet: context.sheet)
    let second = other.read(cells, further: further, after: last)
    return addsUp(second.indicator) ? second : reading
  }

  /// A row of which no record is made any more, since too many before it had neither a level nor a name.
  private func leave(_ row: SheetView.Row, _ state: inout ReadingState) {
    for item in row.own {
      state.entries.enter(item, .unplaced(indicator: nil))
      state.entries.findings.appendOutside(item.text, at: item.cell.address, severity: .error)
    }
    state.table.tookRecord(to: row.row)
    state.entries.note(row, .outside)
  }
}
