/// How much a file may ask of the reader before it is refused.
///
/// They are sizes, never compression ratios: an honest sheet of equal rows packs a thousandfold.
public struct ReadLimits: Hashable, Sendable {
  /// Bytes of the file itself, or of a member of an archive of files; looked at before it is read.
  public var fileBytes: Int
  /// Entries of a zip archive.
  public var entries: Int
  /// Inflated bytes of one part.
  public var partBytes: Int
  /// Inflated bytes of all parts together.
  public var inflatedBytes: Int
  /// Cells of the workbook, merged ranges and hidden rows and columns included;
  /// of a small file fewer may be.
  public var cells: Int
  /// Bytes of UTF-8 in all text cells together, each cell counted, however many share one string; of a small file
  /// fewer may be.
  public var textBytes: Int
  /// Whether plain XML is read by ``TagScanner``; tests compare what both ways give.
  package var scansPlainXML = true

  /// Limits of one's own.
  public init(
    fileBytes: Int = defaultFileBytes, entries: Int = defaultEntries, partBytes: Int = defaultPartBytes,
    inflatedBytes: Int = defaultInflatedBytes, cells: Int = defaultCells, textBytes: Int = defaultTextBytes
  ) {
    self.fileBytes = fileBytes
    self.entries = entries
    self.partBytes = partBytes
    self.inflatedBytes = inflatedBytes
    self.cells = cells
    self.textBytes = textBytes
  }

  /// The limits for files of up to so many bytes: a larger file than usual may hold as much more as it is larger.
  public init(filesUpTo bytes: Int) {
    let scale = max(1, Double(bytes) / Double(Self.defaultFileBytes))
    func scaled(_ usual: Int) -> Int { Int(Double(usual) * scale) }
    self.init(
      fileBytes: bytes, partBytes: scaled(Self.defaultPartBytes),
      inflatedBytes: scaled(Self.defaultInflatedBytes),
      cells: scaled(Self.defaultCells), textBytes: scaled(Self.defaultTextBytes))
  }

  /// What any real report stays far below.
  public static let `default` = ReadLimits()

  /// Ten times the largest workbook of reports with photographs in it; a year of them as text has a tenth.
  public static let defaultFileBytes = 100 << 20
  /// A workbook has some ten parts and one for each sheet, picture and chart; a directory of more is an attack.
  public static let defaultEntries = 20_000
  /// The XML of some five million cells; libxml2 needs about three seconds for it.
  public static let defaultPartBytes = 512 << 20
  /// Two of the largest parts: sheets next to their shared strings.
  public static let defaultInflatedBytes = 1 << 30
  /// The same limits for a file of so many bytes: a small one gets no more cells and text than a small one has.
  ///
  /// What a spreadsheet repeats by a number, or packs a thousandfold, costs the reader what it would cost written out.
  /// So a file of few bytes does not get to ask for all memory, and a large one may hold what it has bytes for.
  func forFile(of bytes: Int) -> ReadLimits {
    var limits = self
    limits.cells = min(cells, max(Self.cellsOfSmallFile, bytes / Self.leastBytesOfCell))
    limits.textBytes = min(textBytes, max(Self.textBytesOfSmallFile, bytes * Self.mostPacking))
    return limits
  }

  /// The fewest bytes that a cell takes in a real workbook, with all that is next to the cells.
  private static let leastBytesOfCell = 4
  /// A municipality's reports of ten years together have under one million cells.
  package static let cellsOfSmallFile = 1_000_000
  /// How many times as long as its file the text of all cells is at most, in a large workbook.
  private static let mostPacking = 16
  /// The text of a hundred reports of the longest kind.
  package static let textBytesOfSmallFile = 64 << 20

  /// About 250 MB of memory; a municipality's reports of ten years together have under one million cells.
  public static let defaultCells = 5_000_000
  /// Shared strings cost their cells nothing here, but everyone downstream writes each of them out.
  public static let defaultTextBytes = 512 << 20
}

/// What has been used up of ``ReadLimits/cells`` and ``ReadLimits/textBytes``.
package struct CellBudget: Sendable {
  private let mostCells: Int
  private let mostTextBytes: Int
  private var cells = 0
  private var textBytes = 0

  package init(_ limits: ReadLimits) { (mostCells, mostTextBytes) = (limits.cells, limits.textBytes) }

  /// Counts one cell, range or row.
  @inline(__always)
  package mutating func count() throws(SheetError) {
    cells += 1
    guard cells <= mostCells else { throw SheetError(.tooLarge(what: .cells, limit: mostCells)) }
  }

  /// Counts the text of one cell.
  @inline(__always)
  package mutating func count(text: String) throws(SheetError) { try count(textBytes: text.utf8.count) }

  /// Counts the text of one cell, which has so many bytes of UTF-8.
  @inline(__always)
  package mutating func count(textBytes bytes: Int) throws(SheetError) {
    textBytes += bytes
    guard textBytes <= mostTextBytes else {
      throw SheetError(.tooLarge(what: .textBytes, limit: mostTextBytes))
    }
  }
}
