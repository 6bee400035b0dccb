import Foundation
import Testing

/// Devices, pipes, links and modes: what an output is written into, and what stays of what was there.
struct OutputPlaceTests {
  private func withReport(_ body: (URL) throws -> Void) throws {
    try Scratch.with { folder in
      try FileManager.default.copyItem(
        at: Sample.root.appendingPathComponent("informe-limpio/entrada.xlsx"),
        to: folder.appendingPathComponent("limpio.xlsx"))
      try body(folder)
    }
  }

  private func kind(_ path: String) -> FileAttributeType? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
  }

  static let forms = ["json", "ndjson", "csv", "xlsx"]

  @Test(arguments: forms) func `a device is written into and stays a device`(_ form: String) throws {
    try withReport { folder in
      let run = try Tool.run(["convert", "limpio.xlsx", "--to", form, "-o", "/dev/null"], in: folder)
      #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
      #expect(kind("/dev/null") == .typeCharacterSpecial)
      let full = try Tool.run(["convert", "limpio.xlsx", "--to", form, "-o", "/dev/full"], in: folder)
      #expect(full.status == 73 && full.messages.contains("no queda espacio"), "\(full.messages)")
      #expect(kind("/dev/full") == .typeCharacterSpecial)
    }
  }

  @Test(arguments: forms) func `a pipe gets the same bytes as a file and stays a pipe`(_ form: String) throws
  {
    try withReport { folder in
      let run = try Tool.shell(
        """
        mkfifo tubo; cat tubo > leido & mirsheet convert limpio.xlsx --to \(form) -o tubo && wait
        mirsheet convert limpio.xlsx --to \(form) -o derecho && cmp leido derecho && test -p tubo
        mirsheet convert limpio.xlsx --to \(form) -o /dev/stdout > salida && cmp salida derecho
        mirsheet convert limpio.xlsx --to \(form) -o /dev/stdout | cmp - derecho
        """, in: folder)
      #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
      #expect(try Scratch.names(in: folder) == ["limpio.xlsx", "tubo", "leido", "derecho", "salida"])
    }
  }

  @Test(arguments: forms) func `a link stays and what it leads to is replaced`(_ form: String) throws {
    try withReport { folder in
      let run = try Tool.shell(
        """
        mkdir a b; echo antes > a/uno; ln -s ../a/uno b/enlace; ln -s b/enlace doble; ln -s a/nuevo colgado
        mirsheet convert limpio.xlsx --to \(form) -o doble && mirsheet convert limpio.xlsx --to \(form) -o colgado
        mirsheet convert limpio.xlsx --to \(form) -o derecho
        test -L b/enlace && test -L doble && test -L colgado && cmp a/uno derecho && cmp a/nuevo derecho
        """, in: folder)
      #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
      for inner in ["a", "b"] {
        let names = try Scratch.names(in: folder.appendingPathComponent(inner))
        #expect(names == (inner == "a" ? ["uno", "nuevo"] : ["enlace"]))
      }
      let circle = try Tool.shell(
        "ln -s dos uno; ln -s uno dos; mirsheet convert limpio.xlsx --to \(form) -o uno", in: folder)
      #expect(circle.status == 73 && circle.messages.contains("forman un círculo"), "\(circle.messages)")
    }
  }

  @Test(arguments: ["600", "640", "664", "755"]) func `a file that is replaced keeps its mode`(_ mode: String)
    throws
  {
    try withReport { folder in
      for form in Self.forms {
        let run = try Tool.shell(
          """
          umask 022; echo antes > salida; chmod \(mode) salida; mirsheet convert limpio.xlsx --to \(form) -o salida
          stat -c %a salida; umask 027; mirsheet convert limpio.xlsx --to \(form) -o nueva; stat -c %a nueva; rm nueva
          """, in: folder)
        #expect(run.text == "\(mode)\n640\n", "\(form): \(run.text) \(run.messages)")
      }
    }
  }

  @Test func `a replaced file keeps its mode in a folder of outputs, too`() throws {
    try withReport { folder in
      let run = try Tool.shell(
        """
        mkdir f; echo x > f/limpio.json; chmod 600 f/limpio.json
        mirsheet convert limpio.xlsx --to json -o f --force && stat -c %a f/limpio.json; ls -A f
        """, in: folder)
      #expect(run.text == "600\nlimpio.json\n", "\(run.text) \(run.messages)")
    }
  }

  @Test func `a folder is not a place for a file`() throws {
    try withReport { folder in
      let run = try Tool.shell(
        "mkdir salidas; mirsheet convert limpio.xlsx --to csv -o salidas/ && ls salidas", in: folder)
      #expect(run.text == "limpio.csv\n", "\(run.messages)")
    }
  }
}
