import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Flat CSV that is cut short, or whose rows are broken: what is read of it is right, and the rest is reported.
struct BrokenTableTests {
  /// How a program writes a CSV.
  struct Dress: CustomStringConvertible, Sendable {
    var style = ReportCSV.Style()
    var delimiter = ","
    var lineBreak = "\r\n"
    var quotesAll = false
    var description: String {
      "\(style.labels ? "labels" : "keys")\(style.forExcel ? " for Excel" : "") \(delimiter) \(quotesAll ? "all quoted" : "")"
    }

    static let all = [
      Dress(), Dress(style: ReportCSV.Style(labels: true)), Dress(style: ReportCSV.Style(forExcel: true)),
      Dress(delimiter: ";", lineBreak: "\n"), Dress(delimiter: "\t"), Dress(quotesAll: true),
    ]

    /// The rows of a CSV in this dress, columns in the given order.
    func text(_ rows: [[String]], order: (Int) -> Int = { $0 }) -> String {
      let special: Set<Character> = [Character(delimiter), "\"", "\n", "\r", "\r\n", ",", ";", "\t"]
      let lines = rows.map { row in
        row.indices.map { row[order($0)] }.map { field in
          quotesAll || field.contains(where: special.contains)
            ? "\"\(field.replacingOccurrences(of: "\"", with: "\"\""))\"" : field
        }.joined(separator: delimiter) + lineBreak
      }
      return (style.forExcel ? "\u{FEFF}" : "") + lines.joined()
    }
  }

  private static let reports: [Report] = {
    var report = Report()
    report.fiscalYear = 2024
    report.quarter = 2
    report.program = CodedText(code: "E012", text: "Alumbrado público, y «vías»")
    report.planAlignment.axes = [CodedText(code: "4", text: "Ciudad")]
    report.indicators = [("Fin", nil), ("Componente", "1"), ("Actividad", "1.1")].map { level, number in
      var indicator = Indicator()
      indicator.level = level
      indicator.number = number
      indicator.name = "Índice de \"año\" ñandú; =x"
      indicator.programmed.q1 = 25
      indicator.programmed.cumulative = 25
      indicator.achieved.q1 = 12.5
      indicator.variation.q1 = 12.5
      indicator.meansOfVerification = "Oficio\nnúmero"
      return indicator
    }
    report.signatures = [Signature(role: "Elaboró", name: "Ing. Peña", position: nil)]
    var other = report
    other.quarter = 3
    other.indicators.removeFirst()
    other.notes = ["Nota: año 2ó"]
    return [report, other]
  }()

  /// The cells of the CSV that the reports make.
  private static func rows(_ dress: Dress) throws -> [[String]] {
    let text = ReportCSV.write(
      [ReportDocument(source: Source(file: "base.xlsx", format: "xlsx"), reports: reports)],
      style: dress.style)
    let sheet = try #require(try WorkbookFile.read([UInt8](text.utf8)).sheets.first)
    let width = (sheet.cells.map(\.address.column).max() ?? 0) + 1
    return sheet.rows.map { row in
      var fields = [String](repeating: "", count: width)
      for cell in row { fields[cell.address.column] = cell.shownText }
      return fields
    }
  }

  private static func read(_ bytes: [UInt8], _ dress: Dress) throws -> ReportDocument {
    let workbook = try WorkbookFile.read(bytes)
    return try #require(try FlatTables.read(workbook, source: Source(format: "csv")))
  }

  /// What of a document was not in the reports it was made of.
  private static func wrong(_ document: ReportDocument) -> [String] {
    guard document.reports.count <= reports.count else { return ["reports: \(document.reports.count)"] }
    var wrong: [String] = []
    for (number, (found, wanted)) in zip(document.reports, reports).enumerated() {
      for case .value(let field) in Report.nodes {
        if let value = field.get(found), value != field.get(wanted) { wrong.append("\(number) \(field.key)") }
      }
      for case .list(let list) in Report.nodes {
        let rows = list.get(found)
        let wantedRows = list.get(wanted)
        guard rows.count <= wantedRows.count else {
          wrong.append("\(number) \(list.key): \(rows.count)")
          continue
        }
        for (row, wantedRow) in zip(rows, wantedRows) {
          for (one, other) in zip(row, wantedRow) where one != nil && one != other {
            wrong.append("\(number) \(list.key): \(String(describing: one))")
          }
        }
      }
    }
    return wrong
  }

  private static let codes: Set<FindingCode> = [.csvEndMissing, .csvRowRagged, .csvQuoteUnclosed]

  @Test(arguments: Dress.all, [false, true])
  func `a file that ends in the middle of its last two rows is reported, and no half value is taken`(
    dress: Dress, turned: Bool
  ) throws {
    let rows = try Self.rows(dress)
    // Turned, the last columns are numbers of the indicator.
    let order: (Int) -> Int = turned ? { rows[0].count - 1 - $0 } : { $0 }
    let whole = [UInt8](dress.text(rows, order: order).utf8)
    let ends = rows.indices.map { dress.text(Array(rows[0...$0]), order: order).utf8.count }
    #expect(try Self.read(whole, dress).reports == Self.reports)
    #expect(try Self.read(whole, dress).findings.isEmpty)
    for length in ends[rows.count - 3] + 1..<whole.count {
      // After a whole row, or in the middle of its line break, every value is there.
      let isWholeRow = ends.contains(length) || (dress.lineBreak.utf8.count == 2 && ends.contains(length + 1))
      guard !isWholeRow else { continue }
      let document: ReportDocument
      do {
        document = try Self.read(Array(whole[..<length]), dress)
      } catch is SheetError {
        continue
      }
      #expect(Self.wrong(document).isEmpty, "\(length): \(Self.wrong(document))")
      #expect(document.findings.contains { Self.codes.contains($0.code) }, "\(length)")
      let isCertain = document.reports == Self.reports
      #expect(isCertain || document.findings.contains { $0.severity == .error }, "\(length)")
    }
  }

  @Test(arguments: Dress.all)
  func `a file that ends after a whole row cannot be known from a shorter file, and is right`(dress: Dress)
    throws
  {
    let rows = try Self.rows(dress)
    let document = try Self.read([UInt8](dress.text(Array(rows.dropLast())).utf8), dress)
    #expect(Self.wrong(document).isEmpty)
    #expect(document.reports.map(\.indicators.count) == [3, 1])
    #expect(document.findings.isEmpty)
  }

  @Test(arguments: [
    // A delimiter too few and one too many, in the middle and in the last row.
    (2, -1), (2, 1), (5, -1), (5, 1),
  ])
  func `a row of another length is set apart where its cells do not agree with the rows next to it`(
    row: Int, change: Int
  ) throws {
    var rows = try Self.rows(Dress())
    let quarter = try #require(rows[0].firstIndex(of: "programmed_q1"))
    if change < 0 { rows[row].remove(at: quarter) } else { rows[row].insert("7", at: quarter) }
    let document = try Self.read([UInt8](Dress().text(rows).utf8), Dress())
    let finding = try #require(document.findings.first { $0.code == .csvRowRagged })
    #expect(finding.severity == .error)
    #expect(finding.message.spanish.contains("La fila \(row + 1) tiene \(rows[row].count) celdas"))
    #expect(document.unplaced.map(\.text).contains("12.5"))
    #expect(
      !document.reports.flatMap(\.indicators).contains { $0.programmed.q1 == 7 || $0.achieved.q1 == 25 })
    #expect(document.reports.flatMap(\.indicators).count == 4)
  }

  @Test func `delimiters that a spreadsheet left out after the last value cost nothing but a finding`() throws
  {
    var rows = try Self.rows(Dress())
    rows = rows.enumerated().map { $0.offset == 2 ? Array($0.element.dropLast(1)) : $0.element }
    let document = try Self.read([UInt8](Dress().text(rows).utf8), Dress())
    #expect(document.reports == Self.reports)
    #expect(document.findings.map(\.code) == [.csvRowRagged])
  }

  @Test func `a quote that nothing closes takes its row and no row after it`() throws {
    let lines = Dress().text(try Self.rows(Dress())).components(separatedBy: "\r\n")
    var text = lines
    text[1] = lines[1].replacingOccurrences(of: "Oficio\nnúmero\"", with: "Oficio número")
    // No quotes after it, so that nothing closes it.
    text[2...] =
      text[2...].map {
        $0.replacingOccurrences(of: "\"", with: "").replacingOccurrences(of: "\n", with: " ")
      }[...]
    let document = try Self.read([UInt8](text.joined(separator: "\r\n").utf8), Dress())
    let finding = try #require(document.findings.first { $0.code == .csvQuoteUnclosed })
    #expect(finding.severity == .error && finding.raw?.hasPrefix("\"Oficio") == true)
    #expect(document.reports.first?.indicators.first?.meansOfVerification == nil)
    #expect(document.reports.first?.indicators.first?.programmed.q1 == 25)
  }

  @Test(arguments: [1, 49])
  func `a title above the heading breaks no row, however many fields it has`(fields: Int) throws {
    let rows = try Self.rows(Dress())
    let title = ["Avance de indicadores"] + [String](repeating: "", count: fields - 1)
    let whole = try Self.read([UInt8](Dress().text([title] + rows).utf8), Dress())
    #expect(whole.reports == Self.reports)
    #expect(!whole.findings.contains { Self.codes.contains($0.code) })
    let cut = try Self.read([UInt8](Dress().text([title] + rows).utf8).dropLast(40), Dress())
    #expect(cut.findings.contains { $0.code == .csvEndMissing } && Self.wrong(cut).isEmpty)
  }

  @Test func `very many broken rows are reported and left without growing, and the account adds up`() throws {
    let rows = try Self.rows(Dress()) + Array(repeating: ["x"], count: 12_000)
    let document = try Self.read([UInt8](Dress().text(rows).utf8), Dress())
    #expect(document.reports == Self.reports)
    let told = document.findings.filter { $0.code == .csvRowRagged }
    #expect(told.count == FindingList.mostOfAKind + 1)
    #expect(told.last?.cell == "A1007:A12006")
    #expect(document.unplaced.count == UnplacedList.most + 1)
    #expect(document.unplaced.last?.text == "x (+1999)" && document.unplaced.last?.cell == "A10007:A12006")
  }

  @Test func `a report without year or quarter is reported`() throws {
    var rows = try Self.rows(Dress())
    let year = try #require(rows[0].firstIndex(of: "fiscal_year"))
    let quarter = try #require(rows[0].firstIndex(of: "quarter"))
    for row in 4...5 {
      rows[row][year] = ""
      rows[row][quarter] = ""
    }
    let document = try Self.read([UInt8](Dress().text(rows).utf8), Dress())
    #expect(document.findings.map(\.code) == [.yearMissing, .quarterMissing])
    #expect(document.findings.allSatisfy { $0.severity == .error })
    #expect(document.findings.first?.message.spanish.hasPrefix("El informe 2 no dice") == true)
  }
}
