package import MIRSchema
package import SheetIO

/// A sheet as it counts: without what is struck out, and with footnote marks apart from what they are next to.
///
/// The one place where fonts become text. Cells keep their positions; one that is struck out whole holds nothing.
/// What is raised stays in the text as a raised sign (`km²`), except next to what is read by its kind (a number, a
/// level, a heading, a value of a catalogue): there it is a footnote mark, and left out.
package struct CountedSheet: Sendable {
  /// The sheet, with the texts that count.
  package private(set) var sheet: Sheet
  /// What was left out of cells, in reading order.
  private(set) var apart: [Apart] = []

  /// What was left out of a cell.
  struct Apart: Sendable {
    enum Kind: Sendable { case struckCell, struckText, noteCall }
    let kind: Kind
    /// The cell's position in the sheet, and its address.
    let index: Int
    let address: CellAddress
    /// What was left out, in one line.
    let text: String
    /// What the cell says without it, in one line.
    let rest: String
    /// Whether what it says without it is a number.
    var isNumber = false
  }

  /// Looks at a sheet's fonts and note calls.
  ///
  /// In the program's own drawings a text is what was put there, whatever signs are at its ends.
  package init(_ sheet: Sheet, session: ReadingSession = .standard, isOwnDrawing: Bool = false) {
    self.sheet = sheet
    let explained = isOwnDrawing ? [] : Self.explainedMarks(sheet)
    for (index, cell) in sheet.cells.enumerated() {
      var value = cell.value
      if !sheet.marks.isEmpty, let marks = sheet.marks[cell.address] {
        value = counted(cell, at: index, marks)
      }
      if !isOwnDrawing, case .text(let text) = value,
        let (note, isNumber) = Self.noteCall(in: text, explained: explained, session)
      {
        apart.append(
          Apart(
            kind: .noteCall, index: index, address: cell.address, text: note.call, rest: note.rest,
            isNumber: isNumber))
        value = .text(note.rest)
      }
      if value != cell.value { self.sheet.setValue(value, at: index) }
    }
  }

  /// The cells that are struck out whole, by their positions.
  var struckCells: [Int] { apart.filter { $0.kind == .struckCell }.map(\.index) }

  /// The texts that count of those cells whose own text is another, by their positions.
  var changedTexts: [Int: String] {
    var result: [Int: String] = [:]
    for entry in apart where entry.kind != .struckCell {
      result[entry.index] = sheet.cells[entry.index].shownText
    }
    return result
  }

  /// The plain marks that remarks of the sheet begin with: they are footnote marks wherever they are behind a number.
  private static func explainedMarks(_ sheet: Sheet) -> Set<String> {
    var marks: Set<String> = []
    for cell in sheet.cells {
      if case .text(let text) = cell.value, let mark = NoteCall.plainCall(ofRemark: text) {
        marks.insert(mark)
      }
    }
    return marks
  }

  /// The footnote mark that a text is read without, and whether what it is next to is a number.
  private static func noteCall(
    in text: String, explained: Set<String>, _ session: ReadingSession
  ) -> (note: NoteCall, isNumber: Bool)? {
    guard NoteCall.mayHold(text),
      let note = NoteCall(text) ?? NoteCall(text, explained: explained) ?? NoteCall(words: text)
    else { return nil }
    return reads(note, session).map { (note, $0) }
  }

  /// Whether a cell without fonts of its own has neither a footnote mark nor what may be a remark on one.
  static func countsAsPrinted(_ value: CellValue, _ session: ReadingSession) -> Bool {
    guard case .text(let text) = value, !NoteCall.isRuledOut(text) else { return true }
    return NoteCall.plainCall(ofRemark: text) == nil
      && noteCall(in: text, explained: [], session) == nil
  }

  /// What a footnote mark is taken off: whether it is a number; `nil` for words that keep it.
  private static func reads(_ note: NoteCall, _ session: ReadingSession) -> Bool? {
    if NumberReading.number(in: note.rest, session: session) != nil { return true }
    // Labels and levels are read without their asterisks anyway.
    guard note.rest.count(where: \.isLetter) >= fewestLetters else { return nil }
    let level = LevelReading(note.rest, session: session)
    // A number behind a level without one is the level's own: `Componente 1/`.
    if level.isKnown, level.number == nil, level.known?.isNumbered == true { return nil }
    let isWord =
      LevelReading.isLevel(note.rest, session: session)
      || !HeadingTerms(session: session).terms(of: note.rest).isEmpty
      || !session.vocabulary.catalogues(spelling: note.rest).isEmpty
    return isWord ? false : nil
  }

  /// `m²` and `Ha²` are not words with a footnote mark.
  private static let fewestLetters = 3

  // MARK: Fonts

  /// What counts of a cell that has marks.
  private mutating func counted(_ cell: Cell, at index: Int, _ marks: CellMarks) -> CellValue {
    let printed = cell.shownText
    let parts = marks.parts(of: printed)
    let visible = parts.filter { NormalText.line($0.text) != nil }
    guard let first = visible.first else { return cell.value }
    let isOneFont = visible.allSatisfy { $0.mark == first.mark }
    if isOneFont, first.mark == .struck {
      apart.append(
        Apart(kind: .struckCell, index: index, address: cell.address, text: Self.line(printed), rest: ""))
      return .text("")
    }
    if isOneFont, first.mark != nil { return Self.lone(cell, printed, isLowered: first.mark == .lowered) }
    guard case .text = cell.value else { return cell.value }
    let text = Self.joined(parts)
    let struck = visible.filter { $0.mark == .struck }.map { Self.line($0.text) }
    if !struck.isEmpty {
      apart.append(
        Apart(
          kind: .struckText, index: index, address: cell.address, text: struck.joined(separator: " … "),
          rest: Self.line(text)))
    }
    return .text(text)
  }

  /// A cell that is raised whole: what may be a footnote mark and nothing else is not a value.
  private static func lone(_ cell: Cell, _ printed: String, isLowered: Bool) -> CellValue {
    let line = line(printed)
    guard line.utf8.count <= 2, line.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return cell.value
    }
    return .text(NoteCall.signs(line, isLowered: isLowered, after: ""))
  }

  /// The parts that count.
  ///
  /// Digits on both sides of what is struck out are not a number together: whether they belong to one is not certain.
  private static func joined(_ parts: [(text: String, mark: FontMark?)]) -> String {
    var result = ""
    var gap: String?
    for (text, mark) in parts {
      if mark == .struck {
        gap = (gap ?? "") + text
        continue
      }
      let piece = mark.map { NoteCall.signs(text, isLowered: $0 == .lowered, after: result) } ?? text
      if let struck = gap, let before = result.last(where: { !$0.isWhitespace }),
        let behind = piece.first(where: { !$0.isWhitespace })
      {
        if isOfNumber(before), isOfNumber(behind) {
          result += "…"
        } else if struck.first?.isWhitespace == true || struck.last?.isWhitespace == true {
          result += " "
        }
      }
      gap = nil
      result += piece
    }
    return result
  }

  private static func isOfNumber(_ character: Character) -> Bool {
    character.isNumber || character == "." || character == ","
  }

  private static func line(_ text: String) -> String { NormalText.line(text) ?? "" }
}

