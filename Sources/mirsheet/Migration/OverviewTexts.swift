import MIRSchema
import SheetIO

/// The words of the overview page, by the names that its template has for them.
enum OverviewTexts {
  static let all: KeyValuePairs<String, BilingualText> = [
    "language": BilingualText(es: "es", en: "en"),
    "title": BilingualText(es: "Migración de informes trimestrales", en: "Migration of quarterly reports"),
    "lead": BilingualText(
      es: "Qué entró, qué salió y qué debe ver una persona.",
      en: "What came in, what came out, and what a person must look at."),
    "whereAll": BilingualText(
      es: "Los datos completos, con la celda de la que salió cada número, están en",
      en: "All data, with the cell that each number came from, are in"),
    "whereFlat": BilingualText(es: "; una tabla plana, en", en: "; a flat table is in"),
    "cardFiles": BilingualText(es: "archivos", en: "files"),
    "cardReports": BilingualText(es: "informes leídos", en: "reports read"),
    "cardChosen": BilingualText(es: "informes elegidos", en: "reports chosen"),
    "cardIndicators": BilingualText(es: "indicadores", en: "indicators"),
    "cardAmounts": BilingualText(es: "valores", en: "values"),
    "cardSeries": BilingualText(es: "series", en: "series"),
    "cardErrors": BilingualText(es: "errores", en: "errors"),
    "cardWarnings": BilingualText(es: "avisos", en: "warnings"),
    "cardUnplaced": BilingualText(es: "celdas sin lugar", en: "unplaced cells"),
    "complianceTitle": BilingualText(
      es: "Cumplimiento por programa y trimestre", en: "Compliance by programme and quarter"),
    "complianceLead": BilingualText(
      es:
        "El promedio de lo alcanzado entre lo programado a la fecha, de los indicadores de cada informe; la flecha compara con el trimestre anterior. Cada porcentaje lleva al JSON del informe, y «hoja», al archivo de la unidad.",
      en:
        "The average of achieved over programmed to date, of the indicators of each report; the arrow compares with the quarter before. Each percentage leads to the report's JSON, and “sheet” to the unit's file."
    ),
    "filterTitle": BilingualText(es: "Mostrar solo los programas", en: "Show only the programmes"),
    "filterLights": BilingualText(es: "con algún trimestre", en: "with some quarter"),
    "filterErrors": BilingualText(es: "Con errores", en: "With errors"),
    "filterHoles": BilingualText(es: "Le falta un trimestre", en: "Lacks a quarter"),
    "filterUnit": BilingualText(es: "Unidad", en: "Unit"),
    "allUnits": BilingualText(es: "Todas", en: "All"),
    "allPrograms": BilingualText(es: "Todos los programas", en: "All programmes"),
    "sourceFile": BilingualText(es: "hoja", en: "sheet"),
    "chosenOne": BilingualText(es: "La que se eligió", en: "The one that was chosen"),
    "differences": BilingualText(es: "En qué difieren (elegida / otra)", en: "Differences (chosen / other)"),
    "hole": BilingualText(es: "falta", en: "missing"),
    "outcomesTitle": BilingualText(es: "Qué pasó con cada archivo", en: "What happened to each file"),
    "yearsTitle": BilingualText(es: "Informes por año y trimestre", en: "Reports by year and quarter"),
    "yearsLead": BilingualText(
      es: "En claro, los informes elegidos; en rojo, los que tienen algún error que revisar.",
      en: "Light: the reports chosen; red: those with an error to check."),
    "quarterMark": BilingualText(es: "T", en: "Q"),
    "personTitle": BilingualText(es: "Lo que debe ver una persona", en: "What a person must look at"),
    "choiceRule": Choice.rule,
    "conflictsTitle": BilingualText(
      es: "Informes que no coinciden sobre un mismo trimestre",
      en: "Reports that disagree about the same quarter"),
    "unidentifiedTitle": BilingualText(
      es: "Informes sin año, trimestre o programa", en: "Reports without year, quarter or programme"),
    "failuresTitle": BilingualText(
      es: "Archivos que no se pudieron leer", en: "Files that could not be read"),
    "findingsTitle": BilingualText(es: "Hallazgos", en: "Findings"),
    "programsTitle": BilingualText(es: "Programas", en: "Programmes"),
    "changesTitle": BilingualText(
      es: "Indicadores que cambiaron con el tiempo", en: "Indicators that changed over time"),
    "familiesTitle": BilingualText(es: "Familias de hojas", en: "Families of sheets"),
    "familiesLead": BilingualText(
      es: "Archivos de la misma forma: basta ver con cuidado uno de cada una.",
      en: "Files with the same layout: it is enough to look closely at one of each."),
    "refusedTitle": BilingualText(es: "Lo que no se tomó", en: "What was not taken"),
    "refusedLead": BilingualText(
      es: "Archivos que no contienen un informe trimestral.", en: "Files that contain no quarterly report."),
    "skippedLead": BilingualText(es: "Archivos omitidos.", en: "Files that were skipped."),
    "none": BilingualText(es: "Ninguno.", en: "None."),
    "period": BilingualText(es: "Periodo", en: "Period"),
    "periods": BilingualText(es: "Periodos", en: "Periods"),
    "unit": BilingualText(es: "Unidad", en: "Unit"),
    "program": BilingualText(es: "Programa", en: "Programme"),
    "loser": BilingualText(es: "Versión que no se eligió", en: "Version that was not chosen"),
    "why": BilingualText(es: "Por qué", en: "Why"),
    "file": BilingualText(es: "Archivo", en: "File"),
    "files": BilingualText(es: "Archivos", en: "Files"),
    "sheet": BilingualText(es: "Hoja", en: "Sheet"),
    "weight": BilingualText(es: "Gravedad", en: "Severity"),
    "rule": BilingualText(es: "Regla", en: "Rule"),
    "times": BilingualText(es: "Veces", en: "Times"),
    "example": BilingualText(es: "Un ejemplo", en: "An example"),
    "reports": BilingualText(es: "Informes", en: "Reports"),
    "errors": BilingualText(es: "Errores", en: "Errors"),
    "indicator": BilingualText(es: "Indicador", en: "Indicator"),
    "what": BilingualText(es: "Qué", en: "What"),
    "before": BilingualText(es: "Antes", en: "Before"),
    "after": BilingualText(es: "Después", en: "After"),
    "more": BilingualText(es: "más, en la base de datos", en: "more, in the database"),
    "morePrograms": BilingualText(
      es: "programas más, contados en el último renglón; están en la base de datos",
      en: "more programmes, counted in the last row; they are in the database"),
    "format": BilingualText(es: "Formato", en: "Format"),
    "doubtful": BilingualText(es: "Con errores", en: "With errors"),
    "oneOfThem": BilingualText(es: "Uno de ellos", en: "One of them"),
  ]

