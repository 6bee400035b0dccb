import MIRSchema
import SheetIO

/// Cells of a row that were read under another heading than the one they are under, in runs that moved alike.
struct MovedCells {
  /// Cells side by side that are as far from their headings.
  private struct Run {
    var cells: [(item: SheetView.Item, key: FieldKey)]
    /// How many columns the cells are to the right of their headings.
    let distance: Int

    /// The cells as people write them: `T16:Y16`.
    var place: String {
      guard let first = cells.first?.item.cell.address, let last = cells.last?.item.cell.address else {
        return ""
      }
      return CellRange(first, last).description
    }
  }

  private let runs: [Run]

  /// The moved cells, from left to right, with the column that each belongs in.
  init(_ cells: [(item: SheetView.Item, key: FieldKey, home: Int)]) {
    var runs: [Run] = []
    for (item, key, home) in cells {
      let distance = item.column - home
      if let last = runs.last, last.distance == distance {
        runs[runs.count - 1].cells.append((item, key))
      } else {
        runs.append(Run(cells: [(item, key)], distance: distance))
      }
    }
    self.runs = runs
  }

  /// What was read as what: `T16:Y16 como «Valores Alcanzados - Acumulado» a «Variación - Acumulado»`.
  var readings: BilingualText {
    joined { run in
      guard let first = run.cells.first?.key.title, let last = run.cells.last?.key.title else { return nil }
      let whole = BilingualText(
        es: run.cells.count == 1 ? "«\(first)»" : "«\(first)» a «\(last)»",
        en: run.cells.count == 1 ? "“\(first)”" : "“\(first)” to “\(last)”")
      return BilingualText(
        es: "\(run.place) como \(whole.spanish)", en: "\(run.place) as \(whole.english)")
    }
  }

  /// What to do about it: `T16:Y16 una columna a la derecha`.
  var moves: BilingualText {
    joined { run in
      let count = abs(run.distance)
      let columns = BilingualText(
        es: count == 1 ? "una columna" : "\(count) columnas",
        en: count == 1 ? "one column" : "\(count) columns")
      let isRight = run.distance < 0
      return BilingualText(
        es: "\(run.place) \(columns.spanish) a la \(isRight ? "derecha" : "izquierda")",
        en: "\(run.place) \(columns.english) to the \(isRight ? "right" : "left")")
    }
  }

  /// The same for rows that went astray alike, wherever they are.
  var kin: String {
    runs.map { run in "\(run.cells.map(\.key.rawValue).joined(separator: " ")) \(run.distance)" }
      .joined(separator: "; ")
  }

  private func joined(_ text: (Run) -> BilingualText?) -> BilingualText {
    let texts = runs.compactMap(text)
    return BilingualText(
      es: texts.map(\.spanish).joined(separator: "; "), en: texts.map(\.english).joined(separator: "; "))
  }
}