extension CountedSheet {
  /// What to report: each cell, those that are struck out whole by rows.
  var findings: [Finding] {
    told(.struckCell, .struckOutCell, byRows(.struckCell))
      + told(.struckText, .struckOutText, one(.struckText))
      + told(.noteCall, .noteCall, one(.noteCall))
  }

  private typealias Group = (cells: [CellRange], entries: [Apart])

  /// More than these of one kind are reported together.
  private static let mostFindings = 50

  private func one(_ kind: Apart.Kind) -> [Group] {
    apart.filter { $0.kind == kind }.map { ([CellRange($0.address, $0.address)], [$0]) }
  }

  /// Rows of cells; what lies side by side is a range.
  private func byRows(_ kind: Apart.Kind) -> [Group] {
    var rows: [[Apart]] = []
    for entry in apart where entry.kind == kind {
      if rows.last?.last?.address.row == entry.address.row {
        rows[rows.count - 1].append(entry)
      } else {
        rows.append([entry])
      }
    }
    return rows.map { row in
      var ranges: [CellRange] = []
      for entry in row {
        if let last = ranges.last, last.last.column + 1 == entry.address.column {
          ranges[ranges.count - 1].last = entry.address
        } else {
          ranges.append(CellRange(entry.address, entry.address))
        }
      }
      return (ranges, row)
    }
  }

  /// The texts of a row as far as they identify the row; each is whole in `unplaced`.
  private static func short(_ text: String) -> String {
    text.count <= longestText ? text : text.prefix(longestText) + "…"
  }

  private static let longestText = 200

  private func told(_ kind: Apart.Kind, _ code: FindingCode, _ groups: [Group]) -> [Finding] {
    groups.prefix(Self.mostFindings).enumerated().map { position, group in
      let rest = position == Self.mostFindings - 1 ? groups.dropFirst(Self.mostFindings) : []
      let more = rest.reduce(0) { $0 + $1.entries.count }
      let entries = group.entries
      let furthest = rest.last.map { Finding.Location.cells($0.cells, of: sheet.name).cell ?? "" } ?? ""
      return Finding(
        code,
        phrases: [
          "more": BilingualText(
            es: more > 0 ? " (y otras \(more) celdas, hasta \(furthest))" : "",
            en: more > 0 ? " (and \(more) more cells, up to \(furthest))" : "")
        ],
        severity: kind == .noteCall && entries.allSatisfy { !$0.isNumber } ? .info : nil,
        at: .cells(group.cells, of: sheet.name),
        raw: Self.short(entries.map(\.text).joined(separator: " | ")),
        expected: kind == .struckCell ? nil : entries.first?.rest)
    }
  }
}
