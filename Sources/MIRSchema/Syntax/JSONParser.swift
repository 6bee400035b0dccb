import SheetIO

/// A JSON text that is not well formed: where, what was found, what was expected.
struct JSONSyntaxError: Error, Hashable {
  /// One-based.
  let line: Int
  /// One-based, in characters of UTF-8.
  let column: Int
  let message: BilingualText
}

/// A strict parser of RFC 8259 over UTF-8.
///
/// A key that occurs twice in one object is an error.
struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0
  /// The keys met so far.
  private var keys = JSONKeys()
  /// Arrays and objects nested deeper than this are refused; a report needs six.
  private static let deepest = 64

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Parses one value; nothing but white space may follow it.
  static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.position == bytes.count else {
      throw parser.error(es: "sobra texto después del documento", en: "there is text after the document")
    }
    return value
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private func error(es: String, en: String) -> JSONSyntaxError {
    let before = bytes[..<min(position, bytes.count)]
    let line = before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = BilingualText(es: "el documento termina antes de tiempo", en: "the document ends too early")
    return JSONSyntaxError(
      line: line, column: before.count - start + 1,
      message: position < bytes.count ? BilingualText(es: es, en: en) : end)
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    guard depth < Self.deepest else { throw error(es: "demasiados niveles", en: "nested too deeply") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte): return try number()
    default: throw error(es: "se esperaba un valor", en: "a value was expected")
    }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
    guard bytes[position...].starts(with: text.utf8) else {
      throw error(es: "se esperaba \(text)", en: "\(text) was expected")
    }
    position += text.utf8.count
    return value
  }

  private mutating func number() throws(JSONSyntaxError) -> JSONValue {
    let start = position
    func digits(_ parser: inout JSONParser) -> Int {
      let first = parser.position
      while let byte = parser.next, (0x30...0x39).contains(byte) { parser.position += 1 }
      return parser.position - first
    }
    if next == UInt8(ascii: "-") { position += 1 }
    let leadsWithZero = next == UInt8(ascii: "0")
    let whole = digits(&self)
    var isValid = whole > 0 && !(leadsWithZero && whole > 1)
    if next == UInt8(ascii: ".") {
      position += 1
      isValid = isValid && digits(&self) > 0
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      isValid = isValid && digits(&self) > 0
    }
    guard isValid else {
      position = start
      throw error(es: "número mal escrito", en: "malformed number")
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    position += 1
    var values: [JSONValue] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    while true {
      values.append(try value(depth: depth + 1))
      skipSpace()
      switch next {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "]"):
        position += 1
        return .array(values)
      default: throw error(es: "se esperaba «,» o «]»", en: "“,” or “]” was expected")
      }
    }
  }

  private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    position += 1
    var members: [JSONMember] = []
    var met = JSONKeys.Met()
    skipSpace()
    if next == UInt8(ascii: "}") {
      position += 1
      return .object([])
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else {
        throw error(es: "se esperaba una clave", en: "a key was expected")
      }
      let start = position
      let number = try key()
      let key = keys[number]
      guard met.insert(number) else {
        position = start
        throw error(es: "la clave «\(key)» está repetida", en: "key “\(key)” occurs twice")
      }
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw error(es: "se esperaba «:»", en: "“:” was expected") }
      position += 1
      members.append(JSONMember(key, try value(depth: depth + 1)))
      skipSpace()
      switch next {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "}"):
        position += 1
        return .object(members)
      default: throw error(es: "se esperaba «,» o «}»", en: "“,” or “}” was expected")
      }
    }
  }

  /// The number of a key.
  private mutating func key() throws(JSONSyntaxError) -> Int {
    let end = endOfPlainText(from: position + 1)
    if end < bytes.count, bytes[end] == UInt8(ascii: "\""),
      let known = keys.number(of: bytes.span.extracting((position + 1)..<end))
    {
      position = end + 1
      return known
    }
    return keys.add(try string())
  }

  /// Where what is to be translated, or the end of a text, comes first.
  private func endOfPlainText(from start: Int) -> Int {
    let bytes = bytes.span
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
      end += 1
    }
    return end
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    position += 1
    // Most texts have nothing to translate and are taken over as they are.
    let start = position
    position = endOfPlainText(from: start)
    if next == UInt8(ascii: "\""), let text = Self.text(bytes.span.extracting(start..<position)) {
      position += 1
      return text
    }
    var units = Array(bytes[start..<position])
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = Self.text(units.span) else {
          throw error(es: "el texto no es UTF-8 válido", en: "the text is not valid UTF-8")
        }
        return text
      case UInt8(ascii: "\\"):
        position += 1
        units += try escape()
      case 0x00...0x1F:
        throw error(
          es: "salto de línea o carácter de control dentro de un texto", en: "control character in a text")
      default:
        units.append(byte)
        position += 1
      }
    }
    throw error(es: "falta cerrar un texto con «\"»", en: "a text is not closed by “\"”")
  }

  /// The text of bytes; `nil` where they are not UTF-8.
  private static func text(_ bytes: Span<UInt8>) -> String? {
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: bytes))
    } catch {
      return nil
    }
  }

  private mutating func escape() throws(JSONSyntaxError) -> [UInt8] {
    guard let byte = next else { throw error(es: "escape incompleto", en: "incomplete escape") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): break
    default: throw error(es: "escape desconocido", en: "unknown escape")
    }
    var unit = try hex()
    if (0xD800...0xDBFF).contains(unit), bytes[position...].starts(with: [0x5C, 0x75]) {
      position += 2
      let low = try hex()
      guard (0xDC00...0xDFFF).contains(low) else {
        throw error(es: "escape \\u incompleto", en: "incomplete \\u pair")
      }
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(unit) else {
      throw error(es: "escape \\u incompleto", en: "incomplete \\u pair")
    }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func hex() throws(JSONSyntaxError) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    else { throw error(es: "escape \\u mal escrito", en: "malformed \\u escape") }
    position += 4
    return unit
  }
}
