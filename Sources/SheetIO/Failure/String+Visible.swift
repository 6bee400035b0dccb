extension String {
  /// The text as it may be shown to people: on one line, and without a character that acts instead of being seen.
  ///
  /// Names of files and sheets come from anyone. In them line breaks and tabs become `\n`, `\r` and `\t`, other control
  /// and format characters `<U+202E>`: they would clear a screen, forge a line, or turn what follows around. The joiner
  /// inside an emoji stays. Source: Unicode general categories Cc, Cf, Zl and Zp.
  package var visible: String {
    // Almost every text is fit to be seen; the characters in question are below 0x20, 0x7F, or begin with these bytes.
    guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 >= 0xC2 }),
      unicodeScalars.contains(where: \.acts)
    else { return self }
    var result = UnicodeScalarView()
    let scalars = Array(unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if !scalar.acts || Self.joinsEmoji(scalars, index) {
        result.append(scalar)
        continue
      }
      switch scalar {
      case "\n": result.append(contentsOf: #"\n"#.unicodeScalars)
      case "\r": result.append(contentsOf: #"\r"#.unicodeScalars)
      case "\t": result.append(contentsOf: #"\t"#.unicodeScalars)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
        result.append(contentsOf: "<U+\(zeros)\(digits)>".unicodeScalars)
      }
    }
    return String(result)
  }

  /// Whether a scalar is the joiner between two parts of one emoji.
  private static func joinsEmoji(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard scalars[index] == "\u{200D}", index > 0, index + 1 < scalars.count else { return false }
    let before = scalars[index - 1]
    return (before == "\u{FE0F}" || before.properties.isEmoji) && scalars[index + 1].properties.isEmoji
  }
}

extension Unicode.Scalar {
  /// Whether a terminal or a page would act on the scalar rather than show it.
  fileprivate var acts: Bool {
    if isASCII { return value < 0x20 || value == 0x7F }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}
