import Foundation
import SheetIO

/// Writes JSON text byte by byte: indented by two spaces, or on one line.
///
/// Source: RFC 8259.
struct JSONWriter: ~Copyable {
  /// What has been written, in UTF-8, and not been handed on yet.
  private var bytes: OutputBytes
  /// Takes what has been written whenever that is much, so that not all of a document is in memory.
  private let handOn: ((RawSpan) -> Void)?
  let style: ReportJSON.Style
  private var isPretty: Bool { style == .pretty }
  /// How many lists and objects are open.
  private(set) var depth: Int
  /// Whether the list or object that is open has nothing in it yet.
  private var isEmpty = true

  init(
    _ style: ReportJSON.Style, depth: Int = 0, capacity: Int = 4 << 10, handOn: ((RawSpan) -> Void)? = nil
  ) {
    bytes = OutputBytes(capacity: capacity)
    self.style = style
    self.depth = depth
    self.handOn = handOn
  }

  /// What has been written since it was taken last.
  mutating func taken() -> [UInt8] {
    defer { bytes.removeAll() }
    return bytes.array
  }

  /// Hands on what has been written since that was done last, where somebody takes it.
  mutating func handAllOn() {
    guard let handOn else { return }
    bytes.handOn(to: handOn)
    bytes.removeAll()
  }

  /// The text.
  var text: String { String(decoding: bytes.array, as: UTF8.self) }

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
    if bytes.count > Self.bytesOfPiece { handAllOn() }
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

  private mutating func endKey() {
    bytes.append(UInt8(ascii: ":"))
    if isPretty { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func breakLine() {
    guard isPretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth {
      bytes.append(UInt8(ascii: " "))
      bytes.append(UInt8(ascii: " "))
    }
  }

  /// Writes an object by its form; `value` writes the value of a place.
  @inline(__always)
  mutating func object(
    _ form: ObjectForm, _ value: (inout JSONWriter, Int) -> Void, isBlank: (Int) -> Bool
  ) {
    let outside = depth
    var place = 0
    while place < form.steps.count {
      let step = form.steps[place]
      bytes.append(form.bytes.span.extracting(step.bytes))
      place += 1
      switch step.next {
      case .value(let place):
        depth = step.depth
        value(&self, place)
      case .nullable(let number):
        guard form.nullables[number].places.allSatisfy(isBlank) else { continue }
        literal("null")
        place += form.nullables[number].steps
      case .further: break
      }
    }
    depth = outside
    isEmpty = false
  }

  // MARK: Values

  /// Writes what is JSON as it is: a number's digits, `true`, `null`.
  mutating func literal(_ text: String) { bytes.append(text) }

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
    case .number(let number): write(number)
    }
  }

  /// Writes a number as it is.
  mutating func write(_ number: Decimal) { number.withText { bytes.append($0) } }

  /// Writes a text in quotation marks; control characters and the line separators of Unicode are escaped.
  mutating func string(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    let utf8 = text.utf8.span
    func next(from start: Int) -> Int {
      unsafe utf8.withUnsafeBufferPointer { unsafe Self.search.first(in: $0, from: start) }
    }
    var copied = 0
    var index = next(from: 0)
    // Most texts have nothing to escape.
    guard index < utf8.count else { return bytes.append(utf8, between: UInt8(ascii: "\"")) }
    bytes.append(UInt8(ascii: "\""))
    while index < utf8.count {
      let length = Self.escapedLength(utf8, index)
      if length > 0 {
        bytes.append(utf8.extracting(copied..<index))
        escape(utf8, index, length)
        copied = index + length
      }
      index = next(from: index + max(length, 1))
    }
    bytes.append(utf8.extracting(copied..<utf8.count))
    bytes.append(UInt8(ascii: "\""))
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
