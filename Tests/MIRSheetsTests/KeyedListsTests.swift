import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Lists with a row for each indicator and measure, or indicator and quarter, whose rows stand in any order.
struct KeyedListsTests {
  /// One indicator: its level, number and name, its goals, and what was achieved in two quarters.
  private struct Record {
    let level: String
    let component: Int?
    let activity: Int?
    let name: String
    let programmed: [Int]
    let achieved: [Int]

    var number: String? { component.map { c in activity.map { "\(c).\($0)" } ?? "\(c)" } }
    var label: String { [level, number].compactMap { $0 }.joined(separator: " ") }
    var letter: String { String(level.first ?? "?") }
    var code: String {
      letter == "F" || letter == "P" ? letter : "C\(component ?? 0)" + (activity.map { "-A\($0)" } ?? "")
    }
  }

  private static let records = [
    Record(
      level: "Fin", component: nil, activity: nil, name: "Tasa de obra pública",
      programmed: [10, 10, 10, 10],
      achieved: [9, 9]),
    Record(
      level: "Componente", component: 1, activity: nil, name: "Porcentaje de calles",
      programmed: [20, 30, 20, 10], achieved: [15, 33]),
    Record(
      level: "Actividad", component: 1, activity: 1, name: "Número de proyectos", programmed: [3, 4, 3, 2],
      achieved: [3, 4]),
    Record(
      level: "Actividad", component: 1, activity: 2, name: "Número de visitas", programmed: [70, 40, 30, 20],
      achieved: [75, 38]),
    Record(
      level: "Componente", component: 2, activity: nil, name: "Luminarias", programmed: [200, 300, 250, 150],
      achieved: [210, 280]),
    Record(
      level: "Actividad", component: 2, activity: 1, name: "Recorridos", programmed: [12, 12, 12, 13],
      achieved: [11, 12]),
  ]
  private static let head = """
    Informe Trimestral 2024
    Unidad Responsable:|504 - Instituto
    Programa Presupuestario:|6 - Planeación
    Trimestre que se reporta:|2do. Trimestre 2024

    """

  private static func line(_ cells: [String?]) -> String { cells.map { $0 ?? "" }.joined(separator: "|") }

  /// The rows of a list by measures: texts are in the rows of goals only.
  private static func measureRows(_ measure: String) -> [String] {
    records.map { record in
      let differences = zip(record.achieved, record.programmed).map { $0 - $1 }
      let values: [Int?] =
        switch measure {
        case "PROGRAMADO": record.programmed + [record.programmed.reduce(0, +)]
        case "ALCANZADO": record.achieved + [nil, nil, record.achieved.reduce(0, +)]
        default: differences + [nil, nil, record.achieved.reduce(0, +) - record.programmed.reduce(0, +)]
        }
      let texts = measure == "PROGRAMADO" ? ["Obra", "3,940 (2023)", "Suma"] : []
      return line(
        ["MIR-" + record.code, record.level.uppercased(), record.name, measure]
          + values.map { $0.map(String.init) }
          + texts)
    }
  }

  private static let measures = ["ALCANZADO", "DIFERENCIA", "PROGRAMADO"].map(measureRows)
  private static let headingOfMeasures =
    "CLAVE|NIVEL|INDICADOR|MEDIDA|T1|T2|T3|T4|AÑO|U. DE M.|L. BASE (AÑO)|ACUMULACIÓN"

  /// The rows of a list by quarters.
  private static func quarterRows(_ record: Record, id: Int) -> [String] {
    (0..<4).map { quarter in
      let achieved = quarter < 2 ? record.achieved[quarter] : nil
      return line([
        "\(id + quarter)", record.letter, record.component.map(String.init), record.activity.map(String.init),
        record.name, "\(quarter + 1)", "\(record.programmed[quarter])", achieved.map(String.init),
        achieved.map { "\($0 - record.programmed[quarter])" },
        "\(record.programmed[...quarter].reduce(0, +))",
        achieved == nil ? nil : "\(record.achieved[...quarter].reduce(0, +))",
        "\(record.programmed.reduce(0, +))", "acta \(id + quarter).pdf", "Padrón de \(record.name)",
        "2024-07-0\(quarter + 1) 10:17",
      ])
    }
  }

  private static let quarters = records.enumerated().map { quarterRows($1, id: 1_187 + 4 * $0) }
  private static let headingOfQuarters =
    "id|nivel|num_comp|num_act|nombre_indicador|trimestre|programado|alcanzado|variacion|programado_acum|alcanzado_acum|meta_anual|evidencia|medio_verificacion|updated_at"

  static let lists: [(name: String, text: String)] = [
    ("sorted by the measure", list(headingOfMeasures, measures.flatMap { $0 })),
    (
      "sorted by the measure, with the heading above each",
      list(headingOfMeasures, measures.enumerated().flatMap { $0 == 0 ? $1 : ["", headingOfMeasures] + $1 })
    ),
    (
      "in no order",
      list(headingOfMeasures, measures[0].indices.flatMap { place in [1, 2, 0].map { measures[$0][place] } })
    ),
    ("by quarters, one record after the other", list(headingOfQuarters, quarters.flatMap { $0 })),
    (
      "by quarters, sorted by the quarter",
      list(headingOfQuarters, (0..<4).flatMap { quarter in quarters.map { $0[quarter] } })
    ),
  ]

  private static func list(_ heading: String, _ rows: [String]) -> String {
    head + "\n" + ([heading] + rows).joined(separator: "\n")
  }

