/// The place of one cell in a sheet, zero-based.
///
/// Printed as people know it (`AB59`), stored as two numbers.
public struct CellAddress: Hashable, Sendable, Comparable, CustomStringConvertible {
  // Half as wide as they are seen, since a sheet may have millions.
  private var storedRow: Int32
  private var storedColumn: Int32

  /// Zero-based row.
  public var row: Int {
    get { Int(storedRow) }
    set { storedRow = Int32(clamping: newValue) }
  }
  /// Zero-based column; 0 is column `A`.
  public var column: Int {
    get { Int(storedColumn) }
    set { storedColumn = Int32(clamping: newValue) }
  }

  /// An address from zero-based numbers; more than 2³¹ rows or columns there are not.
  public init(row: Int, column: Int) {
    storedRow = Int32(clamping: row)
    storedColumn = Int32(clamping: column)
  }

  /// Reads an `A1` reference, in either case, with or without `$`.
  ///
  /// `nil` when the text is not such a reference or lies beyond column `XFD` or row 1 048 576.
  /// Source: ECMA-376 Part 1, 18.18.62 (ST_Ref).
  public init?(a1 text: some StringProtocol) {
    self.init(a1Bytes: text.utf8)
  }

  package init?(a1Bytes bytes: some Sequence<UInt8>) {
    var column = 0
    var row = 0
    var sawDigit = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "$"): continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        guard !sawDigit else { return nil }
        column = column * 26 + Int(byte & 0x1F)
        guard column <= Self.maximumColumns else { return nil }
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        sawDigit = true
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        guard row <= Self.maximumRows else { return nil }
      default: return nil
      }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(row: row - 1, column: column - 1)
  }

  /// Columns of the largest sheet that Excel holds.
  package static let maximumColumns = 16_384
  /// Rows of the largest sheet that Excel holds.
  package static let maximumRows = 1_048_576

  /// The letters of the column: `A`, `Z`, `AA`.
  public var columnName: String { Self.name(ofColumn: column) }

  /// The letters of a zero-based column.
  public static func name(ofColumn column: Int) -> String {
    var count = 0
    var rest = column + 1
    while rest > 0 {
      count += 1
      rest = (rest - 1) / 26
    }
    return String(unsafeUninitializedCapacity: count) { letters in
      var rest = column + 1
      for place in (0..<count).reversed() {
        letters[place] = UInt8(ascii: "A") + UInt8((rest - 1) % 26)
        rest = (rest - 1) / 26
      }
      return count
    }
  }

  /// The address as people write it, for example `AB59`.
  public var description: String { columnName + String(row + 1) }

  /// Reading order: by row, then by column.
  public static func < (left: CellAddress, right: CellAddress) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}

/// A rectangle of cells, both corners included, zero-based.
public struct CellRange: Hashable, Sendable, CustomStringConvertible {
  /// The upper left corner.
  public var first: CellAddress
  /// The lower right corner.
  public var last: CellAddress

  /// A range between two corners, given in any order.
  public init(_ one: CellAddress, _ other: CellAddress) {
    first = CellAddress(row: min(one.row, other.row), column: min(one.column, other.column))
    last = CellAddress(row: max(one.row, other.row), column: max(one.column, other.column))
  }

  /// Reads `A1:C3` or a single reference; `nil` when it is neither.
  public init?(a1 text: some StringProtocol) {
    self.init(a1Bytes: text.utf8)
  }

  package init?(a1Bytes bytes: some Collection<UInt8>) {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
      guard let only = CellAddress(a1Bytes: bytes) else { return nil }
      self.init(only, only)
      return
    }
    guard let start = CellAddress(a1Bytes: bytes[..<colon]),
      let end = CellAddress(a1Bytes: bytes[bytes.index(after: colon)...])
    else { return nil }
    self.init(start, end)
  }

  /// The rows that the range covers.
  public var rows: ClosedRange<Int> { first.row...last.row }
  /// The columns that the range covers.
  public var columns: ClosedRange<Int> { first.column...last.column }

  /// The smallest range that covers this one and another.
  package func union(_ other: CellRange) -> CellRange {
    CellRange(
      CellAddress(row: min(first.row, other.first.row), column: min(first.column, other.first.column)),
      CellAddress(row: max(last.row, other.last.row), column: max(last.column, other.last.column)))
  }

  /// Whether the address lies in the range.
  public func contains(_ address: CellAddress) -> Bool {
    rows.contains(address.row) && columns.contains(address.column)
  }

  /// The corners as people write them, for example `A1:C3`, or one address.
  public var description: String { first == last ? first.description : "\(first):\(last)" }
}
