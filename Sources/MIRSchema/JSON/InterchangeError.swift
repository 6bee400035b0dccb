import Foundation
public import SheetIO

/// A JSON or CSV document that is none of ours: every place where it is wrong.
public struct InterchangeError: ExplainedError, Hashable, Sendable {
  /// One wrong place.
  public struct Problem: Hashable, Sendable {
    /// The JSON pointer (RFC 6901), or `line 3, column 7`.
    public let place: BilingualText
    /// What was found and what was expected.
    public let message: BilingualText

    package init(place: BilingualText, message: BilingualText) {
      self.place = place
      self.message = message
    }
  }

  /// The first wrong places, in the order of the document; never empty.
  public let problems: [Problem]
  /// How many more there are.
  public let more: Int

  /// At most this many places are reported.
  package static let most = 20

  /// The wrong places, of which the first are kept.
  package init(_ problems: [Problem]) {
    self.init(first: Array(problems.prefix(Self.most)), of: problems.count)
  }

  /// The first problems of a walk that counted more than it kept.
  package init(first problems: [Problem], of count: Int) {
    self.problems = problems
    more = count - problems.count
  }

  init(_ error: JSONSyntaxError, line offset: Int = 0) {
    let line = error.line + offset
    self.init([
      Problem(
        place: BilingualText(
          es: "línea \(line), columna \(error.column)", en: "line \(line), column \(error.column)"),
        message: error.message)
    ])
  }

  /// What is wrong, a line for each place.
  public var lines: [BilingualText] {
    let places = problems.map { problem in
      BilingualText(
        es: "\(problem.place.spanish): \(problem.message.spanish)",
        en: "\(problem.place.english): \(problem.message.english)")
    }
    return places + (more > 0 ? [BilingualText(es: "y \(more) más", en: "and \(more) more")] : [])
  }

  /// The whole message, one line for each place.
  public func explanation(in language: Language) -> String { message(in: language) }

  /// Nothing: the message says what was expected.
  public func remedy(in language: Language) -> String? { nil }

  /// The whole message, one line for each place.
  public func message(in language: Language) -> String {
    lines.map { $0[language] }.joined(separator: "\n")
  }
}
