import MIRSchema
import SheetIO

/// A table of a form under a heading like any table's: the indicator's own values in one row, or a row for each of its
/// variables.
///
/// The values of a variable are none of the indicator's, whatever the heading over them says.
struct FormTable {
  /// The rows of its heading, from the top down.
  private(set) var headings: [[SeenCell]] = []
  /// The indicator's own values; empty where the rows are of variables.
  private(set) var values: [SeenCell] = []
  /// The variables, each with what its row says.
  private(set) var variables: [(name: SeenCell, cells: [SeenCell])] = []
  /// The rows of the sheet that it takes.
  private(set) var rows: ClosedRange<Int>
  /// The columns of the sheet that its values and the heading over them take.
  private(set) var columns: ClosedRange<Int>

  /// The table whose heading begins at a position of the sheet's rows; `nil` where none does.
  init?(at position: Int, of view: SheetView, session: ReadingSession) {
    let first = view.rows[position]
    guard first.own.count >= 2 else { return nil }
    rows = first.row...first.row
    columns = 0...0
    var bodies: [[SeenCell]] = []
    for row in view.rows[position...] {
      guard row.row <= rows.upperBound + 1, row.own.count <= Self.widest else { break }
      if row.own.contains(where: { NumberReading.isNumber($0.cell, session: session) }) {
        // Over the names of rows there may be no heading.
        let isNamed = !NumberReading.isNumber(row.own[0].cell, session: session)
        guard row.own.dropFirst(isNamed ? 1 : 0).allSatisfy({ Self.isUnder($0, headings) }) else { break }
        bodies.append(row.own)
      } else if bodies.isEmpty, headings.count < Self.deepest, row.own.allSatisfy(Self.isShort) {
        headings.append(row.own)
      } else {
        break
      }
      rows = rows.lowerBound...row.row
    }
    guard let body = bodies.first, let start = body.first else { return nil }
    let cells = headings.flatMap { $0 } + bodies.flatMap { $0 }
    columns = (cells.map(\.column).min() ?? 0)...(cells.map(\.columns.upperBound).max() ?? 0)
    guard columns.count <= Self.widest * 2 else { return nil }
    if NumberReading.isNumber(start.cell, session: session) {
      guard bodies.count == 1, Self.namesValues(headings, session) else { return nil }
      values = body
    } else {
      let isOfValues = Self.namesValues(headings, session)
      guard isOfValues || Self.namesQuarters(headings, session) else { return nil }
      for body in bodies {
        guard let name = body.first, case .text = name.cell.value, body.count > 1,
          Self.isForeign(over: name, headings, session), isOfValues || Self.isVariable(name, session)
        else { return nil }
        variables.append((name, Array(body.dropFirst())))
      }
    }
  }

  /// Whether headings name what was planned and what was done.
  private static func namesValues(_ headings: [[SeenCell]], _ session: ReadingSession) -> Bool {
    var measures: Set<Measure> = []
    for item in headings.joined() {
      for term in HeadingTerms(session: session).terms(of: item.text) {
        switch term {
        case .group(let group): if let measure = group.measure { measures.insert(measure) }
        case .measure(let measure, _), .reported(let measure?): measures.insert(measure)
        case .field, .period, .reported(nil): break
        }
      }
    }
    return measures.isSuperset(of: [.programmed, .achieved])
  }

  /// Whether headings name two quarters or more.
  private static func namesQuarters(_ headings: [[SeenCell]], _ session: ReadingSession) -> Bool {
    headings.joined().count { RowLabels.periods.name(of: $0, session) != nil } >= 2
  }

  /// Whether the heading over the names of rows is of no field, no measure and no time, so that the rows are of something else.
  private static func isForeign(
    over name: SeenCell, _ headings: [[SeenCell]], _ session: ReadingSession
  ) -> Bool {
    headings.joined().filter { $0.columns.overlaps(name.columns) }.allSatisfy { item in
      HeadingTerms(session: session).terms(of: item.text).isEmpty
    }
  }

  /// Whether a name below quarters is none of a measure, of a share or of a period.
  private static func isVariable(_ name: SeenCell, _ session: ReadingSession) -> Bool {
    let terms = HeadingTerms(session: session)
    return terms.terms(of: name.text).isEmpty && !terms.isForeign(name.text)
      && RowLabels.measures.name(of: name, session) == nil && RowLabels.periods.name(of: name, session) == nil
  }

  private static func isUnder(_ item: SeenCell, _ headings: [[SeenCell]]) -> Bool {
    headings.joined().contains { $0.columns.overlaps(item.columns) }
  }

  private static func isShort(_ item: SeenCell) -> Bool {
    if case .text(let text) = item.cell.value { text.utf8.count <= longestHeading } else { false }
  }

  private static let deepest = 4
  private static let widest = 30
  private static let longestHeading = 60
}
