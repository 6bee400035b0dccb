import SheetIO

/// The canonical JSON of documents, reports and what was found in them.
extension JSONWriter {
  mutating func write(
    _ document: ReportDocument, language: Language, provenance: Bool, _ version: SchemaVersion
  ) {
    object { writer in
      writer.key("schemaVersion")
      writer.string(version.description)
      writer.key("source")
      writer.write(document.origin ?? document.source)
      writer.list(under: "reports", document.reports) { $0.write($1, version) }
      writer.list(under: "unplaced", document.unplaced) { $0.write($1) }
      writer.list(under: "findings", document.findings) { $0.write($1, language: language) }
      if provenance || document.bringsProvenance {
        writer.key("provenance")
        writer.write(document.provenance.map { ($0.pointer, $0) })
      }
    }
  }

  private mutating func list<Element>(
    under key: String? = nil, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    if let key { self.key(key) }
    list { writer in
      for element in elements {
        writer.element()
        write(&writer, element)
      }
    }
  }

  private mutating func write(_ source: Source) {
    object { writer in
      writer.key("file")
      writer.text(source.file)
      writer.key("format")
      writer.string(source.format)
      writer.key("sha256")
      writer.text(source.sha256)
      writer.list(under: "sheets", source.sheets) { $0.string($1) }
    }
  }

  /// Writes origins by their pointers.
  mutating func write(_ origins: [(pointer: String, origin: Provenance)]) {
    // Where a value was read twice, the first cell is the one that gave it.
    let first = Dictionary(origins.map { ($0.pointer, $0.origin) }) { first, _ in first }
    object { writer in
      for (pointer, origin) in first.sorted(by: { $0.key < $1.key }) {
        writer.key(pointer)
        writer.present([
          ("sheet", origin.sheet), ("cell", origin.cell.description), ("raw", origin.raw),
        ])
      }
    }
  }

  private mutating func write(_ cell: UnplacedCell) {
    present([
      ("sheet", cell.sheet), ("cell", cell.cell), ("text", cell.text), ("indicator", cell.indicator),
    ])
  }

  /// Writes a finding.
  mutating func write(_ finding: Finding, language: Language) {
    present([
      ("code", finding.name), ("severity", finding.severity.rawValue),
      ("message", finding.message[language]),
      ("hint", finding.hint?[language]), ("sheet", finding.sheet), ("cell", finding.cell),
      ("indicator", finding.indicator), ("field", finding.field?.rawValue), ("raw", finding.raw),
      ("expected", finding.expected),
    ])
  }

  /// Writes an object of texts; absent ones are left out.
  private mutating func present(_ parts: [(key: String, text: String?)]) {
    object { writer in
      for (key, text) in parts {
        guard let text else { continue }
        writer.key(key)
        writer.string(text)
      }
    }
  }

  // MARK: Reports

  private mutating func write(_ report: Report, _ version: SchemaVersion) {
    object(ObjectForm.report(style, depth: depth)) { writer, place in
      switch Report.nodes[place] {
      case .value(let field): writer.value(field.get(report))
      case .list(let list): writer.write(list, of: report, version)
      }
    } isBlank: { _ in
      false
    }
  }

  private mutating func write(_ list: ListField<Report>, of report: Report, _ version: SchemaVersion) {
    let form = ObjectForm.element(of: list, in: version, style, depth: depth + 1)
    let places = list.places
    self.list { writer in
      unsafe list.each(report) { element in
        writer.element()
        guard !list.isOfTexts else { return unsafe writer.value(of: places[0], in: element) }
        writer.object(form) {
          unsafe $0.value(of: places[$1], in: element)
        } isBlank: {
          unsafe places[$0].isBlank(in: element)
        }
      }
    }
  }

  /// Writes the value of a place of the record that begins there.
  private mutating func value(of place: FieldPlace, in record: UnsafeRawPointer) {
    switch place.kept {
    case .text: unsafe text(place.text(in: record).pointee)
    case .number:
      guard let number = unsafe place.number(in: record).pointee else { return literal("null") }
      write(number)
    case .integer: unsafe value(place.integer(in: record).pointee.map(FieldValue.integer))
    }
  }
}
