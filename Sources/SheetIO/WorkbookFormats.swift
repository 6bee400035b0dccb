/// The formats a workbook can turn out to be; the raw value is the name in `source.format`.
@nonexhaustive
public enum WorkbookFormat: String, Sendable, CaseIterable {
  case xlsx
  case xlsm
  case xls
  case ods
  case fods
  case spreadsheetML = "spreadsheetml"
  case html
  case csv
  case tsv
}

/// Reads one family of formats; it has no state.
protocol WorkbookReader: Sendable {
  /// Whether `bytes` carry this family's signature. Looks at the first ``WorkbookFormats/signatureBytes`` only.
  static func recognizes(_ bytes: RawSpan) -> Bool

  /// The workbook in `bytes`.
  ///
  /// - Throws: ``SheetError`` when the file is damaged, protected, or exceeds `limits`.
  static func read(_ bytes: RawSpan, limits: ReadLimits) throws(SheetError) -> Workbook
}

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

  /// How far a reader may look to recognise its format.
  static let signatureBytes = 4096
}
