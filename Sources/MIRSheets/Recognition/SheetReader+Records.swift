import MIRSchema
import SheetIO

/// Records: the sound ones at once, the others by ``RowPlacer`` and ``IndicatorReader``.
extension SheetReader {
  /// The row with the level that is alone above it.
  mutating func completed(_ row: SheetView.Row, _ band: HeadingBand) -> SheetView.Row {
    guard let level = levelAbove else { return row }
    levelAbove = nil
    guard let home = band.columns.column(of: .level),
      !row.items.contains(where: { $0.columns.contains(home) })
    else {
      leaveFirst([level], of: SheetView.Row(row: level.row, items: [level]))
      return row
    }
    let moved = SheetView.Item(
      index: level.index, row: row.row, columns: home...home, cell: level.cell, text: level.text)
    return SheetView.Row(row: row.row, items: ([moved] + row.items).sorted { $0.column < $1.column })
  }

  /// Adds a record that left nothing to decide.
  mutating func addSound(_ sound: SoundRows.Record, _ row: SheetView.Row, _ band: HeadingBand) {
    reading.shortRecords += 1
    let label = sound.indicator.label
    let origins = keepsOrigins ? soundRows?.rows?.origins(of: row, sound) ?? [] : []
    builder?.add(sound.indicator, level: sound.level, origins: origins)
    if let item = sound.unknownLevel {
      let reader = IndicatorReader(session: session, sheet: view.sheet.name)
      builder?.findings += reader.findings(ofLevel: item)
    }
    builder?.tellScale(sound.indicator, row)
    builder?.noteWords(in: row, band.layout)
    if let label { builder?.note(label, row) }
    let others = Set(sound.unknown.map(\.index))
    for item in row.items where others.isEmpty || !others.contains(item.index) {
      reading.account.enter(item.index, .field)
    }
    reading.account.enter(sound.unknown, .unplaced(indicator: label))
    lastTableRow = row.row
    isFirstUnderHeading = false
    note(row, .record, label ?? "")
  }

  /// Whether a record's number is the one that the numbering goes on with, but for its point.
  private func lacksPoint(_ record: Indicator) -> Bool {
    guard let number = record.number else { return false }
    let next = DatedNumber.next(after: builder?.report.indicators.last, level: record.level)
    return DatedNumber.number(withoutPoint: number, following: next) != nil
  }

  /// The record of a row that leaves nothing to decide.
  ///
  /// What is learnt of a heading is kept as long as the heading and the quarter stay the same.
  mutating func soundRecord(_ row: SheetView.Row, _ band: HeadingBand) -> SoundRows.Record? {
    let quarter = builder?.report.quarter
    if soundRows.map({ $0.row != band.rows.lowerBound || $0.quarter != quarter }) ?? true {
      let rows = SoundRows(band, quarter: quarter, session: session)
      soundRows = (band.rows.lowerBound, quarter, rows)
    }
    return soundRows?.rows?.read(row)
  }

  /// How the texts under a heading are worded; learnt once for each.
  mutating func wording(under band: HeadingBand) -> Wording {
    if let known = wordings[band.rows.lowerBound] { return known }
    let wording = Wording(map: band.columns, samples: band.samples, session: session)
    wordings[band.rows.lowerBound] = wording
    return wording
  }

  mutating func addRecord(_ printed: SheetView.Row, _ band: HeadingBand) {
    guard builder != nil else { return }
    leaveLooseRows()
    let row = completed(printed, band)
    findings.settle(recordFollows: true)
    if takesShortWay, !isOwn(row), let sound = soundRecord(row, band), !lacksPoint(sound.indicator) {
      return addSound(sound, row, band)
    }
    if namelessRecords >= Self.mostNamelessRecords, !isOwn(row),
      !row.items.contains(where: { LevelReading.isLevel($0, session: session) })
    {
      return leaveUnread(row)
    }
    let placed = RowPlacer(
      session: session, map: band.columns, quarter: builder?.report.quarter, isOwnDrawing: isOwn(row),
      wording: wording(under: band),
      sheet: view.sheet.name, aligns: disputedRows < Self.mostDisputedRows
    ).place(row)
    if !placed.disputed.isEmpty { disputedRows += 1 }
    var cells = placed.cells
    if cells[.level] == nil, band.columns.column(of: .level) == nil { cells[.level] = section?.levelItem }
    let record = IndicatorReader(session: session, sheet: view.sheet.name).read(
      cells, further: placed.further, after: builder?.report.indicators.last)
    if record.indicator.level == nil, record.indicator.name == nil { namelessRecords += 1 }
    builder?.add(
      record, placing: placed.findings, disputed: placed.disputed, headed: Set(band.columns.fields.values),
      row: row)
    builder?.noteWords(in: row, band.layout)
    let merged = isOwn(row) ? [] : mergedNumbers(of: record)
    builder?.findings += merged
    reading.account.enter(record.origins.map(\.item), .field)
    reading.account.enter(placed.left + record.left, .unplaced(indicator: record.indicator.label))
    reading.account.enter(placed.unknown, .unplaced(indicator: record.indicator.label))
    lastTableRow = ownEnds[row.row] ?? row.row
    isFirstUnderHeading = false
    note(row, .record, record.indicator.label ?? "")
  }

  /// A row of which no record is made any more, since too many before it had neither a level nor a name.
  private mutating func leaveUnread(_ row: SheetView.Row) {
    for item in row.own {
      reading.account.enter(item.index, .unplaced(indicator: nil))
      findings.appendOutside(item.text, at: item.cell.address, severity: .error)
    }
    lastTableRow = row.row
    isFirstUnderHeading = false
    note(row, .outside)
  }
}
