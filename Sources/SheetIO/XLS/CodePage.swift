internal import CXlsx

/// The encoding of the texts of BIFF5, by its number.
///
/// Source: MS-XLS 2.4.52 (CodePage); the numbers are those of Windows, with 10000 and up for Macintosh.
struct CodePage: Sendable {
  /// The number that the file gives.
  let number: Int
  private let name: String

  /// Western European Windows, for files that say no code page.
  static let usual = CodePage(number: 1252, name: "CP1252")

  /// - Throws: ``SheetError/Kind/undecodableText(_:)`` for a code page that has no decoder here.
  init(_ number: Int) throws(SheetError) {
    guard let name = Self.names[number] ?? (Self.plain.contains(number) ? "CP\(number)" : nil) else {
      throw SheetError(
        .undecodableText(
          BilingualText(
            es: "no se conoce la página de códigos \(number)", en: "code page \(number) is not known")))
    }
    self.init(number: number, name: name)
  }

  private init(number: Int, name: String) {
    self.number = number
    self.name = name
  }

  /// The text of some bytes.
  ///
  /// - Throws: ``SheetError/Kind/undecodableText(_:)`` where bytes have no character in the code page.
  func decode(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetError) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    guard let text = TextConversion.utf8(Array(bytes), from: name) else {
      throw SheetError(
        .undecodableText(
          BilingualText(
            es: "tiene bytes que no están en la página de códigos \(number)",
            en: "it has bytes that are not in code page \(number)")))
    }
    return text
  }

  /// Code pages whose converter is called by their number.
  private static let plain: Set = [
    437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874, 932, 936, 949, 950,
    1250,
    1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258,
  ]

  private static let names = [
    367: "ASCII", 1200: "UTF-16LE", 1361: "JOHAB", 10000: "MACINTOSH", 10007: "MAC-CYRILLIC",
    10029: "MAC-CENTRALEUROPE", 20127: "ASCII", 28591: "ISO-8859-1", 28592: "ISO-8859-2",
    28605: "ISO-8859-15",
    32768: "MACINTOSH", 32769: "CP1252", 65001: "UTF-8",
  ]
}
