package import SheetIO

/// Where the values of a document were read, by report, indicator and field.
///
/// A check of many files keeps them for each, until the reports have been compared with each other: a few bytes for a value,
/// since its pointer has mostly been said of the indicator before.
package struct ValueOrigins: Sendable {
  /// Where one value was read.
  package struct Origin: Sendable {
    private let storedReport: Int32
    private let storedIndicator: Int32
    private let storedKey: Int32
    private let storedSheet: Int32
    /// The value's cell.
    package let cell: CellAddress

    fileprivate init(_ pointer: ValuePointer, key: Int, sheet: Int, cell: CellAddress) {
      storedReport = Int32(clamping: pointer.report)
      storedIndicator = Int32(clamping: pointer.indicator ?? -1)
      storedKey = Int32(clamping: key)
      storedSheet = Int32(clamping: sheet)
      self.cell = cell
    }

    /// The report's place in its document.
    package var report: Int { Int(storedReport) }
    /// The indicator's place in its report; `nil` for a value of the report itself.
    package var indicator: Int? { storedIndicator < 0 ? nil : Int(storedIndicator) }
    /// The sheet's place among those that values were read from.
    package var sheet: Int { Int(storedSheet) }
    fileprivate var key: Int { Int(storedKey) }
    fileprivate var record: (Int32, Int32) { (storedReport, storedIndicator) }
  }

  /// The origins by report and indicator, those of one in the order of the document.
  package let all: [Origin]
  /// The sheets that values were read from.
  package let sheets: [String]
  private let keys: [String: Int]
  /// For each key the value of an indicator that it names.
  private let places: [ValuePlace?]

  /// The origins that a document brings.
  package init(_ provenance: [Provenance]) {
    var sheets = Numbering<String>()
    var keys = Numbering<Substring>()
    var all: [Origin] = []
    all.reserveCapacity(provenance.count)
    for origin in provenance {
      guard let pointer = ValuePointer(origin.pointer) else { continue }
      all.append(
        Origin(
          pointer, key: keys.number(of: pointer.path), sheet: sheets.number(of: origin.sheet),
          cell: origin.cell))
    }
    // Readers give them in this order.
    if zip(all, all.dropFirst()).contains(where: { $0.record > $1.record }) {
      all = all.enumerated().sorted {
        ($0.element.record.0, $0.element.record.1, $0.offset)
          < ($1.element.record.0, $1.element.record.1, $1.offset)
      }.map(\.element)
    }
    self.all = all
    self.sheets = sheets.all
    self.keys = Dictionary(uniqueKeysWithValues: keys.all.enumerated().map { (String($1), $0) })
    places = keys.all.map { ValuePlace(key: FieldKey(pointer: $0)) }
  }

  /// The name of the sheet that a value was read from.
  package func sheet(of origin: Origin) -> String { sheets[origin.sheet] }

  /// Which of an indicator's values was read there; `nil` for its texts, and for what is the report's own.
  package func value(of origin: Origin) -> ValuePlace? {
    origin.indicator == nil ? nil : places[origin.key]
  }

  /// Where a field of an indicator was read, or without one a field of the report: the first origin that the document gives.
  package func origin(of key: FieldKey, indicator: Int? = nil, report: Int) -> Origin? {
    guard let key = keys[key.pointer] else { return nil }
    let record = (Int32(clamping: report), Int32(clamping: indicator ?? -1))
    let first = all.indexInOrder { $0.record >= record }
    return all[first...].prefix { $0.record == record }.first { $0.key == key }
  }
}

/// Numbers for things, in the order in which they come; what comes again is mostly what followed on the last one before.
private struct Numbering<Thing: Hashable> {
  private(set) var all: [Thing] = []
  private var numbers: [Thing: Int] = [:]
  private var last = 0

  mutating func number(of thing: Thing) -> Int {
    for guess in [last, last + 1] where guess < all.count && all[guess] == thing {
      last = guess
      return guess
    }
    if let known = numbers[thing] {
      last = known
    } else {
      last = all.count
      numbers[thing] = last
      all.append(thing)
    }
    return last
  }
}
