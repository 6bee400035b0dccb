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
  /// How texts are worded, by the first row of their heading.
  private var wordings: [Int: Wording] = [:]
  /// The short way of sound records, for the heading and the quarter that it was made for.
  private var sound: (row: Int, quarter: Int?, rows: SoundRows?)?

  /// Whether damaged rows are still worth aligning.
  var aligns: Bool { disputed < Self.mostDisputed }
  /// Whether rows without a level are still worth reading.
  var readsNameless: Bool { nameless < Self.mostNameless }

  /// Counts a record that was read the long way.
  mutating func count(_ record: Indicator, isDisputed: Bool) {
    if isDisputed { disputed += 1 }
    if record.level == nil, record.name == nil { nameless += 1 }
  }

  /// The short way under a heading, kept as long as the heading and the quarter stay the same; `nil` where there is none.
  mutating func soundRows(under heading: HeadingBand, quarter: Int?, _ session: ReadingSession) -> SoundRows?
  {
    if let sound, sound.row == heading.rows.lowerBound, sound.quarter == quarter { return sound.rows }
    let rows = SoundRows(heading, quarter: quarter, session: session)
    sound = (heading.rows.lowerBound, quarter, rows)
    return rows
  }

  /// How the texts under a heading are worded; learnt once for each.
  mutating func wording(under heading: HeadingBand, _ session: ReadingSession) -> Wording {
    if let known = wordings[heading.rows.lowerBound] { return known }
    let wording = Wording(map: heading.columns, samples: heading.samples, session: session)
    wordings[heading.rows.lowerBound] = wording
    return wording
  }
}
