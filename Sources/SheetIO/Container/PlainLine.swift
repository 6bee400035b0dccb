import CXlsx

/// What bytes are as a line, seen at one look.
package enum PlainLine {
  /// Something else, which takes more than a look.
  case other
  /// A line of ASCII and letters up to U+00FF, with no two spaces on end and none at an end: in normal form whatever else is
  /// asked of it.
  case plain
  /// The same with a letter Â or Ã, which may be what is left of another one.
  case marked

  /// Looks at bytes of UTF-8.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self =
      switch cxlsx_line_of(bytes.baseAddress, bytes.count) {
      case .other: .other
      case .plain: .plain
      case .marked: .marked
      }
  }
}
