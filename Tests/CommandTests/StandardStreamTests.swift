import Foundation
import Testing

/// Standard streams that are closed, full, or folders: a failure that is reported, never a trap.
struct StandardStreamTests {
  /// What is done with the streams, and how the command ends.
  struct Case: CustomTestStringConvertible, Sendable {
    let command: String
    let status: Int32
    var says: String?

    var testDescription: String { command }

    init(_ command: String, _ status: Int32, _ says: String? = nil) {
      self.command = command
      self.status = status
      self.says = says
    }
  }

  static let cases = [
    Case("convert - --to json <&-", 66), Case("convert - --to json < .", 65), Case("inspect - <&-", 66),
    Case("convert --files-from - --to json <&-", 66), Case("template --programs - -o f <&-", 66),
    Case("convert limpio.xlsx --to json >&-", 73, "está cerrada"),
    Case("convert limpio.xlsx --to xlsx >&-", 73, "está cerrada"),
    Case("convert limpio.xlsx --to json > /dev/full", 73, "no queda espacio"),
    Case("convert limpio.xlsx --to xlsx > /dev/full", 73, "no queda espacio"),
    Case("inspect limpio.xlsx >&-", 73), Case("schema >&-", 73), Case("schema > /dev/full", 73),
    Case("--help > /dev/full", 73), Case("--version >&-", 73), Case("help convert >&-", 73),
    Case("convert no-hay.xlsx --to json 2>&-", 66), Case("convert no-hay.xlsx --to json 2> /dev/full", 66),
    Case("convert informe.txt --to json -o x 2>&-", 1),
    Case("convert informe.txt --to json -o x 2> /dev/full", 1),
    Case("convert --colour 2>&-", 64), Case("convert --colour 2> /dev/full", 64),
    Case("convert informe.txt --to json -o x <&- >&- 2>&-", 1), Case("schema <&- >&- 2>&-", 73),
    Case("migrate . -o ../migrado <&- >&- 2>&-", 1), Case("migrate . -o ../migrado 2> /dev/full", 1),
  ]

  @Test(arguments: cases) func `a stream that is closed or full is a failure`(_ one: Case) throws {
    try Scratch.with { scratch in
      let folder = scratch.appendingPathComponent("aqui")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (name, sample) in [
        ("limpio.xlsx", "informe-limpio/entrada.xlsx"), ("informe.txt", "informe-real-texto/entrada.txt"),
      ] {
        try FileManager.default.copyItem(
          at: Sample.root.appendingPathComponent(sample), to: folder.appendingPathComponent(name))
      }
      let run = try Tool.shell("mirsheet \(one.command)", in: folder)
      #expect(run.status == one.status, "\(run.status) \(run.messages)")
      if let says = one.says { #expect(run.messages.contains(says), "\(run.messages)") }
      let isSilent = one.command.contains("2>")
      #expect(isSilent || run.messages.hasPrefix("error: "), "\(run.messages)")
      // What was written is whole, and the messages did not end in it.
      if one.command.contains("-o x") {
        let bytes = try Data(contentsOf: folder.appendingPathComponent("x"))
        #expect(try JSONSerialization.jsonObject(with: bytes) is [String: Any])
      }
    }
  }

  @Test func `a reader that goes away early is reported, and nothing traps`() throws {
    try Scratch.with { folder in
      let run = try Tool.shell(
        "(mirsheet schema; echo \"fin $?\" >&2) | true; (mirsheet schema; echo \"fin $?\" >&2) | head -c 1 > /dev/null",
        in: folder)
      #expect(!run.messages.contains("fin 1"), "\(run.messages)")
      #expect(!run.messages.contains("fin 132"), "\(run.messages)")
    }
  }
}
