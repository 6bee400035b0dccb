internal import CXlsx

/// Bytes that are written one after the other, most of them XML.
struct ByteWriter: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 1 << 14) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// What has been written, until something else is.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  /// Begins anew.
  mutating func removeAll() { count = 0 }

  /// Makes room for more bytes.
  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    let larger = max(capacity * 2, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: start, count: count)
    start.deallocate()
    (start, capacity) = (moved, larger)
  }

  /// Lets `body` write into room for so many bytes; it says how many it wrote.
  mutating func put(atMost room: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    reserve(room)
    count += body(start + count)
  }

  @inline(__always)
  mutating func put(_ text: StaticString) {
    let length = text.utf8CodeUnitCount
    reserve(length)
    (start + count).update(from: text.utf8Start, count: length)
    count += length
  }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    reserve(1)
    start[count] = byte
    count += 1
  }

  /// Bytes as they are.
  mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    reserve(bytes.count)
    (start + count).update(from: first, count: bytes.count)
    count += bytes.count
  }

  /// Text that needs no escapes.
  mutating func put(plain text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ put($0) }) == nil {
      for byte in text.utf8 { put(byte) }
    }
  }

  // MARK: Numbers

  mutating func put(_ number: Int) {
    reserve(20)
    if number < 0 { put(UInt8(ascii: "-")) }
    let first = count
    var rest = number.magnitude
    repeat {
      start[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    // The last digit came first.
    var (low, high) = (first, count - 1)
    while low < high {
      (start[low], start[high]) = (start[high], start[low])
      low += 1
      high -= 1
    }
  }

  /// A number at 16 digits, as Excel keeps it.
  mutating func put(_ number: Double) {
    if number.magnitude < Self.leastLong, number != 0, let whole = Int(exactly: number) { return put(whole) }
    put(atMost: 32) { room in
      room.withMemoryRebound(to: CChar.self, capacity: 32) { cxlsx_print_number(number, $0) }
    }
  }

  /// From here on a number may be printed with an exponent.
  private static let leastLong = 1e15

  /// The bytes of a number in a zip archive, the lowest first.
  mutating func put(littleEndian number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes in bytes.withMemoryRebound(to: UInt8.self) { put($0) } }
  }

  /// Writes a number over the bytes at a place.
  mutating func replace(at place: Int, with number: UInt32) {
    precondition(place >= 0 && place + 4 <= count)
    withUnsafeBytes(of: number.littleEndian) { bytes in
      for (index, byte) in bytes.enumerated() { start[place + index] = byte }
    }
  }

  // MARK: XML

  /// Text between tags.
  mutating func put(text: String) { put(escaping: text, isAttribute: false) }

  /// Text in an attribute.
  mutating func put(attribute text: String) { put(escaping: text, isAttribute: true) }

  private mutating func put(escaping text: String, isAttribute: Bool) {
    let copied: Void? = text.utf8.withContiguousStorageIfAvailable {
      put(escaping: $0, isAttribute: isAttribute)
    }
    if copied == nil {
      Array(text.utf8).withUnsafeBufferPointer { put(escaping: $0, isAttribute: isAttribute) }
    }
  }

  private mutating func put(escaping bytes: UnsafeBufferPointer<UInt8>, isAttribute: Bool) {
    reserve(bytes.count)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "&"): put("&amp;")
      case UInt8(ascii: "<"): put("&lt;")
      case UInt8(ascii: ">"): put("&gt;")
      case UInt8(ascii: "\"") where isAttribute: put("&quot;")
      case UInt8(ascii: "\n") where isAttribute: put("&#xA;")
      default:
        start[count] = byte
        count += 1
        continue
      }
      // An escape took more than its byte.
      reserve(bytes.count - index)
    }
  }

  /// An attribute with its text.
  mutating func put(_ name: StaticString, attribute text: String) {
    put(opening: name)
    put(attribute: text)
    put(UInt8(ascii: "\""))
  }

  /// An attribute with a number.
  mutating func put(_ name: StaticString, _ number: Int) {
    put(opening: name)
    put(number)
    put(UInt8(ascii: "\""))
  }

  /// An attribute with a number.
  mutating func put(_ name: StaticString, _ number: Double) {
    put(opening: name)
    put(number)
    put(UInt8(ascii: "\""))
  }

  private mutating func put(opening name: StaticString) {
    put(UInt8(ascii: " "))
    put(name)
    put("=\"")
  }

  /// What every part begins with.
  mutating func putDeclaration() {
    put("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
  }

  // MARK: Cells

  /// A cell as formulas name it.
  mutating func put(_ address: CellAddress) {
    put(column: address.column)
    put(address.row + 1)
  }

  /// The letters of a column.
  mutating func put(column: Int) {
    let rest = column - 26 * 27
    if rest >= 0 { putLetter(rest / (26 * 26)) }
    if column >= 26 { putLetter(rest >= 0 ? rest / 26 % 26 : column / 26 - 1) }
    putLetter(column % 26)
  }

  private mutating func putLetter(_ number: Int) {
    put(UInt8(ascii: "A") + UInt8(truncatingIfNeeded: number))
  }

  /// A range, or its only cell.
  mutating func put(_ range: CellRange) {
    put(range.first)
    guard range.first != range.last else { return }
    put(UInt8(ascii: ":"))
    put(range.last)
  }
}
