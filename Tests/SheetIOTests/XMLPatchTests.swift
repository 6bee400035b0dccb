import Testing

@testable import SheetIO

/// XML that is changed in places.
struct XMLPatchTests {
  private func patch(_ text: String) -> XMLPatch { XMLPatch(Array(text.utf8)) }
  private func text(_ patch: XMLPatch) -> String { String(decoding: patch.bytes, as: UTF8.self) }

  @Test(arguments: [
    "<a><b r=\"1\"/><c x='>' r = \"A1\"></c></a>", "<p:a><!-- <c r=\"no\"/> --><p:c r=\"A1\"/></p:a>",
    "<a><![CDATA[<c r=\"no\"/>]]><cc r=\"no\"/><c\n r='A1'/></a>",
  ])
  func `an element is found by its local name, with its attribute`(_ xml: String) throws {
    let patch = patch(xml)
    let tag = try #require(patch.tag("c"))
    #expect(patch.attribute("r", of: tag)?.value == "A1")
  }

  @Test func `an attribute is set in place, or added before the end of its tag`() throws {
    var one = patch("<c r=\"A1\" s='3' t=\"n\"/>")
    one.set("s", to: "17", of: try #require(one.tag("c")))
    #expect(text(one) == "<c r=\"A1\" s='17' t=\"n\"/>")
    var other = patch("<c r=\"A1\"><v>1</v></c>")
    other.set("s", to: "17", of: try #require(other.tag("c")))
    #expect(text(other) == "<c r=\"A1\" s=\"17\"><v>1</v></c>")
  }

  @Test func `what is appended stands before the end tag, with the prefix of its element`() {
    var one = patch("<x:list xmlns:x=\"u\"><x:item/></x:list>")
    let isPut = one.append({ "<\($0)item/>" }, to: "list")
    #expect(isPut)
    #expect(text(one) == "<x:list xmlns:x=\"u\"><x:item/><x:item/></x:list>")
    var empty = patch("<list/>")
    let isPutIntoNothing = empty.append({ _ in "<item/>" }, to: "list")
    #expect(!isPutIntoNothing)
    #expect(text(empty) == "<list/>")
  }

  @Test func `cut-off XML is searched to its end and no further`() {
    for xml in ["", "<", "<a", "<a b=", "<a b=\"", "<!--", "<![CDATA[", "</", "<a><c r=\"A1"] {
      let patch = patch(xml)
      _ = patch.tag("c").map { patch.attribute("r", of: $0) }
      #expect(patch.tag("z") == nil)
    }
  }

  @Test func `a style is coloured once, and keeps the rest of what it is`() throws {
    var styles = try #require(
      StylePatch(
        patch(
          "<styleSheet><fills count=\"2\"><fill/><fill/></fills><cellXfs count=\"2\"><xf numFmtId=\"0\" fillId=\"0\"/><xf numFmtId=\"9\" fontId=\"3\"><alignment wrapText=\"1\"/></xf></cellXfs><dxfs><dxf><fill/></dxf></dxfs></styleSheet>"
        )))
    let numbers = [MarkedWorkbook.Weight.error, .error, .warning].map { styles.coloured(1, $0) }
    #expect(numbers == [2, 2, 3])
    let xml = text(styles.patch)
    #expect(xml.contains("<fills count=\"5\">"))
    #expect(xml.contains("<cellXfs count=\"4\">"))
    #expect(
      xml.contains(
        "<xf numFmtId=\"9\" fontId=\"3\" fillId=\"4\" applyFill=\"1\"><alignment wrapText=\"1\"/></xf>"))
  }
}
