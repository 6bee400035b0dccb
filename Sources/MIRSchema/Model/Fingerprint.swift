import Crypto
package import Foundation

/// SHA-256, as it is written everywhere: in lower-case hexadecimal.
package enum Fingerprint {
  /// The fingerprint of bytes.
  package static func of(_ bytes: some DataProtocol) -> String { hexadecimal(SHA256.hash(data: bytes)) }

  /// The fingerprint of bytes that come piece by piece, so that they need not stand in memory together.
  package struct Running {
    private var hash = SHA256()

    /// Of no bytes yet.
    package init() {}

    /// Adds the next bytes.
    package mutating func add(_ bytes: RawSpan) {
      unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    }

    /// The fingerprint of all bytes so far.
    package var text: String { hexadecimal(hash.finalize()) }
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    digest.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
