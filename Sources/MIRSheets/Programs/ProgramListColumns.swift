import MIRSchema
import SheetIO

/// The headings by which the columns of a list of programmes are known: those of the flat CSV, the labels of the
/// sheets, and short names.
enum ProgramListColumns {
  /// The key of a flat CSV's column that a heading stands for.
  static func key(for heading: String, _ vocabulary: Vocabulary) -> String? {
    let folded = FoldedText(heading)
    if let column = CSVColumns.byHeading[folded] { return column.key }
    if let short = shortNames[folded] { return short }
    if let context = vocabulary.context(for: folded) { return key(of: context) }
    for case .field(let key) in vocabulary.terms(for: folded) {
      return FieldDescription.snake(key.split(separator: ".").map(String.init))
    }
    return nil
  }

  private static func key(of context: Vocabulary.Context) -> String {
    switch context {
    case .responsibleUnit: unit
    case .program: program
    case .quarter: "quarter"
    case .fiscalYear: "fiscal_year"
    case .plan: "plan_alignment_plan"
    case .axes: "plan_alignment_axes_name"
    case .objectives: "plan_alignment_objectives_text"
    }
  }

  static let unit = "responsible_unit_name"
  static let program = "program_name"

  private static let names: [String: [String]] = [
    "responsible_unit_code": [
      "clave ur", "ur clave", "clave unidad", "clave de unidad", "clave de la ur", "unit code", "ur code",
      "codigo ur", "código unidad",
    ],
    unit: ["unidad", "unit", "unit name", "responsible unit", "nombre ur", "nombre unidad"],
    "program_code": [
      "clave pp", "pp clave", "clave programa", "clave del programa", "programme code", "pp code",
      "codigo pp",
      "código programa",
    ],
    program: [
      "programa", "programme", "programme name", "program", "nombre pp", "nombre programa",
      "nombre del programa",
    ],
    "plan_alignment_plan": ["plan"],
    "plan_alignment_axes_code": ["clave eje", "axis code", "axes code"],
    "plan_alignment_axes_name": ["eje", "ejes", "axis", "axes", "axis name", "axes name"],
    "plan_alignment_objectives_code": ["clave objetivo", "objective code", "objectives code"],
    "plan_alignment_objectives_text": [
      "objetivo", "objetivos", "objective", "objectives", "objective text", "objectives text",
    ],
    "fiscal_year": ["año", "year", "ejercicio"],
    "quarter": ["trimestre"],
  ]

  private static let shortNames: [FoldedText: String] = Dictionary(
    names.flatMap { key, words in words.map { (FoldedText($0), key) } },
    uniquingKeysWith: { first, _ in first })

  /// The known heading that a heading is nearest to; `nil` when none is near.
  static func nearest(to heading: String) -> String? {
    let folded = FoldedText(heading)
    let limit = max(2, folded.key.utf8.count / 3)
    let known = CSVColumns.all.flatMap { [$0.key, $0.label] } + names.values.flatMap { $0 }
    return known.compactMap { name in
      folded.distance(to: FoldedText(name), limit: limit).map { (name, $0) }
    }.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }
}
