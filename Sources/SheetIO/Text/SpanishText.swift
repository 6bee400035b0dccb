/// Finds the encoding under which the bytes of a whole file read as Spanish.
///
/// Every byte beyond ASCII is evidence: a letter that Spanish has, where Spanish has it, gains; what it has nowhere
/// loses. Encodings share many bytes, so a single word may leave two of them alike, which is reported.
struct SpanishText {
  /// The encoding under which the bytes are likeliest.
  let encoding: SingleByteEncoding
  /// Another one that is as likely and gives another text.
  let rival: SingleByteEncoding?

  init(_ bytes: UnsafeRawBufferPointer) {
    var isUsed = [Bool](repeating: false, count: 256)
    for byte in bytes where byte >= 0x80 { isUsed[Int(byte)] = true }
    let used = (0x80...0xFF).filter { isUsed[$0] }.map { UInt8($0) }
    let found = SingleByteEncoding.allCases.map { encoding in
      (encoding: encoding, points: Self.points(of: bytes, in: encoding))
    }
    // Of equals the first counts, which is the commonest.
    let best = found.dropFirst().reduce(found[0]) { $1.points > $0.points ? $1 : $0 }
    encoding = best.encoding
    rival =
      found.first { other in
        other.encoding != best.encoding && other.points >= best.points - Self.leastMargin
          && used.contains { other.encoding.scalar($0) != best.encoding.scalar($0) }
      }?.encoding
  }

  /// Less than one letter in its place.
  private static let leastMargin = 1

  private static func points(of bytes: UnsafeRawBufferPointer, in encoding: SingleByteEncoding) -> Int {
    let signs = (0...255).map { Sign(encoding.scalar(UInt8($0))) }
    func sign(_ index: Int) -> Sign { bytes.indices.contains(index) ? signs[Int(bytes[index])] : .other }
    var points = 0
    for index in bytes.indices where bytes[index] >= 0x80 {
      let place = Place(
        twoBefore: sign(index - 2), before: sign(index - 1), after: sign(index + 1))
      switch signs[Int(bytes[index])] {
      case .opening(let closing): points += place.opening(isClosed: isClosed(by: closing, bytes, from: index))
      case let sign: points += place.points(of: sign)
      }
    }
    return points
  }

  /// Whether a question or an exclamation that opens is closed in its line.
  private static func isClosed(by closing: UInt8, _ bytes: UnsafeRawBufferPointer, from index: Int) -> Bool {
    for byte in bytes[(index + 1)...].prefix(longestQuestion) {
      if byte == closing { return true }
      if byte == 0x0A || byte == 0x0D || byte == 0x09 { return false }
    }
    return false
  }

  private static let longestQuestion = 300
}

/// What a character is to Spanish.
private enum Sign: Equatable {
  case lower, upper, digit
  /// `n` and `N`, before the sign of a number.
  case letterN
  /// `a`, `e`, `o`, after which no `á` follows.
  case openVowel
  case spanishLower, spanishUpper
  case accentedA
  case foreignLetter
  /// `¿` or `¡`, with the byte that closes it.
  case opening(UInt8)
  /// `º`, `ª`, `°`
  case ordinal
  /// Quotation marks, dashes and the like.
  case mark
  /// The no-break space, which may be anywhere.
  case space
  case foreign
  case unused
  case other

  init(_ scalar: Unicode.Scalar) {
    self =
      switch scalar {
      case "a", "e", "o": .openVowel
      case "n", "N": .letterN
      case "a"..."z": .lower
      case "A"..."Z": .upper
      case "0"..."9": .digit
      case "á": .accentedA
      case "é", "í", "ó", "ú", "ü", "ñ": .spanishLower
      case "Á", "É", "Í", "Ó", "Ú", "Ü", "Ñ": .spanishUpper
      case "¿": .opening(UInt8(ascii: "?"))
      case "¡": .opening(UInt8(ascii: "!"))
      case "º", "ª", "°": .ordinal
      case "\u{00A0}": .space
      case "“", "”", "‘", "’", "–", "—", "…", "«", "»", "·", "•", "€", "≥", "≤", "±", "²", "³":
        .mark
      case SingleByteEncoding.unused: .unused
      case _ where scalar.isASCII: .other
      case _ where scalar.properties.isAlphabetic: .foreignLetter
      default: .foreign
      }
  }

  var isLower: Bool {
    self == .lower || self == .openVowel || self == .letterN || self == .spanishLower || self == .accentedA
  }
  var isUpper: Bool { self == .upper || self == .letterN || self == .spanishUpper }
  var isLetter: Bool { isLower || isUpper || self == .foreignLetter }
}

/// Where a character is.
private struct Place {
  let twoBefore: Sign
  let before: Sign
  let after: Sign

  private static let misplaced = -2

  func points(of sign: Sign) -> Int {
    switch sign {
    case .accentedA: before == .openVowel ? 0 : lower
    case .spanishLower: lower
    case .spanishUpper: upper
    case .ordinal: ordinal
    case .mark: before.isLetter && after.isLetter ? Self.misplaced : 1
    case .space: 1
    case .foreignLetter: -1
    case .foreign: -3
    case .unused: -10
    case .lower, .upper, .digit, .letterN, .openVowel, .opening, .other: 0
    }
  }

  func opening(isClosed: Bool) -> Int { before.isLetter ? Self.misplaced : isClosed ? 3 : 0 }

  /// A small letter among capitals is a sign of the wrong encoding, as a capital among small letters is.
  private var lower: Int {
    if after.isUpper, !after.isLower { return Self.misplaced }
    let endsCapitals = before.isUpper && twoBefore.isUpper && !after.isLower
    if endsCapitals, !before.isLower || !twoBefore.isLower { return Self.misplaced }
    return before.isLetter || after.isLetter ? 3 : 0
  }

  private var upper: Int {
    if before.isLower, !before.isUpper { return Self.misplaced }
    return before.isLetter || after.isLetter ? 3 : 0
  }

  private var ordinal: Int {
    if before == .digit { return 3 }
    if before.isLetter, after.isLetter { return Self.misplaced }
    return before == .letterN || after.isUpper ? 1 : 0
  }
}
