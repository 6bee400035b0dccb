/// What is known of sheets that ``ReportSheet`` drew, beyond what any sheet shows.
enum OwnDrawing {
  /// Whether a row is the first of a header block.
  static func beginsHeader(_ row: SheetView.Row) -> Bool {
    row.own.first?.text == ReportSheet.firstLabel
  }

  /// The signatures, by the rows and columns in which they were drawn; `nil` when people have moved them.
  static func signatures(_ rows: [SheetView.Row], from start: Int) -> [SignatureReader.Reading]? {
    let parts = [0: "role", ReportSheet.signingRows: "name", ReportSheet.signingRows + 1: "position"]
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
