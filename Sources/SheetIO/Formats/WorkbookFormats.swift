/// The list of formats that are read.
enum WorkbookFormats {
  /// Every reader, tried in this order by its signature.
  ///
  /// A new format is one line here. Text comes last: it has no signature.
  static let all: [any WorkbookReader.Type] = [
    ODSReader.self,
    XLSXReader.self,
    XLSReader.self,
    SpreadsheetMLReader.self,
    FlatODSReader.self,
    HTMLReader.self,
    TextReader.self,
  ]
}
