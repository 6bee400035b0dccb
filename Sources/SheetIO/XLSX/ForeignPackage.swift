/// A zip that is not an Excel workbook, recognised by its parts only to refuse it by its name.
enum ForeignPackage {
  /// What the package is, when it is known not to be a workbook that is read.
  static func name(of package: inout OfficePackage) throws(SheetError) -> BilingualText? {
    if package.contains(Spreadsheet.usualWorkbookPart) { return nil }
    for (part, name) in byPart where package.contains(PartName(part)) { return name }
    let type = String(decoding: try package.head(of: PartName("mimetype"), bytes: 128), as: UTF8.self)
    for (prefix, name) in byMediaType where type.hasPrefix(prefix) { return name }
    let holdsWorkbooks = package.partNames.contains { name in
      [".xlsx", ".xlsm", ".xls"].contains { PartName(name).folded.hasSuffix($0) }
    }
    return holdsWorkbooks ? archiveOfWorkbooks : nil
  }

  /// A zip with nothing that is known.
  static let noWorkbook = BilingualText(
    es: "un archivo zip sin libro de Excel", en: "a zip archive without an Excel workbook")

  private static let archiveOfWorkbooks = BilingualText(
    es: "un archivo zip que contiene libros de Excel", en: "a zip archive that contains Excel workbooks")

  /// Known by the part that is its document, wherever it lies.
  static let binaryWorkbook = BilingualText(
    es: "un libro binario de Excel (.xlsb), que no se lee",
    en: "an Excel binary workbook (.xlsb), which is not read")

  private static let byPart = [
    ("word/document.xml", BilingualText(es: "un documento de Word (.docx)", en: "a Word document (.docx)")),
    (
      "ppt/presentation.xml",
      BilingualText(es: "una presentación de PowerPoint (.pptx)", en: "a PowerPoint presentation (.pptx)")
    ),
    (
      "Index/Document.iwa",
      BilingualText(es: "un documento de Apple iWork (Numbers)", en: "an Apple iWork document (Numbers)")
    ),
  ]

  /// Source: OpenDocument 1.3 Part 2, 3.3 (MIME type stream).
  private static let byMediaType = [
    (
      "application/vnd.oasis.opendocument.text",
      BilingualText(es: "un documento de texto OpenDocument (.odt)", en: "an OpenDocument text (.odt)")
    ),
    (
      "application/vnd.oasis.opendocument",
      BilingualText(es: "un documento OpenDocument", en: "an OpenDocument file")
    ),
    ("application/epub", BilingualText(es: "un libro electrónico EPUB", en: "an EPUB book")),
  ]
}
