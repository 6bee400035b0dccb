package import Foundation
import MIRSchema

/// How templates are made.
package struct TemplateOptions: Sendable {
  /// From which share of the goal, in per cent, a value is green, and from which amber.
  package struct Thresholds: Hashable, Sendable {
    package let green: Decimal
    package let amber: Decimal

    /// Thresholds; `nil` unless green is more than amber and both are more than 0.
    package init?(green: Decimal, amber: Decimal) {
      guard green > amber, amber > 0 else { return nil }
      self.green = green
      self.amber = amber
    }
  }

  /// Traffic lights for what was achieved; none without thresholds.
  package var thresholds: Thresholds?
  /// Whether every cell may be changed.
  package var isUnlocked = false

  /// Locked, without traffic lights.
  package init() {}
}
