public import Foundation
import MIRSchema
public import SheetIO

/// How templates are made.
///
/// ```swift
/// var options = TemplateOptions()
/// options.thresholds = TemplateOptions.Thresholds(green: 90, amber: 70)
/// ```
public struct TemplateOptions: Sendable {
  /// From which share of the goal, in per cent, a value is green, and from which amber.
  public struct Thresholds: Hashable, Sendable {
    /// From which share of the goal, in per cent, a value is green.
    public let green: Decimal
    /// From which share, in per cent, a value is amber; below it is red.
    public let amber: Decimal

    /// Thresholds; `nil` unless green is more than amber and both are more than 0.
    public init?(green: Decimal, amber: Decimal) {
      guard green > amber, amber > 0 else { return nil }
      self.green = green
      self.amber = amber
    }
  }

  /// Traffic lights for what was achieved; none without thresholds.
  public var thresholds: Thresholds?
  /// Whether every cell may be changed.
  public var isUnlocked = false

  /// The paper that the form is laid out for.
  public var paper = Paper.oficio
  /// A logo above the header block.
  public var logo: Picture?

  /// Locked, without traffic lights.
  public init() {}
}
