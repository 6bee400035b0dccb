/// What a compound file without a workbook holds, to refuse it by its name.
struct CompoundContent {
  private let names: Set<String>

  init(_ file: CompoundFile) { names = Set(file.names) }

  /// Why the file is not read.
  var refusal: SheetError {
    if names.contains("EncryptedPackage") { return SheetError(.passwordProtected) }
    let known = Self.documents.first { names.contains($0.stream) }
    return SheetError(.unknownFormat(known?.name ?? Self.unknown))
  }

  private static let documents = [
    (
      stream: "WordDocument",
      name: BilingualText(es: "un documento de Word (.doc)", en: "a Word document (.doc)")
    ),
    (
      stream: "PowerPoint Document",
      name: BilingualText(es: "una presentación de PowerPoint (.ppt)", en: "a PowerPoint presentation (.ppt)")
    ),
    (
      stream: "VisioDocument",
      name: BilingualText(es: "un dibujo de Visio (.vsd)", en: "a Visio drawing (.vsd)")
    ),
    (
      stream: "__properties_version1.0",
      name: BilingualText(es: "un mensaje de Outlook (.msg)", en: "an Outlook message (.msg)")
    ),
  ]

  private static let unknown = BilingualText(
    es: "un archivo compuesto OLE sin libro de Excel", en: "an OLE compound file without an Excel workbook")
}
