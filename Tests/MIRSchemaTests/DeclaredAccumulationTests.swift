import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// What cumulative values must be where the sheet says by name how the indicator accumulates, and adjusted goals.
struct DeclaredAccumulationTests {
  /// An indicator: programmed | achieved | variation | adjusted, each of four quarters and cumulative, `·` for a blank.
  private static func indicator(_ row: String, _ accumulation: String? = nil) -> Indicator {
    var indicator = Indicator()
    indicator.level = "Fin"
    indicator.accumulation = accumulation
    for (measure, text) in zip(Measure.usual + [.adjusted], row.split(separator: "|")) {
      for (period, word) in zip(Period.allCases, text.split(separator: " ")) {
        indicator[measure][period] = Decimal(string: String(word), locale: Locale(identifier: "en_US_POSIX"))
      }
    }
    return indicator
  }

  private static func findings(_ indicator: Indicator) -> [Finding] {
    ArithmeticRules.findings(for: indicator, quarter: 2) { _ in .file }
  }

  private static func fields(_ row: String, _ accumulation: String? = nil) -> [String] {
    findings(indicator(row, accumulation)).map { $0.field?.rawValue ?? "" }
  }

  @Test(arguments: [
    ("Suma", "25 25 25 25 100 | 25 25 · · 50"), ("Promedio", "70 80 82 80 78 | 72 80 · · 76"),
    ("Último valor", "10 20 30 40 40 | 12 19 · · 19"), ("Constante", "90 90 90 90 90 | 90 90 · · 90"),
    // Measured once a year, every way is the same.
    ("Promedio", "0 0 0 100 100 | 0 0 · · 0"), ("Constante", "0 0 0 100 100 | 0 0 · · 0"),
    ("Último valor", "0 60 0 0 60 | 0 58 · · 58"), ("Promedio", "0 40 0 60 50 | 0 38 · · 38"),
    // What should be constant was not reached alike in every quarter.
    ("Constante", "90 90 90 90 90 | 85 91 · · 91"), ("Constante", "90 90 90 90 90 | 85 91 · · 88"),
  ])
  func `what accumulates as it is called is right`(_ accumulation: String, _ row: String) {
    #expect(Self.fields(row, accumulation).isEmpty)
  }

  @Test(arguments: [
    ("Promedio", "25 25 25 25 100 | 25 25 · · 50", ["programmed.cumulative", "achieved.cumulative"]),
    ("Último valor", "25 25 25 25 100 | 25 25 · · 25", ["programmed.cumulative"]),
    ("Constante", "25 25 25 25 100 | 25 25 · · 50", ["programmed.cumulative", "achieved.cumulative"]),
    ("Constante", "80 90 90 90 90 | 80 90 · · 90", ["programmed.cumulative"]),
    ("Suma", "90 90 90 90 90 | 90 90 · · 90", ["programmed.cumulative", "achieved.cumulative"]),
    ("Suma", "70 80 82 80 78 | · · · · ·", ["programmed.cumulative"]),
  ])
  func `what accumulates in another way than it is called is reported`(
    _ accumulation: String, _ row: String, _ wanted: [String]
  ) {
    #expect(Self.fields(row, accumulation) == wanted)
    // Where nothing is said, the values say it themselves.
    #expect(Self.fields(row) != wanted)
  }

  @Test func `a way that is not known allows what the values allow`() {
    for row in ["25 25 25 25 100 | 25 25 · · 50", "90 90 90 90 90 | 90 90 · · 90"] {
      #expect(Self.fields(row, "No acumulable").isEmpty)
    }
  }

  @Test func `the finding says what the sheet says`() {
    let finding = Self.findings(Self.indicator("25 25 25 25 100 | · · · · ·", "Promedio")).first
    #expect(finding?.code == .programmedSum && finding?.raw == "100" && finding?.expected == "25")
    #expect(
      finding?.message.spanish
        == "Fin: «Valores Programados - Acumulado» dice 100, que no es el promedio (25), que es como la hoja dice que se acumula (la suma de los trimestres es 100, el último valor es 25, el valor constante es 25)."
    )
    let varied = Self.findings(Self.indicator("80 90 90 90 90 | · · · · ·", "Constante")).first
    #expect(
      varied?.message.english.contains("which is not a constant value, which is how the sheet says") == true)
  }

  // MARK: Adjusted goals

  private static let plain = "25 25 25 25 100 | 25 25 · · 50 | 0 0 25 25 50"

  @Test(arguments: [
    ("25 30 30 30 115", nil as String?), ("· · 30 30 ·", nil), ("· · · · 110", nil),
    // A quarter without an adjusted goal has the one that was programmed, or none.
    ("· · 30 35 115", nil), ("· · 30 35 65", nil), ("90 90 90 90 90", "Constante"),
    ("70 80 90 80 80", "Promedio"),
  ])
  func `adjusted goals that accumulate are right`(_ adjusted: String, _ accumulation: String?) {
    let found = Self.fields("\(Self.plain) | \(adjusted)", accumulation)
    #expect(!found.contains("adjusted.cumulative"), "\(found)")
  }

  @Test(arguments: [
    ("25 30 30 30 116", nil as String?, "115"), ("· · 30 35 116", nil, "65"),
    ("25 30 30 30 115", "Promedio", "28.75"), ("25 30 30 30 115", "Último valor", "30"),
  ])
  func `adjusted goals that do not are reported as programmed ones are`(
    _ adjusted: String, _ accumulation: String?, _ expected: String
  ) throws {
    let found = Self.findings(Self.indicator("\(Self.plain) | \(adjusted)", accumulation))
    let finding = try #require(found.first { $0.field == Measure.adjusted.key(.cumulative) })
    #expect(finding.code == .adjustedSum && finding.severity == .warning && finding.expected == expected)
  }

  @Test(arguments: [
    // As programmed, as adjusted; in one quarter so and in another otherwise.
    "25 25 25 25 100 | 20 25 · · 45 | 5 0 25 25 55 | 30 30 30 30 120",
    "25 25 25 25 100 | 20 25 · · 45 | 10 5 30 30 75 | 30 30 30 30 120",
    "25 25 25 25 100 | 20 25 · · 45 | 5 0 30 30 75 | 30 30 30 30 120",
    // Only some goals were adjusted.
    "25 25 25 25 100 | 20 25 · · 45 | 5 0 35 25 65 | · · 35 · 110",
    // What was reached in all is not printed.
    "25 25 25 25 100 | 20 25 · · · | 10 5 30 30 75 | 30 30 30 30 120",
  ])
  func `a variation may be taken from adjusted goals`(_ row: String) {
    #expect(Self.fields(row).isEmpty)
  }

  @Test func `a variation that neither goal explains is reported, and programmed less achieved is expected`()
  {
    let found = Self.findings(
      Self.indicator("25 25 25 25 100 | 20 25 · · 45 | 7 0 25 25 55 | 30 30 30 30 120"))
    #expect(found.map(\.code) == [.variationMismatch])
    #expect(found.first?.field == Measure.variation.key(.q1) && found.first?.expected == "5")
  }
}
