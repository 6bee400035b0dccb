import MIRSchema
import MIRSheets
import SheetIO

/// A row of a sheet in lines of text: the columns, what stands over them, what is printed, and what it was read as.
///
/// ```
///           S        T        U
///   bajo    Alc. T3  Alc. T4  Alc. Ac.
///   16      0        0        0
///   es      ?        Alc. Ac. Var. T1
/// ```
struct RowTable {
  private let picture: RowPicture
  private let language: Language

  init(_ picture: RowPicture, language: Language) {
    self.picture = picture
    self.language = language
  }

  /// The lines, none longer than `width`; where not all cells find room, those that the finding is about do, and a sign
  /// shows where others are left out.
  func lines(width: Int, indent: Int = 2) -> [String] {
    let names = [
      "", BilingualText(es: "bajo", en: "under")[language], "\(picture.row + 1)",
      BilingualText(es: "es", en: "is")[language],
    ]
    let margin = (names.map(\.count).max() ?? 0) + 2
    var columns = picture.cells.map(column)
    var isCut = (left: false, right: false)
    func room() -> Int {
      indent + margin + columns.reduce(0) { $0 + $1.width + Self.gap } + (isCut.left || isCut.right ? 4 : 0)
    }
    while room() > width, let last = columns.last, !last.isMarked {
      columns.removeLast()
      isCut.right = true
    }
    while room() > width, let first = columns.first, !first.isMarked {
      columns.removeFirst()
      isCut.left = true
    }
    while room() > width, columns.count > 1 {
      columns.removeLast()
      isCut.right = true
    }
    return names.indices.map { line in
      let cells = columns.map { Self.padded($0.texts[line], to: $0.width + Self.gap) }
      let text =
        Self.padded(names[line], to: margin) + (isCut.left ? "… " : "") + cells.joined()
        + (isCut.right ? "…" : "")
      return String(repeating: " ", count: indent) + text.droppingSpaces
    }
  }

  private struct Column {
    let texts: [String]
    let isMarked: Bool
    var width: Int { texts.map(\.count).max() ?? 0 }
  }

  private func column(_ cell: RowPicture.Cell) -> Column {
    let under = cell.heading?.shortTitle ?? "–"
    let read: String
    if let field = cell.field {
      read = field == cell.heading ? "=" : field.shortTitle
    } else {
      read = cell.text.isEmpty ? "" : "?"
    }
    let texts = [cell.address.columnName, under, cell.text.isEmpty ? "·" : cell.text.visible, read]
    return Column(texts: texts.map { Self.shortened($0) }, isMarked: cell.isMarked)
  }

  private static let gap = 2
  private static let longest = 12

  private static func shortened(_ text: String) -> String {
    text.count <= longest ? text : text.prefix(longest - 1) + "…"
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension String {
  fileprivate var droppingSpaces: String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
