public import Foundation
public import SheetIO

extension Vocabulary {
  /// The shipped words with those of a municipality's own file, which win where both know a word.
  ///
  /// ```swift
  /// var options = ReportFile.Options()
  /// options.vocabulary = try Vocabulary.standard.adding(contentsOf: url)
  /// ```
  ///
  /// The file is JSON, for example `{"columns": {"name": ["Denominación oficial"]}}`.
  ///
  /// - Throws: ``VocabularyError`` with the place of what is wrong and what was expected there.
  public func adding(contentsOf url: URL) throws(VocabularyError) -> Vocabulary {
    let bytes: [UInt8]
    do throws(SheetError) {
      bytes = try OpenInput.bytes(of: url, most: ReadLimits.defaultFileBytes)
    } catch {
      throw VocabularyError(
        [], BilingualText(es: error.explanation(in: .spanish), en: error.explanation(in: .english)))
    }
    return try adding(json: bytes)
  }

  /// The shipped words with those in the bytes of a file; see ``adding(contentsOf:)``.
  public func adding(json bytes: some Collection<UInt8>) throws(VocabularyError) -> Vocabulary {
    try adding(VocabularyFile(json: bytes))
  }
}

extension VocabularyError: ExplainedError {
  /// The place and what was found and expected there.
  public func explanation(in language: Language) -> String {
    [pointer, message[language]].filter { !$0.isEmpty }.joined(separator: ": ")
  }

  /// What such a file looks like.
  public func remedy(in language: Language) -> String? { Self.example[language] }

  /// What such a file looks like.
  package static let example = BilingualText(
    es: "Un ejemplo: {\"columns\": {\"name\": [\"Denominación oficial\"]}}",
    en: "For example: {\"columns\": {\"name\": [\"Denominación oficial\"]}}")
}
