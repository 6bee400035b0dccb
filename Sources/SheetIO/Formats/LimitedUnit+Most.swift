extension LimitedUnit {
  /// The most of it that a file may ask for, unless a caller says otherwise.
  package var most: Int {
    switch self {
    case .attributes: SAXLimits.attributes
    case .cells: ReadLimits.defaultCells
    case .columns: CellAddress.maximumColumns
    case .entries: ReadLimits.defaultEntries
    case .inflatedBytes: ReadLimits.defaultInflatedBytes
    case .partBytes: ReadLimits.defaultPartBytes
    case .rows: CellAddress.maximumRows
    case .tagBytes: SAXLimits.tagBytes
    case .textBytes: ReadLimits.defaultTextBytes
    case .xmlLevels: SAXLimits.depth
    }
  }

  /// Whether it is told in bytes.
  package var isOfBytes: Bool {
    switch self {
    case .inflatedBytes, .partBytes, .tagBytes, .textBytes: true
    case .attributes, .cells, .columns, .entries, .rows, .xmlLevels: false
    }
  }
}
