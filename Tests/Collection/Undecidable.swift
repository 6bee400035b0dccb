import Foundation
import MIRSchema

/// What cannot be known of a damaged row, by trying every place where the damage may have happened.
///
/// Written without the reader's own arithmetic, so that one does not excuse the other.
struct Undecidable {
  /// A value, a blank, or a cell that was lost.
  enum Value: Hashable {
    case number(Double)
    case blank
    case lost
  }

  let keys: [String]
  let quarter: Int

  /// The fields that two placements of a row with a lost cell give different values, which both agree with the sums.
  func afterDrop(_ printed: [Value]) -> Set<String> {
    disputed(
      (0...printed.count).map { place in
        Array(printed[..<place]) + [.lost] + Array(printed[place...])
      })
  }

  /// The same for a row with `count` cells too many.
  func afterInsertion(_ printed: [Value], of count: Int) -> Set<String> {
    var rows = [printed]
    for _ in 0..<count {
      rows = rows.flatMap { row in
        row.indices.map { place in Array(row[..<place]) + Array(row[(place + 1)...]) }
      }
    }
    return disputed(rows)
  }

  /// Whether a row agrees with the sums as it is, so that its damage cannot be seen.
  func agrees(_ row: [Value]) -> Bool { isConsistent(row) }

  private func disputed(_ rows: [[Value]]) -> Set<String> {
    let possible = Set(rows).filter { $0.count == keys.count && isConsistent($0) }
    return Set(keys.indices.filter { index in Set(possible.map { $0[index] }).count > 1 }.map { keys[$0] })
  }

  private func isConsistent(_ row: [Value]) -> Bool {
    func value(_ measure: String, _ period: String) -> Value? {
      keys.firstIndex(of: "\(measure).\(period)").map { row[$0] }
    }
    func number(_ value: Value?) -> Double? {
      switch value {
      case .number(let number): number
      case .blank: 0
      case .lost, nil: nil
      }
    }
    for measure in ["programmed", "achieved"] {
      let parts = ["q1", "q2", "q3", "q4"].map { number(value(measure, $0)) }
      guard let total = number(value(measure, "cumulative")) else { continue }
      let sum = parts.compactMap { $0 }.reduce(0, +)
      let lost = parts.count { $0 == nil }
      if lost == 0, abs(sum - total) > 1e-9 { return false }
      if lost > 0, total - sum < -1e-9 { return false }
    }
    for (index, period) in ["q1", "q2", "q3", "q4", "cumulative"].enumerated() {
      if value("programmed", period) == .blank || value("variation", period) == .blank { return false }
      if let goal = number(value("programmed", period)), let done = number(value("achieved", period)),
        let left = number(value("variation", period)), abs(goal - done - left) > 1e-9
      {
        return false
      }
      guard index < 4, let done = value("achieved", period) else { continue }
      if index < quarter, done == .blank { return false }
      if index >= quarter, case .number(let number) = done, number != 0 { return false }
    }
    return value("achieved", "cumulative") != .blank
  }
}
