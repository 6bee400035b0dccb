/// What the labels of the header block say: which line a text begins, and the plan's name where label and name are one.
package enum HeaderLabel {
  /// Labels are short, in bytes.
  package static let longest = 60

  /// What a label begins; one of some length may be misspelt by a letter.
  ///
  /// A label that merely holds a known one is another: `Responsable del programa`, `Trimestre anterior`. `isMarked` says
  /// that it has its colon.
  package static func context(_ text: String, isMarked: Bool, _ vocabulary: Vocabulary) -> Vocabulary.Context?
  {
    let label = FoldedText(text)
    guard label.key.utf8.count <= longest else { return nil }
    if let exact = vocabulary.context(for: label) { return exact }
    // A digit is not a typing error: `Objetivo 4` is not `Objetivos`.
    guard label.key.utf8.count >= (isMarked ? 8 : 12),
      !label.key.utf8.contains(where: { (0x30...0x39).contains($0) })
    else { return nil }
    // What is as near to labels of two lines is neither's.
    let near = Set(
      vocabulary.contextLabels.lazy.filter { known, _ in
        known.key.utf8.count >= 8 && label.distance(to: known, limit: 1) != nil
      }.map(\.value))
    return near.count == 1 ? near.first : nil
  }

  /// `Vinculación con el Plan …`, `VINCULACIÓN PMD`: label and value in one; the value is the plan's name, empty where only the
  /// label is there.
  package static func plan(_ text: String) -> String? {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    if let first = words.first,
      ["vinculacion", "alineacion"].contains(where: FoldedText(first).key.hasPrefix)
    {
      let links = words.dropFirst().prefix { linkWords.contains(FoldedText($0).key) }
      let rest = words.dropFirst(1 + links.count)
      let key = rest.first.map { FoldedText($0).key } ?? ""
      guard links.isEmpty ? planWords.contains(key) : !otherWords.contains(key) else { return nil }
      var name = rest.joined(separator: " ")
      while name.last == ":" || name.last == " " { name.removeLast() }
      return name
    }
    // `PMD 2021 - 2024`: the plan by its initials and its years.
    if let first = words.first, words.count > 1, initials.contains(FoldedText(first).key),
      words.dropFirst().allSatisfy({ word in word.allSatisfy { $0.isNumber || "-–/".contains($0) } })
    {
      return text
    }
    let key = FoldedText(text).key
    if planNames.contains(where: key.hasPrefix), text.utf8.count < 120 {
      return text.last == ":" ? String(text.dropLast()) : text
    }
    return nil
  }

  private static let linkWords: Set<String> = ["con", "al", "a", "el", "la", "del", "de"]
  private static let planWords: Set<String> = ["plan", "pmd", "pdm", "ped", "pnd"]
  /// What else a report is aligned to.
  private static let otherWords: Set<String> = ["los", "las", "ods", "objetivo", "objetivos", "agenda"]
  private static let initials: Set<String> = ["pmd", "pdm"]
  private static let planNames = [
    "planmunicipaldedesarrollo", "plandedesarrollomunicipal", "planestataldedesarrollo",
    "plannacionaldedesarrollo",
  ]
}
