/// The byte-order mark that a text begins with, which says in which of the Unicode encodings it is.
///
/// Source: The Unicode Standard, 2.13 (special characters).
public enum ByteOrderMark: Hashable, Sendable, CaseIterable {
  case utf8
  case utf16LittleEndian
  case utf16BigEndian

  /// The mark itself.
  public var bytes: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    }
  }

  /// The mark that a file begins with; `nil` where it begins with none.
  public init?(startOf bytes: some Sequence<UInt8>) {
    guard let mark = Self.allCases.first(where: { bytes.starts(with: $0.bytes) }) else { return nil }
    self = mark
  }

  /// Whether a byte is one of those that marks are made of.
  static func isPart(_ byte: UInt8) -> Bool { byte >= 0xFE || byte == 0xEF || byte == 0xBB || byte == 0xBF }
}

extension Collection<UInt8> {
  /// The bytes without the mark of UTF-8 that they may begin with.
  package var withoutMarkOfUTF8: SubSequence {
    ByteOrderMark(startOf: self) == .utf8 ? dropFirst(ByteOrderMark.utf8.bytes.count) : self[...]
  }
}
