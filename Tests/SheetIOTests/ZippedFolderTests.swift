import Testing

@testable import SheetIO

/// Folders that people packed.
struct ZippedFolderTests {
  private func zip(_ entries: [(String, String)]) -> [UInt8] {
    StoredZip(entries.map { ($0.0, Array($0.1.utf8)) }).archive
  }

  @Test func `every file has a name of its own, also where several have the same`() throws {
    let bytes = zip([
      ("b.xls", "1"), ("c/", ""), ("b.xls", "2"), ("b.xls (2)", "3"), ("c/á.xls", "4"), ("b.xls", "5"),
    ])
    #expect(ZippedFolder.recognizes(bytes))
    let folder = try ZippedFolder(bytes)
    let names = folder.members.map(\.name)
    #expect(names == ["b.xls", "b.xls (2)", "b.xls (2) (2)", "b.xls (3)", "c/á.xls"])
    let contents = try names.map {
      String(decoding: try folder.bytes(along: $0), as: UTF8.self)
    }
    #expect(contents == ["1", "2", "3", "5", "4"])
  }

  @Test func `a file in an archive in an archive is found along their names`() throws {
    let inner = StoredZip([("c!/d.xls", Array("4".utf8)), ("e.xls", Array("5".utf8))]).archive
    let bytes = StoredZip([("b.zip", inner), ("b.zip!", Array("6".utf8))]).archive
    let folder = try ZippedFolder(bytes)
    for (names, text) in [("b.zip!/c!/d.xls", "4"), ("b.zip!/e.xls", "5"), ("b.zip!", "6")] {
      #expect(String(decoding: try folder.bytes(along: names), as: UTF8.self) == text)
    }
    for names in ["b.zip!/f.xls", "b.zip!!/e.xls", "e.xls", ""] {
      #expect(throws: SheetError.self) { try folder.bytes(along: names) }
    }
  }

  @Test func `a workbook is not a folder, and an archive of nothing is an empty one`() throws {
    #expect(!ZippedFolder.recognizes(zip([("[Content_Types].xml", "x"), ("xl/workbook.xml", "x")])))
    #expect(!ZippedFolder.recognizes(zip([("mimetype", "x")])))
    #expect(!ZippedFolder.recognizes(Array("PK".utf8)))
    #expect(try ZippedFolder(zip([])).members.isEmpty)
  }

  @Test func `what is not there or broken is an error`() throws {
    let folder = try ZippedFolder(zip([("a.xls", "1")]))
    #expect(throws: SheetError.self) { try folder.bytes(along: "b.xls") }
    #expect(throws: SheetError.self) { try ZippedFolder(Array(zip([("a.xls", "1")]).dropLast(9))) }
    let broken = StoredZip([("a.xls", Array("1".utf8))], wrongChecksumOf: "a.xls").archive
    #expect(throws: SheetError.self) { try ZippedFolder(broken).bytes(along: "a.xls") }
  }
}
