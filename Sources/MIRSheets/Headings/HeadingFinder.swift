import MIRSchema
import SheetIO

/// Step 2: find the column headings, wherever they repeat.
///
/// Its rows are known by their words (``HeadingRows``) or by the records below them (``HeadingsAboveRecords``). A heading
/// counts when it names a level or a name, and a value.
package struct HeadingFinder {
  let session: ReadingSession
  /// Whether the records below a heading may say what its columns are; not in the program's own drawings.
  var readsSamples = true
  /// Whether rows that no word connects may be a heading where they are right above records.
  var looksAboveRecords = true
  /// Whether a heading of values counts that names neither level nor name.
  var acceptsHalves = false
  /// What has been found in the same rows before.
  var found: FoundHeadings?

  private var rows: HeadingRows { HeadingRows(session: session, acceptsHalves: acceptsHalves) }

  /// The headings that words make known, of a sheet that is still to be laid.
  static func byWords(
    in view: SheetView, session: ReadingSession, found: FoundHeadings? = nil
  ) -> [HeadingBand] {
    HeadingFinder(session: session, looksAboveRecords: false, found: found).bands(in: view)
  }

  /// The headings of a sheet, from top to bottom.
  package func bands(in view: SheetView) -> [HeadingBand] {
    let (groups, exact) = exactly(in: view)
    let isPlain =
      exact.count == groups.count && exact.allSatisfy(\.isPlain) && areRightAboveRecords(groups, view)
    if readsSamples, looksAboveRecords, view.headings.isEmpty, !isPlain,
      let wider = HeadingsAboveRecords(session: session, view: view).groups(besides: groups)
    {
      let found = bands(wider, in: view)
      if Self.says(found, moreThan: exact) { return found }
    }
    return exact.isEmpty ? bands(in: view, forgiving: true) : exact
  }

  /// The groups of rows that are spelled as headings, and the headings among them.
  private func exactly(in view: SheetView) -> FoundHeadings.Exact {
    let isUsual = readsSamples && !acceptsHalves
    if isUsual, let known = found?.exact { return known }
    let groups = laid(rows.groups(in: view, forgiving: false), in: view)
    let exact = (groups, bands(groups, in: view))
    if isUsual { found?.exact = exact }
    return exact
  }

  /// The groups of rows with those that were laid as headings taken as they are.
  private func laid(_ groups: [[SheetView.Row]], in view: SheetView) -> [[SheetView.Row]] {
    guard !view.headings.isEmpty else { return groups }
    let others = groups.filter { rows in
      !view.headings.contains { range in rows.contains { range.contains($0.row) } }
    }
    return (others + view.headings.map { Array(view.rows(in: $0)) })
      .sorted { ($0.first?.row ?? 0) < ($1.first?.row ?? 0) }
  }

  /// Whether a record follows each heading, and none comes before the first: then nothing is to be looked for.
  private func areRightAboveRecords(_ groups: [[SheetView.Row]], _ view: SheetView) -> Bool {
    guard let first = groups.first?.first?.row else { return false }
    let records = RecordRows(session: session)
    return !view.rows.prefix { $0.row < first }.contains(where: records.isRecord)
      && groups.allSatisfy { rows in
        rows.last.flatMap { view.row(after: $0.row) }.map(records.isRecord) ?? false
      }
  }

  /// Whether headings name more of the columns than others do, or as many and reach further down to the records.
  private static func says(_ wide: [HeadingBand], moreThan narrow: [HeadingBand]) -> Bool {
    func fields(_ bands: [HeadingBand]) -> Int {
      bands.map { $0.columns.fields.count + $0.columns.reported.count - $0.columns.ungrouped.count }
        .reduce(0, +)
    }
    let (more, less) = (fields(wide), fields(narrow))
    guard more == less, wide.count == narrow.count else { return more > less }
    return zip(wide, narrow).allSatisfy { wide, narrow in
      wide.rows.lowerBound == narrow.rows.lowerBound && wide.rows.upperBound >= narrow.rows.upperBound
    }
  }

  /// The headings; where nothing is spelled right, headings that are misspelt by a letter or two.
  private func bands(in view: SheetView, forgiving: Bool) -> [HeadingBand] {
    let groups = rows.groups(
      in: view, forgiving: forgiving)
    return bands(groups, in: view)
  }

  /// The headings of some groups of rows.
  private func bands(_ groups: [[SheetView.Row]], in view: SheetView) -> [HeadingBand] {
    var samples: [PlacedTexts: [SheetView.Row]] = [:]
    if readsSamples {
      for (position, rows) in groups.enumerated() {
        let next = position + 1 < groups.count ? groups[position + 1].first?.row : nil
        let texts = Self.texts(of: rows)
        guard samples[texts, default: []].count < Self.mostSamples else { continue }
        samples[texts, default: []] += self.samples(below: rows, before: next, in: view)
      }
    }
    // What a heading says is the same on every page that repeats it.
    var known: [PlacedTexts: HeadingBand?] = [:]
    return groups.compactMap { rows in
      guard let first = rows.first?.row, let last = rows.last?.row else { return nil }
      let shape = Self.shape(of: rows)
      if let band = known[shape] { return band.map { HeadingBand($0, repeatedIn: first...last) } }
      let band = band(
        rows, samples: Array((samples[Self.texts(of: rows)] ?? []).prefix(Self.mostSamples)), view.strangers)
      known[shape] = .some(band)
      return band
    }
  }

  /// Headings of the same shape mean the same in every column.
  private static func shape(of rows: [SheetView.Row]) -> PlacedTexts {
    let top = rows.first?.row ?? 0
    return PlacedTexts(
      texts: rows.flatMap { row in
        row.own.map { PlacedText(row: row.row - top, columns: $0.columns, text: ExactText(text: $0.text)) }
      })
  }

  /// Pages with the same heading have their records looked at together.
  private static func texts(of rows: [SheetView.Row]) -> PlacedTexts {
    PlacedTexts(
      texts: rows.flatMap { row in
        row.own.map {
          PlacedText(row: 0, columns: $0.column...$0.column, text: ExactText(text: $0.text))
        }
      })
  }

  /// The texts of a heading and where they are, from its first row on.
  private struct PlacedTexts: Hashable { let texts: [PlacedText] }

  private struct PlacedText: Hashable {
    let row: Int
    let columns: ClosedRange<Int>
    let text: ExactText
  }

  /// The rows below a heading that look like records: several numbers under it, and texts.
  private func samples(below rows: [SheetView.Row], before next: Int?, in view: SheetView) -> [SheetView.Row]
  {
    guard let last = rows.last?.row else { return [] }
    let end = min(next ?? Int.max, last + Self.farthestSample)
    guard end > last + 1 else { return [] }
    return view.rows(in: (last + 1)...(end - 1)).filter { row in
      row.items.count >= 5
        && row.items.has(3) { NumberReading.isNumber($0.cell, session: session) }
    }
  }

  /// So many records are looked at to find what columns contain.
  static let mostSamples = 16
  private static let farthestSample = 60

  private func band(
    _ rows: [SheetView.Row], samples: [SheetView.Row], _ strangers: Set<Int>
  ) -> HeadingBand? {
    guard let first = rows.first, let last = rows.last else { return nil }
    let columns = ColumnMapBuilder(session: session, samples: samples, strangers: strangers).map(
      of: rows.filter { !NumberingRow.isNumbering($0) })
    let keys = Set(columns.fields.values)
    guard keys.contains(.level) || keys.contains(.name) || acceptsHalves,
      acceptsHalves || !columns.reported.isEmpty || keys.contains(where: { Measure.of($0) != nil }),
      keys.count + columns.reported.count >= (acceptsHalves ? 3 : 5)
        || acceptsHalves && keys == [.level, .name]
    else { return nil }
    return HeadingBand(
      rows: first.row...last.row, columns: columns, samples: samples)
  }
}
