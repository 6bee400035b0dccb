import Foundation

/// The path of a file as the system has it: bytes, which need not be UTF-8.
struct RawPath: Hashable, Sendable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  init(_ path: String) { bytes = Array(path.utf8) }

  /// A file in this folder.
  func appending(_ name: [UInt8]) -> RawPath {
    RawPath(bytes.last == UInt8(ascii: "/") ? bytes + name : bytes + [UInt8(ascii: "/")] + name)
  }

  /// The path for people: bytes that are no UTF-8 as `%F1`.
  var shown: String { Self.shown(bytes) }

  /// The last part of the path.
  var name: [UInt8] { Array(bytes.split(separator: UInt8(ascii: "/")).last ?? []) }

  static func shown(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
      // The longest beginning that is a character; else the byte by its number.
      let length = (1...4).first {
        $0 <= rest.count && String(validating: rest.prefix($0), as: UTF8.self) != nil
      }
      text +=
        length.flatMap { String(validating: rest.prefix($0), as: UTF8.self) }
        ?? "%" + String(first >> 4, radix: 16, uppercase: true)
        + String(first & 15, radix: 16, uppercase: true)
      rest = rest.dropFirst(length ?? 1)
    }
    return text
  }

  /// Calls with the path as C has it.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    try unsafe (bytes + [0]).withUnsafeBufferPointer { buffer in
      try unsafe buffer.withMemoryRebound(to: CChar.self) { text in
        guard let start = text.baseAddress else {
          preconditionFailure("a buffer of at least one byte has a start")
        }
        return try unsafe body(start)
      }
    }
  }

  /// Whether this process may read it.
  var isReadable: Bool { unsafe withCString { unsafe access($0, R_OK) == 0 } }

  /// What a link leads to, without links on the way; `nil` where there is nothing.
  var resolved: RawPath? {
    unsafe withCString { path in
      guard let found = unsafe realpath(path, nil) else { return nil }
      defer { unsafe free(found) }
      return unsafe RawPath(
        Array(UnsafeBufferPointer(start: found, count: strlen(found))).map { UInt8(bitPattern: $0) })
    }
  }

  /// The names in a folder, sorted; `nil` when it may not be read.
  var names: [[UInt8]]? {
    guard let folder = unsafe withCString({ unsafe opendir($0) }) else { return nil }
    defer { unsafe closedir(folder) }
    var names: [[UInt8]] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe Array(bytes.prefix { $0 != 0 })
      }
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The file's bytes.
  ///
  /// - Throws: ``Failure`` when it cannot be read, ``SheetError`` when it has more than `limit` bytes or its first show
  ///   that it is no report.
  func read(most limit: Int) throws -> [UInt8] {
    try telling { try OpenInput(self).bytes(most: limit) }
  }

  /// The first of the file's bytes.
  ///
  /// - Throws: ``Failure`` when it cannot be read.
  func head(_ count: Int) throws -> [UInt8] {
    try telling { try OpenInput(self).head(count) }
  }

  /// Hands on the file's bytes piece by piece; with a `limit`, only what ``read(most:)`` would give.
  ///
  /// - Throws: as ``read(most:)``.
  func read(most limit: Int?, _ receive: (RawSpan) throws -> Void) throws {
    try telling {
      let input = try OpenInput(self)
      try input.forEachPiece(most: limit, receive)
    }
  }

  private func telling<Result>(_ read: () throws -> Result) throws -> Result {
    do {
      return try read()
    } catch is OpenInput.SystemError {
      throw Failure(
        .noInput, es: "no se puede leer.", en: "cannot be read.", hintES: "Revise los permisos del archivo.",
        hintEN: "Check the file's permissions.")
    }
  }
}
