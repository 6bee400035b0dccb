import MIRSchema
import SheetIO

/// Rows of headings by their words alone, wherever they are in a sheet that is still to be laid.
struct HeadingWords {
  let session: ReadingSession

  /// Whether the cells of a row are words of headings.
  func isHeading(_ row: SheetView.Row) -> Bool {
    let terms = HeadingTerms(session: session)
    let known = row.own.count { item in
      item.text.utf8.count <= HeadingTerms.longest && !isBareNumber(item)
        && (!terms.terms(of: item.text).isEmpty || isQuarter(item)
          || HeadingMeaning(item.text, session: session).spelling != .none)
    }
    return known >= 2 && known * 10 >= row.own.count * 6 && !isHeaderLine(row)
  }

  /// Whether a row is a line of the header block, of which label and value are words of headings: `Periodo | Abril - Junio`.
  private func isHeaderLine(_ row: SheetView.Row) -> Bool {
    HeaderLineFinder(session: session).lines(in: row, onlyFirst: true).lines.contains { line in
      line.label.text.contains(":") || row.own.count == 2
    }
  }

  /// Whether a row holds the lowest part of a heading alone: quarters, or the value and the year of the baseline.
  func isLeaves(_ row: SheetView.Row) -> Bool {
    guard isHeading(row), !names(row) else { return false }
    return periods(row) >= Self.fewestPeriods || row.own.count == 2
  }

  /// Whether a row of a heading names the level or the indicator.
  func names(_ row: SheetView.Row) -> Bool {
    let terms = HeadingTerms(session: session)
    return row.own.contains { item in
      item.text.utf8.count <= HeadingTerms.longest
        && terms.terms(of: item.text).contains { $0 == .field(.level) || $0 == .field(.name) }
    }
  }

  func periods(_ row: SheetView.Row) -> Int {
    let terms = HeadingTerms(session: session)
    return row.own.count { item in
      item.text.utf8.count <= HeadingTerms.longest && !isBareNumber(item)
        && (isQuarter(item)
          || terms.terms(of: item.text).contains { if case .period = $0 { true } else { false } })
    }
  }

  /// Whether a cell counts a quarter in Roman numerals or with a sign: `III`, `3°`; a bare number may be a value.
  private func isQuarter(_ item: SheetView.Item) -> Bool {
    guard item.text.utf8.count <= Self.longestNumeral else { return false }
    return HeadingTerms(session: session).numeral(item.text) != nil
  }

  /// Whether a cell holds nothing but a number, which may be a value.
  private func isBareNumber(_ item: SheetView.Item) -> Bool {
    item.text.allSatisfy { $0.isWholeNumber || ".,-%".contains($0) }
  }

  private static let longestNumeral = 5

  /// The fields that the cells of some rows name.
  func fields(_ rows: some Sequence<SheetView.Row>) -> Set<FieldKey> {
    Set(rows.flatMap { row in row.own.flatMap(fields) })
  }

  private func fields(_ item: SheetView.Item) -> [FieldKey] {
    guard item.text.utf8.count <= HeadingTerms.longest else { return [] }
    return HeadingTerms(session: session).terms(of: item.text).compactMap { term in
      if case .field(let key) = term { key } else { nil }
    }
  }

  /// The measures that the cells of some rows name.
  func measures(_ rows: some Sequence<SheetView.Row>) -> Set<Measure> {
    Set(
      rows.flatMap { row in
        row.own.flatMap { HeadingMeaning($0.text, session: session).groups.compactMap(\.measure) }
      })
  }

  /// The first column that some rows of a heading give to a field.
  func column(of field: FieldKey, in rows: some Sequence<SheetView.Row>) -> Int? {
    rows.lazy.compactMap { row in row.own.first { fields($0).contains(field) }?.column }.first
  }

  /// A row with so many quarters and totals has the columns of a measure.
  static let fewestPeriods = 4
}
