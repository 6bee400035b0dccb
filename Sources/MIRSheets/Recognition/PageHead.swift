import MIRSchema
import SheetIO

/// What is above the records of a page, heading and all, and what became of it.
struct PageHead {
  /// The positions of its cells and of its merges.
  var cells: Range<Int>
  var merges: Range<Int>
  /// How far it is below the last record of the page before; `nil` where any distance of more than a row will do.
  var gap: Int?
  /// Whether a page with the same head adds nothing to the report that this one has not added.
  var canRepeat = false
  /// What became of its cells.
  var fates = CellFates([])
  /// What each of its rows was taken for, by its distance from the first one.
  var rows: [RowReading] = []
  /// The quarter that it says, and where.
  var vote: (quarter: Int, item: SheetView.Item?)?

  init(cells: Range<Int>, merges: Range<Int>, gap: Int?) {
    self.cells = cells
    self.merges = merges
    self.gap = gap
  }
}

extension PageHead {
  /// The head of a further page that says the lines of a report's first one again and nothing else; `nil` where it is not
  /// certain what would become of it.
  ///
  /// Below the records of a page, with a blank row between, its rows can only be what they were on the first page, and all
  /// that they say has been said.
  init?(
    repeating header: HeaderBlock, in above: ArraySlice<SheetView.Row>, of first: PageHead,
    for report: ReportBuilder, rows: PrintedRows, _ session: ReadingSession
  ) {
    var header = header
    header.texts = []
    guard !report.isSigned, report.report.indicators.isEmpty, header.lines.allSatisfy(report.hasSaid),
      let start = above.firstIndex(where: { row in header.lines.contains { $0.label.row == row.row } }),
      above[start...].allSatisfy({ Self.isOfLines($0, header.lines) }),
      let index = above[start].items.first?.index
    else { return nil }
    let vote = PageTurn.vote(of: header, in: report, session)
    guard vote == nil || vote?.quarter == report.quarterVotes.first?.quarter else { return nil }
    let merges = rows.merges[first.merges].drop { $0.first.row < above[start].row }
    self.init(cells: index..<first.cells.upperBound, merges: merges.startIndex..<merges.endIndex, gap: nil)
    self.vote = vote
    canRepeat = true
  }

  /// Whether a row is labels with their values alone, which no record above it can make anything else of.
  private static func isOfLines(_ row: SheetView.Row, _ lines: [HeaderLine]) -> Bool {
    guard row.items.count <= mostCells, let first = row.items.first?.text else { return false }
    let areOfLines = row.items.allSatisfy { item in
      !item.isMergedDown
        && lines.contains { line in
          line.label.row == row.row
            && (line.label.index == item.index || line.values.contains { $0.index == item.index })
        }
    }
    return areOfLines && first.first?.isLowercase == false && first.utf8.last != UInt8(ascii: ")")
  }

  /// A row of more cells may be a record.
  private static let mostCells = 3
}

extension RowRole {
  /// Whether the row is a part of a page's head; `nil` for what only other rows can decide about.
  var isOfHead: Bool? {
    switch self {
    case .heading, .header, .headerValue, .headerText, .titleBelow, .valuesBelow: true
    case .note, .pageNumber, .total, .remark, .loose, .merged, .foot: false
    case .record, .recordOfLastHeading, .section, .levelAbove, .lowerHalf, .rest, .continuation, .completion,
      .secondRow, .ownNote, .ownFoot:
      nil
    }
  }
}

extension ReportBuilder {
  /// Whether a page that was taken since then has added nothing to a report but its records.
  func saysTheSame(as other: ReportBuilder) -> Bool {
    headerTexts == other.headerTexts && findings.kept.count == other.findings.kept.count
      && report.indicators.count == other.report.indicators.count
      && report.signatures.count == other.report.signatures.count
      && report.notes.count == other.report.notes.count && !other.isSigned
  }

  /// Whether the page that was taken since then says the quarter that the first one said, or none.
  func repeatsQuarter(of earlier: ReportBuilder) -> Bool {
    quarterVotes.dropFirst(earlier.quarterVotes.count).allSatisfy {
      $0.quarter == quarterVotes.first?.quarter
    }
  }
}
