import Foundation
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Cells that hold more than one thing: two fields, several records, a value and a mark; and columns that hold none.
struct PartedCellsTests {
  private typealias Grid = LaidSheets.Grid

  private static let plain = LaidSheets.reading(LaidSheets.plain)

  private static func expectPlain(
    _ grid: Grid, steps: [LayoutStep], _ location: SourceLocation = #_sourceLocation
  ) {
    let reading = LaidSheets.reading(grid)
    #expect(reading.reports == plain.reports, sourceLocation: location)
    #expect(reading.layouts == steps, sourceLocation: location)
    #expect(reading.account.totals.lost == 0, sourceLocation: location)
    #expect(reading.account.totals.all == LaidSheets.sheet(grid).cells.count, sourceLocation: location)
  }

  // MARK: Two fields

  /// The plain table with type and dimension in one column.
  private static func paired(_ heading: String, _ sign: String) -> Grid {
    func joined(_ row: [String], _ text: String) -> [String] { row[..<4] + [text] + row[6...] }
    return LaidSheets.head
      + [joined(LaidSheets.groups, heading), joined(LaidSheets.quarters, "")]
      + LaidSheets.records.map { joined($0, $0[4] + sign + $0[5]) } + LaidSheets.foot
  }

  @Test(arguments: [
    ("Tipo / Dimensión", " / "), ("Tipo/Dimensión", "/"), ("Tipo y dimensión", " y "),
    ("Tipo - Dimensión", " - "),
    ("Tipo y dimensión", ", "), ("TIPO | DIMENSIÓN", "|"),
  ])
  func `two fields in one column come apart at their sign`(_ heading: String, _ sign: String) {
    Self.expectPlain(Self.paired(heading, sign), steps: [.pairedFields])
  }

  @Test func `a cell of such a column that does not part has no field and is kept`() {
    var grid = Self.paired("Tipo / Dimensión", " / ")
    grid[8][4] = "Estratégico"
    let reading = LaidSheets.reading(grid)
    let first = reading.reports.first?.indicators.first
    #expect(first?.dimension == nil)
    #expect(reading.reports.first?.indicators[1].dimension == "Eficacia")
    #expect(reading.account.totals.lost == 0)
  }

  @Test(arguments: ["Línea base (año)", "Línea base y año", "Línea base / año"])
  func `a baseline with its year has a heading that says both`(_ heading: String) {
    var grid = LaidSheets.plain
    for row in 8..<14 { grid[row] += ["5\(row) (2020)"] }
    grid[6] = LaidSheets.groups + [heading]
    let indicators = LaidSheets.reading(grid).reports.first?.indicators ?? []
    #expect(indicators.map(\.baseline.value) == [58, 59, 510, 511, 512, 513])
    #expect(indicators.allSatisfy { $0.baseline.year == 2020 })
  }

  // MARK: Several records

  /// Records in one row, each cell's lines below each other.
  private static func stacked(_ records: Grid, wraps: Bool) -> [String] {
    (0..<records[0].count).map { column in
      records.map { record in
        wraps
          ? LaidSheets.lines(record, .top, hyphens: false).map { column < $0.count ? $0[column] : "" }
            .filter { !$0.isEmpty }.joined(separator: "\n") : record[column]
      }.filter { !$0.isEmpty }.joined(separator: "\n")
    }
  }

  @Test(arguments: [false, true], [[6], [2, 4], [1, 3, 2]])
  func `records that are lines of one row are read as rows, and told`(_ wraps: Bool, _ groups: [Int]) {
    var rest = LaidSheets.records[...]
    var rows: Grid = []
    for count in groups {
      let group = Array(rest.prefix(count))
      rows.append(count == 1 ? group[0] : Self.stacked(group, wraps: wraps))
      rest = rest.dropFirst(count)
    }
    let grid = LaidSheets.head + [LaidSheets.groups, LaidSheets.quarters] + rows + LaidSheets.foot
    let reading = LaidSheets.reading(grid)
    let indicators = reading.reports.first?.indicators ?? []
    let expected = Self.plain.reports.first?.indicators ?? []
    #expect(indicators.map(\.label) == expected.map(\.label))
    #expect(indicators.map(\.name) == expected.map(\.name))
    #expect(indicators.map(\.variation) == expected.map(\.variation))
    // A line that begins with a name of its own leaves open whose it is; then the text has no field.
    for (one, other) in zip(indicators, expected) {
      for field in Indicator.fields {
        let value = field.get(one)
        #expect(value == field.get(other) || (wraps && value == nil), "\(field.key) \(one.label ?? "")")
      }
    }
    let told = reading.findings.filter { $0.code == .recordsTakenApart }.compactMap(\.indicator)
    let stacked = groups.reduce(into: [String]()) { labels, count in
      let start = labels.count
      labels += LaidSheets.records[start..<start + count].map { count == 1 ? "" : $0[0] }
    }
    #expect(told == stacked.filter { !$0.isEmpty })
    #expect(reading.account.totals.lost == 0)
  }

