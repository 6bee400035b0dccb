/// A JSON value as it is in its text: numbers by their digits, objects in the order of their keys.
///
/// Numbers never pass through a double, so `0.1` stays `0.1`. Source: RFC 8259.
enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// The number's own digits.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])

  /// What kind of value it is, as people call it in Spanish and English.
  var kind: (es: String, en: String) {
    switch self {
    case .null: ("null", "null")
    case .boolean(let flag): ("\(flag)", "\(flag)")
    case .number(let digits): ("el número \(digits)", "the number \(digits)")
    case .string(let text): ("el texto «\(text.prefix(40))»", "the text “\(text.prefix(40))”")
    case .array: ("una lista", "a list")
    case .object: ("un objeto", "an object")
    }
  }
}

/// One key of a JSON object with its value.
struct JSONMember: Hashable, Sendable {
  let key: String
  let value: JSONValue

  init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}

extension JSONValue {
  /// An object from keys and values.
  static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(members.map { JSONMember($0.key, $0.value) })
  }

  /// A text, or null.
  static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// The JSON text: indented by two spaces, or on one line.
  func write(to output: inout String, pretty: Bool, depth: Int = 0) {
    switch self {
    case .null: output += "null"
    case .boolean(let flag): output += flag ? "true" : "false"
    case .number(let digits): output += digits
    case .string(let text): Self.quote(text, to: &output)
    case .array(let values):
      Self.list(values, "[", "]", to: &output, pretty: pretty, depth: depth) { value, output in
        value.write(to: &output, pretty: pretty, depth: depth + 1)
      }
    case .object(let members):
      Self.list(members, "{", "}", to: &output, pretty: pretty, depth: depth) { member, output in
        Self.quote(member.key, to: &output)
        output += pretty ? ": " : ":"
        member.value.write(to: &output, pretty: pretty, depth: depth + 1)
      }
    }
  }

  private static func list<Element>(
    _ elements: [Element], _ open: String, _ close: String, to output: inout String, pretty: Bool, depth: Int,
    _ body: (Element, inout String) -> Void
  ) {
    output += open
    for (index, element) in elements.enumerated() {
      if index > 0 { output += "," }
      if pretty { indent(depth + 1, &output) }
      body(element, &output)
    }
    if pretty, !elements.isEmpty { indent(depth, &output) }
    output += close
  }

  private static func indent(_ depth: Int, _ output: inout String) {
    output += "\n"
    for _ in 0..<depth { output += "  " }
  }

  private static func quote(_ text: String, to output: inout String) {
    output += "\""
    if text.utf8.allSatisfy({ isPlain($0) }) {
      output += text
      output += "\""
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "\u{00}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let hex = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }

  /// Whether a byte of UTF-8 needs no escape, whatever is around it; U+2028 and U+2029 begin with E2.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xE2
  }
}

extension JSONValue {
  /// Text that was written on one line, laid out as ``write(to:pretty:depth:)`` lays out: nothing is read but where texts
  /// begin and end.
  static func indented(_ line: String) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(line.utf8.count * 2)
    var depth = 0
    var isText = false
    var isEscaped = false
    func indent() {
      output.append(UInt8(ascii: "\n"))
      output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }
    var last: UInt8 = 0
    for byte in line.utf8 {
      if isText {
        output.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else {
          isText = byte != UInt8(ascii: "\"")
        }
      } else {
        let isEnd = byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
        let isAfterStart = last == UInt8(ascii: "[") || last == UInt8(ascii: "{")
        if isEnd { depth -= 1 }
        // Between the brackets of an empty list or object there is nothing.
        if isAfterStart != isEnd { indent() }
        output.append(byte)
        switch byte {
        case UInt8(ascii: "\""): isText = true
        case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: ","): indent()
        case UInt8(ascii: ":"): output.append(UInt8(ascii: " "))
        default: break
        }
      }
      last = byte
    }
    return output
  }
}
