import SheetIO

/// What the guide for indicator matrices recommends for each level.
///
/// Source: Guía para el diseño de la Matriz de Indicadores para Resultados, and the guides for strategic indicators of
/// CONEVAL and SHCP.
enum LevelGuideRule: ReviewRule {
  static let codes: [FindingCode] = [.typeUnusual, .dimensionUnusual, .frequencyUnusual]

  private struct Guide {
    let types: [String]
    let dimensions: [String]
    let frequencies: [String]
  }

  private static func guide(for level: Level) -> Guide {
    switch level {
    case .fin:
      Guide(
        types: ["Estratégico"], dimensions: ["Eficacia"],
        frequencies: ["Anual", "Bienal", "Trienal", "Quinquenal", "Sexenal"])
    case .purpose:
      Guide(
        types: ["Estratégico"], dimensions: ["Eficacia", "Eficiencia"],
        frequencies: ["Semestral", "Anual", "Bienal"])
    case .component:
      Guide(
        types: ["Estratégico", "De gestión"], dimensions: ["Eficacia", "Eficiencia", "Calidad"],
        frequencies: ["Trimestral", "Cuatrimestral", "Semestral"])
    case .activity:
      Guide(
        types: ["De gestión"], dimensions: ["Eficacia", "Eficiencia", "Economía"],
        frequencies: ["Mensual", "Bimestral", "Trimestral"])
    }
  }

  static func findings(in report: ReviewedReport) -> [Finding] {
    report.levelled.flatMap { place, level, _ -> [Finding] in
      let one = report.report.indicators[place]
      let guide = guide(for: level)
      let checks: [(FindingCode, FieldKey, String?, CatalogueName, [String])] = [
        (.typeUnusual, .type, one.type, .type, guide.types),
        (.dimensionUnusual, .dimension, one.dimension, .dimension, guide.dimensions),
        (.frequencyUnusual, .frequency, one.frequency, .frequency, guide.frequencies),
      ]
      return checks.compactMap { code, key, found, catalogue, wanted -> Finding? in
        // What is in no catalogue is reported as that.
        guard let found, !wanted.contains(found),
          Vocabulary.standard.officials(found)[safe: catalogue.position] != nil
        else { return nil }
        return report.finding(
          code, ["level": level.name], indicator: place, field: key, raw: found,
          expected: wanted.joined(separator: ", "))
      }
    }
  }
}

extension Array where Element == String? {
  /// The value at a place; `nil` where there is none.
  fileprivate subscript(safe place: Int) -> String? { indices.contains(place) ? self[place] : nil }
}
