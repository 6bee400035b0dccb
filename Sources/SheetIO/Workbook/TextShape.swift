/// What of a text is not as a program writes a table: where rows are broken, and whether its end is there.
///
/// People's own texts are seldom whole in this sense; for a table that a program wrote, each of these is damage.
public struct TextShape: Hashable, Sendable {
  /// A row with another number of fields than the heading.
  public struct RaggedRow: Hashable, Sendable {
    /// Zero-based.
    public let row: Int
    /// How many fields it has.
    public let found: Int
    /// How many the heading has.
    public let expected: Int
  }

  /// How many fields each row has; 0 for one that is blank.
  var countsOfFields: [Int32] = []
  /// The field that begins with a quote after which none closes it up to the end of the text.
  public internal(set) var unclosedQuote: CellAddress?
  /// The last field of the text, blank or not.
  public internal(set) var lastField = CellAddress(row: 0, column: 0)
  /// Whether the last row ends with a line break, as programs write it.
  ///
  /// Source: RFC 4180, section 2, which leaves it open; without it there is no way to know whether the row is whole.
  public internal(set) var isEnded = true

  /// The rows below a heading that are shorter or longer than it, in order; blank ones do not count.
  public func raggedRows(below heading: Int) -> [RaggedRow] {
    guard countsOfFields.indices.contains(heading) else { return [] }
    let expected = countsOfFields[heading]
    return countsOfFields[(heading + 1)...].indices.compactMap { row in
      let found = countsOfFields[row]
      guard found != 0, found != expected else { return nil }
      return RaggedRow(row: row, found: Int(found), expected: Int(expected))
    }
  }
}
