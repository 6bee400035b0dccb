import MIRSchema
import SheetIO

/// Where each row of a form is now: rows may have been put in, taken out, sorted or changed.
struct TemplateRows {
  /// By the row of the form.
  private(set) var places: [Int: Int] = [:]
  private let stamp: TemplateStamp
  private let cells: [Int: [Int: Cell]]
  private let present: [Int]
  private var taken: Set<Int> = []

  init(_ stamp: TemplateStamp, _ cells: [Int: [Int: Cell]]) {
    self.stamp = stamp
    self.cells = cells
    present = cells.keys.sorted()
    findHead()
    findRecordsByLevel()
    findChanged()
  }

  private mutating func put(_ row: TemplateStamp.Row, at place: Int) {
    places[row.row] = place
    taken.insert(place)
  }

  // MARK: Header block and heading

  /// Rows of the head keep their order: each is where it should be, else the first one further on that is like it.
  private mutating func findHead() {
    var last = -1
    var shift = 0
    for row in stamp.rows where row.kind != .record {
      let expected = row.row + shift
      let further = present.filter { $0 > last && $0 <= expected + Self.farthest }
      let candidates = (further.contains(expected) ? [expected] : []) + further
      guard let found = candidates.first(where: { isLike(row, $0) }) else { continue }
      put(row, at: found)
      shift = found - row.row
      last = found
    }
  }

  /// How many rows may have been put in at one place.
  private static let farthest = 200

  /// Whether most of the row's texts and numbers are in it.
  private func isLike(_ row: TemplateStamp.Row, _ place: Int, without column: Int? = nil) -> Bool {
    let fixed = row.cells.filter { TemplateStamp.columns(of: $0.value) == nil && $0.key != column }
    let same = fixed.count { column, text in TemplateMatch.content(cells[place]?[column]) == text }
    return same * 2 >= fixed.count && same > 0
  }

  // MARK: Records

  /// Records are known by their level and number, wherever they are; of several of one level, by what is most alike.
  private mutating func findRecordsByLevel() {
    let heading = stamp.rows.last { $0.kind == .heading }.flatMap { places[$0.row] } ?? -1
    var byLevel: [String: [Int]] = [:]
    for place in present where place > heading {
      if let level = TemplateMatch.content(cells[place]?[0]) { byLevel[level, default: []].append(place) }
    }
    for row in stamp.rows where row.kind == .record {
      guard let level = row.cells[0] else { continue }
      let free = byLevel[level, default: []].filter { !taken.contains($0) }
      if let best = free.max(by: { same(row, $0) < same(row, $1) }) { put(row, at: best) }
    }
  }

  private func same(_ row: TemplateStamp.Row, _ place: Int) -> Int {
    row.cells.count { column, text in TemplateMatch.content(cells[place]?[column]) == text }
  }

  // MARK: Changed rows

  /// Rows that are still to be found are between those that are: of the head whatever is there, of records one whose
  /// level was changed and most else was not.
  private mutating func findChanged() {
    for (index, row) in stamp.rows.enumerated() where places[row.row] == nil {
      let before = stamp.rows[..<index].last { places[$0.row] != nil }
      let shift = before.flatMap { known in places[known.row].map { $0 - known.row } } ?? 0
      let place = row.row + shift
      guard !taken.contains(place) else { continue }
      if row.kind != .record {
        put(row, at: place)
      } else if cells[place] != nil, isLike(row, place, without: 0), !isAnotherLevel(place) {
        put(row, at: place)
      }
    }
  }

  /// Whether a row has the level of another row of the form.
  private func isAnotherLevel(_ place: Int) -> Bool {
    guard let level = TemplateMatch.content(cells[place]?[0]) else { return false }
    return stamp.rows.contains { $0.kind == .record && $0.cells[0] == level }
  }
}
