/// An OLE compound file: streams by name, from chains of sectors.
///
/// Chains that loop, leave the file or are longer than it are refused; what the header says of lengths is never
/// trusted for an allocation. The bytes of the file must outlive it. Source: MS-CFB 2.2 (header), 2.3 (FAT), 2.4 (mini FAT), 2.5 (DIFAT), 2.6 (directory).
struct CompoundFile {
  /// A stream's bytes.
  struct Stream {
    /// What the file holds of it, where that lies in one piece, as it does in most files; it must not outlive them.
    private let piece: UnsafeBufferPointer<UInt8>
    /// What the file holds of it in pieces.
    private let joined: [UInt8]
    /// Whether that is as much as the directory says.
    let isComplete: Bool

    init(_ piece: UnsafeBufferPointer<UInt8>, isComplete: Bool) {
      (self.piece, joined, self.isComplete) = (piece, [], isComplete)
    }

    init(_ joined: [UInt8], isComplete: Bool) {
      (piece, self.joined, self.isComplete) = (UnsafeBufferPointer(start: nil, count: 0), joined, isComplete)
    }

    /// Calls `body` with the bytes.
    func withBytes<Result>(
      _ body: (UnsafeBufferPointer<UInt8>) throws(SheetError) -> Result
    ) throws(SheetError) -> Result {
      guard joined.isEmpty else { return try joined.withUnsafeBufferPointer(body) }
      return try body(piece)
    }
  }

  private let file: UnsafeBufferPointer<UInt8>
  private let sectorSize: Int
  private let miniSectorSize: Int
  private let miniCutoff: Int
  private let sectorCount: Int
  private var fat: [UInt32] = []
  private var miniFAT: [UInt32] = []
  private var entries: [CompoundEntry] = []

  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  private static let headerBytes = 512
  private static let headerFATEntries = 109
  /// Sector numbers from here on are marks: end of chain, free, FAT, DIFAT.
  private static let firstMark: UInt32 = 0xFFFF_FFFA
  private static let endOfChain: UInt32 = 0xFFFF_FFFE

  /// Opens a compound file; nothing but its tables is read.
  init(_ file: UnsafeBufferPointer<UInt8>) throws(SheetError) {
    self.file = file
    guard file.count >= Self.headerBytes else { throw SheetError(.truncated(afterBytes: file.count)) }
    var header = ByteCursor(UnsafeBufferPointer(rebasing: file[..<Self.headerBytes]))
    try header.skip(30)
    let shift = try header.uint16()
    let miniShift = try header.uint16()
    guard (7...16).contains(shift), (2...shift).contains(miniShift) else {
      throw SheetError(
        .damagedContainer(
          BilingualText(es: "sectores de 2^\(shift) bytes", en: "a sector size of 2^\(shift) bytes")))
    }
    sectorSize = 1 << shift
    miniSectorSize = 1 << miniShift
    sectorCount = max(0, (file.count - sectorSize + sectorSize - 1) / sectorSize)
    try header.skip(10)
    _ = try header.uint32()
    let directoryStart = try header.uint32()
    try header.skip(4)
    miniCutoff = Int(try header.uint32())
    let miniFATStart = try header.uint32()
    try header.skip(4)
    let difatStart = try header.uint32()
    try header.skip(4)
    var fatSectors: [UInt32] = []
    for _ in 0..<Self.headerFATEntries { fatSectors.append(try header.uint32()) }
    fat = try fatEntries(fatSectors, difatStart: difatStart)
    entries = try bytes(ofChainFrom: directoryStart).withUnsafeBufferPointer { CompoundEntry.list(in: $0) }
    guard let root = entries.first, root.isRoot else {
      throw SheetError(
        .damagedContainer(BilingualText(es: "un directorio sin raíz", en: "a directory without root")))
    }
    if miniFATStart < Self.firstMark {
      try bytes(ofChainFrom: miniFATStart).withUnsafeBufferPointer { Self.append(wordsOf: $0, to: &miniFAT) }
    }
  }

