/// A zip archive of uncompressed entries, built byte by byte so that a test can break any of them.
struct StoredZip {
  private struct Entry {
    var name: String
    var content: [UInt8]
    var checksum: UInt32
    var offset: Int
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []

  /// An archive with these entries, in order.
  init(_ parts: [(name: String, content: [UInt8])], wrongChecksumOf broken: String? = nil) {
    for part in parts { add(part.name, part.content, isBroken: part.name == broken) }
  }

  /// The archive's bytes.
  var archive: [UInt8] {
    var directory: [UInt8] = []
    for entry in entries {
      directory += Self.little(0x0201_4B50, 4) + Self.little(20, 2)
      directory += Self.common(entry)
      directory += Self.little(0, 2) + Self.little(0, 2) + Self.little(0, 2) + Self.little(0, 4)
      directory += Self.little(entry.offset, 4) + Array(entry.name.utf8)
    }
    var end = Self.little(0x0605_4B50, 4) + Self.little(0, 4)
    end += Self.little(entries.count, 2) + Self.little(entries.count, 2)
    end += Self.little(directory.count, 4) + Self.little(bytes.count, 4) + Self.little(0, 2)
    return bytes + directory + end
  }

  private mutating func add(_ name: String, _ content: [UInt8], isBroken: Bool) {
    let checksum = Self.checksum(content) ^ (isBroken ? 1 : 0)
    let entry = Entry(name: name, content: content, checksum: checksum, offset: bytes.count)
    bytes += Self.little(0x0403_4B50, 4) + Self.common(entry) + Array(name.utf8) + content
    entries.append(entry)
  }

  /// What local and central headers share: version to lengths.
  ///
  /// Source: APPNOTE 4.3.7.
  private static func common(_ entry: Entry) -> [UInt8] {
    let flagsForUTF8 = 1 << 11
    return little(20, 2) + little(flagsForUTF8, 2) + little(0, 2) + little(0, 2) + little(0x21, 2)
      + little(Int(entry.checksum), 4) + little(entry.content.count, 4) + little(entry.content.count, 4)
      + little(entry.name.utf8.count, 2) + little(0, 2)
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc = ~UInt32(0)
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
