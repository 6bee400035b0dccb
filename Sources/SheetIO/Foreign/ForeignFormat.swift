/// A format that is recognised by its first bytes only to refuse it by its name.
struct ForeignFormat: Sendable {
  /// What to show the user that the file is.
  let name: BilingualText
  /// The bytes that it is known by.
  let signature: [UInt8]
  /// Where they are.
  let offset: Int
  /// What the file begins with, where the signature is further on.
  let beginning: [UInt8]

  init(_ signature: [UInt8], at offset: Int = 0, after beginning: [UInt8] = [], es: String, en: String) {
    self.signature = signature
    self.offset = offset
    self.beginning = beginning
    name = BilingualText(es: es, en: en)
  }

  init(
    _ signature: StaticString, at offset: Int = 0, after beginning: [UInt8] = [], es: String, en: String
  ) {
    let bytes = UnsafeBufferPointer(start: signature.utf8Start, count: signature.utf8CodeUnitCount)
    self.init(Array(bytes), at: offset, after: beginning, es: es, en: en)
  }

  /// Whether bytes carry the signature.
  func isCarried(by bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.starts(with: beginning) && bytes.dropFirst(offset).starts(with: signature)
  }

  /// Markup that must not be read as a table of text; compared in lower case after white space.
  private static let markup = [
    ForeignFormat("<!--", es: "una página HTML sin tablas", en: "an HTML page without tables"),
    ForeignFormat("<?xml", es: "un documento XML", en: "an XML document"),
  ]

  /// What the bytes are, when it is a known format that is not read.
  static func name(of bytes: UnsafeRawBufferPointer) -> BilingualText? {
    if let known = ForeignSignatures.all.first(where: { $0.isCarried(by: bytes) }) { return known.name }
    if isNothing(bytes) {
      return BilingualText(
        es: "un archivo lleno de ceros, como los deja una copia que no terminó",
        en: "a file full of zeros, as an interrupted copy leaves behind")
    }
    if isLockFile(bytes) {
      return BilingualText(
        es: "el archivo de bloqueo (~$…) que Excel deja mientras un libro está abierto",
        en: "the lock file (~$…) that Excel leaves while a workbook is open")
    }
    let head = TextHead(bytes)
    if let known = markup.first(where: { head.bytes.starts(with: $0.signature) }) { return known.name }
    return head.isJSON
      ? BilingualText(es: "un documento JSON", en: "a JSON document") : ForeignText(head.bytes).name
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

  /// Whether there is nothing but zeros where every format has its signature.
  private static func isNothing(_ bytes: UnsafeRawBufferPointer) -> Bool {
    !bytes.isEmpty && bytes.prefix(FormatSignature.bytes).allSatisfy { $0 == 0 }
  }
}
