import MIRSchema

/// What is learnt of the records of a sheet while they are read, and how many of them nothing could be done with.
struct RecordMemory {
  /// After so many disputed rows none is aligned any more: each stays as printed, what does not fit is left and
  /// reported.
  ///
  /// A sheet with ever more of them is not a table with a damaged row.
  static let mostDisputed = 500
  /// After so many records with neither a level nor a name no record is made of a row without a level that is not sound:
  /// what follows on a report costs little, and a municipality has some thousand indicators in a year.
  static let mostNameless = 5_000

  /// How many rows had values that could not be distinguished.
  private var disputed = 0
  /// How many records had neither a level nor a name.
  private var nameless = 0
  /// Who places the cells of the records under a heading, in a report of a quarter.
  private var placer: (row: Int, quarter: Int?, placer: RowPlacer)?

  /// Whether damaged rows are still worth aligning.
  var aligns: Bool { disputed < Self.mostDisputed }
  /// Whether rows without a level are still worth reading.
  var readsNameless: Bool { nameless < Self.mostNameless }

  /// Counts a record that was read the long way.
  mutating func count(_ record: Indicator, isDisputed: Bool) {
    if isDisputed { disputed += 1 }
    if record.level == nil, record.name == nil { nameless += 1 }
  }

  /// The placer under a heading, kept with what it learns as long as the heading and the quarter stay the same.
  mutating func placer(under heading: HeadingBand, quarter: Int?, _ context: SheetContext) -> RowPlacer {
    if let placer, placer.row == heading.rows.lowerBound, placer.quarter == quarter { return placer.placer }
    let new = RowPlacer(heading, quarter: quarter, session: context.session, sheet: context.sheet)
    placer = (heading.rows.lowerBound, quarter, new)
    return new
  }
}
