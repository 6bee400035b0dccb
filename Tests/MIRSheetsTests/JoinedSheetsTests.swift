import Foundation
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Parts of one report on several sheets.
struct JoinedSheetsTests {
  private static let head = """
    Unidad Responsable:|504 - Instituto de Planeación
    Programa Presupuestario:|6 - Planeación municipal
    Trimestre que se reporta:|1er. Trimestre 2024
    """
  private static let heading = """
    Nivel|Indicador|Unidad de medida|Programado|||||Alcanzado||||
    |||I|II|III|IV|Total|I|II|III|IV|Total
    """
  private static let records = [
    "Fin|Tasa de obras|Tasa|1|1|1|1|4|1||||1",
    "Propósito|Calles en buen estado|Porcentaje|25|25|25|25|100|20||||20",
    "Componente 1|Calles pavimentadas|Calle|2|2|2|2|8|2||||2",
    "Actividad 1.1|Proyectos elaborados|Proyecto|3|3|3|3|12|3||||3",
  ]

  private func read(_ sheets: [(name: String, text: String)]) -> ReportDocument {
    let drawn = sheets.enumerated().map { position, sheet in
      var drawn = TestFiles.sheet(sheet.text)
      drawn.name = sheet.name
      return drawn
    }
    return ReportReader().read(Workbook(format: .xlsx, sheets: drawn), source: Source(format: "xlsx"))
  }

  @Test func `a sheet for each level is one report`() throws {
    let document = read(
      Self.records.enumerated().map {
        ("Hoja \($0)", "\(Self.head)\n\(Self.heading)\n\($1)\nElaboró|Revisó\nAna Ruiz|Luis Paz")
      })
    let report = try #require(document.reports.first)
    #expect(document.reports.count == 1)
    #expect(report.indicators.map(\.label) == ["Fin", "Propósito", "Componente 1", "Actividad 1.1"])
    #expect(report.signatures.map(\.name) == ["Ana Ruiz", "Luis Paz"])
    #expect(document.findings.map(\.code) == [.sheetsJoined, .sheetsJoined, .sheetsJoined])
    let origin = document.provenance.first { $0.pointer == "/reports/0/indicators/3/name" }
    #expect(origin?.sheet == "Hoja 3")
    #expect(origin?.raw == "Proyectos elaborados")
  }

  @Test func `a sheet that says another quarter than the others of its report is outvoted`() throws {
    let late = Self.head.replacingOccurrences(of: "1er.", with: "3er.")
    let document = read(
      Self.records.enumerated().map {
        ("Hoja \($0)", "\($0 == 2 ? late : Self.head)\n\(Self.heading)\n\($1)")
      })
    #expect(document.reports.count == 1)
    #expect(document.reports.first?.quarter == 1)
    let told = document.findings.filter { $0.code == .quarterOutvoted }
    #expect(told.map(\.sheet) == ["Hoja 2"])
    #expect(told.map(\.expected) == ["1"])
  }

  @Test func `sheets of several quarters with the same indicators stay reports of their own`() {
    let document = read(
      ["1er.", "2do.", "3er."].map { quarter in
        (
          quarter,
          Self.head.replacingOccurrences(of: "1er.", with: quarter)
            + "\n\(Self.heading)\n\(Self.records.joined(separator: "\n"))"
        )
      })
    #expect(document.reports.map(\.quarter) == [1, 2, 3])
    #expect(!document.findings.contains { $0.code == .quarterOutvoted })
  }

  @Test func `a sheet without a header block belongs to the one before it, and that is a warning`() throws {
    let document = read([
      ("Uno", "\(Self.head)\n\(Self.heading)\n\(Self.records[0])\n\(Self.records[1])"),
      ("Dos", "\(Self.heading)\n\(Self.records[2])\n\(Self.records[3])"),
    ])
    #expect(document.reports.count == 1)
    #expect(document.reports.first?.indicators.count == 4)
    #expect(!document.findings.contains { $0.code == .quarterMissing || $0.code == .unitMissing })
    let joined = document.findings.first { $0.code == .sheetsJoinedUnnamed }
    #expect(joined?.severity == .warning)
    #expect(joined?.sheet == "Dos")
  }

  @Test func `what a part says of the plan otherwise has no origin in the report`() throws {
    let one = "\(Self.head)\nEje:|3. Gobierno abierto"
    let two = one + " 10. Gobernanza metropolitana"
    let document = read([
      ("Uno", "\(one)\n\(Self.heading)\n\(Self.records[0])"),
      ("Dos", "\(two)\n\(Self.heading)\n\(Self.records[2])"),
      ("Tres", "\(two)\n\(Self.heading)\n\(Self.records[3])"),
    ])
    let report = try #require(document.reports.first)
    #expect(document.reports.count == 1)
    #expect(report.planAlignment.axes.map(\.code) == ["3"])
    let pointers = document.provenance.map(\.pointer)
    #expect(pointers.filter { $0.contains("/axes/") } == ["/reports/0/planAlignment/axes/0"])
    #expect(pointers.allSatisfy { $0.hasPrefix("/reports/0/") })
    #expect(Set(pointers).count == pointers.count)
    #expect(pointers.contains("/reports/0/indicators/2/name"))
  }

