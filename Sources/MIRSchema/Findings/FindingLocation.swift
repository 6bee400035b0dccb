public import SheetIO

extension Finding {
  /// Where something was found.
  ///
  /// Rows and columns count from 0, lines of a text from 1. A document prints a location as the texts ``sheet`` and
  /// ``cell``, and ``init(sheet:cell:)`` reads them back.
  public enum Location: Hashable, Sendable {
    /// The whole file.
    case file
    /// A whole sheet.
    case sheet(String)
    /// Cells; without a sheet where the file is a table of text, which has none.
    case cells(CellRange, sheet: String?)
    /// Cells that do not lie side by side, in reading order.
    case scattered([CellRange], sheet: String?)
    /// A whole column.
    case column(Int, sheet: String?)
    /// A line of a text.
    case line(Int)
    /// A value of a JSON, by its pointer (RFC 6901).
    case pointer(String)
    /// What a document prints that is none of these.
    case printed(sheet: String?, cell: String)
    /// A place in one of the files that a document was joined of.
    indirect case inFile(String, Location)

    /// A cell of a sheet; where no cell is known the sheet, where no sheet is known the file.
    package static func cell(_ address: CellAddress?, of sheet: String?) -> Location {
      guard let address else { return sheet.map(Location.sheet) ?? .file }
      return .cells(CellRange(address, address), sheet: sheet)
    }

    /// Cells of a sheet.
    package static func cells(_ ranges: [CellRange], of sheet: String?) -> Location {
      ranges.count == 1 ? .cells(ranges[0], sheet: sheet) : .scattered(ranges, sheet: sheet)
    }

    /// The location that a document prints as these texts.
    ///
    /// The law is that ``sheet`` and ``cell`` give the same texts back.
    public init(sheet: String?, cell: String?) {
      guard let cell else {
        self = sheet.map(Location.sheet) ?? .file
        return
      }
      let ranges = cell.split(separator: ", ").compactMap { CellRange(a1: $0) }
      if !ranges.isEmpty, Self.text(of: ranges) == cell {
        self = .cells(ranges, of: sheet)
      } else if let first = CellAddress(a1: cell + "1"), first.columnName == cell {
        self = .column(first.column, sheet: sheet)
      } else if sheet == nil, let line = Int(cell), line > 0, "\(line)" == cell {
        self = .line(line)
      } else if sheet == nil, cell.hasPrefix("/") {
        self = .pointer(cell)
      } else {
        self = .printed(sheet: sheet, cell: cell)
      }
    }
  }
}

extension Finding.Location: CustomStringConvertible {
  /// The sheet's name, after the name of the file where a document was joined of several: `[enero.xlsx]Informe`.
  public var sheet: String? {
    switch self {
    case .file, .line, .pointer: nil
    case .sheet(let sheet): sheet
    case .cells(_, let sheet), .scattered(_, let sheet), .column(_, let sheet), .printed(let sheet, _): sheet
    case .inFile(let file, let location): "[\(file)]\(location.sheet ?? "")"
    }
  }

  /// The place in the sheet or in the file, as people write it: `AB59`, `A12:C12`, column `F`, line `4`, a JSON pointer.
  public var cell: String? {
    switch self {
    case .file, .sheet: nil
    case .cells(let range, _): range.description
    case .scattered(let ranges, _): Self.text(of: ranges)
    case .column(let column, _): CellAddress.name(ofColumn: column)
    case .line(let line): "\(line)"
    case .pointer(let pointer): pointer
    case .printed(_, let cell): cell
    case .inFile(_, let location): location.cell
    }
  }

  private static func text(of ranges: [CellRange]) -> String {
    ranges.map(\.description).joined(separator: ", ")
  }

  /// Sheet and cell, `Informe!AB59`; empty for the whole file.
  public var description: String { [sheet, cell].compactMap { $0 }.joined(separator: "!") }

  /// The location behind the name of its file: `enero.xlsx Informe!AB59`.
  public func description(in file: String) -> String {
    let place = description
    return place.isEmpty ? file : "\(file) \(place)"
  }

  /// The cells; `nil` for what is no cell, and for cells that do not lie side by side.
  public var cells: CellRange? {
    switch self {
    case .cells(let range, _): range
    case .inFile(_, let location): location.cells
    case .file, .sheet, .scattered, .column, .line, .pointer, .printed: nil
    }
  }

  /// Every cell, as ranges in reading order; none for what is no cell.
  public var ranges: [CellRange] {
    switch self {
    case .cells(let range, _): [range]
    case .scattered(let ranges, _): ranges
    case .inFile(_, let location): location.ranges
    case .file, .sheet, .column, .line, .pointer, .printed: []
    }
  }

  /// The same location with other cells; what is no cell stays as it is.
  package func covering(_ range: CellRange) -> Finding.Location {
    switch self {
    case .cells(_, let sheet): .cells(range, sheet: sheet)
    case .inFile(let file, let location): .inFile(file, location.covering(range))
    case .file, .sheet, .scattered, .column, .line, .pointer, .printed: self
    }
  }
}
