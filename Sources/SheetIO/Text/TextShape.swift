/// What of a text is not as a program writes a table: where rows are broken, and whether its end is there.
///
/// People's own texts are seldom whole in this sense; for a table that a program wrote, each of these is damage.
public struct TextShape: Hashable, Sendable {
  /// A row with another number of fields than the first.
  public struct RaggedRow: Hashable, Sendable {
    /// Zero-based.
    public let row: Int
    /// How many fields it has.
    public let found: Int
    /// How many the first row has.
    public let expected: Int
  }

  /// The rows that are shorter or longer than the first, in order; blank ones do not count.
  public internal(set) var raggedRows: [RaggedRow] = []
  /// The field that begins with a quote after which none closes it up to the end of the text.
  public internal(set) var unclosedQuote: CellAddress?
  /// The last field of the text, blank or not.
  public internal(set) var lastField = CellAddress(row: 0, column: 0)
  /// Whether the last row ends with a line break, as programs write it.
  ///
  /// Source: RFC 4180, section 2, which leaves it open; without it nobody can know whether the row is whole.
  public internal(set) var isEnded = true
}
