import Foundation
import MIRSchema
import Testing

@testable import mirsheet

/// Which of several reports about one quarter counts.
struct ChoiceTests {
  private static let statuses = """
    SELECT f.path, r.status, r.reason_en FROM reports r JOIN files f ON f.content_id = r.content_id ORDER BY f.path, r.id
    """

  /// Two files about one quarter, and which of them counts for what reason.
  struct Pair: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var one = LedgerBuilder.report()
    var other = LedgerBuilder.report(reached: 8)
    var errors = (0, 0)
    var dates = ("2024-01-01T00:00:00.000Z", "2024-01-01T00:00:00.000Z")
    var preferences: [String] = []
    let chosen: String
    let reason: String
  }

  static let pairs = [
    Pair(testDescription: "by name", chosen: "/a.xlsx", reason: "it is the first by its name"),
    Pair(
      testDescription: "by date", dates: ("2024-01-01T00:00:00.000Z", "2024-01-01T00:00:00.001Z"),
      chosen: "/b.xlsx", reason: "its file is the newest"),
    Pair(
      testDescription: "without errors before newest", errors: (0, 1),
      dates: ("2020-01-01T00:00:00.000Z", "2024-01-01T00:00:00.000Z"), chosen: "/a.xlsx",
      reason: "it has no errors"),
    Pair(
      testDescription: "complete before newest", other: LedgerBuilder.report(names: ["Árboles plantados"]),
      dates: ("2020-01-01T00:00:00.000Z", "2024-01-01T00:00:00.000Z"), chosen: "/a.xlsx",
      reason: "it has achieved values of the quarter that the other one lacks"),
    Pair(
      testDescription: "not filled in", other: LedgerBuilder.report(reached: nil),
      dates: ("2020-01-01T00:00:00.000Z", "2024-01-01T00:00:00.000Z"), chosen: "/a.xlsx",
      reason: "it has achieved values of the quarter that the other one lacks"),
    Pair(
      testDescription: "more values", one: LedgerBuilder.report(goals: [10, 10]), chosen: "/b.xlsx",
      reason: "it has more values"),
    Pair(
      testDescription: "preferred file", errors: (0, 5), preferences: ["b.xlsx"], chosen: "/b.xlsx",
      reason: "--prefer names it"),
    Pair(
      testDescription: "preferred pattern", preferences: ["/?.xls*"], chosen: "/a.xlsx",
      reason: "it is the first by its name"),
  ]

  @Test(arguments: pairs) func `of two versions the one that the rule says counts`(_ pair: Pair) throws {
    var builder = try LedgerBuilder()
    try builder.add("/a.xlsx", [pair.one], modified: pair.dates.0, errors: pair.errors.0)
    try builder.add("/b.xlsx", [pair.other], modified: pair.dates.1, errors: pair.errors.1)
    try builder.settle(preferring: pair.preferences)
    let loser = pair.chosen == "/a.xlsx" ? "/b.xlsx" : "/a.xlsx"
    let wanted = [
      "\(pair.chosen)|chosen|\(pair.reason)",
      "\(loser)|version|disagrees with \(pair.chosen), which was chosen: \(pair.reason)",
    ]
    #expect(try builder.rows(Self.statuses) == wanted.sorted())
  }

  @Test func `a report that says the same is a duplicate, and one without a quarter is told`() throws {
    var builder = try LedgerBuilder()
    try builder.add("/a.xlsx", [LedgerBuilder.report()])
    try builder.add("/b.xls", [LedgerBuilder.report()])
    try builder.add("/c.xlsx", [LedgerBuilder.report(2024, nil)])
    try builder.settle()
    #expect(
      try builder.rows(Self.statuses) == [
        "/a.xlsx|chosen|–", "/b.xls|duplicate|says the same as /a.xlsx",
        "/c.xlsx|unidentified|does not tell its year, quarter or programme",
      ])
  }

  @Test func `versions in one workbook are told by their sheets, and --prefer can name one`() throws {
    var builder = try LedgerBuilder()
    try builder.add(
      "/a.xlsx", [LedgerBuilder.report(), LedgerBuilder.report(reached: 3)], sheets: ["Borrador", "Final"])
    try builder.settle()
    #expect(
      try builder.rows(Self.statuses) == [
        "/a.xlsx|chosen|it is the first sheet",
        "/a.xlsx|version|disagrees with /a.xlsx!Borrador, which was chosen: it is the first sheet",
      ])
    try builder.settle(preferring: ["a.xlsx!Final"])
    #expect(try builder.rows("SELECT sheet FROM reports WHERE status = 'chosen'") == ["Final"])
  }

  /// Codes of a report, and whether it is about programme 9 of unit 504.
  struct Codes: Sendable {
    let unit: String?
    let program: String?
    let isOne: Bool
  }

  static let codes = [
    Codes(unit: "504", program: "09", isOne: true), Codes(unit: "0504", program: "9", isOne: true),
    Codes(unit: nil, program: "9", isOne: true), Codes(unit: "504", program: nil, isOne: true),
    Codes(unit: "504", program: "10", isOne: false), Codes(unit: "505", program: "9", isOne: false),
  ]

  @Test(arguments: codes)
  func `a programme is known by its codes, or by the code that its name has elsewhere`(_ other: Codes) throws
  {
    var builder = try LedgerBuilder()
    try builder.add("/a.xlsx", [LedgerBuilder.report(unit: "504", program: "9")])
    try builder.add("/b.xlsx", [LedgerBuilder.report(unit: other.unit, program: other.program, reached: 1)])
    try builder.settle()
    let chosen = try builder.rows("SELECT count(*) FROM reports WHERE status = 'chosen'")
    #expect(chosen == [other.isOne ? "1" : "2"])
  }

  @Test func `settling again changes nothing`() throws {
    var builder = try LedgerBuilder()
    for (index, quarter) in [1, 2, 3, 3, 4].enumerated() {
      try builder.add("/\(index).xlsx", [LedgerBuilder.report(2024, quarter, reached: Decimal(index))])
    }
    try builder.settle()
    let tables = ["reports", "series", "changes", "indicators"].map { "SELECT * FROM \($0) ORDER BY 1, 2, 3" }
    let before = try tables.map(builder.rows)
    try builder.settle()
    #expect(try tables.map(builder.rows) == before)
  }
}
