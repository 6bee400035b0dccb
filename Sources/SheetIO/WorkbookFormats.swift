/// The formats a workbook can turn out to be; the raw value is the name in `source.format`.
public enum WorkbookFormat: String, Sendable, CaseIterable {
  case xlsx
  case xlsm
  case csv
  case tsv
}
