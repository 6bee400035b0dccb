/// Reads and writes the texts of the header block that begin with a code.
package enum CodedTextReading {
  /// `504 - Instituto …` as code and name; a text without code is a name, a code alone is a code.
  ///
  /// What parts them is the first dash between spaces, whatever hyphens and spaces the code has: `02-15 - Servicio …`.
  package static func unit(_ text: String) -> CodedText {
    if isCode(text[...]) { return CodedText(code: text) }
    if let dash = dashBetweenSpaces(in: text) {
      let code = text[..<dash].dropLast(while: { $0 == " " })
      let name = text[text.index(after: dash)...].drop { $0 == " " }
      if isCode(code), !name.isEmpty { return CodedText(code: String(code), text: String(name)) }
    }
    // A dash without both spaces parts a code of one word from words only: `6 -Planeación`, `402- Dirección`.
    guard let end = text.firstIndex(where: { $0 == " " || isDash($0) }), isCode(text[..<end]),
      let dash = text[end...].first(where: { $0 != " " }), isDash(dash)
    else { return CodedText(text: text) }
    let name = text[end...].drop { $0 == " " }.dropFirst().drop { $0 == " " }
    if name.isEmpty { return CodedText(code: String(text[..<end])) }
    guard name.first?.isNumber != true, !isCode(name.prefix { $0 != " " }) else {
      return CodedText(text: text)
    }
    return CodedText(code: String(text[..<end]), text: String(name))
  }

  private static func dashBetweenSpaces(in text: String) -> String.Index? {
    var rest = text.utf8[...]
    while let space = rest.firstIndex(of: UInt8(ascii: " ")) {
      rest = rest[space...].dropFirst()
      // The first byte of a hyphen, and of a dash.
      guard let byte = rest.first, byte == UInt8(ascii: "-") || byte == 0xE2 else { continue }
      let behind = text[rest.startIndex...]
      if isDash(behind[behind.startIndex]), behind.dropFirst().first == " " { return behind.startIndex }
    }
    return nil
  }

  /// A code and a name in the looser ways of people: `402 Dirección`, `402. Dirección`, `Pp 15 - Arbolado`.
  package static func looseUnit(_ text: String) -> CodedText {
    // No label begins with a digit.
    if let first = text.utf8.first, (0x30...0x39).contains(first) { return unitByCode(text) }
    for lead in ["Pp ", "PP ", "Pp. ", "UR ", "Clave "] where text.hasPrefix(lead) {
      let behind = looseUnit(String(text.dropFirst(lead.count)))
      if behind.code != nil, behind.text != nil { return behind }
    }
    if let prefix = CodePrefix(text), prefix.context == .program || prefix.context == .responsibleUnit {
      return CodedText(code: prefix.code, text: NormalText.prose(prefix.rest))
    }
    return unitByCode(text)
  }

  /// The same without a label.
  private static func unitByCode(_ text: String) -> CodedText {
    let strict = unit(text)
    if let code = strict.code, !code.hasSuffix(".") { return strict }
    var code = text.prefix { isOfCode($0) }
    while let last = code.last, !last.isNumber { code = code.dropLast() }
    let separator = text[code.endIndex...].prefix { ".:-–—,/| ".contains($0) || $0.isNewline }
    let name = text[separator.endIndex...]
    guard isCode(code), !separator.isEmpty, let first = name.first,
      first.isUppercase || "\"“«¡¿".contains(first)
    else {
      return strict
    }
    return CodedText(code: String(code), text: String(name))
  }

  /// A code and a name as people write them; the law is that ``unit(_:)`` gives both back.
  package static func text(unit: CodedText) -> String? {
    switch (unit.code, unit.text) {
    case (let code?, let name?): "\(code) - \(name)"
    case (let code?, nil): code
    case (nil, let name): name
    }
  }

  /// Whether a text is a code: `504`, `E012`, `15-E-012`, `K 015`, `2.5.3.1.E012.0101`.
  ///
  /// Codes have a digit and capital letters at most. A letter or two may be before a space, and numbers behind it; long
  /// codes have no words in them.
  package static func isCode(_ text: Substring) -> Bool {
    if (1...12).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return true
    }
    guard text.utf8.count <= longestCode, text.utf8.allSatisfy({ isOfCode($0) || $0 == 0x20 }),
      text.utf8.contains(where: { (0x30...0x39).contains($0) }),
      let first = text.first, first.isLetter || first.isNumber
    else { return false }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.allSatisfy({ !$0.isEmpty }) else { return false }
    guard words.count == 1 else {
      return words.count <= 4 && words[0].count <= 6
        && words.dropFirst().allSatisfy { $0.contains(where: \.isNumber) }
        && words.allSatisfy { longestWord(in: $0) <= 2 }
    }
    return text.count <= 12 || longestWord(in: text) <= 6
  }

  private static let longestCode = 60

  private static func isOfCode(_ character: Character) -> Bool {
    character.asciiValue.map(isOfCode) ?? false
  }

  /// The same of a byte.
  private static func isOfCode(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func isDash(_ character: Character) -> Bool { "-–—".contains(character) }

  /// How many letters are side by side at most.
  private static func longestWord(in text: Substring) -> Int {
    text.split { !$0.isLetter }.map(\.count).max() ?? 0
  }

  /// The entries run together in one cell, in which each begins with a code.
  ///
  /// `3. Gobierno Abierto … 10. Gobernanza …` is axes 3 and 10; `3.2 Ejercer … 10.1 Contribuir …` objectives 3.2 and
  /// 10.1. A code counts at the beginning or after a space, before a capital letter.
  package static func entries(_ text: String, levels: Int) -> [CodedText] {
    var starts: [EntryStart] = []
    var index = text.startIndex
    var atBoundary = true
    while index < text.endIndex {
      if atBoundary, let match = code(in: text, at: index, levels: levels) {
        starts.append(EntryStart(start: index, code: match.code, body: match.body))
        index = match.body
        atBoundary = false
        continue
      }
      atBoundary = text.hasSpace(at: index)
      index = text.utf8.index(after: index)
    }
    guard let first = starts.first else { return entry(nil, text[...]) }
    var result = first.start == text.startIndex ? [] : entry(nil, text[..<first.start])
    for (position, start) in starts.enumerated() {
      let end = position + 1 < starts.count ? starts[position + 1].start : text.endIndex
      result += entry(String(text[start.code]), text[start.body..<end])
    }
    return result
  }

  /// Where an entry begins, with its code and what follows it.
  private struct EntryStart {
    let start: String.Index
    let code: Range<String.Index>
    let body: String.Index
  }

  /// Entries in the looser ways of people: `Eje 4. …`, `Objetivo 4.1: …`, one a line, `4 - …`, separated by semicolons.
  package static func looseEntries(_ text: String, levels: Int) -> [CodedText] {
    let (before, parts) = CodePrefix.parts(of: text, levels == 1 ? .axes : .objectives)
    var found = bareEntries(before, levels: levels)
    for part in parts {
      // Only the first of several may have its word: `Eje 1. Gobierno 2. Ciudad`.
      let behind = bareEntries(part.rest, levels: levels)
      let isFirstBare = behind.first.map { $0.code == nil } ?? false
      found.append(CodedText(code: part.code, text: isFirstBare ? behind[0].text : nil))
      found += isFirstBare ? behind.dropFirst() : behind[...]
    }
    return found.map { entry in
      CodedText(code: entry.code, text: entry.text.flatMap { withoutSeparator($0) })
    }
  }

  /// Entries without a word before their code: run together, or one a line.
  private static func bareEntries(_ text: Substring, levels: Int) -> [CodedText] {
    let found = entries(String(text), levels: levels)
    guard found.count == 1, found[0].code == nil else { return found }
    let lines = text.split { $0.isNewline || $0 == ";" }.compactMap { NormalText.prose($0) }
    let coded = lines.map(looseUnit)
    return !coded.isEmpty && coded.allSatisfy { $0.code != nil && $0.text != nil } ? coded : found
  }

  private static func withoutSeparator(_ text: String) -> String? {
    var result = text[...]
    while let last = result.last, last == ";" || last == "," || last == " " { result = result.dropLast() }
    return NormalText.prose(result)
  }

  private static func entry(_ code: String?, _ body: Substring) -> [CodedText] {
    let text = NormalText.prose(body)
    guard code != nil || text != nil else { return [] }
    return [CodedText(code: code, text: text)]
  }

  /// A code at `index`: one number and a point for an axis, numbers joined by points for an objective.
  private static func code(
    in text: String, at index: String.Index, levels: Int
  ) -> (code: Range<String.Index>, body: String.Index)? {
    guard (0x30...0x39).contains(text.utf8[index]) else { return nil }
    var end = index
    var groups: [Int] = [0]
    while end < text.endIndex {
      let character = text[end]
      if character.isASCII, character.isNumber {
        groups[groups.count - 1] += 1
      } else if character == ".", groups.last != 0 {
        groups.append(0)
      } else {
        break
      }
      end = text.index(after: end)
    }
    let closedByPoint = groups.count > 1 && groups.last == 0
    if closedByPoint { groups.removeLast() }
    guard groups.allSatisfy({ (1...2).contains($0) }), !groups.isEmpty,
      levels == 1 ? (groups.count == 1 && closedByPoint) : (2...3).contains(groups.count)
    else { return nil }
    let codeEnd = closedByPoint ? text.index(before: end) : end
    var body = end
    while body < text.endIndex, text[body] == " " || text[body] == "-" || text[body] == "–" {
      body = text.index(after: body)
    }
    guard body > end, body < text.endIndex, text[body].isUppercase || "¿¡«\"“(".contains(text[body]) else {
      return nil
    }
    return (index..<codeEnd, body)
  }

  /// Entries in one cell, each on a line of its own.
  package static func text(entries: [CodedText], levels: Int) -> String {
    entries.map { text(entry: $0, levels: levels) }.joined(separator: "\n")
  }

  /// One entry with its code in front.
  package static func text(entry: CodedText, levels: Int) -> String {
    let code = entry.code.map { levels == 1 ? "\($0)." : $0 }
    return [code, entry.text].compactMap { $0 }.joined(separator: " ")
  }
}

extension Substring {
  /// Without what is at its end.
  fileprivate func dropLast(while isLeft: (Character) -> Bool) -> Substring {
    var result = self
    while let last = result.last, isLeft(last) { result = result.dropLast() }
    return result
  }
}
