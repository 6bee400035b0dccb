internal import CXlsx

/// A zip archive over bytes in memory, which must outlive it, or over a file; dropping it closes it.
///
/// Source: libzip `zip_open_from_source`, `zip_fopen_index`.
struct ZipArchive: ~Copyable {
  private let handle: OpaquePointer

  /// - Throws: ``SheetError/Kind/truncated(afterBytes:)`` when the directory at the end is missing,
  ///   ``SheetError/Kind/damagedContainer(_:)`` when it is broken.
  init(_ bytes: UnsafeRawBufferPointer) throws(SheetError) {
    guard let start = bytes.baseAddress, let handle = cxlsx_zip_open(start, bytes.count) else {
      throw Self.noMemory
    }
    if let failure = Self.failure(of: handle, bytes) {
      cxlsx_zip_close(handle)
      throw failure
    }
    self.handle = handle
  }

  /// The archive in a file, of which only what is asked for is read.
  ///
  /// - Throws: ``SheetError`` as for bytes, but never that the file is cut off: that is not looked for.
  init(path: [UInt8]) throws(SheetError) {
    let opened = (path + [0]).withUnsafeBufferPointer { path in
      path.withMemoryRebound(to: CChar.self) { $0.baseAddress.flatMap { cxlsx_zip_open_file($0) } }
    }
    guard let handle = opened else { throw Self.noMemory }
    if let failure = Self.failure(of: handle, nil) {
      cxlsx_zip_close(handle)
      throw failure
    }
    self.handle = handle
  }

  private static var noMemory: SheetError {
    SheetError(
      .damagedContainer(
        BilingualText(es: "no hay memoria para el archivo zip", en: "no memory for the zip archive")))
  }

  deinit { cxlsx_zip_close(handle) }

  /// The number of entries, folders included.
  var entryCount: Int { Int(clamping: cxlsx_zip_entry_count(handle)) }

  /// The name of an entry as the archive spells it; `nil` when it has none.
  func name(ofEntry index: Int) -> String? {
    cxlsx_zip_entry_name(handle, UInt64(index)).map { String(cString: $0) }
  }

  /// The inflated bytes of an entry as the archive states them, which need not be true; `nil` when it does not.
  func statedSize(ofEntry index: Int) -> Int? {
    let size = cxlsx_zip_entry_size(handle, UInt64(index))
    return size < 0 ? nil : Int(clamping: size)
  }

  /// When an entry was changed, in seconds since 1970; `nil` when the archive does not say.
  func modified(ofEntry index: Int) -> Int? {
    let seconds = cxlsx_zip_entry_modified(handle, UInt64(index))
    return seconds == 0 ? nil : Int(clamping: seconds)
  }

  /// The bytes that an entry is stored in, where it is deflated and nothing else; `nil` for any other.
  func packedSize(ofEntry index: Int) -> Int? {
    let size = cxlsx_zip_entry_packed_size(handle, UInt64(index))
    return size < 0 ? nil : Int(clamping: size)
  }

  /// The checksum that is stated of such an entry.
  func statedChecksum(ofEntry index: Int) -> UInt32 { cxlsx_zip_entry_checksum(handle, UInt64(index)) }

  /// Reads an entry as it is stored into a buffer of that size; whether it could be read.
  func read(packed bytes: UnsafeMutableRawBufferPointer, ofEntry index: Int) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    return cxlsx_zip_entry_packed(handle, UInt64(index), start, bytes.count)
  }

  /// Inflates an entry in one go, from how it is stored, into a buffer of the size that the archive states; `false` where that
  /// cannot be done, and piece by piece it turns out why.
  ///
  /// Source: libdeflate `libdeflate_deflate_decompress_ex`.
  func inflate(
    entry index: Int, from packed: UnsafeRawBufferPointer, into bytes: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard let start = bytes.baseAddress, let from = packed.baseAddress else { return false }
    return cxlsx_zip_entry_inflate(handle, UInt64(index), from, packed.count, start, bytes.count)
  }

  /// Inflates an entry piece by piece, where it can by ISA-L `isal_inflate`; each piece is valid during the call of `receive` only.
  ///
  /// - Throws: what `receive` throws, and ``SheetError`` when the checksum or the size is wrong.
  func inflate(
    entry index: Int, _ receive: (UnsafeRawBufferPointer) throws(SheetError) -> Void
  ) throws(SheetError) {
    guard let entry = cxlsx_zip_entry_open(handle, UInt64(index)) else { throw failure }
    defer { cxlsx_zip_entry_close(entry) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceBytes, alignment: 16)
    defer { buffer.deallocate() }
    guard let start = buffer.baseAddress else { throw failure }
    while true {
      let count = cxlsx_zip_entry_read(entry, start, buffer.count)
      guard count >= 0 else { throw failure }
      guard count > 0 else { return }
      try receive(UnsafeRawBufferPointer(start: start, count: Int(count)))
    }
  }

  /// Large enough to make calls rare, small enough for the processor's cache.
  private static let pieceBytes = 64 << 10

  private var failure: SheetError {
    Self.failure(of: handle, nil)
      ?? SheetError(
        .damagedContainer(BilingualText(es: "la entrada no se puede leer", en: "the entry cannot be read")))
  }

  /// The last failure; `bytes` are the archive's, when it could not be opened.
  private static func failure(of handle: OpaquePointer, _ bytes: UnsafeRawBufferPointer?) -> SheetError? {
    let damage = SheetError(.damagedContainer(LibraryReasons.libzip(Int(cxlsx_zip_last_code(handle)))))
    return switch cxlsx_zip_last_status(handle) {
    case CXLSX_ZIP_OK: nil
    case CXLSX_ZIP_ENCRYPTED: SheetError(.passwordProtected)
    case CXLSX_ZIP_NO_DIRECTORY:
      if let bytes, !hasEndOfDirectory(bytes) {
        SheetError(.truncated(afterBytes: bytes.count))
      } else {
        damage
      }
    default: damage
    }
  }

  /// Whether the record that ends every archive is there, broken or not.
  ///
  /// Source: APPNOTE 4.3.16: 22 bytes and a comment of at most 65 535.
  private static func hasEndOfDirectory(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let tail = bytes.suffix(22 + 65_535)
    return tail.indices.contains { tail[$0...].starts(with: [0x50, 0x4B, 0x05, 0x06]) }
  }
}
