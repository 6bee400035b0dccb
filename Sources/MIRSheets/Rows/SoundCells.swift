import MIRSchema
import SheetIO

/// What a record is read from: a cell as it was seen, or as it is stored.
protocol RecordCell {
  var cell: Cell { get }
  /// What is seen in it, in normal form of one line.
  var text: String { get }
  /// Whether its own text is in that form.
  var isNormal: Bool { get }
  /// The cell as it was seen; `nil` where nobody looked.
  var seen: SheetView.Item? { get }
}

extension SheetView.Item: RecordCell {
  var seen: SheetView.Item? { self }
}

/// A cell as it is stored.
struct PrintedCell: RecordCell {
  let cell: Cell
  /// Its text in normal form of one line, where that is another one than its own.
  var line: String?

  var text: String {
    if let line { return line }
    return if case .text(let text) = cell.value { text } else { cell.shownText }
  }
  var isNormal: Bool { line == nil }
  var seen: SheetView.Item? { nil }
}

/// The values of a row as they are read.
struct SoundValues {
  private static let none = RoughValues()

  private(set) var numbers = Self.none
  private(set) var present = ValueSet()
  /// Whether every value is a whole number that a double holds exactly.
  var areWhole = true

  mutating func set(_ place: ValuePlace, _ number: Double) {
    numbers.set(place, number)
    present.insert(place)
  }

  /// Whether what was achieved and the variation may have each other's heading; see ``BlockArithmetic/looksExchanged``.
  var mayBeExchanged: Bool {
    let isWhole = Period.allCases.allSatisfy {
      present.contains(.achieved, $0) && present.contains(.variation, $0)
    }
    return isWhole
      && BlockArithmetic.looksExchanged(
        goal: numbers.value(ValuePlace(.programmed, .cumulative)),
        done: numbers.value(ValuePlace(.achieved, .cumulative)),
        left: numbers.value(ValuePlace(.variation, .cumulative)))
  }
}
