import MIRSchema
import SheetIO

/// Places the cells of a damaged row that come before its values: level, texts, catalogue values, baseline.
///
/// Under the row's displacement, if all of them fit; else aligned by their kind, where texts that could change places
/// with each other are left in doubt.
struct HeadPlacer {
  let map: ColumnMap
  let session: ReadingSession
  /// How the texts of the other records are worded.
  let wording: Wording

  /// The head of a row.
  struct Head {
    var cells: [FieldKey: SheetView.Item] = [:]
    var left: [SheetView.Item] = []
    /// The column after the head, where the values begin.
    var nextColumn = 0
    /// Fields that more than one cell could fill.
    var disputed: [FieldKey] = []
    /// Whether the cells had to be aligned.
    var isAligned = false

    /// What to report about the head; `map` says where its cells should be.
    func findings(label: String?, under heading: PlacingHeading, shift: Int) -> [Finding] {
      guard isAligned else { return [] }
      let (sheet, map) = (heading.sheet, heading.map)
      let moved = cells.sorted { $0.value.column < $1.value.column }.filter { key, item in
        map.column(of: key).map { $0 + shift != item.column } ?? false
      }
      var result: [Finding] = []
      if !moved.isEmpty {
        let cells = MovedCells(
          moved.compactMap { key, item in map.column(of: key).map { (item, key, $0) } })
        result.append(
          Finding(
            .textsRealigned, phrases: ["moved": cells.readings, "moves": cells.moves],
            at: .cell(moved.map(\.value.cell.address).min(), of: sheet), indicator: label))
      }
      return result
        + left.map { item in
          let tie = TieReadings(
            item: item, keys: disputed, map: map, session: heading.session, known: cells)
          return Finding(
            disputed.count > 1 ? .rowAmbiguous : .cellUnplaced,
            phrases: ["readings": tie.readings, "homes": tie.homes], severity: .error,
            at: .cell(item.cell.address, of: sheet), indicator: label, raw: item.text)
        }
    }
  }

  private var keys: [FieldKey] {
    Array(map.order.map(\.key).prefix { Measure.of($0) == nil })
  }

  func place(_ row: SheetView.Row, shift: Int) -> Head {
    let fit = CellFit(session: session)
    guard let valuesColumn = map.order.first(where: { Measure.of($0.key) != nil })?.column else {
      return Head()
    }
    var head = Head()
    head.nextColumn = valuesColumn + shift
    var fits = true
    for item in row.items where item.column < head.nextColumn {
      let columns = item.columns.map { $0 - shift }
      if let key = columns.lazy.compactMap({ map.fields[$0] }).first(where: { head.cells[$0] == nil }),
        !fit.isMisfit(item, under: key)
      {
        head.cells[key] = item
      } else {
        fits = false
      }
    }
    return fits ? head : aligned(row, valuesColumn: valuesColumn + shift)
  }

  private func aligned(_ row: SheetView.Row, valuesColumn: Int) -> Head {
    let keys = keys
    // A head that lost or gained cells ends near where it should.
    let items = row.items.filter { $0.column < valuesColumn + Self.costs.slack }
    let alignment = SequenceAlignment(
      SequenceAlignment.Costs(
        match: keys.flatMap { key in items.map { cost(of: $0, under: key) + wording.cost(of: $0, under: key) }
        },
        skipField: keys.map { _ in Self.costs.emptyField }, isLoss: keys.map { _ in false },
        skipSlot: items.map {
          CellFit(session: session).isNumber($0) && $0.column >= valuesColumn - Self.costs.slack
            ? 0 : Self.costs.leftCell
        }))
    let best = alignment.best
    let assignment = alignment.assignment()
    var head = Head()
    head.isAligned = true
    var lastSlot = -1
    for ((position, key), row) in zip(keys.enumerated(), alignment.marginals()) {
      let near = row.enumerated().filter { $0.element < best + AlignmentCosts.standard.margin }.map(\.offset)
      if let slot = assignment[position] { lastSlot = max(lastSlot, slot) }
      if near.count > 1 {
        head.disputed.append(key)
      } else if let slot = near.first, slot < items.count {
        head.cells[key] = items[slot]
      }
    }
    let placed = Set(head.cells.values.map(\.index))
    head.left = items.prefix(lastSlot + 1).filter { !placed.contains($0.index) }
    head.nextColumn = lastSlot >= 0 ? items[lastSlot].columns.upperBound + 1 : valuesColumn
    return head
  }

  private static let costs = AlignmentCosts.standard.head

  private func cost(of item: SheetView.Item, under key: FieldKey) -> Int {
    let fit = CellFit(session: session)
    let costs = Self.costs
    if fit.isMisfit(item, under: key) { return costs.misfit }
    let isLong = fit.isLongText(item)
    switch Indicator.kindsByKey[key] {
    case .catalogue(.level): return LevelReading.isLevel(item, session: session) ? 0 : costs.wrongKind
    case .catalogue(let name):
      if session.official(item.text, in: name) != nil { return 0 }
      return isLong ? costs.wrongKind : costs.unknownValue
    case .integer(let bounds):
      guard let number = NumberReading.number(in: item.cell, session: session) else { return costs.wrongKind }
      return number.wholeNumber.map(bounds.contains) == true ? 0 : costs.unlikely
    case .number: return fit.isNumber(item) ? 0 : costs.noNumber
    case .line where key == .unitOfMeasure: return isLong ? costs.unlikely : 0
    default: return isLong ? 0 : costs.shortText
    }
  }
}
