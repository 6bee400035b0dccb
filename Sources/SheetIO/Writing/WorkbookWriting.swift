public import Foundation

extension Workbook {
  /// Writes the workbook as `.xlsx`; what was there is replaced at once, so that there is never half a file.
  ///
  /// ```swift
  /// let sheet = Sheet(name: "Metas", rows: [["Nivel", "Meta"], ["Fin", 12.5]])
  /// try Workbook(sheets: [sheet]).write(to: url)
  /// ```
  ///
  /// Written are the names of the sheets, the values of the cells under their number formats, and merged ranges; of a
  /// formula its result, of an error its text. Dates count from 1900. What is hidden or struck out is not kept.
  ///
  /// - Throws: ``SheetError`` when there is no sheet, a name is not a sheet's, a text is longer than a cell holds, or
  ///   the file cannot be written.
  public func write(to url: URL) throws(SheetError) {
    do throws(SheetError) {
      try WrittenFile.write(try xlsx(), to: url)
    } catch {
      throw error.located(file: url.path)
    }
  }

  /// The bytes of the workbook as `.xlsx`; see ``write(to:)``.
  public func xlsx() throws(SheetError) -> [UInt8] {
    guard !sheets.isEmpty else {
      throw SheetError(.cannotWrite(BilingualText(es: "no hay ninguna hoja", en: "there is no sheet")))
    }
    let drawn = DrawnWorkbook(sheets: sheets.map(PlainSheet.draw))
    return try XLSXWriter.bytes(of: drawn)
  }

  /// A workbook to be written.
  public init(sheets: [Sheet]) { self.init(format: .xlsx, sheets: sheets) }
}

extension Sheet {
  /// A sheet of rows from `A1` on; `nil` leaves a cell empty.
  public init(name: String, rows: [[CellValue?]]) {
    let cells = rows.enumerated().flatMap { row, values in
      values.enumerated().compactMap { column, value in
        value.map { value in
          if case .date = value {
            Cell(CellAddress(row: row, column: column), value, format: NumberFormat(.date))
          } else {
            Cell(CellAddress(row: row, column: column), value)
          }
        }
      }
    }
    self.init(name: name, position: 0, cells: cells)
  }
}

extension CellValue: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  /// A text.
  public init(stringLiteral text: String) { self = .text(text) }
  /// A number.
  public init(floatLiteral number: Double) { self = .number(number) }
  /// A number.
  public init(integerLiteral number: Int) { self = .number(Double(number)) }
  /// A truth value.
  public init(booleanLiteral flag: Bool) { self = .boolean(flag) }
}
