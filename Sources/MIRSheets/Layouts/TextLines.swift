import MIRSchema
import SheetIO

/// A report as plain text, pasted line by line into one column: `Unidad de medida: Taller     Tipo: De gestión`,
/// `Programado:  1er. Trim. 15   2do. Trim. 25`.
///
/// What tabs or several spaces part is laid in cells of its own, which a form is read from; the values of a measure get
/// its name and their period as labels.
struct TextLines {
  let session: ReadingSession

  /// The sheet with a cell for each part of a line; `nil` where lines are not all that is in it.
  func laid(_ laid: LaidSheet) -> LaidSheet? {
    let rows = laid.view.rows
    guard rows.count >= Self.fewestRows,
      rows.count(where: { $0.items.count == 1 && $0.items[0].cell.isText }) * 10 >= rows.count * 9,
      rows.prefix(Self.rowsLookedAt).contains(where: { $0.items.count == 1 && values(of: $0.items[0]) != nil }
      )
    else { return nil }
    var result = laid
    result.view = SheetView(
      laid.view,
      rows: rows.compactMap { row in
        guard row.items.count == 1, let item = row.items.first, case .text(let raw) = item.cell.value else {
          return row
        }
        // A line that is drawn says nothing.
        if raw.allSatisfy({ !$0.isLetter && !$0.isNumber }) {
          result.labels.append(item)
          return nil
        }
        let parts = values(of: item) ?? Self.parts(of: raw)
        guard parts.count > 1 else { return row }
        return SheetView.Row(
          row: row.row,
          items: parts.enumerated().map { place, text in
            item.saying(text).inColumns((item.column + place)...(item.column + place))
          })
      })
    return result
  }

  /// The values of a measure's line, each behind its measure and period: `Programado 1er. Trim.: 15`; `nil` for any other
  /// line.
  private func values(of item: SeenCell) -> [String]? {
    guard case .text(let raw) = item.cell.value else { return nil }
    let parts = Self.parts(of: raw)
    guard parts.count > 2, let name = parts.first.map({ $0.last == ":" ? String($0.dropLast()) : $0 }),
      HeadingTerms(session: session).terms(of: name).contains(where: {
        if case .group(let group) = $0 { group.measure != nil } else { false }
      })
    else { return nil }
    let values = parts.dropFirst().compactMap { part -> String? in
      guard let space = part.lastIndex(of: " ") else { return nil }
      let period = part[..<space].last == ":" ? part[..<space].dropLast() : part[..<space]
      let value = String(part[part.index(after: space)...])
      guard HeadingMeaning(String(period), session: session).period != nil,
        NumberReading.number(in: value, session: session) != nil || session.isNoData(value)
      else { return nil }
      return "\(name) \(period): \(value)"
    }
    return values.count == parts.count - 1 ? values : nil
  }

  /// The parts of a line between tabs and runs of spaces.
  private static func parts(of raw: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var spaces = 0
    func close() {
      if !part.isEmpty { parts.append(part) }
      part = ""
    }
    for character in raw {
      switch character {
      case "\t", "\n":
        close()
        spaces = 0
      case " ", "\u{A0}": spaces += 1
      default:
        if spaces > 1 { close() } else if spaces == 1, !part.isEmpty { part.append(" ") }
        spaces = 0
        part.append(character)
      }
    }
    close()
    return parts
  }

  private static let fewestRows = 12
  private static let rowsLookedAt = 200
}
