import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

struct PaperTests {
  /// What a report's texts and numbers are like.
  enum Fullness: CaseIterable {
    case usual, largeNumbers, longTexts, everyColumn
  }

  private func report(_ fullness: Fullness, indicators: Int = 12) -> Report {
    var random = RandomReports(seed: 73)
    var report = random.report()
    while report.indicators.count < 3 || report.signatures.count < 2 { report = random.report() }
    let some = report.indicators
    report.indicators = (0..<indicators).map { some[$0 % some.count] }
    for index in report.indicators.indices {
      report.indicators[index].level = Level.allCases[min(index, 3)].name
      report.indicators[index].number = index < 2 ? nil : index == 2 ? "1" : "1.\(index - 2)"
      for (place, period) in Period.allCases.enumerated() {
        for measure in Measure.usual {
          let number: Decimal =
            switch fullness {
            case .largeNumbers: Decimal(1_234_567_890 + index * place) / 100
            default: Decimal(index * place)
            }
          report.indicators[index].set(number, measure, period)
        }
      }
    }
    switch fullness {
    case .usual, .largeNumbers: break
    case .longTexts:
      let text = String(repeating: "Oficio DE/112 y sus anexos; ", count: 215).dropLast(20) + "."
      report.indicators[1].definition = String(text)
      report.indicators[2].meansOfVerification = String(text)
    case .everyColumn:
      for index in report.indicators.indices {
        report.indicators[index].narrativeSummary = "Contribuir a una ciudad más fresca."
        report.indicators[index].assumptions = "Las lluvias son las de un año normal."
        report.indicators[index].justification = "Se adelantó una entrega."
        for period in Period.allCases { report.indicators[index].set(5, .adjusted, period) }
      }
    }
    return report
  }

  /// The head of a picture of a size, which is all that is looked at.
  private static func png(width: Int, height: Int) -> [UInt8] {
    func chunk(_ kind: String, _ data: [UInt8]) -> [UInt8] {
      [0, 0, 0, UInt8(data.count)] + Array(kind.utf8) + data + [0, 0, 0, 0]
    }
    func number(_ value: Int) -> [UInt8] { [0, 0, UInt8(value >> 8), UInt8(value & 255)] }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", number(width) + number(height) + [8, 2, 0, 0, 0]) + chunk("IDAT", [0])
      + chunk("IEND", [])
  }

  private static func points(_ columns: Range<Int>, of drawing: ReportDrawing) -> Double {
    columns.reduce(0) { $0 + TextMeasure.columnWidth(drawing.layout.columns[$1].width) }
  }

  @Test(arguments: Paper.allCases, Fullness.allCases)
  func `whatever a report holds, it is printed in its natural size, in letters of eight points or more`(
    paper: Paper, fullness: Fullness
  ) {
    for filled in [nil, report(fullness).indicators] {
      let drawing = ReportSheet.drawing(
        report(fullness), name: "Informe", PageOptions(paper: paper), filled: filled)
      let layout = drawing.layout
      for page in layout.pages {
        let own = max(page.lowerBound, layout.repeated)..<page.upperBound
        let width = Self.points(0..<layout.repeated, of: drawing) + Self.points(own, of: drawing)
        #expect(width <= paper.page.textWidth, "page of columns \(page)")
      }
      #expect(layout.pages.map(\.lowerBound).dropFirst().elementsEqual(drawing.sheet.columnBreaks))
      #expect((layout.repeated == 0) == (layout.pages.count == 1))
      #expect(drawing.sheet.boxes.allSatisfy { $0.style.fontSize >= 8 })
    }
  }

  @Test(arguments: Paper.allCases, Fullness.allCases)
  func `no number is wider than its column, and no box reaches from one page to the next`(
    paper: Paper, fullness: Fullness
  ) {
    let drawing = ReportSheet.drawing(report(fullness), name: "Informe", PageOptions(paper: paper))
    for box in drawing.sheet.boxes {
      let columns = box.range.first.column...box.range.last.column
      #expect(!drawing.sheet.columnBreaks.contains { columns.contains($0) && $0 > columns.lowerBound })
      guard columns.count == 1 else { continue }
      let width = drawing.layout.textWidth(columns)
      switch box.content {
      case .number(let number), .formula(_, let number):
        let digits = "\(NumberReading.decimal(number) ?? 0)"
        let separators = box.style.numberFormat?.contains(",") == true ? (digits.count - 1) / 3 : 0
        #expect(TextMeasure.width(digits + String(repeating: ",", count: separators), fontSize: 8) <= width)
      default: break
      }
    }
  }

