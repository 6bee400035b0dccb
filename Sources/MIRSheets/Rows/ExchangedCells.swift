import MIRSchema
import SheetIO

/// Two cells of one row that are in each other's place.
///
/// Values are exchanged back when as they are sums or differences fail, with them exchanged every one holds, and no
/// other exchange does that. Catalogue values are exchanged back when each is a value of the other's catalogue, unit and
/// method when one is a formula and the other a unit of other records.
struct ExchangedCells {
  private let printed: PrintedRow
  private let heading: PlacingHeading

  init(_ one: RowToPlace) {
    printed = one.printed
    heading = one.heading
  }

  /// A pair of fields whose cells changed places, and how the row is explained.
  private struct Exchange {
    var first: FieldKey
    var second: FieldKey
    /// What the reading costs: two cells changed hands once.
    var cost = AlignmentCosts.standard.lostCell
    /// What reading the row as it is costs: its broken sums and differences, or two cells of another kind.
    var runnerUp = 2 * AlignmentCosts.standard.lostCell
  }

  /// The row with two cells put back that are in each other's place; `nil` where no exchange, or several, explain it.
  var placed: PlacedRow? {
    guard printed.outside.isEmpty, printed.misfits.count <= 2, let exchange else { return nil }
    var result = printed.placed
    let (one, other) = (result.cells[exchange.first], result.cells[exchange.second])
    result.cells[exchange.first] = other
    result.cells[exchange.second] = one
    let moved = [(one, exchange.second), (other, exchange.first)].compactMap { item, key in
      item.flatMap { item in heading.map.column(of: key).map { (item, key, $0) } }
    }
    let cells = MovedCells(moved)
    result.findings.append(
      Finding(
        moved.count == 1 ? .textsRealigned : .cellsExchanged,
        [
          "cost": RealignmentFindings.cost(exchange.cost),
          "runnerUp": RealignmentFindings.cost(exchange.runnerUp),
        ], phrases: ["moved": cells.readings, "moves": cells.moves],
        at: heading.place(of: [one, other].compactMap { $0 }),
        indicator: printed.placed.label(heading.session), field: exchange.first,
        raw: [one, other].map { $0?.text ?? "" }.joined(separator: " | ")))
    return result
  }

  private var exchange: Exchange? {
    let cells = printed.placed.cells
    return printed.misfits.isEmpty ? values(cells) ?? texts(cells) : catalogues(cells)
  }

  // MARK: Values

  private func values(_ cells: [FieldKey: SheetView.Item]) -> Exchange? {
    let places = heading.order.compactMap { ValuePlace(key: $0.key) }
    let fit = heading.fit
    var values = RoughValues()
    for place in places {
      switch fit.slot(cells[place.key]) {
      case .number(let number): values.set(place, number.asDouble)
      case .blank, .noData: continue
      case .unreadable, .text: return nil
      }
    }
    // A row whose last value is blank has rather lost a cell than exchanged two.
    guard let last = places.last, values.value(last) != nil else { return nil }
    let law = RecordLaw(
      quarter: heading.quarter, headed: ValueSet(places), isReversed: heading.map.isReversed)
    let printed = law.verdictInEitherDirection(values)
    guard printed.broken >= 1, printed.held + printed.broken >= Self.leastConditions else { return nil }
    var found: [(ValuePlace, ValuePlace)] = []
    for (position, first) in places.enumerated() {
      for second in places.dropFirst(position + 1) where values.value(first) != values.value(second) {
        var exchanged = values
        exchanged.set(first, values.value(second))
        exchanged.set(second, values.value(first))
        let verdict = law.verdict(exchanged)
        if verdict.broken == 0, verdict.held >= printed.held { found.append((first, second)) }
        if found.count > 1 { return nil }
      }
    }
    guard let (first, second) = found.first else { return nil }
    // One wrong sum may be a typing error; two cells out of place break two conditions, or a sum that is too small.
    let isSum = first.period == .cumulative || second.period == .cumulative
    guard printed.broken >= 2 || isSum else { return nil }
    return Exchange(
      first: first.key, second: second.key,
      runnerUp: printed.broken * AlignmentCosts.standard.lostCell)
  }

  private static let leastConditions = 2

  // MARK: Catalogue values

  private func catalogues(_ cells: [FieldKey: SheetView.Item]) -> Exchange? {
    let fit = heading.fit
    var found: [Exchange] = []
    let keys = heading.order.map(\.key).filter { Self.named($0) != nil || $0 == .unitOfMeasure }
    for (position, first) in keys.enumerated() {
      for second in keys.dropFirst(position + 1) {
        guard let one = cells[first], let other = cells[second] else { continue }
        let isWrong = fit.isMisfit(one, under: first) || fit.isMisfit(other, under: second)
        if isWrong, fits(one, second), fits(other, first), !(fits(one, first) && fits(other, second)) {
          found.append(Exchange(first: first, second: second))
        }
      }
    }
    return found.count == 1 ? found[0] : nil
  }

  private static func named(_ key: FieldKey) -> CatalogueName? {
    if case .catalogue(let name)? = Indicator.kindsByKey[key], name != .level { name } else { nil }
  }

  private func fits(_ item: SheetView.Item, _ key: FieldKey) -> Bool {
    if let name = Self.named(key) { return heading.session.official(item.text, in: name) != nil }
    return !heading.fit.isMisfit(item, under: key)
  }

  // MARK: Texts

  /// A method of calculation under the unit, and the unit, or nothing, under the method: formulas are not units.
  ///
  /// Words prove nothing of texts that could change places: names of one table may begin in any way.
  private func texts(_ cells: [FieldKey: SheetView.Item]) -> Exchange? {
    guard let unit = cells[.unitOfMeasure], FormulaText.isFormula(unit.text),
      heading.wording.hasFormulas(only: .calculationMethod)
    else { return nil }
    if let method = cells[.calculationMethod], !heading.wording.has(method.text, under: .unitOfMeasure) {
      return nil
    }
    return Exchange(first: .calculationMethod, second: .unitOfMeasure)
  }
}
