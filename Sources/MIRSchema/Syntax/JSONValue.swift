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
}