  @Test(arguments: Paper.allCases, 1...60 as ClosedRange<Int>)
  func `the signatures are on a page with a record, and every page holds its rows`(paper: Paper, count: Int) {
    for paging in Paging.allCases {
      let drawing = ReportSheet.drawing(
        report(.usual, indicators: count), name: "Informe", PageOptions(paging: paging, paper: paper))
      let sheet = drawing.sheet
      let end = (sheet.boxes.map(\.range.last.row).max() ?? 0) + 1
      let starts = [0] + sheet.pageBreaks
      #expect(starts == starts.sorted())
      if let last = starts.last { #expect(drawing.places.records.upperBound > last) }
      let repeated = (sheet.repeatedRows.map { Array($0) } ?? []).reduce(0) {
        $0 + sheet.rowHeights[$1, default: 15]
      }
      for (start, next) in zip(starts, starts.dropFirst() + [end]) {
        let height = (start..<next).reduce(start == 0 ? 0 : repeated) {
          $0 + sheet.rowHeights[$1, default: 15]
        }
        #expect(height <= paper.page.textHeight, "rows \(start) to \(next)")
      }
    }
  }

  /// Numbers so wide that on one paper the first page has one column beside the names.
  private static let widest: [(index: Int, measure: Measure, numbers: [String?])] = [
    (0, .variation, [nil, "100000000", "461.02", "33.3333333333333", "13280112925308.186"]),
    (1, .variation, ["100", "17824314837292.56", "9.18172", "100000000000000", "44131976910144.13"]),
    (2, .programmed, ["0", "1736", "0.30000000000000004", "281.72", "100"]),
    (3, .achieved, ["964.92", "1000000000", "90698352568624.69", nil, "100000000000000000"]),
    (3, .variation, ["33.3333333333333", "0", "0.30000000000000004", "10000000000000000", nil]),
    (4, .achieved, ["0.93288", nil, "1296", "0.30000000000000004", "1297.23288"]),
    (
      5, .achieved,
      [
        "53123095304964.914", "0.30000000000000004", "33.3333333333333", "0.30000000000000004",
        "1000000000000000",
      ]
    ),
  ]

  @Test(arguments: Paper.allCases, Paging.allCases)
  func `where the first page has one column beside the names, the sheet is drawn all the same`(
    paper: Paper, paging: Paging
  ) throws {
    var report = report(.usual)
    var indicators = [Indicator](repeating: Indicator(), count: 6)
    for (index, measure, numbers) in Self.widest {
      for (period, number) in zip(Period.allCases, numbers) {
        indicators[index][measure][period] = number.flatMap { Decimal(string: $0) }
      }
    }
    (indicators[2].assumptions, indicators[3].justification, indicators[4].accumulation) = ("e", "🙂", "P")
    (indicators[5].level, indicators[5].number) = ("Actividad", "2.")
    (indicators[5].narrativeSummary, indicators[5].unitOfMeasure) = ("<", "Porcentaje")
    report.indicators = indicators
    report.responsibleUnit = CodedText(code: "una clave", text: "- Dirección")
    let layout = SheetLayout(for: RecordCells.all(of: report.indicators), as: nil, paper: paper.page)
    let own = Paper.allCases.map { paper in
      let layout = SheetLayout(for: RecordCells.all(of: report.indicators), as: nil, paper: paper.page)
      return layout.pages[0].upperBound - layout.repeated
    }
    #expect(own.contains(1), "\(own)")
    #expect(layout.blockColumns.count >= 3)
    let found = try TestFiles.throughFile { path in
      try ReportWorkbook.write([report], to: URL(fileURLWithPath: path), paging: paging, paper: paper)
    }
    let document = ReportReader().read(found, source: Source(format: "xlsx"))
    #expect(document.reports.first?.responsibleUnit == report.responsibleUnit)
  }

  @Test(arguments: Paper.allCases, Paging.allCases)
  func `for every paper, with a logo, reports come back exactly`(paper: Paper, paging: Paging) throws {
    let reports = Fullness.allCases.map { report($0) }
    let logo = try Picture(Self.png(width: 300, height: 100))
    let found = try TestFiles.throughFile { path in
      try ReportWorkbook.write(
        reports, to: URL(fileURLWithPath: path), paging: paging, paper: paper, logo: logo)
    }
    let document = ReportReader().read(found, source: Source(format: "xlsx"))
    #expect(document.reports == reports)
    #expect(document.unplaced.isEmpty)
  }

  @Test
  func `a page ends between groups of values, not within one, and pages are about as full as each other`() {
    let layout = ReportSheet.drawing(report(.usual), name: "Informe", PageOptions()).layout
    #expect(layout.pages.count == 2)
    #expect(layout.columns[layout.pages[1].lowerBound].key == Measure.programmed.key(.q1))
    #expect(layout.columns[layout.repeated - 1].key == .name)
  }

  @Test func `the usual report is one tabloid page wide`() {
    var bare = report(.usual)
    for index in bare.indicators.indices {
      bare.indicators[index].narrativeSummary = nil
      bare.indicators[index].assumptions = nil
    }
    #expect(
      ReportSheet.drawing(bare, name: "Informe", PageOptions(paper: .tabloid)).layout.pages.count == 1)
  }

