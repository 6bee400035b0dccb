import Testing

@testable import SheetIO

/// Rows and cells of OpenDocument that are written as usual are read in one go, and say what their tags one by one say.
struct PlainTableCellTests {
  /// A visitor that is shown every tag.
  private struct TagByTag: XMLVisitor {
    var inner: ODSVisitor
    mutating func open(_ element: XMLElement) throws(SheetError) { try inner.open(element) }
    mutating func text(_ text: XMLText) throws(SheetError) { inner.text(text) }
    mutating func close(_ name: XMLText) throws(SheetError) { try inner.close(name) }
  }

  /// All that is known of a workbook.
  private struct Found: Equatable {
    var tables: [[Cell]] = []
    var merges: [[CellRange]] = []
    var hidden: [Set<Int>] = []
    var marks: [[CellAddress: CellMarks]] = []
    let notices: [WorkbookNotice]

    init(_ visitor: ODSVisitor) {
      let workbook = visitor.workbook(.ods)
      for sheet in workbook.sheets {
        tables.append(sheet.cells)
        merges.append(sheet.merges)
        hidden.append(sheet.hiddenRows)
        marks.append(sheet.marks)
      }
      notices = workbook.notices
    }
  }

  private static func visitor(most: Int = 1000, textBytes: Int = 10_000) -> ODSVisitor {
    ODSVisitor(ReadLimits(cells: most, textBytes: textBytes))
  }

  private static func quick(_ bytes: [UInt8], piece: Int = 4096, _ visitor: ODSVisitor = visitor()) -> Found?
  {
    read(bytes, piece: piece, visitor).map(Found.init)
  }

  private static func slow(_ bytes: [UInt8], piece: Int = 4096, _ visitor: ODSVisitor = visitor()) -> Found? {
    read(bytes, piece: piece, TagByTag(inner: visitor)).map { Found($0.inner) }
  }

  private static func read<Visitor: XMLVisitor>(
    _ bytes: [UInt8], piece: Int, _ visitor: Visitor
  ) -> Visitor? {
    var scanner = TagScanner(visitor)
    var rest = bytes[...]
    while !rest.isEmpty {
      let next = Array(rest.prefix(piece))
      rest = rest.dropFirst(next.count)
      guard next.withUnsafeBytes({ scanner.feed($0) }) else { return nil }
    }
    return scanner.finish() ? scanner.visitor : nil
  }

  private static let namespaces = """
    xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
    xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
    """
  private static let extended =
    namespaces + " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\""
  private static let styles = """
    <office:automatic-styles><number:number-style style:name="N2"><number:number number:decimal-places="2"/></number:number-style>\
    <number:date-style style:name="N9"><number:year/></number:date-style><style:style style:name="ce1" \
    style:family="table-cell" style:data-style-name="N2"/><style:style style:name="a-longer-name" style:family="table-cell" \
    style:data-style-name="N2"/><style:style style:name="ce9" style:family="table-cell" style:data-style-name="N9"/>
    """
  private static let struck = """
    <style:style style:name="ce3" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/>\
    </style:style>
    """

  private static func document(
    _ rows: String, namespaces: String = extended, styles more: String = "", columns: String = ""
  ) -> [UInt8] {
    Array(
      """
      <office:document-content \(namespaces)>\(styles)\(more)</office:automatic-styles><office:body><office:spreadsheet>\
      <table:table table:name="a">\(columns)\(rows)</table:table></office:spreadsheet></office:body></office:document-content>
      """.utf8)
  }

  private static func row(_ cells: String) -> String { "<table:table-row>\(cells)</table:table-row>" }

  /// Cells in short: `{…}` is a cell with attributes before a bar and what is in it behind.
  private static func cells(_ text: String) -> String {
    text.replacing("{", with: "<table:table-cell").replacing("|", with: ">").replacing(
      "}", with: "</table:table-cell>")
  }

