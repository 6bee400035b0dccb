internal import CCrypto

/// SHA-256, as it is written everywhere: in lower-case hexadecimal.
///
/// Source: FIPS 180-4; computed by the system's libcrypto.
package enum Fingerprint {
  /// The fingerprint of bytes.
  package static func of(_ bytes: [UInt8]) -> String {
    let running = Running()
    unsafe running.add(bytes.span.bytes)
    return running.close()
  }

  /// The fingerprint of a text's UTF-8.
  package static func of(_ text: String) -> String { of(Array(text.utf8)) }

  // Of a context of its own, which reads no configuration of the machine: that may leave SHA-256 out. Never freed.
  nonisolated(unsafe) private static let algorithm = unsafe EVP_MD_fetch(OSSL_LIB_CTX_new(), "SHA256", nil)

  /// The fingerprint of bytes that come piece by piece, so that they need not be in memory together.
  @safe package struct Running: ~Copyable {
    private let state: OpaquePointer

    /// Of no bytes yet.
    package init() {
      guard let algorithm = unsafe Fingerprint.algorithm, let state = unsafe EVP_MD_CTX_new(),
        unsafe EVP_DigestInit_ex(state, algorithm, nil) == 1
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
      precondition(unsafe EVP_MD_CTX_copy_ex(copy.state, state) == 1, "libcrypto copied no digest")
      return copy.close()
    }

    /// The fingerprint of all bytes; nothing may follow.
    fileprivate func close() -> String {
      var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
      var length: UInt32 = 0
      let isClosed = unsafe digest.withUnsafeMutableBufferPointer {
        unsafe EVP_DigestFinal_ex(state, $0.baseAddress, &length) == 1
      }
      precondition(isClosed, "libcrypto gave no digest")
      var text: [UInt8] = []
      text.reserveCapacity(2 * Int(length))
      for byte in digest.prefix(Int(length)) { text += [Self.digit(byte >> 4), Self.digit(byte & 15)] }
      return String(decoding: text, as: UTF8.self)
    }

    /// A hexadecimal digit.
    private static func digit(_ value: UInt8) -> UInt8 {
      value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
    }
  }
}
