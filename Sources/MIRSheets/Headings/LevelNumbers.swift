import MIRSchema
import SheetIO

/// Which column numbers the levels, where the level's own cells do not.
struct LevelNumbers {
  let session: ReadingSession
  /// Rows below the heading that look like records.
  let samples: [SheetView.Row]

  /// Whether a column of numbers is that of the levels: right behind the level; right before it, where it numbers as
  /// levels are numbered; elsewhere it counts the rows.
  func isBeside(level: Int, _ number: Int, in map: ColumnMap) -> Bool {
    if level == map.order.last(where: { $0.column < number })?.column { return true }
    guard number == map.order.last(where: { $0.column < level })?.column else { return false }
    let numbered = samples.filter { known($0, level)?.isNumbered == true }
    let unnumbered = samples.filter { known($0, level)?.isNumbered == false }
    return numbered.contains { $0.item(at: number)?.text.contains(".") == true }
      && unnumbered.allSatisfy { $0.item(at: number) == nil }
  }

  /// The column without a field right beside the level's that numbers it in every record, whatever its heading says:
  /// `Clave` over `1`, `1.1`, `1.2`.
  func column(beside level: Int, without taken: Set<Int>) -> Int? {
    let columns = Set(samples.flatMap { $0.items.map(\.column) })
    let beside = [columns.filter { $0 > level }.min(), columns.filter { $0 < level }.max()]
    return beside.compactMap { $0 }.first { !taken.contains($0) && numbers(level, $0) }
  }

  /// Whether the cells of a column are the numbers that the level's words ask for: one for a component, two for an activity,
  /// none else; what a spreadsheet made a date of may have been one.
  private func numbers(_ level: Int, _ column: Int) -> Bool {
    var count = 0
    for row in samples {
      guard let known = known(row, level) else { continue }
      guard let item = row.item(at: column), !session.isNoData(item.text) else { continue }
      guard let parts = LevelReading.number(item.cell)?.split(separator: ".").count else {
        guard DatedNumber(item.text) != nil, known == .activity else { return false }
        continue
      }
      guard known.isNumbered, parts == (known == .component ? 1 : 2) else { return false }
      count += 1
    }
    return count >= Self.fewest
  }

  /// The level of a record that is written without its number.
  private func known(_ row: SheetView.Row, _ column: Int) -> Level? {
    guard let item = row.item(at: column) else { return nil }
    let level = LevelReading(item.text, session: session)
    return level.number == nil ? level.known : nil
  }

  private static let fewest = 2
}
