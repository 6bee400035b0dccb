import MIRSchema
import SheetIO

/// A heading that is in several cells, one below the other.
enum BrokenHeading {
  /// What the joined words mean, when the parts by themselves do not all mean something; `nil` else.
  static func term(_ parts: [SheetView.Item], _ session: ReadingSession) -> [Vocabulary.Term]? {
    guard parts.count > 1, parts.allSatisfy({ $0.text.utf8.count <= longestPart && $0.columns.count == 1 })
    else {
      return nil
    }
    let terms = HeadingTerms(session: session)
    guard !parts.allSatisfy({ !terms.terms(of: $0.text).isEmpty }) else { return nil }
    let joined = parts.dropFirst().reduce(parts[0].text) { JoinedText.join($0, $1.text) }
    let found = session.vocabulary.terms(for: FoldedText(joined))
    return found.isEmpty ? nil : found
  }

  private static let longestPart = 40
}
