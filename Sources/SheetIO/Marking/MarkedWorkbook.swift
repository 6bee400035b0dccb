internal import CXlsx
import Foundation

/// A person's own workbook with some of its cells coloured and commented, and a sheet that lists why.
///
/// Every part that is not concerned stays byte for byte what it was: formulas, pictures, charts, macros. Source: ECMA-376
/// Part 1, 18.3 (worksheets), 18.7 (comments), 18.8 (styles); Part 4, 19.1 (VML of comments).
package struct MarkedWorkbook {
  /// How a cell is coloured.
  package enum Weight: Int, CaseIterable, Sendable {
    case info, warning, error

    var colour: String {
      switch self {
      case .info: "FFDDEBF7"
      case .warning: "FFFFEB9C"
      case .error: "FFFFC7CE"
      }
    }
  }

  /// What is to be seen at a cell.
  package struct Mark: Sendable {
    package let sheet: String
    package let cell: CellAddress
    package let weight: Weight
    /// The comment; empty for a colour alone.
    package let text: String

    package init(sheet: String, cell: CellAddress, weight: Weight, text: String) {
      (self.sheet, self.cell, self.weight, self.text) = (sheet, cell, weight, text)
    }
  }

  /// A row of the list, with the cell that it leads to.
  package struct Row: Sendable {
    package let texts: [String]
    package let weight: Weight?
    package let target: (sheet: String, cell: CellAddress)?

    package init(_ texts: [String], weight: Weight? = nil, target: (sheet: String, cell: CellAddress)? = nil)
    {
      (self.texts, self.weight, self.target) = (texts, weight, target)
    }
  }

  /// The marks of cells.
  package let marks: [Mark]
  /// The name of the sheet that lists them, its heading and its rows.
  package let listName: String
  package let rows: [Row]

  package init(marks: [Mark], listName: String, rows: [Row]) {
    (self.marks, self.listName, self.rows) = (marks, listName, rows)
  }

  /// Writes a copy of a workbook with the marks to a file; false where its parts are not those that spreadsheet programs
  /// write, and nothing is written.
  ///
  /// - Throws: ``SheetError`` when the file cannot be read or written.
  package func copy(_ original: [UInt8], to path: String, limits: ReadLimits) throws(SheetError) -> Bool {
    let changed = try original.span.bytes.withUnsafeBytes {
      (bytes) throws(SheetError) -> [(name: String, bytes: [UInt8])]? in
      var package = try OfficePackage(bytes, limits: limits)
      guard var parts = try WorkbookParts(&package) else { return nil }
      return try parts.changed(by: self, &package)
    }
    guard let changed else { return false }
    do { try Data(original).write(to: URL(fileURLWithPath: path)) } catch {
      throw SheetError(.cannotWrite(SystemError.reason(of: error)))
    }
    guard let edit = cxlsx_zip_edit_open(path) else { throw Self.unchanged }
    for part in changed {
      let isPut = part.bytes.withUnsafeBytes { bytes in
        bytes.baseAddress.map { cxlsx_zip_edit_put(edit, part.name, $0, bytes.count) } ?? false
      }
      guard isPut else {
        cxlsx_zip_edit_discard(edit)
        throw Self.unchanged
      }
    }
    guard cxlsx_zip_edit_commit(edit) else { throw Self.unchanged }
    return true
  }

  private static var unchanged: SheetError {
    SheetError(
      .cannotWrite(
        BilingualText(
          es: "las partes del libro no se pudieron cambiar en la copia",
          en: "the parts of the workbook could not be changed in the copy")))
  }
}
