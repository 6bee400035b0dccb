extension Workbook {
  /// A cell by its address as people write it: `B7`, or with its sheet as in formulas, `Hoja1!B7` or `'Mi hoja'!B7`.
  ///
  /// Without a sheet it is the first one that is shown. `nil` for an empty cell, an unknown sheet, and for what is no
  /// address; of merged cells only the upper left one holds something.
  ///
  /// ```swift
  /// let workbook = try Workbook(contentsOf: url)
  /// switch workbook["B7"]?.value {
  /// case .number(let number): print(number)
  /// case .text(let text): print(text)
  /// default: print("neither a number nor a text")
  /// }
  /// ```
  public subscript(address: String) -> Cell? {
    guard let mark = address.lastIndex(of: "!") else { return firstShown?[address] }
    var name = address[..<mark]
    if name.count >= 2, name.first == "'", name.last == "'" { name = name.dropFirst().dropLast() }
    return self[sheet: name.replacing("''", with: "'")]?[String(address[address.index(after: mark)...])]
  }

  /// A sheet by its name, in capitals or small letters, as spreadsheets take it; `nil` where there is none.
  public subscript(sheet name: some StringProtocol) -> Sheet? {
    sheets.first { $0.name == name } ?? sheets.first { $0.name.lowercased() == name.lowercased() }
  }

  private var firstShown: Sheet? { sheets.first { $0.visibility == .visible } ?? sheets.first }
}

extension Sheet {
  /// A cell by its address as people write it, `B7`; `nil` for an empty cell, and for what is not an address.
  public subscript(address: String) -> Cell? { CellAddress(a1: address).flatMap { self[$0] } }

  /// The cell at an address; `nil` for an empty one.
  public subscript(address: CellAddress) -> Cell? {
    let index = firstIndex(from: address)
    return index < cells.endIndex && cells[index].address == address ? cells[index] : nil
  }

  /// The cells of a range that are not empty, row by row.
  public subscript(range: CellRange) -> [Cell] {
    cells[firstIndex(from: range.first)...].prefix { $0.address <= range.last }.filter {
      range.columns.contains($0.address.column)
    }
  }

  /// The smallest range that holds every cell; `nil` for a sheet without any.
  public var usedRange: CellRange? {
    guard let first = cells.first, let last = cells.last else { return nil }
    let columns = cells.reduce(first.address.column...first.address.column) { range, cell in
      min(range.lowerBound, cell.address.column)...max(range.upperBound, cell.address.column)
    }
    return CellRange(
      CellAddress(row: first.address.row, column: columns.lowerBound),
      CellAddress(row: last.address.row, column: columns.upperBound))
  }

  /// Where the first cell at or behind an address is; by halves, as a sheet can have millions.
  private func firstIndex(from address: CellAddress) -> Int {
    var range = cells.startIndex..<cells.endIndex
    while let middle = range.isEmpty ? nil : (range.lowerBound + range.upperBound) / 2 {
      range = cells[middle].address < address ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}

extension Cell {
  /// The number, where the cell holds one and not a date.
  public var number: Double? { if case .number(let number) = value { number } else { nil } }

  /// The text, where the cell holds one.
  public var text: String? { if case .text(let text) = value { text } else { nil } }
}
