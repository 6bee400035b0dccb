import Foundation
import Testing

/// What cannot be read or written: an exit code, one line in the person's language, and nothing left behind.
struct FailureTests {
  /// A file that is not a report, and what is said about it.
  struct Case: CustomTestStringConvertible {
    let name: String
    let bytes: Data?
    var status: Int32 = 65
    let spanish: String
    let english: String

    var testDescription: String { name }

    init(_ name: String, _ bytes: Data?, status: Int32 = 65, es spanish: String, en english: String) {
      self.name = name
      self.bytes = bytes
      self.status = status
      self.spanish = spanish
      self.english = english
    }
  }

  private static let workbook =
    FileManager.default.contents(
      atPath: Sample.root.appendingPathComponent("informe-limpio/entrada.xlsx").path)
    ?? Data()

  private static func text(_ text: String) -> Data { Data(text.utf8) }

  static let cases = [
    Case("no-hay.xlsx", nil, status: 66, es: "no existe ese archivo", en: "there is no such file"),
    Case("vacio.xlsx", Data(), es: "el archivo está vacío (0 bytes)", en: "the file is empty (0 bytes)"),
    Case(
      "foto.png", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]), es: "es una imagen PNG",
      en: "is a PNG picture"),
    Case("oficio.pdf", text("%PDF-1.7\n%âã"), es: "es un documento PDF", en: "is a PDF document"),
    Case(
      "cortado.xlsx", workbook.prefix(4000), es: "está incompleto: termina después de 4000 bytes",
      en: "is incomplete: it is cut off after 4000 bytes"),
    Case(
      "ajeno.csv", text("Proveedor,Monto\nPapelería,120\n"), es: "no contiene ningún informe trimestral",
      en: "contains no quarterly report"),
    Case(
      "poa.csv", text("Programa Operativo Anual 2025\nActividad,Enero\nPintar,1\n"),
      es: "es el formato del Programa Operativo Anual (POA)", en: "it is the form of the annual plan (POA)"),
    Case(
      "abierto.json", text("{\"schemaVersion\": \"1.0\",\n \"reports\": ["),
      es: "línea 2, columna 14: el documento termina antes de tiempo",
      en: "line 2, column 14: the document ends too early"),
    Case(
      "otro.json", text("{\"schemaVersion\": \"1.0\", \"reports\": 7}"),
      es: "/reports: se esperaba una lista y hay el número 7",
      en: "/reports: expected a list, found the number 7"),
    Case(
      "sin-informes.json", text("{\"schemaVersion\": \"1.0\", \"reports\": []}"),
      es: "no contiene ningún informe trimestral", en: "contains no quarterly report"),
    Case(
      "ruido.xls", Data((0..<600).map { UInt8(truncatingIfNeeded: $0 &* 37 | 0x80) }), es: "ruido.xls",
      en: "ruido.xls"),
  ]

  @Test(arguments: cases, [("es_MX.UTF-8", true), ("en_US.UTF-8", false)])
  func `a file that cannot be converted has its exit code and one line`(
    _ file: Case, _ locale: (name: String, isSpanish: Bool)
  ) throws {
    try Scratch.with { folder in
      try file.bytes?.write(to: folder.appendingPathComponent(file.name))
      let before = try Scratch.names(in: folder)
      for form in ["json", "csv", "xlsx"] {
        let run = try Tool.run(
          ["convert", file.name, "--to", form, "-o", "salida.\(form)"], in: folder, locale: locale.name)
        #expect(run.status == file.status)
        #expect(run.output.isEmpty)
        #expect(run.messages.hasPrefix("error: \(file.name): "))
        #expect(run.messages.contains(locale.isSpanish ? file.spanish : file.english), "\(run.messages)")
        #expect(run.messages.split(separator: "\n").count == 1, "\(run.messages)")
        #expect(try Scratch.names(in: folder) == before)
      }
    }
  }

  @Test func `a folder is not a file`() throws {
    try Scratch.with { folder in
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("informes"), withIntermediateDirectories: true)
      let run = try Tool.run(["convert", "informes", "--to", "json"], in: folder)
      #expect(run.status == 65)
      #expect(
        run.messages
          == "error: informes: es una carpeta, no un archivo. Dé los archivos que contiene, por ejemplo informes/*.xlsx; un archivo de años enteros se lee con mirsheet migrate informes -o migrado\n"
      )
    }
  }

  @Test(arguments: [
    ["convert", "uno.json", "--to", "pdf"], ["convert", "uno.json"], ["convert", "--to", "json"],
    ["convert", "uno.json", "--to", "json", "--colour"], ["borrar", "uno.json"],
    ["convert", "uno.json", "--to", "json", "--jobs", "0"],
    ["convert", "uno.json", "otro.json", "--to", "xlsx"],
    ["convert", "uno.json", "--to", "csv", "--datapackage"],
  ])
  func `a command that makes no sense is refused with the reason`(_ arguments: [String]) throws {
    try Scratch.with { folder in
      try Data("{}".utf8).write(to: folder.appendingPathComponent("uno.json"))
      try Data("{}".utf8).write(to: folder.appendingPathComponent("otro.json"))
      let run = try Tool.run(arguments, in: folder)
      #expect(run.status == 64)
      #expect(run.output.isEmpty)
      #expect(!run.messages.isEmpty)
    }
  }

  @Test(arguments: [
    "/proc/no/hay/salida.json", "/proc/salida.json", "carpeta.json/x.json", "carpeta.json/no/x.json",
  ])
  func `an output that cannot be written leaves nothing`(_ output: String) throws {
    try Scratch.with { folder in
      try Self.workbook.write(to: folder.appendingPathComponent("informe.xlsx"))
      try Data().write(to: folder.appendingPathComponent("carpeta.json"))
      let before = try Scratch.names(in: folder)
      let run = try Tool.run(["convert", "informe.xlsx", "--to", "json", "-o", output], in: folder)
      #expect(run.status == 73)
      #expect(run.messages.hasPrefix("error: \(output): no se puede escribir."))
      #expect(try Scratch.names(in: folder) == before)
    }
  }

  @Test func `a full disk under standard output is not success`() throws {
    try Scratch.with { folder in
      try Self.workbook.write(to: folder.appendingPathComponent("informe.xlsx"))
      let run = try Tool.shell("mirsheet convert informe.xlsx --to json > /dev/full", in: folder)
      #expect(run.status == 73)
      #expect(run.messages.contains("no se pudo escribir todo"))
    }
  }

  @Test func `an output that existed stays when its input cannot be read`() throws {
    try Scratch.with { folder in
      try Data("de antes".utf8).write(to: folder.appendingPathComponent("salida.json"))
      let run = try Tool.run(["convert", "no-hay.xlsx", "--to", "json", "-o", "salida.json"], in: folder)
      #expect(run.status == 66)
      #expect(
        FileManager.default.contents(atPath: folder.appendingPathComponent("salida.json").path)
          == Data("de antes".utf8))
    }
  }
}
