public import SheetIO

/// What was recognised in a workbook, and why, for people to follow.
public struct Explanation {
  /// Whether any sheet holds a report.
  public let hasReports: Bool
  private let file: String
  private let workbook: Workbook
  private let sheets: [(sheet: Sheet, reading: SheetReading?)]
  private let findings: [Finding]

  /// Reads a workbook to explain it.
  public init(_ workbook: Workbook, file: String, options: ReportReader.Options = ReportReader.Options()) {
    let reader = ReportReader(options: options)
    self.file = file
    self.workbook = workbook
    sheets = workbook.sheets.map { sheet in
      let isRead = sheet.visibility == .visible || options.includesHiddenSheets
      return (sheet, isRead ? reader.read(sheet, of: workbook) : nil)
    }
    hasReports = sheets.contains { $0.reading?.reports.isEmpty == false }
    findings = reader.read(workbook, source: Source(format: workbook.format.rawValue)).findings
  }

  /// The whole explanation.
  public func text(in language: Language) -> String {
    var text = Text(language: language)
    let size = BilingualText(sheets.count, es: ("hoja", "hojas"), en: ("sheet", "sheets"))[language]
    text.line("\(file): \(workbook.format.rawValue), \(size)")
    for (sheet, reading) in sheets { explain(sheet, reading, &text) }
    text.line()
    let weights = [
      BilingualText(count(.error), es: ("error", "errores"), en: ("error", "errors")),
      BilingualText(count(.warning), es: ("aviso", "avisos"), en: ("warning", "warnings")),
      BilingualText(count(.info), es: ("nota", "notas"), en: ("note", "notes")),
    ].map { $0[language] }.joined(separator: ", ")
    text.line(es: "Hallazgos: \(weights)", en: "Findings: \(weights)")
    for finding in findings.sorted(by: { $0.severity > $1.severity }) {
      text.line(
        "  \(finding.severity.name(in: language)) [\(finding.code.rawValue)] \(finding.place): \(finding.message[language])"
      )
    }
    return text.output
  }

  private func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }

  /// Lines in one language.
  private struct Text {
    let language: Language
    var output = ""

    mutating func line(_ text: String = "") { output += text + "\n" }
    mutating func line(es: String, en: String) { line(BilingualText(es: es, en: en)[language]) }
  }

  private func explain(_ sheet: Sheet, _ reading: SheetReading?, _ text: inout Text) {
    text.line()
    guard let reading else {
      return text.line(
        es: "Hoja «\(sheet.name)»: oculta, no se leyó.", en: "Sheet “\(sheet.name)”: hidden, not read.")
    }
    guard !reading.reports.isEmpty else {
      return text.line(
        es:
          "Hoja «\(sheet.name)»: sin informe (ningún renglón es un encabezado con Nivel o Nombre y valores por trimestre).",
        en:
          "Sheet “\(sheet.name)”: no report (no row is a heading with Nivel or Nombre and values by quarter)."
      )
    }
    text.line(es: "Hoja «\(sheet.name)»", en: "Sheet “\(sheet.name)”")
    for report in reading.reports { explain(report, &text) }
    explainHeadings(reading, &text)
    explainRows(reading, &text)
    explainAccount(reading.account.totals, &text)
  }

  private func explain(_ report: Report, _ text: inout Text) {
    let unit = CodedTextReading.text(unit: report.responsibleUnit) ?? "–"
    let program = CodedTextReading.text(unit: report.program) ?? "–"
    let period = PeriodReading.text(quarter: report.quarter, year: report.fiscalYear) ?? "–"
    let indicators = BilingualText(
      report.indicators.count, es: ("indicador", "indicadores"), en: ("indicator", "indicators"))
    let signatures = BilingualText(
      report.signatures.count, es: ("firma", "firmas"), en: ("signature", "signatures"))
    text.line(
      es:
        "  Informe: \(period); UR \(unit); programa \(program); \(indicators.spanish), \(signatures.spanish)",
      en:
        "  Report: \(period); unit \(unit); programme \(program); \(indicators.english), \(signatures.english)"
    )
  }

  // MARK: Headings

  private func explainHeadings(_ reading: SheetReading, _ text: inout Text) {
    text.line(
      es: "  Encabezados de columnas: \(reading.bands.count)", en: "  Column headings: \(reading.bands.count)"
    )
    var known: [ColumnMap: Int] = [:]
    for (number, band) in reading.bands.enumerated() {
      let rows = "\(band.rows.lowerBound + 1)–\(band.rows.upperBound + 1)"
      if let same = known[band.columns] {
        text.line(
          es: "    \(number + 1). filas \(rows): igual que el \(same)",
          en: "    \(number + 1). rows \(rows): like \(same)")
        continue
      }
      known[band.columns] = number + 1
      text.line(es: "    \(number + 1). filas \(rows):", en: "    \(number + 1). rows \(rows):")
      for (column, key) in band.columns.order {
        let path = band.columns.paths[column, default: []].joined(separator: " › ")
        text.line("       \(CellAddress.name(ofColumn: column)): \(path) → \(key)")
      }
      for displaced in band.columns.displaced {
        text.line(
          es:
            "       «\(displaced.text)» está en \(displaced.cell); sus columnas empiezan en \(CellAddress.name(ofColumn: displaced.column))",
          en:
            "       “\(displaced.text)” stands at \(displaced.cell); its columns begin at \(CellAddress.name(ofColumn: displaced.column))"
        )
      }
      for (column, heading) in band.columns.unknown.sorted(by: { $0.key < $1.key }) {
        text.line("       \(CellAddress.name(ofColumn: column)): \(heading) → ?")
      }
    }
  }

  // MARK: Rows

  private func explainRows(_ reading: SheetReading, _ text: inout Text) {
    text.line(es: "  Filas:", en: "  Rows:")
    for (row, kind, note) in reading.rows {
      let name = Self.names[kind].map { $0[text.language] } ?? kind.rawValue
      text.line("    \(row + 1): \(name)\(note.isEmpty ? "" : " – \(note)")")
    }
  }

  private static let names: [RowKind: BilingualText] = [
    .heading: BilingualText(es: "encabezado de columnas", en: "column heading"),
    .header: BilingualText(es: "encabezado de página", en: "page header"),
    .title: BilingualText(es: "título", en: "title"),
    .section: BilingualText(es: "sección", en: "section"),
    .record: BilingualText(es: "indicador", en: "record"),
    .continuation: BilingualText(es: "continuación", en: "continuation"),
    .note: BilingualText(es: "nota", en: "note"),
    .total: BilingualText(es: "totales", en: "totals"),
    .pageNumber: BilingualText(es: "número de página", en: "page number"),
    .signature: BilingualText(es: "firma", en: "signature"),
    .outside: BilingualText(es: "fuera del informe", en: "outside the report"),
  ]

  // MARK: Account

  private func explainAccount(_ totals: CellAccount.Totals, _ text: inout Text) {
    text.line(
      es:
        "  Celdas: \(totals.fields) en campos + \(totals.headings) encabezados + \(totals.repeated) repetidas + \(totals.unplaced) sin lugar = \(totals.fields + totals.headings + totals.repeated + totals.unplaced) de \(totals.all)",
      en:
        "  Cells: \(totals.fields) in fields + \(totals.headings) headings + \(totals.repeated) repeated + \(totals.unplaced) unplaced = \(totals.fields + totals.headings + totals.repeated + totals.unplaced) of \(totals.all)"
    )
  }
}
