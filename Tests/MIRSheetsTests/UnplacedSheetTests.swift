import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

struct UnplacedSheetTests {
  /// What a document keeps besides its reports, as its JSON has it.
  private func kept(_ document: ReportDocument, _ language: Language = .spanish) -> String {
    var bare = document
    bare.reports = []
    bare.source = Source(format: "")
    return ReportJSON.write(bare, language: language)
  }

  private func drawn(
    _ documents: [ReportDocument], _ language: Language = .spanish
  ) throws -> [DrawnSheet] {
    try ReportWorkbook.workbook(documents, PageOptions(), language: language).sheets
  }

  private func document(seed: UInt64) -> ReportDocument {
    var random = RandomReports(seed: seed)
    return ReportDocument(source: Source(format: "xlsx"), reports: [random.report()])
  }

  @Test(arguments: 400...440 as ClosedRange<UInt64>, Language.allCases)
  func `what was unplaced and found comes back from the workbook`(seed: UInt64, language: Language) throws {
    var random = RandomLeftovers(seed: seed)
    // What reading the drawing finds again is known already, as in a document that was read.
    var documents = try (0..<Int(seed % 2 + 1)).map { number in
      try TestFiles.throughWorkbook([document(seed: seed + UInt64(number))], language: language)
    }
    for index in documents.indices {
      #expect(documents[index].source.sheets.count == 1)
      documents[index].unplaced += (0..<Int(seed % 5)).map { _ in random.cell() }
      documents[index].findings += (0..<Int(seed % 7)).map { _ in random.finding() }
    }
    let found = try TestFiles.throughWorkbook(documents, language: language)
    var wanted = ReportDocument(source: Source(format: ""))
    wanted.unplaced = documents.flatMap(\.unplaced)
    wanted.findings = documents.flatMap(\.findings)
    #expect(kept(found, language) == kept(wanted, language))
    #expect(found.reports == documents.flatMap(\.reports))
  }

  @Test func `there is no such sheet when there is nothing to report`() throws {
    #expect(try drawn([document(seed: 1)]).map(\.name) == ["Informe"])
  }

  @Test func `a long text goes on in rows below and comes back as one`() throws {
    var document = document(seed: 2)
    for text in [
      String(repeating: "palabra  y\n\notra ", count: 900), String(repeating: "á", count: 40_000),
      "\n \n" + String(repeating: "línea\n", count: 300) + " ",
    ] {
      document.unplaced = [UnplacedCell(at: Finding.Location(sheet: "Hoja1", cell: "A1"), text: text)]
      document.findings = [
        Finding(.cellUnplaced, at: Finding.Location(sheet: "Hoja1", cell: "A1"), raw: text)
      ]
      let sheets = try drawn([document])
      let heights = sheets[1].rowHeights.values
      #expect(heights.allSatisfy { $0 <= 409.5 } && heights.count > 5)
      let found = try TestFiles.throughWorkbook([document])
      #expect(found.unplaced == document.unplaced)
      #expect(found.findings.first?.raw == text)
    }
  }

