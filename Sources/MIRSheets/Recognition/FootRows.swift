import MIRSchema

/// Rows from the first signature on, until a header block, a table or the sheet's end closes them.
struct FootRows {
  private(set) var rows: [SheetView.Row] = []
  /// In the program's own drawings: where the signatures begin.
  private var start = 0
  /// Signatures above the table, which are those of the report that follows.
  private(set) var early: [SignatureReader.Reading] = []

  var isEmpty: Bool { rows.isEmpty }

  /// Adds rows.
  mutating func append(_ more: [SheetView.Row]) { rows += more }

  /// Adds a row where this program draws signatures: they begin at `start`, unless they have begun.
  mutating func append(_ row: SheetView.Row, startingAt start: Int) {
    if rows.isEmpty { self.start = start }
    rows.append(row)
  }

  /// Keeps a signature for the report that follows.
  mutating func keep(_ signature: SignatureReader.Reading) { early.append(signature) }

  /// Gives away the signatures of the report that follows.
  mutating func takeEarly() -> [SignatureReader.Reading] {
    defer { early = [] }
    return early
  }

  /// Reads the rows, and forgets them; `hasReport` says whether the signatures are those of a report above.
  mutating func close(_ context: SheetContext, hasReport: Bool) -> FootReading {
    let start = context.form == nil ? start : rows.first?.row ?? start
    defer { rows = [] }
    return FootReading(rows, from: start, context, hasReport: hasReport)
  }
}

/// What the rows of a foot are: signatures, titles of a report that follows, remarks, and what is left over.
struct FootReading {
  /// What a row is besides signatures.
  enum Rest {
    case nothing
    case note([SheetView.Item])
    case outside([SheetView.Item])
  }

  private(set) var signatures: [SignatureReader.Reading]
  /// The last rows, where they are titles: they belong to the header block that follows.
  private(set) var titles: [SheetView.Row] = []
  private(set) var rows: [(row: SheetView.Row, rest: Rest)] = []

  init(_ all: [SheetView.Row], from start: Int, _ context: SheetContext, hasReport: Bool) {
    let isOwn = context.isOwnDrawing || context.form != nil
    let own = isOwn ? OwnDrawing.signatures(all, from: start) : nil
    // Above a table only those sign who did something; a person who is responsible is named there for other reasons.
    signatures = (own ?? context.signatures.read(all)).filter { reading in
      hasReport || !FoldedText(reading.signature.role ?? "").key.hasPrefix("responsable")
    }
    let used = Set(signatures.flatMap { $0.origins.map(\.item.index) })
    let words = context.classifier.words
    var rest = all[...]
    while let last = rest.last, words.isTitle(last), !last.own.contains(where: { used.contains($0.index) }) {
      titles.insert(last, at: 0)
      rest.removeLast()
    }
    rows = rest.map { row in
      let others = row.own.filter { !used.contains($0.index) }
      if others.isEmpty { return (row, .nothing) }
      return (row, hasReport && words.isNote(row) ? .note(others) : .outside(others))
    }
  }
}
