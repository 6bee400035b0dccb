import CXlsx

/// Lines that are in normal form whatever else is asked of them.
package enum PlainLine {
  /// Whether bytes of UTF-8 are a line of ASCII and letters up to U+00FF, with no two spaces on end and none at an end.
  package static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    cxlsx_is_plain_line(bytes.baseAddress, bytes.count)
  }
}
