import Foundation
import SheetIO

/// The path of a file as the system has it: bytes, which need not be UTF-8.
struct RawPath: Hashable, Sendable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A path as a person typed it, or as ``text`` gives it.
  init(_ path: String) {
    guard path.utf8.contains(Self.standInStart) else {
      bytes = Array(path.utf8)
      return
    }
    bytes = path.unicodeScalars.flatMap { scalar in
      Self.byte(of: scalar).map { [$0] } ?? Array(String(scalar).utf8)
    }
  }

  /// A file in this folder.
  func appending(_ name: [UInt8]) -> RawPath {
    RawPath(bytes.last == UInt8(ascii: "/") ? bytes + name : bytes + [UInt8(ascii: "/")] + name)
  }

  /// The path for people: bytes that are not UTF-8 as `%F1`.
  var shown: String { Self.shown(bytes) }

  /// The path in an address: what is no plain sign by its bytes (RFC 3986, 3.3).
  var percentEncoded: String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    return bytes.map { plain.contains($0) ? String(UnicodeScalar($0)) : Self.escape($0) }.joined()
  }

  private static func escape(_ byte: UInt8) -> String {
    "%" + String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
  }

  /// The last part of the path.
  var name: [UInt8] { Array(bytes.split(separator: UInt8(ascii: "/")).last ?? []) }

  static func shown(_ bytes: [UInt8]) -> String {
    text(of: bytes, escape)
  }

  /// The path as a text from which ``init(_:)-(String)`` makes the same bytes again.
  ///
  /// Bytes that are not UTF-8 have stand-ins among the last characters of all, which no name has.
  var text: String { Self.text(of: bytes) { String(Self.standIn(for: $0)) } }

  private static func text(of bytes: [UInt8], _ other: (UInt8) -> String) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
      // The longest beginning that is a character; else the byte.
      let length = (1...4).first {
        $0 <= rest.count && String(validating: rest.prefix($0), as: UTF8.self) != nil
      }
      text += length.flatMap { String(validating: rest.prefix($0), as: UTF8.self) } ?? other(first)
      rest = rest.dropFirst(length ?? 1)
    }
    return text
  }

  // MARK: Stand-ins

  /// The first byte of every stand-in.
  private static let standInStart: UInt8 = 0xF4
  private static let standIns: UInt32 = 0x10_FE00

  private static func standIn(for byte: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(standIns + UInt32(byte)) ?? "\u{FFFD}"
  }

  /// The byte that a character stands in for; `nil` for every other character.
  static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    (standIns + 0x80...standIns + 0xFF).contains(scalar.value) ? UInt8(scalar.value - standIns) : nil
  }

  // MARK: Its parts

  /// The folder that it is in, as far as it says; `.` where it says none.
  var folder: RawPath {
    let whole = bytes.prefix(1 + (bytes.lastIndex { $0 != Self.slash } ?? 0))
    guard let end = whole.lastIndex(of: Self.slash) else { return RawPath(".") }
    return RawPath(end == 0 ? [Self.slash] : Array(whole[..<end]))
  }

  /// Where a file of this name is or would be, the same text by whatever way the folder is reached and however the
  /// name's letters are written: some disks hold `Informe.XLSX` and `informe.xlsx` for one file.
  var place: String {
    let folder = folder
    return (folder.resolved ?? folder).appending(Array(Self.folded(RawPath(name).text).utf8)).text
  }

  /// A name as disks compare it that do not distinguish upper and lower case, or composed letters from others.
  static func folded(_ name: String) -> String {
    name.precomposedStringWithCanonicalMapping.lowercased()
  }

  /// Where writing through it ends: the target of links, also of one that leads to nothing yet.
  ///
  /// `nil` where links lead in a circle.
  var target: RawPath? {
    var path = self
    for _ in 0..<Self.mostLinks {
      guard FileStatus(path)?.kind == .link, let next = path.linkContent else { return path }
      path = next.bytes.first == Self.slash ? next : path.folder.appending(next.bytes)
    }
    return nil
  }

  private static let mostLinks = 40

  private var linkContent: RawPath? {
    let content = unsafe [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      let length = unsafe withCString { path in
        unsafe buffer.withMemoryRebound(to: CChar.self) { text in
          unsafe text.baseAddress.map { unsafe readlink(path, $0, text.count) } ?? 0
        }
      }
      count = max(0, length)
    }
    return content.isEmpty ? nil : RawPath(content)
  }

  private static let slash = UInt8(ascii: "/")

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

  /// Whether this process may write it; the system keeps why not.
  var isWritable: Bool { unsafe withCString { unsafe access($0, W_OK) == 0 } }

  /// Whether it is UTF-8 throughout, as libraries want it.
  var isText: Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// Makes the folder, and those above it, where there is none.
  ///
  /// - Throws: ``SystemError`` when it is not there afterwards.
  func makeFolder() throws(SystemError) {
    if FileStatus(self, following: true)?.kind == .folder { return }
    if folder != self, FileStatus(folder, following: true) == nil { try folder.makeFolder() }
    guard unsafe withCString({ unsafe mkdir($0, 0o777) }) == 0 else {
      let error = SystemError.last
      if FileStatus(self, following: true)?.kind == .folder { return }
      throw error
    }
  }

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
}

extension OpenInput {
  /// Opens the file at a path.
  ///
  /// - Throws: ``SystemError`` with the system's reason.
  init(_ path: RawPath) throws(SystemError) { try self.init(path: path.bytes) }
}
