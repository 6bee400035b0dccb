public import SheetIO

/// What is wrong with a vocabulary file, and where.
public struct VocabularyError: Error, Equatable, Sendable {
  /// The keys from the top of the file down.
  public let path: [String]
  /// What was found and what was expected.
  public let message: BilingualText

  package init(_ path: [String], _ message: BilingualText) {
    self.path = path
    self.message = message
  }

  /// The place as a JSON pointer: `/columns/level`.
  public var pointer: String { path.map { "/" + $0 }.joined() }

  /// A key that is none of the known ones.
  package static func unknownKey(_ key: String, at path: [String], known: [String]) -> VocabularyError {
    let folded = FoldedText(key)
    let near = known.filter { folded.distance(to: FoldedText($0), limit: 3) != nil }.first
    return VocabularyError(
      path + [key],
      BilingualText(
        es: "no es ninguna de las que se conocen (\(known.joined(separator: ", ")))"
          + (near.map { "; tal vez «\($0)»" } ?? ""),
        en: "is not one of the known ones (\(known.joined(separator: ", ")))"
          + (near.map { "; perhaps “\($0)”" } ?? "")))
  }
}
