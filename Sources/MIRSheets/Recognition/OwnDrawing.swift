import MIRSchema
import SheetIO

/// What is known of sheets that ``ReportSheet`` drew, beyond what any sheet shows.
enum OwnDrawing {
  /// Rows that are one, each with the cells of those that carry it on.
  struct JoinedRows {
    fileprivate(set) var rows: [SheetView.Row] = []
    /// The last row of each, by its first.
    fileprivate(set) var ends: [Int: Int] = [:]
    /// The cells that were joined to others.
    fileprivate(set) var joined: [SheetView.Item] = []
  }

  /// The rows of a sheet, those joined that one cell of the first column reaches over: records whose texts go on
  /// below, and long remarks; not those of the column headings.
  ///
  /// A text and those below it are one, character by character.
  static func joined(_ view: SheetView, headings: [HeadingBand]) -> JoinedRows {
    var result = JoinedRows()
    let first = view.sheet.merges.map(\.first.column).min() ?? 0
    for merge in view.sheet.merges where merge.first.column == first && merge.last.row > merge.first.row {
      guard !headings.contains(where: { $0.rows.contains(merge.first.row) }) else { continue }
      result.ends[merge.first.row] = merge.last.row
    }
    guard !result.ends.isEmpty else {
      result.rows = view.rows
      return result
    }
    var end = -1
    for row in view.rows {
      guard row.row <= end, let above = result.rows.last else {
        result.rows.append(row)
        end = result.ends[row.row] ?? -1
        continue
      }
      var items = above.items
      for item in row.own {
        guard let place = items.firstIndex(where: { $0.columns == item.columns }) else { continue }
        items[place] = items[place].carriedOn(by: item)
        result.joined.append(item)
      }
      result.rows[result.rows.count - 1] = SheetView.Row(row: above.row, items: items)
    }
    return result
  }

  /// Whether a row is the first of a header block.
  static func beginsHeader(_ row: SheetView.Row) -> Bool {
    row.own.first?.text == DrawingGeometry.firstLabel
  }

  /// The signatures, by the rows and columns in which they were drawn; `nil` when people have moved them.
  static func signatures(_ rows: [SheetView.Row], from start: Int) -> [SignatureReader.Reading]? {
    let parts = [0: "role", DrawingGeometry.signingRows: "name", DrawingGeometry.signingRows + 1: "position"]
    var readings: [Int: SignatureReader.Reading] = [:]
    for row in rows {
      guard let part = parts[row.row - start] else { return nil }
      for item in row.own {
        var reading = readings[item.column] ?? SignatureReader.Reading(signature: Signature(), origins: [])
        switch part {
        case "role": reading.signature.role = item.text
        case "name": reading.signature.name = item.text
        default: reading.signature.position = item.text
        }
        reading.origins.append((part, item))
        readings[item.column] = reading
      }
    }
    return readings.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension SheetView.Item {
  /// The item with the text of one below behind its own.
  fileprivate func carriedOn(by below: SheetView.Item) -> SheetView.Item {
    saying(cell.shownText + below.cell.shownText)
  }
}
