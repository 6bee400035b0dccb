import MIRSchema
import SheetIO

/// What is reported about a column heading: groups that are elsewhere, unknown headings, what was guessed.
struct HeadingFindings {
  let band: HeadingBand
  let session: ReadingSession
  let sheet: String

  var all: [Finding] {
    displaced + contradicted + doubtful + unknown + unheaded + guessed
  }

  private var map: ColumnMap { band.columns }

  private func cell(_ column: Int) -> String {
    (map.cells[column] ?? CellAddress(row: band.rows.lowerBound, column: column)).description
  }

  private var displaced: [Finding] {
    map.displaced.map { displaced in
      Finding(
        .headingDisplaced, ["column": CellAddress.name(ofColumn: displaced.column)], sheet: sheet,
        cell: displaced.cell.description, raw: displaced.text)
    }
  }

  private var contradicted: [Finding] {
    map.contradicted.map { entry in
      Finding(
        .headingContradicted, ["title": entry.measure.heading], sheet: sheet, cell: entry.cell.description,
        field: entry.measure.rawValue, raw: entry.text ?? "–", expected: entry.measure.heading)
    }
  }

  private var doubtful: [Finding] {
    guard let cell = map.doubtful else { return [] }
    return [Measure.achieved, .variation].map { measure in
      Finding(.headingDoubtful, sheet: sheet, cell: cell.description, field: measure.rawValue)
    }
  }

  private var unknown: [Finding] {
    map.unknown.sorted { $0.key < $1.key }.map { column, text in
      let nearest = session.vocabulary.nearestLabel(to: text)
      return Finding(
        .headingUnknown,
        [
          "sugerencia": nearest.map { " ¿Quiso decir «\($0)»?" } ?? "",
          "suggestion": nearest.map { " Did you mean “\($0)”?" } ?? "",
        ], sheet: sheet, cell: cell(column), raw: text, expected: nearest)
    }
  }

  private var unheaded: [Finding] {
    map.unheaded.sorted().map { column in
      Finding(.headingMissing, sheet: sheet, cell: CellAddress.name(ofColumn: column))
    }
  }

  /// Fields whose heading is not in the vocabulary, nor near to it.
  private var guessed: [Finding] {
    map.reasons.sorted { $0.key < $1.key }.compactMap { column, reason in
      let isContradicted = reason.basis == .words && reason.cost >= ColumnMatching.contradictedCost
      guard reason.basis == .content || reason.basis == .part || isContradicted, let key = map.fields[column]
      else {
        return nil
      }
      let basis = reason.basis == .part ? Self.part : Self.content
      return Finding(
        .headingGuessed,
        ["title": FieldNames.title(key), "es": basis.spanish, "en": basis.english], sheet: sheet,
        cell: cell(column), field: key, raw: map.paths[column]?.last ?? "–", expected: FieldNames.title(key))
    }
  }

  private static let part = BilingualText(es: "una parte de sus palabras", en: "part of its wording")
  private static let content = BilingualText(es: "lo que contiene la columna", en: "what the column contains")
}
