import Foundation
import SheetIO
import Synchronization

/// What is next to outputs until they are whole: `.informe.xlsx.1A2B3C4D.mirsheet-tmp`.
///
/// Each is locked as long as it is used, so that what a kill left can be distinguished from what another run is
/// writing.
enum Temporaries {
  /// Those of this process; the code that holds them keeps others from appearing or from taking their places.
  private static let current = Mutex<Set<RawPath>>([])

  /// Makes a new file or folder next to a place by `open`, which gives its descriptor.
  ///
  /// - Throws: ``SystemError`` when the folder does not take it.
  static func make(
    beside place: RawPath, _ open: (RawPath) -> Int32
  ) throws(SystemError) -> (path: RawPath, descriptor: Int32) {
    sweep(place.folder)
    // Another run may take one for left behind before it is locked; then there is another name.
    for _ in 0..<mostTries {
      let path = place.folder.appending(Array(name(for: RawPath(place.name).text).utf8))
      let descriptor = try current.withLock { all throws(SystemError) in
        let descriptor = open(path)
        guard descriptor >= 0 else { throw SystemError.last }
        all.insert(path)
        return descriptor
      }
      _ = flock(descriptor, LOCK_EX | LOCK_NB)
      if FileStatus(path)?.identity == FileStatus(descriptor: descriptor)?.identity {
        return (path, descriptor)
      }
      close(descriptor)
      remove(path)
    }
    throw SystemError(number: EEXIST)
  }

  private static let mostTries = 8

  /// Takes one away, if it is still there.
  static func remove(_ path: RawPath) {
    current.withLock { all in
      if all.remove(path) != nil { path.removeWithContent() }
    }
  }

  /// Calls `body`, which moves some of them into their places: a signal ends the process before or after that.
  static func settle(_ body: () throws -> Void) throws {
    try current.withLock { _ in try body() }
  }

  /// Takes all of them away and calls `end`, which ends the process; none appears or takes its place any more.
  static func removeAll(before end: () -> Void) {
    current.withLock { all in
      for path in all { path.removeWithContent() }
      all = []
      end()
    }
  }

  // MARK: Names

  private static let ending = "mirsheet-tmp"

  private static func name(for name: String) -> String {
    var start = name
    // Names have 255 bytes on most disks.
    while start.utf8.count > 200 { start.removeLast() }
    return ".\(start).\(UUID().uuidString.prefix(8)).\(ending)"
  }

  /// Whether a name is one that is given to what is not whole yet, by this version or an older one.
  static func isName(_ name: String) -> Bool { isName(name, endings: [ending, "tmp"]) }

  private static func isName(_ name: String, endings: [String]) -> Bool {
    guard name.utf8.first == UInt8(ascii: ".") else { return false }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count >= 4 && endings.contains(String(parts[parts.count - 1]))
      && parts[parts.count - 2].count == 8 && parts[parts.count - 2].allSatisfy(\.isHexDigit)
  }

  // MARK: What a kill left

  private static let swept = Mutex<Set<RawPath>>([])

  /// Takes away what runs that were killed have left in a folder; what another one is writing is locked and stays.
  private static func sweep(_ folder: RawPath) {
    guard swept.withLock({ $0.insert(folder).inserted }) else { return }
    for name in folder.names ?? [] where isName(RawPath(name).text, endings: [ending]) {
      let path = folder.appending(name)
      let descriptor = unsafe path.withCString {
        unsafe open($0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      }
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { path.removeWithContent() }
      close(descriptor)
    }
  }
}

extension RawPath {
  /// Takes away a file, or a folder with the files in it; what cannot be taken away stays.
  fileprivate func removeWithContent() {
    guard FileStatus(self)?.kind == .folder else {
      _ = unsafe withCString { unsafe unlink($0) }
      return
    }
    // Other threads may still be putting files there, until the folder itself is gone.
    for _ in 0..<Self.mostPasses {
      for name in names ?? [] { _ = unsafe appending(name).withCString { unsafe unlink($0) } }
      if unsafe withCString({ unsafe rmdir($0) }) == 0 || errno == ENOENT { return }
    }
  }

  private static let mostPasses = 1000

  /// Gives a file another name.
  ///
  /// - Throws: ``SystemError`` when that cannot be, and then everything is as it was.
  func rename(to place: RawPath) throws(SystemError) {
    let code = unsafe withCString { old in unsafe place.withCString { unsafe Foundation.rename(old, $0) } }
    guard code == 0 else { throw SystemError.last }
  }
}
