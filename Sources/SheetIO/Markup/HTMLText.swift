/// Text as a page shows it: runs of spaces as one, none at the ends of lines, no blank lines at the ends.
struct HTMLText {
  /// The bytes, in UTF-8; line breaks as `\n`.
  private(set) var bytes: [UInt8] = []
  /// Where each byte was in the source.
  private var sources: [Int] = []

  /// The text of a source whose line breaks are `\n` and U+2028, and whose other white space is spaces.
  init(_ source: [UInt8]) {
    var breaks = 0
    var isSpaced = false
    var index = 0
    while index < source.count {
      let byte = source[index]
      if byte == 0x0A || Self.isLineSeparator(source, index) {
        breaks += 1
        index += byte == 0x0A ? 1 : 3
        continue
      }
      if byte == 0x20 || (byte == 0xC2 && index + 1 < source.count && source[index + 1] == 0xA0) {
        isSpaced = true
        index += byte == 0x20 ? 1 : 2
        continue
      }
      if !bytes.isEmpty {
        let isBroken = breaks > 0
        for _ in 0..<(isBroken ? breaks : isSpaced ? 1 : 0) { append(isBroken ? 0x0A : 0x20, index) }
      }
      breaks = 0
      isSpaced = false
      append(byte, index)
      index += 1
    }
  }

  /// The text.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The fonts of its parts, from those of the source.
  func fonts(_ ofSource: FontRuns) -> FontRuns {
    ofSource.moved { offset in
      var low = 0
      var high = sources.count
      while low < high {
        let middle = (low + high) / 2
        if sources[middle] < offset { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// Whether anything would be seen of a source.
  static func isBlank(_ source: [UInt8]) -> Bool {
    // No-break spaces and line separators, whose bytes hardly ever begin a text.
    guard let first = source.first(where: { $0 != 0x20 && $0 != 0x0A }) else { return true }
    return first == 0xC2 || first == 0xE2 ? HTMLText(source).bytes.isEmpty : false
  }

  private mutating func append(_ byte: UInt8, _ source: Int) {
    bytes.append(byte)
    sources.append(source)
  }

  private static func isLineSeparator(_ source: [UInt8], _ index: Int) -> Bool {
    source[index] == 0xE2 && index + 2 < source.count && source[index + 1] == 0x80
      && source[index + 2] == 0xA8
  }
}

/// Control characters, which the parser of pages would leave out, so that the words next to them grow together.
enum HTMLControls {
  /// A page with other signs in their place: the soft line break of Word (U+000B) is a line break (U+2028), its hyphen
  /// (U+001E) a hyphen, its optional hyphen (U+001F) nothing, all others spaces; also where they are named by number.
  static func replaced(_ page: [UInt8]) -> [UInt8] {
    guard let first = page.indices.first(where: { isControl(page[$0]) || reference(page, $0) != nil }) else {
      return page
    }
    var result = Array(page[..<first])
    result.reserveCapacity(page.count)
    var index = first
    while index < page.count {
      if isControl(page[index]) {
        result += replacement(page[index])
        index += 1
      } else if let (code, length) = reference(page, index) {
        result += replacement(code)
        index += length
      } else {
        result.append(page[index])
        index += 1
      }
    }
    return result
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
  }

  private static func replacement(_ code: UInt8) -> [UInt8] {
    switch code {
    case 0x0B: [0xE2, 0x80, 0xA8]
    case 0x1E: [UInt8(ascii: "-")]
    case 0x1F: []
    default: [0x20]
    }
  }

  /// A reference to a control character by its number, `&#11;` or `&#x0B;`, and the bytes that it takes.
  private static func reference(_ page: [UInt8], _ start: Int) -> (code: UInt8, length: Int)? {
    guard page[start] == UInt8(ascii: "&"), start + 3 < page.count, page[start + 1] == UInt8(ascii: "#")
    else {
      return nil
    }
    let isHexadecimal = page[start + 2] | 0x20 == UInt8(ascii: "x")
    let digits = start + (isHexadecimal ? 3 : 2)
    var end = digits
    var code = 0
    while end < min(page.count, digits + longestReference),
      let digit = Character(Unicode.Scalar(page[end])).hexDigitValue, isHexadecimal || digit < 10
    {
      code = code * (isHexadecimal ? 16 : 10) + digit
      end += 1
    }
    guard end > digits, code < 0x20, isControl(UInt8(code)) else { return nil }
    if end < page.count, page[end] == UInt8(ascii: ";") { end += 1 }
    return (UInt8(code), end - start)
  }

  private static let longestReference = 6
}
