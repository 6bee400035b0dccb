import MIRSchema
import SheetIO

/// One line of a header block: a label and what is next to it.
struct HeaderLine {
  /// What the label begins.
  let context: Vocabulary.Context
  /// The cell of the label.
  let label: SheetView.Item
  /// What is in the label's own cell after the label; as written, with its line breaks.
  let inline: String?
  /// The cells of the value.
  var values: [SheetView.Item]

  /// The value's text, with line breaks: that of the label's own cell and of the cells next to it.
  var text: String? {
    // As most lines are.
    if inline == nil, values.count <= 1 {
      return values.first.flatMap { NormalText.prose($0.cell.shownText) }
    }
    let values = self.values
    if isBarePlan, let first = values.first, repeatsPlan(first.text) {
      return NormalText.prose(values.map(\.text).joined(separator: " "))
    }
    let parts = [inline] + values.map { NormalText.prose($0.cell.shownText) }
    let whole = parts.compactMap { $0 }.joined(separator: " ")
    return whole.isEmpty ? nil : whole
  }

  /// Which of two lines that say the same counts: the one that comes first.
  enum Rank: CaseIterable {
    /// The label is the form's own, another name of the same, or that of a whole municipality, of which a unit that is named
    /// beside it is a part.
    case own, other, ofEntity
    /// A plan of a state or of the nation.
    case ownOfHigher, otherOfHigher
  }

  var rank: Rank {
    let words = labelWords
    let isOwn = Self.ownLabels.contains(words)
    if isHigherPlan { return isOwn ? .ownOfHigher : .otherOfHigher }
    if isOwn { return .own }
    return context == .responsibleUnit && Self.entityLabels.contains(words) ? .ofEntity : .other
  }

  private var labelWords: FoldedText {
    let text = label.text
    return FoldedText(text.firstIndex(ofByte: UInt8(ascii: ":")).map { text[..<$0] } ?? text[...])
  }

  private static let ownLabels = Set(Report.nodes.map { FoldedText($0.description.title) })

  private static let entityLabels: Set<FoldedText> = [FoldedText("Ente público"), FoldedText("Entidad")]

  /// Whether the line names a plan without its years, which then are next to it, or the plan's whole name does.
  var isBarePlan: Bool { context == .plan && inline?.contains(where: \.isNumber) == false }

  /// Whether a text next to a bare plan is the plan's whole name.
  private func repeatsPlan(_ text: String) -> Bool {
    let key = FoldedText(text).key
    return key.hasPrefix("plan") || inline.map { key.hasPrefix(FoldedText($0).key) } == true
  }

  /// Whether it names the plan of a state or of the nation, with which a municipality's own is aligned in turn.
  var isHigherPlan: Bool {
    guard context == .plan else { return false }
    let key = FoldedText(label.text + " " + (text ?? "")).key
    guard Self.higherPlans.contains(where: key.hasBytes) else { return false }
    let words = Set((label.text + " " + (text ?? "")).split { !$0.isLetter }.map { FoldedText($0).key })
    return !words.isDisjoint(with: Self.higherPlans)
      && words.isDisjoint(with: ["municipal", "pmd"])
  }

  private static let higherPlans = ["estatal", "nacional", "ped", "pnd"]

  /// Whether boxes to tick are behind their quarters: there is no room for one before the first, or crosses are in the row
  /// below.
  var boxesFollow: Bool {
    values.first.map { $0.column == label.columns.upperBound + 1 } == true
      || values.contains { $0.row != label.row }
  }

  /// Whether the value is still to come, in a cell of its own.
  var awaitsValue: Bool {
    values.isEmpty && (inline == nil || isBarePlan || CodePrefix(inline ?? "")?.rest.isEmpty == true)
  }

  /// Whether a line is a value of this one's label that begins with the label's own word and a code.
  func isCoded(as line: HeaderLine) -> Bool {
    context == line.context && inline != nil && inline == NormalText.prose(label.cell.shownText)
  }

  /// Takes the cell out in which a spreadsheet made a date of the code that the value begins with.
  mutating func takeDateForCode() -> SheetView.Item? {
    let isCoded = [.responsibleUnit, .program, .axes, .objectives].contains(context)
    guard isCoded, inline == nil, let first = values.first, case .date = first.cell.value else { return nil }
    return values.removeFirst()
  }

  /// Whether it is a cell's label and nothing else.
  func isBare(label item: SheetView.Item) -> Bool {
    inline == nil && values.isEmpty && label.index == item.index && label.text == item.text
  }

  /// The cells that the value was read from.
  var sources: [SheetView.Item] { (inline == nil ? [] : [label]) + values }
}
