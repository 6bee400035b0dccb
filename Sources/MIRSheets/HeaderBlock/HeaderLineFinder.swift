import MIRSchema
import SheetIO

/// Step 1: find header blocks by their labels; label and value in one cell, or columns apart.
struct HeaderLineFinder {
  let session: ReadingSession

  /// Shorter labels are not looked for inside a text.
  private static let shortestInnerLabel = 6

  /// The header lines of a row, and what is before the first of them; both empty when it holds none.
  ///
  /// A label that does not begin its row, as next to a title or a coat of arms, must have its colon. With `onlyFirst`,
  /// only the row's first cell can be a label.
  func lines(in row: SheetView.Row, onlyFirst: Bool = false) -> (
    lines: [HeaderLine], before: [SheetView.Item]
  ) {
    var lines: [HeaderLine] = []
    var before: [SheetView.Item] = []
    let own = row.own
    for (place, item) in own.enumerated() {
      let mayBegin =
        lines.isEmpty
        ? before.isEmpty
          || (!onlyFirst
            && (item.text.utf8.contains(UInt8(ascii: ":"))
              || place + 1 < own.count && isLabel(item, of: own[place + 1])))
        : !onlyFirst
      // The plan's whole name next to its label is not a label.
      let isPlan = lines.last.map { $0.isBarePlan && $0.values.isEmpty } ?? false
      let found =
        mayBegin && !isPlan ? self.lines(of: item, after: lines.last, isBesideOther: !before.isEmpty) : []
      if let last = lines.last, last.awaitsValue, found.count == 1, found[0].isCoded(as: last) {
        lines[lines.count - 1].values.append(item)
      } else if found.isEmpty, lines.isEmpty, before.isEmpty, !onlyFirst,
        let (title, below) = linesBelowTitle(of: item)
      {
        before.append(title)
        lines += below
      } else if !found.isEmpty {
        lines += found
      } else if lines.isEmpty, !onlyFirst, before.count == 1, isPlanName(item),
        before[0].text.hasSuffix(":")
          || own.count == 2 && before[0].cell.isText && before[0].text.utf8.count <= HeaderLabel.longest
      {
        // Whatever its label is called, a plan is a plan: `Vinculación:`, `Documento rector:`.
        lines.append(HeaderLine(context: .plan, label: before.removeLast(), inline: nil, values: [item]))
      } else if lines.isEmpty {
        before.append(item)
      } else if onlyFirst || carriesOn(item, lines[lines.count - 1]) {
        lines[lines.count - 1].values.append(item)
      } else {
        // A page number, a date, a telephone further to the right is not part of the value.
        before.append(item)
      }
    }
    return lines.isEmpty ? ([], []) : (lines, before)
  }

  /// The line that a cell begins which is a label and nothing more; `nil` for any other cell.
  func bareLabel(_ item: SheetView.Item) -> HeaderLine? {
    let lines = lines(of: item, after: nil, isBesideOther: true)
    return lines.count == 1 && lines[0].awaitsValue ? lines[0] : nil
  }

  /// Whether a cell is a label and nothing more.
  func isBareLabel(_ item: SheetView.Item) -> Bool {
    guard case .text(let raw) = item.cell.value else { return false }
    switch session.memory.place(of: raw).flatMap({ known(at: $0, after: nil, isBesideOther: true) }) {
    case BareLine.none?: return false
    case .label?: return true
    case nil: return bareLabel(item) != nil
    }
  }

  /// Whether a cell without a colon is the label of a unit or a programme: it says that and nothing else, and what is next
  /// to it begins with a code.
  private func isLabel(_ item: SheetView.Item, of value: SheetView.Item) -> Bool {
    guard item.cell.isText, value.cell.isText,
      let context = session.headerLabel(item.text, isMarked: false),
      context == .responsibleUnit || context == .program
    else { return false }
    let reading = CodedTextReading.unit(value.text)
    return reading.code != nil && reading.text != nil
  }

  /// Whether a cell is a plan's own name.
  private func isPlanName(_ item: SheetView.Item) -> Bool {
    item.cell.isText && session.plan(in: item.text) == item.text
  }

