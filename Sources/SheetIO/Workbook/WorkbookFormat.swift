/// The formats a workbook can turn out to be; the raw value is the name in `source.format`.
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
