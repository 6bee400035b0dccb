import Synchronization

/// What small parts say, for the packages that have the same ones: of the files of an archive the relationships, the styles
/// and the types of contents are often the same byte for byte, since one program wrote them.
///
/// A part is the same where its stored bytes are, all of them, what the directory states of them, and what is asked of it.
final class PartMemory: Sendable {
  /// The memory of the process.
  static let shared = PartMemory()

  /// What is asked of a part, and what the archive's directory states of its bytes once they are inflated: where that is
  /// wrong, the part is damaged, however often its bytes came before.
  struct Question: Hashable, Sendable {
    let kind: String
    let size: Int
    let checksum: UInt32
  }

  private struct Part: Sendable {
    let question: Question
    let packed: [UInt8]
    let visitor: any XMLVisitor
  }

  private let parts = Mutex<[Part]>([])

  /// Larger parts seldom come twice.
  static let mostBytes = 4096
  /// An archive has a few kinds of files; when there is no more room, what was kept first goes.
  private static let mostParts = 48

  /// What was read of a part for the same question.
  func visitor<Visitor: XMLVisitor>(_ question: Question, _ packed: UnsafeRawBufferPointer) -> Visitor? {
    parts.withLock { parts in
      for part in parts.reversed()
      where part.packed.count == packed.count && part.question == question {
        guard part.packed.elementsEqual(packed) else { continue }
        return part.visitor as? Visitor
      }
      return nil
    }
  }

  /// Keeps what was read of a part.
  func keep(_ visitor: some XMLVisitor, _ question: Question, _ packed: UnsafeRawBufferPointer) {
    let part = Part(question: question, packed: Array(packed), visitor: visitor)
    parts.withLock { parts in
      if parts.count >= Self.mostParts { parts.removeFirst() }
      parts.append(part)
    }
  }
}
