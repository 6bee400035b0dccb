/// The parts of an Office package, found by name and parsed one at a time.
///
/// A case difference, a backslash or a leading slash in a name is forgiven; of two entries with the same
/// name the later counts, as if the file had been updated. Source: ECMA-376 Part 2, 6.2.
struct OfficePackage: ~Copyable {
  private let archive: ZipArchive
  private let limits: ReadLimits
  private let entries: [String: Int]
  private let foldedEntries: [String: Int]
  private var inflatedBytes = 0

  /// The package in `bytes`, which must outlive it.
  init(_ bytes: UnsafeRawBufferPointer, limits: ReadLimits) throws(SheetError) {
    let archive = try ZipArchive(bytes)
    guard archive.entryCount <= limits.entries else {
      throw SheetError(.tooLarge(what: .entries, limit: limits.entries))
    }
    var entries: [String: Int] = [:]
    var foldedEntries: [String: Int] = [:]
    for index in 0..<archive.entryCount {
      guard let spelling = archive.name(ofEntry: index), !spelling.hasSuffix("/") else { continue }
      let name = PartName(spelling)
      entries[name.path] = index
      if foldedEntries[name.folded] == nil { foldedEntries[name.folded] = index }
    }
    self.archive = archive
    self.limits = limits
    self.entries = entries
    self.foldedEntries = foldedEntries
  }

  /// The names of all parts, in no order.
  var partNames: some Collection<String> { entries.keys }

  /// Whether there is such a part.
  func contains(_ part: PartName) -> Bool { index(of: part) != nil }

  /// Parses a part with a visitor.
  ///
  /// - Throws: ``SheetError`` located in the part: when it is missing, damaged, not well-formed, over a
  ///   limit, or when the visitor refuses it.
  mutating func parse<Visitor: XMLVisitor>(
    _ part: PartName, with visitor: inout Visitor
  ) throws(SheetError) {
    guard let index = index(of: part) else { throw SheetError(.missingPart(part.path)) }
    if limits.scansPlainXML, let scanned = scanned(entry: index, with: visitor) {
      visitor = scanned
      return
    }
    do throws(SheetError) {
      let bridge = VisitorBridge(visitor)
      let parser = try XMLPushParser(bridge: bridge)
      try inflate(entry: index) { (bytes) throws(SheetError) in try parser.feed(bytes) }
      try parser.finish()
      visitor = bridge.visitor
    } catch {
      throw error.located(part: part.path)
    }
  }

  /// The visitor after it has seen a part of plain XML; `nil` for any other, of which the parser says more.
  private mutating func scanned<Visitor: XMLVisitor>(entry index: Int, with visitor: Visitor) -> Visitor? {
    let before = inflatedBytes
    var visitor = visitor
    visitor.expect(bytes: archive.statedSize(ofEntry: index) ?? 0)
    var scanner = TagScanner(visitor)
    if let outcome = scannedWhole(entry: index, &scanner) { return outcome.visitor }
    do throws(SheetError) {
      try inflate(entry: index) { (bytes) throws(SheetError) in
        // What is thrown here ends the inflating and is seen by nobody.
        guard scanner.feed(bytes) else { throw SheetError(.malformedXML(.stopped)) }
      }
    } catch {
      inflatedBytes = before
      return nil
    }
    guard scanner.finish() else {
      inflatedBytes = before
      return nil
    }
    return scanner.visitor
  }

  /// The visitor of a part that is not large and was inflated in one go, if it is plain; `nil` where it is to be read piece
  /// by piece.
  private mutating func scannedWhole<Visitor: XMLVisitor>(
    entry index: Int, _ scanner: inout TagScanner<Visitor>
  ) -> (visitor: Visitor?, Void)? {
    guard let size = archive.statedSize(ofEntry: index), (1...Self.bytesOfSmallPart).contains(size),
      size <= limits.partBytes, inflatedBytes + size <= limits.inflatedBytes,
      let packedSize = archive.packedSize(ofEntry: index)
    else { return nil }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: packedSize + size, alignment: 16)
    defer { buffer.deallocate() }
    let packed = UnsafeMutableRawBufferPointer(rebasing: buffer[..<packedSize])
    let bytes = UnsafeMutableRawBufferPointer(rebasing: buffer[packedSize...])
    guard archive.read(packed: packed, ofEntry: index) else { return nil }
    let kind = packedSize <= PartMemory.mostBytes ? scanner.visitor.keptUnder : nil
    let question = kind.map {
      PartMemory.Question(kind: $0, size: size, checksum: archive.statedChecksum(ofEntry: index))
    }
    if let question,
      let known: Visitor = PartMemory.shared.visitor(question, UnsafeRawBufferPointer(packed))
    {
      inflatedBytes += size
      return (known, ())
    }
    guard archive.inflate(entry: index, from: UnsafeRawBufferPointer(packed), into: bytes) else {
      return nil
    }
    guard scanner.read(whole: UnsafeRawBufferPointer(bytes)) else { return (nil, ()) }
    inflatedBytes += size
    if let question { PartMemory.shared.keep(scanner.visitor, question, UnsafeRawBufferPointer(packed)) }
    return (scanner.visitor, ())
  }

  /// Larger parts are inflated piece by piece, so that never all of them is in memory.
  private static let bytesOfSmallPart = 4 << 20

  /// Parses a part if there is one; whether there was.
  @discardableResult
  mutating func parseIfPresent<Visitor: XMLVisitor>(
    _ part: PartName?, with visitor: inout Visitor
  ) throws(SheetError) -> Bool {
    guard let part, contains(part) else { return false }
    try parse(part, with: &visitor)
    return true
  }

  /// The first bytes of a part, for formats that sign themselves in one; empty when there is no such part.
  mutating func head(of part: PartName, bytes limit: Int) throws(SheetError) -> [UInt8] {
    guard let index = index(of: part) else { return [] }
    var head: [UInt8] = []
    try inflate(entry: index) { (bytes) throws(SheetError) in
      head.append(contentsOf: bytes.prefix(limit - head.count))
    }
    return head
  }

  private mutating func inflate(
    entry index: Int, _ receive: (UnsafeRawBufferPointer) throws(SheetError) -> Void
  ) throws(SheetError) {
    var partBytes = 0
    var total = inflatedBytes
    let limits = limits
    defer { inflatedBytes = total }
    try archive.inflate(entry: index) { (bytes) throws(SheetError) in
      partBytes += bytes.count
      total += bytes.count
      guard partBytes <= limits.partBytes else {
        throw SheetError(.tooLarge(what: .partBytes, limit: limits.partBytes))
      }
      guard total <= limits.inflatedBytes else {
        throw SheetError(.tooLarge(what: .inflatedBytes, limit: limits.inflatedBytes))
      }
      try receive(bytes)
    }
  }

  private func index(of part: PartName) -> Int? {
    entries[part.path] ?? foldedEntries[part.folded] ?? foldedEntries[part.percentDecoded.folded]
  }
}
