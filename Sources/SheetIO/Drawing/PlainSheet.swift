/// A sheet drawn as it is: its values where they are, without any dress.
enum PlainSheet {
  static func draw(_ sheet: Sheet) -> DrawnSheet {
    var drawn = DrawnSheet(name: sheet.name)
    drawn.footer = nil
    let merges = soundMerges(of: sheet)
    for cell in sheet.cells {
      drawn.boxes.append(
        DrawnSheet.Box(
          merges[cell.address] ?? CellRange(cell.address, cell.address), content(of: cell), style(of: cell)))
    }
    for (corner, range) in merges.sorted(by: { $0.key < $1.key }) where sheet[corner] == nil {
      drawn.boxes.append(DrawnSheet.Box(range, .blank, plain))
    }
    return drawn
  }

  /// The merged ranges by their corners, without those that would hide a value or cut another.
  private static func soundMerges(of sheet: Sheet) -> [CellAddress: CellRange] {
    var result: [CellAddress: CellRange] = [:]
    for range in sheet.merges where range.first != range.last {
      let hidesNothing = sheet[range].allSatisfy { $0.address == range.first }
      let cutsNothing = result.values.allSatisfy {
        !$0.rows.overlaps(range.rows) || !$0.columns.overlaps(range.columns)
      }
      if hidesNothing, cutsNothing { result[range.first] = range }
    }
    return result
  }

  private static func content(of cell: Cell) -> DrawnSheet.Content {
    switch cell.value {
    // A spreadsheet has no number that is none.
    case .number(let number), .date(let number):
      number.isFinite ? .number(serial(number, cell)) : .text(cell.rawText)
    case .text(let text), .error(let text): .text(text)
    case .boolean(let flag): .boolean(flag)
    }
  }

  /// Days from 1904 count 1462 more from 1900.
  ///
  /// Source: ECMA-376 Part 1, 18.17.4.1.
  private static func serial(_ number: Double, _ cell: Cell) -> Double {
    guard cell.format.dateSystem == .from1904, cell.format.kind == .date else { return number }
    return number + 1462
  }

  private static func style(of cell: Cell) -> CellStyle {
    switch cell.value {
    case .number, .date: plain.with { $0.numberFormat = cell.format.code }
    // Without it Excel takes a text that is typed again for a number.
    case .text where cell.format.kind == .text: plain.with { $0.numberFormat = cell.format.code }
    case .text, .boolean, .error: plain
    }
  }

  private static let plain = CellStyle(fontSize: 10).with {
    $0.wrap = false
    $0.vertical = .bottom
  }
}

extension NumberFormat {
  /// A code of Excel's that means the same; `nil` for no format.
  ///
  /// Source: ECMA-376 Part 1, 18.8.31.
  fileprivate var code: String? {
    let optional = max(0, Int(decimals) - Int(requiredDecimals))
    let decimals =
      String(repeating: "0", count: Int(requiredDecimals)) + String(repeating: "#", count: optional)
    let whole = groupsThousands ? "#,##0" : String(repeating: "0", count: max(1, Int(wholeDigits)))
    let digits =
      whole + (decimals.isEmpty ? "" : "." + decimals) + String(repeating: ",", count: Int(thousandsScale))
    return switch kind {
    case .general: nil
    case .number: digits
    case .percent: digits + "%"
    case .date: "yyyy-mm-dd"
    case .time: "hh:mm:ss"
    case .duration: "[h]:mm:ss"
    case .text: "@"
    case .scientific: (decimals.isEmpty ? "0" : "0." + decimals) + "E+00"
    case .fraction: "# ?/?"
    }
  }
}
