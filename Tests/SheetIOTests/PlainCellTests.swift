import Testing

@testable import SheetIO

/// Cells that are written as usual are read in one go, and say what their tags one by one say.
struct PlainCellTests {
  /// A visitor that is shown every tag.
  private struct TagByTag: XMLVisitor {
    var inner: SheetVisitor
    mutating func open(_ element: XMLElement) throws(SheetError) { try inner.open(element) }
    mutating func text(_ text: XMLText) throws(SheetError) { inner.text(text) }
    mutating func close(_ name: XMLText) throws(SheetError) { try inner.close(name) }
  }

  private static let context: SheetVisitor.Context = {
    var strings = SharedStringsVisitor()
    for text in ["cero", "uno"] {
      let bytes = Array(text.utf8)
      for tag in ["si", "t"] {
        Array(tag.utf8).withUnsafeBufferPointer { name in
          strings.open(
            XMLElement(
              name: XMLText(name), namespace: XMLText(UnsafeBufferPointer(rebasing: name[..<0])),
              scanned: UnsafeBufferPointer(start: nil, count: 0)))
        }
      }
      bytes.withUnsafeBufferPointer { strings.text(XMLText($0)) }
      for tag in ["t", "si"] {
        Array(tag.utf8).withUnsafeBufferPointer { strings.close(XMLText($0)) }
      }
    }
    return SheetVisitor.Context(strings, StylesVisitor(dateSystem: .from1900), dateSystem: .from1900)
  }()

  private static func visitor(most: Int = 1000) -> SheetVisitor {
    var limits = ReadLimits.default
    limits.cells = most
    return SheetVisitor(context, budget: CellBudget(limits))
  }

  private struct StringTagByTag: XMLVisitor {
    var inner = SharedStringsVisitor()
    mutating func open(_ element: XMLElement) { inner.open(element) }
    mutating func text(_ text: XMLText) { inner.text(text) }
    mutating func close(_ name: XMLText) { inner.close(name) }
  }

  private static func document(_ cells: String) -> [UInt8] {
    sheet("<sheetData><row r=\"3\">\(cells)</row></sheetData>")
  }

