import Foundation
import MIRSchema
import Testing

/// Texts below the records of a table: how much they weigh is seen from what follows them.
struct TextsBetweenRecordsTests {
  private static let header =
    "Unidad Responsable:|504 - Instituto Municipal\nPrograma Presupuestario:|6 - Planeación\nTrimestre que se reporta:|2do. Trimestre 2024\n"
  private static let heading = """
    Nivel|Nombre|Valores Programados|||||Valores Alcanzados||||
    ||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado\n
    """
  private static let first = "Componente 1|Porcentaje de calles|10|20|30|40|100|10|15|||25\n"
  private static let second = "Componente 2|Porcentaje de parques|10|20|30|40|100|10|15|||25\n"
  private static let text = "||texto suelto\n"

  private static func told(_ lines: String) -> [Severity] {
    TestFiles.read(lines).findings.filter { $0.code == .textOutside && $0.raw == "texto suelto" }
      .map(\.severity)
  }

  @Test(
    arguments: [
      ("another record", first + text + second, .warning),
      ("the end", first + second + text, .info),
      ("a page with its header block only", first + text + header + second, .warning),
      ("a page with its header block and heading", first + text + header + heading + second, .info),
      ("a heading", first + text + heading + second, .info),
      ("a header block and nothing more", first + second + text + header, .info),
      ("a record, in the header block of a page", first + header + text + second, .warning),
      ("a record, in a header block with its heading", first + header + text + heading + second, .warning),
      ("a heading without a record", first + header + text + heading, .info),
    ] as [(String, String, Severity)])
  func `a text weighs more where another record follows`(
    _ what: String, _ rows: String, _ severity: Severity
  ) {
    #expect(Self.told(Self.header + Self.heading + rows) == [severity], "before \(what)")
  }

  @Test func `a record whose texts and values go on in the next row is one record`() throws {
    let cut = "Componente 2|Porcentaje de parques|10|20|30|40|100\n|y jardines con luz||||||10|15|||25\n"
    let document = TestFiles.read(Self.header + Self.heading + Self.first + cut)
    let indicators = try #require(document.reports.first).indicators
    #expect(indicators.map(\.label) == ["Componente 1", "Componente 2"])
    #expect(indicators.last?.name == "Porcentaje de parques y jardines con luz")
    #expect(indicators.last?.achieved.cumulative == 25)
    #expect(document.findings.filter { $0.code == .rowContinued }.map(\.indicator) == ["Componente 2"])
    // A row that begins a sentence is a record that lost its level.
    let other =
      "Componente 2|Porcentaje de parques|10|20|30|40|100\n|Porcentaje de jardines||||||10|15|||25\n"
    #expect(
      TestFiles.read(Self.header + Self.heading + Self.first + other).reports.first?.indicators.count == 3)
  }
}
