import Foundation
import Testing

/// With `-q` a run says nothing but why it failed.
struct QuietTests {
  private static let good = Sample.root.appendingPathComponent("informe-limpio/entrada.xlsx").path
  private static let wrong = Sample.root.appendingPathComponent("informe-real-texto/entrada.txt").path

  /// Runs in a folder with a programmes' list, and gives back the lines that were said.
  private func lines(_ arguments: [String], status: Int32) throws -> [String] {
    try Scratch.with { folder in
      try Data("unidad\n".utf8).write(to: folder.appendingPathComponent("ajeno.csv"))
      try Data(
        "Unidad Responsable,Programa Presupuestario\n504 - Planeación,6 - Zona\n".utf8
      ).write(to: folder.appendingPathComponent("programas.csv"))
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("limpio"), withIntermediateDirectories: true)
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("revuelto"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: Self.good, toPath: folder.appendingPathComponent("limpio/a.xlsx").path)
      try FileManager.default.copyItem(
        atPath: Self.wrong, toPath: folder.appendingPathComponent("revuelto/b.txt").path)
      let run = try Tool.run(arguments + ["-q"], in: folder)
      #expect(run.status == status, "\(run.messages)")
      return run.messages.split(separator: "\n").map(String.init)
    }
  }

  @Test(arguments: [
    ["convert", good, "--to", "json"], ["convert", good, good, "--to", "csv"],
    ["convert", wrong, "--to", "json", "--fail-on", "never"],
    ["convert", good, "--to", "json", "--expect", "2019-T1"],
    ["convert", good, "--to", "xlsx", "-o", "x.xlsx"],
    ["inspect", wrong], ["inspect", "--cells", wrong],
    ["template", "--programs", "programas.csv", "--year", "2025", "--quarter", "1", "-o", "p"],
    ["template", "--from", good, "-o", "p"], ["template", "--from", wrong, "--fail-on", "never", "-o", "p"],
    ["migrate", "limpio", "-o", "m"], ["migrate", "limpio", "-o", "m", "--prefer", "nadie.xlsx"],
    ["migrate", "revuelto", "-o", "m", "--dry-run"],
  ])
  func `a run that is done says nothing`(_ arguments: [String]) throws {
    #expect(try lines(arguments, status: 0) == [])
  }

  @Test(
    arguments: [
      (["convert", wrong, "--to", "json"], 1, ["error: entrada.txt: # hallazgo."]),
      (
        ["convert", wrong, good, wrong, "--to", "csv", "--fail-on", "warning"], 1,
        ["error: entrada.txt: # hallazgos.", "error: entrada.txt: # hallazgos."]
      ),
      (["template", "--from", wrong, "-o", "p"], 1, ["error: entrada.txt: # hallazgo."]),
      (["migrate", "revuelto", "-o", "m"], 1, ["error: m: # error en los informes."]),
      (
        ["convert", "no-hay.xlsx", good, "--to", "csv"], 66,
        ["error: no-hay.xlsx: no existe ese archivo. Revise el nombre y la carpeta."]
      ),
      (
        ["convert", "ajeno.csv", "--to", "json"], 65,
        [
          "error: ajeno.csv: no contiene ningún informe trimestral (se revisó: Texto). Un informe tiene un encabezado con Nivel, Nombre, … Valores Programados y Valores Alcanzados. Vea qué se reconoció: mirsheet inspect ajeno.csv"
        ]
      ),
    ] as [([String], Int32, [String])])
  func `a run that fails says why, and nothing else`(
    _ arguments: [String], _ status: Int32, _ told: [String]
  ) throws {
    // How many findings there are is another matter.
    let found = try lines(arguments, status: status).map { $0.replacing(#/: \d+ /#, with: ": # ") }
    #expect(found == told)
  }
}
