import Foundation
import MIRSchema
import Testing

@testable import mirsheet

/// How an indicator is followed through quarters and years.
struct SeriesTests {
  private typealias Builder = LedgerBuilder

  /// Reports one after the other, how many series they make, and what is reported to have changed.
  struct Story: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let reports: [Report]
    let series: Int
    let changes: [String]
  }

  static let stories = [
    Story(
      testDescription: "nothing changes",
      reports: [Builder.report(2023, 4), Builder.report(2024, 1), Builder.report(2024, 3)], series: 2,
      changes: []),
    Story(
      testDescription: "a letter is corrected",
      reports: [
        Builder.report(names: ["Arvoles plantados", "Talleres"]),
        Builder.report(2024, 2, names: ["Árboles plantados", "Talleres"]),
      ], series: 2, changes: ["renamed|name|Arvoles plantados|Árboles plantados"]),
    Story(
      testDescription: "capitals and accents are no change",
      reports: [
        Builder.report(), Builder.report(2024, 2, names: ["ARBOLES PLANTADOS", "Talleres impartidos"]),
      ],
      series: 2, changes: []),
    Story(
      testDescription: "numbers are exchanged",
      reports: [
        Builder.report(), Builder.report(2024, 2, names: ["Talleres impartidos", "Árboles plantados"]),
      ],
      series: 2,
      changes: [
        "renumbered|number|Componente 1|Componente 2", "renumbered|number|Componente 2|Componente 1",
      ]),
    Story(
      testDescription: "another name with the same goals within a year",
      reports: [
        Builder.report(names: ["Árboles plantados"]),
        Builder.report(2024, 2, names: ["Superficie reforestada del municipio"]),
      ], series: 1, changes: ["renamed|name|Árboles plantados|Superficie reforestada del municipio"]),
    Story(
      testDescription: "another name with other goals",
      reports: [
        Builder.report(names: ["Árboles plantados"]),
        Builder.report(2024, 2, names: ["Superficie reforestada"], goals: [1, 2, 3, 4]),
      ], series: 2,
      changes: [
        "began|indicator|Árboles plantados|Superficie reforestada", "ended|indicator|Árboles plantados|–",
      ]),
    Story(
      testDescription: "an indicator is added",
      reports: [Builder.report(names: ["A"]), Builder.report(2024, 2, names: ["A", "B"])], series: 2,
      changes: ["began|indicator|–|B"]),
    Story(
      testDescription: "an indicator is in one report only, between others",
      reports: [
        Builder.report(names: ["A"]), Builder.report(2024, 2, names: ["A", "B"]),
        Builder.report(2024, 3, names: ["A"]),
      ], series: 2, changes: ["began|indicator|–|B", "ended|indicator|B|–"]),
    Story(
      testDescription: "a programme has no reports in later years, another none in earlier ones",
      reports: [
        Builder.report(2023, 4, program: "7", programName: "Siete", names: ["A"]),
        Builder.report(2023, 4, program: "8", programName: "Ocho", names: ["B"]),
        Builder.report(2024, 1, program: "8", programName: "Ocho", names: ["B"]),
        Builder.report(2024, 1, program: "9", programName: "Nueve", names: ["C"]),
      ], series: 3, changes: ["began|indicator|–|C", "ended|indicator|A|–"]),
    Story(
      testDescription: "a stray report of another year makes no programme new",
      reports: [
        Builder.report(2017, 4, program: "7", programName: "Siete", names: ["A"]),
        Builder.report(2024, 1, program: "7", programName: "Siete", names: ["A"]),
        Builder.report(2024, 1, program: "8", programName: "Ocho", names: ["B"]),
        Builder.report(2024, 1, program: "9", programName: "Nueve", names: ["C"]),
      ], series: 3, changes: []),
    Story(
      testDescription: "a programme gets another code and another unit with the same indicators",
      reports: [
        Builder.report(2023, 4, unit: "012", program: "007", names: ["A", "B"]),
        Builder.report(2024, 1, unit: "013", program: "070", names: ["A", "B"]),
      ], series: 2,
      changes: [
        "transferred|program|7|70", "transferred|program|7|70", "transferred|responsible_unit|12|13",
        "transferred|responsible_unit|12|13",
      ]),
    Story(
      testDescription: "another programme of the same name with other indicators",
      reports: [
        Builder.report(2023, 4, unit: "012", program: "007", names: ["Árboles"]),
        Builder.report(2024, 1, unit: "013", program: "070", names: ["Talleres"]),
      ], series: 2, changes: ["began|indicator|–|Talleres", "ended|indicator|Árboles|–"]),
    Story(
      testDescription: "a goal moves within the year",
      reports: [
        Builder.report(names: ["A"]), Builder.report(2024, 2, names: ["A"], goals: [10, 10, 10, 12]),
      ],
      series: 1, changes: ["goal-moved|programmed_q4|10|12"]),
    Story(
      testDescription: "a goal of another year is another goal",
      reports: [Builder.report(names: ["A"]), Builder.report(2025, 1, names: ["A"], goals: [1, 2, 3, 4])],
      series: 1, changes: []),
    Story(
      testDescription: "a goal that is blank for a quarter has not moved",
      reports: [
        Builder.report(names: ["A"]), Builder.report(2024, 2, names: ["A"], goals: [nil, nil, nil, nil]),
        Builder.report(2024, 3, names: ["A"]),
      ], series: 1, changes: []),
    Story(
      testDescription: "a programme gets another code",
      reports: [
        Builder.report(2023, 4, program: "33", names: ["A"]),
        Builder.report(2024, 1, program: "35", names: ["A"]),
      ], series: 1, changes: ["transferred|program|33|35"]),
    Story(
      testDescription: "a programme moves to another unit",
      reports: [Builder.report(2023, 4, names: ["A"]), Builder.report(2024, 1, unit: "999", names: ["A"])],
      series: 1, changes: ["transferred|responsible_unit|504|999"]),
    Story(
      testDescription: "two programmes of one name at the same time are two",
      reports: [
        Builder.report(2024, 1, program: "33", names: ["A"]),
        Builder.report(2024, 1, program: "35", names: ["A"]),
      ], series: 2, changes: []),
    Story(
      testDescription: "an indicator is missing for a quarter",
      reports: [
        Builder.report(names: ["A", "B"]), Builder.report(2024, 2, names: ["A"]),
        Builder.report(2024, 3, names: ["A", "B"]),
      ], series: 2, changes: []),
  ]

  @Test(arguments: stories) func `indicators are followed, and what changes is reported`(_ story: Story)
    throws
  {
    // In whatever order files are met.
    for order in [Array(story.reports.indices), story.reports.indices.reversed()] {
      var builder = try LedgerBuilder()
      for index in order { try builder.add("/\(index).xlsx", [story.reports[index]]) }
      try builder.settle()
      #expect(try builder.rows("SELECT count(*) FROM series") == ["\(story.series)"])
      #expect(
        try builder.rows("SELECT kind, field, before, after FROM changes ORDER BY 1, 2, 3") == story.changes)
      let count = story.reports.reduce(0) { $0 + $1.indicators.count }
      #expect(
        try builder.rows(
          "SELECT sum(reports), (SELECT count(*) FROM indicators WHERE series_id IS NULL) FROM series")
          == ["\(count)|0"])
    }
  }
}
