/// A format that is recognised by its first bytes only to refuse it by its name.
struct ForeignFormat: Sendable {
  /// What to tell the user that the file is.
  let name: BilingualText
  /// The bytes it begins with.
  let signature: [UInt8]

  private init(_ signature: [UInt8], es: String, en: String) {
    self.signature = signature
    name = BilingualText(es: es, en: en)
  }

  private init(_ signature: StaticString, es: String, en: String) {
    let bytes = UnsafeBufferPointer(start: signature.utf8Start, count: signature.utf8CodeUnitCount)
    self.init(Array(bytes), es: es, en: en)
  }

  /// Binary formats by signature.
  private static let binary = [
    ForeignFormat([0x89, 0x50, 0x4E, 0x47], es: "una imagen PNG", en: "a PNG picture"),
    ForeignFormat([0xFF, 0xD8, 0xFF], es: "una imagen JPEG", en: "a JPEG picture"),
    ForeignFormat("GIF8", es: "una imagen GIF", en: "a GIF picture"),
    ForeignFormat([0x49, 0x49, 0x2A, 0x00], es: "una imagen TIFF", en: "a TIFF picture"),
    ForeignFormat([0x4D, 0x4D, 0x00, 0x2A], es: "una imagen TIFF", en: "a TIFF picture"),
    ForeignFormat("%PDF-", es: "un documento PDF", en: "a PDF document"),
    ForeignFormat("{\\rtf", es: "un documento RTF", en: "an RTF document"),
    ForeignFormat([0x1F, 0x8B], es: "un archivo comprimido gzip", en: "a gzip archive"),
    ForeignFormat("Rar!", es: "un archivo comprimido RAR", en: "a RAR archive"),
    ForeignFormat([0x37, 0x7A, 0xBC, 0xAF], es: "un archivo comprimido 7z", en: "a 7z archive"),
    ForeignFormat("BZh", es: "un archivo comprimido bzip2", en: "a bzip2 archive"),
    ForeignFormat("SQLite format 3", es: "una base de datos SQLite", en: "an SQLite database"),
    ForeignFormat(
      [0x09, 0x00, 0x04, 0x00], es: "un libro de Excel 2 (.xls), que todavía no se lee",
      en: "an Excel 2 workbook (.xls), which is not read yet"),
    ForeignFormat(
      [0x09, 0x02, 0x06, 0x00], es: "un libro de Excel 3 (.xls), que todavía no se lee",
      en: "an Excel 3 workbook (.xls), which is not read yet"),
    ForeignFormat(
      [0x09, 0x04, 0x06, 0x00], es: "un libro de Excel 4 (.xls), que todavía no se lee",
      en: "an Excel 4 workbook (.xls), which is not read yet"),
  ]

  /// Markup that must not be read as a table of text; compared in lower case after white space.
  private static let markup = [
    ForeignFormat("<!--", es: "una página HTML sin tablas", en: "an HTML page without tables"),
    ForeignFormat("mime-version:", es: "una página web guardada (MHTML)", en: "a saved web page (MHTML)"),
    ForeignFormat("<?xml", es: "un documento XML", en: "an XML document"),
  ]

  /// What the bytes are, when it is a known format that is not read.
  static func name(of bytes: UnsafeRawBufferPointer) -> BilingualText? {
    if let known = binary.first(where: { bytes.starts(with: $0.signature) }) { return known.name }
    if isLockFile(bytes) {
      return BilingualText(
        es: "el archivo de bloqueo (~$…) que Excel deja mientras un libro está abierto",
        en: "the lock file (~$…) that Excel leaves while a workbook is open")
    }
    let head = lowercasedHead(of: bytes)
    guard let known = markup.first(where: { head.starts(with: $0.signature) }) else {
      return isJSON(head) ? BilingualText(es: "un documento JSON", en: "a JSON document") : nil
    }
    return known.name
  }

  /// The error for bytes that no reader recognises.
  static func refusal(of bytes: RawSpan) -> SheetError {
    bytes.withUnsafeBytes { SheetError(.unknownFormat(name(of: $0))) }
  }

  /// Excel's owner file: 165 bytes, the user's name with its length before it, once in each encoding.
  private static func isLockFile(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let size = 165
    let longestName = 54
    return bytes.count == size && bytes[0] > 0 && bytes[0] <= longestName && bytes.contains(0)
  }

  private static func isJSON(_ head: [UInt8]) -> Bool {
    guard let first = head.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      return false
    }
    let next = head.dropFirst().first { !isSpace($0) }
    return next == UInt8(ascii: "\"") || (first == UInt8(ascii: "[") && next == UInt8(ascii: "{"))
  }

  /// The first bytes without byte-order mark, NULs and leading white space, letters in lower case.
  ///
  /// Leaving the NULs out lets UTF-16 markup be recognised by the same words.
  private static func lowercasedHead(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
    let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFF, 0xFE]
    return bytes.prefix(WorkbookFormats.signatureBytes)
      .drop { marks.contains($0) || isSpace($0) || $0 == 0 }
      .filter { $0 != 0 }
      .map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
