import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// How an indicator accumulates, adjusted goals and justifications: fields that some forms have columns for.
struct FurtherFieldsTests {
  private static let periods = "1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado"

  /// A block of columns under one group, in the upper and in the lower row of a heading.
  private static func block(_ group: String) -> (upper: String, lower: String) {
    (group + "||||", periods)
  }

  /// A sheet with the usual columns and others: `after` says behind which of `text`, `programmed`, `achieved` each is.
  private static func sheet(
    _ more: [(after: String, upper: String, lower: String)], _ rows: [[String: String]]
  ) -> ReportDocument {
    var upper = ["Nivel", "Nombre", "Definición", "Unidad de Medida"]
    var lower = ["", "", "", ""]
    func add(after place: String) {
      for entry in more where entry.after == place {
        upper.append(entry.upper)
        lower.append(entry.lower)
      }
    }
    add(after: "text")
    for (place, group) in [("programmed", "Programado"), ("achieved", "Alcanzado")] {
      upper.append(block(group).upper)
      lower.append(block(group).lower)
      add(after: place)
    }
    upper.append("Medios de Verificación")
    let values = ["25|25|25|25|100", "25|25|||50"]
    let lines = rows.enumerated().map { index, row -> String in
      var cells = [
        "Actividad 1.\(index + 1)", "Porcentaje de planes \(index)", "Mide los planes", "Porcentaje",
      ]
      func fill(after place: String) {
        for entry in more where entry.after == place {
          cells.append(row[entry.upper] ?? String(repeating: "|", count: entry.upper.count { $0 == "|" }))
        }
      }
      fill(after: "text")
      for (place, value) in zip(["programmed", "achieved"], values) {
        cells.append(row[place] ?? value)
        fill(after: place)
      }
      return (cells + ["Oficio número \(index)"]).joined(separator: "|")
    }
    let head = """
      Informe Trimestral 2024|Trimestre que se reporta:|2do. Trimestre 2024
      Unidad Responsable:|504 - Instituto|Programa:|6 - Planeación
      """
    return TestFiles.read(
      ([head, upper.joined(separator: "|"), lower.joined(separator: "|")] + lines).joined(separator: "\n"))
  }

  private func indicators(_ document: ReportDocument) -> [Indicator] {
    document.reports.flatMap(\.indicators)
  }

  // MARK: Accumulation

