import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Numbers in every notation: what is read is what is written, no digit more and none less.
struct NumberLawTests {
  /// A way of writing numbers.
  struct Notation: CustomStringConvertible, Sendable {
    let mark: Character
    let separators: [Character]
    let minus: String

    var description: String { "\(mark) \(separators) \(minus)" }
  }

  static let notations = [
    Notation(mark: ".", separators: [","], minus: "-"), Notation(mark: ",", separators: ["."], minus: "−"),
    Notation(mark: ".", separators: [], minus: "–"), Notation(mark: ",", separators: [" "], minus: "-"),
    Notation(mark: ".", separators: ["\u{A0}"], minus: "- "),
    Notation(mark: ".", separators: ["'"], minus: "－"),
    Notation(mark: ".", separators: ["’", ","], minus: "\u{2011}"),
  ]

  /// The digits of a number with their separators; the last separator parts thousands, the one before it all above.
  private static func print(_ whole: String, _ fraction: String, in notation: Notation) -> String {
    var text = ""
    for (place, digit) in whole.enumerated() {
      let rest = whole.count - place
      if place > 0, rest.isMultiple(of: 3), let last = notation.separators.last {
        text.append(rest == 3 ? last : notation.separators[0])
      }
      text.append(digit)
    }
    return fraction.isEmpty ? text : text + "\(notation.mark)" + fraction
  }

  @Test(arguments: notations)
  func `a number is read as it was before it was written`(_ notation: Notation) throws {
    var random = SeededGenerator(seed: 7)
    let mark: NumberText.Mark = notation.mark == "." ? .point : .comma
    for _ in 0..<2_000 {
      let most: UInt64 = [9, 99, 9_999, 99_999_999].randomElement(using: &random) ?? 0
      let whole = "\(UInt64.random(in: 0...most, using: &random))"
      let fraction = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        "\(Int.random(in: 0...9, using: &random))"
      }.joined()
      let isNegative = Bool.random(using: &random)
      let plain = fraction.isEmpty ? whole : "\(whole).\(fraction)"
      let number = try #require(Decimal(string: (isNegative ? "-" : "") + plain))
      var text = Self.print(whole, fraction, in: notation)
      text += ["", " %", "%", " $", "\n"].randomElement(using: &random) ?? ""
      if isNegative { text = Bool.random(using: &random) ? "(\(text))" : notation.minus + text }
      #expect(NumberText(text)?.value(decimalMark: mark) == number, "«\(text)»")
    }
  }

  /// The law of reading, without the reader's own grammar: the digits are those that are there, in their order, and the
  /// point is where a mark is, or nowhere.
  @Test func `what is read of any text has every digit that is there, and a point only at a mark`() {
    var random = SeededGenerator(seed: 11)
    var readCount = 0
    for _ in 0..<60_000 {
      let length = Int.random(in: 1...9, using: &random)
      let text = String(
        (0..<length).compactMap { _ in "001123457.,' -–()%$\nO".randomElement(using: &random) })
      for mark in [nil, NumberText.Mark.point, .comma] {
        guard let number = NumberText(text)?.value(decimalMark: mark) else { continue }
        readCount += 1
        let digits = text.filter(\.isNumber)
        let behindMark = text.lastIndex { $0 == "." || $0 == "," }.map {
          text[$0...].filter(\.isNumber).count
        }
        let isNegative = text.contains("-") || text.contains("–") || text.contains("(")
        let whole = Decimal(string: digits) ?? .nan
        let scales = [0, behindMark ?? 0].map {
          Decimal(sign: isNegative ? .minus : .plus, exponent: -$0, significand: whole)
        }
        #expect(scales.contains(number), "«\(text)» → \(number)")
        #expect(!text.contains("O"))
        // Between the first and the last digit there is no line break, and groups are of three.
        let body = text.drop { !$0.isNumber && $0 != "." && $0 != "," }
        let inner = body.prefix(through: body.lastIndex(where: \.isNumber) ?? body.startIndex)
        #expect(
          !inner.contains("\n") && !inner.contains("-") && !inner.contains("(") && !inner.contains("  "))
        let groups = inner.split { !$0.isNumber }.map(\.count)
        #expect(groups.dropFirst().dropLast().allSatisfy { $0 == 3 } && (groups.count < 3 || groups[0] <= 3))
      }
    }
    #expect(readCount > 3_000)
  }

  @Test(arguments: [
    "1", "-12.50", "1e3", "-0", "0.000", "123456789012345678901234567890.12345678", "1.5E-7", ".5",
  ])
  func `plain digits are the decimal that Foundation makes of them`(_ text: String) {
    #expect(ExactNumber.decimal(text) == Decimal(string: text))
  }

  @Test(arguments: [
    "", "-", ".", "1a", "1.2.3", "1 2", "1e", "1e999", "--1", "1-", "0x1", "١",
    "1234567890123456789012345678901234567891",
  ])
  func `digits with anything else among them are not a decimal`(_ text: String) {
    #expect(ExactNumber.decimal(text) == nil)
  }
}

