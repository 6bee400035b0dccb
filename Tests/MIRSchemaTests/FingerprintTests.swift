import Foundation
import MIRSchema
import Testing

/// Source of the vectors: NIST, “Examples with Intermediate Values” to FIPS 180-4, and its long message.
struct FingerprintTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func `a fingerprint is that of the standard`(text: String, expected: String) {
    #expect(Fingerprint.of(text) == expected)
    #expect(Fingerprint.of(Array(text.utf8)) == expected)
  }

  /// Lengths on both sides of where the padding takes a block more, and where a block is full.
  static let lengths = [1, 54, 55, 56, 57, 63, 64, 65, 118, 119, 120, 127, 128, 129, 1000]

  @Test(arguments: lengths)
  func `a fingerprint of pieces is that of the whole, wherever it is cut`(length: Int) {
    let bytes = Self.bytes(length)
    let whole = Fingerprint.of(bytes)
    for cut in 0...length {
      var running = Fingerprint.Running()
      running.add(bytes.span.bytes.extracting(first: cut))
      // Asking on the way changes nothing.
      #expect(running.text == Fingerprint.of(Array(bytes.prefix(cut))))
      running.add(bytes.span.bytes.extracting(droppingFirst: cut))
      #expect(running.text == whole, "\(cut)")
    }
  }

  @Test(arguments: [1, 3, 63, 64, 65, 4096])
  func `a fingerprint of a million letters in pieces is that of the standard`(piece: Int) {
    var running = Fingerprint.Running()
    var left = 1_000_000
    let letters = [UInt8](repeating: 0x61, count: piece)
    while left > 0 {
      let next = min(left, piece)
      running.add(letters.span.bytes.extracting(first: next))
      left -= next
    }
    #expect(running.text == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  private static let system = "/usr/bin/sha256sum"

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: system)), arguments: lengths + [0, 300_001])
  func `a fingerprint of a file is what the system's own tool says`(length: Int) throws {
    let bytes = Self.bytes(length)
    let file = FileManager.default.temporaryDirectory.appending(component: "huella-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: file) } }
    let tool = Process()
    let output = Pipe()
    tool.executableURL = URL(filePath: Self.system)
    tool.arguments = [file.path]
    tool.standardOutput = output
    try tool.run()
    let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    tool.waitUntilExit()
    #expect(Fingerprint.of(bytes) == told.prefix { $0 != " " })
  }

  /// Bytes of every value, which do not repeat with the blocks.
  private static func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 ^ ($0 >> 8)) }
  }
}
