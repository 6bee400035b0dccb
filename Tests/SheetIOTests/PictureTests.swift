import Foundation
import Testing

@testable import SheetIO

struct PictureTests {
  @Test func `a whole PNG and a whole JPEG are pictures of their size`() throws {
    let png = try Picture(LogoFiles.png(width: 300, height: 100))
    #expect((png.width, png.height) == (300, 100))
    let jpeg = try Picture(LogoFiles.jpeg(width: 24, height: 16))
    #expect((jpeg.width, jpeg.height) == (24, 16))
  }

  @Test(arguments: [
    [], Array("no soy una imagen".utf8), Array("GIF89a".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF],
    Array(LogoFiles.png(width: 3, height: 3).dropLast(12)), LogoFiles.png(width: 0, height: 3),
    Array(LogoFiles.jpeg(width: 3, height: 3).prefix(20)), LogoFiles.jpeg(width: 3, height: 0),
    Array(LogoFiles.png(width: 3, height: 3).prefix(20)) + [UInt8](repeating: 0xFF, count: 40),
    [0xFF, 0xD8] + [UInt8](repeating: 0xFF, count: 90), [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x00, 0x00, 0x00],
  ])
  func `what is no picture, or not all of one, is refused in a sentence`(_ bytes: [UInt8]) {
    let error = #expect(throws: SheetError.self) { try Picture(bytes) }
    #expect(error?.message(in: .spanish) == "el archivo no es una imagen PNG o JPG completa.")
    #expect(error?.message(in: .english) == "the file is not a whole PNG or JPG picture.")
  }
}

/// Pictures of one colour, as small as they can be.
enum LogoFiles {
  static func png(width: Int, height: Int) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).reversed().map { UInt8(value >> (8 * $0) & 255) }
    }
    func chunk(_ kind: String, _ data: [UInt8]) -> [UInt8] {
      number(data.count, 4) + Array(kind.utf8) + data + [0, 0, 0, 0]
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", number(width, 4) + number(height, 4) + [8, 2, 0, 0, 0]) + chunk("IDAT", [0])
      + chunk("IEND", [])
  }

  static func jpeg(width: Int, height: Int) -> [UInt8] {
    let size = [UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255)]
    return [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 11, 8] + size + [1, 1, 0x11, 0]
      + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0, 0xFF, 0xD9]
  }
}
