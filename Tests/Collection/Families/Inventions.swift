import MIRSchema
import SheetIO

extension Family {
  /// Three families that were thought of after the recogniser was written.
  static let inventions: [Family] = [
    Family(
      "column-between-quarters", "a column of something else between two quarters", isMild: false,
      plan: { planning, draw in
        let plan = planning.plans[0]
        let kind = draw.chance(0.6) ? draw.pick(Strangers.headed) : Strangers.bare
        let places = plan.keys.indices.dropFirst().filter {
          !plan.isTextColumn($0) && !plan.isTextColumn($0 - 1) && !plan.keys[$0].hasPrefix("baseline")
        }
        planning.plans[0].strangers.append((draw.pick(Array(places)), kind.heading, kind.value))
        planning.plans[0].perPage = nil
      },
      damage: { workbook, _ in workbook.mustWarn = true }),
    Family(
      "headings-in-wrong-group", "two groups of quarters bear each other's heading", isMild: false,
      plan: { planning, draw in
        var two = draw.pick(2, of: Measure.usual)
        // With the year over, nothing distinguishes what was achieved from what is left.
        if planning.reports[0].quarter == 4 { two = [.programmed, draw.pick([.achieved, .variation])] }
        let labels = planning.plans[0].groupLabels
        planning.plans[0].groupLabels[two[0]] = labels[two[1]]
        planning.plans[0].groupLabels[two[1]] = labels[two[0]]
      },
      damage: { workbook, _ in workbook.mustWarn = true }),
    Family(
      "header-below-heading", "the header block stands below the column heading, or below the table",
      isMild: false,
      plan: { planning, _ in planning.plans[0].perPage = nil },
      damage: { workbook, draw in
        let grid = workbook.mainGrid
        let header = workbook.grids[grid].rows.filter { $0.tag == .header }
        let heading = workbook.grids[grid].rows.lastIndex { $0.tag == .heading } ?? 0
        let last = workbook.grids[grid].records.last?.index ?? heading
        let place = draw.chance(0.5) ? heading : last
        // Merges would have to move with them; these sheets have none.
        workbook.grids[grid].merges = []
        workbook.grids[grid].insert([Grid.Row(.blank)] + header + [Grid.Row(.blank)], at: place + 1)
        var left = header.count
        for index in workbook.grids[grid].rows.indices
        where left > 0 && workbook.grids[grid].rows[index].tag == .header {
          workbook.grids[grid].rows[index] = Grid.Row(.blank)
          left -= 1
        }
      }),
    Family(
      "header-blocks-swapped", "the header blocks of two reports on one sheet changed places", isMild: false,
      plan: { planning, draw in
        let family = Family.books.first { $0.name == "two-programs" }
        family?.plan(&planning, &draw)
        let (one, other) = (planning.reports[0], planning.reports[1])
        planning.reports[0].responsibleUnit = other.responsibleUnit
        planning.reports[0].program = other.program
        planning.reports[1].responsibleUnit = one.responsibleUnit
        planning.reports[1].program = one.program
      }),
  ]
}
