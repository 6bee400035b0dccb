internal import CCrypto

/// SHA-256, as it is written everywhere: in lower-case hexadecimal.
///
/// Source: FIPS 180-4; computed by the system's libcrypto.
package enum Fingerprint {
  /// The fingerprint of bytes.
  package static func of(_ bytes: [UInt8]) -> String {
    let running = Running()
    unsafe running.add(bytes.span.bytes)
    return running.text
  }

  /// The fingerprint of a text's UTF-8.
  package static func of(_ text: String) -> String { of(Array(text.utf8)) }

  /// The fingerprint of bytes that come piece by piece, so that they need not be in memory together.
  @safe package struct Running: ~Copyable {
    private let state: OpaquePointer

    /// Of no bytes yet.
    package init() {
      guard let state = unsafe EVP_MD_CTX_new(), unsafe EVP_DigestInit_ex(state, EVP_sha256(), nil) == 1
      else {
        preconditionFailure("the system's libcrypto has no SHA-256")
      }
      unsafe self.state = state
    }

    deinit { unsafe EVP_MD_CTX_free(state) }

    /// Adds the next bytes.
    package func add(_ bytes: RawSpan) {
      let isAdded = unsafe bytes.withUnsafeBytes { unsafe EVP_DigestUpdate(state, $0.baseAddress, $0.count) }
      precondition(isAdded == 1, "libcrypto refused bytes")
    }

    /// The fingerprint of all bytes so far; more may follow.
    package var text: String {
      // Closing a state ends it, so a copy is closed.
      let copy = Running()
      var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
      var length: UInt32 = 0
      let isClosed =
        unsafe EVP_MD_CTX_copy_ex(copy.state, state) == 1
        && digest.withUnsafeMutableBufferPointer {
          unsafe EVP_DigestFinal_ex(copy.state, $0.baseAddress, &length) == 1
        }
      precondition(isClosed, "libcrypto gave no digest")
      return digest.prefix(Int(length)).map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
    }
  }
}
