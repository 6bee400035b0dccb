import Foundation

/// An open file, pipe or device, which is read no further than it has to be.
///
/// Its size is looked at before anything is read, and of what is more than one piece the first bytes before the rest.
package struct OpenInput: ~Copyable {
  private let descriptor: Int32
  private let isOwned: Bool
  /// Bytes of a regular file; of anything else it is unknown.
  package let size: Int?

  /// Opens the file at a path, which is bytes to the system.
  ///
  /// - Throws: ``SystemError`` with the system's reason.
  package init(path: [UInt8]) throws(SystemError) {
    let descriptor = (path.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
      $0.baseAddress.map { open($0, O_RDONLY | O_CLOEXEC) } ?? -1
    }
    guard descriptor >= 0 else { throw SystemError.last }
    try self.init(descriptor, isOwned: true)
  }

  /// Standard input, which stays open.
  ///
  /// - Throws: ``SystemError`` when it is closed.
  package static func standard() throws(SystemError) -> OpenInput {
    try OpenInput(STDIN_FILENO, isOwned: false)
  }

  private init(_ descriptor: Int32, isOwned: Bool) throws(SystemError) {
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    let failure = SystemError.last
    self.descriptor = descriptor
    self.isOwned = isOwned
    size = isKnown && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    guard isKnown else { throw failure }
  }

  deinit { if isOwned { close(descriptor) } }

  /// Hands on every byte, piece by piece; each piece is valid during the call only.
  ///
  /// With a `limit`, only when there are no more than that and the first of them promise a report.
  ///
  /// - Throws: ``SystemError``, what `receive` throws, and ``SheetError`` for what is not read.
  package func forEachPiece(most limit: Int?, _ receive: (RawSpan) throws -> Void) throws {
    let head = try head(FileSignature.length)
    try check(head, most: limit)
    guard !head.isEmpty else { return }
    try receive(head.span.bytes)
    try forEachPiece(after: head.count, most: limit, receive)
  }

  /// Whether the file is to be read at all, by its size and its first bytes.
  private func check(_ head: [UInt8], most limit: Int?) throws(SheetError) {
    guard let limit else { return }
    // An empty file is left to the code that reads it.
    if !head.isEmpty, let refusal = FileSignature(head.span.bytes).refusal { throw refusal }
    if let size, size > limit { throw SheetError(.fileTooLarge(bytes: size, limit: limit)) }
  }

  /// Hands on what is behind the bytes that were read already.
  private func forEachPiece(after count: Int, most limit: Int?, _ receive: (RawSpan) throws -> Void) throws {
    var total = count
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceBytes, alignment: 16)
    defer { piece.deallocate() }
    while true {
      let count = try next(into: piece)
      guard count > 0 else { return }
      total += count
      if let limit, total > limit { throw SheetError(.fileTooLarge(bytes: nil, limit: limit)) }
      try receive(UnsafeRawBufferPointer(rebasing: piece[..<count]).bytes)
    }
  }

  /// The first bytes, fewer only where there are no more.
  ///
  /// - Throws: ``SystemError``.
  package func head(_ count: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = UnsafeMutableBufferPointer(rebasing: buffer[filled...])
        let read = try next(into: UnsafeMutableRawBufferPointer(rest))
        guard read > 0 else { return }
        filled += read
      }
    }
  }

  /// Every byte, when there are no more than `limit` and the first of them promise a report.
  ///
  /// - Throws: ``SystemError``, and ``SheetError`` for what is not read.
  package func bytes(most limit: Int) throws -> [UInt8] {
    // Of a file of one piece everything at once, and one byte more, which shows that it has grown.
    var first = FileSignature.length
    if let size, size < min(Self.pieceBytes, limit) { first = max(first, size + 1) }
    var result = try head(first)
    try check(result, most: limit)
    guard result.count == first else { return result }
    if let size { result.reserveCapacity(size) }
    try forEachPiece(after: first, most: limit) { piece in
      piece.withUnsafeBytes { result.append(contentsOf: $0) }
    }
    return result
  }

  private func next(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw SystemError.last }
    }
  }

  /// Large enough to make calls rare, small enough for the processor's cache.
  private static let pieceBytes = 256 << 10
}
