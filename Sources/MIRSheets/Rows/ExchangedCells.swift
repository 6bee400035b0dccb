import MIRSchema
import SheetIO

/// Two cells of one row that are in each other's place.
///
/// Values are exchanged back when as they are sums or differences fail, with them exchanged every one holds, and no
/// other exchange does that. Catalogue values are exchanged back when each is a value of the other's catalogue, unit and
/// method when one is a formula and the other a unit of other records.
struct ExchangedCells {
  let session: ReadingSession
  let map: ColumnMap
  let quarter: Int?
  /// How the texts of the other records are worded.
  let wording: Wording

  /// A pair of fields whose cells changed places, and how the row is explained.
  struct Exchange {
    var first: FieldKey
    var second: FieldKey
    /// What the reading costs: two cells changed hands once.
    var cost = AlignmentCosts.standard.lostCell
    /// What reading the row as it is costs: its broken sums and differences, or two cells of another kind.
    var runnerUp = 2 * AlignmentCosts.standard.lostCell
  }

  /// The exchange that explains a row which fits its headings otherwise; `nil` where none or several do.
  func find(in cells: [FieldKey: SheetView.Item], misfits: Int) -> Exchange? {
    misfits > 0 ? catalogues(cells) : values(cells) ?? texts(cells)
  }

  // MARK: Values

  private func values(_ cells: [FieldKey: SheetView.Item]) -> Exchange? {
    let places = map.order.compactMap { ValuePlace(key: $0.key) }
    let fit = CellFit(session: session)
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
    let law = RecordLaw(quarter: quarter, headed: ValueSet(places))
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
    let fit = CellFit(session: session)
    var found: [Exchange] = []
    let keys = map.order.map(\.key).filter { Self.named($0) != nil || $0 == .unitOfMeasure }
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
    if let name = Self.named(key) { return session.official(item.text, in: name) != nil }
    return !CellFit(session: session).isMisfit(item, under: key)
  }

  // MARK: Texts

  /// A method of calculation under the unit, and the unit, or nothing, under the method: formulas are not units.
  ///
  /// Words prove nothing of texts that could change places: names of one table may begin in any way.
  private func texts(_ cells: [FieldKey: SheetView.Item]) -> Exchange? {
    guard let unit = cells[.unitOfMeasure], Wording.isFormula(unit.text),
      wording.hasFormulas(only: .calculationMethod)
    else { return nil }
    if let method = cells[.calculationMethod], !wording.has(method.text, under: .unitOfMeasure) {
      return nil
    }
    return Exchange(first: .calculationMethod, second: .unitOfMeasure)
  }
}
