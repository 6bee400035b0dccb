/// The paragraphs of a cell as nearly all programs write them: `<text:p>uno</text:p><text:p>dos<text:s/> y tres</text:p>`.
///
/// They are read in one go; any others are left to the tags that they are made of. Source: OpenDocument 1.3 Part 3, 5.1.3
/// (text:p), 6.1.3 (text:s).
struct PlainParagraphs {
  /// The text, where it is one paragraph whose bytes stand for themselves; whether all of them are ASCII.
  private(set) var whole: (text: UnsafeBufferPointer<UInt8>, isASCII: Bool)?
  /// The tags and what is between them; empty where there are none.
  private let all: UnsafeBufferPointer<UInt8>

  /// None.
  init() { all = UnsafeBufferPointer(start: nil, count: 0) }

  /// The paragraphs from a place on, which is moved behind them; `nil` where they are written otherwise.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) {
    let start = place
    var paragraphs = 0
    while true {
      if XMLByte.skip("<text:p>", in: bytes, &place) {
        paragraphs += 1
        whole = nil
        var pieces = 0
        while !XMLByte.skip("</text:p>", in: bytes, &place) {
          pieces += 1
          if place < bytes.count, bytes[place] == XMLByte.open {
            guard Self.spaces(bytes, &place) != nil else { return nil }
            whole = nil
          } else {
            guard let piece = Piece(bytes, &place) else { return nil }
            let isWhole = paragraphs == 1 && pieces == 1 && !piece.hasReferences
            whole = isWhole ? (piece.text, piece.isASCII) : nil
          }
        }
      } else if XMLByte.skip("<text:p/>", in: bytes, &place) {
        paragraphs += 1
        whole = nil
      } else {
        break
      }
    }
    all = UnsafeBufferPointer(rebasing: bytes[start..<place])
  }

  /// Whether there is no text at all.
  var isEmpty: Bool { all.isEmpty }

  /// Whether the text is no error of LibreOffice, as its first byte says.
  var cannotBeError: Bool {
    guard let first = whole?.text.first else { return isEmpty }
    return first != UInt8(ascii: "#") && first != UInt8(ascii: "E")
  }

  /// The text, its paragraphs as lines.
  var string: String {
    if let whole { return SoundText.utf8(whole.text, isASCII: whole.isASCII) }
    var text: [UInt8] = []
    append(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the text, its paragraphs as lines.
  func append(to text: inout [UInt8]) {
    var place = 0
    while place < all.count {
      if place > 0 { text.append(0x0A) }
      guard XMLByte.skip("<text:p>", in: all, &place) else {
        place += "<text:p/>".utf8.count
        continue
      }
      while !XMLByte.skip("</text:p>", in: all, &place) {
        if let count = Self.spaces(all, &place) {
          text.append(contentsOf: repeatElement(0x20, count: count))
        } else if let piece = Piece(all, &place) {
          if piece.hasReferences {
            _ = ScannedTexts.decode(piece.text, into: &text)
          } else {
            text.append(contentsOf: piece.text)
          }
        } else {
          return
        }
      }
    }
  }

  /// `<text:s/>` or `<text:s text:c="3"/>`: how many spaces; `nil` for what is neither.
  private static func spaces(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Int? {
    var end = place
    guard XMLByte.skip("<text:s", in: bytes, &end) else { return nil }
    var count: Int?
    if XMLByte.skip(" text:c=\"", in: bytes, &end) {
      guard let stated = PlainTableCell.value(in: bytes, &end) else { return nil }
      count = stated.integer
    }
    guard XMLByte.skip("/>", in: bytes, &end) else { return nil }
    place = end
    return ODSCell.spaces(count)
  }

  /// The text up to the next tag.
  private struct Piece {
    let text: UnsafeBufferPointer<UInt8>
    let isASCII: Bool
    let hasReferences: Bool

    /// `nil` where XML does not allow it.
    @inline(__always)
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) {
      let start = place
      var isASCII = true
      var isSound = true
      var open: UInt64 = 0
      // A text is not the last eight bytes of a document.
      while place + EightBytes.count <= bytes.count {
        let these = EightBytes(bytes, at: place)
        let end = these.firstMarkup
        let here = end.map { these.keeping($0) } ?? these
        if !here.areASCII || open != 0 {
          isASCII = false
          let next = here.openCharacter(after: open)
          isSound = isSound && next != nil
          open = next ?? 0
        }
        place += end ?? EightBytes.count
        if end != nil { break }
      }
      let isWhole = place < bytes.count && bytes[place] == XMLByte.open
      if !isWhole {
        guard let end = XMLByte.first(XMLByte.open, in: bytes, from: place) else { return nil }
        place = end
      }
      text = UnsafeBufferPointer(rebasing: bytes[start..<place])
      self.isASCII = isASCII && isWhole
      guard !isWhole else {
        hasReferences = false
        guard isSound || SoundText.isUTF8(text, ofXML: true) else { return nil }
        return
      }
      switch ScannedTexts.look(at: text, inAttribute: false) {
      case .asItIs: hasReferences = false
      case .hasReferences:
        hasReferences = true
        var decoded: [UInt8] = []
        guard ScannedTexts.decode(text, into: &decoded) else { return nil }
      case .notPlain: return nil
      }
    }
  }
}
