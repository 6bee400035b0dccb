import Foundation

/// Where SQLite sorts what is too much for its memory.
enum SortingFolder {
  /// Has it sort in a folder where it finds none of its own to write in, as in a container that is read-only; to be called
  /// before it is used.
  ///
  /// Source: "Temporary Files Used By SQLite", section 5, for the folders that it tries.
  static func settle(on folder: String) {
    let named = ["SQLITE_TMPDIR", "TMPDIR"].compactMap(Environment.value)
    let canWrite = (named + ["/var/tmp", "/usr/tmp", "/tmp"]).contains { path in
      guard FileStatus(RawPath(path), following: true)?.kind == .folder else { return false }
      return unsafe access(path, W_OK | X_OK) == 0
    }
    if !canWrite { _ = unsafe setenv("SQLITE_TMPDIR", folder, 1) }
  }
}
