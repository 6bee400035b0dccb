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
    Pair(testDescription: "by name", chosen: "a.xlsx", reason: "it comes first by its name"),
    Pair(
      testDescription: "by date", dates: ("2024-01-01T00:00:00.000Z", "2024-01-01T00:00:00.001Z"),
      chosen: "b.xlsx", reason: "its file is the newest"),
    Pair(
      testDescription: "without errors before newest", errors: (0, 1),
      dates: ("2020-01-01T00:00:00.000Z", "2024-01-01T00:00:00.000Z"), chosen: "a.xlsx",
      reason: "it has no errors"),
    Pair(
      testDescription: "complete before newest", other: LedgerBuilder.report(names: ["Árboles plantados"]),
      dates: ("2020-01-01T00:00:00.000Z", "2024-01-01T00:00:00.000Z"), chosen: "a.xlsx",
      reason: "it has achieved values of the quarter that the other one does not have"),
    Pair(
      testDescription: "not filled in", other: LedgerBuilder.report(reached: nil),
      dates: ("2020-01-01T00:00:00.000Z", "2024-01-01T00:00:00.000Z"), chosen: "a.xlsx",
      reason: "it has achieved values of the quarter that the other one does not have"),
    Pair(
      testDescription: "more values", one: LedgerBuilder.report(goals: [10, 10]), chosen: "b.xlsx",
      reason: "it has more values"),
    Pair(
      testDescription: "preferred file", errors: (0, 5), preferences: ["b.xlsx"], chosen: "b.xlsx",
      reason: "--prefer names it"),
    Pair(
      testDescription: "preferred pattern", preferences: ["/?.xls*"], chosen: "a.xlsx",
      reason: "it comes first by its name"),
  ]

  /// Two files about one quarter by their paths, and which of them counts for what reason.
  struct Names: CustomTestStringConvertible, Sendable {
    let one: String
    let other: String
    /// Of the first and of the second.
    var errors = (0, 0)
    var warnings = (0, 0)
    let chosen: String
    let reason: String
    var testDescription: String { "\(one) and \(other)" }
  }

  private static let noDraft = "its name does not call it a draft or backup"
  private static let noCopy = "its name does not call it a copy or version"

  /// The second file is always the newer one.
  static let names = [
    Names(
      one: "f/informe.xlsx", other: "f/borradores/informe BORRADOR v2.xlsx", chosen: "f/informe.xlsx",
      reason: noDraft),
    Names(
      one: "f/informe.xlsx", other: "f/Respaldos 2024/informe.xlsx", chosen: "f/informe.xlsx",
      reason: noDraft),
    Names(one: "f/informe.xlsx", other: "f/informe_viejo.xls", chosen: "f/informe.xlsx", reason: noDraft),
    Names(one: "f/informe.xlsx", other: "f/old/informe.xlsx", chosen: "f/informe.xlsx", reason: noDraft),
    Names(one: "f/informe.xlsx", other: "f/informe.xlsx.bak", chosen: "f/informe.xlsx", reason: noDraft),
    Names(
      one: "f/informe.xlsx", other: "f/Trimestre anterior/x.ods", chosen: "f/informe.xlsx", reason: noDraft
    ),
    Names(
      one: "f/z.xlsx", other: "f/Prueba.zip!/a.xlsx", errors: (2, 0), chosen: "f/z.xlsx", reason: noDraft),
    Names(
      one: "f/informe.xlsx", other: "f/informe (final) (2).xlsx", warnings: (0, 3),
      chosen: "f/informe.xlsx",
      reason: "it has fewer warnings"),
    Names(
      one: "f/informe.xlsx", other: "f/informe (2).xlsx", errors: (3, 1), chosen: "f/informe (2).xlsx",
      reason: "it has fewer errors"),
    Names(one: "f/informe.xlsx", other: "f/informe (2).xlsx", chosen: "f/informe.xlsx", reason: noCopy),
    Names(
      one: "f/informe.xlsx", other: "f/Copia de informe.xlsx", chosen: "f/informe.xlsx", reason: noCopy),
    Names(
      one: "f/informe.xlsx", other: "f/informe - copia.xlsx", chosen: "f/informe.xlsx", reason: noCopy),
    Names(
      one: "f/informe.xlsx", other: "f/Copy of informe.xlsx", chosen: "f/informe.xlsx", reason: noCopy),
    Names(
      one: "f/informe.xlsx", other: "f/informe versión 3.xlsx", chosen: "f/informe.xlsx", reason: noCopy),
    Names(one: "f/informe.xlsx", other: "f/informe_v3.xlsx", chosen: "f/informe.xlsx", reason: noCopy),
    // Words that only look like those.
    Names(
      one: "f/informe.xlsx", other: "f/informe (2024).xlsx", chosen: "f/informe (2024).xlsx",
      reason: "its file is the newest"),
    Names(
      one: "f/informe v1.xlsx", other: "f/informe v2.xlsx", chosen: "f/informe v2.xlsx",
      reason: "its file is the newest"),
    Names(
      one: "f/informe.xlsx", other: "f/Verano, borradura y goldman.xlsx",
      chosen: "f/Verano, borradura y goldman.xlsx", reason: "its file is the newest"),
  ]

  @Test(arguments: names) func `names of drafts and copies, and what was found, count before dates`(
    _ pair: Names
  ) throws {
    var builder = try LedgerBuilder()
    try builder.add(
      pair.one, [LedgerBuilder.report()], modified: "2024-01-01T00:00:00.000Z", errors: pair.errors.0,
      warnings: pair.warnings.0)
    try builder.add(
      pair.other, [LedgerBuilder.report(reached: 8)], modified: "2024-09-01T00:00:00.000Z",
      errors: pair.errors.1,
      warnings: pair.warnings.1)
    try builder.settle()
    #expect(
      try builder.rows(
        "SELECT f.path, r.reason_en FROM reports r JOIN files f ON f.content_id = r.content_id WHERE status = 'chosen'"
      )
        == ["\(pair.chosen)|\(pair.reason)"])
  }

  @Test func `of exact copies the one whose name is not a copy's stands for them`() throws {
    var builder = try LedgerBuilder()
    try builder.add("a/Copia de informe.xlsx", [LedgerBuilder.report()], sharing: true)
    try builder.add("borradores/informe.xlsx", [LedgerBuilder.report()], sharing: true)
    try builder.add("z/informe.xlsx", [LedgerBuilder.report()], sharing: true)
    try builder.settle()
    #expect(
      try builder.rows("SELECT path, outcome, reason_en FROM files ORDER BY path") == [
        "a/Copia de informe.xlsx|copy|exact copy of z/informe.xlsx",
        "borradores/informe.xlsx|copy|exact copy of z/informe.xlsx", "z/informe.xlsx|read|–",
      ])
    #expect(try builder.rows("SELECT DISTINCT path FROM value_origins") == ["z/informe.xlsx"])
  }

  @Test func `the folder that an archive is kept in says nothing of its files`() throws {
    var builder = try LedgerBuilder(in: RawPath("/pruebas/respaldo de 2024"))
    for path in ["Copia de informe.xlsx", "informe.xlsx", "viejos/informe.xlsx"] {
      try builder.add(path, [LedgerBuilder.report()])
    }
    #expect(
      try builder.rows("SELECT path, name_rank FROM files ORDER BY path") == [
        "Copia de informe.xlsx|1", "informe.xlsx|0", "viejos/informe.xlsx|2",
      ])
  }

  @Test func `a blank form that has the right name does not count before a filled one that is a copy`()
    throws
  {
    var builder = try LedgerBuilder()
    try builder.add("informe.xlsx", [LedgerBuilder.report(reached: nil)], errors: 1)
    try builder.add("borrador (2).xlsx", [LedgerBuilder.report()])
    try builder.settle()
    #expect(try builder.rows(Self.statuses).first?.hasPrefix("borrador (2).xlsx|chosen") == true)
  }

  static let patterns =
    [
      ("b*.xlsx", ["/r/archivo/b.xlsx", "/r/archivo/sub/b2.xlsx"]), ("b?.xlsx", ["/r/archivo/sub/b2.xlsx"]),
      (
        "archivo/*",
        ["/r/archivo/a.xlsx", "/r/archivo/b.xlsx", "/r/archivo/sub/b2.xlsx", "/r/archivo/sub/ano2/c.xlsx"]
      ),
      ("sub/*", ["/r/archivo/sub/b2.xlsx", "/r/archivo/sub/ano2/c.xlsx"]),
      ("ano2*", ["/r/archivo/sub/ano2/c.xlsx"]),
      ("sub", ["/r/archivo/sub/b2.xlsx", "/r/archivo/sub/ano2/c.xlsx"]),
      ("sub/*.xlsx", ["/r/archivo/sub/b2.xlsx"]),
      ("*/c.xlsx", ["/r/archivo/sub/ano2/c.xlsx"]), ("/r/archivo/a.xlsx", ["/r/archivo/a.xlsx"]), ("r*", []),
      ("archivo", []), ("a.xlsx!Hoja", ["/r/archivo/a.xlsx"]),
      (
        "*.xlsx!Ho*",
        ["/r/archivo/a.xlsx", "/r/archivo/b.xlsx", "/r/archivo/sub/b2.xlsx", "/r/archivo/sub/ano2/c.xlsx"]
      ), ("a.xlsx!Otra", []),
    ] as [(String, [String])]

  @Test(arguments: patterns) func `a pattern names files by their names, folders and relative paths`(
    _ pattern: String, _ named: [String]
  ) {
    let paths = [
      "/r/archivo/a.xlsx", "/r/archivo/b.xlsx", "/r/archivo/sub/b2.xlsx", "/r/archivo/sub/ano2/c.xlsx",
    ]
    let preferences = Preferences([pattern], archives: ["/r/archivo"])
    #expect(paths.filter { preferences.name($0, sheet: "Hoja") } == named)
  }

  @Test func `a preference holds until it is taken back`() throws {
    var builder = try LedgerBuilder()
    try builder.add("a.xlsx", [LedgerBuilder.report()])
    try builder.add("b.xlsx", [LedgerBuilder.report(reached: 3)])
    let chosen =
      "SELECT f.path FROM reports r JOIN files f ON f.content_id = r.content_id WHERE status = 'chosen'"
    try builder.settle(preferring: ["b*"])
    try builder.settle()
    #expect(try builder.rows(chosen) == ["b.xlsx"])
    #expect(throws: Failure.self) { try builder.ledger.prefer([], takingBack: ["c*"]) }
    try builder.ledger.prefer([], takingBack: ["b*"])
    try builder.settle()
    #expect(try builder.rows(chosen) == ["a.xlsx"])
  }

  @Test func `versions with the same values say in what they differ`() throws {
    var builder = try LedgerBuilder()
    var other = LedgerBuilder.report()
    other.indicators[0].baseline.value = 7
    other.indicators[1].assumptions = "Que llueva."
    try builder.add("a.xlsx", [LedgerBuilder.report()])
    try builder.add("b.xlsx", [other])
    try builder.settle()
    #expect(
      try builder.rows("SELECT reason_en FROM reports WHERE status = 'version'") == [
        "disagrees with a.xlsx, which was chosen: it comes first by its name; they differ only in Línea Base - Valor (Componente 1), Supuestos (Componente 2)"
      ])
  }

  @Test(arguments: pairs) func `of two versions the one that the rule says counts`(_ pair: Pair) throws {
    var builder = try LedgerBuilder()
    try builder.add("a.xlsx", [pair.one], modified: pair.dates.0, errors: pair.errors.0)
    try builder.add("b.xlsx", [pair.other], modified: pair.dates.1, errors: pair.errors.1)
    try builder.settle(preferring: pair.preferences)
    let loser = pair.chosen == "a.xlsx" ? "b.xlsx" : "a.xlsx"
    let wanted = [
      "\(pair.chosen)|chosen|\(pair.reason)",
      "\(loser)|version|disagrees with \(pair.chosen), which was chosen: \(pair.reason)",
    ]
    #expect(try builder.rows(Self.statuses) == wanted.sorted())
  }

  @Test func `a report that says the same is a duplicate, and one without a quarter is reported`() throws {
    var builder = try LedgerBuilder()
    try builder.add("a.xlsx", [LedgerBuilder.report()])
    try builder.add("b.xls", [LedgerBuilder.report()])
    try builder.add("c.xlsx", [LedgerBuilder.report(2024, nil)])
    try builder.settle()
    #expect(
      try builder.rows(Self.statuses) == [
        "a.xlsx|chosen|–", "b.xls|duplicate|says the same as a.xlsx",
        "c.xlsx|unidentified|does not say its year, quarter or programme",
      ])
  }

  @Test func `versions in one workbook are distinguished by their sheets, and --prefer can name one`() throws
  {
    var builder = try LedgerBuilder()
    try builder.add(
      "a.xlsx", [LedgerBuilder.report(), LedgerBuilder.report(reached: 3)], sheets: ["Borrador", "Final"])
    try builder.settle()
    #expect(
      try builder.rows(Self.statuses) == [
        "a.xlsx|chosen|it is the first sheet",
        "a.xlsx|version|disagrees with a.xlsx!Borrador, which was chosen: it is the first sheet",
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
    try builder.add("a.xlsx", [LedgerBuilder.report(unit: "504", program: "9")])
    try builder.add("b.xlsx", [LedgerBuilder.report(unit: other.unit, program: other.program, reached: 1)])
    try builder.settle()
    let chosen = try builder.rows("SELECT count(*) FROM reports WHERE status = 'chosen'")
    #expect(chosen == [other.isOne ? "1" : "2"])
  }

  @Test func `settling again changes nothing`() throws {
    var builder = try LedgerBuilder()
    for (index, quarter) in [1, 2, 3, 3, 4].enumerated() {
      try builder.add("\(index).xlsx", [LedgerBuilder.report(2024, quarter, reached: Decimal(index))])
    }
    try builder.settle()
    let tables = ["reports", "series", "changes", "indicators"].map { "SELECT * FROM \($0) ORDER BY 1, 2, 3" }
    let before = try tables.map(builder.rows)
    try builder.settle()
    #expect(try tables.map(builder.rows) == before)
  }
}