  /// The names of the streams and storages that are at the top of the file.
  var names: [String] { topEntries.map { entries[$0].name } }

  /// The stream with this name at the top of the file, whichever the case of its letters.
  func stream(named name: String) throws(SheetError) -> Stream? {
    let folded = name.lowercased()
    guard
      let index = topEntries.first(where: { entries[$0].isStream && entries[$0].name.lowercased() == folded })
    else { return nil }
    return try stream(entries[index])
  }

  // MARK: Tables

  /// The FAT, whose sectors the header and the DIFAT chain list.
  private func fatEntries(_ listed: [UInt32], difatStart: UInt32) throws(SheetError) -> [UInt32] {
    var sectors = listed
    var next = difatStart
    var steps = 0
    while next < Self.firstMark {
      steps += 1
      guard steps <= sectorCount else {
        throw SheetError(
          .damagedContainer(BilingualText(es: "una DIFAT que da vueltas", en: "a DIFAT that loops")))
      }
      let known = sectors.count
      Self.append(wordsOf: try sector(next), to: &sectors)
      next = sectors.count > known ? sectors.removeLast() : Self.endOfChain
    }
    var fat: [UInt32] = []
    for number in sectors where number < Self.firstMark {
      guard fat.count <= sectorCount + sectorSize else { break }
      // A table longer than the file covers nothing.
      guard Int(number) < sectorCount else {
        throw SheetError(
          .damagedContainer(
            BilingualText(
              es: "el sector \(number) de la FAT está fuera del archivo",
              en: "a FAT sector \(number) outside of the file")))
      }
      Self.append(wordsOf: try sector(number), to: &fat)
    }
    guard !fat.isEmpty else {
      throw SheetError(.damagedContainer(BilingualText(es: "un archivo sin FAT", en: "a file without FAT")))
    }
    return fat
  }

  /// The sectors of a chain, in order.
  private func chain(from start: UInt32, in table: [UInt32]) throws(SheetError) -> [UInt32] {
    var result: [UInt32] = []
    var next = start
    while next < Self.firstMark {
      result.append(next)
      guard result.count <= table.count else {
        throw SheetError(
          .damagedContainer(
            BilingualText(es: "una cadena de sectores que da vueltas", en: "a chain of sectors that loops")))
      }
      guard Int(next) < table.count else { break }
      next = table[Int(next)]
    }
    return result
  }

  /// All bytes of a chain of sectors, for the tables.
  private func bytes(ofChainFrom start: UInt32) throws(SheetError) -> [UInt8] {
    var bytes: [UInt8] = []
    for number in try chain(from: start, in: fat) { bytes += try sector(number) }
    return bytes
  }

  /// The bytes of a sector; the last one of a file may be short.
  private func sector(_ number: UInt32) throws(SheetError) -> UnsafeBufferPointer<UInt8> {
    let start = (Int(number) + 1) * sectorSize
    guard start < file.count else { throw SheetError(.truncated(afterBytes: file.count)) }
    return UnsafeBufferPointer(rebasing: file[start..<min(start + sectorSize, file.count)])
  }