/// The notation of a whole sheet, and what is reported about numbers that may be others.
struct NotationTests {
  /// A sheet with the programmed values of an activity and a component.
  private func document(_ first: [String], _ second: [String]) -> ReportDocument {
    func line(_ level: String, _ values: [String]) -> String {
      "\(level)|Porcentaje de avance|Mide el avance|(A / B) * 100|Acción|De gestión|Eficacia|Trimestral|Ascendente|"
        + values.joined(separator: "|")
    }
    let text = """
      Informe Trimestral 2023
      Unidad Responsable:|310 - Dirección de Obras
      Programa Presupuestario:|12 - Alumbrado
      Trimestre que se reporta:|4to. Trimestre 2023
      Nivel|Nombre|Definición|Método de Cálculo|Unidad de Medida|Tipo|Dimensión|Frecuencia|Sentido|Programado 1er. Trim.|Programado 2do. Trim.|Programado 3er. Trim.|Programado 4to. Trim.|Programado Acumulado
      \(line("Componente 1", first))
      \(line("Actividad 1.1", second))
      """
    let cells = TestFiles.sheet(text).cells.map { cell in
      // Numbers are kept as the text they were typed as.
      Cell(
        cell.address,
        .text(
          text.components(separatedBy: "\n")[cell.address.row].components(separatedBy: "|")[
            cell.address.column
          ].trimmingCharacters(in: .whitespaces)))
    }
    let workbook = Workbook(format: .csv, sheets: [Sheet(name: "Texto", position: 0, cells: cells)])
    return ReportReader().read(workbook, source: Source(format: "csv"))
  }

  private func values(_ document: ReportDocument) -> [Decimal?] {
    document.reports.first?.indicators.last.map { $0.programmed.quarters + [$0.programmed.cumulative] } ?? []
  }

  @Test(
    arguments: [
      (
        ["17,5", "32,5", "30", "20", "100,0"], ["1.250", "2.590", "1.000", "1.160", "6.000"],
        [1250, 2590, 1000, 1160, 6000]
      ),
      (
        ["17.5", "32.5", "30", "20", "100.0"], ["1,250", "2,590", "1,000", "1,160", "6,000"],
        [1250, 2590, 1000, 1160, 6000]
      ),
      (
        ["17,5", "32,5", "30", "20", "100,0"], ["1,250", "2", "3", "4", "10,250"],
        [Decimal(string: "1.25"), 2, 3, 4, Decimal(string: "10.25")]
      ),
      (
        ["1.234.567", "1", "1", "1", "1.234.570"], ["1.250", "2", "3", "4", "1.259"], [1250, 2, 3, 4, 1259]
      ),
    ] as [([String], [String], [Decimal?])])
  func `the unambiguous numbers of the sheet decide what the others mean`(
    _ first: [String], _ second: [String], _ wanted: [Decimal?]
  ) {
    let document = document(first, second)
    #expect(values(document) == wanted)
    #expect(!document.findings.contains { $0.code == .numberDoubtful })
  }

  @Test func `where no number decides, the sums do, and it is reported`() {
    let document = document(["10", "20", "30", "40", "100"], ["1.250", "900", "10", "20", "2.180"])
    #expect(values(document) == [1250, 900, 10, 20, 2180])
    #expect(
      document.findings.filter { $0.code == .numberDoubtful }.compactMap(\.expected) == ["1.25", "2.18"])
  }

  @Test func `where nothing decides, the point is the decimal mark, and it is reported`() throws {
    let document = document(["10", "20", "30", "40", "100"], ["1.250", "2.590", "1.000", "1.160", "6.000"])
    #expect(values(document).first == Decimal(string: "1.25"))
    let told = document.findings.filter { $0.code == .numberDoubtful }
    #expect(told.count == 5)
    #expect(
      try #require(told.first).message.spanish.contains("«1.250» se leyó como 1.25; también puede ser 1250"))
  }

  @Test func `where the numbers contradict each other, the most are followed, and it is reported`() {
    let document = document(
      ["17,5", "32,5", "30,5", "19.5", "100"], ["1.250", "2.590", "1.000", "1.160", "6.000"])
    #expect(values(document) == [1250, 2590, 1000, 1160, 6000])
    #expect(document.findings.count { $0.code == .numberDoubtful } == 5)
  }

  @Test func `a blank next to the mark is reported, and two values are none`() throws {
    let document = document(["10", "20", "30", "40", "100"], ["17. 5", "32, 5", "30.5 31", "20", "100"])
    #expect(values(document) == [Decimal(string: "17.5"), Decimal(string: "32.5"), nil, 20, 100])
    #expect(document.findings.count { $0.code == .numberDoubtful } == 2)
    let unread = try #require(document.findings.first { $0.code == .numberUnreadable })
    #expect(
      !unread.message.spanish.contains("Valor probable")
        && unread.message.spanish.hasSuffix("el campo queda vacío."))
    #expect(document.unplaced.map(\.text).contains("30.5 31"))
  }

  @Test(arguments: [
    ("Porcentaje", ["0.15", "0.25", "0.3", "0.3", "1"], 1), ("%", ["0.15", "0.25", "0.3", "0.3", "1"], 1),
    ("Porcentaje", ["15", "25", "30", "30", "100"], 0),
    ("Porcentaje", ["0.5", "25", "30", "44.5", "100"], 0),
    ("Acción", ["0.15", "0.25", "0.3", "0.3", "1"], 0), ("Porcentaje", ["0", "0", "0", "1", "1"], 0),
  ])
  func `fractions under a unit of percentages are reported and kept`(
    _ unit: String, _ texts: [String], _ count: Int
  ) {
    var indicator = Indicator()
    indicator.unitOfMeasure = unit
    for (period, text) in zip(Period.allCases, texts) { indicator.programmed[period] = Decimal(string: text) }
    let findings = ScaleRules.findings(for: indicator, sheet: nil) { _ in nil }
    #expect(findings.count { $0.code == .fractionOfPercent } == count)
  }
}
