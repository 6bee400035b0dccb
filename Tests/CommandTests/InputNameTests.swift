import Foundation
import Testing

@testable import mirsheet

/// Inputs by whatever name: pipes, standard input as a file, names that are not UTF-8, lists as others write them.
struct InputNameTests {
  private func withFiles(_ body: (URL) throws -> Void) throws {
    try Scratch.with { folder in
      for name in ["limpio.xlsx", "con blanco.xlsx"] {
        try FileManager.default.copyItem(
          at: Sample.root.appendingPathComponent("informe-limpio/entrada.xlsx"),
          to: folder.appendingPathComponent(name))
      }
      try body(folder)
    }
  }

  static let lists: [(String, [UInt8])] = {
    let text = "limpio.xlsx\r\ncon blanco.xlsx\r\n"
    let little = Array(text.utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big = Array(text.utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    return [
      ("mark", [0xEF, 0xBB, 0xBF] + Array(text.utf8)), ("UTF-16 LE", [0xFF, 0xFE] + little),
      ("UTF-16 BE", [0xFE, 0xFF] + big), ("UTF-16 LE without mark", little), ("UTF-16 BE without mark", big),
      ("quotes", Array("\"limpio.xlsx\"\n\"con blanco.xlsx\"\n".utf8)),
      ("old line ends", Array("limpio.xlsx\rcon blanco.xlsx".utf8)),
      ("blank lines", Array("\n\n  \nlimpio.xlsx\n\n\tcon blanco.xlsx\n".replacing("\t", with: "").utf8)),
    ]
  }()

  @Test(arguments: lists) func `a list of files is read however it was written`(
    _ name: String, _ bytes: [UInt8]
  ) throws {
    try withFiles { folder in
      try Data(bytes).write(to: folder.appendingPathComponent("lista.txt"))
      for command in ["--files-from lista.txt", "--files-from - < lista.txt"] {
        let run = try Tool.shell("mirsheet convert --to ndjson -q \(command)", in: folder)
        #expect(run.status == 0, "\(run.messages)")
        let files = try run.documents().map { ($0["source"] as? [String: Any])?["file"] as? String }
        #expect(files == ["limpio.xlsx", "con blanco.xlsx"], "\(name)")
      }
    }
  }

  /// Where options stand among many names: their values are no names, and the names keep their order.
  @Test(arguments: [
    "$many --to ndjson -q -o out.ndjson", "--to ndjson -q -o out.ndjson $many",
    "--to ndjson -o out.ndjson -q $many",
    "--to ndjson -q -o out.ndjson -- $many", "limpio.xlsx --to ndjson $rest -q -o out.ndjson",
  ])
  func `many names are read in their order, wherever options stand among them`(_ arguments: String) throws {
    try withFiles { folder in
      let names = (10..<60).map { "copia \($0).xlsx" }
      for name in names {
        try FileManager.default.linkItem(
          at: folder.appendingPathComponent("limpio.xlsx"), to: folder.appendingPathComponent(name))
      }
      let many = "limpio.xlsx copia*.xlsx"
      let typed = arguments.replacing("$many", with: many).replacing("$rest", with: "copia*.xlsx")
      let run = try Tool.shell("mirsheet convert \(typed)", in: folder)
      #expect(run.status == 0, "\(run.messages)")
      let lines = try String(contentsOf: folder.appendingPathComponent("out.ndjson"), encoding: .utf8)
        .split(separator: "\n")
      let files = try lines.map { line in
        let document = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return (document?["source"] as? [String: Any])?["file"] as? String
      }
      #expect(files == ["limpio.xlsx"] + names)
    }
  }

  @Test func `what is wrong with a command of many names is said of it as it was typed`() throws {
    try withFiles { folder in
      let many = Array(repeating: "limpio.xlsx", count: 40)
      for options in [["--too", "json"], ["--to", "jsonn"], []] {
        let long = try Tool.run(["convert"] + many + options, in: folder)
        let short = try Tool.run(["convert", "limpio.xlsx"] + options, in: folder)
        #expect(long.status == 64)
        #expect(long.messages == short.messages)
      }
      let refused = try Tool.run(["inspect"] + many, in: folder)
      #expect(refused.status == 64 && !refused.messages.utf8.contains(0))
    }
  }

  @Test func `a name with quotes of its own is that file, and one that is missing is named as written`()
    throws
  {
    try withFiles { folder in
      try FileManager.default.moveItem(
        at: folder.appendingPathComponent("limpio.xlsx"), to: folder.appendingPathComponent("\"limpio.xlsx\"")
      )
      try Data("\"limpio.xlsx\"\n".utf8).write(to: folder.appendingPathComponent("lista.txt"))
      let run = try Tool.run(["convert", "--files-from", "lista.txt", "--to", "json", "-q"], in: folder)
      #expect(run.status == 0, "\(run.messages)")
      try Data([0xEF, 0xBB, 0xBF] + Array("No está.xlsx\r\n".utf8)).write(
        to: folder.appendingPathComponent("lista.txt"))
      let missing = try Tool.run(["convert", "--files-from", "lista.txt", "--to", "json"], in: folder)
      #expect(
        missing.status == 66 && missing.messages.hasPrefix("error: No está.xlsx: no existe"),
        "\(missing.messages)")
    }
  }

  @Test func `names that are not UTF-8 are inputs and outputs like others, and shown byte by byte`() throws {
    try withFiles { folder in
      let run = try Tool.shell(
        """
        n=$(printf 'a\\361o.xlsx'); cp limpio.xlsx "$n"; printf 'a\\361o.xlsx\\n' > lista; mkdir "$(printf 'f\\361')"
        mirsheet convert "$n" --to csv -q && mirsheet convert --files-from lista --to csv -q | cmp - uno.csv
        """.replacing("-q && mirsheet", with: "-q -o uno.csv && mirsheet"), in: folder)
      #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
      let json = try Tool.shell("mirsheet convert \"$(printf 'a\\361o.xlsx')\" --to json -q", in: folder)
      #expect((try json.documents().first?["source"] as? [String: Any])?["file"] as? String == "a%F1o.xlsx")
      for form in ["json", "xlsx"] {
        let written = try Tool.shell(
          """
          n=$(printf 'a\\361o'); f=$(printf 'f\\361'); mirsheet convert "$n.xlsx" --to \(form) -o "$f" -q && test -f "$f/$n.\(form)"
          mirsheet convert limpio.xlsx --to \(form) -o "$f/directo" -q && test -s "$f/directo"
          """, in: folder)
        #expect(written.status == 0 && written.messages.isEmpty, "\(form): \(written.messages)")
      }
      let missing = try Tool.shell("mirsheet convert \"$(printf 'no\\361')\" --to json", in: folder)
      #expect(
        missing.status == 66 && missing.messages.hasPrefix("error: no%F1: no existe"), "\(missing.messages)")
      let itself = try Tool.shell(
        "n=$(printf 'a\\361o.xlsx'); mirsheet convert \"$n\" --to json -o \"$n\"", in: folder)
      #expect(itself.status == 64, "\(itself.messages)")
    }
  }

