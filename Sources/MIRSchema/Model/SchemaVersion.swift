/// A version of the canonical JSON: the newest is written unless an older one is asked for, and all are read.
///
/// Versions of the same major number differ in fields that the newer one has more.
public struct SchemaVersion: Hashable, Sendable {
  /// The number before the point.
  public let major: Int
  /// The number behind the point.
  public let minor: Int

  /// 1.0, the first version.
  public static let oneZero = SchemaVersion(major: 1, minor: 0)
  /// 1.1, with the way of accumulating, adjusted goals and justifications.
  public static let oneOne = SchemaVersion(major: 1, minor: 1)

  /// Every version that can be written, from the oldest on.
  public static let all = [oneZero, oneOne]
  /// The newest.
  public static let current = oneOne

  private init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// The version that a document must be read as: a version of the same major number that is newer than this program is
  /// read as the newest known; `nil` for any other text.
  package init?(reading text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let major = Self.number(parts[0]), let minor = Self.number(parts[1]),
      let newest = Self.all.last(where: { $0.major == major })
    else { return nil }
    self = Self.all.first { $0.major == major && $0.minor == minor } ?? newest
  }

  private static func number(_ digits: Substring) -> Int? {
    digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(digits) : nil
  }
}

extension SchemaVersion: LosslessStringConvertible, Comparable {
  /// One of the versions that can be written; `nil` for any other text.
  public init?(_ description: String) {
    guard let known = Self.all.first(where: { $0.description == description }) else { return nil }
    self = known
  }

  /// The version as documents say it: `1.1`.
  public var description: String { "\(major).\(minor)" }

  /// By age.
  public static func < (left: SchemaVersion, right: SchemaVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }
}
