/// Tells what an OLE compound file holds, without reading it: only to refuse it by its name.
///
/// Source: MS-CFB 2.2 (header) and 2.6 (directory entries: 128 bytes each, on a multiple of 128).
struct CompoundFileSniffer {
  private let names: Set<String>

  /// `nil` when the bytes are no compound file.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.starts(with: Self.signature) else { return nil }
    var found: Set<String> = []
    var offset = Self.headerBytes
    while offset + Self.entryBytes <= bytes.count {
      let entry = UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + Self.entryBytes)])
      if let name = Self.known.first(where: { Self.isEntry(entry, named: $0) }) { found.insert(name) }
      offset += Self.entryBytes
    }
    names = found
  }

  /// Why the file is not read.
  var refusal: SheetError {
    if names.contains("EncryptedPackage") { return SheetError(.passwordProtected) }
    let text =
      if names.contains("Workbook") || names.contains("Book") || names.contains("WORKBOOK") {
        BilingualText(
          es: "un libro de Excel 97-2003 (.xls), que todavía no se lee",
          en: "an Excel 97-2003 workbook (.xls), which is not read yet")
      } else if names.contains("WordDocument") {
        BilingualText(es: "un documento de Word (.doc)", en: "a Word document (.doc)")
      } else if names.contains("PowerPoint Document") {
        BilingualText(es: "una presentación de PowerPoint (.ppt)", en: "a PowerPoint presentation (.ppt)")
      } else {
        BilingualText(
          es: "un archivo compuesto OLE sin libro de Excel legible",
          en: "an OLE compound file without a readable Excel workbook")
      }
    return SheetError(.unknownFormat(text))
  }

  private static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  private static let headerBytes = 512
  private static let entryBytes = 128
  private static let nameLengthOffset = 64
  private static let known = [
    "EncryptedPackage", "Workbook", "Book", "WORKBOOK", "WordDocument", "PowerPoint Document",
  ]

  private static func isEntry(_ entry: UnsafeRawBufferPointer, named name: String) -> Bool {
    let lengthWithNull = Int(entry[nameLengthOffset]) | Int(entry[nameLengthOffset + 1]) << 8
    guard lengthWithNull == (name.utf8.count + 1) * 2 else { return false }
    return name.utf8.enumerated().allSatisfy {
      entry[$0.offset * 2] == $0.element && entry[$0.offset * 2 + 1] == 0
    }
  }
}
