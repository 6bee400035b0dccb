import Foundation
import SheetIO

/// Walks the folders of an archive, in the order of their names.
struct ArchiveWalk {
  /// The archives, without links on the way.
  private(set) var roots: [RawPath] = []
  /// The most bytes that an archive inside an archive may have.
  private let limit: Int
  /// Folders and archives that could not be read, so that nothing is known of what is in them.
  private var closed: [String] = []

  /// What is done with a file that is met.
  private typealias Visit = (ArchiveFile) throws -> Void

  /// The walk of folders, or single files.
  ///
  /// - Throws: ``Failure`` when one of them does not exist.
  init(_ arguments: [String], limit: Int = ReadLimits.defaultFileBytes) throws {
    self.limit = limit
    for argument in arguments {
      // A root that is a link is followed: that is what was asked for.
      guard let root = RawPath(argument).resolved else {
        throw Failure(
          .noInput, es: "\(argument): no existe.", en: "\(argument): does not exist.",
          hintES: "Revise el nombre.",
          hintEN: "Check the name.")
      }
      roots.append(root)
    }
  }

  /// Visits every file; one that is in two of the archives twice.
  mutating func forEachFile(_ visit: (ArchiveFile) throws -> Void) throws {
    for root in roots { try walk(root, isRoot: true, visit) }
  }

  /// Whether a path lies in what was walked, so that its file is gone when it was not met.
  func covers(_ path: String) -> Bool {
    roots.contains { Self.isBelow($0.shown, path) } && !closed.contains { Self.isBelow($0, path) }
  }

  /// Whether a path is a folder's or an archive's, or one in it.
  static func isBelow(_ folder: String, _ path: String) -> Bool {
    path == folder || path.hasPrefix(folder == "/" ? folder : folder + "/") || path.hasPrefix(folder + "!/")
  }

  private mutating func walk(_ location: RawPath, isRoot: Bool = false, _ visit: Visit) throws {
    let path = location.shown
    guard let status = FileStatus(location) else {
      return try visit(
        ArchiveFile(path: path, location: location, size: 0, modified: "", changed: "", fate: .closed))
    }
    var file = ArchiveFile(
      path: path, location: location, size: status.kind == .file ? status.size : 0,
      modified: status.modified, changed: status.changed)
    let name = location.name
    switch status.kind {
    case .link: file.fate = fate(ofLink: location)
    case .pipe, .other: file.fate = .special
    case .folder:
      if !isRoot, name.starts(with: ".".utf8) {
        file.fate = .hidden
      } else if let names = location.names {
        for name in names { try walk(location.appending(name), visit) }
        return
      } else {
        closed.append(path)
        file.fate = .closed
      }
    case .file:
      if let fate = Self.fate(ofName: name) {
        file.fate = fate
      } else if !location.isReadable {
        closed.append(path)
        file.fate = .closed
      } else if Self.isArchive(location, size: status.size) {
        try addMembers(of: &file, depth: 1, visit) { () throws(SheetError) in
          try ZippedFolder(path: location.bytes)
        }
      }
    }
    try visit(file)
  }

  private func fate(ofLink location: RawPath) -> ArchiveFile.Fate {
    guard let target = location.resolved else { return .brokenLink }
    return roots.contains { Self.isBelow($0.shown, target.shown) } ? .link : .outerLink(target)
  }

  private static func fate(ofName name: some Collection<UInt8>) -> ArchiveFile.Fate? {
    if name.starts(with: "~$".utf8) || name.starts(with: ".~lock.".utf8) { return .lock }
    return name.starts(with: ".".utf8) ? .hidden : nil
  }

  // MARK: Zip archives

  /// How many archives may be inside each other.
  private static let deepest = 3

  /// Adds what a zip archive holds, also in archives inside it; the archive itself is reported as what it is.
  private mutating func addMembers(
    of archive: inout ArchiveFile, depth: Int, _ visit: Visit,
    _ open: () throws(SheetError) -> ZippedFolder
  ) throws {
    let folder: ZippedFolder
    do throws(SheetError) {
      folder = try open()
    } catch {
      archive.fate = .failed(error)
      return
    }
    archive.fate = .container(members: folder.members.count)
    for member in folder.members {
      var file = Self.file(member, in: archive)
      if file.fate == .read, depth < Self.deepest, member.name.lowercased().hasSuffix(".zip"),
        let inner = try? folder.bytes(along: member.name, most: limit), ZippedFolder.recognizes(inner)
      {
        try addMembers(of: &file, depth: depth + 1, visit) { () throws(SheetError) in
          try ZippedFolder(inner)
        }
      }
      try visit(file)
    }
  }

  private static func file(_ member: ZippedFolder.Member, in archive: ArchiveFile) -> ArchiveFile {
    let parts = member.name.split(whereSeparator: { $0 == "/" || $0 == "\\" })
    let isHidden = parts.dropLast().contains {
      $0.hasPrefix(".") && $0 != "." && $0 != ".." || $0 == "__MACOSX"
    }
    var file = archive
    file.path = "\(archive.path)!/\(member.name)"
    file.member = archive.member.map { "\($0)!/\(member.name)" } ?? member.name
    file.size = member.statedSize ?? 0
    if let modified = member.modified {
      file.modified = FileStatus.text(modified, nanoseconds: 0, digits: 3)
    }
    file.fate = isHidden ? .hidden : fate(ofName: Array((parts.last ?? "").utf8)) ?? .read
    return file
  }

  /// Whether a file is a zip archive of files.
  private static func isArchive(_ location: RawPath, size: Int) -> Bool {
    guard size > 0, let head = try? location.head(4) else { return false }
    return ZippedFolder.isSigned(head) && ZippedFolder.recognizes(path: location.bytes)
  }
}
