/// The names that a workbook has for ranges, those of what is printed on every page among them.
///
/// Source: ECMA-376 Part 1, 18.2.5 (definedName).
struct BookNames {
  /// One name.
  struct Name {
    let name: String
    /// What it stands for.
    let formula: String
    /// The sheet that it belongs to; `nil` where it is the book's.
    let sheet: Int?
    /// What the properties of the document call it.
    let shown: String
  }

  /// In the order of their names without case, then of the sheets.
  let all: [Name]

  init(_ workbook: DrawnWorkbook) {
    var names = workbook.names.map { name, formula in
      Name(name: name, formula: SheetPart.withoutEqualsSign(formula), sheet: nil, shown: name)
    }
    for (index, sheet) in workbook.sheets.enumerated() {
      guard let titles = Self.titles(of: sheet) else { continue }
      names.append(
        Name(
          name: "_xlnm.Print_Titles", formula: titles, sheet: index,
          shown: Self.quoted(sheet.name) + "!Print_Titles"))
    }
    all = names.map { (key: Self.key($0), name: $0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.name)
  }

  private static func key(_ name: Name) -> [UInt8] {
    let isOwn = name.name.utf8.starts(with: "_xlnm.".utf8)
    let text =
      (isOwn ? String(name.name.dropFirst(6)) : name.name) + "\0" + (name.sheet == nil ? "" : name.shown)
    return text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  /// The columns and the rows that are printed on every page.
  private static func titles(of sheet: DrawnSheet) -> String? {
    let name = quoted(sheet.name)
    let columns = sheet.repeatedColumns.map { columns in
      "\(name)!$\(CellAddress.name(ofColumn: columns.lowerBound)):$\(CellAddress.name(ofColumn: columns.upperBound))"
    }
    let rows = sheet.repeatedRows.map { "\(name)!$\($0.lowerBound + 1):$\($0.upperBound + 1)" }
    let parts = [columns, rows].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ",")
  }

  /// A sheet's name as formulas have it: in quotes where it is more than letters, digits, points and underscores.
  private static func quoted(_ name: String) -> String {
    func isPlain(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x2E || byte == 0x5F
    }
    let plain = WrittenText.plain(name)
    return plain.utf8.allSatisfy(isPlain) ? plain : "'\(plain.replacing("'", with: "''"))'"
  }
}
