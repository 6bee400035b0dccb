/// What things cost when a damaged row is aligned, from when on a reading counts as certain, and how far one is looked for.
///
/// Costs are whole hundredths of a cell that was lost, so that sums of them are exact and equal readings are equal.
struct AlignmentCosts: Sendable {
  static let standard = AlignmentCosts()

  // MARK: What happens to cells

  /// A number that was put in or dropped: the measure of all other costs.
  let lostCell = 100
  /// Each further cell of a run that was lost: rows are cut in one piece, so a long run is hardly less likely than one cell.
  let furtherLoss = 30
  /// A blank put in or taken out: people and programs do it all the time, and it loses nothing.
  let blankEdit = 10
  /// A blank for a zero or a zero for a blank; a blank where there should be a number that nothing foretells: people write
  /// the one for the other, yet less often than they leave a blank too many.
  let blankForZero = 30
  /// A number that arithmetic contradicts: more than a lost cell, since the row does not fit its heading anyway and a lost
  /// cell is likelier than a wrong number.
  let wrongNumber = 130
  /// Long text where there should be a value, or a long text that is left over: no explanation of a row needs it.
  let wordsForValue = 300

  // MARK: When a reading is certain

  /// Placements that cost as much as this explain nothing: two lost cells, or a wrong number and two blanks.
  let accepted = 150
  /// Another placement must cost this much more, or what they differ in is disputed: half a lost cell, five blanks.
  let margin = 50
  /// Placements up to this much more expensive are considered, to name the runner-up: a lost cell and some blanks.
  let horizon = 125

  // MARK: How far is looked

  /// A row of more cells and blanks than this fits no heading, which has some forty columns at most; it is aligned only as
  /// far, and what is beyond is left.
  let mostSlots = 120
  /// The states that are filled in search of one row's best placement: where a row needs more, it is left as printed.
  ///
  /// One of ``mostSlots`` different numbers needs some hundred thousand, so that no row that people damaged comes near.
  let mostWork = 10_000_000
  /// Blanks that may have got in before the first achieved value, where it is the next after the programmed ones.
  let mostLeadingBlanks = 3
  /// The printed numbers after the programmed ones that may be the sum of what was achieved: a table's width of them.
  let farthestSum = 8
  /// The last printed numbers that may be variations: the five of them and some more.
  let nearestDifferences = 9
  /// More blanks than this between two cells cost more than any placement that is accepted.
  var longestGap: Int { accepted / blankEdit + 5 }

  // MARK: The head of a row

  /// What the cells before the values cost: level, texts, catalogue values, baseline.
  struct Head: Sendable {
    /// A field that has no cell: heads have blanks, so less than a lost value.
    let emptyField = 60
    /// A cell that is left over: its text would be lost to the record.
    let leftCell = 150
    /// How far to the left of the first value a number may already be one of the values, in columns; the head may end as
    /// far to the right of where it should.
    let slack = 2
    /// A cell that plainly belongs elsewhere.
    let misfit = 300
    /// Words that are no level under *Nivel*, or no number under a year.
    let wrongKind = 200
    /// A year that is none, or a long text as a unit.
    let unlikely = 150
    /// No number under the baseline.
    let noNumber = 100
    /// A short text that its catalogue does not know.
    let unknownValue = 80
    /// A short text where texts are long.
    let shortText = 70
    /// A text that is worded as another column is.
    let foreignWording = 60
    /// A formula where there are none, or none where all are.
    let formula = 30
    /// A text worded as none other is: nearly nothing, since texts may begin in any way.
    let unheardOf = 15
  }

  let head = Head()
}
