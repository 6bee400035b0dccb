/// Every non-empty cell of a workbook as lines of text, for scripts and for comparing readers.
///
/// For each worksheet a line `#sheet`, its position from 0, its name and `visible`, `hidden` or `veryhidden`;
/// then a line for each cell in row order: sheet, row and column from 1, type, value; all between tabs. Types:
/// `n` number, `d` number under a date format (its serial as stored), `s` text, `b` 0 or 1, `e` error. A
/// number is the shortest decimal that reads back. In names and values `\\`, `\t`, `\n`, `\r` and `\uXXXX`
/// stand for a backslash, control characters and the line breaks U+2028 and U+2029.
///
/// This form must not change: scripts compare it.
public enum CellDump {
  /// The whole dump at once.
  public static func text(of workbook: Workbook) -> String {
    var text = ""
    write(workbook) { text += $0 }
    return text
  }

  /// Hands the dump to `sink` in pieces of some 64 KiB, each of whole lines.
  public static func write<WriteError: Error>(
    _ workbook: Workbook, to sink: (String) throws(WriteError) -> Void
  ) throws(WriteError) {
    var piece = ""
    for sheet in workbook.sheets {
      let name = escaped(sheet.name)
      piece += "#sheet\t\(sheet.position)\t\(name)\t\(sheet.visibility.rawValue)\n"
      for cell in sheet.cells {
        guard let (type, value) = typeAndValue(cell.value) else { continue }
        piece += name
        piece += "\t\(cell.address.row + 1)\t\(cell.address.column + 1)\t"
        piece += type
        piece += "\t"
        piece += value
        piece += "\n"
        guard piece.utf8.count >= pieceBytes else { continue }
        try sink(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    if !piece.isEmpty { try sink(piece) }
  }

  private static let pieceBytes = 64 << 10

  private static func typeAndValue(_ value: CellValue) -> (type: String, value: String)? {
    switch value {
    case .number(let number): ("n", NumberFormat.shortest(number))
    case .date(let serial): ("d", NumberFormat.shortest(serial))
    case .text(let text): text.isEmpty ? nil : ("s", escaped(text))
    case .boolean(let flag): ("b", flag ? "1" : "0")
    case .error(let text): ("e", escaped(text))
    }
  }

  private static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: needsEscape) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case _ where needsEscape(scalar):
        let hexadecimal = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\\" || scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
      || scalar.value == 0x2029
  }
}
