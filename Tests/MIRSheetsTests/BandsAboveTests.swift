import Foundation
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Rows above indicators that say their level and objective.
struct BandsAboveTests {
  private typealias Grid = LaidSheets.Grid

  private static let plain = LaidSheets.reading(LaidSheets.plain)
  private static let objectives = LaidSheets.records.map { "Servicio de \($0[1].dropFirst(14)) otorgado." }

  /// The plain table without its column of levels, below each band.
  private static func grid(_ band: (_ level: String, _ objective: String) -> Grid) -> Grid {
    let records = zip(LaidSheets.records, objectives).flatMap { record, objective in
      band(record[0], objective) + [Array(record.dropFirst())]
    }
    return LaidSheets.head
      + [Array(LaidSheets.groups.dropFirst()), Array(LaidSheets.quarters.dropFirst())] + records
      + LaidSheets.foot
  }

  private static func expect(
    _ grid: Grid, hasObjectives: Bool = true, _ location: SourceLocation = #_sourceLocation
  ) {
    let reading = LaidSheets.reading(grid)
    let expected = plain.reports.first?.indicators.enumerated().map { place, indicator in
      var indicator = indicator
      if hasObjectives { indicator.narrativeSummary = objectives[place] }
      return indicator
    }
    #expect(reading.reports.map(\.indicators) == [expected], sourceLocation: location)
    #expect(reading.reports.first?.signatures == plain.reports.first?.signatures, sourceLocation: location)
    #expect(reading.account.totals.lost == 0, sourceLocation: location)
    #expect(reading.account.totals.all == LaidSheets.sheet(grid).cells.count, sourceLocation: location)
  }

  private static let bands: [@Sendable (String, String) -> Grid] = [
    { level, objective in [["NIVEL: \(level.uppercased())", "", "Resumen narrativo:", objective]] },
    { level, objective in [["Nivel:", level, "Objetivo:", objective]] },
    { level, objective in [[level, objective]] },
    { level, objective in [["Nivel MIR: \(level)"], ["Resumen narrativo: \(objective)"]] },
    { level, objective in [["Nivel", level], ["Resumen narrativo", objective]] },
  ]

  @Test(arguments: bands.indices)
  func `level and objective of a band belong to the record below it`(_ form: Int) {
    Self.expect(Self.grid(Self.bands[form]))
  }

  @Test(arguments: ["NIVEL: ", "Nivel ", "Nivel MIR: ", "Nivel de la MIR: ", ""])
  func `a level alone in a band may say that it is one`(_ label: String) {
    Self.expect(Self.grid { level, _ in [[label + level]] }, hasObjectives: false)
  }

  @Test func `several records below one band have its level`() {
    let twice = LaidSheets.records.flatMap { record in
      [
        [record[0], "Objetivo de \(record[0])"], Array(record.dropFirst()),
        Array(record.dropFirst().enumerated().map { $0 == 0 ? $1 + ", segunda etapa" : $1 }),
      ]
    }
    let grid =
      LaidSheets.head
      + [Array(LaidSheets.groups.dropFirst()), Array(LaidSheets.quarters.dropFirst())] + twice
    let indicators = LaidSheets.reading(grid).reports.first?.indicators ?? []
    #expect(indicators.map(\.label) == LaidSheets.records.flatMap { [$0[0], $0[0]] })
    #expect(
      indicators.map(\.narrativeSummary)
        == LaidSheets.records.flatMap { record in
          Array(repeating: "Objetivo de \(record[0])", count: 2)
        })
  }

  @Test func `a labelled row above every record is none of the record above it`() {
    let rows = LaidSheets.records.flatMap { [["Responsable: \($0[0]) a su cargo"], $0] }
    let grid = LaidSheets.head + [LaidSheets.groups, LaidSheets.quarters] + rows + LaidSheets.foot
    let reading = LaidSheets.reading(grid)
    #expect(reading.reports.map(\.indicators) == Self.plain.reports.map(\.indicators))
    #expect(reading.account.totals.lost == 0)
  }

  @Test func `a labelled row below a record's name does not go on with it`() {
    let rows = LaidSheets.records.flatMap { [$0, ["", "Resumen narrativo: lo que sigue"]] }
    let grid = LaidSheets.head + [LaidSheets.groups, LaidSheets.quarters] + rows + LaidSheets.foot
    let names = LaidSheets.reading(grid).reports.first?.indicators.map(\.name)
    #expect(names == LaidSheets.records.map { $0[1] })
  }
}
