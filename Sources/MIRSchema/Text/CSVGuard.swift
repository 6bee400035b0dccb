package import SheetIO

/// The signs that exporters put around text in CSV so that a spreadsheet neither runs nor changes it: `="0310"`, `'-1`.
///
/// The law is that `removed(added(text)) == text`, and that ``removed(_:)`` changes nothing that ``added(_:forExcel:)`` left.
enum CSVGuard {
  /// The text as it is written: guarded where it would run as a formula, or would be read back as guarded.
  ///
  /// Source: OWASP, "CSV Injection".
  static func added(_ text: String, forExcel: Bool) -> String {
    removed(text) != text || (forExcel && beginsFormula(text[...].utf8)) ? "'" + text : text
  }

  /// The text without its guard.
  static func removed(_ text: String) -> String {
    switch text.utf8.first {
    case apostrophe:
      let rest = text.utf8.drop { $0 == apostrophe }
      // What an apostrophe closes again is a quotation.
      let isDigit = rest.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } == true
      return isDigit && !rest.contains(apostrophe) || beginsFormula(rest)
        ? String(text.unicodeScalars.dropFirst()) : text
    case UInt8(ascii: "="): return quoted(text) ?? text
    default: return text
    }
  }

  // By bytes, as a spreadsheet sees them: with a combining mark behind it, `=` is another `Character`.

  private static let apostrophe = UInt8(ascii: "'")
  private static let quote = UInt8(ascii: "\"")

  private static func beginsFormula(_ text: Substring.UTF8View) -> Bool {
    guard let first = text.first(where: { $0 != apostrophe }) else { return false }
    return "=+-@\t\r".utf8.contains(first)
  }

  /// The text in a formula that is nothing else: `="0310"`.
  private static func quoted(_ text: String) -> String? {
    let bytes = text.utf8
    guard bytes.count >= 3, bytes.dropFirst().first == quote, bytes.last == quote else { return nil }
    var inner: [UInt8] = []
    var isOpen = false
    for byte in bytes.dropFirst(2).dropLast() {
      if isOpen, byte != quote { return nil }
      if byte != quote || isOpen { inner.append(byte) }
      isOpen = byte == quote && !isOpen
    }
    return isOpen ? nil : String(decoding: inner, as: UTF8.self)
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
