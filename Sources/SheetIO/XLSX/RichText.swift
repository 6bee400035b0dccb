/// Collects the text of a string item, shared or inline: its runs joined, its phonetic runs left out.
///
/// Excel trims the ends of a `<t>` that does not say `xml:space="preserve"`; escapes are decoded after
/// that, so an escaped line break at an end stays. A run with properties has a font of its own, any other
/// that of the cell. Source: ECMA-376 Part 1, 18.4.8 (si), 18.4.12 (t), 18.4.6 (rPh), 18.4.7 (rPr).
struct RichText {
  private var bytes: [UInt8] = []
  private var runStart = 0
  private var isInRun = false
  private var keepsSpace = false
  private var phoneticDepth = 0
  private var fonts = FontRuns()
  /// The font of the run that is open, if it has properties.
  private var font: StoredFont?

  mutating func open(_ element: XMLElement) {
    if element.name == "rPh" { phoneticDepth += 1 }
    guard phoneticDepth == 0 else { return }
    guard element.name == "t" else {
      if element.name == "rPr" { font = StoredFont() } else { font?.read(element) }
      return
    }
    isInRun = true
    runStart = bytes.count
    fonts.begin(font.map { .own($0.mark) } ?? .ofCell, at: runStart)
    keepsSpace = element[prefixed: "space"].map { $0 == "preserve" } ?? false
  }

  mutating func text(_ text: XMLText) {
    if isInRun { bytes.append(contentsOf: text.bytes) }
  }

  mutating func close(_ name: XMLText) {
    if name == "rPh" { phoneticDepth -= 1 }
    if name == "r" { font = nil }
    guard isInRun, name == "t" else { return }
    isInRun = false
    if !keepsSpace { trimRun() }
    EscapedText.decode(&bytes, from: runStart)
  }

  /// The text and the fonts of its parts, after which the collector is empty again.
  mutating func take() -> (text: String, fonts: FontRuns) {
    let string = String(decoding: bytes, as: UTF8.self)
    defer {
      bytes.removeAll(keepingCapacity: true)
      fonts.removeAll()
      font = nil
    }
    return (string, fonts)
  }

  private mutating func trimRun() {
    let end = bytes.lastIndex { !Self.isSpace($0) }.map { $0 + 1 } ?? 0
    bytes.removeSubrange(max(end, runStart)...)
    let start = bytes[runStart...].firstIndex { !Self.isSpace($0) } ?? bytes.endIndex
    bytes.removeSubrange(runStart..<start)
  }

  /// White space of XML, which a no-break space is not.
  ///
  /// Source: XML 1.0, 2.3.
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

/// Reads the shared strings part; each string is stored once, however many cells show it.
///
/// The counts that the part states are ignored: some writers state wrong ones.
struct SharedStringsVisitor: XMLVisitor {
  private(set) var strings: [String] = []
  /// The fonts of those strings that have runs, by their index.
  private(set) var fonts: [Int: FontRuns] = [:]
  private var item = RichText()
  private var isInItem = false

  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard !isInItem else { return start }
    var place = start
    while let found = PlainString(bytes, at: place) {
      strings.append(found.text)
      place = found.end
    }
    return place
  }

  mutating func open(_ element: XMLElement) {
    if isInItem {
      item.open(element)
    } else if element.name == "si" {
      isInItem = true
    }
  }

  mutating func text(_ text: XMLText) {
    if isInItem { item.text(text) }
  }

  mutating func close(_ name: XMLText) {
    guard isInItem else { return }
    if name == "si" {
      isInItem = false
      let taken = item.take()
      if !taken.fonts.isEmpty { fonts[strings.count] = taken.fonts }
      strings.append(taken.text)
    } else {
      item.close(name)
    }
  }
}
