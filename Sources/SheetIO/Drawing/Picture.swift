/// A picture for a sheet, PNG or JPEG.
public struct Picture: Sendable, Hashable {
  /// The file.
  package let bytes: [UInt8]
  /// Pixels.
  package let width: Int
  /// Pixels.
  package let height: Int

  /// A picture of a file's bytes.
  ///
  /// - Throws: ``SheetError`` of kind `notAPicture` when they are no whole PNG or JPEG.
  public init(_ bytes: [UInt8]) throws(SheetError) {
    guard let size = Self.sizeOfPNG(bytes) ?? Self.sizeOfJPEG(bytes), size.width > 0, size.height > 0 else {
      throw SheetError(.notAPicture)
    }
    self.bytes = bytes
    (width, height) = size
  }

  private typealias Size = (width: Int, height: Int)

  private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
    bytes[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  /// Source: ISO/IEC 15948, 5.2, 11.2.2 (IHDR) and 11.2.5 (IEND), in which the file ends.
  private static func sizeOfPNG(_ bytes: [UInt8]) -> Size? {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard bytes.starts(with: signature) else { return nil }
    var place = signature.count
    var size: Size?
    while place + 12 <= bytes.count {
      let length = number(bytes, place, 4)
      guard length <= bytes.count - place - 12 else { return nil }
      let kind = bytes[(place + 4)..<(place + 8)]
      if kind.elementsEqual("IHDR".utf8), length == 13 {
        size = (number(bytes, place + 8, 4), number(bytes, place + 12, 4))
      }
      if kind.elementsEqual("IEND".utf8) { return size }
      place += length + 12
    }
    return nil
  }

  /// Source: ITU-T T.81, B.1.1 (markers) and B.2.2 (frame header).
  private static func sizeOfJPEG(_ bytes: [UInt8]) -> Size? {
    guard bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { return nil }
    var place = 2
    var size: Size?
    while place + 4 <= bytes.count, bytes[place] == 0xFF {
      let marker = bytes[place + 1]
      if marker == 0xFF {
        place += 1
        continue
      }
      // The picture itself follows; it ends with the file's end marker.
      if marker == 0xDA { return bytes.suffix(64).contains(0xD9) ? size : nil }
      let length = number(bytes, place + 2, 2)
      guard length >= 2, place + 2 + length <= bytes.count else { return nil }
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker), length >= 8 {
        size = (number(bytes, place + 7, 2), number(bytes, place + 5, 2))
      }
      place += 2 + length
    }
    return nil
  }
}
