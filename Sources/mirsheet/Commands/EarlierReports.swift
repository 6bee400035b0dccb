import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// Earlier reports that templates follow on: of each programme the last one.
///
/// Only the place of each is kept, and it is read again when its template is made, so that memory does not follow
/// their number.
struct EarlierReports: TemplateSource {
  /// Where a report is.
  private struct Place {
    let path: String
    /// Its place among the reports of the file.
    let index: Int
    /// The report without its indicators.
    let head: Report
    /// The fingerprint of the whole report, which distinguishes two reports of one quarter.
    let content: String
    /// By the indicator's label.
    let achieved: [String: QuarterValues]
    /// Of standard input, which is read once.
    let document: ReportDocument?

    var period: (Int, Int) { (head.fiscalYear ?? 0, head.quarter ?? 0) }
  }

  let reports: [Report]
  private let places: [Place]
  /// For each place, by the indicator's label: what earlier reports say of quarters that the last one leaves blank.
  private let fills: [[String: QuarterValues]]
  private let readerOptions: ReportReader.Options

  /// Reads the reports, reports what is doubtful in them, and chooses the last one of each programme.
  init(_ inputs: InputFolders, options: Template, _ outcome: inout Outcome) throws {
    var readerOptions = try options.reading.reader()
    readerOptions.keepsProvenance = false
    self.readerOptions = readerOptions
    var found: [Place] = []
    var others: [String] = []
    var result = outcome
    let reading = readerOptions
    try OrderedReading(paths: inputs.files, jobs: options.jobs, isQuiet: options.reading.quiet) {
      try Input.read($0, options: reading)
    }
    .forEach { path, document in
      switch document {
      case .failure(let failure) where inputs.mayBeOther(path, failure):
        others.append(path)
      case .failure(let failure):
        Console.fail(failure)
        result.note(failure.code)
      case .success(let document):
        result.tell(document, failOn: options.failOn ?? .error, isQuiet: options.reading.quiet)
        for (index, report) in document.reports.enumerated() {
          var head = report
          head.indicators = []
          let labelled = report.indicators.compactMap { one in one.label.map { ($0, one.achieved) } }
          found.append(
            Place(
              path: path, index: index, head: head, content: Self.fingerprint(of: report),
              achieved: Dictionary(labelled) { first, _ in first }, document: path == "-" ? document : nil))
        }
      }
    }
    if !options.reading.quiet { inputs.tell(others) }
    var places: [Place] = []
    var fills: [[String: QuarterValues]] = []
    var targets: [Report] = []
    for group in Self.grouped(found) {
      guard let last = Self.last(of: group, &result) else { continue }
      guard let target = Self.target(last, options, &result) else { continue }
      let earlier = EarlierQuarters(
        last: last.achieved, path: last.path, of: Self.earlier(than: last, in: group))
      if !options.reading.quiet { earlier.tell() }
      fills.append(earlier.fills)
      places.append(last)
      targets.append(target)
    }
    self.places = places
    self.fills = fills
    reports = targets
    outcome = result
    if reports.isEmpty, outcome.code == .done || outcome.code == .findings {
      throw Failure(
        .unreadable, es: "ningún informe sirve para hacer plantillas.",
        en: "no report can be used to make templates.",
        hintES: "Dé informes con --from, o una lista de programas con --programs.",
        hintEN: "Give reports with --from, or a list of programmes with --programs.")
    }
  }

  func plan(_ index: Int) throws -> TemplatePlan {
    let place = places[index]
    let document = try place.document ?? Input.read(place.path, options: readerOptions)
    guard place.index < document.reports.count else {
      throw Failure(
        .unreadable, es: "\(place.path): el archivo cambió mientras se leía.",
        en: "\(place.path): the file changed while it was being read.", hintES: "Ejecute la orden otra vez.",
        hintEN: "Run the command again.")
    }
    let target = reports[index]
    var report = document.reports[place.index]
    for position in report.indicators.indices {
      guard let fill = report.indicators[position].label.flatMap({ fills[index][$0] }) else { continue }
      for period in Period.allCases where report.indicators[position].achieved[period] == nil {
        report.indicators[position].achieved[period] = fill[period]
      }
    }
    return TemplatePlan(after: report, year: target.fiscalYear ?? 0, quarter: target.quarter ?? 0)
  }

