import SheetIO

/// Reads the signatures at the foot of a report: roles side by side or below each other, each with name and position.
///
/// The lines of a signature stand in the columns of its role; what comes after a blank row below its position is no
/// part of it. Lines for signing are passed over.
struct SignatureReader {
  let vocabulary: Vocabulary

  /// A signature with its cells.
  struct Reading {
    var signature: Signature
    /// Role, name and position, as far as they are there; a position may have several.
    var origins: [(field: String, item: SheetView.Item)]
  }

  /// Rows for signing between the role and the name.
  private static let longestGap = 8
  /// A position may stand a blank row below the name; the lines of one position have none between.
  private static let gapBeforePosition = 2

  /// Whether the row begins signatures.
  func isRoleRow(_ row: SheetView.Row) -> Bool {
    row.own.contains { isRole($0) } && row.own.count <= 12
  }

  /// Whether a cell holds the role of a signature.
  private func isRole(_ item: SheetView.Item) -> Bool {
    guard item.text.utf8.count <= 40 else { return false }
    var text = item.text
    while let last = text.last, last == ":" || last == " " { text.removeLast() }
    return vocabulary.isRole(text)
  }

  /// The signatures that begin in the given rows.
  ///
  /// `rows` are all rows after the last table.
  func read(_ rows: [SheetView.Row]) -> [Reading] {
    var readings: [Reading] = []
    for (position, row) in rows.enumerated() {
      let roles = row.own.filter { isRole($0) }
      for role in roles {
        readings.append(signature(role, beside: row.own, below: rows[(position + 1)...]))
      }
    }
    return readings
  }

  private func signature(
    _ role: SheetView.Item, beside neighbours: [SheetView.Item], below rows: ArraySlice<SheetView.Row>
  ) -> Reading {
    var reading = Reading(signature: Signature(role: role.text), origins: [("role", role)])
    var lastRow = role.cell.address.row
    var position: [String] = []
    for row in rows {
      let gap = row.row - lastRow
      let most =
        reading.signature.name == nil ? Self.longestGap : position.isEmpty ? Self.gapBeforePosition : 1
      if gap > most { break }
      guard let item = line(of: role, beside: neighbours, in: row) else { continue }
      if isRole(item) { break }
      lastRow = row.row
      if Self.isSigningLine(item.text) { continue }
      if reading.signature.name == nil {
        reading.signature.name = item.text
        reading.origins.append(("name", item))
      } else {
        position.append(item.text)
        reading.origins.append(("position", item))
      }
    }
    reading.signature.position = position.isEmpty ? nil : JoinedText.lines(position)
    return reading
  }

  /// How far beside its role a line of a signature may stand, in columns.
  private static let farthestBeside = 3

  /// The item of a row that stands under the role, or nearest to that.
  ///
  /// What else stands in the row of the role, another role or the text of a seal, claims what is nearer to it.
  private func line(of role: SheetView.Item, beside neighbours: [SheetView.Item], in row: SheetView.Row)
    -> SheetView.Item?
  {
    let nearest = row.own.min { $0.distance(to: role) < $1.distance(to: role) }
    guard let nearest, nearest.distance(to: role) <= Self.farthestBeside,
      neighbours.allSatisfy({ nearest.distance(to: $0) >= nearest.distance(to: role) })
    else { return nil }
    return nearest
  }

  private static func isSigningLine(_ text: String) -> Bool {
    text.allSatisfy { "_-–—. ".contains($0) }
  }
}

extension SheetView.Item {
  /// How many columns lie from one item to the other; 0 where they stand one above the other.
  fileprivate func distance(to other: SheetView.Item) -> Int {
    if columns.overlaps(other.columns) { return 0 }
    return column > other.column
      ? column - other.columns.upperBound : other.column - columns.upperBound
  }
}

/// Text that goes on in another cell.
enum JoinedText {
  /// Two parts with a space between; a word broken by a hyphen at the end of the first is joined whole.
  static func join(_ first: String, _ second: String) -> String {
    if first.last == "-", first.dropLast().last?.isLetter == true, second.first?.isLowercase == true {
      return first.dropLast() + second
    }
    return first + " " + second
  }

  /// Several lines joined.
  static func lines(_ lines: [String]) -> String {
    lines.dropFirst().reduce(lines.first ?? "", join)
  }
}
