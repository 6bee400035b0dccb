import MIRSchema
import SheetIO

/// Gives each cell of a record its field, by the first of some named reasons that holds of the row.
///
/// A row that fits its headings is read as it is, whatever its arithmetic. One that does not fit is tried as displaced as a
/// whole, by the place of its level; then its values are aligned. One placer serves all records under a heading in a
/// report of one quarter.
final class RowPlacer {
  let heading: PlacingHeading
  /// The short way; `nil` under headings that need more thought.
  let soundRows: SoundRows?

  init(_ heading: HeadingBand, quarter: Int?, session: ReadingSession, sheet: String) {
    self.heading = PlacingHeading(heading, quarter: quarter, session: session, sheet: sheet)
    soundRows = SoundRows(heading, quarter: quarter, session: session)
  }

  /// A reason, and the placement it makes of a row of which it holds; `nil` where it does not.
  typealias Step = (reason: PlacingReason, place: @Sendable (RowToPlace) -> Placement?)

  /// The reasons, in order; the last one always holds.
  static let steps: [Step] = [
    (.sound, { $0.soundRows?.read($0.row).map(Placement.record) }),
    (.unread, { $0.readsNameless || $0.isOwn || $0.hasLevel ? nil : .nothing }),
    (
      .ownDrawing, { $0.isOwn && $0.isAtHome && $0.printed.outside.isEmpty ? .cells($0.printed.placed) : nil }
    ),
    (.remark, { $0.isAtHome && $0.hasRemarkAmongValues ? .cells($0.leaving(misfits: true)) : nil }),
    (.exchanged, { $0.isAtHome && !$0.isOwn ? ExchangedCells($0).placed.map(Placement.cells) : nil }),
    (
      .asPrinted,
      { one in
        guard one.isAtHome, one.printed.fits else { return nil }
        return !one.arithmetic.isSuspicious || one.isSoundButOdd ? .cells(one.printed.placed) : nil
      }
    ),
    (
      .oddWord,
      { one in
        guard one.isAtHome, one.printed.outside.isEmpty, !one.printed.fits, one.isSoundButOdd else {
          return nil
        }
        return .cells(one.printed.placed)
      }
    ),
    (
      .besideTable,
      { one in
        guard one.isAtHome, !one.printed.outside.isEmpty, one.isSoundButOdd || one.isFullBesideWords else {
          return nil
        }
        return .cells(one.leaving(misfits: false, .warning))
      }
    ),
    (
      .shifted,
      { one in
        guard !one.isAtHome, one.printed.fits, one.arithmetic.isComplete || one.arithmetic.isAccepted else {
          return nil
        }
        return .cells(one.shifted)
      }
    ),
    (
      .slid,
      { one in
        guard one.aligns, one.alignment?.settlesValues != true else { return nil }
        return SlidCells(one).map { .cells($0.placed) }
      }
    ),
    (.aligned, { one in one.aligns ? one.alignment.map { .cells($0) } : nil }),
    (.contradicted, { $0.isAtHome && $0.printed.fits ? .cells($0.printed.placed) : nil }),
    (.left, { .cells($0.leaving(misfits: true)) }),
  ]

  /// What becomes of a row, and why.
  func place(_ row: RowToPlace) -> (reason: PlacingReason, placement: Placement) {
    for (reason, place) in Self.steps {
      if let placement = place(row) { return (reason, placement) }
    }
    return (.left, .nothing)
  }
}

extension RowToPlace {
  /// The row as it is printed, with a word about how far it is off.
  fileprivate var shifted: PlacedRow {
    var result = printed.placed
    result.findings.append(
      .rowShifted(row, by: shift, at: heading.place(of: row.items), of: result.label(heading.session)))
    return result
  }
}