  private static func reading(_ text: String) -> SheetReading {
    let sheet = TestFiles.sheet(text)
    return ReportReader().read(sheet, of: Workbook(format: .xlsx, sheets: [sheet]))
  }

  private static func values(_ numbers: [Int?]) -> [Decimal?] { numbers.map { $0.map { Decimal($0) } } }
  private static func read(_ values: QuarterValues) -> [Decimal?] { Period.allCases.map { values[$0] } }

  @Test(arguments: lists.map(\.name))
  func `rows of an indicator are one record wherever they stand`(_ name: String) throws {
    let text = try #require(Self.lists.first { $0.name == name }).text
    let reading = Self.reading(text)
    let report = try #require(reading.reports.first)
    #expect(report.indicators.map(\.label) == Self.records.map(\.label))
    #expect(report.indicators.map(\.name) == Self.records.map(\.name))
    for (indicator, record) in zip(report.indicators, Self.records) {
      let (goal, done) = (record.programmed.reduce(0, +), record.achieved.reduce(0, +))
      #expect(Self.read(indicator.programmed) == Self.values(record.programmed + [goal]))
      #expect(Self.read(indicator.achieved) == Self.values(record.achieved + [nil, nil, done]))
      let differences = zip(record.achieved, record.programmed).map { $0 - $1 }
      #expect(
        Self.read(indicator.variation)
          == Self.values(differences + [nil, nil, name.hasPrefix("by") ? nil : done - goal]))
    }
    #expect(reading.account.totals.lost == 0)
    #expect(reading.findings.allSatisfy { $0.severity != .error })
  }

  @Test func `texts and a baseline that are in the rows of one measure belong to the record`() throws {
    let report = try #require(Self.reading(Self.lists[0].text).reports.first)
    #expect(report.indicators.allSatisfy { $0.unitOfMeasure == "Obra" })
    #expect(report.indicators.allSatisfy { $0.baseline.value == 3_940 && $0.baseline.year == 2_023 })
    #expect(report.indicators.allSatisfy { $0.accumulation == "Suma" })
  }

  @Test func `the means of verification are those of the record, not the files of each quarter`() throws {
    let reading = Self.reading(Self.lists[3].text)
    let report = try #require(reading.reports.first)
    #expect(report.indicators.map(\.meansOfVerification) == Self.records.map { "Padrón de \($0.name)" })
    #expect(reading.findings.contains { $0.code == .headingUnknown && $0.raw == "evidencia" })
  }

  @Test func `a row that comes twice is read once and reported`() throws {
    var rows = Self.quarters.flatMap { $0 }
    rows.insert(rows[9].replacingOccurrences(of: ".pdf", with: "_2.pdf"), at: 10)
    let reading = Self.reading(Self.list(Self.headingOfQuarters, rows))
    let report = try #require(reading.reports.first)
    #expect(report.indicators.map(\.label) == Self.records.map(\.label))
    #expect(report.indicators.map(\.achieved.q2) == Self.values(Self.records.map { $0.achieved[1] }))
    #expect(reading.findings.filter { $0.code == .rowsRepeated }.map(\.severity) == [.warning])
    #expect(reading.account.totals.lost == 0)
  }

  @Test func `a label that comes twice with other numbers is another record, and reported`() throws {
    var rows = Self.measures.flatMap { $0 }
    rows[1] = rows[1].replacingOccurrences(of: "|15|", with: "|16|")
    rows.append(Self.measures[0][1])
    let reading = Self.reading(Self.list(Self.headingOfMeasures, rows))
    let report = try #require(reading.reports.first)
    #expect(report.indicators.map(\.label) == Self.records.map(\.label) + ["Componente 1"])
    #expect(report.indicators.last?.achieved.q1 == 15)
    #expect(reading.findings.contains { $0.code == .repeatedIndicator && $0.indicator == "Componente 1" })
  }

  @Test func `sums to date without a header are those of the last quarter that has one`() throws {
    let text = Self.lists[4].text.replacingOccurrences(
      of: "Trimestre que se reporta:|2do. Trimestre 2024", with: "")
    let report = try #require(Self.reading(text).reports.first)
    #expect(report.quarter == nil)
    #expect(
      report.indicators.map(\.achieved.cumulative)
        == Self.values(Self.records.map { $0.achieved.reduce(0, +) }))
  }

  @Test func `a status column next to an indicator's own row makes no list`() throws {
    let reading = Self.reading(
      Self.head + "\n" + """
        Nivel|Nombre|Estado|Unidad de Medida|Programado|||||Alcanzado||||
        ||||I|II|III|IV|Total|I|II|III|IV|Total
        Fin|Tasa de obra pública|Alcanzado|Obra|10|10|10|10|40|9|9|||18
        Componente 1|Porcentaje de calles|Programado|Obra|20|30|20|10|80|15|33|||48
        Actividad 1.1|Número de proyectos|Alcanzado|Obra|3|4|3|2|12|3|4|||7
        Actividad 1.2|Número de visitas|Programado|Obra|7|4|3|2|16|3|4|||7
        Actividad 1.3|Número de talleres|Programado|Obra|3|4|3|2|12|3|4|||7
        Actividad 1.4|Número de cursos|Alcanzado|Obra|3|4|3|2|12|3|4|||7
        """)
    #expect(reading.layouts.isEmpty)
    #expect(reading.reports.first?.indicators.count == 6)
  }
}
