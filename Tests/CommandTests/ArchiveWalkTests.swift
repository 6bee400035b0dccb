import Foundation
import SheetIO
import Testing

@testable import mirsheet

/// What is met in an archive, and what is made of it.
struct ArchiveWalkTests {
  private func outcomes(_ files: [ArchiveFile], in folder: URL) -> [String] {
    files.map {
      "\($0.path.replacing(folder.resolvingSymlinksInPath().path, with: "")) \($0.fate.outcome)"
    }
  }

  @Test func `every file has an entry, and every entry a reason unless it is read`() throws {
    try Scratch.with { scratch in
      let folder = scratch.appendingPathComponent("archivo")
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(".oculta"), withIntermediateDirectories: true)
      for name in ["b.xlsx", "~$b.xlsx", ".a.xlsx", ".~lock.b.xlsx#", ".oculta/c.xlsx", "á.xls"] {
        try Data("x".utf8).write(to: folder.appendingPathComponent(name))
      }
      for (name, target) in [
        ("dentro", "b.xlsx"), ("fuera", "/etc/hostname"), ("roto", "nada"), ("vuelta", "."),
      ] {
        try FileManager.default.createSymbolicLink(
          atPath: folder.appendingPathComponent(name).path, withDestinationPath: target)
      }
      var walk = try ArchiveWalk([
        folder.path, folder.path + "/", folder.appendingPathComponent("b.xlsx").path,
      ])
      let files = try WalkedFiles.all(&walk)
      #expect(
        outcomes(files, in: folder) == [
          "/.a.xlsx skipped", "/.oculta skipped", "/.~lock.b.xlsx# skipped", "/b.xlsx pending",
          "/dentro skipped",
          "/fuera skipped", "/roto skipped", "/vuelta skipped", "/~$b.xlsx skipped", "/á.xls pending",
        ])
      let reasons = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.fate.reason?.english) })
      let base = folder.resolvingSymlinksInPath().path
      #expect(reasons["\(base)/dentro"] == "link; it is read where the original is")
      #expect(reasons["\(base)/fuera"]??.hasSuffix("which was not followed: /etc/hostname") == true)
      #expect(reasons["\(base)/roto"] == "link to a file that does not exist")
      #expect(walk.covers("\(base)/gone.xlsx") && walk.covers("\(base)/a.zip!/b.xlsx"))
      #expect(!walk.covers("\(base)2/gone.xlsx"))
    }
  }

  @Test func `a link that is given as an archive is followed`() throws {
    try Scratch.with { folder in
      let real = folder.appendingPathComponent("real")
      try FileManager.default.createDirectory(at: real, withIntermediateDirectories: true)
      try Data("x".utf8).write(to: real.appendingPathComponent("a.xls"))
      let link = folder.appendingPathComponent("enlace").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real")
      var walk = try ArchiveWalk([link + "/"])
      #expect(outcomes(try WalkedFiles.all(&walk), in: real) == ["/a.xls pending"])
    }
  }

  @Test func `names that are not UTF-8 are shown byte by byte, and their files are read`() throws {
    #expect(RawPath.shown(Array("año".utf8)) == "año")
    #expect(RawPath.shown([0x41, 0xF1, 0x6F, 0xC3, 0xB1, 0xFF]) == "A%F1oñ%FF")
    try Scratch.with { folder in
      let name = RawPath(folder.path).appending([0x41, 0xF1, 0x6F])
      let descriptor = unsafe name.withCString { unsafe open($0, O_CREAT | O_WRONLY, 0o644) }
      try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: Data("hola".utf8))
      var walk = try ArchiveWalk([folder.path])
      let files = try WalkedFiles.all(&walk)
      #expect(outcomes(files, in: folder) == ["/A%F1o pending"])
      let hashes = ArchiveHashes(width: 2).of(files)
      #expect(hashes.map(\.file.size) == [4] && hashes.allSatisfy { $0.sha256?.count == 64 })
    }
  }

  @Test func `times are reported to the millisecond, so that they sort`() {
    #expect(FileStatus.text(1_700_000_000, nanoseconds: 7_000_000, digits: 3) == "2023-11-14T22:13:20.007Z")
    #expect(FileStatus.text(0, nanoseconds: 123_456_789, digits: 9) == "1970-01-01T00:00:00.123456789Z")
  }

  @Test(arguments: [
    ("archivo", true), ("archivo/dentro/de", true), ("enlace/nuevo", true), ("archivo2", false),
  ])
  func `an output inside the archive is refused, also by way of a link`(_ output: String, _ isInside: Bool)
    throws
  {
    try Scratch.with { folder in
      let archive = folder.appendingPathComponent("archivo")
      try FileManager.default.createDirectory(at: archive, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: folder.appendingPathComponent("enlace").path, withDestinationPath: "archivo")
      let place = OutputPlace(folder.appendingPathComponent(output).path)
      if isInside {
        #expect(throws: Failure.self) { try place.refuse(inside: [archive.path]) }
      } else {
        #expect(throws: Never.self) { try place.refuse(inside: [archive.path]) }
      }
    }
  }

  @Test func `what a killed run was writing is taken away, and nothing else`() throws {
    try Scratch.with { folder in
      let inner = folder.appendingPathComponent("2024/T2")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      let ours = [".informes.csv.1A2B3C4D.tmp", "2024/T2/.a.json.00FF00FF.tmp"]
      let others = [
        ".nota.tmp", "informes.csv", "2024/T2/a.json", "2024/.b.json.1A2B3C4D.tmp", ".x.1A2B3C4.tmp",
      ]
      for name in ours + others { try Data().write(to: folder.appendingPathComponent(name)) }
      try OutputPlace(folder.path).removeTemporary()
      for name in ours {
        #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path))
      }
      for name in others {
        #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path))
      }
      #expect(throws: Failure.self) { try OutputPlace(folder.path).refuseForeign() }
    }
  }
}
