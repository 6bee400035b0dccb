package import SheetIO

/// Findings as they are made: some of each kind one by one, what follows counted into one finding.
///
/// A kind is a rule with its weight, in one sheet, of one field. So memory does not grow with a file that has a million of
/// one thing, and nothing is cut in silence: the last finding of such a kind says how many more there are, and where.
package struct FindingList: Sendable {
  /// So many of a kind are kept one by one; no report that people drew has as many.
  package static let mostOfAKind = 1_000

  private struct Kind: Hashable {
    let code: FindingCode
    let severity: Severity
    let sheet: String?
    let field: FieldKey?
  }

  /// What is counted of a kind beyond those that are kept.
  private struct Rest {
    /// The first that is not kept.
    var first: Finding
    var count = 1
    var range: CellRange?

    mutating func add(_ count: Int, _ range: CellRange?) {
      self.count += count
      guard let range else { return }
      self.range = self.range.map { $0.union(range) } ?? range
    }
  }

  private struct Tally {
    let kind: Kind
    var count = 0
    var rest: Rest?
  }

  /// The findings that are kept one by one, in the order in which they were made.
  package private(set) var kept: [Finding] = []
  private var tallies: [Tally] = []
  private var places: [Kind: Int] = [:]
  /// Places of the kinds that have too many, in the order in which they came to have them.
  private var order: [Int] = []

  /// An empty list.
  package init() {}

  /// All findings; of each kind that has too many the last says how many more there are.
  package var all: [Finding] {
    kept
      + order.compactMap { tallies[$0].rest }.map { rest in
        guard rest.count > 1 else { return rest.first }
        var finding = rest.first
        if let range = rest.range { finding.location = finding.location.covering(range) }
        finding.indicator = nil
        finding.message = MessageCatalogue.more(rest.count, like: finding.message, at: finding.cell)
        return finding
      }
  }

  /// Adds a finding.
  package mutating func append(_ finding: Finding) {
    let kind = Kind(
      code: finding.code, severity: finding.severity, sheet: finding.sheet, field: finding.field)
    add(kind, at: finding.location.cells) { finding }
  }

  /// Adds a finding about one cell, which is made only where it is kept.
  package mutating func append(
    _ code: FindingCode, severity: Severity? = nil, sheet: String, at address: CellAddress, raw: String
  ) {
    let kind = Kind(code: code, severity: severity ?? code.entry.severity, sheet: sheet, field: nil)
    add(kind, at: CellRange(address, address)) {
      Finding(code, severity: severity, at: .cell(address, of: sheet), raw: raw)
    }
  }

  /// Takes out findings that another one says better, of those that are kept one by one.
  package mutating func removeAll(where isSaid: (Finding) -> Bool) { kept.removeAll(where: isSaid) }

  /// Puts others in the place of findings, of those that are kept one by one from a place on; `nil` where another finding
  /// says it better.
  package mutating func replaceAll(from place: Int = 0, by other: (Finding) -> Finding?) {
    kept = kept[..<place] + kept[place...].compactMap(other)
  }

  /// Adds several findings.
  package static func += (list: inout FindingList, findings: [Finding]) {
    for finding in findings { list.append(finding) }
  }

  /// Adds all of another list.
  package static func += (list: inout FindingList, other: FindingList) {
    for finding in other.kept { list.append(finding) }
    for tally in other.order.map({ other.tallies[$0] }) {
      guard let rest = tally.rest else { continue }
      list.add(tally.kind, rest.count, at: rest.range) { rest.first }
    }
  }

  private mutating func add(_ kind: Kind, _ count: Int = 1, at range: CellRange?, _ make: () -> Finding) {
    let place = place(of: kind)
    let before = tallies[place].count
    tallies[place].count += count
    if before < Self.mostOfAKind, count == 1 {
      kept.append(make())
      return
    }
    if tallies[place].rest == nil {
      tallies[place].rest = Rest(first: make(), count: count, range: range)
      order.append(place)
    } else {
      tallies[place].rest?.add(count, range)
    }
  }

  private mutating func place(of kind: Kind) -> Int {
    if let known = places[kind] { return known }
    places[kind] = tallies.count
    tallies.append(Tally(kind: kind))
    return tallies.count - 1
  }
}
