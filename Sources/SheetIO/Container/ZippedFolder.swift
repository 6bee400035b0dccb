/// A zip archive of files, as people pack folders; workbooks are zip archives too, and are none of these.
///
/// It stays open as long as it lives, so that one file after the other can be taken from it.
package final class ZippedFolder {
  /// A file in it.
  package struct Member: Hashable, Sendable {
    /// The name as the archive spells it, folders included; of several of one name the second has ` (2)`.
    package let name: String
    /// Bytes, as the archive states them, which need not be true.
    package let statedSize: Int?
    /// Seconds since 1970; `nil` when the archive does not say: 1980, where the format's times begin, is not a time.
    package let modified: Int?
  }

  /// The files in it, sorted by name; folders are left out.
  package let members: [Member]

  /// The archive itself, where it is in memory.
  private let bytes: UnsafeMutableRawBufferPointer?
  private var archive: ZipArchive?
  private let entries: [String: Int]
  /// The archive inside this one that a file was last taken from.
  private var inner: (name: String, folder: ZippedFolder)?

  /// Opens an archive.
  ///
  /// - Throws: ``SheetError`` when it is damaged or has too many entries.
  package init(_ content: [UInt8]) throws(SheetError) {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(content.count, 1), alignment: 16)
    bytes.copyBytes(from: content)
    do throws(SheetError) {
      let archive = try ZipArchive(UnsafeRawBufferPointer(rebasing: bytes[..<content.count]))
      entries = try Self.entries(of: archive)
      members = Self.members(entries, of: archive)
      self.archive = consume archive
      self.bytes = bytes
    } catch {
      bytes.deallocate()
      throw error
    }
  }

  /// Opens the archive in a file, of which only what is asked for is read.
  ///
  /// - Throws: ``SheetError`` when it is damaged or has too many entries.
  package init(path: [UInt8]) throws(SheetError) {
    let archive = try ZipArchive(path: path)
    entries = try Self.entries(of: archive)
    members = Self.members(entries, of: archive)
    self.archive = consume archive
    bytes = nil
  }

  deinit {
    archive = nil
    bytes?.deallocate()
  }

  /// The end of the first days of 1980, wherever the machine is.
  private static let firstDays = 315_532_800 + 172_800

  /// The entries that are files, by names of which each is there once.
  private static func entries(of archive: borrowing ZipArchive) throws(SheetError) -> [String: Int] {
    guard archive.entryCount <= ReadLimits.defaultEntries else {
      throw SheetError(.tooLarge(what: .entries, limit: ReadLimits.defaultEntries))
    }
    var result: [String: Int] = [:]
    for index in 0..<archive.entryCount {
      guard let spelled = archive.name(ofEntry: index), !spelled.isEmpty, !spelled.hasSuffix("/") else {
        continue
      }
      var name = spelled
      var copy = 2
      while result[name] != nil {
        name = "\(spelled) (\(copy))"
        copy += 1
      }
      result[name] = index
    }
    return result
  }

  private static func members(_ entries: [String: Int], of archive: borrowing ZipArchive) -> [Member] {
    var members: [Member] = []
    for (name, index) in entries {
      let modified = archive.modified(ofEntry: index).flatMap { $0 > firstDays ? $0 : nil }
      members.append(
        Member(name: name, statedSize: archive.statedSize(ofEntry: index), modified: modified))
    }
    return members.sorted { $0.name < $1.name }
  }

  /// The bytes of a file in it, or in an archive in it: the names one after the other with `!/` between them.
  ///
  /// - Throws: ``SheetError`` as ``read(along:most:_:)`` does.
  package func bytes(along names: String, most limit: Int = ReadLimits.defaultFileBytes) throws(SheetError)
    -> [UInt8]
  {
    var result: [UInt8] = []
    try read(along: names, most: limit) { (piece) throws(SheetError) in
      piece.withUnsafeBytes { result.append(contentsOf: $0) }
    }
    return result
  }

  /// Hands on the bytes of a file in it, or in an archive in it, piece by piece: the names one after the other with
  /// `!/` between them.
  ///
  /// - Throws: what `receive` throws, and ``SheetError`` when the file is missing, damaged, under a password or has more
  ///   than `limit` bytes, which is known before it is unpacked where the archive says so.
  package func read(
    along names: String, most limit: Int, _ receive: (RawSpan) throws(SheetError) -> Void
  ) throws(SheetError) {
    if let index = entries[names] {
      if let stated = archive?.statedSize(ofEntry: index), stated > limit {
        throw SheetError(.fileTooLarge(bytes: stated, limit: limit))
      }
      var count = 0
      try archive?.inflate(entry: index) { (piece) throws(SheetError) in
        count += piece.count
        guard count <= limit else { throw SheetError(.fileTooLarge(bytes: nil, limit: limit)) }
        try receive(piece.bytes)
      }
      return
    }
    // A name may hold the mark itself: the longest that is there counts.
    let known = members.lazy.map(\.name).filter { names.hasPrefix($0 + "!/") }
    guard let name = known.max(by: { $0.utf8.count < $1.utf8.count }) else {
      throw SheetError(.missingPart(names))
    }
    let folder: ZippedFolder
    if let inner, inner.name == name {
      folder = inner.folder
    } else {
      folder = try ZippedFolder(try bytes(along: name, most: limit))
      inner = (name, folder)
    }
    try folder.read(along: String(names.dropFirst(name.count + 2)), most: limit, receive)
  }

  // MARK: What is one

  /// Whether the bytes are a zip archive that is neither a workbook nor another document.
  package static func recognizes(_ bytes: [UInt8]) -> Bool {
    guard isSigned(bytes) else { return false }
    return bytes.withUnsafeBytes { bytes in
      isOfFiles { () throws(SheetError) in try ZipArchive(bytes) }
    }
  }

  /// Whether bytes begin as a zip archive does, empty or not.
  package static func isSigned(_ head: [UInt8]) -> Bool {
    head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// Whether a file that begins as a zip archive does is one that is neither a workbook nor another document.
  package static func recognizes(path: [UInt8]) -> Bool {
    isOfFiles { () throws(SheetError) in try ZipArchive(path: path) }
  }

  private static func isOfFiles(_ open: () throws(SheetError) -> ZipArchive) -> Bool {
    do throws(SheetError) {
      let archive = try open()
      return !(0..<min(archive.entryCount, ReadLimits.defaultEntries)).contains { index in
        archive.name(ofEntry: index).map { isPart($0) } ?? false
      }
    } catch {
      // A damaged archive is left to the readers, which say what is wrong with it.
      return false
    }
  }

  /// Parts that documents of Office and OpenDocument have.
  private static func isPart(_ name: String) -> Bool {
    let folded = name.replacing("\\", with: "/").lowercased()
    return ["[content_types].xml", "mimetype", "_rels/.rels", "meta-inf/manifest.xml"].contains(folded)
  }
}
