import SheetIO

/// Every message of every rule, in both languages. The only place where these texts stand.
package enum MessageCatalogue {
  /// The entry of a rule.
  package static func entry(for code: FindingCode) -> MessageEntry {
    switch code {
    case .csvColumnUnknown:
      rule(
        .warning, es: "La columna «{raw}» del CSV no es ninguna de las conocidas; sus celdas quedan sin lugar.",
        en: "Column “{raw}” of the CSV is none of the known ones; its cells are left unplaced.",
        fixES: "Use los encabezados que imprime «mirsheet schema --csv».",
        fixEN: "Use the headings that “mirsheet schema --csv” prints.")
    default:
      rule(.warning, es: "{raw}", en: "{raw}", fixES: "", fixEN: "")
    }
  }

  private static func rule(
    _ severity: Severity, es: String, en: String, fixES: String, fixEN: String
  ) -> MessageEntry {
    MessageEntry(
      severity: severity, message: BilingualText(es: es, en: en), hint: BilingualText(es: fixES, en: fixEN))
  }
}
