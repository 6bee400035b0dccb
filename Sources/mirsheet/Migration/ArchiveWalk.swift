import Foundation
import SheetIO

/// A file of an archive, also one inside a zip archive.
struct ArchiveFile: Hashable, Sendable {
  /// Where the file is, from the root of the machine on, with `!/` before a zip archive's member.
  let path: String
  /// Where the file is on this machine.
  let location: String
  /// The name inside the zip archive at ``location``.
  var member: String?
  /// Bytes.
  var size: Int
  /// ISO 8601, in UTC; of members that of their archive.
  var modified: String
  /// Why the file is passed over; `nil` for files that are read.
  var skipped: Skipped?

  /// A reason for passing a file over.
  enum Skipped: String, Sendable {
    case hidden
    case lock
    case link
    case special
    case unreadable
    case damagedArchive = "damaged-archive"

    var es: String {
      switch self {
      case .hidden: "archivo oculto"
      case .lock: "archivo de bloqueo de un libro abierto"
      case .link: "enlace; se lee donde está el original"
      case .special: "no es un archivo"
      case .unreadable: "sin permiso para leerlo"
      case .damagedArchive: "el archivo zip está dañado"
      }
    }

    var en: String {
      switch self {
      case .hidden: "hidden file"
      case .lock: "lock file of an open workbook"
      case .link: "link; it is read where the original is"
      case .special: "not a file"
      case .unreadable: "no permission to read it"
      case .damagedArchive: "the zip archive is damaged"
      }
    }
  }
}

/// Walks the folders of an archive, in the order of their names.
struct ArchiveWalk {
  private(set) var files: [ArchiveFile] = []

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
      walk(location)
    }
    // A folder may have been given twice, or inside another.
    var seen: Set<String> = []
    files = files.filter { seen.insert($0.path).inserted }
    files.sort { $0.path < $1.path }
  }

  private mutating func walk(_ location: String) {
    let manager = FileManager.default
    guard let attributes = try? manager.attributesOfItem(atPath: location) else {
      files.append(
        ArchiveFile(path: location, location: location, size: 0, modified: "", skipped: .unreadable))
      return
    }
    let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    let date = attributes[.modificationDate] as? Date ?? Date(timeIntervalSince1970: 0)
    let modified = date.formatted(.iso8601)
    func add(_ skipped: ArchiveFile.Skipped?) {
      files.append(
        ArchiveFile(path: location, location: location, size: size, modified: modified, skipped: skipped))
    }
    let name = URL(fileURLWithPath: location).lastPathComponent
    switch attributes[.type] as? FileAttributeType {
    case .typeSymbolicLink?: add(.link)
    case .typeDirectory?:
      guard !name.hasPrefix("."), let names = try? manager.contentsOfDirectory(atPath: location) else {
        return add(name.hasPrefix(".") ? .hidden : .unreadable)
      }
      for name in names.sorted() { walk("\(location)/\(name)") }
    case .typeRegular?:
      if let skipped = Self.skipped(name) { return add(skipped) }
      guard manager.isReadableFile(atPath: location) else { return add(.unreadable) }
      guard let members = Self.members(location, size: size) else { return add(nil) }
      switch members {
      case .failure: add(.damagedArchive)
      case .success(let members):
        for member in members {
          let name = member.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? member
          files.append(
            ArchiveFile(
              path: "\(location)!/\(member)", location: location, member: member, size: 0, modified: modified,
              skipped: member.hasPrefix("__MACOSX/") ? .hidden : Self.skipped(name)))
        }
      }
    default: add(.special)
    }
  }

  private static func skipped(_ name: String) -> ArchiveFile.Skipped? {
    if name.hasPrefix("~$") || name.hasPrefix(".~lock.") { return .lock }
    return name.hasPrefix(".") ? .hidden : nil
  }

  /// The members of a zip archive of files; `nil` for every other file.
  private static func members(_ location: String, size: Int) -> Result<[String], SheetError>? {
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