  private static func sheet(_ parts: String) -> [UInt8] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return Array("<worksheet xmlns=\"\(main)\">\(parts)\(room)</worksheet>".utf8)
  }

  /// What is behind the rows: cells are looked at in words of eight bytes only where there is room for several.
  private static let room = "<pageMargins left=\"\(String(repeating: "0", count: 70))\"/>"

  /// All that is known of a sheet.
  private struct Found: Equatable {
    let cells: [Cell]
    let merges: [CellRange]
    let hiddenRows: Set<Int>
    let notices: [WorkbookNotice.Kind]

    init(_ visitor: SheetVisitor) {
      cells = visitor.cells
      merges = visitor.merges
      hiddenRows = visitor.hiddenRows
      notices = visitor.notices
    }
  }

  /// What is found in a document that comes in pieces; `nil` where it is given up.
  private static func read<Visitor: XMLVisitor, Found>(
    _ bytes: [UInt8], piece: Int, _ visitor: Visitor, _ found: (Visitor) -> Found
  ) -> Found? {
    var scanner = TagScanner(visitor)
    var rest = bytes[...]
    while !rest.isEmpty {
      let next = Array(rest.prefix(piece))
      rest = rest.dropFirst(next.count)
      guard next.withUnsafeBytes({ scanner.feed($0) }) else { return nil }
    }
    return scanner.finish() ? found(scanner.visitor) : nil
  }

  static let rows = [
    #"<c r="A3"><v>1</v></c><c r="B3" s="1"><v>2.5</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" s="9" t="s"><v>0</v></c>"#,
    #"<c r="A3" t="s" s="2"><v>9</v></c><c r="B3" s="3"/><c r="C3"/><c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><v>#N/A</v></c>"#,
    #"<c r="A3" t="str"><v>a b "c" 'd'</v></c><c r="B3" t="d"><v>2024-02-03</v></c><c r="C3"><v></v></c><c r="D3"><v>x</v></c>"#,
    #"<c><v>1</v></c><c r="b3"><v>2</v></c><c r="$C$3"><v>3</v></c><c r="XFD3"><v>4</v></c><c r="XFE3"><v>5</v></c>"#,
    #"<c r="A3"><f>1+1</f><v>2</v></c><c r="B3" t="inlineStr"><is><t>x</t></is></c><c r="C3"><v>&#49;</v></c><c r="D3"><v>ñ</v></c>"#,
    #"<c r='A3'><v>1</v></c><c  r="B3"><v>2</v></c><c r="C3" ><v>3</v></c><c r="D3" x="1"><v>4</v></c><c r="E3"><v xml:space="preserve">5</v></c>"#,
    #"<c r="A0"><v>1</v></c><c r="A1048576"><v>2</v></c><c r="A1048577"><v>3</v></c><c r="A99999999999"><v>4</v></c><c r="AAAA3"><v>5</v></c>"#,
    #"<c r="A3" s=""><v>1</v></c><c r="B3" s="x"><v>2</v></c><c r="C3" s="1234567890"><v>3</v></c><c r="D3" t=""><v>4</v></c>"#,
    #"<c r="A3" s="1" s="2"><v>1</v></c>"#, #"<c r="A3"s="1"><v>1</v></c>"#, #"<c r="A3"><v>a>b</v></c>"#,
    #"<c r="A3"><v>1</v><v>2</v></c>"#, #"<c r="A3"><v>1</c></v>"#, #"<c r="A3"><v>1</v></c></c>"#,
    #"<c r="A3"><v>-5</v></c><c r="B3"><v>007</v></c><c r="C3"><v>1e3</v></c><c r="D3"><v>-</v></c><c r="E3"><v>-0</v></c>"#,
    #"<c r="A3"><v>123456789012345</v></c><c r="B3"><v>1234567890123456</v></c><c r="C3"><v>12345678901234567890</v></c>"#,
    #"<c r="A4"><v>1</v></c><c r="B33"><v>2</v></c><c r="AAA3"><v>3</v></c><c r="3"><v>4</v></c><c r="A"><v>5</v></c>"#,
    #"<c r="A3" s="12345"><v>1</v></c><c r="B3" s="00001"><v>2</v></c><c r="C3" s="123456"><v>3</v></c><c r="D3" s="1"/>"#,
    #"<c r="A3" t="s"><v>-1</v></c><c r="B3" t="s"><v>01</v></c><c r="C3" t="s"><v>2</v></c><c r="D3" t="s"/><c r="E3" t="s"><v/></c>"#,
    #"<c r="A3"><f>SUM(B3:C3)+LARGE(D3:E3,2)</f><v>7</v></c><c r="B3" t="s"><f>"a"&amp;"b"</f><v>1</v></c><c r="C3"><f>a>b</f><v>1</v></c>"#,
    "<c r=\"A3\"><v>a\u{1}</v></c>", "<c r=\"A3\"><v>]]></v></c>", "<c r=\"A3\"><v>1",
  ]

  static let sheets = [
    #"<sheetData><row r="3" spans="1:27"><c r="A3"><v>1</v></c></row><row r="4" ht="30" customHeight="1"><c r="A4"><v>2</v></c></row></sheetData>"#,
    #"<sheetData><row r="3" hidden="1"><c r="A3"><v>1</v></c></row><row r="4" ht="0"><c r="A4"><v>2</v></c></row><row r="5" ht="0.5"><c r="A5"><v>3</v></c></row></sheetData>"#,
    #"<sheetData><row><c><v>1</v></c></row><row r="0"><c><v>2</v></c></row><row r="7"/><row r="8"></row><row r="8" r="9"></row></sheetData>"#,
    #"<sheetData><row r="3"><c r="A3"><v>1</v></c><c r="B3"><is/></c></row><row r="5"><c r="A5" t="s"><v>7</v></c><x/></row></sheetData>"#,
    #"<sheetData><row r="3" s="1" customFormat="1"><c r="A3" s="1"><f>SUM(B3:C3)</f><v>1</v></c><c r="B3"><f/><v>2</v></c><c r="C3"><f>1</f></c></row></sheetData>"#,
    #"<sheetData><row r="3"><c r="A3" t="str"><f>B1</f><v></v></c><c r="B3"><f t="shared" si="0"/><v>2</v></c><c r="C3"><f>A1&amp;A2</f><v>3</v></c></row></sheetData>"#,
    #"<sheetData><row r="3"><c r="A3"><f>1</f><v></v></c><c r="B3"><f></f><v>2</v></c><c r="C3"><v>3</v><f>1</f></c></row></sheetData><mergeCells><mergeCell ref="A3:B4"/><mergeCell ref="C3"/><mergeCell ref="C3:D3"/></mergeCells>"#,
    #"<mergeCells count="2"><mergeCell ref="A1:B2" /><mergeCell ref="$A$1:$B$2"/><mergeCell ref="x"/><mergeCell ref=""/><mergeCell ref="A1:B2"></mergeCell></mergeCells>"#,
    #"<sheetData><mergeCell ref="A1:B2"/><row r="3"><row r="4"><c r="A4"><v>1</v></c></row></row></sheetData>"#,
    #"<sheetData><row r="1048577"><c><v>1</v></c></row></sheetData>"#,
  ]

  @Test(arguments: sheets) func `rows and merges in one go are what their tags say`(_ parts: String) {
    let bytes = Self.sheet(parts)
    for piece in [1, 7, 40, 4096] {
      let quick = Self.read(bytes, piece: piece, Self.visitor()) { Found($0) }
      let slow = Self.read(bytes, piece: piece, TagByTag(inner: Self.visitor())) { Found($0.inner) }
      #expect(quick == slow)
    }
    for most in 0...4 {
      let quick = Self.read(bytes, piece: 4096, Self.visitor(most: most)) { Found($0) }
      let slow = Self.read(bytes, piece: 4096, TagByTag(inner: Self.visitor(most: most))) { Found($0.inner) }
      #expect(quick == slow)
    }
  }

  @Test(arguments: rows) func `cells in one go are the cells tag by tag`(_ row: String) {
    let bytes = Self.document(row)
    for piece in [1, 7, 40, 4096] {
      let quick = Self.read(bytes, piece: piece, Self.visitor()) { $0.cells }
      let slow = Self.read(bytes, piece: piece, TagByTag(inner: Self.visitor())) { $0.inner.cells }
      #expect(quick == slow)
    }
  }

  @Test func `whatever happens to their bytes, cells in one go are the cells tag by tag`() {
    var generator = SystemRandomNumberGenerator()
    let signs = Array("<>&\"'/= crstv.0123456789AZ#\u{1}ñ".utf8)
    var accepted = 0
    let sheets = Self.sheets.map(Self.sheet) + Self.rows.map(Self.document)
    for round in 0..<20_000 {
      var bytes = sheets[round % sheets.count]
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        // Of the row's own bytes one becomes another, is taken out, or stands twice.
        let end = bytes.count - 30 - Self.room.utf8.count
        let place = Int.random(in: 95..<end, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = signs.randomElement(using: &generator) ?? 0
        case 1: bytes.remove(at: place)
        default: bytes.insert(bytes[place], at: place)
        }
      }
      let quick = Self.read(bytes, piece: 4096, Self.visitor()) { Found($0) }
      let slow = Self.read(bytes, piece: 4096, TagByTag(inner: Self.visitor())) { Found($0.inner) }
      #expect(quick == slow, "\(String(decoding: bytes, as: UTF8.self))")
      if quick != nil { accepted += 1 }
    }
    #expect(accepted > 1_000)
  }

  static let strings = [
    "<si><t>uno</t></si><si><t>dos y tres</t></si><si><t></t></si>", "<si><t> a</t></si><si><t>b </t></si>",
    #"<si><t xml:space="preserve"> a </t></si><si><t xml:space="default"> b </t></si>"#,
    "<si><t>ñandú — 😀</t></si><si><t>_x000D_</t></si><si><t>a_b</t></si>", "<si><t>a &amp; b</t></si>",
    "<si><r><t>a</t></r></si><si><t>b</t><t>c</t></si><si><t>d</t><rPh><t>e</t></rPh></si>",
    "<si/><si><t/></si>",
    "<si><t>a\nb</t></si><si><t>c\r\nd</t></si><si><t>\n</t></si><si><t>]]></t></si>", "<si><t>a</t></si",
    "<si ><t>a</t></si><si><t >b</t></si>", "<si><t>a</si></t>", "<x><si><t>a</t></si></x>",
    "<si><t>\u{1}</t></si>",
  ]

  @Test(arguments: strings) func `strings in one go are the strings tag by tag`(_ items: String) {
    for text in ["<sst>\(items)</sst>", items] {
      for piece in [1, 5, 4096] {
        let quick = Self.read(Array(text.utf8), piece: piece, SharedStringsVisitor()) { $0.strings }
        let slow = Self.read(Array(text.utf8), piece: piece, StringTagByTag()) { $0.inner.strings }
        #expect(quick == slow)
      }
    }
  }

  @Test func `whatever happens to their bytes, strings in one go are the strings tag by tag`() {
    var generator = SystemRandomNumberGenerator()
    let signs = Array("<>&_ \n\r\u{1}ñáº—😀".utf8) + [0xFF, 0xC0, 0xED, 0xA0]
    let items = Self.strings + ["<si><t>Número de sesiones de capacitación realizadas, 2º año</t></si>"]
    var accepted = 0
    for round in 0..<10_000 {
      var bytes = Array("<sst>\(items[round % items.count])</sst>".utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 5..<(bytes.count - 6), using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = signs.randomElement(using: &generator) ?? 0
        case 1 where bytes.count > 20: bytes.remove(at: place)
        default: bytes.insert(bytes[place], at: place)
        }
      }
      let quick = Self.read(bytes, piece: 4096, SharedStringsVisitor()) { $0.strings }
      let slow = Self.read(bytes, piece: 4096, StringTagByTag()) { $0.inner.strings }
      #expect(quick == slow, "\(bytes)")
      if quick != nil { accepted += 1 }
    }
    #expect(accepted > 300)
  }

  @Test func `a sheet with too many cells is given up in one go, too`() {
    let bytes = Self.document(#"<c r="A3"><v>1</v></c><c r="B3"><v>2</v></c><c r="C3"><v>3</v></c>"#)
    #expect(Self.read(bytes, piece: 4096, Self.visitor(most: 2)) { $0.cells } == nil)
    #expect(Self.read(bytes, piece: 4096, Self.visitor(most: 3)) { $0.cells }?.count == 3)
  }
}
