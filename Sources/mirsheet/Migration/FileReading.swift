import Foundation
import MIRSchema
import SheetIO

/// What came of reading one file.
struct FileReading {
  var outcome: Outcome
  var reason: BilingualText?
  /// What was read; only where the outcome is `read`.
  var document: ReportDocument?
  /// Seconds that it took.
  var seconds = 0.0

  /// What came of a file's content.
  enum Outcome: String, CaseIterable {
    case pending
    case read
    /// It holds no report.
    case refused
    /// It is damaged, under a password or too large.
    case unreadable
    case timedOut = "timed-out"
    case crashed

    /// Whether another try may end otherwise.
    var isFailure: Bool { self == .timedOut || self == .crashed }

    /// Whether a person has to look after it.
    var isProblem: Bool { isFailure || self == .unreadable }

    /// The problems, for a condition in SQL.
    static let problems = allCases.filter(\.isProblem).map { "'\($0.rawValue)'" }.joined(separator: ", ")

    /// The failures, for a condition in SQL.
    static let failures = allCases.filter(\.isFailure).map { "'\($0.rawValue)'" }.joined(separator: ", ")
  }

  init(_ outcome: Outcome, es: String, en: String) {
    self.init(outcome, BilingualText(es: es, en: en))
  }

  init(_ outcome: Outcome, _ reason: BilingualText) {
    self.outcome = outcome
    self.reason = reason
  }

  init(_ document: ReportDocument) {
    outcome = .read
    self.document = document
  }
}

/// A file that a worker is to read: a path, and the name of a member where the path is a zip archive.
struct FileRequest: Codable, Sendable {
  /// The content's number in the ledger.
  var content: Int64
  var path: String
  /// Where the file is, when ``path`` does not say so byte by byte.
  var location: Data?
  var member: String?
  /// What the content must hash to; a file that has changed meanwhile is read another time.
  var sha256: String
  /// What the reading depends on besides the file.
  var settings: String

  /// The file's name, which reasons and findings say.
  var name: String { URL(fileURLWithPath: member ?? path).lastPathComponent }
}
