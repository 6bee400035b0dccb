public import Foundation
public import MIRSchema
public import SheetIO

/// A file with reports, whatever form it has: a workbook, a sheet as text, canonical JSON, JSON a document a line, or the
/// flat table.
///
/// ```swift
/// let file = try ReportFile(contentsOf: url)
/// for report in file.reports {
///   print(report.program.text ?? "–", report.quarter ?? 0, report.indicators.count)
/// }
/// for finding in file.findings { print(finding.location, finding.message.english) }
/// ```
///
/// A file without any report is not an error: it has no ``reports``, and its ``findings`` say what was looked at.
public struct ReportFile: Sendable {
  /// How files are read.
  public typealias Options = ReportReader.Options

  /// What was recognised as what: the forms that reports come in.
  @nonexhaustive
  public enum Form: Hashable, Sendable {
    /// Cells, be it a workbook or a text.
    case workbook(WorkbookFormat)
    /// One canonical document.
    case json
    /// Canonical documents, one on each line.
    case ndjson

    /// The form's name in `source.format`.
    public var name: String {
      switch self {
      case .workbook(let format): format.rawValue
      case .json: "json"
      case .ndjson: "ndjson"
      }
    }
  }

  /// The form that the bytes turned out to have.
  public let form: Form
  /// The reports, with what was found in them and what has no place in them.
  public private(set) var document: ReportDocument
  /// The cells that the reports were read from; `nil` for JSON.
  public let workbook: Workbook?
  /// The byte-order mark that the file began with; `nil` for one without.
  public let byteOrderMark: ByteOrderMark?

  /// The reports in their order.
  public var reports: [Report] { document.reports }
  /// What was found in the file and its values.
  public var findings: [Finding] { document.findings }
  /// The cells whose content has no place in any report.
  public var unplaced: [UnplacedCell] { document.unplaced }

  /// Reads a file, whatever its name says: its form is known by its first bytes.
  ///
  /// - Throws: ``ReportFileError`` when it cannot be read, is damaged, or is JSON of another kind. Wrong cells are
  ///   findings, never errors.
  public init(contentsOf url: URL, options: Options = Options()) throws(ReportFileError) {
    let name = url.lastPathComponent
    let bytes: [UInt8]
    do throws(SheetError) {
      bytes = try OpenInput.bytes(of: url, most: options.limits.fileBytes)
    } catch {
      throw ReportFileError(.unreadable(error), file: name)
    }
    try self.init(bytes, name: name, options: options)
  }

  /// Reads the bytes of a file.
  ///
  /// With its `name`, if it has one, goes the finding that it promises another format.
  ///
  /// - Throws: ``ReportFileError`` when they are damaged, or JSON of another kind.
  public init(
    _ bytes: consuming [UInt8], name: String? = nil, options: Options = Options()
  ) throws(ReportFileError) {
    var bytes = bytes
    byteOrderMark = ByteOrderMark(startOf: bytes)
    do throws(SheetError) {
      workbook = FileSignature(bytes).form == .json ? nil : try Workbook(bytes, limits: options.limits)
    } catch {
      throw ReportFileError(.unreadable(error), file: name)
    }
    let source = Source(file: name, format: workbook?.format.rawValue ?? "", sha256: Fingerprint.of(bytes))
    do throws(InterchangeError) {
      if let workbook {
        // All that is wanted of the bytes is known now.
        bytes = []
        form = .workbook(workbook.format)
        document =
          try FlatTables.read(
            workbook, source: source, sessions: options.sessions, keepsOrigins: options.keepsProvenance)
          ?? ReportReader(options: options).read(workbook, source: source)
      } else {
        document = try ReportJSON.read(bytes, source: source, vocabulary: options.vocabulary)
        form = document.source.format == Form.ndjson.name ? .ndjson : .json
      }
    } catch {
      throw ReportFileError(.malformed(error), file: name)
    }
    if let expected = options.expectedPeriod { document.tell { expected.findings(for: $0) } }
    if let name, let finding = FormatAgreement.finding(fileName: name, format: form.name) {
      document.findings.insert(finding, at: 0)
    }
  }
}
