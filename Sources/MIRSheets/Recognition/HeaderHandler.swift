import MIRSchema
import SheetIO

/// Takes rows of header blocks, and compares those of further pages with what the first one said.
struct HeaderHandler {
  let context: SheetContext

  init(_ context: SheetContext) { self.context = context }

  /// Labels with their values close the table and the foot above them.
  func take(
    _ lines: [HeaderLine], before: [SheetView.Item], of row: SheetView.Row, _ state: inout ReadingState
  ) {
    LooseRows(context).leave(&state)
    FootHandler(context).close(&state)
    state.header.add(lines.map { withoutDate($0, &state) }, before: before, of: row)
    state.table.heading = nil
    state.entries.note(row, .header, lines.map(\.context.rawValue).joined(separator: ", "))
  }

  /// A line without the date that a spreadsheet made of its code, which is reported and left.
  private func withoutDate(_ line: HeaderLine, _ state: inout ReadingState) -> HeaderLine {
    var line = line
    guard let date = line.takeDateForCode() else { return line }
    let likely = LevelReading.numberOfDate(date.cell.shownText)
    let title = String(line.label.text.prefix { $0 != ":" })
    state.entries.enter([date], .unplaced(indicator: nil))
    state.entries.findings.append(
      Finding(
        .codeIsDate, ["title": title], phrases: MessageCatalogue.suggestion(likely: likely),
        at: .cell(date.cell.address, of: context.sheet), raw: date.cell.shownText, expected: likely))
    return line
  }

  /// A further page: its header block should say what the first one said.
  ///
  /// `isPage` is `false` for what is below the last table.
  func repeatPage(isPage: Bool = true, _ state: inout ReadingState) {
    let vote = isPage ? self.vote(&state) : nil
    for line in state.header.lines { compare(line, vote: vote, &state) }
    let title = state.report?.report.title.map { FoldedText($0) }
    for row in state.header.texts {
      if row.own.allSatisfy({
        FoldedText($0.text) == title || $0.index == vote?.index || state.report?.hasStated($0) == true
      }) {
        state.entries.enter(row.own, .repeated)
        state.entries.note(row, .title)
      } else if context.classifier.words.isNote(row) {
        BelowTableHandler(context).takeNote(row, &state)
      } else {
        let isPageNumber = context.classifier.words.isPageNumber(row)
        state.entries.leave(
          row, isPageNumber ? .pageNumber : .outside, isDatum: context.holdsData(row))
      }
    }
  }

  private func compare(_ line: HeaderLine, vote: SheetView.Item?, _ state: inout ReadingState) {
    if state.report?.hasSaid(line) == true
      || (vote != nil && line.sources.contains { $0.index == vote?.index })
    {
      state.entries.enter(line.sources + [line.label], .repeated)
    } else if !context.isOwnDrawing, state.report?.lacks(line.context) == true {
      // The first header block may be below the heading, or below the whole table.
      if state.report?.take(line) == true {
        state.entries.take(line)
      } else {
        state.entries.leave(line, sheet: context.sheet)
      }
    } else {
      state.entries.enter(line.label, .repeated)
      state.entries.enter(line.values, .unplaced(indicator: nil))
      state.entries.findings.append(
        Finding(
          .headerDiffers, at: .cell(line.sources.first?.cell.address, of: context.sheet),
          field: line.context.field, raw: line.text))
    }
  }

  /// Lets a page say its quarter; the cell is returned where it says another than the first page.
  private func vote(_ state: inout ReadingState) -> SheetView.Item? {
    guard !context.isOwnDrawing, let first = state.report?.quarterVotes.first,
      let vote = state.report.flatMap({ PageTurn.vote(of: state.header, in: $0, context.session) })
    else { return nil }
    state.report?.quarterVotes.append(vote)
    return vote.quarter == first.quarter ? nil : vote.item
  }
}
