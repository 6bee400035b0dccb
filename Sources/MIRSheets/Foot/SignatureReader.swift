import MIRSchema
import SheetIO

/// Reads the signatures at the foot of a report: roles side by side or below each other, each with name and position.
///
/// The lines of a signature are in the columns of its role: below it; above it, where the last role of those columns
/// has nothing below; or the name above and the position below. What comes after a blank row below its position is no
/// part of it. Lines for signing are passed over. A whole signature may be in one cell.
struct SignatureReader {
  let session: ReadingSession

  /// A signature with its cells.
  struct Reading {
    var signature: Signature
    /// Role, name and position, as far as they are there; a position may have several.
    var origins: [(field: String, item: SheetView.Item)]
  }

  /// One line of text of a cell.
  private struct Line {
    let text: String
    let item: SheetView.Item
  }

  /// Rows for signing between the role and the name.
  private static let longestGap = 8
  /// A position may be a blank row below the name; the lines of one position have none between.
  private static let gapBeforePosition = 2
  /// How far to the side of its role a line of a signature may be, in columns.
  private static let farthestBeside = 3
  /// A role is short.
  private static let longestRole = 40

  /// Whether the row begins signatures.
  func isRoleRow(_ row: SheetView.Row) -> Bool {
    row.own.count <= 12 && row.own.contains { role(in: $0) != nil }
  }

  /// The signatures that begin in the given rows.
  ///
  /// `rows` are all rows after the last table.
  func read(_ rows: [SheetView.Row]) -> [Reading] {
    var readings: [Reading] = []
    var taken: Set<Int> = []
    var lanes = Lanes(rows)
    for (position, row) in rows.enumerated() {
      for item in row.own where !taken.contains(item.index) {
        guard let role = role(in: item) else { continue }
        let reading = signature(
          role, item, beside: row.own, above: rows[..<position], below: rows[(position + 1)...], taken: taken,
          closesBlock: lanes.closes(item.columns) { rolesCloseBlocks($0) })
        taken.formUnion(reading.origins.map(\.item.index))
        readings.append(reading)
      }
    }
    return readings
  }

  // MARK: Roles

  /// The role that a cell begins with, and what is in the same cell after it.
  private func role(in item: SheetView.Item) -> (role: String, rest: [Line])? {
    let lines = Self.lines(of: item)
    guard let first = lines.first, first.text.utf8.count <= 120 else { return nil }
    let more = Array(lines.dropFirst())
    if isRole(first.text) { return (Self.withoutColon(first.text), more) }
    // "Elaboró: Biól. Renata Oropeza"
    if let colon = first.text.utf8.firstIndex(of: UInt8(ascii: ":")), isRole(String(first.text[..<colon])) {
      let rest = first.text[first.text.index(after: colon)...].drop { $0 == " " }
      guard !rest.isEmpty else { return (Self.withoutColon(first.text), more) }
      return (String(first.text[..<colon]), [Line(text: String(rest), item: item)] + more)
    }
    // "Vo. Bo. Mtro. Luis Paz"
    let words = first.text.utf8.split(separator: UInt8(ascii: " "), maxSplits: 3)
    for count in 1...3 where words.count > count {
      // Words of a line have one space between them.
      let role = String(first.text[..<words[count - 1].endIndex])
      guard isRole(role) else { continue }
      let name = String(first.text[words[count].startIndex...])
      if session.vocabulary.beginsPersonName(name) { return (role, [Line(text: name, item: item)] + more) }
    }
    return nil
  }

  /// A role without its colon, which belongs to what is to follow: `Vo. Bo.:`.
  private static func withoutColon(_ text: String) -> String {
    var role = text[...]
    while let last = role.last, last == ":" || last == " " { role = role.dropLast() }
    return String(role)
  }

  private func isRole(_ text: String) -> Bool {
    text.utf8.count <= Self.longestRole && session.isRole(text)
  }

  private static func lines(of item: SheetView.Item) -> [Line] {
    if item.isNormal { return [Line(text: item.text, item: item)] }
    return (NormalText.prose(item.cell.shownText) ?? item.text).split(separator: "\n")
      .map { Line(text: String($0), item: item) }
  }

  // MARK: Names and positions

