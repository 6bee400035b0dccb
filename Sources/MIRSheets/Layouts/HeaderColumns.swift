import MIRSchema
import SheetIO

/// Columns that say in every record what a header block says once, as tables of databases do: unit, programme, quarter,
/// year, plan.
///
/// The records of each unit and programme become a table of their own, under a header block made of those columns' cells
/// and the heading. What differs among records of one programme has no place in a header block, and stays.
struct HeaderColumns {
  let session: ReadingSession

  /// One such column.
  private struct Column {
    let context: Vocabulary.Context
    /// Whether it holds the code of what another column names.
    let isCode: Bool
    let heading: SeenCell
    var place: Int { heading.column }
  }

  /// The records of one programme.
  private struct Group {
    var rows: [SheetView.Row] = []
    /// The columns that all of them say the same in, with their cells from the top down.
    var columns: [(column: Column, cells: [SeenCell])] = []
  }

  /// The sheet with a header block for each programme; `nil` where no columns say unit or programme, or a header block
  /// does.
  func laid(_ laid: LaidSheet) -> LaidSheet? {
    guard
      laid.view.rows.prefix(Self.rowsLookedAt).contains(where: { row in
        row.own.count >= Self.fewestHeadings && row.own.has(2) { column($0) != nil }
      })
    else { return nil }
    let bands = laid.bandsByWords(session)
    guard bands.count == 1, let band = bands.first, !hasHeader(laid.view, above: band) else { return nil }
    let classifier = RowClassifier(session: session)
    let below = laid.view.rows.filter { $0.row > band.rows.upperBound }
    let records = below.filter { classifier.isRecord($0, band.layout) }
    let columns = laid.view.rows(in: band.rows).flatMap(\.own).compactMap(column)
      .filter { band.columns.fields[$0.place] == nil || saysTheSame($0, in: records) }
    guard columns.contains(where: { $0.context == .program || $0.context == .responsibleUnit }) else {
      return nil
    }
    let groups = self.groups(records, columns)
    guard !groups.isEmpty, groups.count <= Self.mostGroups,
      groups.allSatisfy({ group in group.columns.contains { Self.keys.contains($0.column.context) } })
    else { return nil }
    return self.laid(laid, band, groups, others: below.filter { !classifier.isRecord($0, band.layout) })
  }

  // MARK: Which columns

  /// What a heading says of the header block; a code's is `CVE_UR`, `Clave del programa`.
  private func column(_ item: SeenCell) -> Column? {
    guard item.cell.isText, item.text.utf8.count <= HeaderLabel.longest else { return nil }
    let words = item.text.split { !($0.isLetter || $0.isNumber) }.map(String.init)
    let isCode = words.first.map { session.vocabulary.isCodeLabel(FoldedText($0)) } ?? false
    let rest = isCode ? words.dropFirst().joined(separator: " ") : item.text
    let context =
      session.headerLabel(item.text, isMarked: true) ?? session.headerLabel(rest, isMarked: true)
      ?? (Self.saysQuarter(words) ? .quarter : nil)
    return context.map { Column(context: $0, isCode: isCode, heading: item) }
  }

  /// Whether hardly any two records in a row say something else in a column: an objective of each record's own would.
  private func saysTheSame(_ column: Column, in records: [SheetView.Row]) -> Bool {
    let texts = records.compactMap { $0.item(at: column.place)?.text }
    let changes = zip(texts, texts.dropFirst()).count { $0 != $1 }
    return texts.count >= Self.fewestRecords && changes * Self.fewestRecords <= texts.count
  }

  /// Whether words are an abbreviation of the quarter that is reported: `TRIM_REP`, `Trim.`.
  private static func saysQuarter(_ words: [String]) -> Bool {
    guard let first = words.first, words.count <= 2 else { return false }
    return ["trim", "trimestre"].contains(FoldedText(first).key)
      && words.dropFirst().allSatisfy { FoldedText($0).key.hasPrefix("rep") }
  }

  /// Whether a line above the heading says the unit or the programme.
  private func hasHeader(_ view: SheetView, above band: HeadingBand) -> Bool {
    let finder = HeaderLineFinder(session: session)
    return view.rows.lazy.prefix { $0.row < band.rows.lowerBound }.contains { row in
      finder.lines(in: row).lines.contains { Self.keys.contains($0.context) }
    }
  }

