extension JSONValue {
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
