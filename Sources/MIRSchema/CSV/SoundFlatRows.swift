import SheetIO

/// Reads the rows of a flat table that leave nothing to decide: they say of their report what it says already, and
/// ``SoundReader`` has no doubt of their record.
struct SoundFlatRows {
  /// What a column is to a row.
  private enum Use {
    case nothing, report, context, key, field
    /// What is in it has to be looked at.
    case unknown
  }

  private let session: ReadingSession
  private let headed: ValueSet
  private let uses: [Use]
  /// What each column holds of an indicator.
  private let columns: [SoundReader.Column]
  /// The columns of the fields, in the order of the fields.
  private let fields: [(field: Field<Indicator>, column: Int)]
  /// The readers of records, by the quarter of their report.
  private var readers: [Int?: SoundReader] = [:]
  /// The report that is open.
  private var open: Open?

  /// What the rows of a report have to say.
  private struct Open {
    let reader: SoundReader
    /// By column.
    let texts: [String?]
    let columns: [Int]
    let number: String?
    /// How many rows were read.
    var count = 0
  }

  /// A row that was read.
  struct Row {
    var record = SoundRecord()
    fileprivate(set) var key: Cell?
  }

  /// For a table with these columns.
  init(_ headings: [Int: CSVColumns.Column], headed: ValueSet, session: ReadingSession) {
    self.session = session
    self.headed = headed
    let last = headings.keys.max() ?? -1
    var uses = [Use](repeating: .unknown, count: last + 1)
    var own = [Field<Indicator>?](repeating: nil, count: last + 1)
    for (column, content) in headings.mapValues(\.content) {
      switch content {
      case .sourceFile, .indicator: uses[column] = .nothing
      case .report: uses[column] = .report
      case .key: uses[column] = .key
      case .value, .packed: uses[column] = .context
      case .field(_, let part):
        uses[column] = .field
        own[column] = Indicator.fields[part]
      }
    }
    self.uses = uses
    columns = own.map(SoundReader.Column.init)
    let columnsOfFields = Dictionary(
      uniqueKeysWithValues: own.enumerated().compactMap { column, field in field.map { ($0.key, column) } })
    fields = Indicator.fields.compactMap { field in columnsOfFields[field.key].map { (field, $0) } }
  }

  /// Begins a report of a quarter that says `context`, by column, and is called `number`.
  mutating func begin(quarter: Int?, context: [Int: String], number: String?) {
    let reader =
      readers[quarter] ?? SoundReader(columns, quarter: quarter, headed: headed, session: session)
    readers[quarter] = reader
    var texts = [String?](repeating: nil, count: uses.count)
    for (column, text) in context { texts[column] = text }
    open = Open(reader: reader, texts: texts, columns: Array(context.keys), number: number)
  }

  /// Ends the report; how many of its rows were read, and which columns of context each of them has.
  mutating func end() -> (count: Int, columns: [Int]) {
    defer { open = nil }
    return (open?.count ?? 0, open?.columns ?? [])
  }

  /// Reads a row; `false` where it leaves something to decide.
  mutating func read(_ cells: ArraySlice<Cell>, into row: inout Row) -> Bool {
    guard let open else { return false }
    var values = SoundValues()
    var said = 0
    for index in cells.indices {
      let column = cells[index].address.column
      guard column < uses.count else { return false }
      switch uses[column] {
      case .nothing: break
      case .field:
        guard open.reader.readFlat(cells[index], into: &row.record, &values) else { return false }
      case .context:
        guard let text = open.texts[column], cells[index].shownText.isExactly(text) else { return false }
        said += 1
      case .report:
        guard let number = open.number, cells[index].shownText.isExactly(number) else { return false }
      case .key: row.key = cells[index]
      case .unknown: return false
      }
    }
    guard said == open.columns.count, open.reader.isSoundFlat(row.record, values) else { return false }
    self.open?.count += 1
    return true
  }

  /// The cell of a field.
  func cell(of key: FieldKey, in cells: ArraySlice<Cell>) -> Cell? {
    guard let column = fields.first(where: { $0.field.key == key })?.column else { return nil }
    return cells.first { $0.address.column == column }
  }

  /// The fields of a row that have a value, with their cells, in the order of the fields.
  func origins(of record: Indicator, in cells: ArraySlice<Cell>) -> [(field: FieldDescription, cell: Cell)] {
    var places = [Int?](repeating: nil, count: uses.count)
    for index in cells.indices { places[cells[index].address.column] = index }
    return fields.compactMap { field, column in
      guard let place = places[column], field.get(record) != nil else { return nil }
      return (field.description, cells[place])
    }
  }
}

extension CSVReading {
  /// Begins to read rows of the report that was opened.
  mutating func beginSoundRows() {
    soundRows?.begin(quarter: document.reports.last?.quarter, context: context, number: number)
  }

  /// Counts what the rows of the open report said that were read so.
  mutating func endSoundRows() {
    guard let rows = soundRows?.end(), rows.count > 0 else { return }
    votes.count(rows.columns, in: document.reports.count - 1, times: rows.count)
  }

  /// Reads a row that leaves nothing to decide; `false` for any other, of which nothing is done.
  mutating func readSoundRow(_ cells: ArraySlice<Cell>) -> Bool {
    var row = SoundFlatRows.Row()
    guard soundRows?.read(cells, into: &row) == true else { return false }
    shortRows += 1
    if let key = row.key { settle(&row.record.indicator, by: key) }
    if keepsOrigins {
      for (field, cell) in soundRows?.origins(of: row.record.indicator, in: cells) ?? [] {
        note(indicatorPointer + field.pointer, cell)
      }
    }
    let rows = soundRows
    take(row.record.indicator) { key in rows?.cell(of: key, in: cells)?.address }
    return true
  }
}
