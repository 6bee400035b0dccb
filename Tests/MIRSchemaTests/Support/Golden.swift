import Foundation
import Testing

/// Texts that are as they were released, in the folder `Golden`.
///
/// `UPDATE_GOLDEN=1` rewrites the files, and fails all the same, so that no change is accepted without being read.
enum Golden {
  static func expect(_ text: String, in name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Golden/\(name)")
    let wanted = FileManager.default.contents(atPath: file.path).map { String(decoding: $0, as: UTF8.self) }
    guard text != wanted else { return }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("rewritten, read it before it is committed: \(name)")
    } else {
      #expect(text == wanted)
    }
  }
}