  /// Whether a cell goes on with a line's value: its first cell, or one that touches the last.
  ///
  /// A colon makes no label of it: `Eje 4: Ciudad Limpia`, `Servicio: alumbrado`. Only a label that is known to say
  /// something else does (`Fecha:`), and once a name is there, any. Boxes to tick are apart.
  private func carriesOn(_ item: SheetView.Item, _ line: HeaderLine) -> Bool {
    if line.context == .quarter, Self.isBox(item.text) { return true }
    let text = item.text
    let label = text.firstIndex(ofByte: UInt8(ascii: ":")).flatMap { colon in
      text.distance(from: text.startIndex, to: colon) <= Self.longestForeignLabel ? text[..<colon] : nil
    }
    if let label, session.vocabulary.isForeignLabel(label) { return false }
    if RowWords(session: session).isNamedPage(text) { return false }
    guard let last = line.values.last else { return line.awaitsValue }
    let hasName = line.values.contains { CodedTextReading.unit($0.text).text != nil }
    return item.column == last.columns.upperBound + 1 && (label == nil || !hasName)
  }

  private static let longestForeignLabel = 24

  /// Whether a cell is a box to tick or what is next to one: `X`, `2do.`, `2do. Trim. ( X )`.
  private static func isBox(_ text: String) -> Bool {
    guard text.utf8.count <= 18 else { return false }
    let first = FoldedText(text.prefix { $0 != " " }).key
    return text.hasPrefix("(") || PeriodReading.hasBoxes(text) || PeriodReading.ordinal(first) != nil
  }

  /// The lines that a cell begins: one, or several that are in it together.
  ///
  /// Next to another label's text a word and a code are that one's value: `ODS` and `Objetivo 16: Paz`.
  private func lines(of item: SheetView.Item, after last: HeaderLine?, isBesideOther: Bool) -> [HeaderLine] {
    guard case .text(let raw) = item.cell.value else { return [] }
    guard let place = session.memory.place(of: raw) else {
      return found(in: raw, of: item, after: last, isBesideOther: isBesideOther)
    }
    switch known(at: place, after: last, isBesideOther: isBesideOther) {
    case BareLine.none?: return []
    case .label(let context)?: return [HeaderLine(context: context, label: item, inline: nil, values: [])]
    case nil: break
    }
    let lines = found(in: raw, of: item, after: last, isBesideOther: isBesideOther)
    if lines.isEmpty {
      session.memory.facts[place].enter(.none, at: Self.number(after: last, isBesideOther: isBesideOther))
    } else if lines.count == 1, lines[0].isBare(label: item) {
      session.memory.facts[place].enter(
        .label(lines[0].context), at: Self.number(after: last, isBesideOther: isBesideOther))
    }
    return lines
  }

  /// What is known of a text behind a line; `nil` where it is more than a label, or was not looked at yet.
  private func known(at place: Int, after last: HeaderLine?, isBesideOther: Bool) -> BareLine? {
    let number = Self.number(after: last, isBesideOther: isBesideOther)
    return number < session.memory.facts[place].lines.count ? session.memory.facts[place].lines[number] : nil
  }

  /// The number of what is asked of a text: of what is before its cell only this.
  private static func number(after last: HeaderLine?, isBesideOther: Bool) -> Int {
    let before =
      switch last?.context {
      case .responsibleUnit?: 2
      case .program?: 4
      default: 0
      }
    return before + (isBesideOther ? 1 : 0)
  }

  private func found(
    in raw: String, of item: SheetView.Item, after last: HeaderLine?, isBesideOther: Bool
  ) -> [HeaderLine] {
    guard let text = NormalText.prose(raw) else { return [] }
    if let lines = linesOfPlan(item, text) { return lines }
    let parts = segments(of: text)
    guard parts.count > 1 else {
      return (line(item, text, after: last) ?? (isBesideOther ? nil : codedLine(item, text))).map { [$0] }
        ?? []
    }
    return parts.compactMap { line(item, String($0), after: nil) }
  }

  /// A label that says whose axis or objective it is, `Eje del Plan Municipal de Desarrollo 2024 - 2027:`, as the plan's
  /// line and its own.
  private func linesOfPlan(_ item: SheetView.Item, _ text: String) -> [HeaderLine]? {
    let label = text.firstIndex(ofByte: UInt8(ascii: ":")).map { text[..<$0] } ?? text[...]
    guard Self.lengthsWithPlan.contains(label.utf8.count), text.hasBytes(of: " del ") else { return nil }
    let words = label.split(separator: " ")
    guard let link = words.firstIndex(of: "del"), link > 0,
      let context = session.headerLabel(words[..<link].joined(separator: " "), isMarked: true),
      context == .axes || context == .objectives
    else { return nil }
    let name = words[(link + 1)...].joined(separator: " ")
    guard name.contains(where: \.isNumber), session.plan(in: name) == name else { return nil }
    let rest = NormalText.prose(text[label.endIndex...].dropFirst())
    return [
      HeaderLine(context: .plan, label: item.saying(name), inline: name, values: []),
      HeaderLine(context: context, label: item, inline: rest, values: []),
    ]
  }