  private func signature(
    _ role: (role: String, rest: [Line]), _ item: SheetView.Item, beside neighbours: [SheetView.Item],
    above: ArraySlice<SheetView.Row>, below: ArraySlice<SheetView.Row>, taken: Set<Int>, closesBlock: Bool
  ) -> Reading {
    var lines = role.rest.filter { !isSigningLine($0.text) }
    if lines.isEmpty, closesBlock {
      lines = self.above(item, above, taken: taken)
    } else if lines.isEmpty {
      lines = nameAbove(item, beside: neighbours, above, below, taken: taken)
    }
    if lines.isEmpty {
      lines = self.below(item, beside: neighbours, below, exact: true)
    } else if lines.count == 1 {
      // The name next to the role, the position below.
      let more = self.below(item, beside: neighbours, below, exact: true)
      if more.first.map({ !session.vocabulary.beginsPersonName($0.text) }) ?? false { lines += more }
    }
    if lines.isEmpty { lines = self.below(item, beside: neighbours, below, exact: false) }
    if lines.isEmpty { lines = self.above(item, above, taken: taken) }
    if lines.isEmpty { lines = self.beside(item, neighbours) + positionBelow(item, neighbours, below) }
    if lines.count >= 2, !session.vocabulary.beginsPersonName(lines[0].text),
      let name = lines.firstIndex(where: { session.vocabulary.beginsPersonName($0.text) })
    {
      // The position is before the name.
      lines = [lines[name]] + lines[..<name] + lines[(name + 1)...]
    }
    lines = parted(lines.map(withoutLabel))
    var reading = Reading(signature: Signature(role: role.role), origins: [("role", item)])
    guard let name = lines.first else { return reading }
    reading.signature.name = name.text
    reading.origins.append(("name", name.item))
    let position = lines.dropFirst()
    for line in position { reading.origins.append(("position", line.item)) }
    reading.signature.position = position.isEmpty ? nil : JoinedText.lines(position.map(\.text))
    return reading
  }

  /// A line without the label that says what it is: `Nombre: Lic. Ana Cruz`.
  private func withoutLabel(_ line: Line) -> Line {
    guard let colon = line.text.firstIndex(of: ":"),
      session.vocabulary.isSigningPlaceholder(String(line.text[..<colon]))
    else { return line }
    let rest = line.text[line.text.index(after: colon)...].drop { $0 == " " }
    return rest.isEmpty ? line : Line(text: String(rest), item: line.item)
  }

  /// A name with its position behind a comma, `Lic. Ana Cruz, Jefa de Área`, as two lines; degrees stay with the name.
  private func parted(_ lines: [Line]) -> [Line] {
    guard lines.count == 1, let line = lines.first, let comma = line.text.firstIndex(of: ",") else {
      return lines
    }
    let position = line.text[line.text.index(after: comma)...].drop { $0 == " " }
    let word = position.prefix { $0 != " " }
    guard word.count >= 4, word.first?.isUppercase == true, word.allSatisfy(\.isLetter),
      line.text[..<comma].split(separator: " ").count >= 2
    else { return lines }
    return [
      Line(text: String(line.text[..<comma]), item: line.item), Line(text: String(position), item: line.item),
    ]
  }

  /// Whether the roles of a column are below the names and positions that they belong to: nothing but that is
  /// below the last of them, and something above the first.
  private func rolesCloseBlocks(_ items: [SheetView.Item]) -> Bool {
    let lane = items.filter { !isSigningLine($0.text) }.prefix { !session.vocabulary.endsSignatures($0.text) }
    // Most have a name or a position at their end, so that is asked first.
    guard let first = lane.first, let last = lane.last, self.role(in: last).map(\.rest.isEmpty) == true,
      self.role(in: first) == nil
    else { return false }
    return lane.count { self.role(in: $0) != nil } > 1
  }

  /// The name right above a role whose position is right below it.
  private func nameAbove(
    _ role: SheetView.Item, beside neighbours: [SheetView.Item], _ above: ArraySlice<SheetView.Row>,
    _ below: ArraySlice<SheetView.Row>, taken: Set<Int>
  ) -> [Line] {
    guard let name = self.above(role, above, taken: taken).last,
      session.vocabulary.beginsPersonName(name.text)
    else {
      return []
    }
    let position = self.below(role, beside: neighbours, below, exact: true)
    guard let first = position.first, !session.vocabulary.beginsPersonName(first.text) else { return [] }
    // What follows after the next name belongs to that.
    return [name] + position.prefix { !session.vocabulary.beginsPersonName($0.text) }
  }

  /// What is below a role, in its own columns, or nearer to it than to anything else of its row.
  private func below(
    _ role: SheetView.Item, beside neighbours: [SheetView.Item], _ rows: ArraySlice<SheetView.Row>,
    exact: Bool
  ) -> [Line] {
    var lines: [Line] = []
    var lastRow = role.row
    for row in rows {
      let gap = row.row - lastRow
      if gap > (lines.isEmpty ? Self.longestGap : lines.count == 1 ? Self.gapBeforePosition : 1) { break }
      guard let item = item(under: role, beside: neighbours, in: row, exact: exact) else { continue }
      if self.role(in: item) != nil || session.vocabulary.endsSignatures(item.text) { break }
      lastRow = row.row
      lines += Self.lines(of: item).filter { !isSigningLine($0.text) }
    }
    return lines
  }

