package import SheetIO

extension Indicator {
  /// What programs know the indicator by in its report: `Fin`, `Prop`, `C-2`, `A-1.10`.
  ///
  /// Of a number alone they make 1.1 out of 1.10, or a date, and of `F` alone a truth value. It is blank where the level or
  /// its number is not known.
  package var key: String? {
    switch Level(official: level) {
    case .fin: return "Fin"
    case .purpose: return "Prop"
    case .component: return number.map { "C-\($0)" }
    case .activity: return number.map { "A-\($0)" }
    case nil: return nil
    }
  }

  /// What the key is, for those who meet it in a table.
  package static let keySummary = BilingualText(
    es: "Nivel y número en un texto que ningún programa toma por número ni fecha: Fin, Prop, C-2, A-1.10.",
    en: "Level and number in a text that no program takes for a number or a date: Fin, Prop, C-2, A-1.10.")
}