  /// Most labels are shorter than any with a plan's name, and most values longer; in bytes.
  private static let lengthsWithPlan = 24...120

  /// The lines of a cell that begins with a title and goes on with labels, each with its colon on a line of its own.
  private func linesBelowTitle(of item: SheetView.Item) -> (title: SheetView.Item, lines: [HeaderLine])? {
    guard case .text(let raw) = item.cell.value, raw.utf8.count <= Self.longestTitled, !item.isNormal,
      let text = NormalText.prose(raw),
      let end = text.firstIndex(of: "\n")
    else { return nil }
    let rest = text[text.index(after: end)...].split(separator: "\n")
    let title = item.saying(String(text[..<end]))
    guard !title.text.contains(":"), !rest.isEmpty else { return nil }
    let lines = rest.compactMap { $0.contains(":") ? line(item, String($0), after: nil) : nil }
    return lines.count == rest.count ? (title, lines) : nil
  }

  private static let longestTitled = 1_000

  /// A label, a code and perhaps a name in one: `Eje 4: Ciudad Limpia`.
  private func codedLine(_ item: SheetView.Item, _ text: String) -> HeaderLine? {
    CodePrefix(text, vocabulary: session.vocabulary).map {
      HeaderLine(context: $0.context, label: item, inline: text, values: [])
    }
  }

  private func line(_ item: SheetView.Item, _ text: String, after last: HeaderLine?) -> HeaderLine? {
    if let colon = text.firstIndex(ofByte: UInt8(ascii: ":")) {
      let label = String(text[..<colon])
      if let context = session.headerLabel(label, isMarked: true) ?? codeContext(label, after: last) {
        let rest = NormalText.prose(text[text.index(after: colon)...])
        return HeaderLine(context: context, label: item, inline: rest, values: [])
      }
    }
    if let plan = session.plan(in: text) {
      return HeaderLine(context: .plan, label: item, inline: plan.isEmpty ? nil : plan, values: [])
    }
    return (session.headerLabel(text, isMarked: false) ?? codeContext(text, after: last)).map {
      HeaderLine(context: $0, label: item, inline: nil, values: [])
    }
  }

  /// The parts of a text that each begin with a label and its colon; one when there are not several.
  private func segments(of text: String) -> [Substring] {
    guard text.utf8.count(where: { $0 == UInt8(ascii: ":") }) > 1 else { return [text[...]] }
    var starts: [String.Index] = []
    var from = text.startIndex
    while let colon = text[from...].firstIndex(of: ":") {
      if let start = labelStart(before: colon, in: text, notBefore: from) { starts.append(start) }
      from = text.index(after: colon)
    }
    guard starts.count > 1, starts[0] == text.startIndex else { return [text[...]] }
    return starts.indices.map { place in
      guard place + 1 < starts.count else { return text[starts[place]...] }
      var part = text[starts[place]..<starts[place + 1]]
      while let last = part.last, last.isWhitespace || Self.dividers.contains(last) { part = part.dropLast() }
      return part
    }
  }

  /// Signs between lines that are in one: `Plan … | Eje: 3 | Objetivo: 3.2`.
  private static let dividers: Set<Character> = ["|", "·", "•"]

  /// Where the longest known label begins that ends at a colon.
  private func labelStart(before colon: String.Index, in text: String, notBefore: String.Index) -> String
    .Index?
  {
    var best: String.Index?
    var index = colon
    while index > notBefore, text.distance(from: index, to: colon) <= HeaderLabel.longest {
      index = text.index(before: index)
      let begins = index == text.startIndex || text[text.index(before: index)].isWhitespace
      guard begins else { continue }
      let label = FoldedText(text[index..<colon])
      let before = text[..<index].last { $0.isNewline || !$0.isWhitespace }
      let isLineStart = before.map { $0.isNewline || Self.dividers.contains($0) } ?? true
      guard isLineStart || label.key.utf8.count >= Self.shortestInnerLabel else { continue }
      if session.vocabulary.context(for: label) != nil { best = index }
    }
    return best
  }

  /// `Clave` after a unit or a programme is its code.
  private func codeContext(_ text: String, after last: HeaderLine?) -> Vocabulary.Context? {
    guard let last, last.context == .responsibleUnit || last.context == .program,
      session.vocabulary.isCodeLabel(FoldedText(text))
    else { return nil }
    return last.context
  }
}
