import Testing

import SheetIO

struct RefusalTests {
  private func refusal(_ bytes: [UInt8]) throws -> SheetError {
    try #require(throws: SheetError.self) { try WorkbookFile.read(bytes) }
  }

  @Test(
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG picture"),
      ([0xFF, 0xD8, 0xFF, 0xE0], "a JPEG picture"),
      (Array("%PDF-1.7\n".utf8), "a PDF document"), ([0x1F, 0x8B, 0x08], "a gzip archive"),
      (Array("\u{FEFF}\n<!DOCTYPE HTML><p>x".utf8), "an HTML page without tables"),
      (Array("  <HTML>\n".utf8), "an HTML page without tables"),
      (Array("<\0h\0t\0m\0l\0>\0".utf8), "an HTML page without tables"),
      (Array("<?xml version=\"1.0\"?><a/>".utf8), "an XML document"),
      (Array("{\"schemaVersion\": \"1.0\"}".utf8), "a JSON document"),
      (Array("No se encontró el adjunto".utf8), "a single phrase of text, without rows or columns"),
      ([0x00, 0x00, 0x00, 0x20] + Array("ftypisom".utf8), "an MPEG-4 or QuickTime video"),
      (Array("RIFF".utf8) + [1, 2, 3, 4] + Array("AVI LIST".utf8), "an AVI video"),
      ([0x1A, 0x45, 0xDF, 0xA3, 0x01], "a Matroska or WebM video"),
      ([0x49, 0x44, 0x33, 0x04, 0x00], "MP3 audio"),
      ([0x00, 0x01, 0x00, 0x00] + Array("Standard ACE DB".utf8) + [0], "an Access database (.accdb)"),
      (Array(repeating: 0, count: 5000), "a file full of zeros, as an interrupted copy leaves behind"),
      (
        Array("ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K\"Nivel\"\r\nE\r\n".utf8),
        "a SYLK sheet (.slk), which is not read"
      ),
      (Array("ID;P\nC;Y1;X1;K1\nE\n".utf8), "a SYLK sheet (.slk), which is not read"),
      (
        Array("TABLE\r\n0,1\r\n\"EXCEL\"\r\nVECTORS\r\n0,3\r\n\"\"\r\n".utf8),
        "a DIF sheet (.dif), which is not read"
      ),
      (
        Array(
          "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>".utf8
        ),
        "a saved web page (MHTML), which is not read"
      ),
      (
        Array("MIME-Version: 1.0\nContent-Type: multipart/related\n\n------=_a\n".utf8),
        "a saved web page (MHTML), which is not read"
      ),
    ] as [([UInt8], String)])
  func `what is refused is named`(_ bytes: [UInt8], _ name: String) throws {
    guard case .unknownFormat(let found?) = try refusal(bytes).kind else {
      return #expect(Bool(false), "\(name)")
    }
    #expect(found.english == name)
  }

  @Test(arguments: [
    "ID;Programa;Nivel\n1;Alumbrado;Fin\n", "ID;P\n1;Alumbrado\n", "TABLE\nNivel;Nombre\nFin;x\n",
    "Nota: x\tNivel\nMIME\tFin\n", "RIFFA de AVI \tNivel\n1\tFin\n", "BZ\tZona\n1\tFin\n",
  ])
  func `a table that begins as a foreign text does is read`(_ text: String) throws {
    #expect(try WorkbookFile.read(Array(text.utf8)).sheets.count == 1)
  }

  @Test func `a file that is too large is refused, with its size and the way to raise the limit`() throws {
    let error = try #require(throws: SheetError.self) {
      try WorkbookFile.read(Array("a\tb\n".utf8), limits: ReadLimits(fileBytes: 3))
    }
    #expect(error.kind == .fileTooLarge(bytes: 4, limit: 3))
    let large = SheetError(.fileTooLarge(bytes: 8 << 30, limit: 100 << 20))
    #expect(large.message(in: .spanish) == "el archivo mide 8 GB; se leen archivos de hasta 100 MB.")
    #expect(large.hint(in: .english).contains("--max-size 8192"))
    let endless = SheetError(.fileTooLarge(bytes: nil, limit: 100 << 20))
    #expect(
      endless.message(in: .english) == "the input is larger than 100 MB, the most that is read.")
    #expect(endless.hint(in: .spanish).contains("--max-size 200"))
  }

  @Test(
    arguments: [
      (Array("PK\u{3}\u{4}".utf8), true), (Array("Nivel\tNombre\n".utf8), true),
      ([0xD0, 0xCF, 0x11, 0xE0], false),
      (Array("<html><table>".utf8), true), ([0x00, 0x01, 0x02], false), ([UInt8](), false),
      (Array("[{\"a\": 1}]".utf8), true), (Array("{\\rtf1 a}".utf8), false),
    ] as [([UInt8], Bool)])
  func `the first bytes say what no report begins with`(_ head: [UInt8], _ mayBeOne: Bool) {
    #expect((FileSignature(head).refusal == nil) == mayBeOne)
  }

  @Test(arguments: ["xl/workbook.bin", "a/libro.bin", "b/workbook.bin"])
  func `a binary workbook is named wherever its document lies`(_ part: String) throws {
    let relationships = """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" \
      Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="\(part)"/></Relationships>
      """
    for parts in [[("_rels/.rels", Array(relationships.utf8))], []]
    where !parts.isEmpty || part.hasSuffix("workbook.bin") {
      guard
        case .unknownFormat(let found?) = try refusal(
          StoredZip(parts + [(part, [0x83, 0x01, 0x00])]).archive
        ).kind
      else { return #expect(Bool(false), "not named") }
      #expect(found.english == "an Excel binary workbook (.xlsb), which is not read")
    }
  }

  @Test(arguments: [
    ("word/document.xml", "a Word document (.docx)"),
    ("ppt/presentation.xml", "a PowerPoint presentation (.pptx)"),
    ("xl/workbook.bin", "an Excel binary workbook (.xlsb), which is not read"),
    ("notas.txt", "a zip archive without an Excel workbook"),
    ("2024/Informe.XLSX", "a zip archive that contains Excel workbooks"),
  ])
  func `a zip that is not a workbook is named by its parts`(_ part: String, _ name: String) throws {
    let bytes = StoredZip([(part, Array("x".utf8))]).archive
    guard case .unknownFormat(let found?) = try refusal(bytes).kind else {
      return #expect(Bool(false), "\(name)")
    }
    #expect(found.english == name)
  }

  @Test func `an OpenDocument text is named by its media type`() throws {
    let bytes = StoredZip([("mimetype", Array("application/vnd.oasis.opendocument.text".utf8))]).archive
    #expect(
      try refusal(bytes).message(in: .spanish) == """
        el archivo es un documento de texto OpenDocument (.odt); se esperaba un libro de Excel (.xlsx, .xls), uno de \
        LibreOffice (.ods) o una hoja como texto (.csv, .txt).
        """)
  }

  @Test func `compound files are distinguished, an encrypted package is under a password`() throws {
    #expect(try refusal(CompoundFixture.file([("EncryptedPackage", [1])])).kind == .passwordProtected)
    for (entry, wanted) in [
      ("WordDocument", "a Word document (.doc)"), ("PowerPoint Document", "a PowerPoint presentation (.ppt)"),
      ("Otra", "an OLE compound file without an Excel workbook"),
    ] {
      guard case .unknownFormat(let found?) = try refusal(CompoundFixture.file([(entry, [1])])).kind else {
        Issue.record("\(entry) is not refused by its name")
        continue
      }
      #expect(found.english == wanted)
    }
  }

  @Test(
    arguments: [[0x00, 0x41, 0x42], Array("a\tb\u{0}\n".utf8), Array("a\tb\u{1B}[0m\n".utf8)] as [[UInt8]])
  func `binary bytes are not text`(_ bytes: [UInt8]) throws {
    guard case .unknownFormat(nil) = try refusal(bytes).kind else { return #expect(Bool(false)) }
  }

  @Test(arguments: [
    (SheetError(.emptyFile), "el archivo está vacío (0 bytes); se esperaba un libro o una hoja de texto."),
    (
      SheetError(.passwordProtected),
      "el archivo está protegido con contraseña; se esperaba uno que se abra sin ella."
    ),
    (
      SheetError(.truncated(afterBytes: 512)),
      "el archivo está incompleto: termina después de 512 bytes, sin el directorio que cierra un libro."
    ),
    (
      SheetError(.missingPart("xl/workbook.xml")),
      "al libro le falta la parte xl/workbook.xml, que su formato exige."
    ),
    (
      SheetError(.tooLarge(what: .cells, limit: 9), at: SheetLocation(sheet: "Hoja1")),
      "el archivo rebasa el límite de lectura: más de 9 celdas (hoja «Hoja1»)."
    ),
    (
      SheetError(.unknownFormat(nil)),
      "no se reconoce el formato del archivo; se esperaba un libro de Excel (.xlsx, .xls), uno de LibreOffice (.ods) o una hoja como texto (.csv, .txt)."
    ),
  ])
  func `messages follow the name of the file, in Spanish`(_ error: SheetError, _ message: String) {
    #expect(error.message(in: .spanish) == message)
    for language in Language.allCases {
      #expect(error.hint(in: language).hasSuffix("."))
      #expect(!error.message(in: language).contains("{"))
    }
  }

  @Test func `an empty file is refused as such`() throws {
    #expect(try refusal([]) == SheetError(.emptyFile))
  }
}
