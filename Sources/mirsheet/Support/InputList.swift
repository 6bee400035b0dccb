import Foundation

/// A list of files, one a line, as people and programs of every system write it: with a byte-order mark, in UTF-16, with
/// the line ends of Windows, with names in quotes, and names that are not UTF-8.
enum InputList {
  /// The files that the command line names, and after them those of a list.
  ///
  /// - Throws: ``Failure`` when the list cannot be read.
  static func paths(named values: [String], listed list: String?) throws -> [String] {
    try ArgumentRuns.names(values) + (list.map(paths) ?? [])
  }

  /// The files that a list names, in its order; `-` is standard input.
  ///
  /// - Throws: ``Failure`` when the list cannot be read.
  static func paths(_ list: String) throws -> [String] { paths(in: try Input.bytes(list)) }

  static func paths(in bytes: [UInt8]) -> [String] {
    lines(bytes).filter { line in !line.allSatisfy { $0 == 0x20 || $0 == 0x09 } }.map(path)
  }

  private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    var content = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      content.removeFirst(3)
    } else if let text = utf16(bytes) {
      content = Array(text.utf8)
    }
    return content.split { $0 == 0x0A || $0 == 0x0D }.map(Array.init)
  }

  /// The text of UTF-16, with its mark or without: names have no zeros in any other encoding.
  private static func utf16(_ bytes: [UInt8]) -> String? {
    let isMarked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    guard bytes.count % 2 == 0, isMarked || bytes.contains(0) else { return nil }
    let isBig = isMarked ? bytes[0] == 0xFE : bytes[0] == 0
    let units = stride(from: isMarked ? 2 : 0, to: bytes.count, by: 2).map { index in
      UInt16(bytes[index + (isBig ? 0 : 1)]) << 8 | UInt16(bytes[index + (isBig ? 1 : 0)])
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func path(_ line: [UInt8]) -> String {
    let written = RawPath(line)
    if exists(written) { return written.text }
    let quote = UInt8(ascii: "\"")
    let isQuoted = line.count > 2 && line.first == quote && line.last == quote
    let bare = isQuoted ? RawPath(Array(line.dropFirst().dropLast())) : written
    // An old Windows program writes names in its own code page.
    if !exists(bare), !bare.isText, let text = String(bytes: bare.bytes, encoding: .windowsCP1252),
      exists(RawPath(text))
    {
      return text
    }
    return bare.text
  }

  private static func exists(_ path: RawPath) -> Bool { path.bytes == [0x2D] || FileStatus(path) != nil }
}
