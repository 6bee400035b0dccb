/// Formats made of lines of text that are not a table of text: read as one they would give marks in place of values.
struct ForeignText {
  private let lines: [Substring]

  /// The beginning of a file, in lower case.
  init(_ head: [UInt8]) {
    lines =
      Self.mayBeOne(head) ? String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline) : []
  }

  /// Whether the bytes of a beginning do not rule out all of these formats, as they do of nearly every sheet.
  private static func mayBeOne(_ head: [UInt8]) -> Bool {
    // Line breaks that are not ASCII are not taken off the beginning.
    let beginnings = ["id;p", "table", "\u{85}", "\u{2028}", "\u{2029}"]
    return beginnings.contains { head.starts(with: $0.utf8) }
      || contains(head, "mime-version:") && contains(head, "content-type:")
  }

  private static func contains(_ head: [UInt8], _ word: StaticString) -> Bool {
    head.withUnsafeBufferPointer { head in
      var place = 0
      while let found = XMLByte.first(word.utf8Start[0], in: head, from: place) {
        if XMLByte.begins(head, at: found, with: word) { return true }
        place = found + 1
      }
      return false
    }
  }

  /// What the text is; `nil` for one that may be a sheet.
  var name: BilingualText? {
    if isSYLK {
      return BilingualText(
        es: "una hoja SYLK (.slk), que no se lee", en: "a SYLK sheet (.slk), which is not read")
    }
    if isDIF {
      return BilingualText(
        es: "una hoja DIF (.dif), que no se lee", en: "a DIF sheet (.dif), which is not read")
    }
    if isMHTML {
      return BilingualText(
        es: "una página web guardada (MHTML), que no se lee",
        en: "a saved web page (MHTML), which is not read")
    }
    return nil
  }

  /// A first record `ID;P…`, and a second one of a known kind: a heading `ID;Programa;…` is not SYLK.
  ///
  /// Source: Microsoft, SYLK File Format (1986).
  private var isSYLK: Bool {
    guard let first = lines.first, first.hasPrefix("id;p"), let second = lines.dropFirst().first else {
      return false
    }
    let kind = second.prefix { $0 != ";" }
    return second.contains(";") && ["p", "f", "b", "c", "o", "nn", "ne", "nu", "w"].contains(kind)
  }

  /// Source: Software Arts, DIF specification: a header item is a topic, two numbers, a string.
  private var isDIF: Bool { lines.prefix(2) == ["table", "0,1"] }

  /// The header of a message that has several parts, in whatever order its fields are.
  ///
  /// Source: RFC 2557.
  private var isMHTML: Bool {
    lines.first?.contains(":") == true && lines.contains { $0.hasPrefix("mime-version:") }
      && lines.contains { $0.hasPrefix("content-type:") }
  }
}
