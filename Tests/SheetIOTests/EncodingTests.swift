import Testing

@testable import SheetIO

/// Spanish text in the encodings of one byte, distinguished by all of the text.
struct EncodingTests {
  /// What reports hold: words of the columns, of the catalogues, of the header, in small letters and in capitals.
  static let texts = [
    "Propósito\tPlaneación\tMétodo de Cálculo\n", "Estratégico\tDe gestión\tTrimestral\n",
    "Dirección de Servicios Públicos\tServicio de alumbrado público\n", "Año\tNiñas y niños\n",
    "RESUMEN NARRATIVO\tMÉTODO DE CÁLCULO\tDIMENSIÓN\n", "AÑO LÍNEA BASE\tMEDIOS DE VERIFICACIÓN\n",
    "NÚMERO DE ATENCIONES\tPINGÜINOS\n", "Ángel Muñoz Núñez\tÉrika Íñiguez\n", "2º Trimestre\t1.ª sesión\n",
    "¿Qué mide?\tPorcentaje de lámparas\n", "¡Atención!\tcategoría\n", "Más de 25 °C\tagua\n",
    "Acción\n1\n", "1\t2\tniñez\n", "MÉXICO\t1\n", "Índice de participación\t%\n",
    "Sí\tNo\n", "está\tdía\n", "Vo. Bo.\tElaboró\n",
  ]

  /// The bytes of a text; `nil` where the encoding lacks one of its letters.
  private static func encoded(_ text: String, _ encoding: SingleByteEncoding) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let byte = (0...255).first(where: { encoding.scalar(UInt8($0)) == scalar }) else { return nil }
      bytes.append(UInt8(byte))
    }
    return bytes
  }

  @Test(arguments: texts, SingleByteEncoding.allCases)
  func `words of reports are read in the encoding that they were saved in`(
    _ text: String, _ encoding: SingleByteEncoding
  ) throws {
    guard let bytes = Self.encoded(text, encoding) else { return }
    let found = try bytes.withUnsafeBytes { try TextEncoding($0) }
    #expect(
      String(decoding: found.utf8, as: UTF8.self) == text, "\(encoding) was read as \(found.name ?? "UTF-8")")
    #expect(found.rival == nil)
  }

  @Test(arguments: SingleByteEncoding.allCases.filter { $0 != .cp437 })
  func `all of a text decides`(_ encoding: SingleByteEncoding) throws {
    // The first word alone fits two encodings.
    let text = "Única\n" + Self.texts.joined()
    let bytes = try #require(Self.encoded(text, encoding))
    let found = try bytes.withUnsafeBytes { try TextEncoding($0) }
    #expect(String(decoding: found.utf8, as: UTF8.self) == text)
    #expect(found.name == encoding.name && found.rival == nil)
  }

  @Test func `signs that only cp437 has distinguish it from cp850`() throws {
    let text = "Población\t≥ 65 años\n"
    let bytes = try #require(Self.encoded(text, .cp437))
    #expect(try bytes.withUnsafeBytes { try TextEncoding($0) }.name == SingleByteEncoding.cp437.name)
  }

  @Test func `what fits two encodings alike is reported`() throws {
    let bytes = try #require(Self.encoded("Zona\tÚnica\n", .cp850))
    let workbook = try WorkbookFile.read(bytes)
    #expect(
      workbook.notices.map(\.kind) == [
        .encoding("windows-1252"), .encodingInDoubt("windows-1252", or: "cp850 (MS-DOS)"),
      ])
  }

  @Test(arguments: [
    "Servicios\u{00A0}de\u{00A0}la\u{00A0}obra\n", "“Método”\tobra – zona\n", "5\u{00A0}000\t€ 25\n",
    "d\u{2019}Olmo\tárea\n",
  ])
  func `marks of typography leave the text in windows-1252`(_ text: String) throws {
    let bytes = try #require(Self.encoded(text, .windows1252))
    #expect(try bytes.withUnsafeBytes { try TextEncoding($0) }.name == "windows-1252")
  }
}
