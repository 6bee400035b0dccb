import Collection
import Foundation
import MIRSchema
import MIRSheets
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

  // MARK: Forms of other offices

  @Test(arguments: Family.forms.map(\.name))
  func `every cell of another office's form has a place, though the form may not be read yet`(family: String)
  {
    for seed in 901...902 as ClosedRange<UInt64> {
      let workbook = LabelledWorkbook.draw(name: family, seed: seed).workbook
      for sheet in workbook.sheets {
        let reading = ReportReader().read(sheet, of: workbook)
        // A sheet that is not read has no account.
        #expect(reading.reports.isEmpty || reading.account.totals.lost == 0, "\(family)/\(seed)")
      }
    }
  }

  @Test(arguments: Family.forms.map(\.name))
  func `what must be found on a form stands on it`(family: String) {
    for seed in 1...3 as ClosedRange<UInt64> {
      let labelled = LabelledWorkbook.draw(name: family, seed: seed)
      var pieces: [LabelledWorkbook.Place: [CellValue]] = [:]
      for cell in labelled.grids.flatMap(\.rows).flatMap(\.cells) {
        guard let cell, case .field(let report, let record, let key) = cell.tag else { continue }
        pieces[LabelledWorkbook.Place(report: report, record: record, key: key), default: []].append(
          cell.value)
      }
      let texts = pieces.values.joined().compactMap { value in
        if case .text(let text) = value {
          text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        } else {
          nil
        }
      }
      for (report, truth) in labelled.truth.enumerated() {
        for (record, indicator) in truth.indicators.enumerated() {
          func drawn(_ key: String) -> [CellValue] {
            pieces[LabelledWorkbook.Place(report: report, record: record, key: key)] ?? []
          }
          let label = "\(family)/\(seed) \(indicator.label ?? "?")"
          #expect(indicator.level != nil && indicator.name != nil, "\(label)")
          // Several names may be in one cell, each in lines of its own.
          let isInOne = texts.contains { $0.contains(indicator.name ?? "?") }
          #expect(Self.joined(drawn("name")) == indicator.name || isInOne, "\(label)")
          for field in Indicator.fields {
            guard case .number(let number)? = drawn(field.key.rawValue).first,
              case .number(let wanted)? = field.get(indicator)
            else { continue }
            #expect(number == NSDecimalNumber(decimal: wanted).doubleValue, "\(label) \(field.key)")
          }
        }
      }
    }
  }

  /// The lines of a text as one: a hyphen at a line's end is none of the text.
  private static func joined(_ lines: [CellValue]) -> String {
    lines.reduce(into: "") { text, line in
      guard case .text(let next) = line else { return }
      if text.hasSuffix("-") { text.removeLast() } else if !text.isEmpty { text += " " }
      text += next
    }
  }

  @Test(arguments: Family.forms.map(\.name))
  func `a seed draws one form, another seed another`(family: String) {
    let drawn = [7, 7, 8].map { LabelledWorkbook.draw(name: family, seed: $0) }
    #expect(drawn[0].truth == drawn[1].truth)
    #expect(drawn[0].workbook.sheets.map(\.cells) == drawn[1].workbook.sheets.map(\.cells))
    #expect(drawn[0].workbook.sheets.map(\.cells) != drawn[2].workbook.sheets.map(\.cells))
  }

  @Test func `no two families have one name`() {
    let names = (Family.all + Family.forms).map(\.name) + [Family.several]
    #expect(Set(names).count == names.count)
  }
}