  /// The records by unit, programme and period, in the order in which these come.
  private func groups(_ records: [SheetView.Row], _ columns: [Column]) -> [Group] {
    var keys: [[String]: Int] = [:]
    var groups: [Group] = []
    let parting = columns.filter { Self.keys.contains($0.context) || Self.periods.contains($0.context) }
    for row in records {
      let key = parting.map { row.item(at: $0.place)?.text ?? "" }
      let place = keys[key] ?? groups.count
      if place == groups.count {
        keys[key] = place
        groups.append(Group())
      }
      groups[place].rows.append(row)
    }
    for index in groups.indices {
      let rows = groups[index].rows
      groups[index].columns = columns.compactMap { column in
        let cells = rows.compactMap { $0.item(at: column.place) }
        guard let first = cells.first, cells.count == rows.count,
          cells.allSatisfy({ $0.text == first.text })
        else { return nil }
        return (column, cells)
      }
    }
    return groups
  }

  // MARK: Laying

  private func laid(
    _ laid: LaidSheet, _ band: HeadingBand, _ groups: [Group], others: [SheetView.Row]
  ) -> LaidSheet {
    var result = laid
    var rows = laid.view.rows.filter { $0.row < band.rows.lowerBound }
    var last = rows.last?.row ?? -1
    func append(_ items: [SeenCell], at row: Int) {
      guard !items.isEmpty else { return }
      last = max(row, last + 1)
      rows.append(SheetView.Row(row: last, items: items.map { $0.inRow(last) }))
    }
    for group in groups {
      let spent = Set(group.columns.map(\.column.place))
      for context in Vocabulary.Context.allCases {
        guard let line = line(context, group, &result) else { continue }
        append(line, at: 0)
      }
      for row in laid.view.rows(in: band.rows) {
        append(row.items.filter { !spent.contains($0.column) }, at: row.row)
      }
      for row in group.rows { append(row.items.filter { !spent.contains($0.column) }, at: row.row) }
    }
    for row in others { append(row.items, at: row.row) }
    result.view = SheetView(laid.view, rows: rows)
    return result
  }

  /// A line of the header block: the label, and the value with its code.
  private func line(
    _ context: Vocabulary.Context, _ group: Group, _ result: inout LaidSheet
  ) -> [SeenCell]? {
    let own = group.columns.filter { $0.column.context == context }
    let code = own.first { $0.column.isCode }?.cells.first
    let name = own.first { !$0.column.isCode }?.cells.first
    guard let value = name ?? code, let text = self.text(context, code: code, name: name),
      let heading = own.first(where: { !$0.column.isCode })?.column.heading ?? own.first?.column.heading
    else { return nil }
    let others = own.flatMap(\.cells).map(\.index).filter { $0 != value.index }
    if !others.isEmpty { result.joined[value.index, default: []] += others }
    result.labels += own.map(\.column.heading)
    return [
      heading.saying(Self.label(context)).laid(inRow: 0, columns: 0...0),
      value.saying(text).laid(inRow: 0, columns: 1...1),
    ]
  }

  /// What a line says: `07 - Dirección de Obras`, `3er. Trimestre`.
  private func text(_ context: Vocabulary.Context, code: SeenCell?, name: SeenCell?) -> String? {
    guard context != .quarter else {
      return name.flatMap { name in
        let quarter = HeadingTerms(session: session).numeral(name.text)?.quarter
        return PeriodReading.text(quarter: quarter ?? session.period(of: name.text).quarter, year: nil)
          ?? name.text
      }
    }
    guard let code, let name else { return (name ?? code)?.text }
    return CodePrefix(name.text, vocabulary: session.vocabulary) == nil && !name.text.hasPrefix(code.text)
      ? "\(code.text) - \(name.text)" : name.text
  }

  private static func label(_ context: Vocabulary.Context) -> String {
    switch context {
    case .responsibleUnit: "Unidad Responsable:"
    case .program: "Programa Presupuestario:"
    case .quarter: "Trimestre que se reporta:"
    case .fiscalYear: "Ejercicio fiscal:"
    case .plan: "Plan:"
    case .axes: "Eje:"
    case .objectives: "Objetivo:"
    }
  }

  private static let keys: Set<Vocabulary.Context> = [.responsibleUnit, .program]
  private static let periods: Set<Vocabulary.Context> = [.quarter, .fiscalYear]
  private static let rowsLookedAt = 30
  private static let fewestHeadings = 8
  private static let fewestRecords = 3
  private static let mostGroups = 2_000
}
