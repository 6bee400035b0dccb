/// Reads little-endian values one after the other; every read is checked against the end.
///
/// A read past the end is a ``SheetError/Kind/damagedContainer(_:)``, never a trap.
struct ByteCursor {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  /// A cursor at the first of the bytes.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// How many bytes are left.
  var remaining: Int { bytes.endIndex - index }

  /// How many bytes have been read.
  var position: Int { index - bytes.startIndex }

  /// The next bytes.
  mutating func take(_ count: Int) throws(SheetError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= remaining else {
      throw SheetError(
        .damagedContainer(
          BilingualText(
            es: "se esperaban \(count) bytes y quedan \(remaining)",
            en: "\(count) bytes were expected and \(remaining) are left")))
    }
    defer { index += count }
    return bytes[index..<(index + count)]
  }

  /// Passes over bytes.
  mutating func skip(_ count: Int) throws(SheetError) { _ = try take(count) }

  /// An unsigned byte.
  mutating func uint8() throws(SheetError) -> Int { Int(try integer(1)) }

  /// Two bytes, unsigned.
  mutating func uint16() throws(SheetError) -> Int { Int(try integer(2)) }

  /// Four bytes, unsigned.
  mutating func uint32() throws(SheetError) -> UInt32 { UInt32(truncatingIfNeeded: try integer(4)) }

  /// Eight bytes, an IEEE 754 double.
  mutating func double() throws(SheetError) -> Double { Double(bitPattern: try integer(8)) }

  private mutating func integer(_ count: Int) throws(SheetError) -> UInt64 {
    var value: UInt64 = 0
    for byte in try take(count).reversed() { value = value << 8 | UInt64(byte) }
    return value
  }
}
