import MIRSchema
import SheetIO

/// Which lines of a header block are of the plan of a state or of the nation, with which a municipality's own is aligned in
/// turn: their axes and objectives are not the municipality's.
struct HigherPlans {
  /// A plan that is named, and where.
  private struct Mention {
    let row: Int
    let column: Int
    let isHigher: Bool
  }

  private let mentions: [Mention]

  init(_ lines: [HeaderLine], _ texts: [SheetView.Row]) {
    let labelled = lines.filter { $0.context == .plan }.map { line in
      Mention(row: line.label.row, column: line.label.column, isHigher: line.isHigherPlan)
    }
    let named = texts.flatMap(\.own).compactMap { item -> Mention? in
      guard item.text.utf8.count <= Self.longestName, let isHigher = Self.names(item.text) else { return nil }
      return Mention(row: item.row, column: item.column, isHigher: isHigher)
    }
    mentions = labelled + named
  }

  /// The lines of axes and objectives that are of a higher plan, by their place in the list; none where all of them are, since
  /// then no other plan is there.
  func lines(of lines: [HeaderLine]) -> Set<Int> {
    let aligned = lines.indices.filter { [.axes, .objectives].contains(lines[$0].context) }
    let higher = aligned.filter { isOfHigher(lines[$0]) }
    return higher.count < aligned.count ? Set(higher) : []
  }

  /// Whether a line's own words name a higher plan, or the last plan that is named above it, in its column where several are
  /// side by side.
  private func isOfHigher(_ line: HeaderLine) -> Bool {
    if Self.hasAbbreviation(line.text ?? "") { return true }
    let label = line.label.text.prefix { $0 != ":" }
    if let isHigher = Self.names(String(label)) { return isHigher }
    let place = line.label
    let above = mentions.filter { $0.row < place.row || ($0.row == place.row && $0.column < place.column) }
    guard let row = above.map(\.row).max() else { return false }
    let beside = above.filter { $0.row == row }.sorted { $0.column < $1.column }
    return (beside.last { $0.column <= place.column } ?? beside.first)?.isHigher ?? false
  }

  /// Whether a text names a plan, and whether that is a state's or the nation's; `nil` where it names none, or both kinds.
  static func names(_ text: String) -> Bool? {
    // All of these words have a P.
    guard text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "p") }) else { return nil }
    let words = Set(text.split { !$0.isLetter }.map { FoldedText($0).key })
    let isPlan = words.contains("plan")
    let isHigher =
      !words.isDisjoint(with: abbreviations) || (isPlan && !words.isDisjoint(with: ["estatal", "nacional"]))
    let isOwn = !words.isDisjoint(with: ["pmd", "pdm"]) || (isPlan && words.contains("municipal"))
    return isHigher == isOwn ? nil : isHigher
  }

  /// Whether a value goes on with the abbreviation of a higher plan: `3. Ciudad ordenada / Eje PED: 1. Bienestar`.
  private static func hasAbbreviation(_ text: String) -> Bool {
    (text.hasBytes(of: "PED") || text.hasBytes(of: "PND"))
      && text.split { !$0.isLetter }.contains { $0 == "PED" || $0 == "PND" }
  }

  private static let abbreviations = ["ped", "pnd"]
  private static let longestName = 120
}