  static let rows = [
    #"{ table:style-name="ce1" office:value-type="string" calcext:value-type="string"|<text:p>Fin</text:p>}"#,
    #"{ office:value-type="float" office:value="12.5" calcext:value-type="float"|<text:p>12.50</text:p>}"#,
    #"{ table:style-name="ce1" office:value-type="float" office:value="7"|<text:p>7.00</text:p>}"#,
    #"{ table:style-name="a-longer-name" office:value-type="float" office:value="7"|<text:p>7.00</text:p>}"#,
    #"{ table:style-name="ce9" office:value-type="float" office:value="7"|<text:p>7</text:p>}{|}{| }"#,
    #"{ table:style-name="none" office:value-type="currency" office:value="7"|<text:p>7</text:p>}"#,
    #"{ office:value-type="float" office:value="x"|<text:p>y</text:p>}{ office:value-type="float"|<text:p>z</text:p>}"#,
    #"{ office:value-type="percentage" office:value="0.5"|<text:p>50%</text:p>}{ office:value-type="boolean" office:boolean-value="true"|}"#,
    #"{ office:value-type="date" office:date-value="2024-06-26"|<text:p>26</text:p>}{ office:value-type="time" office:time-value="PT1H"|}"#,
    #"{ office:value-type="string" office:string-value="otro"|<text:p>texto</text:p>}{ office:value-type="string" office:value="o"|<text:p>t</text:p>}"#,
    #"{ office:value-type="string"|<text:p>uno &amp; dos &#241; &lt;3 &quot;</text:p>}{ office:value-type="string"|<text:p>&nada;</text:p>}"#,
    #"{ office:value-type="string"|<text:p>uno</text:p><text:p/><text:p>dos</text:p><text:p></text:p>}"#,
    #"{ office:value-type="string"|<text:p></text:p><text:p>dos</text:p>}{ office:value-type="string"|<text:p/>}{ office:value-type="string"|}"#,
    #"{ office:value-type="string"|<text:p>a<text:s/>b<text:s text:c="3"/>c<text:s text:c="x"/><text:s text:c="5000"/>d</text:p>}"#,
    #"{ office:value-type="string"|<text:p><text:s/></text:p>}{ office:value-type="string"|<text:p>a<text:tab/>b<text:line-break/>c</text:p>}"#,
    #"{ office:value-type="string"|<text:p>a<text:span text:style-name="T1">b</text:span></text:p>}{ office:value-type="string"|<text:h>a</text:h>}"#,
    "{ office:value-type=\"string\"|<text:p>Peña — “Año” 😀 ñ</text:p>}{ office:value-type=\"string\"|<text:p>a\nb\r\nc\td</text:p>}",
    "{ office:value-type=\"string\"|<text:p>]]></text:p>}",
    "{ office:value-type=\"string\"|<text:p>a > b ]] > c</text:p>}",
    "{ office:value-type=\"string\"|<text:p>\u{1}</text:p>}",
    "{ office:value-type=\"string\"|<text:p>a\u{FFFE}</text:p>}",
    "{ office:value-type=\"string\"|<text:p>\u{7F}é</text:p>}{ office:value-type=\"string\"|<text:p>é</text:p>}",
    #"{ table:formula="of:=1/0" office:value-type="string" office:string-value=""|<text:p>#DIV/0!</text:p>}{ table:formula="of:=A1" office:value-type="float" office:value="0"|<text:p>Err:502</text:p>}"#,
    #"{ table:formula="of:=[.A1]+1" office:value-type="float" office:value="3"|<text:p>3</text:p>}{ table:formula="of:=A" office:value-type="string"|<text:p>Eje</text:p>}"#,
    #"{ table:formula="of:=IF([.A1]=&quot;&quot;;1;2)"|}{ table:formula="of:=1"|}{ table:formula="of:=&quot;&quot;"/>{ table:formula="of:=1&lt;2" office:value-type="string"|<text:p>x</text:p>}"#,
    #"{ table:formula="ñ" office:value-type="string"|<text:p>x</text:p>}{ table:formula="&nada;"|}"#,
    #"{ table:number-columns-repeated="3" office:value-type="string"|<text:p>x</text:p>}{ table:number-columns-repeated="16380"/>{ office:value-type="string"|<text:p>y</text:p>}{ office:value-type="string"|<text:p>z</text:p>}"#,
    #"{ table:number-columns-repeated="0" office:value-type="float" office:value="1"|}{ table:number-columns-repeated="x"/>{ table:number-columns-repeated=""/>"#,
    #"{ table:number-columns-spanned="2" table:number-rows-spanned="3" office:value-type="string"|<text:p>x</text:p>}<table:covered-table-cell table:number-columns-repeated="2"/>{ office:value-type="string"|<text:p>y</text:p>}"#,
    #"{ table:number-columns-spanned="2"/>{ table:number-rows-spanned="2"|}<table:covered-table-cell office:value-type="string"><text:p>c</text:p></table:covered-table-cell>"#,
    #"{ table:content-validation-name="v" office:value-type="string"|<text:p>x</text:p>}{ office:currency="MXN" office:value-type="currency" office:value="1"|}"#,
    #"{ office:value-type="string" office:value-type="float"|<text:p>x</text:p>}"#,
    #"{ office:value="1" office:value="2"|}"#,
    #"{ table:style-name="ce1" table:style-name="ce9"|}"#,
    #"{ office:value-type="float" calcext:value-type="string" office:value="5"|<text:p>x</text:p>}"#,
    #"{ calcext:value-type="string" office:value-type="float" office:value="5"|<text:p>x</text:p>}{ calcext:value-type="float" office:value="5"|}"#,
    #"{ office:value-type='string'|<text:p>x</text:p>}{  office:value-type="string"|<text:p>x</text:p>}{ office:value-type="string" |<text:p>x</text:p>}{ office:value-type = "string"|<text:p>x</text:p>}"#,
    #"{ foo:value-type="string"|<text:p>x</text:p>}"#,
    #"{ office:value-type="string"|texto<text:p>x</text:p> más }"#,
    #"{ office:value-type="string"|<text:p>x</text:p><office:annotation><text:p>nota</text:p></office:annotation>}"#,
    #"{ office:value-type="string"|<text:p>x</text:p><text:p>y</table:table-cell></text:p>"#,
    #"{ office:value-type="string"|<text:p>x"#,
    #"{ office:value-type="void"|<text:p>x</text:p>}{ office:value-type=""|<text:p>x</text:p>}{|<text:p>x</text:p>}{ office:value-type="str&#105;ng"|<text:p>x</text:p>}"#,
  ]

