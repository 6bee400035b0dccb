/// What a cell's number format means for its reading: a plain number, a percentage or a date.
public struct NumberFormat: Hashable, Sendable {
  /// No format: as many digits as the number has.
  public static let general = NumberFormat()
  public var isPercent: Bool { false }
  func show(_ number: Double) -> String { Self.shortest(number) }
  static func shortest(_ number: Double) -> String { "\(number)" }
}
