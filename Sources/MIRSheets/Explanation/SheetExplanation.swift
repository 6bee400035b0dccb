import MIRSchema
import SheetIO

/// The steps of the recognition of one sheet, each with what it found and by what.
struct SheetExplanation {
  let sheet: Sheet
  let reading: SheetReading

  /// Writes all steps.
  func write(to text: inout ExplanationText) {
    text.line(es: "Hoja «\(sheet.name)»", en: "Sheet “\(sheet.name)”")
    for report in reading.reports { explain(report, &text) }
    for step in reading.layouts {
      text.line(es: "  Disposición: \(step.reason.spanish)", en: "  Layout: \(step.reason.english)")
    }
    explainHeader(&text)
    explainBands(&text)
    explainColumns(&text)
    explainRows(&text)
    explainPlacing(&text)
    explainAccount(reading.account.totals, &text)
  }

  private func explain(_ report: Report, _ text: inout ExplanationText) {
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

  // MARK: 1. Page headers

  private func explainHeader(_ text: inout ExplanationText) {
    text.line(
      es:
        "  1. Encabezado de página: se buscan sus etiquetas, con el valor a su lado, debajo o en la misma celda.",
      en:
        "  1. Page header: its labels are searched for, with the value next to them, below or in the same cell."
    )
    if reading.headerLines.isEmpty { text.line(es: "     Ninguna etiqueta.", en: "     No label.") }
    for line in reading.headerLines {
      let value = line.value.map { Self.short($0, to: 70) } ?? "–"
      text.line("     \(line.label.address) «\(Self.short(line.label.shownText, to: 40))» → \(value)")
    }
    let repeated = reading.rows.filter { $0.kind == .header }.count - reading.headerLines.count
    if repeated > 0 {
      text.line(
        es: "     \(repeated) renglones más repiten o continúan lo anterior.",
        en: "     \(repeated) more rows repeat or continue it.")
    }
  }

  // MARK: 2. Heading bands

  private func explainBands(_ text: inout ExplanationText) {
    let places = reading.bands.map { "\($0.rows.lowerBound + 1)–\($0.rows.upperBound + 1)" }
    text.line(
      es:
        "  2. Encabezados de columnas: \(places.count), en las filas \(places.joined(separator: ", ")), reconocidos por sus palabras.",
      en:
        "  2. Column headings: \(places.count), in rows \(places.joined(separator: ", ")), recognised by their words."
    )
  }

  // MARK: 3 and 4. Columns

  private func explainColumns(_ text: inout ExplanationText) {
    text.line(
      es:
        "  3. Columnas: la ruta de cada una en el encabezado, y su campo; se asignan todas a la vez.",
      en: "  3. Columns: the path of each in the heading, and its field; all are assigned at once.")
    var known: [ColumnMap: Int] = [:]
    for (number, band) in reading.bands.enumerated() {
      let rows = "\(band.rows.lowerBound + 1)–\(band.rows.upperBound + 1)"
      let map = band.columns.anywhere
      if let same = known[map] {
        text.line(
          es: "     Filas \(rows): igual que el encabezado \(same).",
          en: "     Rows \(rows): like heading \(same).")
        continue
      }
      known[map] = number + 1
      text.line(
        es: "     Filas \(rows) (encabezado \(number + 1)):", en: "     Rows \(rows) (heading \(number + 1)):"
      )
      for run in runs(of: band.columns) {
        let lines =
          run.count > 2
          ? [runLine(run, band.columns, text.language)]
          : run.map { columnLine($0.column, $0.key, band.columns, text.language) }
        for line in lines { text.line("       \(line)") }
      }
      explainOddities(band.columns, &text)
    }
  }

  /// The columns one by one; those of one measure that follow each other and were recognised by the same, together.
  private func runs(of map: ColumnMap) -> [[(column: Int, key: FieldKey)]] {
    var runs: [[(column: Int, key: FieldKey)]] = []
    for entry in map.order where map.paths[entry.column] != nil {
      if let last = runs.last?.last, let measure = Measure.of(entry.key), Measure.of(last.key) == measure,
        map.reasons[last.column]?.basis == map.reasons[entry.column]?.basis, last.column + 1 == entry.column
      {
        runs[runs.count - 1].append(entry)
      } else {
        runs.append([entry])
      }
    }
    return runs
  }

  private func runLine(
    _ run: [(column: Int, key: FieldKey)], _ map: ColumnMap, _ language: Language
  ) -> String {
    guard let first = run.first, let last = run.last, let measure = Measure.of(first.key) else { return "" }
    let columns = "\(CellAddress.name(ofColumn: first.column))–\(CellAddress.name(ofColumn: last.column))"
    let group = map.paths[first.column, default: []].dropLast().joined(separator: " › ")
    let leaves = run.compactMap { map.paths[$0.column]?.last }.joined(separator: ", ")
    let periods = run.compactMap { Period.of($0.key)?.heading }.joined(separator: ", ")
    let name = language == .spanish ? measure.heading : measure.rawValue
    let basis = map.reasons[first.column].map { " (\(Self.basis($0.basis)[language]))" } ?? ""
    return "\(columns): \(group.isEmpty ? "" : group + " › ")\(leaves) → \(name): \(periods)\(basis)"
  }

  private func columnLine(_ column: Int, _ key: FieldKey, _ map: ColumnMap, _ language: Language) -> String {
    let path = map.paths[column, default: []].joined(separator: " › ")
    let name = language == .spanish ? key.title : key.rawValue
    var line = "\(CellAddress.name(ofColumn: column)): \(path) → \(name)"
    guard let reason = map.reasons[column] else { return line }
    line += " (" + Self.basis(reason.basis)[language]
    if reason.cost > 0.1 {
      line += BilingualText(es: ", costo ", en: ", cost ")[language] + Self.cost(reason.cost)
    }
    if let other = reason.runnerUp, let margin = reason.margin {
      let title = language == .spanish ? other.title : other.rawValue
      line +=
        BilingualText(es: "; si no, \(title), más costosa por ", en: "; otherwise \(other), costlier by ")[
          language]
        + Self.cost(margin)
    }
    return line + ")"
  }

  private static func cost(_ cost: Double) -> String {
    guard (0..<1e6).contains(cost) else { return "\(cost)" }
    return RealignmentFindings.cost(Int((cost * 100).rounded(.toNearestOrEven)))
  }

  private static func basis(_ basis: ColumnMap.Basis) -> BilingualText {
    switch basis {
    case .words: BilingualText(es: "palabras", en: "words")
    case .misspelt: BilingualText(es: "palabras con una letra cambiada", en: "words with a letter changed")
    case .part: BilingualText(es: "una parte de sus palabras", en: "part of its wording")
    case .content: BilingualText(es: "lo que contiene", en: "what it holds")
    case .group: BilingualText(es: "su grupo y su periodo", en: "its group and period")
    case .order: BilingualText(es: "el orden de los grupos", en: "the order of the groups")
    case .ownWords:
      BilingualText(es: "medida y periodo en sus palabras", en: "measure and period in its words")
    case .neighbours:
      BilingualText(es: "lo que está bajo los demás grupos", en: "what stands under the other groups")
    case .arithmetic: BilingualText(es: "la aritmética de las filas", en: "the arithmetic of the rows")
    }
  }

  private func explainOddities(_ map: ColumnMap, _ text: inout ExplanationText) {
    for displaced in map.displaced {
      let column = CellAddress.name(ofColumn: displaced.column)
      text.line(
        es: "       «\(displaced.text)» está en \(displaced.cell); sus columnas empiezan en \(column).",
        en: "       “\(displaced.text)” is at \(displaced.cell); its columns begin at \(column).")
    }
    for entry in map.contradicted {
      text.line(
        es: "       «\(entry.text ?? "–")» (\(entry.cell)) es, por la aritmética, \(entry.measure.heading).",
        en: "       “\(entry.text ?? "–")” (\(entry.cell)) is, by arithmetic, \(entry.measure.rawValue).")
    }
    for (column, heading) in map.unknown.sorted(by: { $0.key < $1.key }) {
      text.line(
        es: "       \(CellAddress.name(ofColumn: column)): \(heading) → ningún campo",
        en: "       \(CellAddress.name(ofColumn: column)): \(heading) → no field")
    }
    for column in map.unheaded.sorted() {
      text.line(
        es: "       \(CellAddress.name(ofColumn: column)): sin encabezado → ningún campo",
        en: "       \(CellAddress.name(ofColumn: column)): no heading → no field")
    }
  }

  // MARK: 5. Rows

  private func explainRows(_ text: inout ExplanationText) {
    text.line(
      es: "  4. Filas: qué es cada una, por lo que contiene.",
      en: "  4. Rows: what each one is, by its content.")
    for row in reading.rows {
      let name = Self.names[row.kind].map { $0[text.language] } ?? row.kind.rawValue
      text.line("     \(row.row + 1): \(name)\(row.note.isEmpty ? "" : " – \(row.note)")")
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

  // MARK: 6. Cells and realigned rows

  private func explainPlacing(_ text: inout ExplanationText) {
    let moved = reading.findings.filter {
      [.rowShifted, .rowRealigned, .cellsExchanged, .rowAmbiguous].contains($0.code)
    }
    let records = reading.rows.count { $0.kind == .record }
    let rows = Set(moved.compactMap(\.indicator)).count
    text.line(
      es:
        "  5. Celdas: de \(records) indicadores, \(records - rows) se leyeron como están; \(rows) no caben bajo su encabezado y se acomodaron por la aritmética.",
      en:
        "  5. Cells: of \(records) records, \(records - rows) were read as they stand; \(rows) do not fit their headings and were rearranged by arithmetic."
    )
    for (row, label, reason) in reading.placings {
      let name = label.isEmpty ? "" : " (\(label))"
      text.line(
        es: "     Fila \(row + 1)\(name): \(reason.text.spanish)",
        en: "     Row \(row + 1)\(name): \(reason.text.english)")
    }
    for finding in moved {
      text.line(
        "     \(finding.cell ?? ""): \(finding.message[text.language])\(costs(of: finding)[text.language])")
    }
  }

  /// What the readings cost that were weighed against each other, in lost cells.
  private func costs(of finding: Finding) -> BilingualText {
    if let cost = finding.argument("cost"), let next = finding.argument("runnerUp") {
      return BilingualText(
        es: " Costo \(cost); la siguiente lectura, \(next).", en: " Cost \(cost); next best reading, \(next)."
      )
    }
    guard let costs = finding.argument("costs"), !costs.isEmpty else { return BilingualText("") }
    return BilingualText(es: " Costos: \(costs).", en: " Costs: \(costs).")
  }

  // MARK: 7. Account

  private func explainAccount(_ totals: CellAccount.Totals, _ text: inout ExplanationText) {
    text.line(
      es: "  6. Cuenta: cada celda no vacía termina en un solo lugar.",
      en: "  6. Account: every non-blank cell ends up in exactly one place.")
    let sum = totals.fields + totals.headings + totals.repeated + totals.unplaced
    text.line(
      es:
        "     \(totals.fields) en campos + \(totals.headings) encabezados + \(totals.repeated) repetidas + \(totals.unplaced) sin lugar = \(sum) de \(totals.all)",
      en:
        "     \(totals.fields) in fields + \(totals.headings) headings + \(totals.repeated) repeated + \(totals.unplaced) unplaced = \(sum) of \(totals.all)"
    )
  }

  private static func short(_ text: String, to length: Int) -> String {
    let line = NormalText.line(text) ?? text
    return line.count <= length ? line : line.prefix(length) + "…"
  }
}
