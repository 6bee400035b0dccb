import MIRSchema
import SheetIO

/// Comments at the drawn cells that findings, or texts without a place, are about.
struct QuestionedCells {
  private let drawings: [ReportDrawing]
  private let language: Language

  /// The drawings of one document's reports, in their order.
  init(_ drawings: [ReportDrawing], language: Language) {
    self.drawings = drawings
    self.language = language
  }

  /// The comments of each drawing's sheet.
  func comments(on document: ReportDocument) -> [[(cell: CellAddress, text: String)]] {
    var texts: [[CellAddress: [String]]] = Array(repeating: [:], count: drawings.count)
    func add(_ text: String, indicator: String?, field: String?, sheet: String?) {
      guard let place = place(indicator: indicator, field: field, sheet: sheet, document) else { return }
      texts[place.drawing][place.cell, default: []].append(text)
    }
    for finding in document.findings {
      let name = finding.severity.name(in: language)
      let message = [finding.message[language], finding.hint?[language]].compactMap { $0 }
      let text = "\(name.prefix(1).uppercased())\(name.dropFirst()): \(message.joined(separator: " "))"
      add(text, indicator: finding.indicator, field: finding.field, sheet: finding.sheet)
    }
    for cell in document.unplaced {
      let place = [cell.sheet, cell.cell].compactMap { $0 }.joined(separator: "!")
      let text = "\(UnplacedEntry.Kind.cell.name[language]) (\(place)): \(cell.text)"
      add(text, indicator: cell.indicator, field: nil, sheet: cell.sheet)
    }
    return texts.map { cells in
      cells.sorted { $0.key < $1.key }.map { (cell: $0.key, text: joined($0.value)) }
    }
  }

  /// Where something is reported: at the field's cell, or at the indicator's level; `nil` where it is not certain which
  /// report or which row is meant.
  private func place(
    indicator: String?, field: String?, sheet: String?, _ document: ReportDocument
  ) -> (drawing: Int, cell: CellAddress)? {
    let ofSheet = drawings.count == document.source.sheets.count ? sheet : nil
    let own = ofSheet.flatMap { name in
      document.source.sheets.count { $0 == name } == 1 ? document.source.sheets.firstIndex(of: name) : nil
    }
    let meant = own.map { [$0] } ?? Array(drawings.indices)
    if indicator == nil {
      guard let field, meant.count == 1, let cell = drawings[meant[0]].places.header[field] else {
        return nil
      }
      return (meant[0], cell)
    }
    let rows = meant.flatMap { number in
      zip(document.reports[number].indicators, drawings[number].places.recordRows)
        .filter { $0.0.label == indicator }.map { (drawing: number, row: $0.1) }
    }
    guard rows.count == 1, let row = rows.first else { return nil }
    let column = field.flatMap { drawings[row.drawing].layout.index(of: $0) } ?? 0
    return (row.drawing, CellAddress(row: row.row, column: column))
  }

  /// What is on one cell, one thing under the other; what is more is on the sheet *Sin lugar*.
  private func joined(_ texts: [String]) -> String {
    let text = texts.joined(separator: "\n\n")
    guard text.count > Self.longest else { return text }
    let more = BilingualText(
      es: "Todo está en la hoja «\(UnplacedSheet.name)».",
      en: "All of it is on sheet “\(UnplacedSheet.name)”.")
    return "\(text.prefix(Self.longest))…\n\n\(more[language])"
  }

  /// Characters of one comment: a box of them still fits a screen.
  private static let longest = 800
}
