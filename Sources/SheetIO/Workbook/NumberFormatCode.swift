extension NumberFormat {
  /// The meaning of a format code, for example `#,##0.00` or `dd\-mmm\-yyyy`.
  ///
  /// Any code has a meaning; what cannot be understood shows the number as it is.
  public init(code: String, dateSystem: DateSystem = .from1900) {
    let section = FormatSection(code: code)
    self.init(
      section.kind, decimals: section.decimals, requiredDecimals: section.requiredDecimals,
      groupsThousands: section.groupsThousands, thousandsScale: section.thousandsScale,
      wholeDigits: section.wholeDigits, dateSystem: dateSystem
    )
  }

  /// The meaning of a format that files name by number only; general for a number without meaning.
  ///
  /// Source: ECMA-376 Part 1, 18.8.30, the tables of built-in formats.
  public init(builtIn identifier: Int, dateSystem: DateSystem = .from1900) {
    switch identifier {
    case 27...36, 50...58: self.init(.date, dateSystem: dateSystem)  // dates of East Asian editions
    case Self.builtInCodes.indices: self.init(code: Self.builtInCodes[identifier], dateSystem: dateSystem)
    default: self = .general
    }
  }

  /// The built-in format with day and time, for dates stored under a format that shows none.
  package static let builtInDateAndTime = 22

  /// The codes of the built-in formats 0 to 49; an empty one stands for a number without meaning.
  private static let builtInCodes = [
    "General", "0", "0.00", "#,##0", "#,##0.00", "$#,##0", "$#,##0", "$#,##0.00", "$#,##0.00", "0%", "0.00%",
    "0.00E+00", "# ?/?", "# ??/??", "m/d/yyyy", "d-mmm-yy", "d-mmm", "mmm-yy", "h:mm AM/PM", "h:mm:ss AM/PM",
    "h:mm", "h:mm:ss", "m/d/yyyy h:mm", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "#,##0",
    "#,##0",
    "#,##0.00", "#,##0.00", "#,##0", "$#,##0", "#,##0.00", "$#,##0.00", "mm:ss", "[h]:mm:ss", "mm:ss.0",
    "##0.0E+0", "@",
  ]
}

/// The first section of a format code, taken apart.
///
/// Example: in `[$-409]d" de "mmm;@` the bracket is a language, the quotes hold a literal, `d` and `mmm` make it a
/// date, and the second section is not looked at.
private struct FormatSection {
  private(set) var decimals = 0
  private(set) var requiredDecimals = 0
  private(set) var thousandsScale = 0
  private(set) var wholeDigits = 0
  private(set) var groupsThousands = false

  private var dateLetters: [UInt8] = []
  private var placeholders = 0
  private var commasAfterPlaceholder = 0
  private var isAfterPoint = false
  private var hasElapsed = false
  private var hasClock = false
  private var hasPercent = false
  private var hasExponent = false
  private var hasSlash = false
  private var hasText = false
  private var hasGeneral = false

  init(code: String) {
    var rest = Array(code.utf8)[...]
    while let byte = rest.popFirst(), byte != UInt8(ascii: ";") {
      read(byte, &rest)
    }
    thousandsScale = commasAfterPlaceholder
  }

  var kind: NumberFormat.Kind {
    if hasElapsed { return .duration }
    if !dateLetters.isEmpty || hasClock { return showsDay ? .date : .time }
    if hasGeneral { return .general }
    if hasExponent { return .scientific }
    if hasPercent { return .percent }
    if hasSlash { return .fraction }
    if placeholders > 0 { return .number }
    return hasText ? .text : .general
  }

