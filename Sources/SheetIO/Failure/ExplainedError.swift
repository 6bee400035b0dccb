public import Foundation

/// An error that says in a sentence what was found and expected, and what to do about it, in each of the languages.
///
/// Printed it speaks English, as logs do; where an application shows it, by its `errorDescription`, the language of the
/// person's system.
public protocol ExplainedError: LocalizedError, CustomStringConvertible {
  /// What was found, where, and what was expected.
  func explanation(in language: Language) -> String
  /// One thing to do about it, as one sentence; `nil` where the explanation says it.
  func remedy(in language: Language) -> String?
}

extension ExplainedError {
  /// What was found, and what to do about it, in English.
  public var description: String {
    [explanation(in: .english), remedy(in: .english)].compactMap { $0 }.joined(separator: " ")
  }
  /// What was found, in the language of the system.
  public var errorDescription: String? { explanation(in: .ofSystem) }
  /// What to do about it, in the language of the system.
  public var recoverySuggestion: String? { remedy(in: .ofSystem) }
}
