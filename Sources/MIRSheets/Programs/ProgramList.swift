package import MIRSchema
import SheetIO

/// A list of programmes for which templates are to be made, as JSON or as a table with a heading row.
///
/// Whatever is wrong in it is reported at once, by row and column or by JSON pointer, before anything is made of it.
package struct ProgramList {
  /// A programme, and where the list names it.
  struct Entry {
    var report: Report
    let place: BilingualText
    /// Where a field of the report is; `nil` when nothing is more precise than ``place``.
    let placeOf: (String) -> BilingualText?
  }

  private var entries: [Entry] = []
  private var problems: [InterchangeError.Problem] = []
  private let sessions: ReadingSessions
  private let year: Int?
  private let quarter: Int?

  /// The programmes of a list.
  ///
  /// `year` and `quarter`, where they are given, hold for all of them; the words are those of `options`. `tell` receives
  /// what is not a reason to refuse the list, like a row of totals that was set apart.
  /// - Throws: ``InterchangeError`` with every wrong place; ``SheetError`` when a table cannot be read at all.
  package static func read(
    _ bytes: [UInt8], year: Int?, quarter: Int?, options: ReportReader.Options = ReportReader.Options(),
    tell: ([Finding]) -> Void = { _ in }
  ) throws -> [Report] {
    var list = ProgramList(year: year, quarter: quarter, options.sessions)
    let form = FileSignature(bytes).form
    if form != .workbook, let place = controlCharacter(in: bytes) {
      list.wrong(
        place, es: "hay un carácter de control, que no se ve; bórrelo",
        en: "there is a control character, which is invisible; delete it")
    } else if form == .json {
      list.entries = try ReportJSON.readPrograms(bytes, vocabulary: options.vocabulary).map {
        report, pointer in
        Entry(report: report, place: BilingualText(es: pointer, en: pointer)) { path in
          BilingualText(es: pointer + path, en: pointer + path)
        }
      }
    } else {
      var table = ProgramTable(try Workbook(bytes, limits: options.limits), options.sessions)
      list.entries = table.entries()
      list.problems = table.problems
      tell(table.findings)
    }
    list.settle()
    guard list.problems.isEmpty else { throw InterchangeError(list.problems) }
    return list.entries.map(\.report)
  }

  private init(year: Int?, quarter: Int?, _ sessions: ReadingSessions) {
    self.sessions = sessions
    self.year = year
    self.quarter = quarter
  }

  /// Where a text has a control character that no text needs; `nil` when it has none, or is not text.
  private static func controlCharacter(in bytes: [UInt8]) -> BilingualText? {
    guard !bytes.contains(0),
      let index = bytes.firstIndex(where: { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) })
    else { return nil }
    let before = bytes[..<index]
    let line = before.count { $0 == 0x0A } + 1
    let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    return BilingualText(es: "fila \(line), letra \(column)", en: "row \(line), letter \(column)")
  }

  // MARK: Checking

  private mutating func settle() {
    if entries.isEmpty, problems.isEmpty {
      wrong(
        BilingualText(es: "la lista", en: "the list"), es: "no nombra ningún programa",
        en: "names no programme")
    }
    var seen: [String: BilingualText] = [:]
    for index in entries.indices {
      entries[index].report = coded(entries[index].report)
      if let year { entries[index].report.fiscalYear = year }
      if let quarter { entries[index].report.quarter = quarter }
      check(entries[index])
      let report = entries[index].report
      let name = [report.responsibleUnit, report.program].compactMap(CodedTextReading.text(unit:))
      guard name.count == 2 else { continue }
      let key = name.joined(separator: "\u{1F}").lowercased()
      if let first = seen[key] {
        wrong(
          entries[index].place,
          es:
            "el programa «\(name[1])» de «\(name[0])» ya está en \(first.spanish), con otros datos o en filas que no van seguidas; se esperaba una sola vez, con sus indicadores en filas seguidas y los mismos datos del programa",
          en:
            "programme “\(name[1])” of “\(name[0])” is in \(first.english) already, with other data or in rows that do not follow each other; expected once, with its indicators in consecutive rows and the same data of the programme"
        )
      } else {
        seen[key] = entries[index].place
      }
    }
  }

  private mutating func wrong(_ place: BilingualText, es: String, en: String) {
    // What cannot be read is not missing, too.
    guard !problems.contains(where: { $0.place == place }) else { return }
    problems.append(InterchangeError.Problem(place: place, message: BilingualText(es: es, en: en)))
  }

  private mutating func check(_ entry: Entry) {
    let report = entry.report
    func place(_ path: String) -> BilingualText { entry.placeOf(path) ?? entry.place }
    if report.responsibleUnit == CodedText() {
      wrong(
        place("/responsibleUnit/name"), es: "falta la unidad responsable; se esperaba su clave o su nombre",
        en: "the responsible unit is missing; expected its code or its name")
    }
    if report.program == CodedText() {
      wrong(
        place("/program/name"), es: "falta el programa; se esperaba su clave o su nombre",
        en: "the programme is missing; expected its code or its name")
    }
    if report.fiscalYear == nil {
      wrong(
        place("/fiscalYear"), es: "falta el año; se esperaba aquí o con --year",
        en: "the year is missing; expected here or with --year")
    }
    if report.quarter == nil {
      wrong(
        place("/quarter"), es: "falta el trimestre; se esperaba aquí o con --quarter",
        en: "the quarter is missing; expected here or with --quarter")
    }
    for (index, indicator) in report.indicators.enumerated() {
      check(indicator, quarter: report.quarter) { place("/indicators/\(index)/\($0)") }
    }
  }

  private mutating func check(_ indicator: Indicator, quarter: Int?, place: (String) -> BilingualText) {
    for field in Indicator.fields {
      if case .text(let text)? = field.get(indicator), text.utf16.count > Self.longestText {
        wrong(
          place(field.description.pointer),
          es:
            "«\(field.description.title)» tiene \(text.utf16.count) caracteres; en una celda caben \(Self.longestText)",
          en:
            "“\(field.description.title)” has \(text.utf16.count) characters; a cell holds \(Self.longestText)"
        )
      }
      guard case .catalogue(let catalogue) = field.kind, case .text(let text)? = field.get(indicator) else {
        continue
      }
      let values = Vocabulary.standard.officialValues[catalogue, default: []]
      guard !values.contains(text) else { continue }
      let all = values.joined(separator: ", ")
      wrong(
        place(field.description.pointer),
        es: "«\(text)» no es ningún valor de «\(field.description.title)»; se esperaba \(all)",
        en: "“\(text)” is not a value of “\(field.description.title)”; expected \(all)")
    }
    let levels = Vocabulary.standard.officialValues[.level, default: []]
    if indicator.level == nil {
      let all = levels.joined(separator: ", ")
      wrong(
        place("level"), es: "falta el nivel del indicador; se esperaba \(all)",
        en: "the indicator's level is missing; expected \(all)")
    } else if let level = indicator.level.flatMap(levels.firstIndex(of:)) {
      checkNumber(indicator.number, level: level, place("number"))
    }
    for period in Period.allCases {
      guard let quarter, RecordLaw(quarter: quarter).isOpen(.achieved, period),
        indicator.achieved[period] != nil
      else {
        continue
      }
      let key = Measure.achieved.key(period)
      wrong(
        place(key.replacing(".", with: "/")),
        es:
          "«\(FieldNames.title(key))» no puede tener valor en la plantilla del trimestre \(quarter); se esperaba vacío",
        en:
          "“\(FieldNames.title(key))” cannot have a value in the template of quarter \(quarter); expected blank"
      )
    }
  }

  /// Source: Excel specifications and limits.
  static let longestText = Cell.longestText

  /// Fin and Propósito have no number, a Componente has one, an Actividad two.
  private mutating func checkNumber(_ number: String?, level: Int, _ place: BilingualText) {
    let parts = (number ?? "").split(separator: ".", omittingEmptySubsequences: false)
    let isRight =
      level < 2
      ? number == nil : number != nil && parts.count == level - 1 && parts.allSatisfy { Int($0) != nil }
    guard !isRight else { return }
    let found = number.map { BilingualText(es: "«\($0)»", en: "“\($0)”") }
    switch level {
    case 2:
      wrong(
        place, es: "\(found?.spanish ?? "sin número"): se esperaba el número del Componente, por ejemplo 2",
        en: "\(found?.english ?? "no number"): expected the number of the Componente, for example 2")
    case 3:
      wrong(
        place,
        es: "\(found?.spanish ?? "sin número"): se esperaba el número de la Actividad, por ejemplo 2.3",
        en: "\(found?.english ?? "no number"): expected the number of the Actividad, for example 2.3")
    default:
      wrong(
        place, es: "\(found?.spanish ?? ""): Fin y Propósito no llevan número",
        en: "\(found?.english ?? ""): Fin and Propósito have no number")
    }
  }

  // MARK: Looser spellings

  /// Codes taken from the texts that begin with them, where they are nowhere else.
  private func coded(_ report: Report) -> Report {
    var report = report
    func split(_ unit: CodedText) -> CodedText {
      unit.code == nil ? unit.text.map(CodedTextReading.looseUnit) ?? unit : unit
    }
    func split(_ entries: [CodedText], levels: Int) -> [CodedText] {
      entries.flatMap { entry in
        entry.code == nil
          ? entry.text.map { CodedTextReading.looseEntries($0, levels: levels) } ?? [] : [entry]
      }
    }
    report.responsibleUnit = split(report.responsibleUnit)
    report.program = split(report.program)
    report.planAlignment.axes = split(report.planAlignment.axes, levels: 1)
    report.planAlignment.objectives = split(report.planAlignment.objectives, levels: 2)
    if let plan = report.planAlignment.plan, let name = plan.firstRange(of: "Vinculación con el "),
      name.lowerBound == plan.startIndex
    {
      report.planAlignment.plan = String(plan[name.upperBound...])
    }
    for index in report.indicators.indices where report.indicators[index].number == nil {
      guard let level = report.indicators[index].level else { continue }
      let reading = LevelReading(level, session: ReadingSession(sessions.vocabulary))
      guard reading.isKnown else { continue }
      report.indicators[index].level = reading.level
      report.indicators[index].number = reading.number
    }
    return report
  }
}
