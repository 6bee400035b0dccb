internal import CCrypto

/// SHA-256, as it is written everywhere: in lower-case hexadecimal.
///
/// Source: FIPS 180-4; computed by the system's libcrypto.
package enum Fingerprint {
  /// The fingerprint of bytes.
  package static func of(_ bytes: [UInt8]) -> String {
    var running = Running()
    unsafe running.add(bytes.span.bytes)
    return running.text
  }

  /// The fingerprint of a text's UTF-8.
  package static func of(_ text: String) -> String { of(Array(text.utf8)) }

  /// The fingerprint of bytes that come piece by piece, so that they need not be in memory together.
  package struct Running: Sendable {
    private var state = SHA256_CTX()

    /// Of no bytes yet.
    package init() { unsafe succeed(SHA256_Init(&state)) }

    /// Adds the next bytes.
    package mutating func add(_ bytes: RawSpan) {
      unsafe bytes.withUnsafeBytes { unsafe succeed(SHA256_Update(&state, $0.baseAddress, $0.count)) }
    }

    /// The fingerprint of all bytes so far; more may follow.
    package var text: String {
      // Closing a state ends it, so a copy is closed.
      var copy = state
      var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
      unsafe digest.withUnsafeMutableBufferPointer { unsafe succeed(SHA256_Final($0.baseAddress, &copy)) }
      var text: [UInt8] = []
      text.reserveCapacity(2 * digest.count)
      for byte in digest { text += [Self.digit(byte >> 4), Self.digit(byte & 15)] }
      return String(decoding: text, as: UTF8.self)
    }

    private func succeed(_ result: Int32) { precondition(result == 1, "libcrypto gave no digest") }

    /// A hexadecimal digit.
    private static func digit(_ value: UInt8) -> UInt8 {
      value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
    }
  }
}
