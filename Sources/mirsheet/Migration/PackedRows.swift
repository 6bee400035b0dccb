/// Rows for the ledger in one run of bytes, as a worker hands them to the process that enters them.
///
/// Of each table that has rows there is a section: the table's number, four bytes of how many rows, and each row's
/// values: a byte that says what it is, and eight bytes of a number or four of a length with the UTF-8. All numbers are
/// little-endian.
struct PackedRows: Sendable, Equatable {
  let bytes: [UInt8]

  fileprivate enum Tag {
    static let null: UInt8 = 0
    static let integer: UInt8 = 1
    static let real: UInt8 = 2
    static let text: UInt8 = 3
  }

  /// The bytes are not rows.
  struct Damaged: Error {}

  /// Takes rows apart, from the first to the last.
  struct Reader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ rows: PackedRows) { bytes = rows.bytes }

    /// A value; a text by the place of its bytes.
    enum Value {
      case null
      case integer(Int64)
      case real(Double)
      case text(Range<Int>)
    }

    /// The table of the next section and the number of its rows; `nil` at the end.
    ///
    /// - Throws: ``Damaged`` where the bytes say something unknown.
    mutating func section() throws(Damaged) -> (table: LedgerTable, rows: Int)? {
      guard place < bytes.count else { return nil }
      guard let table = LedgerTable(rawValue: bytes[place]) else { throw Damaged() }
      place += 1
      return (table, Int(try number() as UInt32))
    }

    /// The next value of the row.
    ///
    /// - Throws: ``Damaged`` where the bytes end too early or say something unknown.
    mutating func value() throws(Damaged) -> Value {
      switch bytes[try take(1).lowerBound] {
      case Tag.null: .null
      case Tag.integer: .integer(Int64(bitPattern: try number()))
      case Tag.real: .real(Double(bitPattern: try number()))
      case Tag.text: .text(try take(Int(try number() as UInt32)))
      default: throw Damaged()
      }
    }

    private mutating func take(_ count: Int) throws(Damaged) -> Range<Int> {
      guard count <= bytes.count - place else { throw Damaged() }
      defer { place += count }
      return place..<place + count
    }

    private mutating func number<Number: FixedWidthInteger>() throws(Damaged) -> Number {
      let range = try take(Number.bitWidth / 8)
      var number: Number = 0
      for index in range.reversed() { number = number << 8 | Number(truncatingIfNeeded: bytes[index]) }
      return number
    }
  }
}

/// Packs rows, of the tables in any order.
struct RowPacker {
  private var sections = LedgerTable.allCases.map { _ in (rows: UInt32(0), bytes: [UInt8]()) }
  private var current = 0

  private typealias Tag = PackedRows.Tag

  /// All rows so far, in the order of the tables.
  var packed: PackedRows {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(sections.reduce(0) { $0 + $1.bytes.count + 5 })
    for (table, section) in zip(LedgerTable.allCases, sections) where section.rows > 0 {
      bytes.append(table.rawValue)
      Self.append(section.rows, to: &bytes)
      bytes += section.bytes
    }
    return PackedRows(bytes: bytes)
  }

  /// Begins a row, which a value for each of the table's columns has to follow.
  mutating func begin(_ table: LedgerTable) {
    current = Int(table.rawValue)
    sections[current].rows += 1
  }

  /// Adds a text, or no value.
  mutating func add(_ text: String?) {
    guard let text else { return sections[current].bytes.append(Tag.null) }
    sections[current].bytes.append(Tag.text)
    append(UInt32(text.utf8.count))
    sections[current].bytes.append(contentsOf: text.utf8)
  }

  /// Adds a whole number.
  mutating func add(_ number: Int64) {
    sections[current].bytes.append(Tag.integer)
    append(UInt64(bitPattern: number))
  }

  mutating func add(_ number: Int) { add(Int64(number)) }

  /// Adds a number.
  mutating func add(_ number: Double) {
    sections[current].bytes.append(Tag.real)
    append(number.bitPattern)
  }

  /// Adds a decimal number: whole or as a double where that keeps it, else as its digits.
  mutating func add(exactly digits: String) {
    if let whole = Int64(digits) { return add(whole) }
    let significant = digits.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.drop { $0 == 0x30 }
    // Fifteen digits survive a double. Source: IEEE 754, binary64.
    guard significant.count <= 15, let number = Double(digits) else { return add(digits) }
    add(number)
  }

  private mutating func append(_ number: some FixedWidthInteger) {
    Self.append(number, to: &sections[current].bytes)
  }

  private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: number.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}
