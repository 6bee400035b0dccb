import Foundation

/// A day of the calendar.
struct PolicyDay: Hashable, Comparable, CustomStringConvertible {
  let year: Int
  let month: Int
  let day: Int

  init(_ year: Int, _ month: Int, _ day: Int) { (self.year, self.month, self.day) = (year, month, day) }

  /// The day that a text says as `2026-12-31`; `nil` for any other, and for a day that no calendar has.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]),
      let month = Int(parts[1]),
      let day = Int(parts[2]), (1...12).contains(month), day >= 1
    else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    guard let first = calendar.date(from: DateComponents(year: year, month: month, day: 1)),
      let days = calendar.range(of: .day, in: .month, for: first), days.contains(day)
    else { return nil }
    self.init(year, month, day)
  }

  /// Today, where the person is.
  static var today: PolicyDay {
    let now = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    return PolicyDay(now.year ?? 0, now.month ?? 1, now.day ?? 1)
  }

  static func < (left: PolicyDay, right: PolicyDay) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
