import Synchronization

/// What small parts say, for the packages that have the same ones: of the files of an archive the relationships, the styles
/// and the types of contents are often the same byte for byte, since one program wrote them.
///
/// A part is the same where its stored bytes are, all of them, and what is asked of it.
final class PartMemory: Sendable {
  /// The memory of the process.
  static let shared = PartMemory()

  private struct Part: Sendable {
    let kind: String
    let packed: [UInt8]
    let visitor: any XMLVisitor
  }

  private let parts = Mutex<[Part]>([])

  /// Larger parts seldom come twice.
  static let mostBytes = 4096
  /// An archive has a few kinds of files; when there is no more room, what was kept first goes.
  private static let mostParts = 48

  /// What was read of a part for the same question.
  func visitor<Visitor: XMLVisitor>(_ kind: String, _ packed: UnsafeRawBufferPointer) -> Visitor? {
    parts.withLock { parts in
      for part in parts.reversed() where part.packed.count == packed.count && part.kind == kind {
        guard part.packed.elementsEqual(packed) else { continue }
        return part.visitor as? Visitor
      }
      return nil
    }
  }

  /// Keeps what was read of a part.
  func keep(_ visitor: some XMLVisitor, _ kind: String, _ packed: UnsafeRawBufferPointer) {
    let part = Part(kind: kind, packed: Array(packed), visitor: visitor)
    parts.withLock { parts in
      if parts.count >= Self.mostParts { parts.removeFirst() }
      parts.append(part)
    }
  }
}
