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
        let two = draw.pick(2, of: Measure.allCases)
        let labels = planning.plans[0].groupLabels
        planning.plans[0].groupLabels[two[0]] = labels[two[1]]
        planning.plans[0].groupLabels[two[1]] = labels[two[0]]
      },
      damage: { workbook, _ in workbook.mustWarn = true }),
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
