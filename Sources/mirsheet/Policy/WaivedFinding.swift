import MIRSchema

/// A finding that somebody has looked at and accepted.
struct WaivedFinding: Sendable {
  let finding: Finding
  /// Why, in the words of the configuration.
  let reason: String
}
