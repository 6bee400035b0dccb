/// A JSON value as it is in its text: numbers by their digits, objects in the order of their keys.
///
/// Numbers never pass through a double, so `0.1` stays `0.1`. Source: RFC 8259.
package enum JSONValue: Hashable, Sendable {
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
package struct JSONMember: Hashable, Sendable {
  package let key: String
  package let value: JSONValue

  package init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}

extension JSONValue {
  /// An object from keys and values.
  package static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(members.map { JSONMember($0.key, $0.value) })
  }

  /// A text, or null.
  package static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// The JSON text, without a line break at its end.
  package func text(_ style: ReportJSON.Style) -> String {
    var writer = JSONWriter(style)
    write(to: &writer)
    return writer.text
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.literal("null")
    case .boolean(let flag): writer.literal(flag ? "true" : "false")
    case .number(let digits): writer.literal(digits)
    case .string(let text): writer.string(text)
    case .array(let values):
      writer.list { writer in
        for value in values {
          writer.element()
          value.write(to: &writer)
        }
      }
    case .object(let members):
      writer.object { writer in
        for member in members {
          writer.key(member.key)
          member.value.write(to: &writer)
        }
      }
    }
  }
}

extension JSONValue {
  /// Text that was written on one line, laid out as ``JSONWriter`` lays out: nothing is read but where texts
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
