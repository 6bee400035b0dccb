import MIRSchema
import SheetIO

/// The bytes of files, and of the members of zip archives; an archive is opened once for members that follow each other.
struct ArchiveBytes {
  /// The most bytes that a file or a member may have.
  let limit: Int
  private var last: (path: RawPath, folder: ZippedFolder)?

  init(limit: Int) { self.limit = limit }

  /// The content of a file, or of a member of the zip archive there.
  ///
  /// - Throws: ``SheetError`` for what is too large, damaged or by its first bytes no report; ``Failure`` when it cannot
  ///   be read.
  mutating func bytes(of member: String?, at path: RawPath) throws -> [UInt8] {
    guard let member else {
      last = nil
      return try path.read(most: limit)
    }
    return try folder(at: path).bytes(along: member, most: limit)
  }

  /// The fingerprint of the same, and how many bytes it has; never are they in memory together.
  ///
  /// Of a zip archive of files, which is not a report itself, every byte counts, however many there are.
  ///
  /// - Throws: as ``bytes(of:at:)``.
  mutating func fingerprint(of member: String?, at path: RawPath, isContainer: Bool) throws -> (
    text: String, size: Int
  ) {
    var sum = Sum()
    guard let member else {
      last = nil
      try path.read(most: isContainer ? nil : limit) { piece in sum.add(piece) }
      return (sum.fingerprint.text, sum.size)
    }
    var isFirst = true
    try folder(at: path).read(along: member, most: limit) { (piece) throws(SheetError) in
      if isFirst, !piece.isEmpty, let refusal = FileSignature(piece).refusal { throw refusal }
      isFirst = false
      sum.add(piece)
    }
    return (sum.fingerprint.text, sum.size)
  }

  private struct Sum: ~Copyable {
    var fingerprint = Fingerprint.Running()
    var size = 0

    mutating func add(_ piece: RawSpan) {
      fingerprint.add(piece)
      size += piece.byteCount
    }
  }

  private mutating func folder(at path: RawPath) throws(SheetError) -> ZippedFolder {
    if let last, last.path == path { return last.folder }
    last = nil
    let folder = try ZippedFolder(path: path.bytes)
    last = (path, folder)
    return folder
  }
}
