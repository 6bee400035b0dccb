import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// JSON as other programs save it: encodings, lines, and what is JSON but no document.
struct JSONTextTests {
  private static let report: Report = {
    var random = RandomReports(seed: 8)
    var report = random.report()
    report.title = "Informe de señalización 😀"
    return report
  }()

  private static func text(_ style: ReportJSON.Style) -> String {
    ReportJSON.write(
      ReportDocument(source: Source(file: "a.xls", format: "xls"), reports: [report]), language: .spanish,
      style: style)
  }

  static let encodings: [(String, String.Encoding, [UInt8])] = [
    ("UTF-8", .utf8, []), ("UTF-8 with mark", .utf8, [0xEF, 0xBB, 0xBF]),
    ("UTF-16LE with mark", .utf16LittleEndian, [0xFF, 0xFE]), ("UTF-16LE", .utf16LittleEndian, []),
    ("UTF-16BE with mark", .utf16BigEndian, [0xFE, 0xFF]), ("UTF-16BE", .utf16BigEndian, []),
  ]

  @Test(arguments: encodings, [(ReportJSON.Style.pretty, 1), (.line, 1), (.line, 3)])
  func `JSON is read in every Unicode encoding, a document or several lines`(
    encoding: (name: String, encoding: String.Encoding, mark: [UInt8]),
    form: (style: ReportJSON.Style, count: Int)
  ) throws {
    let text = String(repeating: Self.text(form.style), count: form.count)
      .replacingOccurrences(of: "\n", with: form.style == .line ? "\r\n" : "\n")
    let bytes = encoding.mark + [UInt8](try #require(text.data(using: encoding.encoding)))
    #expect(ReportJSON.recognizes(bytes))
    let document = try ReportJSON.read(bytes)
    #expect(document.reports == Array(repeating: Self.report, count: form.count))
    #expect(document.source.format == (form.count > 1 ? "ndjson" : "json"))
    #expect(document.parts.count == form.count)
  }

  @Test(arguments: [
    ("[{\"title\": null}]", "/: expected an object with “schemaVersion” and “reports”", "found a list"),
    ("[]", "/: expected an object with “schemaVersion” and “reports”", "found a list"),
    (
      "{\"title\": null, \"indicators\": []}", "/: the keys “schemaVersion” and “reports” are missing",
      "found: title, indicators"
    ),
    ("{\"reports\": []}", "/schemaVersion: this key is missing", ""),
    ("{\"schemaVersion\": \"1.0\"}", "/reports: this key is missing", ""),
  ])
  func `JSON that is not a document is refused with what is missing`(
    _ text: String, _ beginning: String, _ end: String
  ) {
    #expect(ReportJSON.recognizes([UInt8](text.utf8)))
    let error = #expect(throws: InterchangeError.self) { try ReportJSON.read([UInt8](text.utf8)) }
    let message = error?.message(in: .english) ?? ""
    #expect(message.hasPrefix(beginning) && message.hasSuffix(end), "\(message)")
    #expect(message.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    "{\\rtf1 Informe}", "Nivel\tNombre\n", "[Informe] trimestral;2024\n", "PK\u{3}\u{4}", "",
  ])
  func `what merely begins with a bracket is not JSON`(_ text: String) {
    #expect(!ReportJSON.recognizes([UInt8](text.utf8)))
  }

  @Test func `an error in newline-delimited JSON names the line of the file`() {
    let text = Self.text(.line) + "\n" + "{\"schemaVersion\": \"1.0\"}\n"
    let error = #expect(throws: InterchangeError.self) { try ReportJSON.read([UInt8](text.utf8)) }
    #expect(error?.message(in: .english) == "line 3, /reports: this key is missing")
  }

  @Test func `lines of a document that is laid out at the margin are not documents`() throws {
    let text = Self.text(.pretty).split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }
      .joined(separator: "\n")
    #expect(try ReportJSON.read([UInt8](text.utf8)).source.format == "json")
  }

  @Test func `UTF-16 that is cut inside a character is refused`() throws {
    let bytes = [0xFF, 0xFE] + [UInt8](try #require(Self.text(.line).data(using: .utf16LittleEndian)))
    #expect(throws: InterchangeError.self) { try ReportJSON.read(bytes.dropLast()) }
  }

  @Test func `of very many wrong places the first are reported and the others counted`() {
    let indicators = Array(repeating: "{}", count: 5000).joined(separator: ",")
    let keys = Report.nodes.map(\.description).filter { $0.path != ["indicators"] }
    #expect(!keys.isEmpty)
    let text =
      "{\"schemaVersion\": \"\(ReportDocument.schemaVersion)\", \"reports\": [{\"indicators\": [\(indicators)]}]}"
    let error = #expect(throws: InterchangeError.self) { try ReportJSON.read([UInt8](text.utf8)) }
    #expect(error?.problems.count == InterchangeError.most)
    let perIndicator = Set(Indicator.fields.compactMap(\.description.path.first)).count
    #expect((error?.more ?? 0) + InterchangeError.most >= 5000 * perIndicator)
  }
}

/// Origins of values, each under a key of its own.
struct ProvenanceTests {
  @Test(arguments: [1, 2, 3])
  func `a header block that occurs several times above the table gives each value one origin`(times: Int)
    throws
  {
    let block = """
      Informe Trimestral 2024
      Unidad Responsable: | 504 - Instituto de Planeación
      Programa Presupuestario: | 6 - Planeación municipal
      Trimestre que se reporta: | 2do. Trimestre 2024
      Eje: | 3 - Gobierno abierto

      """
    let table = """
      Nivel | Nombre del indicador | Unidad de Medida | Valores Programados |||| Valores Alcanzados ||||
      || | 1er. Trim. | 2do. Trim. | 3er. Trim. | 4to. Trim. | 1er. Trim. | 2do. Trim. | 3er. Trim. | 4to. Trim.
      Fin | Porcentaje de avance | Porcentaje | 1 | 2 | 3 | 4 | 1 | 2 | |
      Componente 1 | Porcentaje de obras | Porcentaje | 1 | 2 | 3 | 4 | 1 | 2 | |
      """
    let document = TestFiles.read(String(repeating: block, count: times) + table)
    #expect(document.reports.first?.responsibleUnit.code == "504")
    let pointers = document.provenance.map(\.pointer)
    #expect(Set(pointers).count == pointers.count, "\(pointers.sorted())")
    #expect(pointers.contains("/reports/0/responsibleUnit/code"))
    let text = ReportJSON.write(document, language: .spanish, provenance: true)
    #expect(try ReportJSON.read([UInt8](text.utf8)).provenance.count == document.provenance.count)
  }

  @Test func `a value with two origins is written with the first`() throws {
    var document = ReportDocument(source: Source(format: "xls"), reports: [Report()])
    document.provenance = [2, 1].map { row in
      Provenance(
        pointer: "/reports/0/title", sheet: "A", cell: CellAddress(row: row, column: 0), raw: "\(row)")
    }
    let text = ReportJSON.write(document, language: .spanish, provenance: true)
    #expect(try ReportJSON.read([UInt8](text.utf8)).provenance.map(\.raw) == ["2"])
  }
}
