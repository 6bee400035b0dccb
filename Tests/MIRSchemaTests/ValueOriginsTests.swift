import MIRSchema
import SheetIO
import Testing

/// Where values were read, as their JSON pointers say.
struct ValueOriginsTests {
  @Test(arguments: [
    ("/reports/2/indicators/15/achieved/q2", 2, 15, "achieved/q2", "indicators/15/achieved/q2"),
    ("/reports/0/indicators/3", 0, 3, "", "indicators/3"),
    (
      "/reports/1/planAlignment/axes/0/code", 1, nil, "planAlignment/axes/0/code", "planAlignment/axes/0/code"
    ),
    ("/reports/1/indicators", 1, nil, "indicators", "indicators"), ("/reports/7", 7, nil, "", ""),
  ])
  func `a pointer says its report, its indicator and the keys behind them`(
    _ text: String, _ report: Int, _ indicator: Int?, _ path: String, _ fromReport: String
  ) throws {
    let pointer = try #require(ValuePointer(text))
    #expect(pointer.report == report && pointer.indicator == indicator)
    #expect(pointer.path == path && pointer.fromReport == fromReport)
  }

  @Test(arguments: [
    "", "/", "/source/file", "/reports", "/reports/", "/reports/x", "/reports/-1/title", "/reports/1x/title",
    "reports/1/title", "/reports/99999999999999999999/title",
  ])
  func `a pointer that is into no report says nothing`(_ text: String) {
    #expect(ValuePointer(text) == nil)
  }

  @Test func `every value is found where the document says, in whatever order it says so`() throws {
    var provenance: [Provenance] = []
    for report in 0..<3 {
      for key in [FieldKey.title, .programCode] {
        provenance.append(
          Provenance(
            pointer: "/reports/\(report)/\(key.pointer)", sheet: "Hoja\(report % 2)",
            cell: CellAddress(row: report, column: key.pointer.count), raw: ""))
      }
      for indicator in 0..<12 {
        for (column, field) in Indicator.fields.enumerated() where (column + indicator) % 3 > 0 {
          provenance.append(
            Provenance(
              pointer: "/reports/\(report)/indicators/\(indicator)/\(field.key.pointer)",
              sheet: "Hoja\(report % 2)", cell: CellAddress(row: 10 + indicator, column: column), raw: ""))
        }
      }
    }
    let known = Dictionary(uniqueKeysWithValues: provenance.map { ($0.pointer, $0) })
    for order in [provenance, provenance.reversed()] {
      let origins = ValueOrigins(order)
      #expect(origins.all.count == provenance.count)
      for report in 0..<4 {
        for key in Indicator.fields.map(\.key) + [.title, .programCode] {
          for indicator in [nil] + (0..<13).map(Optional.some) {
            let start = "/reports/\(report)/" + (indicator.map { "indicators/\($0)/" } ?? "")
            let expected = known[start + key.pointer]
            let found = origins.origin(of: key, indicator: indicator, report: report)
            #expect(found?.cell == expected?.cell && found.map(origins.sheet) == expected?.sheet)
            if let found {
              #expect(origins.value(of: found) == (indicator == nil ? nil : ValuePlace(key: key)))
            }
          }
        }
      }
    }
  }

  @Test func `of two origins of one value the first counts`() {
    let pointer = "/reports/0/indicators/0/name"
    let origins = ValueOrigins([
      Provenance(pointer: pointer, sheet: "A", cell: CellAddress(row: 4, column: 1), raw: "x"),
      Provenance(pointer: pointer, sheet: "B", cell: CellAddress(row: 2, column: 1), raw: "y"),
    ])
    #expect(origins.origin(of: .name, indicator: 0, report: 0).map(origins.sheet) == "A")
  }
}