  @Test(
    arguments: [
      ("1er. Trimestre 2024", "2do. Trimestre 2024"), ("1er. Trimestre 2024", "1er. Trimestre 2025"),
    ])
  func `reports of two periods stay two`(one: String, other: String) {
    let sheets = [one, other].enumerated().map { position, period in
      (
        "Hoja \(position)",
        "\(Self.head.replacingOccurrences(of: "1er. Trimestre 2024", with: period))\n\(Self.heading)\n"
          + "\(Self.records[position])"
      )
    }
    #expect(read(sheets).reports.count == 2)
  }

  @Test func `the same report twice stays two`() {
    let sheet = "\(Self.head)\n\(Self.heading)\n\(Self.records.joined(separator: "\n"))"
    #expect(read([("Uno", sheet), ("Copia", sheet)]).reports.count == 2)
  }

  private static let left = """
    \(head)
    Nivel|Indicador|Definición|Unidad de medida
    Fin|Tasa de obras|Mide las obras|Tasa
    Componente 1|Calles pavimentadas|Mide las calles|Calle
    Actividad 1.1|Proyectos elaborados|Mide los proyectos|Proyecto
    """
  private static let values = [
    "7|1|1|1|10|7||||7|Actas", "2|2|2|2|8|2||||2|Oficios", "30|0|3|3|36|28||||28|Expedientes",
  ]

  @Test func `a right half that says the levels is joined by them`() throws {
    let levels = ["Fin", "Componente 1", "Actividad 1.1"]
    let right = """
      Nivel|Programado|||||Alcanzado|||||Medios de verificación
      |I|II|III|IV|Total|I|II|III|IV|Total|
      \(zip(levels, Self.values).map { "\($0)|\($1)" }.joined(separator: "\n"))
      """
    let document = read([("Datos", Self.left), ("Metas", right)])
    let report = try #require(document.reports.first)
    #expect(document.reports.count == 1)
    #expect(
      report.indicators.map(\.definition) == ["Mide las obras", "Mide las calles", "Mide los proyectos"])
    #expect(report.indicators.map(\.programmed.cumulative) == [10, 8, 36])
    #expect(report.indicators.map(\.meansOfVerification) == ["Actas", "Oficios", "Expedientes"])
    #expect(document.findings.contains { $0.code == .sheetsJoined && $0.sheet == "Metas" })
  }

  @Test func `a right half without levels is joined by position, and that is a warning`() throws {
    let right = """
      Programado|||||Alcanzado|||||Medios de verificación
      I|II|III|IV|Total|I|II|III|IV|Total|
      \(Self.values.joined(separator: "\n"))
      """
    let document = read([("Datos", Self.left), ("Metas", right)])
    let report = try #require(document.reports.first)
    #expect(document.reports.count == 1)
    #expect(report.indicators.map(\.achieved.q1) == [7, 2, 28])
    let joined = document.findings.first { $0.code == .sheetsJoinedByPosition }
    #expect(joined?.severity == .warning)
    #expect(joined?.sheet == "Metas")
  }

  @Test func `a right half of the first quarter has two numbers a row, or one`() throws {
    let left =
      Self.left.replacingOccurrences(
        of: "Unidad de medida", with: "Unidad de medida|Meta||||\n||||I|II|III|IV|Total"
      )
      .replacingOccurrences(of: "|Tasa\n", with: "|Tasa|7|1|1|1|10\n")
      .replacingOccurrences(of: "|Calle\n", with: "|Calle|2|2|2|2|8\n") + "|30|0|3|3|36"
    let right = """
      Avance|||||Medios de verificación
      I|II|III|IV|Total|
      7||||7|Actas
      2||||2|
      28|||||Expedientes
      """
    let document = read([("Datos", left), ("Metas", right)])
    let report = try #require(document.reports.first)
    #expect(report.indicators.map(\.programmed.cumulative) == [10, 8, 36])
    #expect(report.indicators.map(\.achieved.q1) == [7, 2, 28])
    #expect(report.indicators.map(\.achieved.cumulative) == [7, 2, nil])
    #expect(report.indicators.map(\.meansOfVerification) == ["Actas", nil, "Expedientes"])
  }

  @Test func `a half with more rows than the other is not joined`() {
    let right = """
      Programado|||||Alcanzado|||||Medios de verificación
      I|II|III|IV|Total|I|II|III|IV|Total|
      \((Self.values + Self.values).joined(separator: "\n"))
      """
    let document = read([("Datos", Self.left), ("Metas", right)])
    #expect(document.reports.isEmpty)
    #expect(document.findings.count { $0.code == .sheetSkipped } == 2)
  }
}
