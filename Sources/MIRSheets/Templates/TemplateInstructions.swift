import MIRSchema
import SheetIO

/// The sheet that explains how to fill the form in, from the fields and the rules that it is read back by.
struct TemplateInstructions {
  private let form: TemplateSheet
  private var sheet = DrawnSheet(name: "Instrucciones")
  private var row = 0

  private static let plain = CellStyle(fontSize: 9).with { $0.horizontal = .left }
  private static let cell = plain.with { $0.border = true }
  private static let head = cell.with {
    $0.bold = true
    $0.vertical = .middle
    $0.background = 0xD3DCE6
  }
  /// As wide as the narrowest paper, on which letters then have their own size.
  private static let widths: [Double] = [28, 40, 70]

  /// Draws the sheet that goes with a form.
  static func draw(_ form: TemplateSheet) -> DrawnSheet { TemplateInstructions(form: form).drawn() }

  private init(form: TemplateSheet) { self.form = form }

  private consuming func drawn() -> DrawnSheet {
    sheet.columnWidths = Self.widths
    sheet.paper = form.options.paper.page
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
      CodedTextReading.text(unit: form.plan.report.program).map { "el programa «\($0)»" },
      PeriodReading.text(quarter: form.plan.report.quarter, year: form.plan.report.fiscalYear).map {
        "el \($0)"
      },
    ].compactMap { $0 }.joined(separator: " en ")
    return
      "La hoja «\(TemplateSheet.name)» es para \(what.isEmpty ? "un programa" : what). Llene solo las celdas de color, que al llenarse quedan blancas; lo demás ya está escrito o se calcula solo. Al terminar, guarde el libro y entréguelo tal cual: no hace falta copiar nada a otro archivo."
  }

  // MARK: Parts

  private mutating func drawColours() {
    table("Color", "Qué es", "Qué se hace")
    let quarter = form.plan.report.quarter.map { " \($0)" } ?? ""
    for (colour, what, action) in [
      (TemplateSheet.Colour.current, "Del trimestre\(quarter) que se reporta", "Llénela en este trimestre."),
      (TemplateSheet.Colour.open, "Dato que falta o que puede cambiar", "Llénela una vez, o corríjala."),
      (TemplateSheet.Colour.closed, "De un trimestre que aún no llega", "Déjela vacía."),
    ] {
      put(.blank, 0, Self.cell.with { $0.background = colour })
      put(Row([nil, what, action]))
    }
    guard let thresholds = form.options.thresholds else { return }
    for (colour, what) in [
      (TemplateSheet.Colour.green, "Se alcanzó \(thresholds.green) % o más de lo programado"),
      (TemplateSheet.Colour.amber, "De \(thresholds.amber) % a menos de \(thresholds.green) %"),
      (TemplateSheet.Colour.red, "Menos de \(thresholds.amber) %"),
    ] {
      put(.blank, 0, Self.cell.with { $0.background = colour })
      put(
        Row([
          nil, what,
          "Semáforo: se pinta solo. Donde menos es mejor (sentido descendente) se compara al revés.",
        ]))
    }
  }

  private mutating func drawFields() {
    table("Columna", "Qué contiene", "Qué se escribe")
    for (index, column) in form.layout.columns.enumerated() {
      put(Guides.row(of: column.field, what(form.rolesByColumn[index])))
    }
  }

  private func what(_ roles: Set<TemplateRole.Kind>) -> Guides.What {
    if !roles.isDisjoint(with: [.current, .open]) { return .typed }
    return roles.contains(.closed) ? .later : roles.contains(.fixed) ? .known : .computed
  }

  private mutating func drawRules() {
    table("Al entregar se revisa que…", "Si no se cumple", "Qué hacer")
    for row in Guides.rules { put(row) }
  }

  /// The rows that are the same in every template, measured once.
  private enum Guides {
    enum What: CaseIterable {
      case typed, later, known, computed
    }

    private static let rows: [FieldKey: [What: Row]] = Dictionary(
      uniqueKeysWithValues: Indicator.fields.map { field in
        let rows = What.allCases.map { what in
          (
            what,
            Row([field.description.title, field.description.summary.spanish, text(what, field.description)])
          )
        }
        return (field.key, Dictionary(uniqueKeysWithValues: rows))
      })

    static func row(of field: Field<Indicator>, _ what: What) -> Row { rows[field.key]?[what] ?? Row([]) }

    private static func text(_ what: What, _ field: FieldDescription) -> String {
      switch what {
      case .typed: TypingGuide.text(for: field).spanish
      case .later: "Nada todavía: ese trimestre aún no llega."
      case .known: "Nada: ya está escrito."
      case .computed: "Nada: se calcula."
      }
    }

    static let rules: [Row] = RuleMeanings.ofForms.map { code in
      Row([
        RuleMeanings.text(for: code)?.spanish ?? "", consequence(code.entry.severity),
        code.entry.hint.spanish,
      ])
    }
  }

  /// Texts side by side, and the height that the longest needs.
  private struct Row {
    let texts: [String]
    let height: Double

    init(_ texts: [String?]) {
      self.texts = texts.map { $0 ?? "" }
      let lines = zip(self.texts, widths).map { text, width in
        TextMeasure.lines(
          text, width: TextMeasure.textWidth(columnWidths: [width]), fontSize: cell.fontSize)
      }
      height = TextMeasure.height(lines: lines.max() ?? 1, fontSize: cell.fontSize)
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

  private mutating func put(_ row: Row) {
    for (index, text) in row.texts.enumerated() where !text.isEmpty { put(.text(text), index, Self.cell) }
    sheet.rowHeights[self.row] = row.height
    self.row += 1
  }
}
