package import SheetIO

/// What people should know of a rule, beyond what one finding of it says.
///
/// The message and the remedy are the ``MessageCatalogue``'s.
package struct RuleText: Sendable {
  /// What the rule is about.
  package let group: RuleGroup
  /// What the rule demands or notices, in a sentence that stands by itself.
  package let meaning: BilingualText
  /// An example in which it speaks.
  package let fires: BilingualText
  /// One that looks like it and in which it does not.
  package let passes: BilingualText

  package init(
    _ group: RuleGroup, meaning: BilingualText, fires: BilingualText, passes: BilingualText
  ) {
    self.group = group
    self.meaning = meaning
    self.fires = fires
    self.passes = passes
  }
}

/// What rules are about, in the order in which they are listed.
package enum RuleGroup: String, CaseIterable, Sendable {
  case file, header, heading, layout, rows, cells
  case arithmetic, structure, completeness, catalogues, plausibility, hygiene
  case series, templates, interchange

  /// What people call the group.
  package var name: BilingualText {
    switch self {
    case .file: BilingualText(es: "El archivo y sus hojas", en: "The file and its sheets")
    case .header: BilingualText(es: "El encabezado del informe", en: "The report's header block")
    case .heading: BilingualText(es: "Los encabezados de las columnas", en: "The column headings")
    case .layout: BilingualText(es: "Cómo está dispuesta la hoja", en: "How the sheet is laid out")
    case .rows: BilingualText(es: "Los renglones", en: "The rows")
    case .cells: BilingualText(es: "Las celdas", en: "The cells")
    case .arithmetic: BilingualText(es: "Las cuentas", en: "The arithmetic")
    case .structure: BilingualText(es: "La estructura de la matriz", en: "The structure of the matrix")
    case .completeness: BilingualText(es: "Lo que falta", en: "What is missing")
    case .catalogues: BilingualText(es: "Los catálogos y la guía", en: "The catalogues and the guide")
    case .plausibility: BilingualText(es: "Valores poco creíbles", en: "Unlikely values")
    case .hygiene: BilingualText(es: "El cuidado del libro", en: "The care of the workbook")
    case .series: BilingualText(es: "Entre informes", en: "Between reports")
    case .templates: BilingualText(es: "Las plantillas que vuelven", en: "Templates that come back")
    case .interchange: BilingualText(es: "CSV y JSON", en: "CSV and JSON")
    }
  }
}

/// What is known of every rule.
package enum RuleBook {
  /// What people should know of a rule.
  package static func text(for code: FindingCode) -> RuleText? {
    switch code {
    default: nil
    }
  }
}
