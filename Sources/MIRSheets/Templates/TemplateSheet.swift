import Foundation
import MIRSchema
import SheetIO

/// The municipality's sheet made into a form: what is to be filled in is unlocked and coloured, what can be computed
/// is a formula, and each column says what it takes.
struct TemplateSheet {
  let plan: TemplatePlan
  let options: TemplateOptions
  let lists: TemplateLists
  let drawing: ReportDrawing
  private(set) var sheet: DrawnSheet
  /// The role of every box, in the order of the sheet's boxes.
  private(set) var roles: [TemplateRole]
  /// The cells that somebody is to fill in, and the colours that they have until then.
  private var asked: [(range: CellRange, colour: UInt32)] = []
  /// The roles that each column's records have.
  private(set) var rolesByColumn: [Set<TemplateRole.Kind>]

  /// Colours, 0xRRGGBB.
  ///
  /// Those of what is to be filled in are seen until it is, so that what is handed in prints white; in grey
  /// they are 96 per cent of white or more.
  enum Colour {
    /// To be filled in for this quarter.
    static let current: UInt32 = 0xFFF8D6
    /// To be filled in once.
    static let open: UInt32 = 0xF0FAEE
    /// Not yet to be filled in.
    static let closed: UInt32 = 0xEDEDED
    static let green: UInt32 = 0xC6EFCE
    static let amber: UInt32 = 0xFFEB9C
    static let red: UInt32 = 0xFFC7CE
  }

  init(_ plan: TemplatePlan, options: TemplateOptions, lists: TemplateLists) {
    self.plan = plan
    self.options = options
    self.lists = lists
    drawing = ReportSheet.drawing(
      plan.report, name: Self.name, PageOptions(paper: options.paper, logo: options.logo), filled: plan.filled
    )
    sheet = drawing.sheet
    roles = Array(repeating: .fixed, count: drawing.sheet.boxes.count)
    rolesByColumn = Array(repeating: [], count: drawing.layout.columns.count)
    fillRecords()
    openSignatures()
    sheet.behaviour.isProtected = !options.isUnlocked
    addValidations()
    sheet.behaviour.colorings =
      TemplateColorings(
        layout: drawing.layout, records: records, quarter: plan.report.quarter, thresholds: options.thresholds
      ).all + BlankColorings(asked).all
    addPastYears()
    select()
  }

  /// The name of the sheet.
  static let name = "Informe"

  /// The columns.
  var layout: SheetLayout { drawing.layout }
  /// The rows of the column heading.
  var heading: Range<Int> { drawing.places.heading }
  /// The rows of the records.
  var records: Range<Int> { drawing.places.records }

  // MARK: Cells

  private mutating func fillRecords() {
    let cells = TemplateCells(plan: plan, layout: drawing.layout)
    let places = Dictionary(
      uniqueKeysWithValues: drawing.places.recordRows.enumerated().map { ($1, $0) })
    for position in sheet.boxes.indices {
      let address = sheet.boxes[position].range.first
      guard let index = places[address.row] else { continue }
      let column = drawing.layout.columns[address.column]
      let role = cells.role(of: column, in: index, row: address.row)
      roles[position] = role
      rolesByColumn[address.column].insert(role.kind)
      switch role {
      case .fixed:
        // What is known stays as it is, whatever it was computed from.
        if case .formula(_, let result) = sheet.boxes[position].content {
          sheet.boxes[position].content = .number(result)
        }
      case .current: open(position, Colour.current, column)
      case .open: open(position, Colour.open, column)
      case .closed: sheet.boxes[position].style.background = Colour.closed
      case .formula(let formula, _, let result):
        sheet.boxes[position].content =
          result.map { .formula(formula, result: $0.asDouble) } ?? .blankFormula(formula)
        sheet.boxes[position].style = Self.numberStyle.with {
          $0.background = sheet.boxes[position].style.background
        }
      }
    }
  }

  private mutating func open(_ position: Int, _ colour: UInt32, _ column: SheetLayout.Column) {
    if column.field.kind.isNumeric, sheet.boxes[position].content == .blank {
      sheet.boxes[position].style = Self.numberStyle
      if column.field.kind != .number {
        sheet.boxes[position].style.numberFormat = "0"
        sheet.boxes[position].style.horizontal = .center
      }
    }
    sheet.boxes[position].style.background = nil
    sheet.boxes[position].style.unlocked = true
    asked.append((sheet.boxes[position].range, colour))
  }

  /// Numbers that are typed or computed show two decimals, whole ones none; they are smaller where they do not fit.
  ///
  /// A format of its own keeps programs from making a per cent of what is typed as `15%`.
  private static let numberStyle = ReportSheet.textStyle.with {
    $0.horizontal = .right
    $0.indent = 0
    $0.wrap = false
    $0.shrink = true
    $0.numberFormat = AlignedNumbers.typed
  }

  private mutating func openSignatures() {
    for (position, part) in drawing.places.signatures {
      let isBlank = sheet.boxes[position].content == .blank
      roles[position] = .open
      sheet.boxes[position].style.unlocked = true
      if isBlank { asked.append((sheet.boxes[position].range, Colour.open)) }
      sheet.behaviour.validations.append(
        SheetBehaviour.Validation(
          CellRange(sheet.boxes[position].range.first, sheet.boxes[position].range.first), .any,
          input: SheetBehaviour.Message(part.title, part.summary.spanish)))
    }
  }

  // MARK: Behaviour

  private func column(_ index: Int) -> CellRange {
    CellRange(
      CellAddress(row: records.lowerBound, column: index),
      CellAddress(row: max(records.lowerBound, records.upperBound - 1), column: index))
  }

  private mutating func addValidations() {
    guard !records.isEmpty else { return }
    for (index, column) in drawing.layout.columns.enumerated() {
      let field = column.field
      let kind: SheetBehaviour.Validation.Kind =
        switch field.kind {
        case .number: .number(-Self.greatest...Self.greatest)
        case .integer(let bounds): .integer(bounds)
        case .catalogue:
          lists[column.key].map { .list(name: $0.name, isAdvice: $0.isAdvice) } ?? .any
        case .line, .prose, .code: .any
        }
      sheet.behaviour.validations.append(
        SheetBehaviour.Validation(
          self.column(index), kind, input: TypingGuide.input(for: field.description),
          error: TypingGuide.error(for: field.description)))
    }
  }

  /// The greatest number that Excel keeps to the unit.
  ///
  /// Source: Excel specifications and limits (15 digits).
  private static let greatest = 999_999_999_999_999.0

  private mutating func select() {
    let first = zip(roles, sheet.boxes).first { role, box in
      role == .current && records.contains(box.range.first.row)
    }
    sheet.behaviour.selected = first?.1.range.first
  }

  // MARK: The year before

  /// What was reached in the year before, as comments: it is shown, never imposed.
  private mutating func addPastYears() {
    for (index, past) in plan.pastYears.sorted(by: { $0.key < $1.key }) {
      for period in Period.allCases {
        guard let column = drawing.layout.index(of: Measure.programmed.key(period)),
          let text = Self.told(past, period)
        else { continue }
        let cell = CellAddress(row: drawing.places.recordRows[index], column: column)
        sheet.behaviour.comments.append((cell, text))
      }
    }
  }

  private static func told(_ past: TemplatePlan.PastYear, _ period: Period) -> String? {
    let parts = [
      past.programmed[period].map { "programado \($0)" }, past.achieved[period].map { "alcanzado \($0)" },
    ].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    let year = past.year.map(String.init) ?? "Año anterior"
    return "\(year), \(period.heading): \(parts.joined(separator: ", "))."
  }
}
