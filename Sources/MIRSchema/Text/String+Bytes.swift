import Foundation

/// Looks at the bytes of a text as they are stored; the standard library's look-ups by byte take a step of an index each.
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

  /// The last byte.
  package var lastByte: UInt8? {
    let bytes = utf8.span
    return bytes.isEmpty ? nil : bytes[bytes.count - 1]
  }
}
