import Testing

@testable import SheetIO

/// Folders that people packed.
struct ZippedFolderTests {
  private func zip(_ entries: [(String, String)]) -> [UInt8] {
    StoredZip(entries.map { ($0.0, Array($0.1.utf8)) }).archive
  }

  @Test func `every file has a name of its own, also where several bear one`() throws {
    let bytes = zip([
      ("b.xls", "1"), ("c/", ""), ("b.xls", "2"), ("b.xls (2)", "3"), ("c/á.xls", "4"), ("b.xls", "5"),
    ])
    #expect(ZippedFolder.recognizes(bytes))
    let names = try ZippedFolder.members(of: bytes).map(\.name)
    #expect(names == ["b.xls", "b.xls (2)", "b.xls (2) (2)", "b.xls (3)", "c/á.xls"])
    let contents = try names.map {
      String(decoding: try ZippedFolder.bytes(of: $0, in: bytes), as: UTF8.self)
    }
    #expect(contents == ["1", "2", "3", "5", "4"])
  }

  @Test func `a workbook is no folder, and an archive of nothing is an empty one`() throws {
    #expect(!ZippedFolder.recognizes(zip([("[Content_Types].xml", "x"), ("xl/workbook.xml", "x")])))
    #expect(!ZippedFolder.recognizes(zip([("mimetype", "x")])))
    #expect(!ZippedFolder.recognizes(Array("PK".utf8)))
    #expect(try ZippedFolder.members(of: zip([])).isEmpty)
  }

  @Test func `what is not there or broken is an error`() {
    let bytes = zip([("a.xls", "1")])
    #expect(throws: SheetError.self) { try ZippedFolder.bytes(of: "b.xls", in: bytes) }
    let broken = StoredZip([("a.xls", Array("1".utf8))], wrongChecksumOf: "a.xls").archive
    #expect(throws: SheetError.self) { try ZippedFolder.bytes(of: "a.xls", in: broken) }
  }
}
