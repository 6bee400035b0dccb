import MIRSchema

/// The ways to lay a sheet anew, each tried once, in order, on what the one before gave.
///
/// Each is a function of the rows alone: it looks for its own kind of layout by the records, and gives `nil` for a
/// sheet that is none of its kind.
struct SheetLayouts {
  let session: ReadingSession

  /// One way to lay a sheet anew.
  typealias Layout = @Sendable (LaidSheet, ReadingSession) -> LaidSheet?

  static let all: [(step: LayoutStep, lay: Layout)] = [
    (.frame, FramedSheet.laid),
    (.forms, { FormRows(session: $1).laid($0) }),
    (.attachedRows, { AttachedRows(session: $1).laid($0) }),
    (.measureRows, { SpreadRecords(labels: .measures, session: $1).laid($0) }),
    (.periodRows, { SpreadRecords(labels: .periods, session: $1).laid($0) }),
    (.sortedRows, SortedRows.laid),
    (.tablesAbreast, TablesAbreast.laid),
    (.halvesBelow, HalvesBelow.laid),
    (.pageLines, PageLines.laid),
    (.strayColumns, StrayColumns.laid),
    (.gluedNumbers, GluedNumbers.laid),
    (.movedUp, MovedUp.laid),
  ]

  /// The sheet as it is to be read.
  func laid(_ printed: SheetView) -> LaidSheet {
    var result = LaidSheet(printed)
    for (step, lay) in Self.all {
      guard let next = lay(result, session) else { continue }
      result = next
      result.steps.append(step)
    }
    return result
  }
}
