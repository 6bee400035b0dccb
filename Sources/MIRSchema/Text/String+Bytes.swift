import Foundation

/// The bytes of a text are looked at as they are stored; the standard library's look-up takes a step of an index for each.
extension String {
  /// Where a byte of ASCII is for the first time.
  package func firstIndex(ofByte byte: UInt8) -> Index? {
    let place: Int?? = unsafe utf8.withContiguousStorageIfAvailable { bytes in
      guard let start = bytes.baseAddress, let found = unsafe memchr(start, Int32(byte), bytes.count) else {
        return nil
      }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(start)
    }
    guard let place else { return utf8.firstIndex(of: byte) }
    return place.map { utf8.index(startIndex, offsetBy: $0) }
  }
}
