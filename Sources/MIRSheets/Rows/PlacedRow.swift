import MIRSchema
import SheetIO

/// What became of the cells of one row.
enum Placement {
  /// The record itself, where nothing was left to decide.
  case record(SoundRecord)
  /// The cells of a record, each under its field.
  case cells(PlacedRow)
  /// No record is made of the row.
  case nothing
}

/// The cells of one record, each under its field.
struct PlacedRow {
  /// The cell of each field.
  var cells: [FieldKey: SheetView.Item] = [:]
  /// Cells of further columns of a field, from left to right.
  var further: [(key: FieldKey, item: SheetView.Item)] = []
  /// Cells that belong to no field, or to none that is certain.
  var left: [SheetView.Item] = []
  /// Cells under a heading that no field answers to; they are reported by column.
  var unknown: [SheetView.Item] = []
  /// Fields for which several cells compete; they are blank though something is in the row for them.
  var disputed: Set<FieldKey> = []
  /// What was moved, and what is doubtful.
  var findings: [Finding] = []

  /// Whether more values have their field than compete for one.
  var settlesValues: Bool {
    cells.keys.count { Measure.of($0) != nil } > disputed.count { Measure.of($0) != nil }
  }

  /// What the record is called: by its level, or by its name where the level is blank or a date.
  func label(_ session: ReadingSession) -> String? {
    let name = cells[.name]?.text
    guard let text = cells[.level]?.text else { return name }
    let level = LevelReading(text, session: session)
    if !level.isKnown, DatedNumber(text) != nil { return name }
    let number =
      level.number
      ?? (level.known?.isNumbered == true ? cells[.number] : nil).flatMap { item in
        CodedLevel.reading(item.text, session: session)?.number ?? LevelReading.number(item.cell)
      }
    return LevelReading.text(level: level.level, number: number)
  }
}

/// A row with every cell under the heading above it, and what does not fit.
struct PrintedRow {
  private(set) var placed = PlacedRow()
  /// Fields whose cell plainly belongs elsewhere.
  private(set) var misfits: [FieldKey] = []
  /// Cells where the heading names no column.
  private(set) var outside: [SheetView.Item] = []

  /// Whether every cell is under a heading that it fits.
  var fits: Bool { misfits.isEmpty && outside.isEmpty }

  /// Reads a row that is `shift` columns to the right of its heading.
  init(_ row: SheetView.Row, shift: Int, under place: PlacingHeading) {
    for item in row.items {
      let columns = item.columns.map { $0 - shift }
      let map = place.map
      if let key = columns.lazy.compactMap({ map.fields[$0] }).first(where: { placed.cells[$0] == nil }) {
        placed.cells[key] = item
        if place.fit.isMisfit(item, under: key) { misfits.append(key) }
      } else if let key = columns.lazy.compactMap({ map.further[$0] }).first {
        placed.further.append((key, item))
      } else if columns.contains(where: map.isForeign) {
        placed.unknown.append(item)
      } else {
        outside.append(item)
      }
    }
  }
}
