/// The two single-byte encodings in which Spanish text is still saved, and how to tell them apart.
///
/// Source: the WHATWG Encoding Standard, index-windows-1252 (bytes it leaves to control characters are unused
/// here) and index-macintosh.
enum SingleByteEncoding: CaseIterable, Sendable {
  case windows1252
  case macRoman

  /// The name to tell the user.
  var name: String {
    switch self {
    case .windows1252: "windows-1252"
    case .macRoman: "MacRoman"
    }
  }

  /// The encoding under which the bytes read as plausible Spanish; windows-1252 unless MacRoman is better.
  static func likely(for bytes: UnsafeRawBufferPointer) -> SingleByteEncoding {
    plausibility(of: bytes, in: .macRoman) > plausibility(of: bytes, in: .windows1252)
      ? .macRoman : .windows1252
  }

  /// The text as UTF-8; `nil` where a byte has no character.
  func decode(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      let scalar = scalar(byte)
      guard scalar != Self.unused else { return nil }
      if byte < 0x80 { utf8.append(byte) } else { utf8.append(contentsOf: String(scalar).utf8) }
    }
    return utf8
  }

  private func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard byte >= 0x80 else { return Unicode.Scalar(byte) }
    switch self {
    case .windows1252: return Self.windows1252Upper[Int(byte) - 0x80]
    case .macRoman: return Self.macRomanUpper[Int(byte) - 0x80]
    }
  }

  /// Points for each byte beyond ASCII: what stands where Spanish has it gains, what Spanish lacks loses.
  private static func plausibility(of bytes: UnsafeRawBufferPointer, in encoding: SingleByteEncoding) -> Int {
    var points = 0
    for (index, byte) in bytes.enumerated() where byte >= 0x80 {
      let before = index > 0 ? encoding.scalar(bytes[index - 1]) : " "
      let after = index + 1 < bytes.count ? encoding.scalar(bytes[index + 1]) : " "
      points += encoding.scalar(byte).spanishPlausibility(before: before, after: after)
    }
    return points
  }

  private static let unused: Unicode.Scalar = "\u{FFFD}"

  private static let windows1252Upper = table(
    "€\u{FFFD}‚ƒ„…†‡\u{02C6}‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—\u{02DC}™š›œ\u{FFFD}žŸ",
    "\u{00A0}¡¢£¤¥¦§\u{00A8}©ª«¬\u{00AD}®\u{00AF}°±²³\u{00B4}µ¶·\u{00B8}¹º»¼½¾¿",
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß",
    "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ")

  private static let macRomanUpper = table(
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü",
    "†°¢£§•¶ß®©™\u{00B4}\u{00A8}≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø",
    "¿¡¬√ƒ≈∆«»…\u{00A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ",
    "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙı\u{02C6}\u{02DC}\u{00AF}\u{02D8}\u{02D9}\u{02DA}\u{00B8}\u{02DD}\u{02DB}\u{02C7}"
  )

  private static func table(_ rows: String...) -> [Unicode.Scalar] {
    rows.flatMap { Array($0.unicodeScalars) }
  }
}

extension Unicode.Scalar {
  fileprivate func spanishPlausibility(before: Unicode.Scalar, after: Unicode.Scalar) -> Int {
    let isInWord = before.properties.isAlphabetic && after.properties.isAlphabetic
    let touchesWord = before.properties.isAlphabetic || after.properties.isAlphabetic
    switch self {
    case "á", "é", "í", "ó", "ú", "ü", "ñ": return touchesWord ? 3 : 0
    case "Á", "É", "Í", "Ó", "Ú", "Ü", "Ñ":
      // A capital inside a word of small letters is a sign of the wrong encoding.
      return before.properties.isLowercase ? -2 : (touchesWord ? 3 : 0)
    case "“", "”", "‘", "’", "–", "—", "…", "¿", "¡", "«", "»", "°", "º", "ª", "·", "•", "€", "\u{00A0}":
      return isInWord ? -2 : 1
    case "\u{FFFD}": return -10
    default: return properties.isAlphabetic ? -1 : -3
    }
  }
}
