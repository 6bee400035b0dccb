/// A zip archive of files, as people pack folders; workbooks are zip archives too, and are none of these.
///
/// It stays open as long as it lives, so that one file after the other can be taken out of it.
package final class ZippedFolder {
  /// A file in it.
  package struct Member: Hashable, Sendable {
    /// The name as the archive spells it, folders included; of several of one name the second has ` (2)`.
    package let name: String
    /// Seconds since 1970; `nil` when the archive does not tell: 1980, where the format's times begin, is no time.
    package let modified: Int?
  }

  /// The files in it, sorted by name; folders are left out.
  package let members: [Member]

  private let bytes: UnsafeMutableRawBufferPointer
  private var archive: ZipArchive?
  private let entries: [String: Int]
  /// The archive inside this one that a file was last taken out of.
  private var inner: (name: String, folder: ZippedFolder)?

  /// Opens an archive.
  ///
  /// - Throws: ``SheetError`` when it is damaged or has too many entries.
  package init(_ content: [UInt8]) throws(SheetError) {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(content.count, 1), alignment: 16)
    bytes.copyBytes(from: content)
    do throws(SheetError) {
      let archive = try ZipArchive(UnsafeRawBufferPointer(rebasing: bytes[..<content.count]))
      guard archive.entryCount <= ReadLimits.defaultEntries else {
        throw SheetError(.tooLarge(what: "entries", limit: ReadLimits.defaultEntries))
      }
      let entries = Self.entries(of: archive)
      members = entries.map { name, index in
        Member(
          name: name, modified: archive.modified(ofEntry: index).flatMap { $0 > Self.firstDays ? $0 : nil })
      }.sorted { $0.name < $1.name }
      self.entries = entries
      self.archive = consume archive
      self.bytes = bytes
    } catch {
      bytes.deallocate()
      throw error
    }
  }

  deinit {
    archive = nil
    bytes.deallocate()
  }

  /// The end of the first days of 1980, wherever the machine is.
  private static let firstDays = 315_532_800 + 172_800

  /// The entries that are files, by names of which each is there once.
  private static func entries(of archive: borrowing ZipArchive) -> [String: Int] {
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

  /// The bytes of a file in it, by the name that ``members`` gives it.
  ///
  /// - Throws: ``SheetError`` when it is missing, damaged, under a password or larger than a workbook may be.
  package func bytes(of member: String) throws(SheetError) -> [UInt8] {
    guard let index = entries[member] else { throw SheetError(.missingPart(member)) }
    var result: [UInt8] = []
    try archive?.inflate(entry: index) { (piece) throws(SheetError) in
      guard result.count + piece.count <= ReadLimits.defaultPartBytes else {
        throw SheetError(.tooLarge(what: "bytes of one part", limit: ReadLimits.defaultPartBytes))
      }
      result.append(contentsOf: piece)
    }
    return result
  }

  /// The bytes of a file in it, or in an archive in it: the names one after the other with `!/` between them.
  ///
  /// - Throws: ``SheetError`` as ``bytes(of:)`` does.
  package func bytes(along names: String) throws(SheetError) -> [UInt8] {
    if entries[names] != nil { return try bytes(of: names) }
    // A name may hold the mark itself: the longest that is there counts.
    let known = members.lazy.map(\.name).filter { names.hasPrefix($0 + "!/") }
    guard let name = known.max(by: { $0.utf8.count < $1.utf8.count }) else {
      throw SheetError(.missingPart(names))
    }
    let folder: ZippedFolder
    if let inner, inner.name == name {
      folder = inner.folder
    } else {
      folder = try ZippedFolder(try bytes(of: name))
      inner = (name, folder)
    }
    return try folder.bytes(along: String(names.dropFirst(name.count + 2)))
  }

  // MARK: What is one

  /// Whether the bytes are a zip archive that is no workbook and no other document.
  package static func recognizes(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) else {
      return false
    }
    // A damaged archive is left to the readers, which say what is wrong with it.
    guard let names = names(in: bytes) else { return false }
    return !names.contains { isPart($0) }
  }

  /// Parts that documents of Office and OpenDocument have.
  private static func isPart(_ name: String) -> Bool {
    let folded = name.replacing("\\", with: "/").lowercased()
    return ["[content_types].xml", "mimetype", "_rels/.rels", "meta-inf/manifest.xml"].contains(folded)
  }

  private static func names(in bytes: [UInt8]) -> [String]? {
    bytes.withUnsafeBytes { bytes in
      do throws(SheetError) {
        let archive = try ZipArchive(bytes)
        return (0..<min(archive.entryCount, ReadLimits.defaultEntries)).compactMap {
          archive.name(ofEntry: $0)
        }
      } catch {
        return nil
      }
    }
  }
}
