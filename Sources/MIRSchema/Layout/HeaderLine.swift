import SheetIO

/// One line of a header block: a label and what stands beside it.
struct HeaderLine {
  /// What the label begins.
  let context: Vocabulary.Context
  /// The cell of the label.
  let label: SheetView.Item
  /// What stands in the label's own cell after the label; as written, with its line breaks.
  let inline: String?
  /// The cells of the value.
  var values: [SheetView.Item]

  /// The value's text, with line breaks: that of the label's own cell and of the cells beside it.
  var text: String? {
    let parts = [inline] + values.map { NormalText.prose($0.cell.shownText) }
    let whole = parts.compactMap { $0 }.joined(separator: " ")
    return whole.isEmpty ? nil : whole
  }

  /// The cells that the value was read from.
  var sources: [SheetView.Item] { (inline == nil ? [] : [label]) + values }
}

/// Step 3: find header blocks by their labels; label and value in one cell, or columns apart.
struct HeaderLineFinder {
  let vocabulary: Vocabulary

  /// The header lines of a row, and what stands before the first of them; both empty when it holds none.
  ///
  /// A label that does not begin its row, as beside a title or a coat of arms, must have its colon. With `onlyFirst`,
  /// only the row's first cell can be a label.
  func lines(in row: SheetView.Row, onlyFirst: Bool = false) -> (
    lines: [HeaderLine], before: [SheetView.Item]
  ) {
    var lines: [HeaderLine] = []
    var before: [SheetView.Item] = []
    for item in row.own {
      let mayBegin = lines.isEmpty ? before.isEmpty || (!onlyFirst && item.text.contains(":")) : !onlyFirst
      if mayBegin, let line = line(item) {
        lines.append(line)
      } else if lines.isEmpty {
        before.append(item)
      } else {
        lines[lines.count - 1].values.append(item)
      }
    }
    return lines.isEmpty ? ([], []) : (lines, before)
  }

  private func line(_ item: SheetView.Item) -> HeaderLine? {
    guard case .text(let raw) = item.cell.value, let text = NormalText.prose(raw) else { return nil }
    if let plan = plan(text) {
      return HeaderLine(context: .plan, label: item, inline: plan.isEmpty ? nil : plan, values: [])
    }
    if let colon = text.firstIndex(of: ":") {
      let label = FoldedText(text[..<colon])
      guard let context = context(label) else { return nil }
      let rest = NormalText.prose(text[text.index(after: colon)...])
      return HeaderLine(context: context, label: item, inline: rest, values: [])
    }
    return context(FoldedText(text)).map { HeaderLine(context: $0, label: item, inline: nil, values: []) }
  }

  private func context(_ label: FoldedText) -> Vocabulary.Context? {
    guard label.key.utf8.count <= 60 else { return nil }
    if let exact = vocabulary.context(for: label) { return exact }
    guard label.key.utf8.count >= 8 else { return nil }
    return vocabulary.contextLabels.first { known, _ in
      known.key.utf8.count >= 8 && label.distance(to: known, limit: 1) != nil
    }?.value
  }

  /// `Vinculación con el Plan …`: label and value in one; the value is the plan's name.
  private func plan(_ text: String) -> String? {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    if words.count >= 3, ["vinculacion", "alineacion"].contains(where: FoldedText(words[0]).key.hasPrefix),
      ["con", "al", "a"].contains(FoldedText(words[1]).key)
    {
      let rest = ["el", "la"].contains(FoldedText(words[2]).key) ? words.dropFirst(3) : words.dropFirst(2)
      var name = rest.joined(separator: " ")
      while name.last == ":" || name.last == " " { name.removeLast() }
      return name
    }
    if FoldedText(text).key.hasPrefix("planmunicipaldedesarrollo"), text.utf8.count < 120 {
      return text.last == ":" ? String(text.dropLast()) : text
    }
    return nil
  }
}
