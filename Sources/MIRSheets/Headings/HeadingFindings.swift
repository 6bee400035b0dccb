import MIRSchema
import SheetIO

/// What is reported about a column heading: groups that are elsewhere, unknown headings, what was guessed.
struct HeadingFindings {
  let band: HeadingBand
  let session: ReadingSession
  let sheet: String

  var all: [Finding] {
    displaced + contradicted + statedTwice + doubtful + unknown(besides: []) + unheaded + guessed + erased
  }

  private var map: ColumnMap { band.columns }

  private func location(_ column: Int) -> Finding.Location {
    .cell(map.cell(of: column) ?? CellAddress(row: band.rows.lowerBound, column: column), of: sheet)
  }

  private var displaced: [Finding] {
    map.displaced.map { displaced in
      Finding(
        .headingDisplaced, ["column": CellAddress.name(ofColumn: displaced.column)],
        at: .cell(displaced.cell, of: sheet), raw: displaced.text)
    }
  }

  private var contradicted: [Finding] {
    map.contradicted.map { entry in
      Finding(
        .headingContradicted, ["title": entry.measure.heading], at: .cell(entry.cell, of: sheet),
        field: entry.measure.key, raw: entry.text ?? "–", expected: entry.measure.heading)
    }
  }

  private var statedTwice: [Finding] {
    map.statedTwice.map { entry in
      Finding(
        .headingStatedTwice, ["quarter": "\(entry.quarter)"], at: .cell(entry.cell, of: sheet),
        raw: entry.text, expected: PeriodReading.text(quarter: entry.quarter, year: nil))
    }
  }

  private var doubtful: [Finding] {
    guard let doubt = map.doubtful else { return [] }
    return [Measure.achieved, doubt.other].map { measure in
      Finding(
        .headingDoubtful, phrases: ["doubt": doubt.other == .variation ? Self.lateYear : Self.otherSign],
        at: .cell(doubt.cell, of: sheet), field: measure.key, raw: doubt.text)
    }
  }

  private static let lateYear = BilingualText(
    es:
      "El año está completo, pero casi todo lo programado aparece como variación y casi nada como alcanzado: tal vez los encabezados «Alcanzados» y «Variación» están intercambiados",
    en:
      "The year is complete, but almost everything programmed appears as variation and almost nothing as achieved: the headings “Alcanzados” and “Variación” may be swapped"
  )
  private static let otherSign = BilingualText(
    es:
      "Lo alcanzado está antes de lo programado y la variación es lo primero menos lo segundo: así se dibujó, o los encabezados «Alcanzados» y «Programados» están intercambiados",
    en:
      "What was achieved stands before what was programmed and the variation is the first minus the second: it was drawn so, or the headings “Alcanzados” and “Programados” are swapped"
  )

  /// The columns without a field, but for some that have been reported.
  func unknown(besides known: Set<Int>) -> [Finding] {
    map.unknown.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }.map { column, text in
      let nearest = session.vocabulary.nearestLabel(to: text)
      return Finding(
        .headingUnknown,
        phrases: [
          "suggestion": nearest.map {
            BilingualText(es: " ¿Quiso decir «\($0)»?", en: " Did you mean “\($0)”?")
          } ?? BilingualText(es: "", en: "")
        ], at: location(column), raw: text, expected: nearest)
    }
  }

  private var unheaded: [Finding] {
    map.unheaded.sorted().map { column in
      Finding(.headingMissing, at: .column(column, sheet: sheet))
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
        ["title": key.title], phrases: ["basis": basis], at: location(column),
        field: key, raw: map.paths[column]?.last ?? "–", expected: key.title)
    }
  }

  /// Headings that were erased and stand under every other group.
  private var erased: [Finding] {
    map.reasons.sorted { $0.key < $1.key }.compactMap { column, reason in
      guard reason.basis == .neighbours, let key = map.fields[column] else { return nil }
      return Finding(
        .headingErased, ["title": key.title], at: location(column), field: key, expected: key.title)
    }
  }

  private static let part = BilingualText(es: "una parte de sus palabras", en: "part of its wording")
  private static let content = BilingualText(es: "lo que contiene la columna", en: "what the column contains")
}
