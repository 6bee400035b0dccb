import Foundation
import MIRSchema
import SheetIO

/// The rules by which a form's numbers are shown without needless decimals, and coloured.
///
/// Of several rules on a cell only the first that is true counts, in every program: LibreOffice applies no second one.
/// So each colour has a rule of its own for whole numbers.
struct TemplateColorings {
  let layout: SheetLayout
  /// The rows of the records.
  let records: Range<Int>
  let quarter: Int?
  /// Without them nothing is coloured.
  let thresholds: TemplateOptions.Thresholds?

  /// All rules, in the order in which they are tried.
  var all: [SheetBehaviour.Coloring] { records.isEmpty ? [] : lights + wholeNumbers }

  private var wholeNumbers: [SheetBehaviour.Coloring] {
    layout.columns.enumerated().filter { $1.field.kind == .number }.map { index, column in
      let number = address(column.key)
      return SheetBehaviour.Coloring(
        cells(of: index), where: "=AND(ISNUMBER(\(number)),\(Self.isWhole(number)))", Self.whole)
    }
  }

  private static let plain = CellStyle(fontSize: 8)
  private static let whole = plain.with { $0.numberFormat = AlignedNumbers.typedWhole }

  private static func isWhole(_ number: String) -> String { "\(number)=INT(\(number))" }

  private func cells(of column: Int) -> CellRange {
    CellRange(
      CellAddress(row: records.lowerBound, column: column),
      CellAddress(row: records.upperBound - 1, column: column))
  }

  /// A field's cell in the first record, as the rules of the whole column name it.
  private func address(_ key: FieldKey) -> String {
    "$\(CellAddress.name(ofColumn: layout.index(of: key) ?? 0))\(records.lowerBound + 1)"
  }

  // MARK: Traffic lights

  private var lights: [SheetBehaviour.Coloring] {
    guard let thresholds else { return [] }
    typealias Colour = TemplateSheet.Colour
    let steps: [(bound: Decimal?, colour: UInt32, ink: UInt32)] = [
      (thresholds.green, Colour.green, 0x006100), (thresholds.amber, Colour.amber, 0x7F6000),
      (nil, Colour.red, 0x9C0006),
    ]
    return Period.allCases.flatMap { period -> [SheetBehaviour.Coloring] in
      guard let index = layout.index(of: Measure.achieved.key(period)) else { return [] }
      return steps.flatMap { step in
        [true, false].map { onlyWhole in
          SheetBehaviour.Coloring(
            cells(of: index), where: condition(period, step.bound, onlyWhole: onlyWhole),
            (onlyWhole ? Self.whole : Self.plain).with {
              $0.background = step.colour
              $0.textColor = step.ink
            })
        }
      }
    }
  }

  /// Whether what was achieved is at least `bound` per cent of what was programmed; the other way round where less is
  /// better; within as much of it where it should stay; never where there is no direction.
  ///
  /// The sum to date is checked against what was programmed to date, once the quarter is filled in; a sum that is none
  /// against the year's goal.
  private func condition(_ period: Period, _ bound: Decimal?, onlyWhole: Bool) -> String {
    let formula = IdentityFormula { address($0.key) }
    let reached = address(Measure.achieved.key(period))
    var goal = address(Measure.programmed.key(period))
    var known = ["ISNUMBER(\(reached))"]
    if onlyWhole { known.append(Self.isWhole(reached)) }
    if period == .cumulative, let quarter,
      let all = formula.accumulated(.programmed, .sum),
      let toDate = formula.accumulated(.programmed, .sum, to: Identity.quarters[quarter - 1])
    {
      known.append("ISNUMBER(\(address(Measure.achieved.key(Identity.quarters[quarter - 1]))))")
      // Spreadsheets compare at fifteen digits.
      goal = "IF(\(all)=\(goal),\(toDate),\(goal))"
    }
    let direction = address(.expectedDirection)
    func goes(_ way: Direction) -> String { "\(direction)=\"\(way.name)\"" }
    known += ["\(goal)<>0", "NOT(\(goes(.nominal)))"]
    guard let bound else { return "=AND(\(known.joined(separator: ",")))" }
    // Rounded, so that what is just at the bound in decimals is so in binary numbers.
    let descending = "IF(\(reached)=0,\(goal)>=0,ROUND(100*\(goal)/\(reached),9)>=\(bound))"
    let regular = "ROUND(100*ABS(\(reached)/\(goal)-1),9)<=100-\(bound)"
    let ascending = "ROUND(100*\(reached)/\(goal),9)>=\(bound)"
    return
      "=IF(AND(\(known.joined(separator: ","))),IF(\(goes(.descending)),\(descending),IF(\(goes(.regular)),\(regular),\(ascending))),FALSE)"
  }
}
