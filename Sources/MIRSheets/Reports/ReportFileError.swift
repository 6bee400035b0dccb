import Foundation
public import MIRSchema
public import SheetIO

/// A file could not be read as one of reports at all.
public struct ReportFileError: ExplainedError, Hashable {
  /// What went wrong.
  @nonexhaustive
  public enum Reason: Hashable, Sendable {
    /// The file could not be read, is of no form that is read, or is damaged.
    case unreadable(SheetError)
    /// It is JSON or a table that is none of reports, with every wrong place.
    case malformed(InterchangeError)
  }

  /// What went wrong.
  public let reason: Reason
  /// The file's name, where it is known.
  public let file: String?

  init(_ reason: Reason, file: String?) {
    self.reason = reason
    self.file = file
  }

  /// The file, what was found, and what was expected.
  public func explanation(in language: Language) -> String {
    let text =
      switch reason {
      case .unreadable(let error): error.message(in: language)
      case .malformed(let error): error.message(in: language)
      }
    return [file, text].compactMap { $0 }.joined(separator: ": ")
  }

  /// One thing to do about it.
  public func remedy(in language: Language) -> String? {
    switch reason {
    case .unreadable(let error): error.hint(in: language)
    case .malformed(let error): error.remedy(in: language)
    }
  }
}
