/// SHA-256, as it is written everywhere: in lower-case hexadecimal.
package enum Fingerprint {
  /// The fingerprint of bytes.
  package static func of(_ bytes: [UInt8]) -> String {
    var running = Running()
    unsafe running.add(bytes.span.bytes)
    return running.text
  }

  /// The fingerprint of a text's UTF-8.
  package static func of(_ text: String) -> String { of(Array(text.utf8)) }

  /// The fingerprint of bytes that come piece by piece, so that they need not stand in memory together.
  package struct Running {
    private var hash = SHA256()

    /// Of no bytes yet.
    package init() {}

    /// Adds the next bytes.
    package mutating func add(_ bytes: RawSpan) { hash.add(bytes) }

    /// The fingerprint of all bytes so far; more may follow.
    package var text: String {
      hash.digest.map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
    }
  }
}
