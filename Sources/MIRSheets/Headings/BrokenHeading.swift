import MIRSchema
import SheetIO

/// A heading that is in several cells, one below the other.
enum BrokenHeading {
  /// What the joined words mean, when the parts by themselves do not all mean something; `nil` else.
  static func term(_ parts: [SheetView.Item], _ session: ReadingSession) -> [Vocabulary.Term]? {
    guard parts.count > 1, parts.allSatisfy({ $0.text.utf8.count <= longestPart && $0.columns.count == 1 })
    else {
      return nil
    }
    let terms = HeadingTerms(session: session)
    let meanings = parts.map { terms.terms(of: $0.text) }
    // `Trimestre` alone is the reported one; behind `Primer` it is a part of that quarter's name.
    let isOpen = meanings.contains { $0.isEmpty || $0 == [.reported(nil)] }
    guard isOpen else { return nil }
    let joined = parts.dropFirst().reduce(parts[0].text) { JoinedText.join($0, $1.text) }
    // Quarters are written in many ways: `1er` over `Trimestre`, `Julio -` over `Septiembre`; a year is no part of one.
    let periods = terms.terms(of: joined).filter { if case .period = $0 { true } else { false } }
    if !periods.isEmpty, parts.allSatisfy({ Int($0.text).map { $0 <= 4 } ?? true }) {
      return periods
    }
    guard meanings.contains(where: \.isEmpty) else { return nil }
    let found = session.vocabulary.terms(for: FoldedText(joined))
    return found.isEmpty ? nil : found
  }

  /// Whether a cell is a part of a heading that is broken over two or three rows: `Método de` over `Cálculo`.
  static func isPart(
    _ item: SheetView.Item, _ above: [SheetView.Row], _ below: SheetView.Row?, _ session: ReadingSession
  ) -> Bool {
    if goesOn(item, above, session) { return true }
    guard let below, below.row == item.row + 1, let next = below.item(at: item.column) else { return false }
    return term([item, next], session) != nil
      || goesOn(next, above + [SheetView.Row(row: item.row, items: [item])], session)
  }

  /// Whether a cell goes on with a heading of which one or two parts are above it.
  static func goesOn(_ item: SheetView.Item, _ above: [SheetView.Row], _ session: ReadingSession) -> Bool {
    var parts = [item]
    for row in above.suffix(2).reversed() {
      guard row.row == parts[0].row - 1, let part = row.item(at: item.column) else { return false }
      parts.insert(part, at: 0)
      if term(parts, session) != nil { return true }
    }
    return false
  }

  private static let longestPart = 40
}