  @Test(arguments: [
    "convert /dev/stdin --to csv -q < limpio.xlsx",
    "cat limpio.xlsx | mirsheet convert /dev/stdin --to csv -q",
    "mkfifo t; cat limpio.xlsx > t & mirsheet convert t --to csv -q",
    "mirsheet convert /dev/fd/3 --to csv -q 3< limpio.xlsx",
    "cat limpio.xlsx | mirsheet convert /dev/fd/0 --to csv -q",
    "bash -c 'mirsheet convert <(cat limpio.xlsx) --to csv -q'",
    "bash -c 'mirsheet convert --files-from <(echo limpio.xlsx) --to csv -q'",
  ]) func `pipes and devices are inputs`(_ command: String) throws {
    try withFiles { folder in
      let plain = try Tool.run(["convert", "limpio.xlsx", "--to", "csv", "-q"], in: folder)
      let run = try Tool.shell(command.hasPrefix("convert") ? "mirsheet \(command)" : command, in: folder)
      #expect(run.status == 0, "\(run.messages)")
      let rows = run.text.split(separator: "\r\n").map { $0.drop { $0 != "," } }
      #expect(rows == plain.text.split(separator: "\r\n").map { $0.drop { $0 != "," } })
    }
  }

  @Test func `the library that draws workbooks says nothing itself`() throws {
    try withFiles { folder in
      let run = try Tool.shell(
        "ulimit -f 8; trap '' XFSZ; mirsheet convert limpio.xlsx --to xlsx -o grande.xlsx; echo $?",
        in: folder)
      #expect(run.text == "73\n" && !run.messages.contains("[ERROR]"), "\(run.text) \(run.messages)")
      #expect(run.messages.split(separator: "\n").count == 1, "\(run.messages)")
      #expect(try Scratch.names(in: folder) == ["limpio.xlsx", "con blanco.xlsx"])
    }
  }
}
