import MIRSchema
import SheetIO

extension TemplateStamp {
  /// The stamp of a form.
  init(_ form: TemplateSheet) {
    var rows: [Int: Row] = [:]
    for (box, role) in zip(form.sheet.boxes, form.roles) {
      let address = box.range.first
      guard let text = Self.copy(of: box.content, role) else { continue }
      let kind: Row.Kind =
        form.records.contains(address.row) ? .record : form.heading.contains(address.row) ? .heading : .header
      rows[address.row, default: Row(kind: kind, row: address.row, cells: [:])].cells[address.column] = text
    }
    self.init(
      schemaVersion: ReportDocument.schemaVersion, fiscalYear: form.plan.report.fiscalYear,
      quarter: form.plan.report.quarter,
      responsibleUnit: CodedTextReading.text(unit: form.plan.report.responsibleUnit),
      program: CodedTextReading.text(unit: form.plan.report.program),
      rows: rows.values.sorted { $0.row < $1.row })
  }

  private static func copy(of content: DrawnSheet.Content, _ role: TemplateRole) -> String? {
    switch (role, content) {
    case (.formula(_, of: let columns, _), _):
      formula + CellAddress.name(ofColumn: columns.lowerBound) + ":"
        + CellAddress.name(ofColumn: columns.upperBound)
    case (.fixed, .text(let text)): normal(text)
    case (.fixed, .number(let number)): Self.normal(number)
    default: nil
    }
  }
}
