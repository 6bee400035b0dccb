import MIRSchema
import SheetIO

/// Columns of two fields in each cell: `Tipo / Dimensión` over `Gestión / Eficacia`.
///
/// Heading and cells must have the same number of parts, and what is under the name of a catalogue must be a value of it.
/// A cell that is written otherwise stays as it is.
struct PairedFields {
  let session: ReadingSession

  /// One column of several fields.
  private struct Pair {
    let heading: SeenCell
    let names: [String]
    let keys: [FieldKey]
  }

  /// The sheet with a column for each of the fields; `nil` where no column holds several.
  func laid(_ laid: LaidSheet) -> LaidSheet? {
    guard laid.view.rows.prefix(Self.rowsLookedAt).contains(where: { $0.own.contains { pair($0) != nil } })
    else { return nil }
    var rows = laid.view.rows
    var width = (rows.lazy.compactMap { $0.items.last?.columns.upperBound }.max() ?? 0) + 1
    let bands = laid.bandsByWords(session)
    var isLaid = false
    for (index, band) in bands.enumerated() {
      let end = index + 1 < bands.count ? bands[index + 1].rows.lowerBound : Int.max
      let below = rows.indices.filter { rows[$0].row > band.rows.upperBound && rows[$0].row < end }
      for pair in laid.view.rows(in: band.rows).flatMap(\.own).compactMap({ self.pair($0) }) {
        let cells = below.compactMap { position in
          rows[position].item(at: pair.heading.column).flatMap { item in
            parts(of: item, pair).map { (position, item, $0) }
          }
        }
        let filled = below.count { position in
          RowClassifier(session: session).isRecord(rows[position], band.layout)
            && rows[position].item(at: pair.heading.column) != nil
        }
        guard cells.count >= Self.fewest, cells.count * 2 > filled else { continue }
        let columns = [pair.heading.columns] + (0..<pair.names.count - 1).map { (width + $0)...(width + $0) }
        width += pair.names.count - 1
        for position in rows.indices where band.rows.contains(rows[position].row) {
          guard let item = rows[position].items.first(where: { $0.index == pair.heading.index }) else {
            continue
          }
          replace(item, by: pair.names, in: columns, &rows[position])
        }
        for (position, item, parts) in cells { replace(item, by: parts, in: columns, &rows[position]) }
        isLaid = true
      }
    }
    guard isLaid else { return nil }
    var result = laid
    result.view = SheetView(laid.view, rows: rows)
    return result
  }

  private func replace(
    _ item: SeenCell, by parts: [String], in columns: [ClosedRange<Int>], _ row: inout SheetView.Row
  ) {
    let place = row.row
    let pieces = zip(parts, columns).map { text, columns in
      item.saying(text).inColumns(columns)
    }
    let others = row.items.filter { $0.index != item.index }
    row = SheetView.Row(row: place, items: (others + pieces).sorted { $0.column < $1.column })
  }

  /// The fields that a heading names, if it names several and is no name of one.
  private func pair(_ item: SeenCell) -> Pair? {
    guard case .text = item.cell.value, item.text.utf8.count <= Self.longestHeading,
      item.text.utf8.contains(where: Self.mayPart), item.text.contains(where: { "/|-–y".contains($0) })
    else { return nil }
    let terms = HeadingTerms(session: session)
    guard terms.terms(of: item.text).isEmpty else { return nil }
    let names = Self.split(item.text) ?? Self.split(item.text, at: " y ")
    guard let names else { return nil }
    let keys = names.compactMap { name in
      terms.terms(of: name).lazy.compactMap { term -> FieldKey? in
        if case .field(let key) = term, Self.catalogue(of: key) != nil || key == .unitOfMeasure {
          key
        } else {
          nil
        }
      }.first
    }
    guard keys.count == names.count, Set(keys).count == keys.count else { return nil }
    return Pair(heading: item, names: names, keys: keys)
  }

  /// The parts of a cell, each of which can be what the heading says.
  private func parts(of item: SeenCell, _ pair: Pair) -> [String]? {
    guard case .text(let raw) = item.cell.value else { return nil }
    let ways = [
      Self.split(raw), Self.split(raw, at: " y "), Self.split(raw, at: ", "), Self.split(raw, at: "\n"),
    ]
    return ways.lazy.compactMap { $0 }.first { parts in
      parts.count == pair.keys.count
        && zip(parts, pair.keys).allSatisfy { part, key in
          Self.catalogue(of: key).map { session.official(part, in: $0) != nil } ?? true
        }
    }
  }

  private static func catalogue(of key: FieldKey) -> CatalogueName? {
    guard case .catalogue(let name)? = Indicator.kindsByKey[key] else { return nil }
    return name
  }

  /// The parts between slashes, bars or dashes.
  private static func split(_ text: String) -> [String]? {
    for sign in ["/", "|", " - ", " – "] {
      if let parts = split(text, at: sign) { return parts }
    }
    return nil
  }

  private static func split(_ text: String, at sign: String) -> [String]? {
    var parts: [String] = []
    var rest = text[...]
    while let range = rest.firstRange(of: sign) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    parts.append(String(rest))
    let texts = parts.compactMap { NormalText.line($0) }
    return texts.count == parts.count && texts.count > 1 ? texts : nil
  }

  /// A cheap look first: a byte of what is between the parts.
  private static func mayPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: "y"), 0xE2: true
    default: false
    }
  }

  private static let fewest = 2
  private static let rowsLookedAt = 60
  private static let longestHeading = 80
}
