import Foundation
import GRDB
import SheetIO
import Testing

@testable import mirsheet

/// What cannot be a report is known by its size and its first bytes.
struct BoundsTests {
  private static let video: [UInt8] = [0x00, 0x00, 0x00, 0x20] + Array("ftypisom".utf8)

  /// A file that takes no room beyond its beginning.
  private func sparse(_ head: [UInt8], _ size: UInt64, at url: URL) throws {
    try Data(head).write(to: url)
    let file = try FileHandle(forWritingTo: url)
    try file.truncate(atOffset: size)
    try file.close()
  }

  @Test(
    arguments: [
      ([], "un archivo lleno de ceros"), (video, "un video MPEG-4 o QuickTime"),
      (Array("PK\u{3}\u{4}".utf8), "--max-size 8192"),
      (Array("Nivel\tNombre\n".utf8) + Array(repeating: 0x61, count: 4096), "--max-size 8192"),
      (Array("{\"schema\":".utf8) + Array(repeating: 0x20, count: 4096), "--max-size 8192"),
    ] as [([UInt8], String)])
  func `a file of 8 GB is refused unread, for what it begins with or for its size`(
    _ head: [UInt8], _ reason: String
  ) throws {
    try Scratch.with { folder in
      try sparse(head, 8 << 30, at: folder.appendingPathComponent("grande.xlsx"))
      for command in [["convert", "grande.xlsx", "--to", "json"], ["inspect", "grande.xlsx"]] {
        let run = try Tool.run(command, in: folder)
        #expect(run.status == 65 && run.output.isEmpty)
        #expect(run.messages.contains(reason) && run.messages.contains("grande.xlsx:"), "\(run.messages)")
      }
    }
  }

  @Test func `the limit is raised and lowered by name`() throws {
    try Scratch.with { folder in
      let text = "Nivel\tNombre\n" + String(repeating: "Fin\tx\n", count: 400_000)
      try Data(text.utf8).write(to: folder.appendingPathComponent("a.txt"))
      let low = try Tool.run(["inspect", "--cells", "--max-size", "1", "a.txt"], in: folder)
      #expect(low.status == 65 && low.messages.contains("mide 2.2 MB; se leen archivos de hasta 1 MB"))
      #expect(low.messages.contains("--max-size 3"))
      #expect(try Tool.run(["inspect", "--cells", "--max-size", "3", "a.txt"], in: folder).status == 0)
      #expect(try Tool.run(["inspect", "--max-size", "0", "a.txt"], in: folder).status == 64)
    }
  }

  @Test(arguments: [
    ("cat /dev/zero", "lleno de ceros"), ("yes letras", "más de 1 MB"), ("yes '{\"a\":1}'", "más de 1 MB"),
  ])
  func `what never ends is not read to its end`(_ source: String, _ reason: String) throws {
    try Scratch.with { folder in
      let run = try Tool.shell("\(source) | mirsheet convert - --to json --max-size 1", in: folder)
      #expect(run.status == 65 && run.messages.contains(reason), "\(run.messages)")
    }
  }

  @Test func `the bytes of a file and of its pieces have one fingerprint`() throws {
    try Scratch.with { folder in
      let url = folder.appendingPathComponent("a.txt")
      let bytes = [UInt8]("a\tb\n".utf8) + (0..<700_000).map { UInt8($0 % 64 + 32) }
      try Data(bytes).write(to: url)
      var archive = ArchiveBytes(limit: 1 << 20)
      let found = try archive.fingerprint(of: nil, at: RawPath(url.path), isContainer: false)
      #expect(found.size == bytes.count)
      #expect(try archive.bytes(of: nil, at: RawPath(url.path)) == bytes)
      var walk = try ArchiveWalk([url.path])
      let hashes = ArchiveHashes(width: 1).of(try WalkedFiles.all(&walk))
      #expect(hashes.map(\.sha256) == [found.text])
    }
  }

  @Test func `migrate reports what it did not read, in the archive and in a zip archive`() throws {
    try Scratch.with { folder in
      let archive = folder.appendingPathComponent("archivo")
      try FileManager.default.createDirectory(at: archive, withIntermediateDirectories: true)
      try sparse([], 8 << 30, at: archive.appendingPathComponent("nada.xlsx"))
      try sparse(Self.video, 3 << 30, at: archive.appendingPathComponent("video.mp4"))
      try sparse(Array("PK\u{3}\u{4}".utf8), 8 << 30, at: archive.appendingPathComponent("roto.zip"))
      let line = "Fin\t" + String(repeating: "x", count: 55) + "\n"
      try Data(("Nivel\tNombre\n" + String(repeating: line, count: 40_000)).utf8).write(
        to: archive.appendingPathComponent("largo.txt"))
      let packing = try Tool.shell(
        "cd archivo && cp largo.txt miembro.txt && printf '\\377\\330\\377\\340' > foto.jpg"
          + " && python3 -m zipfile -c todo.zip miembro.txt foto.jpg && rm miembro.txt foto.jpg", in: folder)
      #expect(packing.status == 0, "\(packing.messages)")
      let run = try Tool.run(["migrate", "archivo", "-o", "salida", "--max-size", "1"], in: folder)
      #expect(run.status == 1)
      let rows = try DatabaseQueue(path: folder.appendingPathComponent("salida/mirsheet.sqlite").path).read {
        try Row.fetchAll($0, sql: "SELECT path, outcome, size, sha256, reason_es FROM files ORDER BY path")
      }
      let found = rows.map { "\($0["path"] as String) \($0["outcome"] as String)" }
      #expect(
        found == [
          "largo.txt unreadable", "nada.xlsx refused", "roto.zip unreadable", "todo.zip container",
          "todo.zip!/foto.jpg refused", "todo.zip!/miembro.txt unreadable", "video.mp4 refused",
        ])
      #expect(rows.map { $0["sha256"] == nil } == [true, true, true, false, true, true, true])
      let reasons: [String] = rows.map { $0["reason_es"] }
      #expect(reasons[0].contains("mide 2.2 MB") && reasons[5].contains("mide 2.2 MB"))
      #expect(reasons[2].contains("mide 8 GB") && reasons[6].contains("video MPEG-4"))
      #expect(rows.map { $0["size"] as Int }[6] == 3 << 30)
      // Once the limit is raised they are read, and nothing of the first run is left.
      _ = try Tool.run(["migrate", "archivo", "-o", "salida", "--max-size", "4"], in: folder)
      let later = try DatabaseQueue(path: folder.appendingPathComponent("salida/mirsheet.sqlite").path).read {
        try String.fetchAll($0, sql: "SELECT outcome FROM files WHERE sha256 IS NOT NULL ORDER BY path")
      }
      #expect(later == ["refused", "container", "refused"])
    }
  }
}
