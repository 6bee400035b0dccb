import Foundation
import Testing

@testable import SheetIO

/// How the bytes of a file are read, whatever its size.
struct OpenInputTests {
  /// Calls `body` with the path of a file of so many bytes, and with them.
  private func withFile(_ count: Int, _ body: ([UInt8], [UInt8]) throws -> Void) throws {
    let bytes = (0..<count).map { UInt8(ascii: "a") + UInt8($0 % 23) }
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(Array(url.path.utf8), bytes)
  }

  @Test(arguments: [0, 1, 7, 8, 9, 4_000, (256 << 10) - 1, 256 << 10, (256 << 10) + 1, 600_000])
  func `a file of any size is read to its end, and one byte more than may be is refused`(count: Int) throws {
    try withFile(count) { path, bytes in
      let (whole, limited) = (
        try OpenInput(path: path).bytes(most: .max), try OpenInput(path: path).bytes(most: count)
      )
      #expect(whole == bytes)
      #expect(limited == bytes)
      guard count > 0 else { return }
      let refusal = SheetError(.fileTooLarge(bytes: count, limit: count - 1))
      #expect(throws: refusal) { () throws -> Void in _ = try OpenInput(path: path).bytes(most: count - 1) }
    }
  }

  @Test(arguments: [1, 9, 4_000, 600_000])
  func `pieces are the bytes of the file`(count: Int) throws {
    try withFile(count) { path, bytes in
      var joined: [UInt8] = []
      try OpenInput(path: path).forEachPiece(most: nil) { piece in
        piece.withUnsafeBytes { joined += $0 }
      }
      #expect(joined == bytes)
    }
  }

  /// Linux says of what the kernel writes itself that it has no bytes.
  @Test func `a file that says it is empty, and is not, is read to its end`() throws {
    let path = "/proc/self/maps"
    guard FileManager.default.isReadableFile(atPath: path) else { return }
    let input = try OpenInput(path: Array(path.utf8))
    #expect(input.size == 0)
    let bytes = try input.bytes(most: 1 << 20)
    #expect(bytes.last == UInt8(ascii: "\n"))
  }
}
