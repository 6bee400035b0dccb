/// The text between tags and in attributes while XML is scanned: what its references stand for, with the line breaks of
/// XML, in valid UTF-8.
///
/// Source: XML 1.0, 2.2 (Char), 2.11 (line ends), 4.6 (predefined entities).
struct ScannedTexts {
  /// What is to be done with a text.
  enum Look {
    case asItIs
    /// References or line ends stand for something else.
    case hasReferences
    case notPlain
  }

  private var decoded: [UInt8] = []

  /// Calls with what a text says; `nil` where it is not plain.
  mutating func with<Result>(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    switch Self.look(at: text, inAttribute: false) {
    case .asItIs: return body(text)
    case .notPlain: return nil
    case .hasReferences:
      decoded.removeAll(keepingCapacity: true)
      guard Self.decode(text, into: &decoded) else { return nil }
      return decoded.withUnsafeBufferPointer(body)
    }
  }

  /// Looks a text through; in attributes line breaks and tabs are left to the other way, and so is `<`.
  static func look(at text: UnsafeBufferPointer<UInt8>, inAttribute: Bool) -> Look {
    var look = Look.asItIs
    var index = 0
    while index < text.count {
      if index + EightBytes.count <= text.count, arePlain(EightBytes(text, at: index)) {
        index += EightBytes.count
        continue
      }
      let byte = text[index]
      switch byte {
      case XMLByte.ampersand: look = .hasReferences
      case XMLByte.open: return .notPlain
      case XMLByte.close:
        // `]]>` is not allowed in text.
        if !inAttribute, index >= 2, text[index - 1] == bracket, text[index - 2] == bracket {
          return .notPlain
        }
      case 0x20..<0x80: break
      case 0x09, 0x0A: if inAttribute { return .notPlain }
      case 0x0D:
        if inAttribute { return .notPlain }
        look = .hasReferences
      case 0..<0x20: return .notPlain
      default:
        let length = SoundText.lengthOfCharacter(in: text, at: index, ofXML: true)
        guard length > 0 else { return .notPlain }
        index += length - 1
      }
      index += 1
    }
    return look
  }

  /// Whether bytes stand for themselves, whatever is around them.
  @inline(__always)
  private static func arePlain(_ bytes: EightBytes) -> Bool {
    bytes.areASCII
      && !(bytes.has(below: 0x20) || bytes.has(XMLByte.ampersand) || bytes.has(XMLByte.open)
        || bytes.has(XMLByte.close))
  }

  private static let bracket = UInt8(ascii: "]")

  /// Appends what a text stands for; `false` where a reference is none of XML's own.
  static func decode(_ text: UnsafeBufferPointer<UInt8>, into result: inout [UInt8]) -> Bool {
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      switch byte {
      case 0x0D:
        result.append(0x0A)
        if index < text.count, text[index] == 0x0A { index += 1 }
      case XMLByte.ampersand:
        let rest = text[index...].prefix(longestReference)
        guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else { return false }
        guard append(reference: UnsafeBufferPointer(rebasing: text[index..<end]), to: &result) else {
          return false
        }
        index = end + 1
      default: result.append(byte)
      }
    }
    return true
  }

  private static let longestReference = 12

  private static func append(reference: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) -> Bool {
    let name = String(decoding: reference, as: UTF8.self)
    switch name {
    case "amp": result.append(XMLByte.ampersand)
    case "lt": result.append(XMLByte.open)
    case "gt": result.append(XMLByte.close)
    case "quot": result.append(UInt8(ascii: "\""))
    case "apos": result.append(UInt8(ascii: "'"))
    default:
      guard name.hasPrefix("#") else { return false }
      let digits = name.dropFirst()
      // Numbers of Swift may have a sign.
      guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
        return false
      }
      let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let value, isCharacter(value), let scalar = Unicode.Scalar(value) else { return false }
      result.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    }
    return true
  }

  /// Whether a number is a character of XML.
  private static func isCharacter(_ value: UInt32) -> Bool {
    value >= 0x20 ? value != 0xFFFE && value != 0xFFFF : value == 0x09 || value == 0x0A || value == 0x0D
  }
}
