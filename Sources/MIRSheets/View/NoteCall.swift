import MIRSchema

/// A footnote mark next to what it belongs to: `17.5¹`, `20 ⁽²⁾`, `30 ¹*`, `¹ 40`.
///
/// A mark has a raised or lowered sign. Asterisks and plain numbers, `17.5 *`, `20 1/`, `30 (2)`, are one behind a number
/// only where a remark of the sheet begins with them: anybody may type them, and then it is not certain.
struct NoteCall: Hashable, Sendable {
  /// What it is next to.
  let rest: String
  /// The call itself.
  let call: String

  /// Takes a text apart; `nil` when no mark is at its end or its beginning, or what is there may be an exponent.
  init?(_ text: String) {
    guard Self.mayHold(text), Self.hasUnusual(text) else { return nil }
    let scalars = Array(text.unicodeScalars)
    guard let parts = Self.after(scalars) ?? Self.before(scalars) else { return nil }
    let rest = Self.string(parts.rest)
    guard let last = rest.last, let first = rest.first, !".,+-−–/".contains(last), first != "/",
      parts.call.contains(where: { Self.plain($0) != nil }), Self.isCall(parts.call)
    else { return nil }
    self.rest = rest
    call = Self.string(parts.call)
  }

  /// Takes a number with a plain mark behind it apart, where a remark of the sheet begins with the same; `nil` for any
  /// other text.
  init?(_ text: String, explained: Set<String>) {
    guard !explained.isEmpty, text.utf8.count <= Self.longest, let line = NormalText.line(text),
      let call = Self.plainCall(endOf: line), explained.contains(String(call)),
      let rest = NormalText.line(line[..<call.startIndex]), rest.first?.isLetter == false,
      rest.last?.isNumber == true || rest.last == "%"
    else { return nil }
    self.rest = rest
    self.call = String(call)
  }

  /// Takes words with a number and a slash behind them apart, as official tables have it: `Programado 1/`; `nil` for any
  /// other text.
  init?(words text: String) {
    guard text.utf8.count <= Self.longest, text.utf8.last == UInt8(ascii: "/"),
      let line = NormalText.line(text), let call = Self.plainCall(endOf: line),
      let rest = NormalText.line(line[..<call.startIndex]), rest.first?.isLetter == true
    else { return nil }
    self.rest = rest
    self.call = String(call)
  }

  /// The plain mark that begins a remark of a sheet, `* Cifras preliminares`, `1/ Programa Operativo Anual`; `nil` for any
  /// other text.
  static func plainCall(ofRemark text: String) -> String? {
    guard let first = text.utf8.first,
      first == UInt8(ascii: "*") || first == UInt8(ascii: "(") || isDigit(first), endsBeforeLetters(text)
    else { return nil }
    let body = text.drop { !$0.isLetter }
    let mark = text[..<body.startIndex].filter { $0 != " " }
    guard body.utf8.count >= shortestRemark, plainCall(endOf: mark)?.count == mark.count else { return nil }
    return mark
  }

  /// A quick look: what ends a plain mark is before the first letter.
  private static func endsBeforeLetters(_ text: String) -> Bool {
    for byte in text.utf8 {
      if byte >= 0x80 || (0x41...0x5A).contains(byte & 0xDF) { return byte >= 0x80 }
      if "*/)".utf8.contains(byte) { return true }
    }
    return false
  }

  /// Asterisks, one or two digits with a slash, or such in parentheses, at the end of a line; a digit stands apart from
  /// what is before it.
  private static func plainCall(endOf line: String) -> Substring? {
    if line.utf8.last == UInt8(ascii: "*") {
      let body = line.prefix { $0 != "*" }
      let call = line[body.endIndex...]
      return call.allSatisfy { $0 == "*" } ? call : nil
    }
    let isEnclosed = line.utf8.last == UInt8(ascii: ")")
    guard isEnclosed || line.utf8.last == UInt8(ascii: "/") else { return nil }
    var start = line.utf8.index(before: line.utf8.endIndex)
    var digits = 0
    while start > line.utf8.startIndex, isDigit(line.utf8[line.utf8.index(before: start)]) {
      start = line.utf8.index(before: start)
      digits += 1
    }
    guard (1...2).contains(digits), line.utf8[start] != UInt8(ascii: "0") else { return nil }
    if isEnclosed {
      guard start > line.utf8.startIndex else { return nil }
      start = line.utf8.index(before: start)
      guard line.utf8[start] == UInt8(ascii: "(") else { return nil }
    }
    let before = line[..<start].last
    return isEnclosed || before.map { $0 == " " || $0.isLetter } ?? true ? line[start...] : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static let shortestRemark = 8

  // MARK: Signs

  private static let raisedDigits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars)
  private static let loweredDigits = Array("₀₁₂₃₄₅₆₇₈₉".unicodeScalars)
  private static let raisedLetters: [Unicode.Scalar: Unicode.Scalar] = [
    "a": "ᵃ", "o": "ᵒ", "b": "ᵇ", "c": "ᶜ", "d": "ᵈ", "e": "ᵉ", "f": "ᶠ", "g": "ᵍ", "h": "ʰ", "i": "ⁱ",
    "j": "ʲ", "k": "ᵏ",
    "l": "ˡ",
    "m": "ᵐ", "n": "ⁿ", "p": "ᵖ", "r": "ʳ", "s": "ˢ", "t": "ᵗ", "u": "ᵘ", "v": "ᵛ", "w": "ʷ", "x": "ˣ",
    "y": "ʸ",
    "z": "ᶻ",
  ]

