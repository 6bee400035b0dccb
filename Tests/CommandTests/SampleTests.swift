import Foundation
import Testing

/// Every folder of Samples is documentation and test at once.
///
/// `UPDATE_GOLDEN=1` rewrites `esperado`, and fails all the same, so that nothing is accepted without being read.
struct SampleTests {
  /// What each sample holds, as somebody who opens it would say: the indicators of each of its reports.
  private static let indicators = [
    "dibujar": [6], "dos-informes": [5, 5], "informe-limpio": [9], "informe-real-excel": [13],
    "informe-real-texto": [13], "plantilla-llena": [13],
  ]

  @Test func `there are samples of every kind`() throws {
    #expect(Sample.all.map(\.name) == Self.indicators.keys.sorted())
    #expect(
      try Set(Sample.all.map { try $0.input() }).map { $0.dropFirst(8) }.sorted() == [
        "json", "txt", "xls", "xlsx",
      ])
  }

  @Test(arguments: Sample.all)
  func `every indicator of a sample is read, with its level and its values`(_ sample: Sample) throws {
    let run = try Tool.run(
      ["convert", try sample.input(), "--to", "ndjson", "-q", "--fail-on", "never"], in: sample.folder)
    let document = try #require(
      try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let reports = try #require(document["reports"] as? [[String: Any]])
    let indicators = reports.map { $0["indicators"] as? [[String: Any]] ?? [] }
    #expect(indicators.map(\.count) == Self.indicators[sample.name])
    for indicator in indicators.joined() {
      #expect(indicator["level"] is String && indicator["name"] is String)
      let goals = try #require(indicator["programmed"] as? [String: Any])
      #expect(goals["cumulative"] is NSNumber, "\(indicator["level"] ?? "") \(indicator["number"] ?? "")")
    }
  }

  @Test(arguments: Sample.all)
  func `nothing is expected of a sample that no test looks at`(_ sample: Sample) throws {
    let isCSV = try sample.command().contains("csv")
    let made = try Scratch.names(in: sample.expected).filter { $0.hasSuffix(".celdas.tsv") }
    let known = [
      "codigo", "mensajes.txt", "inspeccion.txt", "revision.txt", isCSV ? "salida.csv" : "salida.json",
    ]
    #expect(try Set(Scratch.names(in: sample.expected)).subtracting(known).subtracting(made) == [])
    #expect(try made.isEmpty == !sample.command().contains(" -o "))
  }

  @Test(arguments: Sample.all)
  func `a sample gives what it says`(_ sample: Sample) throws {
    try Scratch.with { folder in
      let work = folder.appendingPathComponent("trabajo")
      try FileManager.default.copyItem(at: sample.folder, to: work)
      let before = try Scratch.names(in: work)
      let run = try Tool.shell(try sample.command(), in: work)
      try expect(run.output, sample, "salida." + (sample.command().contains("csv") ? "csv" : "json"))
      try expect(Data(run.messages.utf8), sample, "mensajes.txt")
      try expect(Data("\(run.status)\n".utf8), sample, "codigo")
      for made in try Scratch.names(in: work).subtracting(before).sorted() {
        let cells = try Tool.run(["inspect", "--cells", made], in: work)
        #expect(cells.status == 0)
        try expect(cells.output, sample, "\(made).celdas.tsv")
      }
    }
  }

  @Test(arguments: Sample.all.filter(\.isWorkbook))
  func `what was recognised in a sample, and why, can be followed`(_ sample: Sample) throws {
    let run = try Tool.run(["inspect", try sample.input(), "--lang", "es"], in: sample.folder)
    #expect(run.status == 0)
    try expect(run.output, sample, "inspeccion.txt")
  }

  @Test(arguments: Sample.all)
  func `what is to be mended in a sample is said for people`(_ sample: Sample) throws {
    let run = try Tool.run(
      ["check", try sample.input(), "--lang", "es", "--fail-on", "never"], in: sample.folder)
    #expect(run.status == 0)
    try expect(run.output, sample, "revision.txt")
  }

  @Test(arguments: Sample.all)
  func `a sample comes back the same from JSON, sheet, pages and CSV`(_ sample: Sample) throws {
    try Scratch.with { folder in
      let work = folder.appendingPathComponent("trabajo")
      try FileManager.default.copyItem(at: sample.folder, to: work)
      let first = try Tool.run(["convert", try sample.input(), "--to", "json", "-q"], in: work)
      let reports = try first.reports()
      try first.output.write(to: work.appendingPathComponent("uno.json"))
      for options in [
        ["--to", "json", "-o", "dos.json"], ["--to", "ndjson", "-o", "dos.ndjson"],
        ["--to", "xlsx", "-o", "dos.xlsx"],
        ["--to", "xlsx", "--paging", "repeated", "-o", "paginas.xlsx"],
        ["--to", "csv", "-o", "dos.csv"], ["--to", "csv", "--labels", "--excel", "-o", "excel.csv"],
      ] {
        let written = try Tool.run(["convert", "uno.json"] + options, in: work)
        // What was found in the original counts as when it was read first.
        #expect(written.status == first.status, "\(options): \(written.messages)")
        let back = try Tool.run(
          ["convert", options.last ?? "", "--to", "json", "--fail-on", "never"], in: work)
        #expect(back.status == 0)
        #expect(try back.reports() == reports, "\(options)")
        let isJSON = options.last?.hasSuffix("json") == true
        #expect(!isJSON || back.output == first.output, "\(options)")
      }
    }
  }

  private func expect(_ found: Data, _ sample: Sample, _ name: String) throws {
    let file = sample.expected.appendingPathComponent(name)
    let wanted = FileManager.default.contents(atPath: file.path) ?? Data()
    guard found != wanted else { return }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(at: sample.expected, withIntermediateDirectories: true)
      try found.write(to: file)
      Issue.record("rewritten, read it before it is committed: \(sample.name)/\(name)")
    } else {
      #expect(
        String(decoding: found, as: UTF8.self) == String(decoding: wanted, as: UTF8.self),
        "\(sample.name)/\(name)")
    }
  }
}
