import Foundation
import Testing

@testable import mirsheet

/// Options and names that do not fit what is asked for: refused, with what to write instead, before anything is written.
struct FormOptionTests {
  private static let input = "informe.xlsx"

  private func withReport<Result>(_ body: (URL) throws -> Result) throws -> Result {
    try Scratch.with { folder in
      try FileManager.default.copyItem(
        at: Sample.root.appendingPathComponent("informe-limpio/entrada.xlsx"),
        to: folder.appendingPathComponent(Self.input))
      return try body(folder)
    }
  }

  /// A PNG of one black point.
  private static let picture =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="

  private static let values: [FormOption: [String]] = [
    .paging: ["--paging", "repeated"], .paper: ["--paper", "carta"], .logo: ["--logo", "logo.png"],
    .shape: ["--shape", "long"], .labels: ["--labels"],
    .excel: ["--excel"], .datapackage: ["--datapackage"], .provenance: ["--provenance"],
    .schemaVersion: ["--schema-version", "1.1"],
  ]

  @Test(arguments: FormOption.allCases)
  func `an option is taken for its forms and refused for every other`(_ option: FormOption) throws {
    let words = try #require(Self.values[option])
    try withReport { folder in
      try Data(base64Encoded: Self.picture)?.write(to: folder.appendingPathComponent("logo.png"))
      for form in Convert.Form.allCases {
        let run = try Tool.run(
          ["convert", Self.input, "--to", form.rawValue, "-o", "salida.\(form.rawValue)"] + words, in: folder)
        guard !option.forms.contains(form) else {
          #expect(run.status == 0, "\(option) \(form): \(run.messages)")
          continue
        }
        #expect(run.status == 64)
        #expect(
          run.messages.contains("\(words[0]) es de --to \(option.forms[0].rawValue)"), "\(run.messages)")
        #expect(run.messages.contains("Quite \(words[0]), o use --to \(option.forms[0].rawValue)."))
        #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("salida.\(form)").path))
      }
    }
  }

  @Test(arguments: FormOption.allCases)
  func `help says of an option which forms it is of`(_ option: FormOption) throws {
    let help = try Tool.run(["help", "convert"], in: Sample.root).text
    let forms = option.forms.map(\.rawValue).joined(separator: ", ")
    let entry = try #require(
      help.replacing(#/\n {26}/#, with: " ").split(separator: "\n").first {
        $0.contains("--\(option.rawValue)")
      })
    #expect(option == .schemaVersion ? entry.contains("JSON") : entry.contains("\(forms): "), "\(entry)")
  }

  /// A name of an output, how it is asked for, and what to write instead; blank where it is taken.
  static let names: [(command: String, instead: String)] = [
    ("convert informe.xlsx --to json -o x.csv", "Escriba -o x.json, o --to csv"),
    ("convert informe.xlsx --to csv -o x.json", "Escriba -o x.csv, o --to json"),
    ("convert informe.xlsx --to ndjson -o x.json", "Escriba -o x.ndjson, o --to json"),
    ("convert informe.xlsx --to csv -o x.XLSX", "Escriba -o x.csv, o --to xlsx"),
    ("convert informe.xlsx --to xlsx -o a/x.xls", "Escriba -o a/x.xlsx"),
    ("convert informe.xlsx --to json -o x.pdf", "Escriba -o x.json"),
    ("check informe.xlsx --format html -o x.csv", "Escriba -o x.html, o --format csv"),
    ("check informe.xlsx --format junit -o x.json", "Escriba -o x.xml, o --format sarif"),
    ("check informe.xlsx -o x.html", "Escriba -o x.txt, o --format html"),
    ("template --from informe.xlsx -o plantilla.xlsx", "Escriba -o plantilla"),
    ("migrate informe.xlsx -o migrado.sqlite", "Escriba -o migrado"),
    ("convert informe.xlsx --to csv --datapackage", "Agregue -o informes.csv"),
    ("template --from informe.xlsx --components 3 -o p", "Quite --components."),
    ("inspect --cells --vocabulary x.json informe.xlsx", "quite una de las dos"),
    ("convert informe.xlsx --to json -o salida", ""), ("convert informe.xlsx --to json -o salida.txt", ""),
    ("convert informe.xlsx --to ndjson -o x.jsonl", ""), ("convert informe.xlsx --to csv -o x.2024", ""),
    ("convert informe.xlsx --to json -o /dev/null", ""), ("check informe.xlsx --format sarif -o x.json", ""),
    ("check informe.xlsx -o x.txt", ""), ("convert informe.xlsx --to json -o .csv", ""),
  ]

  @Test(arguments: names) func `a name that says another form is refused with the one to write`(
    _ name: (command: String, instead: String)
  ) throws {
    try withReport { folder in
      let before = try Scratch.names(in: folder)
      let run = try Tool.shell("mirsheet \(name.command)", in: folder)
      if name.instead.isEmpty {
        #expect(run.status == 0, "\(run.messages)")
      } else {
        #expect(run.status == 64 && run.messages.contains(name.instead), "\(run.messages)")
        #expect(try Scratch.names(in: folder) == before)
      }
    }
  }

  @Test(arguments: ["json", "ndjson", "csv", "xlsx"])
  func `a folder that is not there is made`(_ form: String) throws {
    try withReport { folder in
      let output = "nueva/carpeta/x.\(form)"
      let run = try Tool.run(["convert", Self.input, "--to", form, "-o", output], in: folder)
      #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
      #expect(try Scratch.names(in: folder.appendingPathComponent("nueva/carpeta")) == ["x.\(form)"])
    }
  }

  @Test func `a folder is not made for what cannot be read`() throws {
    try withReport { folder in
      let run = try Tool.run(["convert", "no.xlsx", "--to", "json", "-o", "nueva/x.json"], in: folder)
      #expect(run.status == 66)
      #expect(try Scratch.names(in: folder) == [Self.input])
    }
  }

  @Test func `templates follow all reports of a folder, and what else lies there is told and left out`()
    throws
  {
    try withReport { folder in
      let run = try Tool.shell(
        """
        mkdir -p 2024/T2/.oculta && cp informe.xlsx 2024/T2/a.xlsx && cp informe.xlsx 2024/.b.xlsx
        echo hola > 2024/leame.txt && echo > 2024/viejos.zip
        mirsheet template --from 2024 -o 2024/plantillas && mirsheet template --from 2024 -o 2024/plantillas --force
        """, in: folder)
      #expect(run.status == 0, "\(run.messages)")
      #expect(run.text.split(separator: "\n").count == 2 && Set(run.text.split(separator: "\n")).count == 1)
      #expect(
        run.messages.contains("1 archivo no es un informe y se omite: 2024/leame.txt."), "\(run.messages)")
      #expect(run.messages.contains("2024/viejos.zip: no se lee dentro de un .zip"))
      let empty = try Tool.shell("mkdir vacia && mirsheet template --from vacia -o p", in: folder)
      #expect(empty.status == 65 && empty.messages.contains("--programs"), "\(empty.messages)")
    }
  }
}