  /// The words in one language.
  static func texts(in language: Language) -> [String: String] {
    Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0.value[language]) })
  }

  /// What outcomes are called, and in what colour they are shown.
  static let outcomes: [(outcome: String, name: BilingualText, colour: String)] = [
    ("read", BilingualText(es: "leídos", en: "read"), "#2e7d32"),
    ("copy", BilingualText(es: "copias exactas", en: "exact copies"), "#90a4ae"),
    ("container", BilingualText(es: "archivos zip", en: "zip archives"), "#78909c"),
    ("refused", BilingualText(es: "no son informes", en: "are not reports"), "#bdbdbd"),
    ("skipped", BilingualText(es: "omitidos", en: "skipped"), "#e0e0e0"),
    ("unreadable", BilingualText(es: "no se pudieron leer", en: "could not be read"), "#d84315"),
    ("timed-out", BilingualText(es: "no terminaron", en: "did not finish"), "#ef6c00"),
    ("crashed", BilingualText(es: "fallaron", en: "failed"), "#c62828"),
    ("pending", BilingualText(es: "pendientes", en: "pending"), "#ffd54f"),
  ]

  /// What an outcome of a file or the status of a report is called, of one alone.
  static func tag(_ name: String) -> BilingualText {
    let spanish = [
      "copy": "copia", "container": "zip", "refused": "no es informe", "skipped": "pasado por alto",
      "unreadable": "no se pudo leer", "timed-out": "no terminó", "crashed": "falló", "pending": "por leer",
      "version": "no coincide", "duplicate": "repetido", "unidentified": "sin periodo o programa",
    ]
    return BilingualText(es: spanish[name] ?? name, en: name)
  }

  /// What happened to an indicator.
  static func change(_ kind: SeriesChange.Kind) -> BilingualText {
    switch kind {
    case .renamed: BilingualText(es: "cambió de nombre", en: "was renamed")
    case .renumbered: BilingualText(es: "cambió de número", en: "was renumbered")
    case .goalMoved: BilingualText(es: "se movió la meta", en: "its goal moved")
    case .transferred:
      BilingualText(es: "cambió de unidad o de programa", en: "moved to another unit or programme")
    case .began: BilingualText(es: "no estaba antes", en: "was not there before")
    case .ended: BilingualText(es: "ya no está después", en: "is no longer there")
    }
  }
}