  @Test func `rows that people deleted are gone, and what they wrote is reported and kept`() throws {
    var document = document(seed: 3)
    document.unplaced = ["uno", "dos", "tres"].map {
      UnplacedCell(at: Finding.Location(sheet: "H", cell: "B2"), text: $0)
    }
    var workbook = try ReportWorkbook.workbook([document], PageOptions(), language: .spanish)
    let last = workbook.sheets.count - 1
    workbook.sheets[last].boxes.removeAll { $0.range.first.row == 4 }
    func put(_ text: String, _ row: Int, _ column: Int) {
      let address = CellAddress(row: row, column: column)
      workbook.sheets[last].boxes.append(
        DrawnSheet.Box(CellRange(address, address), .text(text), CellStyle(fontSize: 8)))
    }
    put("revisar con Juan", 9, 2)
    put("¿y esto?", 5, 8)
    let read = try TestFiles.throughFile { try XLSXWriter.write(workbook, to: $0) }
    let found = ReportReader().read(read, source: Source(format: "xlsx"))
    #expect(
      found.unplaced.map(\.text) == ["uno", "tres", "¿y esto?", "revisar con Juan"])
    let told = found.findings.filter { $0.code == .unplacedRowUnread }
    #expect(told.map(\.cell) == ["I6", "C10"])
    #expect(!found.findings.contains { $0.code == .sheetSkipped })
  }

  @Test func `a value changed since is reported next to what was found before`() throws {
    var report = Report()
    report.fiscalYear = 2024
    report.quarter = 1
    report.responsibleUnit.text = "Dirección de Obras"
    report.program.text = "Obras"
    var indicator = Indicator()
    (indicator.level, indicator.name) = ("Fin", "Porcentaje de obras")
    (indicator.programmed.q1, indicator.programmed.cumulative) = (10, 11)
    indicator.achieved.q1 = 10
    report.indicators = [indicator]
    let first = try TestFiles.throughWorkbook([report], paging: .titles)
    #expect(first.findings.map(\.code) == [.programmedSum])
    let again = try TestFiles.throughWorkbook([first])
    #expect(kept(again) == kept(first))
    var changed = first
    changed.reports[0].indicators[0].programmed.cumulative = 12
    #expect(try TestFiles.throughWorkbook([changed]).findings.map(\.raw) == ["11", "12"])
  }

  @Test func `cells in question have comments in the language of the run`() throws {
    let document = document(seed: 4)
    var told = document
    let label = try #require(document.reports[0].indicators[2].label)
    told.findings = [
      Finding(.numberUnreadable, indicator: label, field: "achieved.q1", raw: "2O"),
      Finding(.quarterMissing, at: .sheet("Hoja1"), field: "quarter"),
      Finding(.levelUnknown, indicator: "Actividad 99.9", field: "level"),
    ]
    told.unplaced = [
      UnplacedCell(at: Finding.Location(sheet: "Hoja1", cell: "AB5"), text: "2O", indicator: label)
    ]
    let drawing = ReportSheet.drawing(document.reports[0], name: "Informe", PageOptions())
    let row = drawing.places.recordRows[2]
    let column = try #require(drawing.layout.index(of: "achieved.q1"))
    for (language, words) in [
      (Language.spanish, ["Error:", "Sin lugar (Hoja1!AB5): 2O"]),
      (.english, ["Error:", "Unplaced (Hoja1!AB5): 2O"]),
    ] {
      let comments = try drawn([told], language)[0].behaviour.comments
      #expect(comments.count == 3)
      let value = comments.first { $0.cell == CellAddress(row: row, column: column) }
      #expect(value?.text.hasPrefix(words[0]) == true)
      #expect(value?.text.contains(told.findings[0].message[language]) == true)
      #expect(comments.contains { $0.cell == CellAddress(row: row, column: 0) && $0.text == words[1] })
      #expect(comments.contains { $0.text.contains(told.findings[1].message[language]) })
    }
  }

  @Test func `no comment where it is not certain which report is meant`() throws {
    var told = document(seed: 5)
    told.reports.append(told.reports[0])
    told.findings = [
      Finding(.numberUnreadable, at: .sheet("B"), indicator: "Fin", field: "achieved.q1", raw: "2O")
    ]
    #expect(try drawn([told]).allSatisfy { $0.behaviour.comments.isEmpty })
    told.source.sheets = ["A", "B"]
    #expect(try drawn([told]).map(\.behaviour.comments.count) == [0, 1, 0])
  }
}

/// Random unplaced cells and findings.
private struct RandomLeftovers {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private static let texts = [
    "80", "=1+1", "'x", " a  b ", "renglón\ncon salto\n", "_x0041_", "€ ½ ñ", "línea\r\notra", "1,250.50",
    "campo [x.y]", "a\u{1}b\u{FFFE}", "sigue", "… sigue", "Hallazgo",
  ]

  private mutating func text() -> String? {
    Bool.random(using: &generator) ? Self.texts.randomElement(using: &generator) : nil
  }

  mutating func cell() -> UnplacedCell {
    UnplacedCell(at: Finding.Location(sheet: text(), cell: "B7"), text: text() ?? "x", indicator: text())
  }

  mutating func finding() -> Finding {
    let codes: [FindingCode] = [.numberUnreadable, .sheetSkipped, .rowAmbiguous]
    var finding = Finding(
      codes.randomElement(using: &generator) ?? .cellError,
      severity: Severity.allCases.randomElement(using: &generator),
      at: Finding.Location(sheet: text(), cell: text()),
      indicator: text(),
      field: ["achieved.q2", "campo [x]", "quarter", nil].randomElement(using: &generator) ?? nil,
      raw: text(), expected: text())
    if Bool.random(using: &generator) { finding.hint = nil }
    return finding
  }
}