  private mutating func read(_ byte: UInt8, _ rest: inout ArraySlice<UInt8>) {
    let lower = byte | 0x20
    switch byte {
    case UInt8(ascii: "\""):
      rest = rest.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
    case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"):
      // The next character is a literal, a width or a filler; beyond ASCII only its first byte is dropped, and
      // no byte of the others means anything here.
      rest = rest.dropFirst()
    case UInt8(ascii: "["):
      let content = rest.prefix { $0 != UInt8(ascii: "]") }
      rest = rest.dropFirst(content.count + 1)
      readBracket(content)
    case UInt8(ascii: "0"), UInt8(ascii: "#"), UInt8(ascii: "?"): readPlaceholder(byte)
    case UInt8(ascii: "."): isAfterPoint = placeholders > 0 || isNumber(rest.first)
    case UInt8(ascii: ","): if placeholders > 0 { commasAfterPlaceholder += 1 }
    case UInt8(ascii: "%"): hasPercent = true
    case UInt8(ascii: "@"): hasText = true
    case UInt8(ascii: "/"): hasSlash = hasSlash || placeholders > 0
    default: readLetter(lower, &rest)
    }
  }

  private mutating func readLetter(_ lower: UInt8, _ rest: inout ArraySlice<UInt8>) {
    switch lower {
    case UInt8(ascii: "g"):
      guard drop("eneral", from: &rest) else { return dateLetters.append(UInt8(ascii: "y")) }
      hasGeneral = true
    case UInt8(ascii: "a"):
      if drop("m/pm", from: &rest) || drop("/p", from: &rest) { hasClock = true }
    case UInt8(ascii: "e"):
      guard let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), placeholders > 0
      else {
        return dateLetters.append(UInt8(ascii: "y"))
      }
      hasExponent = true
      isAfterPoint = false
    case UInt8(ascii: "y"), UInt8(ascii: "m"), UInt8(ascii: "d"), UInt8(ascii: "h"), UInt8(ascii: "s"):
      dateLetters.append(lower)
    case UInt8(ascii: "b"):
      // The Buddhist year.
      if rest.first.map({ $0 | 0x20 }) == lower { dateLetters.append(UInt8(ascii: "y")) }
    default: break
    }
  }

  private mutating func readPlaceholder(_ byte: UInt8) {
    placeholders += 1
    if commasAfterPlaceholder > 0 {
      groupsThousands = true
      commasAfterPlaceholder = 0
    }
    if !isAfterPoint, byte == UInt8(ascii: "0") || wholeDigits > 0 { wholeDigits += 1 }
    guard isAfterPoint, !hasExponent else { return }
    decimals += 1
    if byte != UInt8(ascii: "#") { requiredDecimals = decimals }
  }

  /// `[h]`, `[mm]`, `[s]` count on; everything else in brackets is a colour, a condition or a language.
  private mutating func readBracket(_ content: ArraySlice<UInt8>) {
    let letters = Set(content.map { $0 | 0x20 })
    guard letters.count == 1, let letter = letters.first else { return }
    let elapsing: Set = [UInt8(ascii: "h"), UInt8(ascii: "m"), UInt8(ascii: "s")]
    if elapsing.contains(letter) { hasElapsed = true }
  }

  /// Whether a day, month or year is shown.
  ///
  /// An `m` next to hours or seconds means minutes.
  private var showsDay: Bool {
    var runs: [(letter: UInt8, length: Int)] = []
    for letter in dateLetters {
      if runs.last?.letter == letter {
        runs[runs.count - 1].length += 1
      } else {
        runs.append((letter, 1))
      }
    }
    return runs.indices.contains { index in
      let run = runs[index]
      switch run.letter {
      case UInt8(ascii: "y"), UInt8(ascii: "d"): return true
      case UInt8(ascii: "m"):
        let isAfterHours = index > 0 && runs[index - 1].letter == UInt8(ascii: "h")
        let isBeforeSeconds = index + 1 < runs.count && runs[index + 1].letter == UInt8(ascii: "s")
        return run.length > 2 || !(isAfterHours || isBeforeSeconds)
      default: return false
      }
    }
  }

  private func isNumber(_ byte: UInt8?) -> Bool {
    byte == UInt8(ascii: "0") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "?")
  }

  private func drop(_ word: StaticString, from rest: inout ArraySlice<UInt8>) -> Bool {
    let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard rest.prefix(word.count).map({ $0 == UInt8(ascii: "/") ? $0 : $0 | 0x20 }).elementsEqual(word) else {
      return false
    }
    rest = rest.dropFirst(word.count)
    return true
  }
}
