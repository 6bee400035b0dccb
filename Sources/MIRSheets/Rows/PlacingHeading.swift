import MIRSchema
import SheetIO

/// What a column heading says to those who place the cells of the records below it.
final class PlacingHeading {
  let session: ReadingSession
  let map: ColumnMap
  /// The quarter that the report says.
  let quarter: Int?
  let sheet: String
  /// The columns that have a field, from left to right.
  let order: [(column: Int, key: FieldKey)]
  /// The fields of the values and of what follows them, in the order of the heading.
  let valueKeys: [FieldKey]
  /// What the values of a record satisfy.
  let law: RecordLaw
  /// How the texts of the other records are worded; learnt once a record asks.
  private(set) lazy var wording = Wording(map: map, samples: samples, session: session)
  private let samples: [SheetView.Row]

  init(_ heading: HeadingBand, quarter: Int?, session: ReadingSession, sheet: String) {
    self.session = session
    self.quarter = quarter
    self.sheet = sheet
    map = heading.columns
    samples = heading.samples
    order = map.order
    valueKeys = Array(order.map(\.key).drop { Measure.of($0) == nil })
    law = RecordLaw(quarter: quarter, headed: ValueSet(keys: map.fields.values), isReversed: map.isReversed)
  }

  var fit: CellFit { CellFit(session: session) }

  /// The column where the values begin; `nil` where there are none.
  var firstValueColumn: Int? { order.first { Measure.of($0.key) != nil }?.column }

  /// The last column, where it is one of long texts.
  var lastProse: (column: Int, key: FieldKey)? {
    order.last.flatMap { Indicator.kindsByKey[$0.key] == .prose ? $0 : nil }
  }

  /// The place of some cells, from the first of them to the last.
  func place(of items: [SheetView.Item]) -> Finding.Location {
    guard let first = items.first, let last = items.last else { return .sheet(sheet) }
    return .cells(CellRange(first.cell.address, last.cell.address), sheet: sheet)
  }
}
