import MIRSchema
import SheetIO

/// The foot of every printed page: what the page is of, and which it is.
struct PageFoot {
  /// In Excel's header codes.
  let text: String

  /// The foot of a report's pages of a width in points.
  init(_ report: Report, width: Double) {
    let room = width - Self.pageNumber
    let unit = CodedTextReading.text(unit: report.responsibleUnit).map { "Unidad Responsable: \($0)" }
    let program = CodedTextReading.text(unit: report.program)
    let period = PeriodReading.text(quarter: report.quarter, year: report.fiscalYear)
    let lines = [unit, [period, program].compactMap { $0 }.joined(separator: " · ")].compactMap { $0 }
    let told = lines.map { Self.cut(NormalText.line($0) ?? "", to: room) }.filter { !$0.isEmpty }
    // A digit behind the size would be one of its own.
    let left = told.isEmpty ? "" : "&L&8 " + told.joined(separator: "\n ")
    text = left + "&R&8Página &P de &N"
  }

  /// Points.
  private static let pageNumber = 90.0
  /// Of both lines: what is before, between and behind them is in the 255 characters, too.
  ///
  /// Source: Excel specifications and limits.
  private static let mostCharacters = 105

  /// As much of a text as a line shows, its ampersands doubled, since a single one begins a code.
  private static func cut(_ text: String, to width: Double) -> String {
    var used = 0.0
    var result = ""
    for character in text {
      let next = character == "&" ? "&&" : String(character)
      used += TextMeasure.width(String(character), fontSize: 8)
      guard used <= width, result.utf16.count + next.utf16.count < mostCharacters else { return result + "…" }
      result += next
    }
    return result
  }
}
