import MIRSchema
import SheetIO

/// What a row says by its words alone, under whatever headings: a remark, a title, totals, the number of a page.
struct RowWords {
  let session: ReadingSession

  /// Whether the row is one remark: `Nota: …`, `* …`.
  func isNote(_ row: SheetView.Row) -> Bool {
    guard let first = row.own.first, row.own.count <= 2 else { return false }
    if first.text.hasPrefix("*") || first.text.hasPrefix("(*") {
      return first.text.drop { "(*) ".contains($0) }.first?.isLetter == true && first.text.count > 3
    }
    if Self.isFootnote(first.text) { return true }
    let lead = first.text.prefix { $0 != ":" && $0 != "." && $0 != " " }
    return session.vocabulary.noteLeads.contains(FoldedText(lead)) && first.text.contains(":")
  }

  /// `1/ Incluye …`, `(1) Dato …`.
  private static func isFootnote(_ text: String) -> Bool {
    let body = text.hasPrefix("(") ? text.dropFirst() : text[...]
    let digits = body.prefix { $0.isASCII && $0.isNumber }
    let mark = body.dropFirst(digits.count)
    guard (1...2).contains(digits.count),
      mark.hasPrefix("/ ") || (text.hasPrefix("(") && mark.hasPrefix(") "))
    else {
      return false
    }
    return mark.dropFirst(2).contains(where: \.isLetter)
  }

  /// Whether the row is one text that begins as titles do.
  func isTitle(_ row: SheetView.Row) -> Bool {
    guard row.own.count == 1, let text = row.own.first?.text else { return false }
    let key = FoldedText(text).key
    return session.vocabulary.titleWords.contains { key.hasPrefix($0.key) }
  }

  /// Whether the row is a row of totals.
  ///
  /// An indicator may be called `Total de …` or `Promedio de …`; but it has other words next to its name, and a line of
  /// such texts has no values.
  func isTotal(_ row: SheetView.Row) -> Bool {
    guard row.own.count >= 2, let first = row.own.first, session.vocabulary.beginsTotal(first.text) else {
      return false
    }
    func isValue(_ item: SheetView.Item) -> Bool {
      NumberReading.isNumber(item.cell, session: session) || session.isNoData(item.text)
    }
    let others = row.own.dropFirst()
    return others.contains(where: isValue)
      && others.allSatisfy { isValue($0) || session.vocabulary.beginsTotal($0.text) }
  }

  /// Whether the row is a page number that says so: `Página 2 de 5`.
  func isNamedPage(_ row: SheetView.Row) -> Bool {
    row.own.count <= 2 && row.own.first.map { isNamedPage($0.text) } == true
  }

  func isNamedPage(_ text: String) -> Bool {
    mayHaveNumber(text) && isShort(text) && session.beginsPageNumber(text)
      && text.contains(where: \.isNumber)
  }

  /// A cheap look first: no short text without a digit or a letter beyond ASCII has a number.
  private func mayHaveNumber(_ text: String) -> Bool {
    text.utf8.count <= Self.longestPageNumber
      && text.utf8.contains { (0x30...0x39).contains($0) || $0 >= 0x80 }
  }

  /// Characters are counted where bytes do not say it.
  private func isShort(_ text: String) -> Bool {
    text.utf8.count <= Self.mostCharacters
      || text.utf8.count <= Self.longestPageNumber && text.count <= Self.mostCharacters
  }

  private static let mostCharacters = 24
  /// In bytes, of characters of up to four.
  private static let longestPageNumber = 4 * mostCharacters

  /// Whether the row is a page number: `Página 2 de 5`, `2/5`, `2`.
  func isPageNumber(_ row: SheetView.Row) -> Bool {
    if isNamedPage(row) { return true }
    guard row.own.count == 1, let text = row.own.first?.text, isShort(text) else { return false }
    let pieces = text.split { $0 == " " || $0 == "/" || $0 == "-" }
    return !pieces.isEmpty && pieces.count <= 3
      && pieces.allSatisfy { $0.allSatisfy(\.isNumber) && $0.count <= 3 || $0 == "de" }
  }
}
