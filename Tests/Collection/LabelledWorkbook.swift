package import MIRSchema
package import SheetIO

/// A workbook with what a correct reader must find in it.
package struct LabelledWorkbook {
  /// How several reports are spread over sheets.
  package enum Arrangement {
    case sheetEach, oneBelowTheOther
  }

  /// What was agreed on before drawing.
  package struct Planning {
    package var reports: [Report]
    package var plans: [SheetPlan]
    package var arrangement = Arrangement.sheetEach
    /// Sheets next to the reports.
    package var otherSheets: [Grid] = []
  }

  /// The field of one record.
  package struct Place: Hashable {
    package var report: Int
    package var record: Int
    package var key: String

    package init(report: Int, record: Int, key: String) {
      self.report = report
      self.record = record
      self.key = key
    }
  }

  package let family: String
  package let seed: UInt64
  package var grids: [Grid]
  /// The reports that the sheets hold.
  package var truth: [Report]
  /// Fields whose cell the sheet has lost: they cannot be read, and the row must be reported.
  package var removed: Set<Place> = []
  /// Fields for which damage left two values that agree with everything else: blank is right, when it is reported.
  package var disputed: Set<Place> = []
  /// Records that must be reported, by report and record, even when they were put right.
  package var mustTell: Set<Place> = []
  /// Whether something in the file must be reported with a warning at least.
  package var mustWarn = false

  /// Draws one workbook of a family, or of several at once, by their name.
  package static func draw(name: String, seed: UInt64) -> LabelledWorkbook {
    let families =
      name == Family.several
      ? Family.together(seed: seed) : (Family.all + Family.forms).filter { $0.name == name }
    return draw(families, name: name, seed: seed)
  }

  /// Draws one workbook of a family.
  package static func draw(_ families: [Family], name: String, seed: UInt64) -> LabelledWorkbook {
    var salt: UInt64 = 14_695_981_039_346_656_037
    for byte in name.utf8 { salt = (salt ^ UInt64(byte)) &* 1_099_511_628_211 }
    if let sketch = families.first?.sketch {
      // Neighbouring seeds draw the same lots one place further on: a seed that is drawn itself has no neighbour.
      var seeds = SeededGenerator(seed: seed &+ salt)
      var draw = Draw(seed: seeds.next())
      return sketch(&draw).labelled(name, seed: seed)
    }
    var draw = Draw(seed: seed &+ salt)
    let report = PlausibleReport.draw(&draw)
    var planning = Planning(reports: [report], plans: [SheetPlan(report)])
    planning.plans[0].heading = draw.pick([.threeRows, .twoRows, .threeRows])
    planning.plans[0].merging = draw.pick(SheetPlan.Merging.allCases)
    planning.plans[0].blankRowsAbove = draw.pick([0, 0, 2])
    if draw.chance(0.2) { planning.plans[0].perPage = draw.number(3...6) }
    for family in families { family.plan(&planning, &draw) }
    var workbook = LabelledWorkbook(family: name, seed: seed, grids: [], truth: planning.reports)
    workbook.draw(planning)
    for family in families { family.damage(&workbook, &draw) }
    return workbook
  }

  private mutating func draw(_ planning: Planning) {
    var drawn: [Grid] = []
    for (index, (report, plan)) in zip(planning.reports, planning.plans).enumerated() {
      if planning.arrangement == .sheetEach || index == 0 { drawn.append(Grid(name: plan.sheetName)) }
      if planning.arrangement == .oneBelowTheOther, index > 0 {
        drawn[drawn.count - 1].rows += [Grid.Row(.blank), Grid.Row(.blank)]
      }
      SheetArtist.draw(report, plan, number: index, on: &drawn[drawn.count - 1])
      forget(fieldsOutside: plan, report: index)
      truth[index].notes = plan.notes
      if plan.title == nil { truth[index].title = nil }
    }
    let before = planning.otherSheets.filter { $0.visibility == .visible }.count / 2
    grids = Array(planning.otherSheets.prefix(before)) + drawn + planning.otherSheets.dropFirst(before)
  }

  /// What the layout has no column for cannot be read.
  private mutating func forget(fieldsOutside plan: SheetPlan, report: Int) {
    let keys = Set(plan.keys)
    for field in Indicator.fields where !keys.contains(field.key.rawValue) && field.key != .number {
      for record in truth[report].indicators.indices {
        field.set(&truth[report].indicators[record], nil)
      }
    }
  }

  /// The workbook as a reader would give it.
  package var workbook: Workbook {
    Workbook(format: .xlsx, sheets: grids.enumerated().map { $0.element.sheet(position: $0.offset) })
  }

  /// The first sheet that holds records.
  package var mainGrid: Int { grids.firstIndex { !$0.records.isEmpty } ?? 0 }
}

/// One thing that people do to these sheets.
package struct Family: Sendable {
  /// Its name in tables and files.
  package let name: String
  /// What is done, for the table's reader.
  package let summary: String
  /// Whether it leaves every record readable as it is, so that several may come together.
  package let isMild: Bool
  let plan: @Sendable (inout LabelledWorkbook.Planning, inout Draw) -> Void
  let damage: @Sendable (inout LabelledWorkbook, inout Draw) -> Void
  /// Draws everything in a way of its own, in place of a plan and its damage.
  let sketch: (@Sendable (inout Draw) -> Sketch)?

  init(
    _ name: String, _ summary: String, isMild: Bool = true,
    plan: @escaping @Sendable (inout LabelledWorkbook.Planning, inout Draw) -> Void = { _, _ in },
    damage: @escaping @Sendable (inout LabelledWorkbook, inout Draw) -> Void = { _, _ in },
    sketch: (@Sendable (inout Draw) -> Sketch)? = nil
  ) {
    self.name = name
    self.summary = summary
    self.isMild = isMild
    self.plan = plan
    self.damage = damage
    self.sketch = sketch
  }

  /// Every family, in the order of the table.
  package static let all: [Family] =
    layouts + headings + headers + cells + rows + books + damages + inventions + texts

  /// The families of a name; of several at once, two to four mild ones and at times a damaged row.
  package static func together(seed: UInt64) -> [Family] {
    var draw = Draw(seed: seed &* 31 &+ 7)
    let mild = all.filter(\.isMild)
    var chosen = draw.pick(draw.number(2...4), of: mild)
    if draw.chance(0.3) { chosen.append(draw.pick(damages)) }
    return chosen
  }

  /// The name under which several families at once are counted.
  package static let several = "several-at-once"
}
