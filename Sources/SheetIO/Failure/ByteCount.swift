/// A number of bytes as people say it.
package enum ByteCount {
  /// `8.5 GB`, `100 MB`, `812 bytes`: units of 1024, cut to a tenth, so that a limit never looks reached before it is.
  package static func text(_ bytes: Int) -> String {
    for (unit, name) in units where bytes >= unit {
      let tenths = bytes * 10 / unit
      return tenths.isMultiple(of: 10) ? "\(tenths / 10) \(name)" : "\(tenths / 10).\(tenths % 10) \(name)"
    }
    return "\(bytes) bytes"
  }

  /// The megabytes that hold so many bytes.
  static func megabytes(_ bytes: Int) -> Int { (bytes + megabyte - 1) / megabyte }

  private static let megabyte = 1 << 20
  private static let units = [(megabyte << 10, "GB"), (megabyte, "MB"), (1 << 10, "kB")]
}
