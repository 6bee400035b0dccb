import SheetIO

/// The sheet that tells people how to fill the form in, out of the fields and the rules that it is read back by.
struct TemplateInstructions {
  let plan: TemplatePlan
  let layout: SheetLayout
  let thresholds: TemplateOptions.Thresholds?
  private var sheet = DrawnSheet(name: "Instrucciones")
  private var row = 0

  private static let plain = CellStyle(fontSize: 9).with { $0.horizontal = .left }
  private static let cell = plain.with { $0.border = true }
  private static let head = cell.with {
    $0.bold = true
    $0.vertical = .middle
    $0.background = 0xD9D9D9
  }
  private static let widths: [Double] = [30, 46, 62]

  /// Draws the sheet.
  static func draw(_ plan: TemplatePlan, layout: SheetLayout, thresholds: TemplateOptions.Thresholds?)
    -> DrawnSheet
  {
    TemplateInstructions(plan: plan, layout: layout, thresholds: thresholds).drawn()
  }

  private init(plan: TemplatePlan, layout: SheetLayout, thresholds: TemplateOptions.Thresholds?) {
    self.plan = plan
    self.layout = layout
    self.thresholds = thresholds
  }

  private consuming func drawn() -> DrawnSheet {
    sheet.columnWidths = Self.widths
    sheet.behaviour.isProtected = true
    line(
      "Cómo llenar este informe",
      Self.plain.with {
        $0.fontSize = 14; $0.bold = true
      })
    line(purpose, Self.plain)
    row += 1
    drawColours()
    row += 1
    drawFields()
    row += 1
    drawRules()
    return sheet
  }

  private var purpose: String {
    let what = [
      CodedTextReading.text(unit: plan.report.program).map { "el programa «\($0)»" },
      PeriodReading.text(quarter: plan.report.quarter, year: plan.report.fiscalYear).map { "el \($0)" },
    ].compactMap { $0 }.joined(separator: " en ")
    return
      "La hoja «\(TemplateSheet.name)» es para \(what.isEmpty ? "un programa" : what). Llene sólo las celdas de color; lo demás ya está escrito o se calcula solo. Al terminar, guarde el libro y entréguelo tal cual: no hace falta copiar nada a otro archivo."
  }

  // MARK: Parts

  private mutating func drawColours() {
    table("Color", "Qué es", "Qué se hace")
    let quarter = plan.report.quarter.map { " \($0)" } ?? ""
    for (colour, what, action) in [
      (TemplateSheet.Colour.current, "Del trimestre\(quarter) que se reporta", "Llénela en este trimestre."),
      (TemplateSheet.Colour.open, "Dato que falta o que puede cambiar", "Llénela una vez, o corríjala."),
      (TemplateSheet.Colour.closed, "De un trimestre que aún no llega", "Déjela vacía."),
      (TemplateSheet.Colour.computed, "Fórmula", "Se calcula sola; no escriba encima."),
    ] {
      put(.blank, 0, Self.cell.with { $0.background = colour })
      put(.text(what), 1, Self.cell)
      put(.text(action), 2, Self.cell)
      endRow([nil, what, action])
    }
    guard let thresholds else { return }
    for (colour, what) in [
      (TemplateSheet.Colour.green, "Se alcanzó \(thresholds.green) % o más de lo programado"),
      (TemplateSheet.Colour.amber, "De \(thresholds.amber) % a menos de \(thresholds.green) %"),
      (TemplateSheet.Colour.red, "Menos de \(thresholds.amber) %"),
    ] {
      put(.blank, 0, Self.cell.with { $0.background = colour })
      put(.text(what), 1, Self.cell)
      let action = "Semáforo: se pinta solo. Donde menos es mejor (sentido descendente) se compara al revés."
      put(.text(action), 2, Self.cell)
      endRow([nil, what, action])
    }
  }

  private mutating func drawFields() {
    table("Columna", "Qué contiene", "Qué se escribe")
    let cells = TemplateCells(plan: plan, layout: layout)
    for column in layout.columns {
      guard let field = Indicator.fieldsByKey[column.key]?.description else { continue }
      let roles = plan.report.indicators.indices.map { cells.role(of: column.key, in: $0, row: 0) }
      let texts = [field.title, field.summary.spanish, what(roles, field)]
      for (index, text) in texts.enumerated() { put(.text(text), index, Self.cell) }
      endRow(texts)
    }
  }

  private func what(_ roles: [TemplateRole], _ field: FieldDescription) -> String {
    if roles.contains(where: { $0 == .current || $0 == .open }) {
      return TypingGuide.text(for: field).spanish
    }
    if roles.contains(.closed) { return "Nada todavía: ese trimestre aún no llega." }
    return roles.contains(.fixed) ? "Nada: ya está escrito." : "Nada: se calcula."
  }

  private mutating func drawRules() {
    table("Al entregar se revisa que…", "Si no se cumple", "Qué hacer")
    for code in RuleMeanings.ofForms {
      let entry = code.entry
      let texts = [
        RuleMeanings.text(for: code)?.spanish ?? "", Self.consequence(entry.severity), entry.hint.spanish,
      ]
      for (index, text) in texts.enumerated() { put(.text(text), index, Self.cell) }
      endRow(texts)
    }
  }

  private static func consequence(_ severity: Severity) -> String {
    switch severity {
    case .info: "Se toma nota; el informe se recibe."
    case .warning: "Aviso: el dato se conserva y se pide revisarlo."
    case .error: "Error: el dato no se puede leer y queda sin lugar."
    }
  }

  // MARK: Boxes

  private mutating func put(_ content: DrawnSheet.Content, _ column: Int, _ style: CellStyle) {
    let address = CellAddress(row: row, column: column)
    sheet.boxes.append(DrawnSheet.Box(CellRange(address, address), content, style))
  }

  private mutating func line(_ text: String, _ style: CellStyle) {
    let last = CellAddress(row: row, column: Self.widths.count - 1)
    sheet.boxes.append(DrawnSheet.Box(CellRange(CellAddress(row: row, column: 0), last), .text(text), style))
    let lines = TextMeasure.lines(
      text, width: TextMeasure.textWidth(columnWidths: Self.widths), fontSize: style.fontSize,
      bold: style.bold)
    sheet.rowHeights[row] = TextMeasure.height(lines: lines, fontSize: style.fontSize)
    row += 1
  }

  private mutating func table(_ headings: String...) {
    for (index, heading) in headings.enumerated() { put(.text(heading), index, Self.head) }
    sheet.rowHeights[row] = 18
    row += 1
  }

  /// Ends a row that is as high as its longest text.
  private mutating func endRow(_ texts: [String?]) {
    let lines = zip(texts, Self.widths).map { text, width in
      text.map {
        TextMeasure.lines(
          $0, width: TextMeasure.textWidth(columnWidths: [width]), fontSize: Self.cell.fontSize)
      } ?? 1
    }
    sheet.rowHeights[row] = TextMeasure.height(lines: lines.max() ?? 1, fontSize: Self.cell.fontSize)
    row += 1
  }
}
