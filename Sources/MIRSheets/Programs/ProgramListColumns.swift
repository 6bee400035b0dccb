import MIRSchema
import SheetIO

/// The headings by which the columns of a list of programmes are known: those of the flat CSV, the labels of the
/// sheets, and short names.
enum ProgramListColumns {
  /// The field of the flat CSV's column that a heading stands for.
  static func field(for heading: String, _ vocabulary: Vocabulary) -> FieldKey? {
    let folded = FoldedText(heading)
    if let column = CSVColumns.byHeading[folded] { return column.field }
    if let short = shortNames[folded] { return short }
    if let context = vocabulary.context(for: folded) { return field(of: context) }
    return vocabulary.terms(for: folded).lazy.compactMap { term in
      if case .field(let key) = term { key } else { nil }
    }.first
  }

  private static func field(of context: Vocabulary.Context) -> FieldKey {
    switch context {
    case .responsibleUnit: .responsibleUnitName
    case .program: .programName
    case .quarter: .quarter
    case .fiscalYear: .fiscalYear
    case .plan: .plan
    case .axes: .axes.followed(by: .name)
    case .objectives: .objectives.followed(by: .text)
    }
  }

  private static let names: [FieldKey: [String]] = [
    .responsibleUnitCode: [
      "clave ur", "ur clave", "clave unidad", "clave de unidad", "clave de la ur", "unit code", "ur code",
      "codigo ur", "código unidad",
    ],
    .responsibleUnitName: ["unidad", "unit", "unit name", "responsible unit", "nombre ur", "nombre unidad"],
    .programCode: [
      "clave pp", "pp clave", "clave programa", "clave del programa", "programme code", "pp code",
      "codigo pp",
      "código programa",
    ],
    .programName: [
      "programa", "programme", "programme name", "program", "nombre pp", "nombre programa",
      "nombre del programa",
    ],
    .plan: ["plan"],
    .axes.followed(by: .code): ["clave eje", "axis code", "axes code"],
    .axes.followed(by: .name): ["eje", "ejes", "axis", "axes", "axis name", "axes name"],
    .objectives.followed(by: .code): ["clave objetivo", "objective code", "objectives code"],
    .objectives.followed(by: .text): [
      "objetivo", "objetivos", "objective", "objectives", "objective text", "objectives text",
    ],
    .fiscalYear: ["año", "year", "ejercicio"],
    .quarter: ["trimestre"],
  ]

  private static let shortNames: [FoldedText: FieldKey] = Dictionary(
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
