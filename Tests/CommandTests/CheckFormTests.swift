import Foundation
import Testing

/// What the forms for programs say of several reports in one file, and of names that are no text.
struct CheckFormTests {
  private static let head =
    "fiscal_year,quarter,program_code,program_name,level,number,name,programmed_q1,programmed_q2,programmed_q3,programmed_q4,programmed_cumulative,report\r\n"

  /// A table of two reports whose second row of each does not add up.
  private static let table =
    head
    + [(1, "6"), (2, "7")].map { report, program in
      "2024,2,\(program),Programa \(program),Fin,,Índice,1,1,1,1,4,\(report)\r\n"
        + "2024,2,\(program),Programa \(program),Actividad,1.1,Talleres,1,1,1,1,9,\(report)\r\n"
    }.joined()

  private func check(_ form: String, _ name: String = "a.csv", _ options: [String] = []) throws -> Tool.Run {
    try Scratch.with { folder in
      try Data(Self.table.utf8).write(to: folder.appendingPathComponent(name))
      return try Tool.run(
        ["check", name, "--lang", "es", "--select", "programmed-sum-mismatch", "--format", form] + options,
        in: folder)
    }
  }

  private func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test(arguments: [["nada.txt"], ["nada.txt", "limpio.xlsx"], ["nada.txt", "otra.txt"]])
  func `a page says of what could not be read that it could not, and never that nothing was found`(
    _ names: [String]
  ) throws {
    try Scratch.with { folder in
      try Data("Lista de asistencia\nAna Ruiz\n".utf8).write(to: folder.appendingPathComponent("nada.txt"))
      try Data("Lista de asistencia\nAna Ruiz\n".utf8).write(to: folder.appendingPathComponent("otra.txt"))
      try FileManager.default.copyItem(
        at: Sample.root.appendingPathComponent("informe-limpio/entrada.xlsx"),
        to: folder.appendingPathComponent("limpio.xlsx"))
      let run = try Tool.run(["check", "--format", "html"] + names, in: folder)
      #expect(run.status == 65)
      let unread = names.count { $0.hasSuffix(".txt") }
      #expect(run.text.contains(unread == 1 ? "1 no se pudo leer" : "2 no se pudieron leer"))
      #expect(run.text.contains("<li>nada.txt: no contiene ningún informe trimestral"))
      #expect(!run.text.contains("sin hallazgos") || names.contains("limpio.xlsx"))
    }
  }

  @Test func `a line of JSON says which report of the file it is about`() throws {
    let lines = try objects(try check("jsonl").text)
    #expect(lines.map { $0["report"] as? Int } == [0, 1])
    #expect(lines.allSatisfy { $0["indicator"] as? String == "Actividad 1.1" })
  }

  @Test func `results of two reports are not taken for one`() throws {
    let log = try #require(
      try JSONSerialization.jsonObject(with: try check("sarif").output) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    let prints = results.compactMap { ($0["partialFingerprints"] as? [String: String])?["mirsheet/v1"] }
    #expect(prints.count == 2 && Set(prints).count == 2)
    #expect(prints.allSatisfy { !$0.contains(":") })
  }

  @Test func `a finding is a failure under its own report alone`() throws {
    let text = try check("junit", "a.csv", ["--fail-on", "warning"]).text
    #expect(
      text.contains("<testsuites name=\"mirsheet\" tests=\"7\" failures=\"2\" errors=\"0\" skipped=\"0\">"))
    for program in ["6", "7"] {
      let head = "<testcase classname=\"\(program) - Programa \(program) · 2024 T2\" name=\"Actividad 1.1\">"
      #expect(text.contains(head + "\n      <failure "))
    }
  }

  @Test(arguments: ["text", "jsonl", "csv", "junit", "github", "html"])
  func `a name that is no text can be seen in every form`(_ form: String) throws {
    try Scratch.with { folder in
      let name = folder.path.utf8 + [UInt8(ascii: "/"), UInt8(ascii: "a"), 0xF1, 0]
      let handle = try #require(fopen(name.map { CChar(bitPattern: $0) }, "w"))
      _ = Self.table.withCString { fputs($0, handle) }
      fclose(handle)
      let run = try Tool.run(
        ["check", "--files-from", "-", "--format", form], in: folder, input: Data([0x61, 0xF1, 0x0A]))
      #expect(run.text.contains(form == "github" ? "a%25F1" : "a%F1"), "\(run.messages)")
    }
  }
}
