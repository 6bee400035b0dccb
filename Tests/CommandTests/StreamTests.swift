import Foundation
import Testing

/// Standard streams, several inputs, lists of inputs and folders.
struct StreamTests {
  /// A folder with the clean report, the two reports and a file that is none.
  private func withFiles(_ body: (URL) throws -> Void) throws {
    try Scratch.with { folder in
      for (name, sample) in [("limpio", "informe-limpio"), ("dos", "dos-informes")] {
        try FileManager.default.copyItem(
          at: Sample.root.appendingPathComponent("\(sample)/entrada.xlsx"),
          to: folder.appendingPathComponent("\(name).xlsx"))
      }
      try Data("Proveedor,Monto\n".utf8).write(to: folder.appendingPathComponent("ajeno.csv"))
      try body(folder)
    }
  }

  @Test func `standard input is read, and standard output written, for a dash`() throws {
    try withFiles { folder in
      let bytes = try Data(contentsOf: folder.appendingPathComponent("limpio.xlsx"))
      let piped = try Tool.run(["convert", "-", "--to", "json", "-o", "-"], in: folder, input: bytes)
      #expect(piped.status == 0)
      let document = try #require(try piped.documents().first)
      let source = try #require(document["source"] as? [String: Any])
      #expect(source["file"] is NSNull && source["format"] as? String == "xlsx")
      let named = try Tool.run(["convert", "limpio.xlsx", "--to", "json"], in: folder)
      #expect(try named.reports() == piped.reports())
    }
  }

  @Test func `several inputs are a document a line, in their order`() throws {
    try withFiles { folder in
      for jobs in ["1", "2", "7"] {
        let run = try Tool.run(
          ["convert", "dos.xlsx", "limpio.xlsx", "dos.xlsx", "--to", "ndjson", "--jobs", jobs, "-q"],
          in: folder)
        #expect(run.status == 0)
        let files = try run.documents().map { ($0["source"] as? [String: Any])?["file"] as? String }
        #expect(files == ["dos.xlsx", "limpio.xlsx", "dos.xlsx"])
      }
    }
  }

  @Test func `one bad input does not stop the others, and its exit code stays`() throws {
    try withFiles { folder in
      let run = try Tool.run(
        ["convert", "dos.xlsx", "ajeno.csv", "no-hay.xlsx", "limpio.xlsx", "--to", "json", "-q"], in: folder)
      #expect(run.status == 66)
      #expect(try run.documents().count == 2)
      #expect(run.messages.split(separator: "\n").count == 2)
    }
  }

  @Test func `several inputs become one CSV, which comes back whole`() throws {
    try withFiles { folder in
      let run = try Tool.run(
        ["convert", "dos.xlsx", "limpio.xlsx", "--to", "csv", "-o", "todo.csv", "-q"], in: folder)
      #expect(run.status == 0)
      let back = try Tool.run(["convert", "todo.csv", "--to", "json", "-q"], in: folder)
      let reports = try #require(try back.documents().first?["reports"] as? [[String: Any]])
      #expect(reports.map { ($0["indicators"] as? [Any])?.count } == [5, 5, 9])
    }
  }

  @Test func `several inputs go into a folder, which is made, and no name is lost`() throws {
    try withFiles { folder in
      let other = folder.appendingPathComponent("otra")
      try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: folder.appendingPathComponent("limpio.xlsx"), to: other.appendingPathComponent("dos.xlsx"))
      let run = try Tool.run(
        ["convert", "dos.xlsx", "limpio.xlsx", "otra/dos.xlsx", "--to", "xlsx", "-o", "hechos", "-q"],
        in: folder)
      #expect(run.status == 0)
      #expect(
        try Scratch.names(in: folder.appendingPathComponent("hechos")) == [
          "dos.xlsx", "limpio.xlsx", "dos-2.xlsx",
        ])
    }
  }

  @Test func `a list of inputs comes from standard input`() throws {
    try withFiles { folder in
      let run = try Tool.run(
        ["convert", "--files-from", "-", "--to", "ndjson", "-q"], in: folder,
        input: Data("limpio.xlsx\r\ndos.xlsx\n\n".utf8))
      #expect(run.status == 0)
      #expect(try run.documents().count == 2)
    }
  }

  @Test func `what a file is, is recognised by its bytes, and a name that says otherwise is noted`() throws {
    try withFiles { folder in
      try FileManager.default.moveItem(
        at: folder.appendingPathComponent("limpio.xlsx"), to: folder.appendingPathComponent("limpio.xls"))
      let run = try Tool.run(["convert", "limpio.xls", "--to", "json"], in: folder)
      #expect(run.status == 0)
      let findings = try #require(try run.documents().first?["findings"] as? [[String: Any]])
      #expect(findings.map { $0["code"] as? String } == ["format-mismatch"])
      #expect(findings.first?["severity"] as? String == "info")
    }
  }

  @Test func `findings decide the exit code by their weight`() throws {
    try Scratch.with { folder in
      try FileManager.default.copyItem(
        at: Sample.root.appendingPathComponent("informe-real-texto/entrada.txt"),
        to: folder.appendingPathComponent("real.txt"))
      for (options, status) in [
        ([], 1), (["--fail-on", "warning"], 1), (["--fail-on", "never"], 0), (["-q"], 1),
      ] as [([String], Int32)] {
        let run = try Tool.run(["convert", "real.txt", "--to", "json"] + options, in: folder)
        #expect(run.status == status, "\(options)")
        #expect(run.status == 0 || !run.messages.isEmpty)
        #expect(try run.documents().count == 1)
      }
    }
  }
}
