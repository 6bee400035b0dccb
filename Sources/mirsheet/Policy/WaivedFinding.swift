import MIRSchema

/// A finding that somebody has looked at and accepted.
struct WaivedFinding: Sendable {
  let finding: Finding
  /// The report of its file that it is about; `nil` where it is about the file.
  var report: Int?
  /// Why, in the words of the configuration.
  let reason: String
}
