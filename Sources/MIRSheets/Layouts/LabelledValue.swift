import MIRSchema
import SheetIO

/// A label of a form and what is written for it: next to it, in its own cell after a colon, or below it.
struct LabelledValue {
  /// The cell of the label.
  let label: SeenCell
  /// The label's words, without its colon.
  let words: String
  /// The fields that the label can name; empty where it is none of an indicator's.
  let keys: [FieldKey]
  /// The cells of the value; the label's own where the value is in it.
  var values: [SeenCell]

  /// Whether the label names a field of an indicator.
  var isKnown: Bool { !keys.isEmpty }
}

/// Reads the labels of a form, row by row.
struct LabelledValues {
  let session: ReadingSession
  /// Whether the labels stand below that of a level, whose objective they may then say.
  var isBelowLevel = false

  /// What a cell says as a label, and what follows in the cell.
  struct Label {
    let words: String
    let keys: [FieldKey]
    let rest: String?
  }

  /// The labels of a row with their values; empty for a row that has no label of a field with a value, as headings of
  /// columns have none.
  func pairs(in row: SheetView.Row) -> [LabelledValue] {
    var pairs: [LabelledValue] = []
    for item in row.own {
      if let label = label(item) {
        let values = label.rest.map { [item.saying($0)] } ?? []
        let isYear =
          label.keys.isEmpty && pairs.last?.keys == [.baselineValue] && saysYearOfBaseline(label.words)
        pairs.append(
          LabelledValue(
            label: item, words: label.words, keys: isYear ? [.baselineYear] : label.keys, values: values))
      } else if let last = pairs.last, last.keys == [.baselineValue], isYearOfBaseline(item) {
        pairs.append(LabelledValue(label: item, words: item.text, keys: [.baselineYear], values: []))
      } else if !pairs.isEmpty {
        pairs[pairs.count - 1].values.append(item)
      } else {
        return []
      }
    }
    return pairs.map(settled)
  }

  /// Whether a label next to a baseline is that of its year, which alone would be the report's.
  private func isYearOfBaseline(_ item: SeenCell) -> Bool {
    guard case .text = item.cell.value, item.text.utf8.count <= Self.longestLabel else { return false }
    return saysYearOfBaseline(item.text)
  }

  private func saysYearOfBaseline(_ words: String) -> Bool {
    HeadingTerms(session: session).terms(of: words).contains(.field(.baselineYear))
  }

  /// The pair as its value shows it: a level behind *Número* is the level's, and a part of a label's words names no catalogue
  /// without a value of it, for example *Tipo de ficha*.
  private func settled(_ pair: LabelledValue) -> LabelledValue {
    guard let value = pair.values.first, let key = pair.keys.first else { return pair }
    if pair.keys == [.number], LevelReading.isLevel(value, session: session) {
      return LabelledValue(
        label: pair.label, words: FieldKey.level.title, keys: [.level], values: pair.values)
    }
    if case .catalogue(let name)? = Indicator.kindsByKey[key], name != .level,
      session.official(value.text, in: name) == nil,
      HeadingTerms(session: session).terms(of: pair.words).isEmpty
    {
      return LabelledValue(label: pair.label, words: pair.words, keys: [], values: pair.values)
    }
    return pair
  }

  /// What a cell says as a label: the name of a field, or any words that a colon ends.
  func label(_ item: SeenCell) -> Label? {
    guard case .text(let raw) = item.cell.value else { return nil }
    let bytes = raw.utf8
    let colon = bytes.prefix(Self.longestLabel + 1).firstIndex(of: UInt8(ascii: ":"))
    guard colon != nil || bytes.count <= Self.longestLabel, bytes.count <= Self.longestCell,
      let words = colon.map({ NormalText.line(raw[..<$0]) }) ?? item.text, words.utf8.count > 1
    else { return nil }
    let rest = colon.flatMap { NormalText.prose(raw[raw.index(after: $0)...]) }
    let keys = keys(words, isMarked: colon != nil)
    guard !keys.isEmpty || (colon != nil && rest == nil) else { return nil }
    return Label(words: words, keys: keys, rest: rest)
  }

  /// The words of a label up to its colon.
  func words(of label: SeenCell) -> String {
    let text = label.text
    return String(text.firstIndex(of: ":").map { text[..<$0] } ?? text[...])
  }

  /// The fields that the words can name; a label of the header block names none of an indicator's.
  private func keys(_ words: String, isMarked: Bool) -> [FieldKey] {
    if let context = session.vocabulary.context(for: FoldedText(words)),
      !isBelowLevel || context != .objectives
    {
      return []
    }
    let terms = HeadingTerms(session: session).terms(of: words)
    let named = terms.compactMap { term -> FieldKey? in
      switch term {
      case .field(let key): key
      case .group(.baseline): .baselineValue
      case .measure(let measure, let period): measure.key(period)
      case .reported(let measure): measure?.key
      case .group, .period: nil
      }
    }
    // With a colon, words that have a field's name in them are its label, too.
    return named.isEmpty && isMarked && terms.isEmpty ? HeadingMeaning(words, session: session).keys : named
  }

  private static let longestLabel = 60
  private static let longestCell = 4_000
}
