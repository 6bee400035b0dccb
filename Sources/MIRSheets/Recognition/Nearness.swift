import MIRSchema
package import SheetIO

/// How near a sheet without a report came to being one: what was looked for, and what was found of it.
package struct Nearness: Sendable, Hashable {
  /// The row that looks most like a column heading, zero-based; `nil` when no row does.
  package var row: Int?
  /// The headings that were understood there.
  package var found: [String] = []
  /// The form that the sheet is instead; `nil` where none is known by its name.
  var form: KnownForm?
  /// What a report has, and the sheet lacks.
  package var missing: [Part] = []

  /// What a report is known by.
  package enum Part: String, CaseIterable, Sendable, Hashable {
    /// A heading for the level or the indicator's name.
    case names
    /// Columns for the quarters.
    case quarters
    /// Groups that say what was programmed and what was achieved.
    case measures
    /// Fin, Propósito, Componente or Actividad in some row.
    case levels

    /// What people call it.
    package var name: BilingualText {
      switch self {
      case .names: BilingualText(es: "«Nivel» o «Nombre»", en: "“Nivel” or “Nombre”")
      case .quarters: BilingualText(es: "columnas por trimestre", en: "columns by quarter")
      case .measures: BilingualText(es: "«Programado» y «Alcanzado»", en: "“Programado” and “Alcanzado”")
      case .levels:
        BilingualText(
          es: "filas de Fin, Propósito, Componente o Actividad",
          en: "rows of Fin, Propósito, Componente or Actividad")
      }
    }
  }

  /// How many of the parts were found.
  package var score: Int { Part.allCases.count - missing.count }

  /// In words: `es el formato …; fila 3: Nombre, 1er. Trim.; falta …`.
  package var text: BilingualText {
    func words(_ language: Language) -> String {
      let seen = found.prefix(4).joined(separator: ", ") + (found.count > 4 ? " (+\(found.count - 4))" : "")
      let lacking = missing.map { $0.name[language] }.joined(separator: ", ")
      let place = row.map { BilingualText(es: "fila \($0 + 1)", en: "row \($0 + 1)")[language] }
      let head = place.map { "\($0): \(seen); " } ?? ""
      let name = form.map {
        BilingualText(es: "es el formato ", en: "it is the form ")[language] + $0.name[language] + "; "
      }
      return (name ?? "") + head + BilingualText(es: "falta ", en: "missing ")[language] + lacking
    }
    return BilingualText(es: words(.spanish), en: words(.english))
  }

  /// Looks at the first rows of a sheet.
  init(_ view: SheetView, session: ReadingSession) {
    var best: [(item: SheetView.Item, terms: [Vocabulary.Term])] = []
    var hasLevels = false
    let terms = HeadingTerms(session: session)
    for row in view.rows.prefix(Self.rowsLookedAt) {
      hasLevels = hasLevels || row.own.contains { LevelReading.isLevel($0, session: session) }
      let known = row.own.prefix(Self.cellsLookedAt).compactMap { item in
        let meaning = item.text.utf8.count <= HeadingTerms.longest ? terms.terms(of: item.text) : []
        return meaning.isEmpty ? nil : (item, meaning)
      }
      if known.count > best.count { best = known }
    }
    if best.count >= 2 {
      row = best.first?.item.row
      found = best.map(\.item.text)
    }
    let all = best.flatMap(\.terms)
    let parts: [(Part, Bool)] = [
      (.names, all.contains(.field(.level)) || all.contains(.field(.name))),
      (
        .quarters,
        all.contains { if case .period = $0 { true } else if case .measure = $0 { true } else { false } }
      ),
      (
        .measures,
        all.contains { if case .group = $0 { true } else if case .measure = $0 { true } else { false } }
      ),
      (.levels, hasLevels),
    ]
    missing = parts.filter { !$0.1 }.map(\.0)
    if missing.isEmpty { missing = [.levels] }
  }

  private static let rowsLookedAt = 60
  private static let cellsLookedAt = 60
}
