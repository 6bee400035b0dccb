import MIRSchema
package import SheetIO

/// One template as a workbook: the form, its instructions, and two hidden sheets.
package enum TemplateWorkbook {
  /// Writes a template to `path`; the caller makes sure that it is writable and moves it into place.
  ///
  /// - Throws: ``SheetError`` when a text is longer than a cell holds.
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
