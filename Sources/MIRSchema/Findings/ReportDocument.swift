public import SheetIO

/// The whole result of reading one file: its reports and everything to report about them.
public struct ReportDocument: Sendable {
  /// The version of the canonical JSON that is written unless an older one is asked for.
  public static let schemaVersion = SchemaVersion.current.description

  /// The file that was read.
  public var source: Source
  /// The file that the reports were first read from, where a JSON brought them from there.
  ///
  /// The addresses of its findings, unplaced cells and provenance are cells of this file.
  public var origin: Source?
  /// The reports, in the order of the file.
  public var reports: [Report]
  /// The cells that found no field.
  public var unplaced: [UnplacedCell]
  /// What is doubtful or wrong.
  public var findings: [Finding]
  /// JSON pointer to the cell that the value was read from; written on request, and where a JSON brought it.
  public var provenance: [Provenance]
  /// Whether a JSON brought the provenance, which is then written again.
  public var bringsProvenance = false
  /// The documents that this one is made of, where a file holds several; empty otherwise.
  package var members: [ReportDocument] = []
  /// Of each sheet with a report, the fields of its columns from left to right; files of one layout have the same.
  package var layouts: [String] = []
  /// The column headings of sheets whose records are rows as printed; with provenance only.
  package var headings: [PrintedHeading] = []

  /// A document.
  public init(
    source: Source, reports: [Report] = [], unplaced: [UnplacedCell] = [], findings: [Finding] = [],
    provenance: [Provenance] = []
  ) {
    self.source = source
    self.reports = reports
    self.unplaced = unplaced
    self.findings = findings
    self.provenance = provenance
  }
}

/// A column heading as it is printed in a sheet.
package struct PrintedHeading: Sendable {
  /// The sheet's name.
  package let sheet: String
  /// The zero-based last row of the heading; the records under it are below.
  package let row: Int
  /// The field of each zero-based column that has one.
  package let fields: [Int: FieldKey]

  package init(sheet: String, row: Int, fields: [Int: FieldKey]) {
    self.sheet = sheet
    self.row = row
    self.fields = fields
  }
}

/// The file that a document was read from.
public struct Source: Hashable, Sendable {
  /// The file's name without its folder; `nil` for standard input.
  public var file: String?
  /// The format that the bytes turned out to be, for example `xlsx`, `csv` or `json`.
  public var format: String
  /// SHA-256 of the bytes, in lower-case hexadecimal.
  public var sha256: String?
  /// The names of the sheets that hold a report, in order.
  public var sheets: [String]

  /// A source.
  public init(file: String? = nil, format: String, sha256: String? = nil, sheets: [String] = []) {
    self.file = file
    self.format = format
    self.sha256 = sha256
    self.sheets = sheets
  }
}

/// A cell that was read but belongs to no field, or to none that is certain.
public struct UnplacedCell: Hashable, Sendable {
  /// Where it stands: a cell, or the cells that one entry stands for.
  public var location: Finding.Location
  /// The cell's text as shown.
  public var text: String
  /// The indicator in whose row it is.
  public var indicator: String?

  /// A cell without a field.
  public init(at location: Finding.Location, text: String, indicator: String? = nil) {
    self.location = location
    self.text = text
    self.indicator = indicator
  }

  /// The sheet's name, as ``Finding/Location/sheet`` gives it.
  public var sheet: String? { location.sheet }
  /// The cell's address, `AB59`.
  public var cell: String? { location.cell }
}

/// Where one value of the document was read.
public struct Provenance: Hashable, Sendable {
  /// JSON pointer (RFC 6901) of the value.
  public var pointer: String
  /// The sheet's name.
  public var sheet: String
  /// The cell's address.
  public var cell: CellAddress
  /// The cell's stored value, as text.
  public var raw: String

  /// The origin of a value.
  public init(pointer: String, sheet: String, cell: CellAddress, raw: String) {
    self.pointer = pointer
    self.sheet = sheet
    self.cell = cell
    self.raw = raw
  }
}