  @Test(arguments: [
    "Tipo de acumulación", "Forma de Acumulación", "ACUMULACION", "Comportamiento", "Tipo de Cálculo",
    "Método de acumulación",
  ])
  func `how an indicator accumulates is read under its headings`(_ heading: String) {
    let words = ["Acumulada", "promedio", "ULTIMO VALOR", "Constante", "Sumatoria", "Acumulable"]
    let document = Self.sheet([("text", heading, "")], words.map { [heading: $0] })
    #expect(
      indicators(document).map(\.accumulation)
        == ["Suma", "Promedio", "Último valor", "Constante", "Suma", "Suma"])
    #expect(indicators(document).allSatisfy { $0.expectedDirection == nil } && document.unplaced.isEmpty)
    // Four rows add up and are called otherwise.
    #expect(document.findings.count { $0.code == .programmedSum } == 3)
  }

  @Test
  func `Comportamiento is the direction where its values are directions, or nothing says what they are`() {
    for (words, wanted) in [
      (["Ascendente", "Descendente", "Constante"], ["Ascendente", "Descendente", "Regular"]),
      (["Al alza", "A la baja", "Al alza"], ["Al alza", "A la baja", "Al alza"]),
    ] {
      let document = Self.sheet([("text", "Comportamiento", "")], words.map { ["Comportamiento": $0] })
      #expect(indicators(document).map(\.expectedDirection) == wanted)
      #expect(indicators(document).allSatisfy { $0.accumulation == nil })
    }
  }

  @Test func `a way that the catalogue does not know is kept and reported`() throws {
    let document = Self.sheet(
      [("text", "Tipo de acumulación", "")],
      ["No acumulable", "Suma"].map { ["Tipo de acumulación": $0] })
    #expect(indicators(document).map(\.accumulation) == ["No acumulable", "Suma"])
    let finding = try #require(document.findings.first)
    #expect(
      finding.code == .catalogueUnknown && finding.raw == "No acumulable" && document.findings.count == 1)
  }

  @Test(arguments: ["Promedio", "Suma", "Constante", "Acumulado"])
  func `a unit of measure may be called as a way of accumulating is`(_ unit: String) {
    var text = (1...3).map { "Actividad 1.\($0)|Promedio de planes|Mide los planes|\(unit)|25|25|25|25|100" }
    text.insert("Nivel|Nombre|Definición|Unidad de Medida|Programado||||", at: 0)
    text.insert("||||\(Self.periods)", at: 1)
    let document = TestFiles.read("Informe Trimestral 2024\n" + text.joined(separator: "\n"))
    #expect(indicators(document).map(\.unitOfMeasure) == [unit, unit, unit])
    #expect(indicators(document).allSatisfy { $0.programmed.cumulative == 100 && $0.accumulation == nil })
    #expect(
      !document.findings.contains { $0.indicator != nil }, "\(document.findings.map(\.message.english))")
  }

  // MARK: Adjusted goals

  @Test(arguments: [
    "Valores Ajustados", "Meta ajustada", "METAS MODIFICADAS", "Meta Reprogramada", "Reprogramado",
    "Metas adecuadas", "Meta modificada trimestral",
  ])
  func `adjusted goals are read quarter by quarter`(_ group: String) {
    let rows = ["25|30|30|30|115", "||||", "25|25|20|20|90"].map { [group: $0] }
    for place in ["programmed", "achieved"] {
      let document = Self.sheet(
        [(place, Self.block(group).upper, Self.periods)],
        rows.map { [Self.block(group).upper: $0[group] ?? ""] })
      let found = indicators(document).map { $0.adjusted.quarters + [$0.adjusted.cumulative] }
      #expect(
        found == [[25, 30, 30, 30, 115], [nil, nil, nil, nil, nil], [25, 25, 20, 20, 90]], "\(place)")
      #expect(indicators(document).allSatisfy { $0.programmed.cumulative == 100 && $0.achieved.q2 == 25 })
      #expect(
        document.findings.isEmpty && document.unplaced.isEmpty, "\(document.findings.map(\.message.english))")
    }
  }

  @Test(arguments: ["Meta ajustada", "Meta anual modificada", "Meta ajustada anual", "META REPROGRAMADA"])
  func `one column of adjusted goals beside quarters is the year's`(_ heading: String) {
    for place in ["text", "programmed", "achieved"] {
      let document = Self.sheet([(place, heading, "")], ["115", "", "90"].map { [heading: $0] })
      #expect(indicators(document).map(\.adjusted.cumulative) == [115, nil, 90], "\(place)")
      #expect(indicators(document).allSatisfy { $0.adjusted.quarters.allSatisfy { $0 == nil } })
      #expect(indicators(document).allSatisfy { $0.programmed.q1 == 25 && $0.achieved.cumulative == 50 })
      #expect(document.findings.isEmpty && document.unplaced.isEmpty)
    }
  }

  @Test func `one column of the quarter's adjusted goals is not the year's`() {
    let heading = "Meta ajustada del trimestre"
    let document = Self.sheet([("programmed", heading, "")], ["30", "30", "30"].map { [heading: $0] })
    #expect(indicators(document).allSatisfy { $0.adjusted.cumulative == nil })
  }

  @Test func `a row for each measure may have adjusted goals`() {
    let head = "Nivel|Nombre|Definición|Unidad de Medida|Concepto|\(Self.periods)"
    let rows = (1...2).flatMap { number in
      [
        "Actividad 1.\(number)|Porcentaje de planes|Mide los planes|Porcentaje|Programado|25|25|25|25|100",
        "||||Reprogramado|25|30|30|30|115", "||||Alcanzado|25|30|||55", "||||Variación|0|0|30|30|60",
      ]
    }
    let document = TestFiles.read(
      "Informe Trimestral 2024|Trimestre:|2do. Trimestre\n" + ([head] + rows).joined(separator: "\n"))
    #expect(indicators(document).map(\.adjusted.cumulative) == [115, 115])
    #expect(indicators(document).map(\.achieved.cumulative) == [55, 55])
    #expect(!document.findings.contains { ArithmeticRules.isMismatch($0.code) })
  }

  // MARK: Justification

  @Test(arguments: [
    "Justificación", "Causas de la variación", "Observaciones a la variación", "MOTIVO DEL RETRASO",
    "Efectos de las variaciones", "Justificación de desviaciones",
  ])
  func `a justification is read under its headings, and keeps its lines`(_ heading: String) {
    let rows = ["Llovió en mayo", "", "Faltó personal"].map { [heading: $0] }
    for place in ["text", "achieved"] {
      let document = Self.sheet([(place, heading, "")], rows)
      #expect(indicators(document).map(\.justification) == ["Llovió en mayo", nil, "Faltó personal"])
      #expect(document.findings.isEmpty && document.unplaced.isEmpty)
    }
  }

  @Test func `several columns make one justification, a line each`() throws {
    let document = Self.sheet(
      [("text", "Justificación", ""), ("achieved", "Causas", ""), ("achieved", "Efectos", "")],
      [
        ["Justificación": "Se ajustó la meta", "Causas": "Llovió", "Efectos": "Hubo retraso"],
        ["Efectos": "Ninguno por ahora"], [:],
      ])
    #expect(
      indicators(document).map(\.justification)
        == ["Se ajustó la meta\nLlovió\nHubo retraso", "Ninguno por ahora", nil])
    #expect(document.findings.isEmpty && document.unplaced.isEmpty)
    #expect(document.provenance.count { $0.pointer == "/reports/0/indicators/0/justification" } == 3)
  }

  @Test func `remarks that say nothing of a deviation are no justification`() {
    let document = Self.sheet(
      [("achieved", "Observaciones", "")], ["Sin novedad", "Se anexa oficio"].map { ["Observaciones": $0] })
    #expect(indicators(document).allSatisfy { $0.justification == nil } && document.unplaced.count == 2)
  }

  // MARK: The same in every form

  private static var full: ReportDocument {
    sheet(
      [
        ("text", "Tipo de acumulación", ""), ("programmed", block("Meta ajustada").upper, periods),
        ("achieved", "Justificación", ""),
      ],
      [
        [
          "Tipo de acumulación": "Promedio", block("Meta ajustada").upper: "25|30|30|30|116",
          "Justificación": "Llovió en mayo",
        ],
        ["Tipo de acumulación": "Suma", "achieved": "25|25|||51"],
      ])
  }

  private static func said(_ document: ReportDocument) -> [String] {
    document.findings.filter { $0.indicator != nil }
      .map { "\($0.code.rawValue) \($0.indicator ?? "") \($0.field?.rawValue ?? "") \($0.expected ?? "")" }
  }

  @Test func `the same is reported of a report from its sheet, its JSON, its CSV and its own drawing`() throws
  {
    let document = Self.full
    let said = Self.said(document)
    #expect(
      said == [
        "programmed-sum-mismatch Actividad 1.1 programmed.cumulative 25",
        "adjusted-sum-mismatch Actividad 1.1 adjusted.cumulative 28.75",
        "achieved-sum-mismatch Actividad 1.1 achieved.cumulative 25",
        "achieved-sum-mismatch Actividad 1.2 achieved.cumulative 50",
      ])
    let json = ReportJSON.write(
      ReportDocument(source: document.source, reports: document.reports), language: .spanish)
    let read = try ReportJSON.read([UInt8](json.utf8))
    #expect(read.reports == document.reports && Self.said(read) == said)
    for labels in [false, true] {
      let flat = try TestFiles.throughCSV(document.reports, style: ReportCSV.Style(labels: labels))
      #expect(flat.reports == document.reports && Self.said(flat) == said)
    }
    let drawn = try TestFiles.throughWorkbook(document.reports, paging: .titles)
    #expect(drawn.reports == document.reports && Self.said(drawn) == said)
  }

  @Test func `some quarters of adjusted goals are no sum, from the sheet or from the CSV`() throws {
    let document = Self.sheet(
      [("programmed", "Meta ajustada 2do. Trim.", ""), ("programmed", "Meta ajustada anual", "")],
      [["Meta ajustada 2do. Trim.": "30", "Meta ajustada anual": "115"], [:]])
    #expect(indicators(document).map(\.adjusted.q2) == [30, nil])
    #expect(indicators(document).map(\.adjusted.cumulative) == [115, nil])
    #expect(document.findings.isEmpty)
    let flat = try TestFiles.throughCSV(document.reports, style: ReportCSV.Style())
    #expect(flat.reports == document.reports && flat.findings.isEmpty)
  }

  @Test func `the sheet has the columns only where a report fills them`() throws {
    var random = RandomReports(seed: 5)
    var bare = random.indicator("Fin", nil, 2)
    bare.accumulation = nil
    bare.adjusted = QuarterValues()
    bare.justification = nil
    let usual = SheetLayout(for: RecordCells.all(of: [bare]), as: nil, paper: .oficio).columns.map(\.key)
    #expect(!usual.contains(.accumulation) && !usual.contains(.justification))
    #expect(!usual.contains { Measure.of($0) == .adjusted })
    bare.adjusted.q3 = 7
    let wide = SheetLayout(for: RecordCells.all(of: [bare]), as: nil, paper: .oficio).columns.map(\.key)
    #expect(wide.filter { !usual.contains($0) } == Period.allCases.map { Measure.adjusted.key($0) })
    #expect(
      wide.firstIndex(of: Measure.adjusted.key(.q1))
        == wide.firstIndex(of: Measure.achieved.key(.q1)).map { $0 - 5 })
  }

  @Test func `the long CSV has rows for adjusted goals where there are some`() {
    let text = ReportCSV.writeLong([Self.full])
    let rows = text.split(separator: "\r\n")
    #expect(rows.count == 1 + 20 + 15)
    #expect(rows.contains { $0.hasSuffix(",adjusted,cumulative,116") })
  }

  @Test func `a CSV from before the new columns is read as it was`() throws {
    let text = ReportCSV.write([Self.full])
    let sheet = try #require(try WorkbookFile.read([UInt8](text.utf8)).sheets.first)
    let heading = try #require(sheet.rows.first)
    let new = Set(
      heading.filter {
        ["accumulation", "justification"].contains($0.shownText) || $0.shownText.hasPrefix("adjusted_")
      }
      .map(\.address.column))
    #expect(new.count == 7)
    let old = Sheet(
      name: sheet.name, position: 0, cells: sheet.cells.filter { !new.contains($0.address.column) })
    #expect(ReportCSV.recognizes(old))
    let read = ReportCSV.read(old, isText: true, source: Source(format: "csv"))
    var wanted = Self.full.reports
    for index in wanted[0].indicators.indices {
      wanted[0].indicators[index].accumulation = nil
      wanted[0].indicators[index].adjusted = QuarterValues()
      wanted[0].indicators[index].justification = nil
    }
    #expect(read.reports == wanted && read.unplaced.isEmpty)
  }
}
