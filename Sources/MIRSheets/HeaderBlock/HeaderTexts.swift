import MIRSchema

/// The texts of the header lines of a report, by what they say: further pages only repeat them.
struct HeaderTexts: Equatable {
  private var said: [Entry] = []

  private struct Entry: Equatable {
    let context: Vocabulary.Context
    let text: FoldedText
  }

  /// Enters what a line says.
  mutating func enter(_ text: FoldedText, of context: Vocabulary.Context) {
    said.append(Entry(context: context, text: text))
  }

  /// Whether a line of this kind has said so.
  func has(_ text: FoldedText, of context: Vocabulary.Context) -> Bool {
    said.contains { $0.context == context && $0.text == text }
  }

  /// Whether no line of this kind has said anything.
  func lacks(_ context: Vocabulary.Context) -> Bool { !said.contains { $0.context == context } }
}
