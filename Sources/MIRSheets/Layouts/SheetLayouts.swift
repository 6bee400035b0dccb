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
    (.textLines, { TextLines(session: $1).laid($0) }),
    (.headerColumns, { HeaderColumns(session: $1).laid($0) }),
    (.formsAbreast, { FormsAbreast(session: $1).laid($0) }),
    (.forms, { FormRows(session: $1).laid($0) }),
    (.bandsAbove, { BandsAbove(session: $1).laid($0) }),
    (.attachedRows, { AttachedRows(session: $1).laid($0) }),
    (.measureRows, { SpreadRecords(labels: .measures, session: $1).laid($0) }),
    (.periodRows, { SpreadRecords(labels: .periods, session: $1).laid($0) }),
    (.pairedFields, { PairedFields(session: $1).laid($0) }),
    (.stackedRecords, { StackedRecords(session: $1).laid($0) }),
    (.halvesBelow, HalvesBelow.laid),
    (.sortedRows, SortedRows.laid),
    (.tablesAbreast, TablesAbreast.laid),
    (.pageLines, PageLines.laid),
    (.strayColumns, StrayColumns.laid),
    (.gluedNumbers, GluedNumbers.laid),
    (.movedUp, MovedUp.laid),
  ]

  /// Steps that find their kind by levels; a sheet without one is looked through once for all of them.
  private static let needingLevels: Set<LayoutStep> = [
    .sortedRows, .tablesAbreast, .halvesBelow, .pageLines, .strayColumns, .gluedNumbers, .movedUp,
  ]

  /// The sheet as it is to be read.
  func laid(_ printed: LaidSheet) -> LaidSheet {
    var result = printed
    var hasLevels: Bool?
    for (step, lay) in Self.all {
      if Self.needingLevels.contains(step) {
        let records = RecordRows(session: session)
        let known = hasLevels ?? result.view.rows.contains { records.hasLevel($0, fewest: 2) }
        hasLevels = known
        guard known else { continue }
      }
      guard let next = lay(result, session) else { continue }
      result = next
      result.steps.append(step)
    }
    return result
  }
}
