import Collection
import Foundation
import MIRSchema
import SheetIO
import Testing

/// The labelled collection, a few sheets of each family; `make scorecard` reads all of them.
struct CollectionTests {
  @Test(arguments: Family.all.map(\.name) + [Family.several])
  func `nothing is wrong in silence, lost or invented, whatever people did to the sheet`(family: String) {
    for seed in 901...903 as ClosedRange<UInt64> {
      let score = Judge.score(LabelledWorkbook.draw(name: family, seed: seed))
      let worst = score.differences.prefix(3).map { "\($0.place): \($0.found) ≠ \($0.wanted)" }
      #expect(score.fields > 60, "\(family)/\(seed)")
      #expect(score.wrongSilent == 0 && score.missingSilent == 0, "\(family)/\(seed) \(worst)")
      #expect(score.cellsLost == 0, "\(family)/\(seed)")
      #expect(score.extraRecords == 0 && score.missingRecords == 0, "\(family)/\(seed)")
      #expect(score.untold == 0, "\(family)/\(seed)")
    }
  }

  @Test func `the judge sees a wrong value, a lost record and a silent damage`() {
    var labelled = LabelledWorkbook.draw(name: "plain", seed: 1)
    labelled.truth[0].indicators[0].name = "Otro nombre"
    #expect(Judge.score(labelled).wrongSilent == 1)
    labelled.truth[0].indicators[1].programmed.q1 = 12345
    #expect(Judge.score(labelled).wrongSilent == 2)
    labelled.truth[0].indicators.append(labelled.truth[0].indicators[0])
    labelled.truth[0].indicators[labelled.truth[0].indicators.count - 1].number = "77"
    #expect(Judge.score(labelled).missingRecords >= 1)
    var damaged = LabelledWorkbook.draw(name: "plain", seed: 2)
    damaged.mustTell.insert(LabelledWorkbook.Place(report: 0, record: 0, key: ""))
    #expect(Judge.score(damaged).untold == 1)
    damaged.mustWarn = true
    #expect(Judge.score(damaged).untold == 2)
  }

  @Test func `equal seeds draw equal sheets`() {
    let one = LabelledWorkbook.draw(name: Family.several, seed: 5)
    let other = LabelledWorkbook.draw(name: Family.several, seed: 5)
    #expect(one.truth == other.truth)
    #expect(one.workbook.sheets.map(\.cells) == other.workbook.sheets.map(\.cells))
  }
}
