import MIRSchema
import SheetIO

/// The words of the page of `check`.
enum CheckHTMLTexts {
  static func texts(in language: Language) -> [String: String] {
    all.mapValues { $0[language] }.merging(["language": language.rawValue]) { own, _ in own }
  }

  private static let all: [String: BilingualText] = [
    "title": BilingualText(es: "Revisión de informes trimestrales", en: "Check of quarterly reports"),
    "index": BilingualText(es: "Programas y trimestres", en: "Programmes and quarters"),
    "program": BilingualText(es: "Programa", en: "Programme"),
    "hole": BilingualText(es: "falta", en: "missing"),
    "failed": BilingualText(es: "No se pudieron leer", en: "Could not be read"),
    "findings": BilingualText(es: "Qué corregir o revisar", en: "What to mend or look at"),
    "under": BilingualText(es: "Bajo el encabezado", en: "Under the heading"),
    "is": BilingualText(es: "Se leyó como", en: "Was read as"),
    "toCell": BilingualText(es: "Ver en la hoja", en: "See it in the sheet"),
    "waived": BilingualText(es: "Dispensado:", en: "Waived:"),
    "levels": BilingualText(es: "Avance por nivel, al trimestre", en: "Progress by level, up to the quarter"),
    "level": BilingualText(es: "Nivel", en: "Level"),
    "name": BilingualText(es: "Nombre", en: "Name"),
    "indicators": BilingualText(es: "Indicadores", en: "Indicators"),
    "average": BilingualText(es: "Cumplimiento medio", en: "Average compliance"),
    "sheet": BilingualText(es: "El informe", en: "The report"),
    "compliance": BilingualText(es: "Cumplimiento al trimestre", en: "Compliance up to the quarter"),
    "chart": BilingualText(es: "Programado y alcanzado", en: "Programmed and achieved"),
  ]
}
