package import MIRSchema
package import SheetIO

/// How one sheet is going to be drawn; each family changes some of it.
package struct SheetPlan {
  /// The shapes of the column heading.
  package enum Heading: CaseIterable {
    /// `Valores Programados 1er. Trim.` in one row.
    case oneRow
    /// Groups next to the texts, quarters below.
    case twoRows
    /// *Datos del Indicador* over the texts.
    case threeRows
    /// The quarters above, the measures below each.
    case transposed
    /// As on the real report's first page: the groups are two columns right of their quarters.
    case displaced
  }

  /// How a header line is drawn.
  package enum HeaderLayout: CaseIterable {
    case beside, farApart, oneCell, sideBySide, codeApart
  }

  /// What merges are drawn.
  package enum Merging: CaseIterable {
    case none, groups, everything
  }

  /// How numbers are typed.
  package enum Numbers: CaseIterable {
    case plain, text, percentText, percentFormat, formulas, dressed
  }

  /// The line of the header block.
  package enum Line: String, CaseIterable {
    case unit, program, quarter, plan, axes, objectives
  }

  // The header block
  package var title: String?
  package var lines: [Line] = Line.allCases
  package var labels: [Line: String] = [
    .unit: "Unidad Responsable", .program: "Programa Presupuestario", .quarter: "Trimestre que se reporta",
    .plan: "Vinculación con el", .axes: "Eje", .objectives: "Objetivo",
  ]
  package var headerLayout = HeaderLayout.beside
  /// The text of the quarter's line.
  package var period: String
  package var sheetName = "Informe"

  // The heading
  package var heading = Heading.threeRows
  /// Shapes for the pages, in turn; empty when every page has ``heading``.
  package var pageHeadings: [Heading] = []
  /// The text columns, in order; the measures are at `measures`.
  package var columns: [String]
  package var measures: [Measure] = Measure.usual
  package var periods: [Period] = Period.allCases
  package var leafLabels: [String: String] = [:]
  package var groupLabels: [Measure: String] = [
    .programmed: "Valores Programados", .achieved: "Valores Alcanzados", .variation: "Variación *",
  ]
  package var baselineLabel = "Línea Base"
  package var periodLabels: [Period: String] = [
    .q1: "1er. Trim.", .q2: "2do. Trim.", .q3: "3er. Trim.", .q4: "4to. Trim.", .cumulative: "Acumulado",
  ]
  /// What is done to the text of every heading.
  package var dress: (String) -> String = { $0 }
  package var merging = Merging.none
  /// Columns of other things: before which of the table's columns, heading, and their content.
  package var strangers: [(before: Int, heading: String?, value: (Indicator) -> CellValue?)] = []

  // The records
  package var numbers = Numbers.plain
  /// Records on each page; `nil` for one page.
  package var perPage: Int?
  package var levelText: (Indicator) -> String = { $0.label ?? "" }
  /// How catalogue values are spelt.
  package var catalogueText: (String, String) -> String = { _, official in official }
  /// Blank rows between records.
  package var rowsBetween = 0
  /// Which texts break off and go on in the next row: by record, the field, and whether a page lies between.
  package var continued: [Int: String] = [:]
  package var breaksPageInRecord = false

  // Around
  package var blankRowsAbove = 0
  package var spacerColumns: [Int] = []
  package var notes: [String] = []
  package var totals: String?
  package var pageNumbers: ((Int) -> String)?
  package var seal: [String] = []
  package var signatureLayout = 0
  package var textsAbove: [String] = []

  /// The columns of the real report, in its order.
  package static let usualColumns = [
    "level", "name", "definition", "calculationMethod", "unitOfMeasure", "type", "dimension", "frequency",
    "expectedDirection", "baseline.value", "baseline.year", Self.measureMark, "meansOfVerification",
  ]
  /// Where the measures' columns are among the others.
  package static let measureMark = "*"

  /// The usual way to draw a report.
  package init(_ report: Report) {
    title = report.title
    period = Self.ordinal(report.quarter ?? 1) + " Trimestre \(report.fiscalYear ?? 0)"
    columns = Self.usualColumns
  }

  /// The ordinal of a quarter: `1er.`, `2do.`.
  package static func ordinal(_ quarter: Int) -> String { ["1er.", "2do.", "3er.", "4to."][quarter - 1] }

  /// All columns of the table, the measures resolved.
  package var keys: [String] {
    columns.flatMap { key -> [String] in
      guard key == Self.measureMark else { return [key] }
      if heading == .transposed {
        return periods.flatMap { period in measures.map { "\($0.rawValue).\(period.rawValue)" } }
      }
      return measures.flatMap { measure in periods.map { "\(measure.rawValue).\($0.rawValue)" } }
    }
  }

  /// The heading of a text column.
  func label(_ key: String) -> String {
    if let own = leafLabels[key] { return own }
    switch key {
    case "baseline.value": return "Valor"
    case "baseline.year": return "Año"
    default: return Indicator.fields.first { $0.key.rawValue == key }?.description.title ?? key
    }
  }
}
