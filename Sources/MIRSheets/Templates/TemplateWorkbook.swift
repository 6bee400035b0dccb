public import Foundation
import MIRSchema
public import SheetIO

/// One template as a workbook: the form, its instructions, and two hidden sheets.
public enum TemplateWorkbook {
  /// Writes a template as `.xlsx`; what was there is replaced at once, so that there is never half a file.
  ///
  /// ```swift
  /// let last = try ReportFile(contentsOf: report).reports[0]
  /// let plan = TemplatePlan(after: last, year: 2025, quarter: 2)
  /// try TemplateWorkbook.write(plan, to: url)
  /// ```
  ///
  /// - Throws: `SheetError` when a text is longer than a cell holds, or the file cannot be written.
  public static func write(
    _ plan: TemplatePlan, options: TemplateOptions = TemplateOptions(), to url: URL
  ) throws(SheetError) {
    try WrittenFile.write(try xlsx(plan, options: options), to: url)
  }

  /// The bytes of a template as `.xlsx`.
  public static func xlsx(
    _ plan: TemplatePlan, options: TemplateOptions = TemplateOptions()
  ) throws(SheetError) -> [UInt8] {
    try XLSXWriter.bytes(of: workbook(plan, options: options))
  }

  /// Writes a template to `path`; the caller makes sure that it is writable and moves it into place.
  ///
  /// - Throws: `SheetError` when a text is longer than a cell holds.
  package static func write(
    _ plan: TemplatePlan, options: TemplateOptions = TemplateOptions(), to path: String
  ) throws(SheetError) {
    try XLSXWriter.write(workbook(plan, options: options), to: path)
  }

  package static func workbook(_ plan: TemplatePlan, options: TemplateOptions) throws(SheetError)
    -> DrawnWorkbook
  {
    let lists = TemplateLists(plan.report.indicators)
    let form = TemplateSheet(plan, options: options, lists: lists)
    try LongTexts.check(form.drawing, of: plan.report)
    let stamp = TemplateStamp(form)
    var workbook = DrawnWorkbook(
      sheets: [
        form.sheet,
        TemplateInstructions.draw(form),
        lists.sheet(), stamp.sheet(),
      ],
      title: plan.report.title, subject: plan.report.program.text, company: plan.report.responsibleUnit.text,
      stamp: (TemplateStamp.mark, stamp.schemaVersion))
    workbook.keywords = [
      "plantilla", PeriodReading.text(quarter: plan.report.quarter, year: plan.report.fiscalYear),
      plan.report.responsibleUnit.code, plan.report.program.code,
    ].compactMap { $0 }.joined(separator: ", ")
    workbook.names = lists.names
    return workbook
  }
}