  // MARK: Choosing

  /// The reports of each programme, in the order in which the programmes were met.
  private static func grouped(_ places: [Place]) -> [[Place]] {
    var order: [String] = []
    var groups: [String: [Place]] = [:]
    for place in places {
      let key = programKey(place.head)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(place)
    }
    return order.compactMap { groups[$0] }
  }

  /// The fingerprint of what a report says; hash values of two reports may be the same.
  private static func fingerprint(of report: Report) -> String {
    let document = ReportDocument(source: Source(format: "json"), reports: [report])
    return Fingerprint.of(ReportJSON.bytes(of: document, language: .spanish, style: .line))
  }

  /// The codes, where there are any; else the names.
  private static func programKey(_ report: Report) -> String {
    [report.responsibleUnit, report.program].map { ($0.code ?? $0.text ?? "").lowercased() }
      .joined(separator: "\u{1F}")
  }

  /// The last report of a programme; two different ones of one quarter are a failure of that programme.
  private static func last(of group: [Place], _ outcome: inout Outcome) -> Place? {
    guard let last = group.max(by: { $0.period < $1.period }) else { return nil }
    let rivals = group.filter { $0.period == last.period && $0.content != last.content }
    guard let rival = rivals.first else { return group.first { $0.period == last.period } }
    Console.fail(
      Failure(
        .unreadable,
        es:
          "\(last.path) y \(rival.path): dos informes distintos del mismo programa y trimestre; no se hizo su plantilla.",
        en:
          "\(last.path) and \(rival.path): two different reports of the same programme and quarter; no template was made.",
        hintES: "Deje solo el que vale.", hintEN: "Keep only the one that counts."))
    outcome.note(.unreadable)
    return nil
  }

  /// The reports of earlier quarters of the same year, in order.
  private static func earlier(than last: Place, in group: [Place]) -> [EarlierQuarters.Report] {
    group.filter { $0.head.fiscalYear == last.head.fiscalYear && $0.period < last.period }
      .sorted { $0.period < $1.period }
      .map { (path: $0.path, quarter: $0.head.quarter ?? 0, achieved: $0.achieved) }
  }

  /// What the template is for: the quarter after the report's, or what the options say.
  private static func target(_ place: Place, _ options: Template, _ outcome: inout Outcome) -> Report? {
    var target = place.head
    let next = place.head.quarter.flatMap { quarter in
      place.head.fiscalYear.map {
        quarter == 4 ? (year: $0 + 1, quarter: 1) : (year: $0, quarter: quarter + 1)
      }
    }
    target.fiscalYear = options.year ?? (options.quarter == nil ? next?.year : place.head.fiscalYear)
    target.quarter =
      options.quarter ?? (options.year == nil || options.year == next?.year ? next?.quarter : 1)
    if let year = target.fiscalYear, let quarter = target.quarter, (year, quarter) < place.period {
      Console.fail(
        Failure(
          .unreadable,
          es: "\(place.path): es de un periodo posterior al de la plantilla; no se hizo la plantilla.",
          en: "\(place.path): is from a later period than the template; no template was made.",
          hintES: "Revise --year y --quarter.", hintEN: "Check --year and --quarter."))
      outcome.note(.unreadable)
      return nil
    }
    guard target.fiscalYear != nil, target.quarter != nil else {
      Console.fail(
        Failure(
          .unreadable,
          es: "\(place.path): el informe no dice su año o su trimestre; no se hizo su plantilla.",
          en: "\(place.path): the report does not say its year or quarter; no template was made.",
          hintES: "Indíquelos con --year y --quarter.", hintEN: "Give them with --year and --quarter."))
      outcome.note(.unreadable)
      return nil
    }
    return target
  }
}
