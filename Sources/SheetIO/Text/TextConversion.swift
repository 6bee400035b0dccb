internal import CXlsx

/// Text from any encoding that the system knows.
enum TextConversion {
  /// The text; `nil` when the encoding is not known, or bytes have no character in it.
  ///
  /// Bytes that windows-1252 leaves open are control characters, as in Windows itself. Source: POSIX `iconv`.
  static func utf8(_ bytes: [UInt8], from encoding: String) -> String? {
    var result = [UInt8](repeating: 0, count: bytes.count * 4 + 16)
    let count = bytes.withUnsafeBufferPointer { input in
      result.withUnsafeMutableBufferPointer { output in
        cxlsx_text_convert(encoding, input.baseAddress, input.count, output.baseAddress, output.count)
      }
    }
    if count >= 0 { return String(decoding: result[..<count], as: UTF8.self) }
    guard encoding == "CP1252" else { return nil }
    return bytes.reduce(into: "") { text, byte in
      text += utf8([byte], from: "CP1252", orControl: byte)
    }
  }

  private static func utf8(_ bytes: [UInt8], from encoding: String, orControl byte: UInt8) -> String {
    var result = [UInt8](repeating: 0, count: 16)
    let count = bytes.withUnsafeBufferPointer { input in
      result.withUnsafeMutableBufferPointer { output in
        cxlsx_text_convert(encoding, input.baseAddress, input.count, output.baseAddress, output.count)
      }
    }
    return count >= 0 ? String(decoding: result[..<count], as: UTF8.self) : String(Unicode.Scalar(byte))
  }
}
