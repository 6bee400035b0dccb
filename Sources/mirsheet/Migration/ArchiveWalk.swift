import Foundation
import SheetIO

/// Walks the folders of an archive, in the order of their names.
struct ArchiveWalk {
  private(set) var files: [ArchiveFile] = []
  private var roots: [String] = []
  /// Folders that could not be read, so that nothing is known of what is in them.
  private var closed: [String] = []

  /// The files below folders, or single files.
  ///
  /// - Throws: ``Failure`` when one of them does not exist.
  init(_ roots: [String]) throws {
    for root in roots {
      let location = URL(fileURLWithPath: root).standardizedFileURL.path
      guard FileManager.default.fileExists(atPath: location) else {
        throw Failure(
          .noInput, es: "\(root): no existe.", en: "\(root): does not exist.", hintES: "Revise el nombre.",
          hintEN: "Check the name.")
      }
      // A root that is a link is followed: that is what was asked for.
      let real =
        FileStatus(location)?.kind == .link
        ? URL(fileURLWithPath: location).resolvingSymlinksInPath().path : location
      self.roots.append(real)
      walk(real, isRoot: true)
    }
    // A folder may have been given twice, or inside another.
    var seen: Set<String> = []
    files = files.filter { seen.insert($0.path).inserted }
    files.sort { $0.path < $1.path }
  }

  /// Whether a path lies in what was walked, so that its file is gone when it was not met.
  func covers(_ path: String) -> Bool {
    func isBelow(_ folder: String) -> Bool {
      path == folder || path.hasPrefix(folder == "/" ? folder : folder + "/") || path.hasPrefix(folder + "!/")
    }
    return roots.contains(where: isBelow) && !closed.contains(where: isBelow)
  }

  private mutating func walk(_ location: String, isRoot: Bool = false) {
    guard let status = FileStatus(location) else {
      // What a name that is no UTF-8 was repaired to does not exist.
      let isBadName = location.unicodeScalars.contains("\u{FFFD}")
      files.append(
        ArchiveFile(
          path: location, location: location, size: 0, modified: "", changed: "",
          skipped: isBadName ? .badName : .unreadable))
      return
    }
    func file(_ skipped: ArchiveFile.Skipped?) -> ArchiveFile {
      ArchiveFile(
        path: location, location: location, size: status.kind == .file ? status.size : 0,
        modified: status.modified,
        changed: status.changed, skipped: skipped)
    }
    let name = URL(fileURLWithPath: location).lastPathComponent
    switch status.kind {
    case .link: files.append(file(.link))
    case .other: files.append(file(.special))
    case .folder:
      guard isRoot || !name.hasPrefix(".") else { return files.append(file(.hidden)) }
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: location) else {
        closed.append(location)
        return files.append(file(.unreadable))
      }
      let base = location == "/" ? "" : location
      for name in names.sorted() { walk("\(base)/\(name)") }
    case .file:
      if let skipped = Self.skipped(name) { return files.append(file(skipped)) }
      guard FileManager.default.isReadableFile(atPath: location) else {
        closed.append(location)
        return files.append(file(.unreadable))
      }
      switch Self.members(location, size: status.size) {
      case nil: files.append(file(nil))
      case .failure?: files.append(file(.damagedArchive))
      case .success(let members)?: for member in members { files.append(Self.file(member, in: file(nil))) }
      }
    }
  }

  private static func skipped(_ name: String) -> ArchiveFile.Skipped? {
    if name.hasPrefix("~$") || name.hasPrefix(".~lock.") { return .lock }
    return name.hasPrefix(".") ? .hidden : nil
  }

  // MARK: Zip archives

  private static func file(_ member: ZippedFolder.Member, in archive: ArchiveFile) -> ArchiveFile {
    let parts = member.name.split(whereSeparator: { $0 == "/" || $0 == "\\" })
    let isHidden = parts.dropLast().contains {
      $0.hasPrefix(".") && $0 != "." && $0 != ".." || $0 == "__MACOSX"
    }
    return ArchiveFile(
      path: "\(archive.path)!/\(member.name)", location: archive.location, member: member.name, size: 0,
      modified: member.modified.map { FileStatus.text($0, nanoseconds: 0, digits: 3) } ?? archive.modified,
      changed: archive.changed,
      skipped: isHidden ? .hidden : Self.skipped(parts.last.map(String.init) ?? member.name))
  }

  /// The members of a zip archive of files; `nil` for every other file.
  private static func members(_ location: String, size: Int) -> Result<[ZippedFolder.Member], SheetError>? {
    guard size > 0, let handle = FileHandle(forReadingAtPath: location) else { return nil }
    defer { try? handle.close() }
    guard let head = try? handle.read(upToCount: 4), head.starts(with: [0x50, 0x4B]),
      let data = FileManager.default.contents(atPath: location)
    else { return nil }
    let bytes = [UInt8](data)
    guard ZippedFolder.recognizes(bytes) else { return nil }
    do throws(SheetError) {
      return .success(try ZippedFolder.members(of: bytes))
    } catch {
      return .failure(error)
    }
  }
}
