package import Foundation

extension Decimal {
  /// Whether a double gives the number back at Excel's fifteen digits, so that a cell holds it.
  package var fitsCell: Bool {
    if let few = FewDigits(self), few.isSureAsDouble { return true }
    return NumberReading.decimal(asDouble) == self
  }
}
