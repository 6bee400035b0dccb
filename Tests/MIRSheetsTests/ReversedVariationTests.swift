import Foundation
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Reports whose variation is what was achieved less what was programmed, as many offices print it.
struct ReversedVariationTests {
  private static let head = """
    Informe Trimestral 2021
    Unidad Responsable:|08 - Dirección de Tránsito
    Programa Presupuestario:|E012 - Movilidad segura
    Trimestre que se reporta:|4to. Trimestre 2021
    Nivel|Indicador|Programado|||||Alcanzado|||||Variación
    ||I|II|III|IV|Meta anual|I|II|III|IV|Acumulado|I|II|III|IV|Acumulado
    Fin|Hechos de tránsito|150|150|140|140|580|161|143|137|128|569|11|-7|-3|-12|-11
    Componente 1|Cruceros con señales|5|5|5|5|20|5|4|6|3|18|0|-1|1|-2|-2
    Actividad 1.1|Metros de pintura|4000|6500|6500|5000|22000|3850|6620|7014|5230|22714|-150|120|514|230|714
    Actividad 1.2|Semáforos atendidos|36|36|36|36|144|41|36|33|39|149|5|0|-3|3|5
    """

  private func read(_ row: String) throws -> (indicator: Indicator, findings: [Finding]) {
    let document = TestFiles.read(Self.head + "\n" + row)
    let report = try #require(document.reports.first)
    #expect(document.findings.contains { $0.code == .variationReversed })
    // The other records are what is printed, and nothing is said of them.
    #expect(report.indicators.count == 5)
    #expect(report.indicators[0].programmed.q2 == 150 && report.indicators[0].achieved.q2 == 143)
    return (report.indicators[4], document.findings.filter { $0.indicator == "Componente 2" })
  }

  @Test func `a variation that lost its sign is reported, and everything is read as printed`() throws {
    let (indicator, findings) = try read(
      "Componente 2|Señales colocadas|80|80|90|90|340|76|88|90|61|315|-4|8|0|-29|25||COTEJADO")
    #expect(indicator.programmed.cumulative == 340 && indicator.achieved.q3 == 90)
    #expect(indicator.variation.cumulative == 25)
    let told = findings.filter { $0.code == .variationMismatch }
    #expect(told.map(\.field) == [Measure.variation.key(.cumulative)])
    #expect(told.map(\.expected) == ["-25"])
  }

  @Test func `a variation that is programmed less achieved is the one that is wrong here`() throws {
    let (_, findings) = try read(
      "Componente 2|Señales colocadas|80|80|90|90|340|76|88|90|61|315|4|8|0|-29|-25")
    #expect(
      findings.filter { $0.code == .variationMismatch }.map(\.field) == [Measure.variation.key(.q1)])
  }

  @Test func `one value that is wrong is held against the sign that the report has`() throws {
    let lines = Self.head.split(separator: "\n").map(String.init)
    let swapped = lines[0...5] + ["Fin|Avance|20|20|20|20|80|15|15|15|15|60|-5|10|-5|-5|-20"]
    let more = (1...4).map { "Componente \($0)|Obra \($0)|20|20|20|20|80|15|15|15|15|60|-5|-5|-5|-5|-20" }
    let document = TestFiles.read((swapped + more).joined(separator: "\n"))
    let told = document.findings.filter { $0.code == .variationMismatch }
    #expect(told.map(\.field) == [Measure.variation.key(.q2)])
    #expect(told.first?.message.spanish.hasSuffix("dice 10 y alcanzado menos programado es -5.") == true)
  }

  @Test func `a row whose values slid is put right by the same sign`() throws {
    let (indicator, findings) = try read(
      "Componente 2|Señales colocadas||80|80|90|90|340|76|88|90|61|315|-4|8|0|-29|-25")
    #expect(indicator.programmed.q1 == 80 && indicator.achieved.cumulative == 315)
    #expect(indicator.variation.q1 == -4 && indicator.variation.cumulative == -25)
    #expect(findings.contains { $0.code == .rowRealigned || $0.code == .rowShifted })
  }

  @Test func `sound rows take the short way whatever the sign`() {
    let sheet = TestFiles.sheet(Self.head)
    let reading = SheetReader(sheet, isOwnDrawing: false).read()
    #expect(reading.shortRecords == 4)
    #expect(reading.findings.map(\.code) == [.variationReversed])
  }
}
