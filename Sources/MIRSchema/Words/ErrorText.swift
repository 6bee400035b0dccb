package import SheetIO

/// Errors of spreadsheets that were copied as text: `#¡VALOR!`, `#N/D`, `#REF!`, and `####` of a column too narrow to show its
/// number.
package enum ErrorText {
  /// What spreadsheets call their errors in Spanish and English, folded.
  private static let names: Set<String> = [
    "div0", "na", "nd", "nombre", "name", "nulo", "null", "num", "ref", "valor", "value", "desbordamiento",
    "spill", "calc", "campo", "field", "bloqueado", "blocked", "error",
  ]
  private static let longest = 20

  /// The error in a cell, be it one of the spreadsheet's own or its text.
  package static func of(_ cell: Cell) -> String? {
    switch cell.value {
    case .error(let text): text
    case .text(let text): isError(text) ? NormalText.line(text) : nil
    case .number, .date, .boolean: nil
    }
  }

  /// Whether a text is an error and nothing else.
  package static func isError(_ text: String) -> Bool {
    guard text.utf8.count <= longest, text.utf8.contains(UInt8(ascii: "#")), let line = NormalText.line(text),
      line.hasPrefix("#")
    else { return false }
    let name = line.dropFirst()
    if name.allSatisfy({ $0 == "#" }) { return name.count > 1 }
    return names.contains(FoldedText(name).key)
      && (name.last == "!" || name.last == "?" || name.contains("/") || name.hasPrefix("¡")
        || name.hasPrefix("¿"))
  }
}
