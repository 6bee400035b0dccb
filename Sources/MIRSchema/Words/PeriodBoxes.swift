/// Quarters with a box next to each, one of them ticked: `( ) 1o. (X) 2o.`, `1er. ☐ 2do. ☒`, `Ene-Mar | Abr-Jun | X`.
///
/// Boxes are all before their quarters or all behind them; what begins and what ends the row shows which. Where neither
/// does, nothing is ticked for certain.
struct PeriodBoxes {
  private enum Piece: Hashable {
    case quarter(Int)
    case box(isTicked: Bool)
  }

  private var pieces: [Piece] = []

  /// Takes a text apart at its boxes.
  init(_ text: String) {
    var word = ""
    var rest = text[...]
    func isPart(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || character == "°" || character == "º"
    }
    while let character = rest.first {
      if isPart(character) {
        word.append(character)
        rest.removeFirst()
        continue
      }
      enter(&word)
      if let inside = Self.bracket(rest) {
        let content = inside.drop(while: Self.isBlank)
        let mark = content.prefix { !Self.isBlank($0) }
        if mark.isEmpty || (Self.isTick(mark) && content.dropFirst(mark.count).allSatisfy(Self.isBlank)) {
          pieces.append(.box(isTicked: !mark.isEmpty))
          rest = rest[inside.endIndex...].dropFirst()
          continue
        }
      } else if Self.emptyBoxes.contains(character) || Self.tickedBoxes.contains(character) {
        pieces.append(.box(isTicked: Self.tickedBoxes.contains(character)))
      } else if character == "_" {
        let line = rest.prefix { "_xX✓✔ ".contains($0) }
        pieces.append(.box(isTicked: line.contains { "xX✓✔".contains($0) }))
        rest = rest[line.endIndex...]
        continue
      }
      rest.removeFirst()
    }
    enter(&word)
  }

  /// Enters a word: a quarter, a cross that stands alone, or nothing.
  private mutating func enter(_ word: inout String) {
    defer { word = "" }
    guard !word.isEmpty else { return }
    if Self.isTick(word[...]) {
      pieces.append(.box(isTicked: true))
      return
    }
    let key = FoldedText(word).key
    guard
      let quarter = PeriodReading.ordinal(key) ?? PeriodReading.numeral(key)
        ?? PeriodReading.month(key).map({ ($0 - 1) / 3 + 1 })
    else { return }
    // The first and the last month of a quarter name it together.
    if pieces.last != .quarter(quarter) { pieces.append(.quarter(quarter)) }
  }

  /// Whether there is a box at all.
  var hasBoxes: Bool { pieces.contains { if case .box = $0 { true } else { false } } }

  /// The quarter whose box is ticked; `nil` where not just one is, or where it could be either of two.
  ///
  /// `follow` says that boxes are behind their quarters, where the sheet's own geometry shows it.
  func ticked(follow: Bool = false) -> Int? {
    let ticks = pieces.indices.filter { pieces[$0] == .box(isTicked: true) }
    guard ticks.count == 1, let tick = ticks.first, let first = pieces.first, let last = pieces.last else {
      return nil
    }
    let quarters = pieces.compactMap { if case .quarter(let quarter) = $0 { quarter } else { nil } }
    guard quarters.count > 1 else { return quarters.first }
    let areBehind: Bool
    switch (first, last) {
    case (.box, .quarter): areBehind = false
    case (.quarter, .box): areBehind = true
    default:
      guard follow else { return nil }
      areBehind = true
    }
    let place = areBehind ? tick - 1 : tick + 1
    guard pieces.indices.contains(place), case .quarter(let quarter) = pieces[place] else { return nil }
    return quarter
  }

  // MARK: Marks

  private static let emptyBoxes: Set<Character> = ["☐", "□", "▢", "○", "◯"]
  private static let tickedBoxes: Set<Character> = ["☒", "☑", "✔", "✓", "✗", "✘", "■", "●", "⊠"]
  /// The widest bracket that is a box, in characters.
  private static let widestBox = 9

  private static func isBlank(_ character: Character) -> Bool { character.isWhitespace || character == "_" }

  private static func isTick(_ mark: Substring) -> Bool {
    guard mark.count == 1, let one = mark.first else { return false }
    return one == "x" || one == "X" || one == "*" || one == "•" || tickedBoxes.contains(one)
  }

  /// What is in the bracket that a text begins with.
  private static func bracket(_ text: Substring) -> Substring? {
    guard let open = text.first, let close = ["(": ")", "[": "]"][String(open)] as Character? else {
      return nil
    }
    let inside = text.dropFirst().prefix(widestBox)
    return inside.firstIndex(of: close).map { inside[..<$0] }
  }
}
