/// A zip archive of files, as people pack folders; workbooks are zip archives too, and are none of these.
package enum ZippedFolder {
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

  /// A file in it.
  package struct Member: Hashable, Sendable {
    /// The name as the archive spells it, folders included; of several of one name the second has ` (2)`.
    package let name: String
    /// Seconds since 1970; `nil` when the archive does not tell: 1980, where the format's times begin, is no time.
    package let modified: Int?
  }

  /// The files in it, sorted by name; folders are left out.
  ///
  /// - Throws: ``SheetError`` when the archive is damaged or has too many entries.
  package static func members(of bytes: [UInt8]) throws(SheetError) -> [Member] {
    try withArchive(bytes) { archive throws(SheetError) -> [Member] in
      guard archive.entryCount <= ReadLimits.defaultEntries else {
        throw SheetError(.tooLarge(what: "entries", limit: ReadLimits.defaultEntries))
      }
      return names(of: archive).map { index, name in
        Member(
          name: name, modified: archive.modified(ofEntry: index).flatMap { $0 > firstYearEnd ? $0 : nil })
      }.sorted { $0.name < $1.name }
    }
  }

  /// The entries that are files, by names of which each is there once.
  private static func names(of archive: borrowing ZipArchive) -> [(index: Int, name: String)] {
    var taken: Set<String> = []
    var result: [(index: Int, name: String)] = []
    for index in 0..<archive.entryCount {
      guard let spelled = archive.name(ofEntry: index), !spelled.isEmpty, !spelled.hasSuffix("/") else {
        continue
      }
      var name = spelled
      var copy = 2
      while !taken.insert(name).inserted {
        name = "\(spelled) (\(copy))"
        copy += 1
      }
      result.append((index, name))
    }
    return result
  }

  /// The end of the first day of 1980, wherever the machine is.
  private static let firstYearEnd = 315_532_800 + 172_800

  /// The bytes of a file in it, by the name that ``members(of:)`` gives it.
  ///
  /// - Throws: ``SheetError`` when it is missing, damaged, under a password or larger than a workbook may be.
  package static func bytes(of member: String, in bytes: [UInt8]) throws(SheetError) -> [UInt8] {
    try withArchive(bytes) { archive throws(SheetError) -> [UInt8] in
      guard let index = names(of: archive).first(where: { $0.name == member })?.index else {
        throw SheetError(.missingPart(member))
      }
      var result: [UInt8] = []
      try archive.inflate(entry: index) { (piece) throws(SheetError) in
        guard result.count + piece.count <= ReadLimits.defaultPartBytes else {
          throw SheetError(.tooLarge(what: "bytes of one part", limit: ReadLimits.defaultPartBytes))
        }
        result.append(contentsOf: piece)
      }
      return result
    }
  }

  private static func withArchive<Result>(
    _ bytes: [UInt8], _ body: (borrowing ZipArchive) throws(SheetError) -> Result
  ) throws(SheetError) -> Result {
    var outcome: Swift.Result<Result, SheetError>?
    bytes.withUnsafeBytes { bytes in
      do throws(SheetError) {
        let archive = try ZipArchive(bytes)
        outcome = .success(try body(archive))
      } catch {
        outcome = .failure(error)
      }
    }
    guard let outcome else {
      throw SheetError(
        .damagedContainer(
          BilingualText(es: "no hay memoria para el archivo zip", en: "no memory for the zip archive")))
    }
    return try outcome.get()
  }
}
