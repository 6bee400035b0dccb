import MIRSchema

/// How the pointers of the provenance change where reports become parts of others; applied to all of them at once.
struct MovedPointers {
  /// How those of one part change.
  struct Shift {
    /// How many indicators are before its own.
    let indicators: Int
    /// How many signatures and notes are; `nil` where the part's own are left out, since the report has them.
    let signatures: Int?
    let notes: Int?
    /// What of the header block is taken from the part.
    let header: Set<String>
  }

  /// For each report that there is by now, its number in the pointers.
  private var numbers: [Int]
  private var shifts: [Int: (home: Int, shift: Shift)] = [:]

  init(reports: Int) { numbers = Array(0..<reports) }

  /// The report `index` becomes a part of the report `home`.
  mutating func move(_ index: Int, to home: Int, _ shift: Shift) {
    shifts[numbers[index]] = (numbers[home], shift)
    numbers.remove(at: index)
  }

  /// Moves the pointers; of what a report and its parts both say the first origin stays.
  mutating func apply(to provenance: inout [Provenance]) {
    guard !shifts.isEmpty else { return }
    let places = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
    let homes = Set(shifts.values.map(\.home))
    var known: Set<String> = []
    provenance = provenance.compactMap { origin in
      guard let pointer = ValuePointer(origin.pointer), !pointer.fromReport.isEmpty else { return origin }
      let moved = shifts[pointer.report]
      let own = pointer.fromReport.split(separator: "/").map(String.init)
      let rest: [String]? = if let moved { moved.shift.moved(own) } else { own }
      guard let rest, let place = places[moved?.home ?? pointer.report] else { return nil }
      var result = origin
      result.pointer = "/reports/\(place)/" + rest.joined(separator: "/")
      guard homes.contains(moved?.home ?? pointer.report) else { return result }
      let isFirst = known.insert(result.pointer).inserted
      return isFirst || moved == nil ? result : nil
    }
    numbers = Array(numbers.indices)
    shifts = [:]
  }

  /// The parts of a header block that a report may lack and take from another.
  static let headerKeys: [(path: String, isBlank: @Sendable (Report) -> Bool)] = [
    ("title", { $0.title == nil }),
    ("fiscalYear", { $0.fiscalYear == nil }),
    ("quarter", { $0.quarter == nil }),
    ("responsibleUnit", { $0.responsibleUnit == CodedText() }),
    ("program", { $0.program == CodedText() }),
    ("planAlignment/plan", { $0.planAlignment.plan == nil }),
    ("planAlignment/axes", { $0.planAlignment.axes.isEmpty }),
    ("planAlignment/objectives", { $0.planAlignment.objectives.isEmpty }),
  ]
}

extension MovedPointers.Shift {
  /// The rest of a pointer in the report that the part belongs to; `nil` where it has no value there.
  fileprivate func moved(_ parts: [String]) -> [String]? {
    let count: Int?
    switch parts[0] {
    case "indicators": count = indicators
    case "signatures": count = signatures
    case "notes": count = notes
    case "planAlignment": return header.contains(parts.prefix(2).joined(separator: "/")) ? parts : nil
    default: return header.contains(parts[0]) ? parts : nil
    }
    guard let count, parts.count > 1, let position = Int(parts[1]) else { return nil }
    return [parts[0], "\(position + count)"] + parts.dropFirst(2)
  }
}
