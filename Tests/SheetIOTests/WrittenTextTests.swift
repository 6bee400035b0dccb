import Foundation
import Testing

@testable import SheetIO

struct WrittenTextTests {
  /// Every character that XML cannot hold, and what looks like an escape of one.
  private static let hostile =
    String(
      String.UnicodeScalarView(
        ((0...0x1F) + [0x7F, 0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE]).compactMap { Unicode.Scalar($0 as UInt32) }))
    + "_x0041_ _x005F_ _x00 _xFFFE_ 🙂é"

  private func written(_ workbook: DrawnWorkbook) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("mirsheet-\(UUID()).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    try XLSXWriter.write(workbook, to: file.path)
    return try [UInt8](Data(contentsOf: file))
  }

  private func workbook(_ text: String) -> DrawnWorkbook {
    var sheet = DrawnSheet(name: "H" + text.filter { !"[]:*?/\\".contains($0) }.suffix(8))
    let cell = CellAddress(row: 0, column: 0)
    sheet.boxes = [DrawnSheet.Box(CellRange(cell, cell), .text(text), CellStyle(fontSize: 8))]
    sheet.behaviour.comments = [(cell, text)]
    let message = SheetBehaviour.Message("t" + text, text)
    sheet.behaviour.validations = [.init(CellRange(cell, cell), .any, input: message, error: message)]
    var workbook = DrawnWorkbook(
      sheets: [sheet], title: text, subject: text, company: text, stamp: ("mirsheet" + text, text))
    workbook.keywords = text
    return workbook
  }

  @Test func `what XML cannot hold comes back from cells exactly`() throws {
    let read = try WorkbookFile.read(written(workbook(Self.hostile)))
    #expect(read.sheets.first?.cells.map(\.value) == [.text(Self.hostile)])
  }

  @Test(arguments: ["\u{0}", "\u{1}", "\u{8}", "\u{B}", "\u{1F}", "\u{FFFE}", "\u{FFFF}", hostile])
  func `no part of a workbook holds a character that XML does not allow`(_ text: String) throws {
    let parts = try ZippedFolder(written(workbook("a" + text + "b")))
    for name in [
      "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "xl/workbook.xml",
      "xl/sharedStrings.xml",
      "xl/comments1.xml", "xl/worksheets/sheet1.xml",
    ] {
      let part = String(decoding: try parts.bytes(along: name), as: UTF8.self)
      #expect(part.count > 100)
      #expect(part.unicodeScalars.allSatisfy { $0 == "\r" || WrittenText.isAllowed($0) }, "\(name)")
    }
  }

  @Test func `properties say by a replacement character where something could not be kept`() throws {
    let parts = try ZippedFolder(written(workbook("a\u{FFFE}b")))
    let core = String(decoding: try parts.bytes(along: "docProps/core.xml"), as: UTF8.self)
    #expect(core.contains("<dc:title>a\u{FFFD}b</dc:title>"))
  }
}
