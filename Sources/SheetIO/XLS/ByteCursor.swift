/// Reads little-endian values one after the other; every read is checked against the end.
///
/// A read past the end is a ``SheetError/Kind/damagedContainer(_:)``, never a trap. The bytes must outlive it.
struct ByteCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// How many bytes have been read.
  private(set) var position = 0

  /// A cursor at the first of the bytes.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// How many bytes are left.
  @inline(__always)
  var remaining: Int { bytes.count - position }

  /// The next bytes.
  @inline(__always)
  mutating func take(_ count: Int) throws(SheetError) -> UnsafeBufferPointer<UInt8> {
    let start = position
    try skip(count)
    return UnsafeBufferPointer(rebasing: bytes[start..<position])
  }

  /// Passes over bytes.
  @inline(__always)
  mutating func skip(_ count: Int) throws(SheetError) {
    guard count >= 0, count <= remaining else { throw shortage(of: count) }
    position += count
  }

  /// An unsigned byte.
  @inline(__always)
  mutating func uint8() throws(SheetError) -> Int { Int(try integer(UInt8.self)) }

  /// Two bytes, unsigned.
  @inline(__always)
  mutating func uint16() throws(SheetError) -> Int { Int(try integer(UInt16.self)) }

  /// Four bytes, unsigned.
  @inline(__always)
  mutating func uint32() throws(SheetError) -> UInt32 { try integer(UInt32.self) }

  /// Eight bytes, an IEEE 754 double.
  @inline(__always)
  mutating func double() throws(SheetError) -> Double { Double(bitPattern: try integer(UInt64.self)) }

  @inline(__always)
  private mutating func integer<Value: FixedWidthInteger & BitwiseCopyable>(
    _ type: Value.Type
  ) throws(SheetError) -> Value {
    let start = position
    try skip(MemoryLayout<Value>.size)
    return Value(
      littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: start, as: Value.self))
  }

  @inline(never)
  private func shortage(of count: Int) -> SheetError {
    SheetError(
      .damagedContainer(
        BilingualText(
          es: "se esperaban \(count) bytes y quedan \(remaining)",
          en: "\(count) bytes were expected and \(remaining) are left")))
  }
}
