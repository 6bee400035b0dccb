import MIRSchema

/// An indicator of a report, as series see it.
struct SeriesEntry {
  let id: Int64
  let report: Int64
  let year: Int
  /// Level and number.
  let label: String
  let name: String
  /// What is programmed, as text.
  var goals: [Period: String] = [:]

  let foldedName: FoldedText

  init(id: Int64, report: Int64, year: Int, label: String, name: String) {
    self.id = id
    self.report = report
    self.year = year
    self.label = label
    self.name = name
    foldedName = FoldedText(name)
  }
}

/// Something that is not as it was in the report before.
struct SeriesChange {
  enum Kind: String, CaseIterable {
    case renamed
    case renumbered
    case goalMoved = "goal-moved"
    /// Its programme has another code or unit.
    case transferred
    /// It was not in the reports before.
    case began
    /// It is not in the reports after.
    case ended
  }

  let series: Int64
  let indicator: Int64
  let kind: Kind
  let field: String
  let before: String?
  let after: String?
}

/// The series of one programme.
///
/// From one report to the next an indicator is the one of the same name; else the one of the same level and number whose
/// name is alike; else, within a year, the one of the same level and number that has the same goals.
struct ProgramSeries {
  /// A series that may go on.
  struct Series {
    let id: Int64
    let first: SeriesEntry
    var last: SeriesEntry
    /// The report that it was met in last.
    var key: ReportKey
    var reports = 1
  }

  /// The number of the next series.
  private(set) var next: Int64
  private(set) var series: [Series] = []
  private(set) var links: [(indicator: Int64, series: Int64)] = []
  private(set) var changes: [SeriesChange] = []
  private var lastKey: ReportKey?
  private let isNew: Bool

  /// `isNew`: there are reports of other programmes from years before.
  init(next: Int64, isNew: Bool) {
    self.next = next
    self.isNew = isNew
  }

  /// Goes on with the indicators of the next report.
  mutating func extend(by entries: [SeriesEntry], _ key: ReportKey) {
    let found = matches(entries)
    for (place, entry) in entries.enumerated() {
      if let index = found[place] {
        tellChanges(from: series[index], to: entry, key)
        var goals = entry.goals
        // A goal that is blank this time is still the one that was given.
        if entry.year == series[index].last.year { goals.merge(series[index].last.goals) { new, _ in new } }
        series[index].last = entry
        series[index].last.goals = goals
        series[index].key = key
        series[index].reports += 1
        links.append((entry.id, series[index].id))
      } else {
        // What was at its place before may be what it was called.
        let place = series.indices.first {
          series[$0].key == lastKey && series[$0].last.label == entry.label && !found.values.contains($0)
        }
        let before = place.map { series[$0].last.name }
        series.append(Series(id: next, first: entry, last: entry, key: key))
        links.append((entry.id, next))
        if lastKey != nil || isNew { tell(.began, "indicator", before, entry.name, of: next, entry.id) }
        next += 1
      }
    }
    lastKey = key
  }

  /// Reports which series ended before the last report; all, where the programme has ended.
  mutating func close(hasEnded: Bool) {
    for one in series where hasEnded || one.key != lastKey {
      tell(.ended, "indicator", one.last.name, nil, of: one.id, one.last.id)
    }
  }

  /// The series of each entry that goes on with one.
  private func matches(_ entries: [SeriesEntry]) -> [Int: Int] {
    var match = StagedMatch(old: series.indices, new: entries.indices)
    func named(_ entry: SeriesEntry) -> FoldedText? { entry.foldedName.isEmpty ? nil : entry.foldedName }
    match.pair({ named(series[$0].last) }, { named(entries[$0]) }) {
      series[$0].last.label == entries[$1].label
    }
    match.pair({ named(series[$0].last) }, { named(entries[$0]) })
    for fits in [Self.isAlike, Self.hasSameGoals] {
      match.pair({ series[$0].last.label }, { entries[$0].label }) { fits(series[$0].last, entries[$1]) }
    }
    return match.partners
  }

  /// Whether two names may be one that was reworded: a third of it at most.
  private static func isAlike(_ one: SeriesEntry, _ other: SeriesEntry) -> Bool {
    one.foldedName.mayBeRewording(of: other.foldedName)
  }

  /// Whether the same goals were set for the same year; goals of nothing say nothing.
  private static func hasSameGoals(_ one: SeriesEntry, _ other: SeriesEntry) -> Bool {
    one.year == other.year && one.goals == other.goals && one.goals.values.contains { $0 != "0" }
  }

  private mutating func tell(
    _ kind: SeriesChange.Kind, _ field: String, _ before: String?, _ after: String?, of series: Int64,
    _ indicator: Int64
  ) {
    guard before != after else { return }
    changes.append(
      SeriesChange(
        series: series, indicator: indicator, kind: kind, field: field, before: before, after: after))
  }

  private mutating func tellChanges(from old: Series, to new: SeriesEntry, _ key: ReportKey) {
    tell(.renumbered, "number", old.last.label, new.label, of: old.id, new.id)
    if old.last.foldedName != new.foldedName {
      tell(.renamed, "name", old.last.name, new.name, of: old.id, new.id)
    }
    tell(.transferred, "responsible_unit", old.key.unit, key.unit, of: old.id, new.id)
    tell(.transferred, "program", old.key.program, key.program, of: old.id, new.id)
    guard old.last.year == new.year else { return }
    for period in Period.allCases {
      guard let before = old.last.goals[period], let after = new.goals[period] else { continue }
      tell(.goalMoved, "programmed_\(period.rawValue)", before, after, of: old.id, new.id)
    }
  }
}
