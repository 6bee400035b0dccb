import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// Columns without a field: they refuse no report, cost no record, and are reported once each.
struct UnknownColumnsTests {
  private static let groups =
    "Datos|||Valores Programados|||||Valores Alcanzados|||||Medios de Verificación".split(
      separator: "|", omittingEmptySubsequences: false
    ).map(String.init)
  private static let heading =
    "Nivel|Nombre|Tipo|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|"
    .split(separator: "|", omittingEmptySubsequences: false).map(String.init)
  private static let records = ["Fin", "Propósito", "Componente 1", "Actividad 1.1", "Actividad 1.2"].map {
    "\($0)|Porcentaje de \($0)|De gestión|10|20|30|40|100|10|15|||25|Oficio".split(
      separator: "|", omittingEmptySubsequences: false
    ).map(String.init)
  }

  /// What may be in a column that has no field.
  private static let contents: [[String]] = [
    ["Comentario largo", "Otro comentario", "Sin novedad en el periodo", "Pendiente", "Concluido"],
    ["1200", "350", "18", "7", "99"], ["80%", "75%", "100%", "12%", "9%"],
    ["Verde", "Amarillo", "Rojo", "Verde", "Verde"],
  ]

  private func read(_ columns: Int, at place: Int, _ contents: [String], headings: (Int) -> String)
    -> ReportDocument
  {
    func widened(_ row: [String], _ cell: (Int) -> String) -> String {
      (row[..<place] + (0..<columns).map(cell) + row[place...]).joined(separator: "|")
    }
    let rows = Self.records.enumerated().map { position, row in widened(row) { _ in contents[position] } }
    let top = [widened(Self.groups) { _ in "" }, widened(Self.heading, headings)]
    let header = [
      "Informe Trimestral 2024", "Unidad Responsable:|504 - Instituto", "Programa:|6 - Planeación",
      "Trimestre que se reporta:|2do. Trimestre 2024",
    ]
    return TestFiles.read((header + top + rows).joined(separator: "\n"))
  }

  @Test(arguments: [1, 2, 8, 18, 60], [0, 2, 5, 8, 14])
  func `of any number of columns without a field each is reported once, and every record is read`(
    columns: Int, place: Int
  ) {
    let plain = read(0, at: 0, Self.contents[0]) { _ in "" }.reports
    #expect(plain.first?.indicators.count == 5)
    for contents in Self.contents {
      for headings in [{ "Presupuesto de la obra \($0)" }, { _ in "" }] as [(Int) -> String] {
        let document = read(columns, at: place, contents, headings: headings)
        #expect(document.reports == plain)
        #expect(
          document.findings.map(\.severity).filter { $0 > .info }
            == Array(repeating: .warning, count: columns))
        #expect(document.unplaced.count == columns * 5)
      }
    }
  }

  @Test func `a heading of one row may have more strangers than columns of its own`() {
    let strangers = (1...30).map { "Dato \($0)" }.joined(separator: "|")
    let document = TestFiles.read(
      """
      Informe Trimestral 2024|Trimestre que se reporta:|2do. Trimestre 2024
      Nivel|Nombre|Meta anual|Avance 1er. Trim.|Avance 2do. Trim.|\(strangers)
      Fin|Porcentaje de obras|100|10|20
      Componente 1|Porcentaje de calles|50|5|6
      """)
    #expect(document.reports.first?.indicators.map(\.achieved.q2) == [20, 6])
  }
}
