package import Foundation

/// Files that a library writes: whole or not at all.
package enum WrittenFile {
  /// Puts bytes into a file; what was there is replaced.
  ///
  /// - Throws: ``SheetError`` of kind `cannotWrite` with the file's path.
  package static func write(_ bytes: some Sequence<UInt8>, to url: URL) throws(SheetError) {
    do {
      try Data(bytes).write(to: url, options: .atomic)
    } catch {
      throw SheetError(.cannotWrite(SystemError.reason(of: error)), at: SheetLocation(file: url.path))
    }
  }

  /// What `body` writes to the path that it is given.
  ///
  /// - Throws: ``SheetError``.
  package static func bytes(
    writtenBy body: (_ path: String) throws(SheetError) -> Void
  ) throws(SheetError) -> [UInt8] {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { unlink(url.path) }
    try body(url.path)
    do {
      return [UInt8](try Data(contentsOf: url))
    } catch {
      throw SheetError(.cannotWrite(SystemError.reason(of: error)))
    }
  }
}
