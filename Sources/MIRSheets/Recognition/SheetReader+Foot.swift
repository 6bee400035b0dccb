import MIRSchema
import SheetIO

/// The foot of a report: signatures, and titles of a report that follows.
extension SheetReader {
  /// Reads the signatures, and gives back titles of a report that follows.
  mutating func closeFoot() {
    guard !footRows.isEmpty else { return }
    let start = form == nil ? footStart : footRows.first?.row ?? footStart
    let own = isOwnDrawing || form != nil ? OwnDrawing.signatures(footRows, from: start) : nil
    // Above a table only those sign who did something; a person who is responsible is named there for other reasons.
    let readings = (own ?? signatures.read(footRows)).filter { reading in
      builder != nil || !FoldedText(reading.signature.role ?? "").key.hasPrefix("responsable")
    }
    let used = Set(readings.flatMap { $0.origins.map(\.item.index) })
    for signature in readings {
      // Every form of a stack, or every page, may be signed by the same people.
      if own == nil, let builder, builder.report.signatures.contains(signature.signature) {
        reading.account.enter(signature.origins.map(\.item), .repeated)
        continue
      }
      // Signatures above the table are those of the report that follows.
      if builder == nil { earlySignatures.append(signature) } else { builder?.add(signature) }
      reading.account.enter(signature.origins.map(\.item), .field)
    }
    var rows = footRows
    footRows = []
    while let last = rows.last, classifier.words.isTitle(last),
      !last.own.contains(where: { used.contains($0.index) })
    {
      header.texts.insert(last, at: 0)
      rows.removeLast()
    }
    for row in rows {
      let others = row.own.filter { !used.contains($0.index) }
      if others.isEmpty {
        note(row, .signature)
      } else if builder != nil, classifier.words.isNote(row) {
        builder?.addNote(others)
        reading.account.enter(others, .field)
        note(row, .note)
      } else {
        leaveFirst(others, of: row)
      }
    }
  }
}
