import SheetIO

/// Writes JSON text byte by byte: indented by two spaces, or on one line.
///
/// Source: RFC 8259.
struct JSONWriter {
  /// What has been written, in UTF-8, and not been handed on yet.
  private(set) var bytes: [UInt8] = []
  /// Takes what has been written whenever that is much, so that not all of a document is in memory.
  private let handOn: (([UInt8]) -> Void)?
  private let isPretty: Bool
  private var depth = 0
  /// Whether the list or object that is open has nothing in it yet.
  private var isEmpty = true

  init(_ style: ReportJSON.Style, handOn: (([UInt8]) -> Void)? = nil) {
    isPretty = style == .pretty
    self.handOn = handOn
  }

  /// The text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Lists and objects

  /// Writes a list; `body` writes its elements, each after ``element()``.
  mutating func list(_ body: (inout JSONWriter) -> Void) {
    nested(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  /// Writes an object; `body` writes its members, each value after ``key(_:)``.
  mutating func object(_ body: (inout JSONWriter) -> Void) {
    nested(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  private mutating func nested(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    bytes.append(open)
    depth += 1
    isEmpty = true
    body(&self)
    depth -= 1
    if !isEmpty { breakLine() }
    isEmpty = false
    bytes.append(close)
  }

  private static let bytesOfPiece = 256 << 10

  /// Begins an element of the list that is open.
  mutating func element() {
    if let handOn, bytes.count > Self.bytesOfPiece {
      handOn(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    isEmpty = false
    breakLine()
  }

  /// Begins a member of the object that is open.
  mutating func key(_ key: String) {
    element()
    string(key)
    endKey()
  }

  /// Begins a member whose key is written already, between a comma and a colon; see ``written(_:)``.
  mutating func key(written key: [UInt8]) {
    guard !isPretty else {
      element()
      bytes += key[1..<(key.count - 1)]
      return endKey()
    }
    if isEmpty { bytes += key[1...] } else { bytes += key }
    isEmpty = false
  }

  private mutating func endKey() {
    bytes.append(UInt8(ascii: ":"))
    if isPretty { bytes.append(UInt8(ascii: " ")) }
  }

  /// A key as it is written behind another member.
  static func written(_ key: String) -> [UInt8] {
    var writer = JSONWriter(.line)
    writer.isEmpty = false
    writer.key(key)
    return writer.bytes
  }

  private mutating func breakLine() {
    guard isPretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth {
      bytes.append(UInt8(ascii: " "))
      bytes.append(UInt8(ascii: " "))
    }
  }

  // MARK: Values

  /// Writes what is JSON as it is: a number's digits, `true`, `null`.
  mutating func literal(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Writes a text, or `null`.
  mutating func text(_ text: String?) {
    if let text { string(text) } else { literal("null") }
  }

  /// Writes the value of a field.
  mutating func value(_ value: FieldValue?) {
    switch value {
    case nil: literal("null")
    case .text(let text): string(text)
    case .integer(let number): literal("\(number)")
    case .number(let number): number.write(to: &bytes)
    }
  }

  /// Writes a text in quotation marks; control characters and the line separators of Unicode are escaped.
  mutating func string(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    bytes.append(UInt8(ascii: "\""))
    let utf8 = text.utf8.span
    func next(from start: Int) -> Int {
      unsafe utf8.withUnsafeBufferPointer { unsafe Self.search.first(in: $0, from: start) }
    }
    var copied = 0
    var index = next(from: 0)
    while index < utf8.count {
      let length = Self.escapedLength(utf8, index)
      if length > 0 {
        append(utf8.extracting(copied..<index))
        escape(utf8, index, length)
        copied = index + length
      }
      index = next(from: index + max(length, 1))
    }
    append(utf8.extracting(copied..<utf8.count))
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(_ span: Span<UInt8>) {
    unsafe span.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Bytes that may need an escape; U+2028 and U+2029 begin with E2.
  private static let search = ByteSearch(below: 0x20, or: (0x22, 0x5C, 0x7F, 0xE2))

  /// How many bytes at `index` are one character that is escaped; 0 where it is not.
  private static func escapedLength(_ utf8: Span<UInt8>, _ index: Int) -> Int {
    guard utf8[index] == 0xE2 else { return 1 }
    return index + 2 < utf8.count && utf8[index + 1] == 0x80 && utf8[index + 2] & 0xFE == 0xA8 ? 3 : 0
  }

  private mutating func escape(_ utf8: Span<UInt8>, _ index: Int, _ length: Int) {
    bytes.append(UInt8(ascii: "\\"))
    switch utf8[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(utf8[index])
    case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
    default:
      let scalar = length == 3 ? 0x2000 | UInt32(utf8[index + 2] & 0x3F) : UInt32(utf8[index])
      let hex = String(scalar, radix: 16)
      literal("u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex)
    }
  }
}
