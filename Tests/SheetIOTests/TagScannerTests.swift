import Testing

@testable import SheetIO

/// Plain XML is scanned; whatever the scanner accepts, libxml2 reads as the same, event for event.
struct TagScannerTests {
  /// Keeps everything that a visitor is shown.
  struct Recorder: XMLVisitor {
    var events: [String] = []
    private var open = ""

    mutating func open(_ element: XMLElement) {
      let values = ["r", "t", "s", "ref", "name"].map { key in (key, element[Self.keys[key] ?? ""]?.string) }
      let prefixed = [("id", element[prefixed: "id"]?.string), ("space", element[prefixed: "space"]?.string)]
      let attributes = (values + prefixed).compactMap { key, value in value.map { "\(key)=\($0)" } }
      events.append(
        "<\(element.name.string) {\(element.namespace.string)} \(element.attributeCount) \(attributes)")
    }

    private static let keys: [String: StaticString] = [
      "r": "r", "t": "t", "s": "s", "ref": "ref", "name": "name",
    ]

    mutating func text(_ text: XMLText) {
      if let last = events.last, last.hasPrefix("“") {
        events[events.count - 1] += text.string
      } else {
        events.append("“" + text.string)
      }
    }

    mutating func close(_ name: XMLText) { events.append("</\(name.string)") }
  }

  /// What the scanner shows of a document that comes in pieces of `piece` bytes; `nil` where it gives it up.
  private func scanned(_ bytes: [UInt8], piece: Int = 64) -> [String]? {
    var scanner = TagScanner(Recorder())
    var rest = bytes[...]
    while !rest.isEmpty {
      let next = Array(rest.prefix(piece))
      rest = rest.dropFirst(next.count)
      guard next.withUnsafeBytes({ scanner.feed($0) }) else { return nil }
    }
    return scanner.finish() ? scanner.visitor.events : nil
  }

  private func parsed(_ bytes: [UInt8]) -> [String]? {
    do throws(SheetError) {
      return try bytes.span.bytes.withUnsafeBytes { (bytes) throws(SheetError) in
        try XMLPushParser.parse(bytes, as: .xml, with: Recorder()).events
      }
    } catch {
      return nil
    }
  }

  static let plain = [
    #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\#r\#n<a xmlns="urn:x" xmlns:r="urn:r"><b r:id="rId1" r='2'/>t</a>"#,
    "\u{FEFF}  <?xml version='1.0'?><a/>",
    "<a> <b t = \"s\" >uno &amp; dos &lt;tres&gt; &#241;&#xF1;&quot;&apos;</b>\r\nfin\r</a>\n",
    #"<x:a xmlns:x="urn:1"><x:b xmlns:x="urn:2" x:id="1"/><x:c/></x:a>"#,
    #"<a xmlns="urn:1"><b xmlns=""><c/></b><d/></a>"#,
    #"<a xmlns:p="urn:1" xmlns:q="urn:2"><b p:t="1" q:t="2" t="3"/><b q:id="1" p:id="2"/></a>"#,
    #"<a xmlns:p="urn:1" xmlns:q="urn:1"><b xmlns:q="urn:2" p:t="1" q:t="2"/></a>"#,
    #"<a name="Peña &amp; Cía &#10;2"><t xml:space="preserve">  á é 😀 ñ  </t></a>"#,
    "<a><b></b ><c   /></a  >",
    "<a>ends ]] > here ></a>",
    #"<a r="x&gt;y > z"/>"#,
  ]

  @Test("Plain documents are scanned as they are parsed, whole or byte by byte", arguments: plain)
  func plainDocuments(_ text: String) throws {
    let bytes = Array(text.utf8)
    let wanted = try #require(parsed(bytes))
    #expect(!wanted.isEmpty)
    for piece in [1, 3, 7, 4096] { #expect(scanned(bytes, piece: piece) == wanted) }
  }

  @Test(
    "What is not plain is left to the parser",
    arguments: [
      "<!DOCTYPE a><a/>", "<a><!-- x --></a>", "<a><![CDATA[x]]></a>", "<a><?x y?></a>",
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", "<?xml version=\"1.1\"?><a/>",
      "<a b=\"1\nz\"/>", "<año/>", "<p:a/>", "<a p:b=\"1\"/>", "<a>]]></a>", "<a>&nope;</a>", "<a>&#0;</a>",
      "<a>&#+65;</a>", "<a b=\"1\" b=\"2\"/>", "<a xmlns:p=\"\"/>", "<a><b></a></b>", "<a></a><b/>", "<a>",
      "", " ",
      "<a/>x", "<a b=1/>", "<a b/>", "<a b='<'/>", "<a\u{1}/>", "<a>\u{1}</a>", "<a>\u{FFFE}</a>", "x<a/>",
      "<a/ >",
      "<a b=\"1\"c=\"2\"/>", "<a:b:c xmlns:a=\"u\"/>",
      "<a xmlns:p=\"u\" xmlns:q=\"u\" p:b=\"1\" q:b=\"2\"/>",
      "<a xmlns:p=\"u\"><c xmlns:q=\"u\"><b p:b=\"1\" q:b=\"2\"/></c></a>",
      "<a xmlns:p=\"u\" p:b=\"1\" p:b=\"2\"/>",
      "<a xmlns:p=\"u\" xmlns:p=\"u\"/>", "<a xmlns=\"u\" xmlns=\"v\"/>",
    ])
  func otherDocuments(_ text: String) {
    for piece in [1, 5, 4096] { #expect(scanned(Array(text.utf8), piece: piece) == nil) }
  }

  @Test("Bytes that are no UTF-8 are left to the parser")
  func invalidBytes() {
    for bytes: [UInt8] in [
      [0xFF], [0xC3], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80],
      [0xEF, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
    ] {
      #expect(scanned(Array("<a>".utf8) + bytes + Array("</a>".utf8)) == nil)
      #expect(scanned(Array("<a r=\"".utf8) + bytes + Array("\"/>".utf8)) == nil)
    }
  }

  @Test("Whatever of 20,000 damaged documents is scanned is parsed as the same")
  func damagedDocuments() {
    var chance = SeededRandom(seed: 2024)
    let signs = Array("<>&\"'/= :;#x!?-[]a1\n\r\tñ".utf8) + [0x00, 0x1F, 0x7F, 0xE2, 0x80, 0xA8, 0xFF]
    var accepted = 0
    for round in 0..<20_000 {
      var bytes = Array(Self.plain[round % Self.plain.count].utf8)
      for _ in 0...chance.next(3) {
        let place = chance.next(bytes.count)
        switch chance.next(4) {
        case 0: bytes[place] = signs[chance.next(signs.count)]
        case 1: bytes.insert(signs[chance.next(signs.count)], at: place)
        case 2: bytes.remove(at: place)
        default:
          let end = min(bytes.count, place + chance.next(12))
          bytes.insert(contentsOf: bytes[place..<end], at: chance.next(bytes.count))
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      guard let found = scanned(bytes, piece: 1 + chance.next(40)) else { continue }
      accepted += 1
      #expect(found == parsed(bytes), "\(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(accepted > 1_000)
  }

  @Test("A visitor that refuses leaves the refusal to the parser, which names the line")
  func refusals() throws {
    struct Refuser: XMLVisitor {
      mutating func open(_ element: XMLElement) throws(SheetError) {
        if element.name == "b" { throw SheetError(.tooLarge(what: .rows, limit: 1)) }
      }
    }
    let bytes = Array("<a>\n\n<b/></a>".utf8)
    var scanner = TagScanner(Refuser())
    #expect(bytes.withUnsafeBytes { scanner.feed($0) } == false)
  }
}
