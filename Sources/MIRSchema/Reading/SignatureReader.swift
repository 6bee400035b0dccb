import SheetIO

/// Reads the signatures at the foot of a report: roles side by side or below each other, each with name and position.
///
/// The lines of a signature stand in the columns of its role, without a gap after the name; what comes after a blank
/// row is no part of it. Lines for signing are passed over.
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
        readings.append(signature(role, others: roles, below: rows[(position + 1)...]))
      }
    }
    return readings
  }

  private func signature(
    _ role: SheetView.Item, others: [SheetView.Item], below rows: ArraySlice<SheetView.Row>
  ) -> Reading {
    var reading = Reading(signature: Signature(role: role.text), origins: [("role", role)])
    var lastRow = role.cell.address.row
    var position: [String] = []
    for row in rows {
      let gap = row.row - lastRow
      if reading.signature.name == nil ? gap > Self.longestGap : gap > 1 { break }
      let items = row.own.filter { belongs($0, to: role, among: others) }
      guard let item = items.first else { continue }
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

  /// Whether an item stands under the role: nearer to it than to any other role of the row.
  private func belongs(_ item: SheetView.Item, to role: SheetView.Item, among others: [SheetView.Item])
    -> Bool
  {
    func distance(_ other: SheetView.Item) -> Int {
      if item.columns.overlaps(other.columns) { return 0 }
      return min(abs(item.column - other.columns.upperBound), abs(other.column - item.columns.upperBound))
    }
    let own = distance(role)
    guard others.count > 1 else { return own <= 3 }
    return others.allSatisfy { distance($0) >= own }
  }

  private static func isSigningLine(_ text: String) -> Bool {
    text.allSatisfy { "_-–—. ".contains($0) }
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