  @Test(arguments: [(300, 100), (100, 300), (40, 40)])
  func `a logo keeps its proportions and covers no text`(width: Int, height: Int) throws {
    let logo = try Picture(Self.png(width: width, height: height))
    for paper in Paper.allCases {
      let drawing = ReportSheet.drawing(
        report(.usual), name: "Informe", PageOptions(paper: paper, logo: logo))
      let placed = try #require(drawing.sheet.picture)
      #expect(abs(placed.width / placed.height - Double(width) / Double(height)) < 0.01)
      var right = 0.0
      var below = 0.0
      var covered: (columns: Set<Int>, rows: Set<Int>) = ([], [])
      for column in drawing.layout.columns.indices where right < placed.width + placed.inset {
        covered.columns.insert(column)
        right += TextMeasure.columnWidth(drawing.layout.columns[column].width)
      }
      for row in 0..<50 where below < placed.height + placed.inset {
        covered.rows.insert(row)
        below += drawing.sheet.rowHeights[row, default: 15]
      }
      for box in drawing.sheet.boxes where box.content != .blank {
        let isCovered =
          covered.columns.contains(box.range.first.column) && covered.rows.contains(box.range.first.row)
        #expect(!isCovered, "\(box.range) is below the logo")
      }
    }
  }

  @Test(arguments: [
    (["1", "20", "300"], ["#,##0_)", "#,##0_)", "#,##0_)"]),
    (["1", "2.5", "-12345678.90"], ["#,##0_._0_)", "#,##0.0_)", "#,##0.0_)"]),
    (["0.125", "7"], ["#,##0.000_)", "#,##0_._0_0_0_)"]),
  ])
  func `decimal points are below each other, and no decimal is shown that is not there`(
    numbers: [String], formats: [String]
  ) throws {
    let decimals = try numbers.map { try #require(Decimal(string: $0)) }
    let column = AlignedNumbers(decimals)
    #expect(decimals.map { column.format(of: $0) } == formats)
  }

  @Test func `a number of more digits than a double holds is text, and the others do not mind`() throws {
    let long = try #require(Decimal(string: "123456789012345678.25"))
    let column = AlignedNumbers([long, 3])
    #expect(column.format(of: long) == nil)
    #expect(column.format(of: 3) == "#,##0_)")
  }

  @Test func `tints are as light in grey as letters need, and lower levels are set in`() {
    var last = (indent: UInt8(0), grey: 0.0)
    for level in Level.allCases {
      var indicator = Indicator()
      indicator.level = level.name
      let style = LevelStyle(level: indicator.level)
      let colour = style.styles.running.background ?? 0xFFFFFF
      let grey =
        0.299 * Double(colour >> 16) + 0.587 * Double(colour >> 8 & 255) + 0.114 * Double(colour & 255)
      #expect(grey > 0.88 * 255 && grey > last.grey)
      #expect(style.indent >= last.indent)
      last = (style.indent, grey)
    }
  }
}
