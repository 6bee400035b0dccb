import Foundation
import MIRSchema
import SheetIO

/// What a worker found in one file, as it goes from process to process.
struct FileReading: Codable, Sendable {
  /// A finding with both of its texts.
  struct Told: Codable, Sendable {
    var code: String
    var severity: String
    var messageES: String
    var messageEN: String
    var hintES: String?
    var hintEN: String?
    var sheet: String?
    var cell: String?
    var indicator: String?
    var field: String?
    var raw: String?
    var expected: String?
  }

  struct Unplaced: Codable, Sendable {
    var sheet: String?
    var cell: String?
    var text: String
    var indicator: String?
  }

  /// Where a value stood.
  struct Origin: Codable, Sendable {
    /// JSON pointer from the document.
    var pointer: String
    var sheet: String
    var cell: String
    var raw: String
  }

  /// `read`, `refused`, `timed-out` or `crashed`.
  var outcome: Outcome
  var reasonES: String?
  var reasonEN: String?
  var format: String?
  /// The reports as a canonical document of their own.
  var reports: String?
  var sheets: [String] = []
  var layouts: [String] = []
  var findings: [Told] = []
  var unplaced: [Unplaced] = []
  var origins: [Origin] = []
  /// Seconds that the worker needed.
  var seconds = 0.0

  /// What came of a file's content.
  enum Outcome: String, Codable, Sendable, CaseIterable {
    case pending
    case read
    case refused
    case timedOut = "timed-out"
    case crashed

    /// Whether another try may end otherwise.
    var isFailure: Bool { self == .timedOut || self == .crashed }
  }

  init(_ outcome: Outcome, es: String? = nil, en: String? = nil) {
    self.outcome = outcome
    reasonES = es
    reasonEN = en
  }

  init(_ document: ReportDocument) {
    self.init(.read)
    format = document.source.format
    sheets = document.source.sheets
    layouts = document.layouts
    reports = ReportJSON.write(
      ReportDocument(source: Source(format: document.source.format), reports: document.reports),
      language: .spanish, style: .line)
    findings = document.findings.map { finding in
      Told(
        code: finding.code.rawValue, severity: finding.severity.rawValue, messageES: finding.message.spanish,
        messageEN: finding.message.english, hintES: finding.hint?.spanish, hintEN: finding.hint?.english,
        sheet: finding.sheet, cell: finding.cell, indicator: finding.indicator, field: finding.field,
        raw: finding.raw, expected: finding.expected)
    }
    unplaced = document.unplaced.map {
      Unplaced(sheet: $0.sheet, cell: $0.cell, text: $0.text, indicator: $0.indicator)
    }
    origins = document.provenance.map {
      Origin(pointer: $0.pointer, sheet: $0.sheet, cell: $0.cell.description, raw: $0.raw)
    }
  }
}

/// A file that a worker is to read: a path, and the name of a member where the path is a zip archive.
struct FileRequest: Codable, Sendable {
  var path: String
  var member: String?
  /// What the content must hash to; a file that has changed meanwhile is read another time.
  var sha256: String
}