  @Test func `a text of such a row whose lines do not say whose they are has no field and is kept`() {
    var row = Self.stacked(LaidSheets.records, wraps: false)
    row[1] = "Uno\nDos\nTres\nCuatro\nCinco\nSeis\nSiete"
    let grid = LaidSheets.head + [LaidSheets.groups, LaidSheets.quarters, row] + LaidSheets.foot
    let reading = LaidSheets.reading(grid)
    #expect(reading.reports.first?.indicators.compactMap(\.name).isEmpty == true)
    #expect(
      reading.reports.first?.indicators.map(\.programmed)
        == Self.plain.reports.first?.indicators.map(\.programmed))
    #expect(reading.findings.contains { $0.raw?.hasPrefix("Uno") == true })
  }

  // MARK: Numbers and marks

  @Test func `a number without its point is read back where the numbering goes on with it`() {
    let grid = LaidSheets.plain.map { row in
      row.map { $0 == "Actividad 1.1" ? "Actividad 11" : $0 == "Actividad 2.1" ? "Actividad 21" : $0 }
    }
    let reading = LaidSheets.reading(grid)
    #expect(reading.reports == Self.plain.reports)
    let told = reading.findings.filter { $0.code == .levelNumberPointless }
    #expect(told.map(\.indicator) == ["Actividad 1.1", "Actividad 2.1"])
  }

  @Test func `a number that the numbering does not go on with stays`() {
    let grid = LaidSheets.plain.map { row in row.map { $0 == "Actividad 1.1" ? "Actividad 12" : $0 } }
    #expect(LaidSheets.reading(grid).reports.first?.indicators[3].number == "12")
  }

  @Test(arguments: [
    ("* Cifra preliminar", "8*", true), ("** Incluye agosto", "8 **", true),
    ("* Cifra preliminar", "8 **", false), ("Sin notas", "8*", false),
  ])
  func `an asterisk behind a number is a mark where a remark begins with it`(
    _ remark: String, _ value: String, _ isMark: Bool
  ) {
    var grid =
      LaidSheets.head + [LaidSheets.groups, LaidSheets.quarters] + LaidSheets.records + [[], [remark]]
    grid[11][11] = value
    let reading = LaidSheets.reading(grid)
    #expect(reading.reports.first?.indicators[3].achieved.q1 == (isMark ? 8 : nil))
    #expect(
      reading.findings.contains { $0.code == (isMark ? .noteCall : .numberUnreadable) && $0.cell == "L12" })
  }

  // MARK: Columns without a field

  @Test(arguments: [true, false])
  func `a column that says of every row which file it came from is set apart`(_ isFirst: Bool) {
    let width = LaidSheets.groups.count
    let grid = LaidSheets.plain.map { row in
      let cells = row + LaidSheets.blanks(width - row.count)
      return isFirst ? ["avance_2T.xlsx"] + cells : cells + ["avance_2T.xlsx"]
    }
    let reading = LaidSheets.reading(grid)
    #expect(reading.reports == Self.plain.reports)
    #expect(reading.findings.contains { $0.code == .frameLeftOut })
    #expect(reading.account.totals.lost == 0)
  }

  @Test func `a line under a heading that nobody knows does not hinder the lines beside it`() {
    var grid = LaidSheets.head + [LaidSheets.groups + ["Zona de influencia"], LaidSheets.quarters]
    for record in LaidSheets.records {
      let lines = LaidSheets.lines(record, .top, hyphens: false)
      grid += lines.enumerated().map { $1 + [$0 == 0 ? "ZONA NORTE Y" : $0 == 1 ? "CENTRO" : ""] }
    }
    let reading = LaidSheets.reading(grid + LaidSheets.foot)
    #expect(reading.reports.map(\.indicators) == Self.plain.reports.map(\.indicators))
    #expect(reading.account.totals.lost == 0)
  }

  @Test(arguments: [
    ("POR-", "CENTAJE DE OBRA", "PORCENTAJE DE OBRA"), ("SER-", "VICIOS", "SERVICIOS"),
    ("por-", "centaje", "porcentaje"), ("Ruiz-", "Luna", "Ruiz- Luna"), ("2018-", "2021", "2018- 2021"),
  ])
  func `a word that its hyphen parts is joined, in capitals too`(
    _ above: String, _ below: String, _ whole: String
  ) {
    #expect(JoinedText.join(above, below) == whole)
  }

  // MARK: Forms side by side

  private static func form(_ record: [String]) -> Grid {
    [
      ["Nivel:", record[0], "Tipo:", record[4]], ["Nombre del indicador:", record[1]],
      ["Definición:", record[2]],
      ["Método de Cálculo:", record[3], "Dimensión:", record[5]], ["Trimestre", "Programado", "Alcanzado"],
    ] + (0..<4).map { ["\($0 + 1)° Trimestre", record[6 + $0], record[11 + $0]] } + [
      ["Medios de verificación:", record[21]]
    ]
  }

  @Test(arguments: [1, 2, 3], [0, 1])
  func `forms that stand side by side are read one after the other`(_ across: Int, _ gap: Int) {
    var grid = LaidSheets.head
    for start in stride(from: 0, to: LaidSheets.records.count, by: across) {
      let forms = LaidSheets.records[start..<min(start + across, LaidSheets.records.count)].map(Self.form)
      grid += forms[0].indices.map { row in
        forms.flatMap { $0[row] + LaidSheets.blanks(4 + gap - $0[row].count) }
      }
    }
    let indicators = LaidSheets.reading(grid).reports.first?.indicators ?? []
    let expected = Self.plain.reports.first?.indicators ?? []
    #expect(indicators.map(\.label) == expected.map(\.label))
    #expect(indicators.map(\.name) == expected.map(\.name))
    #expect(indicators.map(\.calculationMethod) == expected.map(\.calculationMethod))
    #expect(indicators.map(\.programmed.quarters) == expected.map(\.programmed.quarters))
    #expect(indicators.map(\.achieved.quarters) == expected.map(\.achieved.quarters))
    #expect(indicators.map(\.meansOfVerification) == expected.map(\.meansOfVerification))
  }
}
