import MIRSchema

/// What a row is to the tables of its sheet: given by ``RowRoles``, acted on by ``RowHandlers``.
enum RowRole {
  // MARK: Tables
  /// A row of a column heading.
  case heading(HeadingBand)
  /// A record of the open table.
  case record(HeadingBand)
  /// A record under no heading: the page repeats its header block only, and the last heading counts.
  case recordOfLastHeading(HeadingBand)
  /// A row that says the level of those below it.
  case section(SectionReading)
  /// A level alone above the record it belongs to.
  case levelAbove(SheetView.Item)
  /// The lower half of a record whose level is merged over several rows.
  case lowerHalf(HeadingBand)
  /// The rest of a row whose level says that it goes on with the record above, and the cell of that level.
  case rest(SheetView.Row, mark: SheetView.Item, HeadingBand)
  /// Texts that go on in the record above.
  case continuation(HeadingBand)
  /// Cells that fill what the record above left blank.
  case completion([FieldKey: SheetView.Item])
  /// Texts that go on in the record above, next to cells that fill what it left blank.
  case secondRow(texts: SheetView.Row, [FieldKey: SheetView.Item], HeadingBand)

  // MARK: Below tables
  /// A remark of the report.
  case note
  /// Totals of a table.
  case total
  /// The number of a page.
  case pageNumber
  /// A title below a table: perhaps that of the next report.
  case titleBelow
  /// A remark between two records, which belongs to no part of the report.
  case remark
  /// A text that may be a name above the role of a signature.
  case loose
  /// Nothing of its own: only what a merge brings down.
  case merged
  /// Signatures, or what is below the first of them.
  case foot
  /// A remark where this program draws them.
  case ownNote
  /// Signatures where this program draws them.
  case ownFoot

  // MARK: Header blocks
  /// Labels with their values, and what is before the first of them.
  case header([HeaderLine], before: [SheetView.Item])
  /// Values that were taken with their labels, in the row above.
  case valuesBelow
  /// What goes on with the lines above.
  case headerValue(HeaderBlock.Continuation)
  /// A text above a table.
  case headerText

  /// The role's name, for people and tests.
  var name: String {
    switch self {
    case .heading: "heading"
    case .record: "record"
    case .recordOfLastHeading: "record of the last heading"
    case .section: "section"
    case .levelAbove: "level above"
    case .lowerHalf: "lower half"
    case .rest: "rest"
    case .continuation: "continuation"
    case .completion: "completion"
    case .secondRow: "second row"
    case .note: "note"
    case .total: "total"
    case .pageNumber: "page number"
    case .titleBelow: "title below"
    case .remark: "remark"
    case .loose: "loose"
    case .merged: "merged"
    case .foot: "foot"
    case .ownNote: "own note"
    case .ownFoot: "own foot"
    case .header: "header"
    case .valuesBelow: "values below labels"
    case .headerValue: "header value"
    case .headerText: "header text"
    }
  }
}
