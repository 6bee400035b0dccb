import Foundation
import Testing

/// What `check` says to people.
struct CheckTests {
  private static let real = ["informe-real-excel/entrada.xlsx", "informe-real-texto/entrada.txt"]

  private static func sample(_ number: Int) -> String {
    Sample.root.appendingPathComponent(real[number]).path
  }

  private func lines(_ arguments: [String], status: Int32) throws -> [String] {
    let run = try Tool.run(["check", "--lang", "es"] + arguments, in: Sample.root)
    #expect(run.status == status, "\(run.messages)")
    #expect(run.text.last == "\n")
    return run.text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(arguments: real)
  func `the real report ends with its one error, on two screens of a terminal`(_ path: String) throws {
    let lines = try lines([path], status: 1)
    #expect(lines.count <= 2 * 24, "\(lines.count) lines")
    #expect(lines.allSatisfy { $0.count <= 80 })
    let errors = lines.indices.filter { lines[$0].hasPrefix("error ") }
    #expect(errors.count == 1)
    let last = try #require(errors.first)
    #expect(lines[last].contains("Actividad 2.3"))
    #expect(!lines[last...].contains { $0.hasPrefix("aviso ") || $0.hasPrefix("nota ") })
    #expect(lines.last?.contains(": 1 error, ") == true)
  }

  @Test(arguments: [60, 90, 200])
  func `a path of any length is whole, and all other lines fit`(_ length: Int) throws {
    try Scratch.with { folder in
      let name = String(repeating: "a", count: length - 5) + ".xlsx"
      try FileManager.default.copyItem(
        at: URL(fileURLWithPath: Self.sample(0)), to: folder.appendingPathComponent(name))
      let run = try Tool.run(["check", "--lang", "es", name], in: folder)
      let lines = run.text.split(separator: "\n")
      let named = lines.filter { $0.contains(name) }
      #expect(named.count == 1 && named[0].hasPrefix("\(name):"))
      #expect(lines.allSatisfy { $0.count <= 80 || $0 == "\(name):" })
    }
  }

  @Test func `words are whole at the end of every line`() throws {
    let narrow = try lines([Self.real[0]], status: 1)
    for (line, next) in zip(narrow, narrow.dropFirst()) where next.hasPrefix("  ") && !line.isEmpty {
      #expect(line.count <= 80)
      #expect(line.last != " ")
    }
  }

  @Test func `what has nothing wrong says so, and each of several files is named`() throws {
    let clean = "informe-limpio/entrada.xlsx"
    #expect(try lines([clean], status: 0) == ["\(clean): sin hallazgos"])
    let both = try lines([clean, Self.real[0], "no-hay.xlsx"], status: 66)
    #expect(both.contains("── \(clean)"))
    #expect(both.contains("── \(Self.real[0])"))
    #expect(both.last?.hasPrefix("2 archivos: 1 error, ") == true)
    #expect(both.last?.hasSuffix("; 1 no se pudo leer") == true)
  }

  @Test func `the report goes into a file where one is named, and an input is never that file`() throws {
    try Scratch.with { folder in
      let input = folder.appendingPathComponent("a.xlsx")
      try FileManager.default.copyItem(atPath: Self.sample(0), toPath: input.path)
      let run = try Tool.run(["check", "a.xlsx", "-o", "b.txt", "--lang", "en"], in: folder)
      #expect(run.status == 1)
      #expect(run.text.isEmpty)
      let text = try String(contentsOf: folder.appendingPathComponent("b.txt"), encoding: .utf8)
      #expect(text.contains("error [row-ambiguous] Actividad 2.3 · sheet Informe, cell AB59"))
      #expect(try Tool.run(["check", "a.xlsx", "-o", "a.xlsx"], in: folder).status == 64)
    }
  }

  @Test func `names that would act on a terminal are shown and do not act`() throws {
    try Scratch.with { folder in
      let name = "a\u{1B}[2J\u{202E}.xlsx"
      try FileManager.default.copyItem(
        atPath: Self.sample(0), toPath: folder.appendingPathComponent(name).path)
      let run = try Tool.run(["check", name], in: folder)
      #expect(!run.text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
      #expect(run.text.contains("<U+001B>"))
    }
  }

  @Test func `of five hundred findings of one rule some are told, and how many more there are`() throws {
    try Scratch.with { folder in
      var table =
        "fiscal_year,quarter,program_code,program_name,level,number,name,programmed_q1,programmed_q2,programmed_q3,programmed_q4,programmed_cumulative\r\n"
      for row in 1...500 {
        table += "2024,2,6,Planeación,Actividad,1.\(row),Talleres \(row),10,\(row),7,3,9999\r\n"
      }
      try Data(table.utf8).write(to: folder.appendingPathComponent("a.csv"))
      let run = try Tool.run(
        ["check", "a.csv", "--lang", "es", "--select", "programmed-sum-mismatch"], in: folder)
      let blocks = run.text.split(separator: "\n").count {
        $0.contains("[programmed-sum-mismatch] Actividad")
      }
      #expect(blocks == 21)
      #expect(run.text.contains("… y 479 más de [programmed-sum-mismatch]; todos, con --format csv."))
      #expect(run.text.contains("a.csv: 500 avisos"))
      let list = try Tool.run(
        ["check", "a.csv", "--select", "programmed-sum-mismatch", "--format", "csv"], in: folder)
      #expect(list.text.split(separator: "\r\n").count == 501)
    }
  }
}
