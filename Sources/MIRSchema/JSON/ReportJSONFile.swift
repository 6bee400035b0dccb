public import Foundation
public import SheetIO

extension ReportJSON {
  /// Writes a document to a file; what was there is replaced at once, so that there is never half a file.
  ///
  /// ```swift
  /// try ReportJSON.write(try ReportFile(contentsOf: workbook).document, to: url)
  /// ```
  ///
  /// `language` is that of the findings' texts.
  ///
  /// - Throws: `SheetError` of kind `cannotWrite`.
  public static func write(
    _ document: ReportDocument, to url: URL, language: Language = .spanish, style: Style = .pretty,
    provenance: Bool = false, version: SchemaVersion = .current
  ) throws(SheetError) {
    let bytes = bytes(
      of: document, language: language, style: style, provenance: provenance, version: version)
    try WrittenFile.write(bytes, to: url)
  }
}
