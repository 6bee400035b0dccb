public import Foundation
public import SheetIO

extension ReportCSV {
  /// Writes the reports of documents to a file, one row for each indicator.
  ///
  /// - Throws: `SheetError` of kind `cannotWrite`.
  public static func write(
    _ documents: [ReportDocument], to url: URL, style: Style = Style()
  ) throws(SheetError) {
    try WrittenFile.write(write(documents, style: style).utf8, to: url)
  }
}
