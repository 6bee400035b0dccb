package import Foundation

/// From where on a value is unlikely; people may set each of them.
package struct ReviewThresholds: Hashable, Sendable {
  /// The deviation of what was achieved to date from what was programmed to date, in per cent of the latter, that owes a
  /// justification.
  package var deviation: Decimal = 10
  /// How many times its goal or its neighbours a value is, to be taken for one with a digit or a point too many.
  package var outlier: Decimal = 100

  package init() {}

  /// Those that apply unless people set others.
  package static let standard = ReviewThresholds()
}
