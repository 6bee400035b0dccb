import Foundation
import Testing

/// What people set of `check`.
struct PolicyTests {
  private static let real = Sample.root.appendingPathComponent("informe-real-excel/entrada.xlsx").path

  /// Runs `check` on the real report in a folder `archivo`, with files beside and above it.
  private func check(_ files: [String: String], _ arguments: [String] = []) throws -> Tool.Run {
    try Scratch.with { folder in
      let inner = folder.appendingPathComponent("archivo/2024")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: Self.real, toPath: inner.appendingPathComponent("informe.xlsx").path)
      for (name, text) in files {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      let run = try Tool.run(
        ["check", "archivo/2024/informe.xlsx", "--lang", "es"] + arguments, in: folder)
      return run
    }
  }

  private static func examples() throws -> (toml: String, yaml: String) {
    let page = try String(
      contentsOf: Tool.root.appendingPathComponent("docs/configuracion.md"), encoding: .utf8)
    func block(_ word: String) throws -> String {
      let start = try #require(page.range(of: "```\(word)\n"))
      let end = try #require(page.range(of: "\n```", range: start.upperBound..<page.endIndex))
      return String(page[start.upperBound..<end.lowerBound]) + "\n"
    }
    return (try block("toml"), try block("yaml"))
  }

  @Test func `the examples of the page say the same in both languages`() throws {
    let examples = try Self.examples()
    let one = try check(["archivo/mirsheet.toml": examples.toml])
    let other = try check(["archivo/mirsheet.yml": examples.yaml])
    #expect(one.status == 1)
    #expect(one.text == other.text)
    #expect(!one.text.contains("[heading-displaced]") && !one.text.contains("[text-outside]"))
    #expect(one.text.contains("dispensado [row-ambiguous] Informe!AB59"))
    #expect(one.text.contains("(La unidad lo aclara en el tercer trimestre)"))
    #expect(one.text.contains("Se desvían más de 15 %"))
    #expect(one.text.hasSuffix(", 1 dispensado\n"))
  }

  @Test func `the nearest file counts, and the command line before it`() throws {
    let far = ["archivo/mirsheet.yml": "fail-on: never\nignore: [arithmetic]\n"]
    #expect(try check(far).status == 0)
    #expect(try check(far, ["--fail-on", "info"]).status == 1)
    let both = far.merging(["archivo/2024/mirsheet.toml": "fail-on = \"warning\"\n"]) { one, _ in one }
    #expect(try check(both).status == 1)
    #expect(try check(both, ["--no-config", "--fail-on", "never"]).status == 0)
    let shown = try check(both, ["--show-config", "--select", "rows"])
    #expect(shown.status == 0)
    #expect(shown.text.contains("archivo/2024/mirsheet.toml\n"))
    #expect(shown.text.contains("# línea de órdenes"))
    #expect(shown.text.contains("fail-on = \"warning\"  # "))
  }

  @Test func `rules are chosen by name or by group`() throws {
    let rows = try check([:], ["--select", "rows", "--format", "jsonl"])
    #expect(!rows.text.isEmpty)
    #expect(rows.text.split(separator: "\n").allSatisfy { $0.contains("\"group\":\"rows\"") })
    let rest = try check([:], ["--ignore", "rows,deviations-unjustified", "--format", "jsonl"])
    #expect(rest.status == 0)
    #expect(rest.text.contains("\"heading-displaced\""))
    #expect(!rest.text.contains("\"group\":\"rows\""))
  }

  @Test func `a waiver counts up to its day, and only where it says`() throws {
    func waiver(_ place: String, _ until: String) -> [String: String] {
      ["mirsheet.yml": "waivers:\n  - {rule: row-ambiguous, \(place), reason: ya, until: \(until)}\n"]
    }
    #expect(try check(waiver("cell: AB59", "2999-12-31")).status == 0)
    #expect(try check(waiver("file: informe.xlsx", "2999-12-31")).status == 0)
    #expect(try check(waiver("file: forme.xlsx", "2999-12-31")).status == 1)
    let elsewhere = try check(waiver("cell: AB60", "2999-12-31"))
    #expect(elsewhere.status == 1)
    #expect(elsewhere.text.contains("nota [waiver-unused]"))
    let over = try check(waiver("cell: AB59", "2020-12-31"))
    #expect(over.status == 1)
    #expect(over.text.contains("aviso [waiver-expired]"))
  }

  static let wrong: [(name: String, text: String, message: String)] = [
    ("mirsheet.yml", "selekt: rows\n", ":1: no se conoce «selekt». ¿Quiso decir «select»?"),
    (
      "mirsheet.yml", "ignore: [rows, form-blak]\n",
      ":1: no se conoce «form-blak». ¿Quiso decir «form-blank»?"
    ),
    (
      "mirsheet.yml", "severity:\n  rows: hard\n",
      ":2: «severity.rows» dice «hard»; se esperaba: error, warning, info, off."
    ),
    (
      "mirsheet.yml", "thresholds:\n  deviation: -3\n",
      ":2: «thresholds.deviation» dice «-3»; se esperaba: un número de 0 a 1000."
    ),
    (
      "mirsheet.yml", "waivers:\n  - rule: form-blank\n    cell: A1\n    until: 2026-02-30\n",
      ":2: «waivers[1].until» dice «2026-02-30»; se esperaba: un día como 2026-12-31."
    ),
    (
      "mirsheet.yml", "waivers:\n  - {rule: form-blank, reason: x, until: 2026-02-28}\n",
      ":2: «waivers[1]» dice ningún lugar; se esperaba: file, indicator o cell."
    ),
    ("mirsheet.toml", "fail-on = 3\n", ": «fail-on» dice «3»; se esperaba: info, warning, error, never."),
    ("mirsheet.toml", "ignore = [\n", ":1: la configuración no se puede leer"),
    (
      "mirsheet.yml",
      "a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d]\n",
      ": la configuración no se puede leer (más de 20000 valores)."
    ),
  ]

  @Test(arguments: wrong)
  func `what a configuration cannot say is refused with its place`(
    _ name: String, _ text: String, _ message: String
  ) throws {
    let run = try check([name: text])
    #expect(run.status == 64)
    #expect(run.messages.contains("/" + name + message), "\(run.messages)")
    #expect(run.text.isEmpty)
  }

  @Test func `two configurations in one folder, and what is no file, are refused`() throws {
    let two = try check(["mirsheet.yml": "", "mirsheet.toml": ""])
    #expect(two.status == 64)
    #expect(two.messages.contains("hay dos configuraciones en la misma carpeta"))
    #expect(try check([:], ["--config", "/dev/zero"]).status == 64)
    #expect(try check([:], ["--config", "archivo"]).status == 64)
    #expect(try check([:], ["--config", "no-hay.yml"]).status == 66)
  }
}
