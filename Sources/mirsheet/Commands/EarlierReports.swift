import Foundation
import MIRSchema
import SheetIO

/// Earlier reports that templates follow on: of each programme the last one.
///
/// Only where each stands is kept, and it is read again when its template is made, so that memory does not follow
/// their number.
struct EarlierReports: TemplateSource {
  /// Where a report stands.
  private struct Place {
    let path: String
    /// Its place among the reports of the file.
    let index: Int
    /// The report without its indicators.
    let head: Report
    /// What tells two reports of one quarter apart.
    let content: Int

    var period: (Int, Int) { (head.fiscalYear ?? 0, head.quarter ?? 0) }
  }

  let reports: [Report]
  private let places: [Place]
  private let readerOptions: ReportReader.Options

  /// Reads the reports, tells what is doubtful in them, and chooses the last one of each programme.
  init(options: Template, _ outcome: inout Outcome) throws {
    var readerOptions = try options.reading.reader()
    readerOptions.keepsProvenance = false
    self.readerOptions = readerOptions
    var found: [Place] = []
    var result = outcome
    let paths = try options.from + Self.listed(options.filesFrom)
    try OrderedReading(paths: paths, jobs: options.jobs, options: readerOptions).forEach { path, reading in
      switch reading {
      case .failure(let failure):
        Console.fail(failure)
        result.note(failure.code)
      case .success(let document):
        if !options.reading.quiet { Console.tell(document.findings, of: document.source.file ?? "-") }
        if let threshold = options.failOn.severity,
          document.findings.contains(where: { $0.severity >= threshold })
        {
          result.note(.findings)
        }
        for (index, report) in document.reports.enumerated() {
          var head = report
          head.indicators = []
          found.append(Place(path: path, index: index, head: head, content: report.hashValue))
        }
      }
    }
    var places: [Place] = []
    var targets: [Report] = []
    for group in Self.grouped(found) {
      guard let last = Self.last(of: group, &result) else { continue }
      guard let target = Self.target(last, options, &result) else { continue }
      places.append(last)
      targets.append(target)
    }
    self.places = places
    reports = targets
    outcome = result
    if reports.isEmpty, outcome.code == .done || outcome.code == .findings {
      throw Failure(
        .unreadable, es: "ningún informe sirve para hacer plantillas.",
        en: "no report serves to make templates of.")
    }
  }

  private static func listed(_ path: String?) throws -> [String] {
    guard let path else { return [] }
    return String(decoding: try Input.bytes(path), as: UTF8.self).split(whereSeparator: \.isNewline).map(
      String.init)
  }

  func plan(_ index: Int) throws -> TemplatePlan {
    let place = places[index]
    let document = try Input.read(place.path, options: readerOptions)
    guard place.index < document.reports.count else {
      throw Failure(
        .unreadable, es: "\(place.path): el archivo cambió mientras se leía.",
        en: "\(place.path): the file changed while it was read.")
    }
    let target = reports[index]
    return TemplatePlan(
      after: document.reports[place.index], year: target.fiscalYear ?? 0, quarter: target.quarter ?? 0)
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
          "\(last.path) and \(rival.path): two different reports of one programme and quarter; no template was made.",
        hintES: "Deje sólo el que vale.", hintEN: "Leave only the one that counts."))
    outcome.note(.unreadable)
    return nil
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
    guard target.fiscalYear != nil, target.quarter != nil else {
      Console.fail(
        Failure(
          .unreadable,
          es: "\(place.path): el informe no dice su año o su trimestre; no se hizo su plantilla.",
          en: "\(place.path): the report does not tell its year or quarter; no template was made.",
          hintES: "Dígalos con --year y --quarter.", hintEN: "Say them by --year and --quarter."))
      outcome.note(.unreadable)
      return nil
    }
    return target
  }
}
