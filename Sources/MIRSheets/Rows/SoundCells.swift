import MIRSchema
import SheetIO

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
