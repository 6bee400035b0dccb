import Foundation
import Testing

/// An output never is an input, and a name that was not typed never replaces a file.
struct OutputGuardTests {
  /// A folder with a report, a list of files, a vocabulary and links; and everything in it, byte for byte.
  private func withFiles(_ body: (URL, [String: Data]) throws -> Void) throws {
    try Scratch.with { folder in
      let manager = FileManager.default
      func file(_ name: String) -> URL { folder.appendingPathComponent(name) }
      let report = Sample.root.appendingPathComponent("informe-limpio/entrada.xlsx")
      let text = Sample.root.appendingPathComponent("informe-real-texto/entrada.txt")
      try manager.copyItem(at: report, to: file("limpio.xlsx"))
      try manager.copyItem(at: text, to: file("informe.txt"))
      try Data("limpio.xlsx\ninforme.txt\n".utf8).write(to: file("lista.csv"))
      try Data("{}".utf8).write(to: file("palabras.json"))
      try Data("clave ur,unidad,clave pp,programa\n504,Planeación,6,Zona\n".utf8).write(
        to: file("2025-T1_504_6_zona.xlsx"))
      try Data("{}".utf8).write(to: file("datapackage.json"))
      try manager.createDirectory(at: file("2024/T1"), withIntermediateDirectories: true)
      try manager.createDirectory(at: file("otra"), withIntermediateDirectories: true)
      try manager.linkItem(at: file("informe.txt"), to: file("otra/duro.json"))
      try manager.createSymbolicLink(
        atPath: file("otra/blando.json").path, withDestinationPath: "../informe.txt")
      try manager.createSymbolicLink(atPath: file("atajo").path, withDestinationPath: ".")
      try body(folder, try contents(of: folder))
    }
  }

  private func contents(of folder: URL) throws -> [String: Data] {
    var result: [String: Data] = [:]
    for name in try Scratch.names(in: folder) where !["otra", "atajo", "2024"].contains(name) {
      result[name] = try Data(contentsOf: folder.appendingPathComponent(name))
    }
    for name in try Scratch.names(in: folder.appendingPathComponent("otra")) {
      result["otra/" + name] = try Data(contentsOf: folder.appendingPathComponent("otra/" + name))
    }
    return result
  }

  static let refused = [
    "convert informe.txt --to json -o informe.txt", "convert informe.txt --to json -o ./informe.txt",
    "convert informe.txt --to json -o otra/../informe.txt",
    "convert informe.txt --to json -o atajo/informe.txt",
    "convert informe.txt --to json -o \"$PWD/informe.txt\"", "convert informe.txt --to json -o INFORME.txt",
    "convert informe.txt --to json -o otra/duro.json", "convert informe.txt --to json -o otra/blando.json",
    "convert otra/blando.json --to json -o informe.txt", "convert otra/duro.json --to csv -o informe.txt",
    "convert atajo/informe.txt --to ndjson -o informe.txt", "convert limpio.xlsx --to xlsx -o .",
    "convert limpio.xlsx --to xlsx -o . --force", "convert limpio.xlsx --to xlsx -o atajo/",
    "convert limpio.xlsx informe.txt --to xlsx -o .",
    "convert limpio.xlsx informe.txt --to xlsx -o atajo --force",
    "convert limpio.xlsx informe.txt --to csv -o informe.txt",
    "convert --files-from lista.csv --to csv -o lista.csv",
    "convert --files-from lista.csv --to csv -o limpio.xlsx",
    "convert --files-from lista.csv --to ndjson -o atajo/lista.csv",
    "convert --files-from - --to csv -o lista.csv < lista.csv",
    "convert informe.txt --vocabulary palabras.json --to json -o palabras.json",
    "convert limpio.xlsx informe.txt --vocabulary palabras.json --to csv -o palabras.json",
    "convert - --to json -o informe.txt < informe.txt",
    "convert /dev/stdin --to json -o informe.txt < informe.txt",
    "convert informe.txt --to json >> informe.txt", "convert - --to csv < informe.txt 1<> informe.txt",
    "convert informe.txt limpio.xlsx --to ndjson >> limpio.xlsx", "inspect informe.txt >> informe.txt",
    "inspect --cells limpio.xlsx 1<> limpio.xlsx",
    "convert informe.txt --to csv -o datapackage.json --datapackage",
    "template --year 2025 --quarter 1 --programs 2025-T1_504_6_zona.xlsx -o .",
    "template --year 2025 --quarter 1 --programs 2025-T1_504_6_zona.xlsx -o . --force",
    "template --year 2025 --quarter 1 --programs - -o . --force < 2025-T1_504_6_zona.xlsx",
    "template --from informe.txt -o informe.txt", "template --files-from lista.csv -o lista.csv",
    "migrate . -o .", "migrate . -o otra", "migrate informe.txt -o informe.txt", "migrate atajo/otra -o otra",
    "migrate otra -o . --vocabulary datapackage.json", "migrate 2024/T1 -o .",
  ]

  @Test(arguments: refused) func `an output that is an input is refused before anything is written`(
    _ command: String
  ) throws {
    try withFiles { folder, before in
      for language in ["es", "en"] {
        let run = try Tool.shell(
          "mirsheet \(command)".replacing(" -o ", with: " --lang \(language) -o "), in: folder)
        #expect(run.status == 64, "\(command): \(run.status) \(run.messages)")
        #expect(run.output.isEmpty && run.messages.hasPrefix("error: "), "\(run.messages)")
        #expect(try contents(of: folder) == before, "\(command)")
      }
    }
  }

  static let existing = [
    "convert limpio.xlsx --to json -o otra", "convert limpio.xlsx informe.txt --to json -o otra",
    "convert limpio.xlsx --to csv -o otra/limpio.csv --datapackage",
  ]

  @Test(arguments: existing) func `a name that the program chose replaces a file only when asked to`(
    _ command: String
  ) throws {
    try withFiles { folder, _ in
      for name in ["limpio.json", "datapackage.json"] {
        try Data("ajeno".utf8).write(to: folder.appendingPathComponent("otra/\(name)"))
      }
      let before = try contents(of: folder)
      let run = try Tool.shell("mirsheet \(command) --fail-on never -q", in: folder)
      #expect(run.status == 73 && run.messages.contains("ya existe"), "\(run.status) \(run.messages)")
      #expect(run.messages.contains("--force"))
      #expect(try contents(of: folder) == before)
      let forced = try Tool.shell("mirsheet \(command) --fail-on never -q --force", in: folder)
      #expect(forced.status == 0, "\(forced.messages)")
      #expect(try contents(of: folder) != before)
    }
  }

  @Test func `what looks alike and is another file is written`() throws {
    try withFiles { folder, before in
      for command in [
        "convert informe.txt --to json -o otra/informe.txt",
        "convert informe.txt --to json -o informe.txt.json",
        "convert limpio.xlsx --to json -o .", "convert informe.txt --to json -o /dev/null < informe.txt",
      ] {
        let run = try Tool.shell("mirsheet \(command) --fail-on never -q", in: folder)
        #expect(run.status == 0, "\(command): \(run.messages)")
      }
      let after = try contents(of: folder)
      #expect(before.allSatisfy { after[$0.key] == $0.value })
      #expect(after["limpio.json"] != nil && after["otra/informe.txt"] != nil)
    }
  }
}
