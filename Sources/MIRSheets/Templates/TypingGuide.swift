package import MIRSchema
package import SheetIO

/// What to type into a field, in one sentence; input hints, error messages and instructions all say it.
package enum TypingGuide {
  /// What to type.
  package static func text(for field: FieldDescription) -> BilingualText {
    switch field.kind {
    case .number:
      BilingualText(
        es:
          "Escriba solo un número, por ejemplo 20 o 12.5: sin letras ni unidades. Si no hay dato, deje la celda vacía.",
        en:
          "Type only a number, for example 20 or 12.5: no letters, no units. Leave the cell blank if there is none."
      )
    case .integer(let bounds):
      BilingualText(
        es:
          "Escriba el año con cuatro cifras, de \(bounds.lowerBound) a \(bounds.upperBound), por ejemplo 2023.",
        en:
          "Type the year in four digits, from \(bounds.lowerBound) to \(bounds.upperBound), for example 2023."
      )
    case .catalogue(.level):
      BilingualText(
        es:
          "Fin, Propósito, Componente con su número (Componente 2) o Actividad con el suyo (Actividad 2.3).",
        en:
          "Fin, Propósito, Componente with its number (Componente 2) or Actividad with its own (Actividad 2.3)."
      )
    case .catalogue(let name):
      list(Vocabulary.standard.officialValues[name, default: []])
    case .prose:
      BilingualText(
        es: "Texto libre; puede llevar varios renglones (Alt + Entrar).",
        en: "Free text; it may have several lines (Alt + Enter).")
    case .line, .code:
      BilingualText(es: "Texto breve, en un solo renglón.", en: "A short text, on one line.")
    }
  }

  private static func list(_ values: [String]) -> BilingualText {
    let all = values.joined(separator: ", ")
    return BilingualText(es: "Elija de la lista: \(all).", en: "Choose from the list: \(all).")
  }

  /// What is said when something else was typed.
  static func error(for field: FieldDescription) -> SheetBehaviour.Message {
    SheetBehaviour.Message(
      "Dato no válido", "«\(field.title)» no admite lo que se escribió. \(text(for: field).spanish)")
  }

  /// What is said when the cell is selected.
  static func input(for field: FieldDescription) -> SheetBehaviour.Message {
    SheetBehaviour.Message(field.title, "\(field.summary.spanish) \(text(for: field).spanish)")
  }
}
