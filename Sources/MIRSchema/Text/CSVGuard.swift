package import SheetIO

/// The signs that exporters put around text in CSV so that a spreadsheet neither runs nor changes it: `="0310"`, `'-1`.
///
/// The law is that `removed(added(text)) == text`, and that ``removed(_:)`` changes nothing that ``added(_:forExcel:)`` left.
enum CSVGuard {
  /// The text as it is written: guarded where it would run as a formula, or would be read back as guarded.
  ///
  /// Source: OWASP, "CSV Injection".
  static func added(_ text: String, forExcel: Bool) -> String {
    removed(text) != text || (forExcel && beginsFormula(text[...])) ? "'" + text : text
  }

  /// The text without its guard.
  static func removed(_ text: String) -> String {
    switch text.utf8.first {
    case UInt8(ascii: "'"):
      let rest = text.drop { $0 == "'" }
      // What an apostrophe closes again is a quotation.
      let keepsCode = rest.first.map { $0.isASCII && $0.isNumber } == true && !rest.contains("'")
      return keepsCode || beginsFormula(rest) ? String(text.dropFirst()) : text
    case UInt8(ascii: "="): return quoted(text) ?? text
    default: return text
    }
  }

  private static func beginsFormula(_ text: Substring) -> Bool {
    guard let first = text.first(where: { $0 != "'" }) else { return false }
    return "=+-@\t\r".contains(first)
  }

  /// The text in a formula that is nothing else: `="0310"`.
  private static func quoted(_ text: String) -> String? {
    guard text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count >= 3 else { return nil }
    let inner = text.dropFirst(2).dropLast()
    guard !inner.replacing("\"\"", with: "").contains("\"") else { return nil }
    return String(inner).replacing("\"\"", with: "\"")
  }
}

extension Sheet {
  /// The sheet of a text file without the guards around its cells.
  package func withoutGuards() -> Sheet {
    func isGuarded(_ cell: Cell) -> Bool {
      guard case .text(let text) = cell.value, let first = text.utf8.first else { return false }
      return first == UInt8(ascii: "'") || first == UInt8(ascii: "=")
    }
    guard cells.contains(where: isGuarded) else { return self }
    return replacing { cell in isGuarded(cell) ? .text(CSVGuard.removed(cell.shownText)) : cell.value }
  }
}

extension Workbook {
  /// Whether the workbook was a text file, with which guards come.
  package var isText: Bool { format == .csv || format == .tsv }

  /// The workbook without the guards that text files have around their cells.
  package func withoutGuards() -> Workbook {
    guard isText else { return self }
    var plain = self
    plain.sheets = sheets.map { $0.withoutGuards() }
    return plain
  }
}
