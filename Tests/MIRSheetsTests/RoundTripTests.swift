import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

struct RoundTripTests {
  @Test(arguments: 1...60 as ClosedRange<UInt64>, Paging.allCases)
  func `a random report comes back from its own sheet`(seed: UInt64, paging: Paging) throws {
    var random = RandomReports(seed: seed)
    let reports = (0..<Int(seed % 3 + 1)).map { _ in random.report() }
    let document = try TestFiles.throughWorkbook(reports, paging: paging)
    try expectSame(document.reports, reports)
    #expect(document.unplaced.isEmpty)
  }

  @Test(
    arguments: 100...160 as ClosedRange<UInt64>, ["keys", "labels", "keys for Excel", "labels for Excel"])
  func `random reports come back from the flat CSV`(seed: UInt64, dress: String) throws {
    let style = ReportCSV.Style(labels: dress.hasPrefix("labels"), forExcel: dress.hasSuffix("Excel"))
    var random = RandomReports(seed: seed)
    var reports = (0..<Int(seed % 3 + 1)).map { _ in random.report() }
    // The same programme filed twice stays two reports.
    if seed.isMultiple(of: 5), let last = reports.last { reports.append(last) }
    try expectSame(TestFiles.throughCSV(reports, style: style).reports, reports)
  }

  @Test(arguments: 300...330 as ClosedRange<UInt64>)
  func `rows that get their number and file later are those that had them at once`(seed: UInt64) {
    var random = RandomReports(seed: seed)
    let file = "/año, 2024/\"final\".xls"
    let documents = (0..<3).map { _ in
      ReportDocument(source: Source(file: file, format: "xls"), reports: [random.report()])
    }
    let placed = documents.enumerated().flatMap { index, document in
      ReportCSV.numberedRows(ReportCSV.unnumberedRows(of: document.reports[0]), number: index + 1, file: file)
    }
    #expect(String(decoding: ReportCSV.heading() + placed, as: UTF8.self) == ReportCSV.write(documents))
  }

  @Test(arguments: 200...230 as ClosedRange<UInt64>, [ReportJSON.Style.pretty, .line])
  func `random reports come back from JSON, byte for byte`(seed: UInt64, style: ReportJSON.Style) throws {
    var random = RandomReports(seed: seed)
    let document = ReportDocument(
      source: Source(format: "json"), reports: [random.report(), random.report()])
    let text = ReportJSON.write(document, language: .spanish, style: style)
    let reports = try ReportJSON.read([UInt8](text.utf8)).reports
    #expect(reports == document.reports)
    #expect(
      ReportJSON.write(
        ReportDocument(source: document.source, reports: reports), language: .spanish, style: style) == text)
  }

  /// Compares report by report and field by field, so that a failure names the field.
  private func expectSame(_ found: [Report], _ wanted: [Report]) throws {
    try #require(found.count == wanted.count)
    for (one, other) in zip(found, wanted) where one != other {
      for node in Report.nodes {
        switch node {
        case .value(let field): #expect(field.get(one) == field.get(other), "\(field.key)")
        case .list(let list):
          let left = list.get(one)
          let right = list.get(other)
          #expect(left.count == right.count, "\(list.key)")
          for (index, rows) in zip(left, right).enumerated() {
            for (part, description) in list.elements.enumerated() {
              #expect(rows.0[part] == rows.1[part], "\(list.key)/\(index)/\(description.key)")
            }
          }
        }
      }
    }
  }
}
