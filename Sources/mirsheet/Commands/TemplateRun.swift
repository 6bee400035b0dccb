import Foundation
import MIRSchema
import SheetIO
import Synchronization

/// One run of `template`: finds out what is to be made, makes sure that nothing is in its way, writes it.
struct TemplateRun {
  let options: Template

  func run(_ outcome: inout Outcome) throws {
    let source: any TemplateSource =
      try options.programs.map { try ListedPrograms($0, options: options) }
      ?? EarlierReports(options: options, &outcome)
    guard !source.reports.isEmpty else { return }
    let names = TemplateFileName.unique(source.reports.map { TemplateFileName.base($0) })
    let folder = try Output.folder(options.output)
    let paths = names.map { folder.appendingPathComponent("\($0).xlsx").path }
    try refuseExisting(paths)
    try write(source, to: paths)
    for path in paths { try Output.toStandardOutput(Data((shown(path) + "\n").utf8)) }
    guard !options.reading.quiet else { return }
    let made = BilingualText(paths.count, es: ("plantilla", "plantillas"), en: ("template", "templates"))
    Console.error(
      BilingualText(es: "\(made.spanish) en \(options.output).", en: "\(made.english) in \(options.output).")[
        Console.current])
  }

  private func shown(_ path: String) -> String {
    let name = URL(fileURLWithPath: path).lastPathComponent
    return options.output == "." ? name : options.output + (options.output.hasSuffix("/") ? "" : "/") + name
  }

  /// Nothing is written where anything would be lost.
  private func refuseExisting(_ paths: [String]) throws {
    guard !options.force else { return }
    let existing = paths.filter { FileManager.default.fileExists(atPath: $0) }
    guard let first = existing.first else { return }
    let more = existing.count > 1 ? " (+\(existing.count - 1))" : ""
    throw Failure(
      .cannotWrite, es: "\(shown(first)): ya existe\(more); no se escribió nada.",
      en: "\(shown(first)): exists already\(more); nothing was written.",
      hintES: "Use otra carpeta (-o), o --force para reemplazar.",
      hintEN: "Use another folder (-o), or --force to replace.")
  }

  /// Writes the templates, some at a time; the first failure ends the run.
  private func write(_ source: any TemplateSource, to paths: [String]) throws {
    let templateOptions = try options.templateOptions()
    let failure = Mutex<Failure?>(nil)
    Parallel.perform(paths.count, width: Parallel.width(options.jobs)) { index in
      do {
        let plan = try source.plan(index)
        try Output.replace(paths[index]) { temporary in
          do throws(SheetError) {
            try TemplateWorkbook.write(plan, options: templateOptions, to: temporary.path)
          } catch {
            throw Failure(error, file: shown(paths[index]), code: .cannotWrite)
          }
        }
        return true
      } catch let error as Failure {
        failure.withLock { $0 = $0 ?? error }
      } catch {
        let text = "\(shown(paths[index])): \(error)"
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
    let shown = path == "-" ? "-" : URL(fileURLWithPath: path).lastPathComponent
    skeleton = try options.skeleton()
    do {
      reports = try ProgramList.read(
        try Input.bytes(path, limits: options.reading.limits), year: options.year, quarter: options.quarter
      ) { Console.tell($0, of: shown) }
    } catch let error as InterchangeError {
      throw Failure(error, file: shown)
    } catch let error as SheetError {
      throw Failure(error, file: shown)
    }
  }

  func plan(_ index: Int) throws -> TemplatePlan { TemplatePlan(reports[index], skeleton: skeleton) }
}
