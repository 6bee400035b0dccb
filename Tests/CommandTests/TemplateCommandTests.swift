import Foundation
import Testing

/// The command `template`: what it refuses, what it writes, what it leaves alone.
struct TemplateCommandTests {
  private static let list = "ur,unidad,pp,programa\n504,Planeación,6,Zona\n"

  private func template(_ options: [String], in folder: URL) throws -> Tool.Run {
    try Tool.run(["template", "--lang", "en"] + options, in: folder)
  }

  private func withList(_ text: String = list, _ body: (URL) throws -> Void) throws {
    try Scratch.with { folder in
      let header = "clave ur,unidad,clave pp,programa\n"
      let rows = text.split(separator: "\n").dropFirst().joined(separator: "\n")
      try Data((header + rows).utf8).write(to: folder.appendingPathComponent("lista.csv"))
      try body(folder)
    }
  }

  @Test(arguments: [
    [], ["--programs", "lista.csv", "--from", "lista.csv"],
    ["--programs", "lista.csv", "--quarter", "5", "--year", "2025"],
    ["--programs", "lista.csv", "--year", "20255", "--quarter", "1"],
    ["--programs", "lista.csv", "--year", "2025", "--quarter", "1", "--activities", "2,x"],
    [
      "--programs", "lista.csv", "--year", "2025", "--quarter", "1", "--components", "2", "--activities",
      "1,2,3",
    ],
    ["--programs", "lista.csv", "--year", "2025", "--quarter", "1", "--thresholds", "70,90"],
  ])
  func `wrong options are refused and nothing is written`(_ options: [String]) throws {
    try withList { folder in
      let run = try template(options + (options.isEmpty ? [] : ["-o", "salida"]), in: folder)
      #expect(run.status == 64 && !run.messages.isEmpty, "\(options): \(run.status) \(run.messages)")
      #expect(try Scratch.names(in: folder) == ["lista.csv"])
    }
  }

  @Test func `templates are named on standard output, and replace nothing without being asked to`() throws {
    try withList { folder in
      let options = ["--programs", "lista.csv", "--year", "2025", "--quarter", "1", "-o", "salida"]
      let first = try template(options, in: folder)
      #expect(first.status == 0 && first.text == "salida/2025-T1_504_6_zona.xlsx\n", "\(first.messages)")
      #expect(first.messages == "1 template in salida.\n")
      let second = try template(options, in: folder)
      #expect(second.status == 73 && second.messages.contains("already exists"), "\(second.messages)")
      #expect(try template(options + ["--force", "-q"], in: folder).messages == "")
      #expect(try Scratch.names(in: folder.appendingPathComponent("salida")) == ["2025-T1_504_6_zona.xlsx"])
    }
  }

  @Test func `the same list gives the same bytes`() throws {
    try withList { folder in
      for name in ["uno", "dos"] {
        let options = ["--programs", "lista.csv", "--year", "2025", "--quarter", "1", "-o", name, "-q"]
        let run = try template(options, in: folder)
        #expect(run.status == 0)
      }
      let bytes = ["uno", "dos"].map {
        FileManager.default.contents(
          atPath: folder.appendingPathComponent("\($0)/2025-T1_504_6_zona.xlsx").path)
      }
      #expect(bytes[0] != nil && bytes[0] == bytes[1])
    }
  }

  @Test func `two different reports of one quarter are reported, and of the same report one is taken`() throws
  {
    try withList { folder in
      let real = Sample.root.appendingPathComponent("informe-real-texto/entrada.txt")
      var text = try String(contentsOf: real, encoding: .utf8)
      try Data(text.utf8).write(to: folder.appendingPathComponent("uno.txt"))
      try Data(text.utf8).write(to: folder.appendingPathComponent("copia.txt"))
      let options = ["-o", "salida", "--fail-on", "never", "-q"]
      let same = try template(["--from", "uno.txt", "copia.txt"] + options, in: folder)
      #expect(same.status == 0, "\(same.messages)")
      #expect(same.text.hasPrefix("salida/2024-T3_504_6_planeacion-municipal"))
      text = text.replacing("Mensual", with: "Anual")
      try Data(text.utf8).write(to: folder.appendingPathComponent("otro.txt"))
      let different = try template(["--from", "uno.txt", "otro.txt"] + options + ["--force"], in: folder)
      #expect(different.status == 65 && different.messages.contains("otro.txt"), "\(different.messages)")
    }
  }
}
