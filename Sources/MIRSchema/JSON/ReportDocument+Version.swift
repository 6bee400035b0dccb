import SheetIO

extension ReportDocument {
  /// The document as a version of the JSON can hold it: itself, for the newest.
  ///
  /// What an older version has no field for is treated as a sheet's column without a field: each value goes to ``unplaced``
  /// with the cell that it was read from, and one finding for each key of the indicator says how many there are.
  public func held(by version: SchemaVersion) -> ReportDocument {
    let newer = Indicator.fields.filter { $0.description.since > version }
    guard !newer.isEmpty else { return self }
    var document = self
    document.members = members.map { $0.held(by: version) }
    document.leaveOut(newer, of: version)
    return document
  }

  private mutating func leaveOut(_ fields: [Field<Indicator>], of version: SchemaVersion) {
    let origins = Dictionary(grouping: provenance, by: \.pointer)
    var counts: [FieldKey: Int] = [:]
    for number in reports.indices {
      for index in reports[number].indicators.indices {
        for field in fields {
          guard let value = field.get(reports[number].indicators[index]) else { continue }
          let pointer = "/reports/\(number)/indicators/\(index)/\(field.description.pointer)"
          leave(value, from: origins[pointer] ?? [], pointer, of: reports[number].indicators[index].label)
          field.set(&reports[number].indicators[index], nil)
          counts[field.key.outermost, default: 0] += 1
        }
      }
    }
    var told: Set<FieldKey> = []
    for field in fields where told.insert(field.key.outermost).inserted {
      let key = field.key.outermost
      guard let count = counts[key] else { continue }
      let title = Measure(rawValue: key.rawValue)?.heading ?? field.description.title
      findings.append(
        Finding(
          .fieldNotInVersion, ["title": title, "version": version.description],
          phrases: [
            "values": BilingualText(
              count, es: ("valor de ese campo quedó", "valores de ese campo quedaron"),
              en: ("value of that field was left", "values of that field were left"))
          ], field: key))
    }
    let names = fields.map { "/" + $0.description.pointer }
    provenance.removeAll { origin in names.contains { origin.pointer.hasSuffix($0) } }
  }

  /// Puts a value where cells without a field are: as its cells say it, else as the field says it.
  private mutating func leave(
    _ value: FieldValue, from origins: [Provenance], _ pointer: String, of indicator: String?
  ) {
    guard origins.isEmpty else {
      unplaced += origins.map { origin in
        UnplacedCell(at: .cell(origin.cell, of: origin.sheet), text: origin.raw, indicator: indicator)
      }
      return
    }
    unplaced.append(UnplacedCell(at: .pointer(pointer), text: value.written, indicator: indicator))
  }
}
