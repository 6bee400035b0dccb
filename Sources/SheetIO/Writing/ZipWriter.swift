internal import CXlsx

/// A zip archive whose entries are each written in one go.
///
/// Source: PKWARE, APPNOTE.TXT, 4.3.7 (local file header), 4.3.12 (central directory), 4.3.16 (its end).
struct ZipWriter: ~Copyable {
  private var archive = ByteWriter(capacity: 1 << 16)
  private var directory = ByteWriter(capacity: 1 << 12)
  private var entries = 0
  private let deflater: OpaquePointer

  init() throws(SheetError) {
    guard let deflater = cxlsx_deflater_create(Self.level) else {
      throw SheetError(.cannotWrite(LibraryReasons.noMemory))
    }
    self.deflater = deflater
  }

  deinit { cxlsx_deflater_free(deflater) }

  /// libdeflate's fastest: the best takes four times as long for a tenth less.
  private static let level: Int32 = 1

  /// Adds what a part has become, which then begins anew.
  mutating func add(_ name: String, _ writer: inout ByteWriter) throws(SheetError) {
    defer { writer.removeAll() }
    let part = writer.bytes
    guard let bytes = part.baseAddress, part.count < Self.tooLarge, archive.count < Self.tooLarge,
      entries < UInt16.max
    else {
      throw SheetError(.cannotWrite(LibraryReasons.tooLargeToCompress))
    }
    let offset = UInt32(archive.count)
    let checksum = cxlsx_checksum(bytes, part.count)
    archive.put(littleEndian: Self.localHeader)
    Self.putProperties(checksum, compressed: 0, part.count, name, to: &archive)
    archive.put(plain: name)
    let start = archive.count
    let deflater = deflater
    let room = cxlsx_deflate_bound(deflater, part.count)
    archive.put(atMost: room) { cxlsx_deflate(deflater, bytes, part.count, $0, room) }
    let compressed = archive.count - start
    archive.replace(at: Int(offset) + Self.placeOfSize, with: UInt32(compressed))
    directory.put(littleEndian: Self.directoryHeader)
    directory.put(littleEndian: Self.version)
    Self.putProperties(checksum, compressed: compressed, part.count, name, to: &directory)
    // No comment, the first disk, no attributes.
    for _ in 0..<3 { directory.put(littleEndian: UInt16(0)) }
    directory.put(littleEndian: UInt32(0))
    directory.put(littleEndian: offset)
    directory.put(plain: name)
    entries += 1
  }

  /// What both headers of an entry have in common.
  private static func putProperties(
    _ checksum: UInt32, compressed: Int, _ size: Int, _ name: String, to bytes: inout ByteWriter
  ) {
    bytes.put(littleEndian: version)
    bytes.put(littleEndian: UInt16(0))
    bytes.put(littleEndian: deflated)
    // The same in every file, so that equal reports give equal bytes: the first day that zip archives know.
    bytes.put(littleEndian: UInt16(0))
    bytes.put(littleEndian: firstDay)
    bytes.put(littleEndian: checksum)
    bytes.put(littleEndian: UInt32(compressed))
    bytes.put(littleEndian: UInt32(size))
    bytes.put(littleEndian: UInt16(name.utf8.count))
    bytes.put(littleEndian: UInt16(0))
  }

  /// Hands the whole archive to `body`.
  consuming func finish<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(SheetError) -> Result
  ) throws(SheetError) -> Result {
    guard archive.count < Self.tooLarge else {
      throw SheetError(.cannotWrite(LibraryReasons.tooLargeToCompress))
    }
    let offset = archive.count
    archive.put(directory.bytes)
    archive.put(littleEndian: Self.directoryEnd)
    archive.put(littleEndian: UInt32(0))
    archive.put(littleEndian: UInt16(entries))
    archive.put(littleEndian: UInt16(entries))
    archive.put(littleEndian: UInt32(directory.count))
    archive.put(littleEndian: UInt32(offset))
    archive.put(littleEndian: UInt16(0))
    return try body(archive.bytes)
  }

  private static let localHeader: UInt32 = 0x0403_4B50
  private static let directoryHeader: UInt32 = 0x0201_4B50
  private static let directoryEnd: UInt32 = 0x0605_4B50
  /// Of the specification, 2.0.
  private static let version: UInt16 = 20
  private static let deflated: UInt16 = 8
  /// 1 January 1980.
  private static let firstDay: UInt16 = 0x0021
  /// Where the compressed size is in a local header.
  private static let placeOfSize = 18
  /// Of 4 GB and more archives need other headers.
  private static let tooLarge = 0xFFFF_0000
}
