import MIRSchema
import SheetIO

/// Finds the numbers of levels in columns that no word makes known: in the codes of records, `E014-A1.2`, or in one
/// column for the Componente and one for the Actividad.
///
/// The records are the evidence: the numbers must agree with their levels.
struct LevelNumberColumns {
  let session: ReadingSession
  /// Records below the heading, each with its level.
  private let records: [(row: SheetView.Row, level: Level)]

  init(session: ReadingSession, samples: [SheetView.Row], level: Int) {
    self.session = session
    records = samples.compactMap { row in
      guard let item = row.item(at: level) else { return nil }
      let reading = LevelReading(item.text, session: session)
      // Where a level has its number, none is looked for.
      guard let known = reading.known, reading.number == nil else { return nil }
      return (row, known)
    }
  }

  /// The column of the numbers, and one of the activities' own where they are in two.
  func find(among columns: [Int]) -> (number: Int, activity: Int?)? {
    let numbered = records.filter(\.level.isNumbered)
    guard numbered.count >= Self.fewest, numbered.contains(where: { $0.level == .activity }) else {
      return nil
    }
    if let code = columns.first(where: holdsCodes) { return (code, nil) }
    for component in columns where numbersComponents(component) {
      if let activity = columns.first(where: { $0 != component && numbersActivities($0, in: component) }) {
        return (component, activity)
      }
    }
    return nil
  }

  private func holdsCodes(_ column: Int) -> Bool {
    var agreeing = 0
    var codes: Set<String> = []
    for (row, level) in records {
      guard let item = row.item(at: column) else {
        if !level.isNumbered { agreeing += 1 }
        continue
      }
      guard
        codedLevel(item.text)?.known == level
          || level.isNumbered && groups(item) == level.numbers
      else { continue }
      agreeing += 1
      if level.isNumbered { codes.insert(item.text) }
    }
    // One that is mistyped is reported; it leaves no doubt about the others.
    return codes.count >= Self.fewest && agreeing * Self.of >= records.count * Self.most
  }

  /// The level that a code ends in; `F1` and `P1` count what there is one of.
  private func codedLevel(_ code: String) -> LevelReading? {
    if let level = CodedLevel.reading(code, session: session) { return level }
    guard code.last == "1" else { return nil }
    let level = CodedLevel.reading(String(code.dropLast()), session: session)
    return level?.known?.isNumbered == false ? level : nil
  }

  /// How many groups the number in a cell has; `nil` where it is no number of a level.
  private func groups(_ item: SeenCell) -> Int? {
    guard case .text = item.cell.value else { return nil }
    return LevelReading.number(item.cell).map { $0.split(separator: ".").count }
  }

  /// Whether a column numbers every Componente, each once, and every Actividad by its Componente.
  private func numbersComponents(_ column: Int) -> Bool {
    var components: Set<Int> = []
    var parents: Set<Int> = []
    for (row, level) in records {
      let number = number(row, column)
      switch level {
      case .component:
        guard let number, components.insert(number).inserted else { return false }
      case .activity:
        guard let number else { return false }
        parents.insert(number)
      case .fin, .purpose:
        guard number == nil else { return false }
      }
    }
    return !components.isEmpty && parents.isSubset(of: components)
  }

  /// Whether a column numbers the activities of each Componente, and nothing else.
  private func numbersActivities(_ column: Int, in component: Int) -> Bool {
    var known: Set<[Int]> = []
    return records.allSatisfy { row, level in
      let number = number(row, column)
      guard level == .activity else { return number == nil }
      guard let number, let parent = self.number(row, component) else { return false }
      return known.insert([parent, number]).inserted
    }
  }

  /// The small whole number in a column; `nil` for a blank or a zero.
  private func number(_ row: SheetView.Row, _ column: Int) -> Int? {
    guard let item = row.item(at: column), let number = LevelReading.number(item.cell).flatMap(Int.init)
    else {
      return nil
    }
    return number == 0 ? nil : number
  }

  private static let fewest = 2
  /// So many of so many codes agree with their levels.
  private static let most = 9
  private static let of = 10
}
