import Foundation
import MIRSchema
import MIRSheets
import SheetIO
import Synchronization

/// One run of `template`: finds out what is to be made, makes sure that nothing is in its way, writes it.
struct TemplateRun {
  let options: Template
  /// The files with reports of earlier quarters.
  let earlier: InputFolders

  func run(_ outcome: inout Outcome) throws {
    let inputs = OutputGuard(
      inputs: [options.programs, options.filesFrom, options.reading.vocabulary, options.paper.logo]
        .compactMap { $0 } + earlier.files)
    try inputs.refuse(nil)
    try inputs.refuse(options.output)
    try OutputName(options.output).refuseFile()
    let interruption = Interruption()
    defer { interruption.end() }
    var made = try options.templateOptions()
    (made.paper, made.logo) = (options.paper.drawn, try options.paper.picture())
    let source: any TemplateSource =
      try options.programs.map { try ListedPrograms($0, options: options) }
      ?? EarlierReports(earlier, options: options, &outcome)
    guard !source.reports.isEmpty else { return }
    let names = TemplateFileName.unique(source.reports.map { TemplateFileName.base($0) })
    let folder = RawPath(options.output)
    let paths = names.map { folder.appending(Array("\($0).xlsx".utf8)).text }
    for path in paths { try inputs.refuse(path) }
    if !options.force { try OutputGuard.refuseExisting(paths, shown: shown) }
    let staging = try Output.staging(in: options.output)
    try write(source, made, to: paths.map { staging.place(of: $0) }, shown: paths.map(shown))
    try staging.move(paths)
    for path in paths { try Output.toStandardOutput(shown(path) + "\n") }
    guard !options.reading.quiet else { return }
    let told = BilingualText(paths.count, es: ("plantilla", "plantillas"), en: ("template", "templates"))
    Console.error(
      BilingualText(es: "\(told.spanish) en \(options.output).", en: "\(told.english) in \(options.output).")[
        Console.current])
  }

  private func shown(_ path: String) -> String {
    let name = RawPath(RawPath(path).name).text
    return options.output == "." ? name : options.output + (options.output.hasSuffix("/") ? "" : "/") + name
  }

  /// Writes the templates, some at a time; the first failure ends the run.
  private func write(
    _ source: any TemplateSource, _ templateOptions: TemplateOptions, to paths: [String], shown: [String]
  ) throws {
    let failure = Mutex<Failure?>(nil)
    let progress = Progress(total: paths.count, isQuiet: options.reading.quiet)
    Parallel.perform(paths.count, width: Parallel.width(options.jobs)) { index in
      do {
        let plan = try source.plan(index)
        try Output.replace(paths[index], shown: shown[index]) { path throws(SheetError) in
          try TemplateWorkbook.write(plan, options: templateOptions, to: path)
        }
        progress.step(shown[index])
        return true
      } catch let error as Failure {
        failure.withLock { $0 = $0 ?? error }
      } catch {
        let text = "\(shown[index]): \(error)"
        failure.withLock { $0 = $0 ?? Failure(.internalError, es: text, en: text) }
      }
      return false
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}

/// What templates are made from.
protocol TemplateSource: Sendable {
  /// What the templates are for: programme, year and quarter.
  var reports: [Report] { get }
  /// What the template of a place in ``reports`` is to hold.
  func plan(_ index: Int) throws -> TemplatePlan
}

/// The programmes of a list.
struct ListedPrograms: TemplateSource {
  let reports: [Report]
  private let skeleton: MIRSkeleton

  init(_ path: String, options: Template) throws {
    let shown = path == "-" ? "-" : RawPath(RawPath(path).name).shown
    skeleton = try options.skeleton()
    do {
      reports = try ProgramList.read(
        try Input.bytes(path, limits: options.reading.limits), year: options.year, quarter: options.quarter,
        options: try options.reading.reader()
      ) { Console.tell($0, of: shown) }
    } catch let error as InterchangeError {
      throw Failure(error, file: shown)
    } catch let error as SheetError {
      throw Failure(error, file: shown)
    }
  }

  func plan(_ index: Int) throws -> TemplatePlan { TemplatePlan(reports[index], skeleton: skeleton) }
}
