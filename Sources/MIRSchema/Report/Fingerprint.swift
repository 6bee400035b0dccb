import Crypto
package import Foundation

/// SHA-256, as it is written everywhere: in lower-case hexadecimal.
package enum Fingerprint {
  /// The fingerprint of bytes.
  package static func of(_ bytes: some DataProtocol) -> String { hexadecimal(SHA256.hash(data: bytes)) }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    digest.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