  /// Raised and lowered signs that calls are made of, with what they raise.
  private static let signs: [Unicode.Scalar: Unicode.Scalar] = {
    var result: [Unicode.Scalar: Unicode.Scalar] = ["⁽": "(", "⁾": ")", "₍": "(", "₎": ")"]
    for (digit, plain) in zip(raisedDigits, "0123456789".unicodeScalars) { result[digit] = plain }
    for (digit, plain) in zip(loweredDigits, "0123456789".unicodeScalars) { result[digit] = plain }
    for (letter, raised) in raisedLetters { result[raised] = letter }
    return result
  }()

  /// What a raised or lowered sign raises; `nil` for any other.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0xB2, 0xB3, 0xB9, 0x2B0...: signs[scalar]
    // What else is in Latin-1 is usual.
    default: nil
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    plain(scalar) != nil || scalar == "*" || scalar == "†" || scalar == "‡" || scalar == "§"
  }

  /// What may be between the signs of a mark, or close it.
  private static func isBetween(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "," || scalar == "/" || scalar == "(" || scalar == ")" || scalar == "\u{A0}"
      || scalar == "\n"
  }

  // MARK: Taking apart

  /// Marks are next to numbers and short words; a longer text keeps its own.
  private static let longest = 80

  /// A quick look at the ends of a text, for marks of every sort.
  static func mayHold(_ text: String) -> Bool {
    guard text.utf8.count <= longest, let first = text.utf8.first, let last = text.utf8.last else {
      return false
    }
    return mayEndMark(last) || mayBeginMark(first)
  }

  /// Whether a text has characters beyond ASCII and the letters of Latin-1, as all are that are raised or lowered.
  private static func hasUnusual(_ text: String) -> Bool {
    text.utf8.contains { $0 == 0xC2 || $0 >= 0xC4 }
  }

  /// A quicker look: whether a text surely holds no mark, and is no remark that begins with one.
  static func isRuledOut(_ text: String) -> Bool {
    let isRuledOut = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      guard let first = unsafe bytes.first, let last = unsafe bytes.last else { return true }
      return !mayEndMark(last) && !mayBeginMark(first) && !isDigit(first)
    }
    return isRuledOut ?? false
  }

  private static func mayEndMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: ")"), UInt8(ascii: "/"), UInt8(ascii: "%"), 0...0x20, 0x80...: true
    default: false
    }
  }

  private static func mayBeginMark(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "(")
  }

  private typealias Parts = (rest: ArraySlice<Unicode.Scalar>, call: ArraySlice<Unicode.Scalar>)

  /// A call at the end, or before a percent sign that ends the text.
  private static func after(_ scalars: [Unicode.Scalar]) -> Parts? {
    let isPercent = scalars.last == "%"
    let body = isPercent ? scalars.dropLast() : scalars[...]
    var start = body.endIndex
    while start > body.startIndex, isMark(body[start - 1]) || isBetween(body[start - 1]) { start -= 1 }
    let call = body[start...]
    guard let first = call.firstIndex(where: isMark), call[..<first].allSatisfy({ $0 != "," && $0 != "/" })
    else {
      return nil
    }
    return (isPercent ? (body[..<start] + ["%"])[...] : body[..<start], call)
  }

  /// A call at the beginning.
  private static func before(_ scalars: [Unicode.Scalar]) -> Parts? {
    let end = scalars.firstIndex { !isMark($0) && !isBetween($0) } ?? scalars.endIndex
    let call = scalars[..<end]
    guard call.contains(where: isMark), let last = call.last, last != "," else { return nil }
    return (scalars[end...], call)
  }

  /// Whether each number of a call is one that notes have: one or two digits, the first not 0.
  private static func isCall(_ signs: ArraySlice<Unicode.Scalar>) -> Bool {
    signs.split { plain($0)?.properties.numericType == nil }.allSatisfy { digits in
      digits.count <= 2 && digits.first.flatMap { plain($0) } != "0"
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return NormalText.line(String(view)) ?? ""
  }

  // MARK: Writing

  /// A text that its font raises or lowers, in signs that are so by themselves: `2` is `²`.
  ///
  /// Digits and single letters only; the `er` of `1er` stays what it is, and so do the `a` and `o` of ordinals, unless a
  /// slash or a parenthesis says that they are calls.
  /// `before` is what is in front of it.
  static func signs(_ text: String, isLowered: Bool, after before: String) -> String {
    let scalars = text.unicodeScalars
    var result = String.UnicodeScalarView()
    var digits = 0
    var letters = 0
    for scalar in scalars {
      switch scalar {
      case "0"..."9":
        digits += 1
        result.append((isLowered ? loweredDigits : raisedDigits)[Int(scalar.value - 0x30)])
      case "(": result.append(isLowered ? "₍" : "⁽")
      case ")": result.append(isLowered ? "₎" : "⁾")
      case "+": result.append(isLowered ? "₊" : "⁺")
      case "-", "−", "–": result.append(isLowered ? "₋" : "⁻")
      case " ", ",", "/", "*", "\n": result.append(scalar)
      default:
        let isOrdinal = (scalar == "a" || scalar == "o") && !text.contains { $0 == "/" || $0 == ")" }
        guard !isLowered, !isOrdinal, let raised = raisedLetters[scalar], before.last?.isNumber == true else {
          return text
        }
        letters += 1
        result.append(raised)
      }
    }
    return letters == 0 && digits > 0 || letters == 1 && digits == 0 ? String(result) : text
  }
}
