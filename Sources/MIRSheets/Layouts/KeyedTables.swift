import MIRSchema
import SheetIO

/// Tables that say more of the same indicators, each in an order of its own, joined by the column of keys that they have
/// in common: a list of indicators, one of goals, one of results.
///
/// The tables are in one sheet, each in the rows of its own part (``KeyedSheets``). Around them may be parts without a
/// table: a cover with the header block and the signatures.
struct KeyedTables {
  let session: ReadingSession
  /// The view of each part, the one of the indicators first.
  let parts: [SheetView]
  /// What the parts are called.
  let names: [String]

  /// What is joined, row by row.
  private struct Joined {
    let table: KeyedTable
    let name: String
    /// The row of each record of the first table.
    var rows: [Int: SheetView.Row] = [:]
    /// The cells of its keys, which are read with those of the first table.
    var spent: [SeenCell] = []
    /// How far to the right its columns are laid.
    var shift = 0
  }

  /// The parts as one table; `nil` where they are none of this kind.
  func laid(_ sheet: LaidSheet) -> LaidSheet? {
    let tables = parts.map { KeyedTable($0, session: session) }
    guard let home = tables.first ?? nil, home.names(.name) || home.names(.level) else { return nil }
    var result = sheet
    var joined: [Joined] = []
    var width = home.width
    for (position, table) in tables.enumerated().dropFirst() {
      guard let table else { continue }
      guard table.adds(to: home), let keys = KeyPairs(home, table) else { return nil }
      result.steps += table.laid.steps
      result.take(table.laid)
      var part = Joined(table: table, name: names[position], shift: width)
      width += table.width
      part.rows = keys.rows
      part.spent = keys.rows.values.compactMap { $0.item(at: keys.column) } + table.heading(of: keys.column)
      result.labels += part.spent
      tell(keys, home, part, &result)
      joined.append(part)
    }
    guard !joined.isEmpty else { return nil }
    result.take(home.laid)
    result.findings.append(
      Finding(
        .tablesJoinedByKey, ["home": names[0], "others": joined.map(\.name).joined(separator: "», «")],
        at: .sheet(names[0])))
    draw(home, joined, covers: zip(parts, tables).filter { $0.1 == nil }.map(\.0), &result)
    return result
  }

  // MARK: What is told

  private func tell(_ keys: KeyPairs, _ home: KeyedTable, _ part: Joined, _ result: inout LaidSheet) {
    let name = result.view.sheet.name
    for pair in keys.respelt {
      result.findings.append(
        Finding(
          .keyRespelt, ["key": pair.home.text, "name": part.name],
          at: .cell(pair.cell.cell.address, of: name),
          raw: pair.cell.text, expected: pair.home.text))
    }
    for cell in keys.alone {
      result.findings.append(
        Finding(
          .keyWithoutPartner, ["name": names[0]], severity: .error, at: .cell(cell.cell.address, of: name),
          raw: cell.text))
    }
    for cell in keys.missing {
      result.findings.append(
        Finding(
          .keyWithoutPartner, ["name": part.name], severity: .warning,
          at: .cell(cell.cell.address, of: name), raw: cell.text))
    }
  }

  // MARK: Drawing

  /// The header block, the tables side by side under their headings, and what is below.
  private func draw(
    _ home: KeyedTable, _ joined: [Joined], covers: [SheetView], _ result: inout LaidSheet
  ) {
    var rows: [SheetView.Row] = []
    var next = 0
    func append(_ items: [SeenCell], gap: Int = 1) {
      guard !items.isEmpty else { return }
      next += max(gap, 1)
      rows.append(
        SheetView.Row(row: next, items: items.map { $0.inRow(next) }.sorted { $0.column < $1.column }))
    }
    func append(_ block: [SheetView.Row]) {
      for (position, row) in block.enumerated() {
        append(row.items, gap: position > 0 ? min(row.row - block[position - 1].row, Self.gap) : Self.gap)
      }
    }
    let signatures = SignatureReader(session: session)
    let cover = covers.map { view in
      let foot = view.rows.firstIndex(where: signatures.isRoleRow) ?? view.rows.endIndex
      return (head: Array(view.rows[..<foot]), foot: Array(view.rows[foot...]))
    }
    for part in cover { append(part.head) }
    append(home.above)
    let depth = ([home] + joined.map(\.table)).map(\.headings.count).max() ?? 1
    var strangers: Set<Int> = home.laid.view.strangers
    var said = Set(home.headings.last?.own.map { FoldedText($0.text) } ?? [])
    let spent = Set(joined.flatMap { $0.spent.map(\.index) })
    next += Self.gap
    let top = next + 1
    for level in (0..<depth).reversed() {
      var items = home.heading(level: level)
      for part in joined { items += part.table.heading(level: level).map { $0.shifted(part.shift) } }
      append(items.filter { !spent.contains($0.index) })
    }
    for part in joined {
      strangers.formUnion(part.table.laid.view.strangers.map { $0 + part.shift })
      // What a table before has already said of the records is no further column.
      // Periods come again under every measure.
      for item in part.table.headings.last?.own ?? []
      where HeadingMeaning(item.text, session: session).period == nil
        && !said.insert(FoldedText(item.text)).inserted
      {
        strangers.insert(item.column + part.shift)
      }
    }
    let heading = top...max(top, next)
    for record in home.records {
      var items = record.items
      for part in joined {
        guard let row = part.rows[record.row] else { continue }
        for item in row.items where !spent.contains(item.index) {
          let column = item.column + part.shift
          if strangers.contains(column), let same = record.items.first(where: { $0.text == item.text }) {
            result.joined[same.index, default: []].append(item.index)
          } else {
            items.append(item.shifted(part.shift))
          }
        }
      }
      append(items)
    }
    append(home.below)
    for part in joined { append(part.table.below) }
    for part in cover { append(part.foot) }
    result.view = SheetView(result.view, rows: rows, headings: [heading], strangers: strangers)
  }

  /// Blank rows between what is laid apart.
  private static let gap = 3
}

extension LaidSheet {
  /// Takes over what a part of the sheet says besides its rows.
  fileprivate mutating func take(_ part: LaidSheet) {
    labels += part.labels
    blanks += part.blanks
    joined.merge(part.joined, uniquingKeysWith: +)
    findings += part.findings
  }
}

extension SeenCell {
  fileprivate func shifted(_ columns: Int) -> SeenCell {
    laid(inRow: row, columns: (self.columns.lowerBound + columns)...(self.columns.upperBound + columns))
  }
}
