/// The single-byte encodings in which Spanish text is still saved.
///
/// Source: the WHATWG Encoding Standard, index-windows-1252 (bytes it leaves to control characters are unused
/// here) and index-macintosh; the Unicode Consortium's CP850 and CP437, which Excel calls MS-DOS.
enum SingleByteEncoding: CaseIterable, Sendable {
  case windows1252
  case macRoman
  case cp850
  case cp437

  /// The name to show the user.
  var name: String {
    switch self {
    case .windows1252: "windows-1252"
    case .macRoman: "MacRoman"
    case .cp850: "cp850 (MS-DOS)"
    case .cp437: "cp437 (MS-DOS)"
    }
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

  /// The character of a byte.
  func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard byte >= 0x80 else { return Unicode.Scalar(byte) }
    let upper =
      switch self {
      case .windows1252: Self.windows1252Upper
      case .macRoman: Self.macRomanUpper
      case .cp850: Self.cp850Upper
      case .cp437: Self.cp437Upper
      }
    return upper[Int(byte) - 0x80]
  }

  /// What stands for a byte that has no character.
  static let unused: Unicode.Scalar = "\u{FFFD}"

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

  private static let cp850Upper = table(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ",
    "áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐",
    "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ\u{0131}ÍÎÏ┘┌█▄¦Ì▀",
    "ÓßÔÒõÕµþÞÚÛÙýÝ\u{00AF}\u{00B4}\u{00AD}±‗¾¶§÷\u{00B8}°\u{00A8}·¹³²■\u{00A0}")

  private static let cp437Upper = table(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ",
    "áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
    "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀",
    "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{00A0}")

  private static func table(_ rows: String...) -> [Unicode.Scalar] {
    rows.flatMap { Array($0.unicodeScalars) }
  }
}
