import MIRSchema
import SheetIO

/// Forms that give each indicator a row for each measure: *Programado*, *Alcanzado* and *Variación* one below the other.
///
/// The rows of one indicator are laid side by side, as if each measure had columns of its own; every cell keeps its
/// address.
struct MeasureRows {
  let session: ReadingSession
  let map: ColumnMap

  /// The measure that a row is of.
  private func measure(of row: SheetView.Row) -> (measure: Measure, item: SheetView.Item)? {
    guard let column = map.measureColumn,
      let item = row.items.first(where: { $0.columns.contains(column) }),
      let measure = Self.measure(of: item.text, session)
    else { return nil }
    return (measure, item)
  }

  /// The measure that a cell names.
  static func measure(of text: String, _ session: ReadingSession) -> Measure? {
    HeadingTerms(session: session).terms(of: text).lazy
      .compactMap { if case .group(let group) = $0 { group.measure } else { nil } }.first
      ?? session.vocabulary.measure(ofLetters: text)
  }

  /// The rows with those of one indicator joined, and the cells that name the measures.
  func joined(_ rows: ArraySlice<SheetView.Row>) -> (rows: [SheetView.Row], labels: [SheetView.Item]) {
    var result: [SheetView.Row] = []
    var labels: [SheetView.Item] = []
    var seen: Set<Measure> = []
    for row in rows {
      guard let (measure, label) = measure(of: row) else {
        seen = []
        result.append(row)
        continue
      }
      labels.append(label)
      let offset = map.offset(of: measure)
      let others = row.items.filter { $0.index != label.index }
      let namesLevel =
        map.column(of: .level).map { home in
          row.own.contains { $0.columns.contains(home) }
        } ?? false
      let moved = others.filter { !$0.isMergedDown }.map { item in
        guard map.fields[item.column].flatMap({ Measure.of($0) }) != nil else { return item }
        return SheetView.Item(
          index: item.index, row: item.row,
          columns: item.columns.lowerBound + offset...item.columns.upperBound + offset, cell: item.cell,
          text: item.text)
      }
      if let last = result.last, !seen.isEmpty, !seen.contains(measure), !namesLevel {
        result[result.count - 1] = SheetView.Row(
          row: last.row, items: (last.items + moved).sorted { $0.column < $1.column })
        seen.insert(measure)
      } else {
        result.append(SheetView.Row(row: row.row, items: moved.sorted { $0.column < $1.column }))
        seen = [measure]
      }
    }
    return (result.filter { !$0.items.isEmpty }, labels)
  }
}

extension ColumnMap {
  /// How far to the right a measure's values are laid in forms with a row for each measure.
  func offset(of measure: Measure) -> Int {
    guard let width = measureWidth else { return 0 }
    return width * (Measure.allCases.firstIndex(of: measure) ?? 0)
  }

  /// Gives the columns of the periods to the measures, side by side: the usual ones, and others that some rows are of.
  mutating func spreadMeasures(
    column: Int, periods: [MeasureColumns.Column], named measures: Set<Measure>
  ) {
    measureColumn = column
    measureWidth = (paths.keys.max() ?? column) + 1
    unknown[column] = nil
    unheaded.remove(column)
    for entry in periods {
      for measure in Measure.allCases where !measure.isOptional || measures.contains(measure) {
        fields[entry.column + offset(of: measure)] = measure.key(entry.period)
        reasons[entry.column + offset(of: measure)] = Reason(basis: .group, cost: 0)
      }
    }
  }
}
