import SheetIO

extension ReportDocument {
  /// The documents that a file holds: itself, or the lines of newline-delimited JSON.
  public var parts: [ReportDocument] { members.isEmpty ? [self] : members }

  /// Several documents of one file as one; a single one stays as it is.
  ///
  /// Where they come from different files, what is reported about a sheet names its file, as spreadsheets do:
  /// `[informe.xlsx]Hoja1`.
  package init(joining documents: [ReportDocument], source: Source) {
    if documents.count == 1 {
      self = documents[0]
      return
    }
    self.init(source: source)
    members = documents
    let origins = Set(documents.map { $0.origin ?? $0.source })
    if origins.count == 1 { origin = documents.first?.origin }
    for document in documents {
      let file = origins.count > 1 ? document.origin?.file : nil
      append(file.map { document.naming(file: $0) } ?? document)
    }
  }

  /// Adds the reports of another part of the same file, with what is reported about them.
  package mutating func append(_ other: ReportDocument) {
    let offset = reports.count
    reports += other.reports
    unplaced += other.unplaced
    findings += other.findings
    bringsProvenance = bringsProvenance || other.bringsProvenance
    guard offset > 0 else {
      provenance += other.provenance
      return
    }
    provenance += other.provenance.map { origin in
      var origin = origin
      origin.pointer = Self.moved(origin.pointer, by: offset)
      return origin
    }
  }

  /// A pointer into the reports of a document that has `count` others before its own.
  private static func moved(_ pointer: String, by count: Int) -> String {
    guard let own = ValuePointer(pointer) else { return pointer }
    let report = "/reports/\(own.report + count)"
    return own.fromReport.isEmpty ? report : "\(report)/\(own.fromReport)"
  }

  private func naming(file: String) -> ReportDocument {
    var document = self
    for index in document.unplaced.indices {
      document.unplaced[index].location = .inFile(file, document.unplaced[index].location)
    }
    for index in document.findings.indices {
      document.findings[index].location = .inFile(file, document.findings[index].location)
    }
    for index in document.provenance.indices {
      document.provenance[index].sheet = "[\(file)]" + document.provenance[index].sheet
    }
    return document
  }
}
