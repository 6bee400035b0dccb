import MIRSchema
import SheetIO

/// What each column of a table means, by column: computed once for a heading, asked for every row below it.
final class TableLayout: Sendable {
  /// A column that has a field.
  final class Column: Sendable {
    let key: FieldKey
    let field: Field<Indicator>
    /// Which of the values the field is; `nil` where it is none.
    let value: ValuePlace?
    /// The measure, where the field is one of the values.
    var measure: Measure? { value?.measure }

    init(_ key: FieldKey, _ field: Field<Indicator>) {
      self.key = key
      self.field = field
      value = ValuePlace(key: key)
    }
  }

  /// The columns from the first of the sheet to the last that has a field.
  let columns: [Column?]
  /// The same for records that leave nothing to decide.
  let soundColumns: [SoundReader.Column]
  /// The columns that have a field, in the order of the fields; of several for one field the first.
  let inFieldOrder: [Int]
  /// The values that have a column.
  let headed: ValueSet
  /// The column of the level.
  let level: Int?
  /// Whether no column says which indicator a row is of.
  let isHalf: Bool

  init(_ map: ColumnMap) {
    let last = map.fields.keys.max() ?? -1
    columns = (0..<last + 1).map { column in
      guard let key = map.fields[column], let field = Indicator.fieldsByKey[key] else { return nil }
      return Column(key, field)
    }
    soundColumns = columns.map { SoundReader.Column($0?.field) }
    var first: [FieldKey: Int] = [:]
    for (column, entry) in columns.enumerated().reversed() {
      if let entry { first[entry.key] = column }
    }
    inFieldOrder = Indicator.fields.compactMap { first[$0.key] }
    headed = ValueSet(columns.compactMap { $0?.value })
    level = map.column(of: .level)
    isHalf = level == nil && map.column(of: .name) == nil && map.column(of: .definition) == nil
  }

  /// What a column means; `nil` where the heading says nothing that is known.
  subscript(column: Int) -> Column? {
    column < columns.count && column >= 0 ? columns[column] : nil
  }

  /// Whether a cell is in a column that has a field.
  func hasField(_ item: SheetView.Item) -> Bool { item.columns.contains { self[$0] != nil } }

  /// Whether at least so many cells of a row are in columns that have a field.
  func has(_ least: Int, cellsOf row: SheetView.Row) -> Bool {
    var count = 0
    for item in row.items where hasField(item) {
      count += 1
      if count >= least { return true }
    }
    return false
  }
}