  @Test(arguments: rows) func `rows in one go are what their tags say`(_ text: String) {
    let row = Self.row(Self.cells(text))
    let around = [
      Self.document(row), Self.document(row, namespaces: Self.namespaces),
      Self.document(row, styles: Self.struck),
      Self.document(row + row + "<table:table-row>\n</table:table-row>" + row),
      Self.document(
        row,
        columns:
          #"<table:table-column table:default-cell-style-name="ce1" table:number-columns-repeated="9"/>"#),
      Self.document(
        row.replacing("<table:table-row>", with: #"<table:table-row table:number-rows-repeated="3">"#)),
      Self.document(
        row.replacing("<table:table-row>", with: #"<table:table-row table:visibility="collapse">"#)),
      Self.document(
        row.replacing("<table:table-row>", with: #"<table:table-row table:default-cell-style-name="ce1">"#)),
      Self.document("<table:table-row-group>\(row)</table:table-row-group>\(row)"),
      Self.document(Self.row("<table:table-cell/>" + row)),
      Self.document(Self.row("<table:table-cell><table:table>\(row)</table:table></table:table-cell>" + row)),
    ]
    for bytes in around {
      #expect(Self.quick(bytes) == Self.slow(bytes))
      #expect(Self.quick(bytes, piece: 7) == Self.slow(bytes))
      for most in [0, 1, 3] {
        #expect(Self.quick(bytes, Self.visitor(most: most)) == Self.slow(bytes, Self.visitor(most: most)))
        let visitor = Self.visitor(textBytes: most)
        #expect(Self.quick(bytes, visitor) == Self.slow(bytes, visitor))
      }
    }
  }

  @Test func `prefixes that stand for something else are left to the tags`() {
    let row = Self.row(
      Self.cells(#"{ office:value-type="string" calcext:value-type="float"|<text:p>x</text:p>}"#))
    let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    // One attribute twice, by two prefixes of one namespace.
    let twice = Self.document(row, namespaces: Self.namespaces + " xmlns:calcext=\"\(office)\"")
    #expect(Self.slow(twice) == nil && Self.quick(twice) == nil)
    let inside = Self.document("<table:table-rows xmlns:calcext=\"\(office)\">\(row)</table:table-rows>")
    #expect(Self.slow(inside) == nil && Self.quick(inside) == nil)
    let undeclared = Self.document(row, namespaces: Self.namespaces)
    #expect(Self.slow(undeclared) == nil && Self.quick(undeclared) == nil)
    let others = Self.document(row, namespaces: Self.extended.replacing("table:1.0", with: "table:9"))
    #expect(Self.slow(others) != nil && Self.quick(others) == Self.slow(others))
  }

  @Test func `whatever happens to their bytes, rows in one go are what their tags say`() {
    var chance = SeededRandom(seed: 1899)
    let signs = Array("<>&\"'/= :;#xtpsn-190\n\rñ".utf8) + [0x01, 0x7F, 0xE2, 0xFF]
    let documents = Self.rows.map { row in
      Self.document(Self.row(Self.cells(row)) + Self.row("<table:table-cell/>"))
    }.filter { Self.slow($0) != nil }
    // What is around the rows stays as it is.
    let empty = Self.document("").count
    let tail = "</table:table></office:spreadsheet></office:body></office:document-content>".utf8.count
    var accepted = 0
    for round in 0..<6_000 {
      var bytes = documents[round % documents.count]
      for _ in 0...chance.next(2) {
        let place = empty - tail + chance.next(bytes.count - empty)
        switch chance.next(4) {
        case 0: bytes[place] = signs[chance.next(signs.count)]
        case 1: bytes.insert(signs[chance.next(signs.count)], at: place)
        case 2: bytes.remove(at: place)
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + chance.next(40))], at: place)
        }
      }
      let quick = Self.quick(bytes)
      #expect(quick == Self.slow(bytes), "\(String(decoding: bytes, as: UTF8.self))")
      if quick != nil { accepted += 1 }
    }
    #expect(accepted > 500)
  }
}
