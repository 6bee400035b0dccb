package import SheetIO

/// A record that leaves nothing to decide.
package struct SoundRecord {
  package var indicator = Indicator()
  /// The cell of the level.
  package var level: CellAddress?
  /// Cells under headings that no field answers to.
  package var unknown: [SeenCell] = []
  /// A level that the catalogue does not know is kept and reported, and is not a reason to look any further.
  package var unknownLevel: SeenCell?

  /// Nothing is read yet.
  package init() {}
}

/// The values of a record as they are read.
package struct SoundValues {
  private static let none = RoughValues()

  package private(set) var numbers = Self.none
  package private(set) var present = ValueSet()
  /// Whether every value is a whole number that a double holds exactly.
  package var areWhole = true

  /// Nothing is read yet.
  package init() {}

  mutating func set(_ place: ValuePlace, _ number: Double) {
    numbers.set(place, number)
    present.insert(place)
  }
}
