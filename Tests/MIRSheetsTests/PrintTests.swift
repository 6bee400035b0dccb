import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

struct PrintTests {
  private func drawing(_ report: Report, _ paging: Paging = .titles) -> ReportDrawing {
    ReportSheet.drawing(report, name: "Informe", PageOptions(paging: paging))
  }

  private func report(seed: UInt64, _ change: (inout Report) -> Void) -> Report {
    var random = RandomReports(seed: seed)
    var report = random.report()
    while report.indicators.count < 3 { report = random.report() }
    change(&report)
    return report
  }

  private static func words(_ characters: Int) -> String {
    let sentence =
      "Mide el avance (anual) de las obras, por colonia; véase el anexo.\nSegunda línea del texto: "
    return NormalText.prose(
      String(String(repeating: sentence, count: characters / sentence.count + 1).prefix(characters))) ?? ""
  }

  @Test(arguments: [300, 3_000, 12_000, 32_000], Paging.allCases)
  func `however long a text is, letters on paper stay at eight points and no row is too high`(
    length: Int, paging: Paging
  ) throws {
    let text = Self.words(length)
    let report = report(seed: 7) {
      $0.indicators[0].definition = text
      $0.indicators[1].meansOfVerification = text
      $0.indicators[1].calculationMethod = String(text.prefix(length / 2)) + "."
      $0.notes = [text]
    }
    let drawing = drawing(report, paging)
    #expect(drawing.sheet.boxes.allSatisfy { $0.style.fontSize >= 8 })
    #expect(drawing.sheet.rowHeights.values.allSatisfy { $0 <= 409.5 })
    try expectRoom(drawing)
    let found = try TestFiles.throughWorkbook([report], paging: paging)
    #expect(found.reports == [report])
    #expect(found.unplaced.isEmpty)
  }

  /// Every text of a record has the height that it needs.
  private func expectRoom(_ drawing: ReportDrawing) throws {
    let heading = try #require(drawing.places.recordRows.first)
    for box in drawing.sheet.boxes where box.range.first.row >= heading {
      guard case .text(let text) = box.content, box.range.first.column == box.range.last.column,
        box.range.first.column < drawing.layout.columns.count
      else { continue }
      let column = box.range.first.column
      let lines = TextPieces.lines(
        text, width: drawing.layout.textWidth(column...column, indent: box.style.indent),
        fontSize: box.style.fontSize)
      let room = (box.range.first.row...box.range.last.row).reduce(0) {
        $0 + drawing.sheet.rowHeights[$1, default: 0]
      }
      #expect(room >= TextMeasure.height(lines: lines, fontSize: box.style.fontSize))
    }
  }

  @Test(arguments: [
    "a", "palabra" + String(repeating: " y", count: 9_000), String(repeating: "x", count: 20_000),
    String(repeating: "línea\n", count: 900) + "fin", String(repeating: "a\n\n\nb ", count: 700) + "c",
    String(repeating: "é🙂 ", count: 3_000) + "z",
  ])
  func `a text in pieces is the same text, and each piece is low enough`(_ text: String) {
    for (width, lines) in [(110.0, 38), (60, 3), (9, 2)] {
      let pieces = TextPieces.split(text, width: width, fontSize: 8, lines: lines)
      #expect(pieces.joined() == text)
      #expect(pieces.allSatisfy { !$0.isEmpty && $0.utf16.count <= Cell.longestText })
      #expect(pieces.allSatisfy { TextPieces.lines($0, width: width, fontSize: 8) <= lines || width < 10 })
    }
  }

  @Test func `numbers that are wide take more pages, and come back`() throws {
    let report = report(seed: 9) { report in
      for index in report.indicators.indices {
        for period in Period.allCases {
          for measure in Measure.usual {
            report.indicators[index].set(Decimal(123_456_789_012) + Decimal(index), measure, period)
          }
        }
      }
    }
    let drawing = drawing(report)
    #expect(drawing.layout.pages.count >= 3)
    #expect(try TestFiles.throughWorkbook([report], paging: .titles).reports == [report])
  }

  @Test(arguments: 500...530 as ClosedRange<UInt64>, Paging.allCases)
  func `random reports with long texts come back`(seed: UInt64, paging: Paging) throws {
    var random = RandomReports(seed: seed)
    var report = random.report()
    for index in report.indicators.indices where (index + Int(seed)).isMultiple(of: 3) {
      report.indicators[index].definition = random.text(300...900, breaks: true)
      if seed.isMultiple(of: 2) {
        report.indicators[index].meansOfVerification = random.text(100...3_000, breaks: true)
      }
      if seed.isMultiple(of: 5) { report.indicators[index].level = nil }
      if seed.isMultiple(of: 7) { report.indicators[index].name = random.text(200...700) }
    }
    report.notes.append("Nota: " + random.text(900...3_000, breaks: true))
    let found = try TestFiles.throughWorkbook([report], paging: paging)
    #expect(found.reports.first?.indicators == report.indicators)
    #expect(found.reports == [report])
    #expect(found.unplaced.isEmpty)
  }

  @Test func `saved without its property, a record over several rows is still one`() throws {
    // Not the same sentence over and over: pieces that are the same text are taken for repeated headings.
    let text = (1...140).map { "Mide el avance de la obra \($0), por colonia; véase." }.joined(separator: " ")
    let report = report(seed: 11) { $0.indicators[1].definition = text }
    var workbook = try TestFiles.throughFile {
      try ReportWorkbook.write([report], to: URL(fileURLWithPath: $0))
    }
    workbook.isOwnDrawing = false
    let found = ReportReader().read(workbook, source: Source(format: "xlsx"))
    let definition = found.reports.first?.indicators[1].definition
    #expect(
      definition?.split(whereSeparator: \.isWhitespace)
        == text.split(whereSeparator: \.isWhitespace))
    #expect(found.reports.first?.indicators.count == report.indicators.count)
  }
}
