import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// JSON that is read keeps what it says of the file that it was made from.
struct JSONDocumentTests {
  private func write(_ document: ReportDocument, _ style: ReportJSON.Style = .pretty) -> String {
    ReportJSON.write(document, language: .spanish, style: style)
  }

  private func read(_ text: String, file: String = "otro.json") throws -> ReportDocument {
    try ReportJSON.read([UInt8](text.utf8), source: Source(file: file, format: "", sha256: "ab"))
  }

  /// A document of which every part is there.
  private static func full(_ seed: UInt64, file: String = "informe.xls") -> ReportDocument {
    var random = RandomReports(seed: seed)
    var document = ReportDocument(
      source: Source(file: file, format: "xls", sha256: "0a", sheets: ["Hoja \"1\""]),
      reports: [random.report(), random.report()])
    document.unplaced = [
      UnplacedCell(
        at: Finding.Location(sheet: "Hoja \"1\"", cell: "AB59"), text: " 80\n", indicator: "Actividad 2.3"),
      UnplacedCell(at: .file, text: ""),
    ]
    document.findings = [
      Finding(
        .numberUnreadable, ["title": "Año", "likely": "20"], at: Finding.Location(sheet: "Hoja", cell: "C4"),
        raw: "2O"),
      Finding(.reportSplit, at: Finding.Location(sheet: "Hoja", cell: "A1:C3"), raw: ""),
    ]
    document.findings += JSONChecks.findings(in: document)
    document.provenance = [
      Provenance(
        pointer: "/reports/1/title", sheet: "Hoja", cell: CellAddress(row: 4, column: 30), raw: "=a/b~c")
    ]
    return document
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>, [ReportJSON.Style.pretty, .line])
  func `a document comes back from JSON with all that it says, byte for byte`(
    seed: UInt64, style: ReportJSON.Style
  ) throws {
    let document = Self.full(seed)
    let text = ReportJSON.write(document, language: .spanish, style: style, provenance: true)
    let back = try read(text)
    #expect(back.reports == document.reports)
    #expect(back.unplaced == document.unplaced)
    #expect(back.findings.map(\.message.spanish) == document.findings.map(\.message.spanish))
    #expect(back.provenance == document.provenance)
    #expect(back.origin == document.source)
    #expect(back.source == Source(file: "otro.json", format: "json", sha256: "ab"))
    #expect(ReportJSON.write(back, language: .english, style: style) == text)
  }

  @Test func `the source stays the same however often a JSON is made of a JSON`() throws {
    var text = write(Self.full(5))
    let first = text
    for file in ["b.json", "c.json", "d.json"] { text = write(try read(text, file: file)) }
    #expect(text == first)
    // A JSON that says nothing of its source is the source.
    let bare = try read("{\"schemaVersion\": \"1.0\", \"reports\": []}", file: "a.json")
    #expect(write(bare).contains("\"file\": \"a.json\""))
    #expect(write(try read(write(bare), file: "b.json")) == write(bare))
  }

  @Test func `newline-delimited documents keep their parts apart and are joined with their files' names`()
    throws
  {
    let documents = [Self.full(1, file: "a.xls"), Self.full(2, file: "b.xls"), Self.full(3, file: "a.xls")]
    let text = documents.map {
      ReportJSON.write($0, language: .spanish, style: .line, provenance: true)
    }.joined()
    let back = try read(text, file: "todos.ndjson")
    #expect(back.parts.map { write($0, .line) }.joined() == text)
    #expect(back.reports == documents.flatMap(\.reports))
    #expect(back.source.format == "ndjson")
    #expect(back.unplaced.count == 6 && back.findings.count == documents.map(\.findings.count).reduce(0, +))
    #expect(back.unplaced[0].sheet == "[a.xls]Hoja \"1\"" && back.unplaced[3].sheet == "[b.xls]")
    #expect(back.provenance.map(\.pointer) == ["/reports/1/title", "/reports/3/title", "/reports/5/title"])
    #expect(write(try read(write(back))) == write(back))
  }

  @Test(arguments: (Family.all + Family.forms).map(\.name) + [Family.several])
  func `what is read of any sheet is the same after JSON, with nothing said twice`(family: String) throws {
    for seed in 901...903 as ClosedRange<UInt64> {
      let labelled = LabelledWorkbook.draw(name: family, seed: seed)
      let document = ReportReader().read(
        labelled.workbook, source: Source(file: "a.xlsx", format: "xlsx", sha256: "0a"))
      let text = ReportJSON.write(document, language: .spanish, provenance: true)
      #expect(write(try read(text)) == text, "\(family)/\(seed)")
      let bare = write(document)
      #expect(write(try read(bare)) == bare, "\(family)/\(seed)")
    }
  }

  @Test func `a finding of a rule that is not known stays as it is printed`() throws {
    let finding =
      "{\"code\": \"sheet-burnt\", \"severity\": \"warning\", \"message\": \"La hoja «A» se quemó.\", \"cell\": \"A1\"}"
    let text = "{\"schemaVersion\": \"1.3\", \"reports\": [], \"findings\": [\(finding)]}"
    let back = try read(text)
    #expect(back.findings.map(\.name) == ["sheet-burnt"])
    #expect(back.findings.map(\.severity) == [.warning])
    #expect(try read(write(back)).findings == back.findings)
  }

  @Test(arguments: [
    (
      "\"findings\": [{\"code\": \"x\", \"severity\": \"bad\", \"message\": \"m\"}]", "/findings/0/severity: "
    ),
    ("\"findings\": [{\"code\": \"X y\", \"severity\": \"info\", \"message\": \"m\"}]", "/findings/0/code: "),
    ("\"findings\": [{\"severity\": \"info\", \"message\": \"m\"}]", "/findings/0/code: this key is missing"),
    ("\"unplaced\": [{\"cell\": \"A1\"}]", "/unplaced/0/text: this key is missing"),
    ("\"unplaced\": [{\"text\": 4}]", "/unplaced/0/text: expected a text, found the number 4"),
    ("\"source\": {\"sheets\": \"A\"}", "/source/sheets: expected a list"),
    ("\"source\": {\"file\": 1}", "/source/file: expected a text or null"),
    (
      "\"provenance\": {\"/a\": {\"sheet\": \"A\", \"cell\": \"5\", \"raw\": \"\"}}",
      "/provenance/~1a/cell: expected a cell like “AB59”, found the text “5”"
    ),
  ])
  func `what a document says of its file is checked`(_ members: String, _ beginning: String) {
    let text = "{\"schemaVersion\": \"1.0\", \"reports\": [], \(members)}"
    let error = #expect(throws: InterchangeError.self) { try read(text) }
    #expect(
      error?.message(in: .english).hasPrefix(beginning) == true, "\(error?.message(in: .english) ?? "")")
  }
}