  /// Name and position above a role: the row next above it, and those that touch that.
  private func above(_ role: SheetView.Item, _ rows: ArraySlice<SheetView.Row>, taken: Set<Int>) -> [Line] {
    var lines: [Line] = []
    var lastRow = role.row
    for row in rows.reversed() {
      if lastRow - row.row > Self.gapBeforePosition { break }
      guard let item = item(under: role, beside: [], in: row, exact: true) else { continue }
      if self.role(in: item) != nil || taken.contains(item.index) { break }
      lastRow = row.row
      lines = Self.lines(of: item).filter { !isSigningLine($0.text) } + lines
    }
    return lines
  }

  /// What is to the right of a role in its own row, up to the next role.
  private func beside(_ role: SheetView.Item, _ row: [SheetView.Item]) -> [Line] {
    row.filter { $0.column > role.column }.prefix { self.role(in: $0) == nil }
      .flatMap(Self.lines).filter { !isSigningLine($0.text) }
  }

  /// The position right below a name that is next to its role: `Elaboró:` and `Lic. Ana Cruz` over `Enlace`.
  private func positionBelow(
    _ role: SheetView.Item, _ row: [SheetView.Item], _ below: ArraySlice<SheetView.Row>
  ) -> [Line] {
    let names = beside(role, row)
    guard names.count == 1, let name = names.first?.item else { return [] }
    let lines = self.below(name, beside: row, below, exact: true)
    guard let first = lines.first, first.item.row - name.row <= Self.gapBeforePosition,
      !session.vocabulary.beginsPersonName(first.text)
    else { return [] }
    return Array(lines.prefix { !session.vocabulary.beginsPersonName($0.text) })
  }

  /// The item of a row that is under the role, or nearest to that.
  ///
  /// What else is in the row of the role, another role or the text of a seal, takes what is nearer to it.
  private func item(
    under role: SheetView.Item, beside neighbours: [SheetView.Item], in row: SheetView.Row, exact: Bool
  ) -> SheetView.Item? {
    let nearest = row.own.min { $0.distance(to: role) < $1.distance(to: role) }
    guard let nearest, nearest.distance(to: role) <= (exact ? 0 : Self.farthestBeside),
      neighbours.allSatisfy({ nearest.distance(to: $0) >= nearest.distance(to: role) })
    else { return nil }
    return nearest
  }

  /// Whether a text is a line to sign on, or says what is to be written there.
  private func isSigningLine(_ text: String) -> Bool {
    Self.isRule(text) || session.vocabulary.isSigningPlaceholder(text)
  }

  /// Whether a text is drawn to be signed on.
  private static func isRule(_ text: String) -> Bool {
    // Most begin with a letter.
    if let first = text.utf8.first, (0x41...0x5A).contains(first & 0xDF) { return false }
    return text.allSatisfy { "_-–—. ".contains($0) }
  }
}

/// What is below the last table, by column: looked through once for each stack of signatures, not for each role.
private struct Lanes {
  private var items: [Int: [SheetView.Item]] = [:]
  /// The items over several columns.
  private var wide: [SheetView.Item] = []
  private var known: [ClosedRange<Int>: Bool] = [:]

  init(_ rows: [SheetView.Row]) {
    for item in rows.lazy.flatMap(\.own) {
      if item.columns.count > 1 { wide.append(item) } else { items[item.column, default: []].append(item) }
    }
  }

  /// What `isClosed` says of the items over some columns, in the order of the sheet.
  mutating func closes(_ columns: ClosedRange<Int>, _ isClosed: ([SheetView.Item]) -> Bool) -> Bool {
    if let known = known[columns] { return known }
    let narrow =
      columns.count > items.count
      ? items.filter { columns.contains($0.key) }.flatMap(\.value) : columns.flatMap { items[$0] ?? [] }
    let over = wide.filter { $0.columns.overlaps(columns) }
    let lane = over.isEmpty && columns.count == 1 ? narrow : (narrow + over).sorted { $0.index < $1.index }
    let isClosed = isClosed(lane)
    known[columns] = isClosed
    return isClosed
  }
}

extension SheetView.Item {
  /// How many columns lie from one item to the other; 0 where they are one above the other.
  fileprivate func distance(to other: SheetView.Item) -> Int {
    if columns.overlaps(other.columns) { return 0 }
    return column > other.column
      ? column - other.columns.upperBound : other.column - columns.upperBound
  }
}
