package import Foundation

extension Decimal {
  /// The nearest double; used only to weigh placements, never to keep a value.
  package var asDouble: Double { NSDecimalNumber(decimal: self).doubleValue }

  /// The number as a whole one; `nil` when something is behind the point, or it is too large to be a year.
  package var wholeNumber: Int? {
    guard abs(asDouble) < 1e15, let whole = Int(exactly: asDouble) else { return nil }
    return self == Decimal(whole) ? whole : nil
  }
}