  /// Appends the numbers of four bytes that are in some bytes; of the last one all four must be there.
  private static func append(wordsOf bytes: UnsafeBufferPointer<UInt8>, to words: inout [UInt32]) {
    let bytes = UnsafeRawBufferPointer(bytes)
    for index in 0..<(bytes.count / 4) {
      words.append(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)))
    }
  }

  // MARK: Directory and streams

  /// The entries right below the root: a workbook inside an embedded object is another's.
  private var topEntries: [Int] {
    guard let root = entries.first, let top = root.child else { return [] }
    var found: [Int] = []
    var seen: Set<Int> = [0]
    var open = [top]
    while let index = open.popLast() {
      guard entries.indices.contains(index), seen.insert(index).inserted else { continue }
      found.append(index)
      open += [entries[index].left, entries[index].right].compactMap { $0 }
    }
    return found
  }

  private func stream(_ entry: CompoundEntry) throws(SheetError) -> Stream {
    guard entry.size >= miniCutoff else { return try miniStream(entry) }
    let chain = try chain(from: entry.start, in: fat)
    if let piece = piece(chain, bytes: entry.size) {
      return Stream(piece, isComplete: piece.count == entry.size)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(entry.size, file.count))
    for number in chain where bytes.count < entry.size {
      guard Int(number) < sectorCount else { break }
      let sector = try sector(number)
      bytes += UnsafeBufferPointer(rebasing: sector[..<min(entry.size - bytes.count, sector.count)])
    }
    return Stream(bytes, isComplete: bytes.count == entry.size)
  }

  /// What the file holds of a chain whose sectors lie one behind the other.
  private func piece(_ chain: [UInt32], bytes: Int) -> UnsafeBufferPointer<UInt8>? {
    guard let first = chain.first, Int(first) + chain.count <= sectorCount,
      chain.indices.allSatisfy({ chain[$0] == first + UInt32($0) })
    else { return nil }
    let start = (Int(first) + 1) * sectorSize
    let end = min(start + min(bytes, chain.count * sectorSize), file.count)
    return UnsafeBufferPointer(rebasing: file[start..<end])
  }

  /// A short stream lies in small sectors of the root's own stream.
  private func miniStream(_ entry: CompoundEntry) throws(SheetError) -> Stream {
    let container = try chain(from: entries[0].start, in: fat)
    var bytes: [UInt8] = []
    for number in try chain(from: entry.start, in: miniFAT) where bytes.count < entry.size {
      let offset = Int(number) * miniSectorSize
      guard offset / sectorSize < container.count else { break }
      let sector = try sector(container[offset / sectorSize])
      let start = offset % sectorSize
      guard start < sector.count else { break }
      let end = min(start + min(miniSectorSize, entry.size - bytes.count), sector.count)
      bytes += UnsafeBufferPointer(rebasing: sector[start..<end])
    }
    return Stream(bytes, isComplete: bytes.count == entry.size)
  }
}

/// One entry of a compound file's directory.
///
/// Source: MS-CFB 2.6.1.
struct CompoundEntry {
  let name: String
  let isRoot: Bool
  let isStream: Bool
  /// Siblings and children, as indices into the directory; `nil` where there is none.
  let left: Int?
  let right: Int?
  let child: Int?
  /// The first sector.
  let start: UInt32
  /// In bytes.
  let size: Int

  private static let bytes = 128
  private static let nameBytes = 64

  /// The entries of a directory, in order.
  static func list(in directory: UnsafeBufferPointer<UInt8>) -> [CompoundEntry] {
    stride(from: 0, to: directory.count - bytes + 1, by: bytes).compactMap { offset in
      do throws(SheetError) {
        return try CompoundEntry(UnsafeBufferPointer(rebasing: directory[offset..<(offset + bytes)]))
      } catch {
        return nil
      }
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetError) {
    var cursor = ByteCursor(bytes)
    let raw = try cursor.take(Self.nameBytes)
    let length = min(max(0, try cursor.uint16() - 2), Self.nameBytes)
    name = SoundText.utf16(UnsafeBufferPointer(rebasing: raw[..<length]))
    let kind = try cursor.uint8()
    isRoot = kind == 5
    isStream = kind == 2
    try cursor.skip(1)
    func link(_ value: UInt32) -> Int? { value < 0xFFFF_FFFA ? Int(value) : nil }
    left = link(try cursor.uint32())
    right = link(try cursor.uint32())
    child = link(try cursor.uint32())
    try cursor.skip(36)
    start = try cursor.uint32()
    size = Int(try cursor.uint32())
  }
}
