import Foundation

/// What the system knows of a file.
struct FileStatus {
  enum Kind {
    case file
    case folder
    case link
    case pipe
    case other
  }

  let kind: Kind
  /// Bytes.
  let size: Int
  /// What identifies the file, whatever its name.
  let identity: FileIdentity
  /// Who may do what with it: the twelve bits of `chmod`.
  let permissions: mode_t
  let owner: uid_t
  let group: gid_t
  private let modification: timespec
  private let change: timespec

  /// Of a link itself, or, when it is followed, of what it leads to; `nil` where there is no file, or none that may be
  /// looked at.
  init?(_ path: RawPath, following: Bool = false) {
    var status = stat()
    let code = unsafe path.withCString { path in
      unsafe following ? stat(path, &status) : lstat(path, &status)
    }
    guard code == 0 else { return nil }
    self.init(status)
  }

  /// Of an open file; `nil` when it is closed.
  init?(descriptor: Int32) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .pipe
      default: .other
      }
    size = Int(status.st_size)
    identity = FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    permissions = status.st_mode & 0o7777
    owner = status.st_uid
    group = status.st_gid
    modification = status.st_mtim
    change = status.st_ctim
  }

  /// When its content was changed, to the millisecond.
  var modified: String { Self.text(modification.tv_sec, nanoseconds: modification.tv_nsec, digits: 3) }

  /// When anything about it was changed, to the nanosecond.
  var changed: String { Self.text(change.tv_sec, nanoseconds: change.tv_nsec, digits: 9) }

  /// A time as ISO 8601 in UTC, with some digits of the second's fraction; such texts sort as the times do.
  static func text(_ seconds: Int, nanoseconds: Int, digits: Int) -> String {
    let whole = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601).dropLast()
    let fraction = String(1_000_000_000 + nanoseconds).dropFirst().prefix(digits)
    return "\(whole).\(fraction)Z"
  }
}

/// One file, by whatever path or link it is reached.
struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let number: UInt64
}
