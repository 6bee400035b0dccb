import Foundation

/// What the system tells of a file; of a link itself, not of what it leads to.
struct FileStatus {
  enum Kind {
    case file
    case folder
    case link
    case other
  }

  let kind: Kind
  /// Bytes.
  let size: Int
  /// When its content was changed, to the millisecond.
  let modified: String
  /// When anything about it was changed, to the nanosecond.
  let changed: String

  /// `nil` where there is no file, or none that may be looked at.
  init?(_ path: RawPath) {
    var status = stat()
    guard unsafe path.withCString({ unsafe lstat($0, &status) }) == 0 else { return nil }
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    size = Int(status.st_size)
    modified = Self.text(status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec, digits: 3)
    changed = Self.text(status.st_ctim.tv_sec, nanoseconds: status.st_ctim.tv_nsec, digits: 9)
  }

  /// A time as ISO 8601 in UTC, with some digits of the second's fraction; such texts sort as the times do.
  static func text(_ seconds: Int, nanoseconds: Int, digits: Int) -> String {
    let whole = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601).dropLast()
    let fraction = String(1_000_000_000 + nanoseconds).dropFirst().prefix(digits)
    return "\(whole).\(fraction)Z"
  }
}
