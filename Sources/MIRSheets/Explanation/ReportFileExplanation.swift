import MIRSchema
public import SheetIO

extension ReportFile {
  /// What was recognised in the cells, and why, step by step; `nil` for JSON, which has nothing to recognise.
  public func explanation(in language: Language, options: Options = Options()) -> String? {
    workbook.map { Explanation($0, file: document.source.file ?? "-", options: options).text(in: language) }
  }
}
