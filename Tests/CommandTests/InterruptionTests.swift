import Foundation
import Testing

/// Runs that are interrupted or killed: nothing is left, and the same command goes on.
struct InterruptionTests {
  private func withFiles(_ body: (URL) throws -> Void) throws {
    try Scratch.with { folder in
      try FileManager.default.copyItem(
        at: Sample.root.appendingPathComponent("informe-limpio/entrada.xlsx"),
        to: folder.appendingPathComponent("limpio.xlsx"))
      let rows = (1...80).map { "504,Planeación,\($0),Zona \($0)\n" }.joined()
      try Data(("clave ur,unidad,clave pp,programa\n" + rows).utf8).write(
        to: folder.appendingPathComponent("lista.csv"))
      try body(folder)
    }
  }

  static let commands = [
    "template --programs lista.csv --year 2025 --quarter 1 -o salida -q",
    "convert $(yes limpio.xlsx | head -60) --to xlsx -o salida -q",
  ]

  @Test(arguments: commands, ["INT", "TERM", "HUP", "KILL"])
  func `a run that is ended early leaves nothing, and the same command goes on`(
    _ command: String, _ signal: String
  ) throws {
    try withFiles { folder in
      // Bash, since sh lets what runs behind it ignore interruptions.
      let run = try Tool.shell(
        """
        cat > guion <<'FIN'
        set -m; mirsheet \(command) > nombres 2> avisos & p=$!
        until ls -A salida/.*tmp/* > /dev/null 2>&1; do kill -0 $p || break; done; kill -\(signal) $p; wait $p; echo $?
        FIN
        bash guion; ls -A salida; mirsheet \(command) > nombres; ls -A salida | grep -vc '[.]xlsx$'; ls salida | wc -l
        """, in: folder)
      let number = ["INT": 130, "TERM": 143, "HUP": 129, "KILL": 137][signal, default: 0]
      let lines = run.text.split(separator: "\n").map(String.init)
      let count = command.hasPrefix("template") ? "80" : "60"
      #expect(lines.first == "\(number)", "\(run.text) \(run.messages)")
      #expect(
        lines.dropFirst().dropLast(2).allSatisfy { signal == "KILL" && $0.hasSuffix("mirsheet-tmp") },
        "\(lines)")
      #expect(lines.suffix(2) == ["0", count], "\(lines.suffix(3)) \(run.messages)")
    }
  }

  @Test func `what another program left next to it stays`() throws {
    try withFiles { folder in
      let foreign = [".nota.tmp", ".x.1A2B3C4D.tmp", "x.1A2B3C4D.mirsheet-tmp", ".x.1A2B3C4.mirsheet-tmp"]
      for name in foreign { try Data("x".utf8).write(to: folder.appendingPathComponent(name)) }
      try Data("x".utf8).write(to: folder.appendingPathComponent(".x.json.1A2B3C4D.mirsheet-tmp"))
      let run = try Tool.run(["convert", "limpio.xlsx", "--to", "json", "-o", "x.json"], in: folder)
      #expect(run.status == 0)
      #expect(try Scratch.names(in: folder) == Set(foreign + ["limpio.xlsx", "lista.csv", "x.json"]))
    }
  }
}
