/// The days that a text of words and numbers names: `30 de junio de 2024`, `30/06/2024`, `2024-06-30`.
///
/// A day says a quarter only where that ends with it, as the day of a cut-off does: a report of the first quarter is
/// written in April, and one of the last in the next year.
struct PeriodDates {
  /// The words and numbers that are in no date.
  private(set) var others: [String] = []
  /// The quarters that end with a date, with the year where it is named.
  private(set) var ends: [(quarter: Int, year: Int?)] = []
  /// The months of all dates.
  private(set) var months: [Int] = []
  /// How many dates there are.
  private(set) var count = 0

  /// The year of the last quarter that ends with a date.
  var fiscalYear: Int? { ends.last?.year }

  /// The first of the last days of a quarter: reports are cut off at the last working day too.
  private static let firstLastDay = 25

  /// Takes tokens apart, which are in lower case and without accents.
  init(_ tokens: [String]) {
    var index = 0
    while index < tokens.count {
      if let (day, month, year, length) = Self.date(tokens[index...]) {
        count += 1
        months.append(month)
        if month % 3 == 0, day >= Self.firstLastDay { ends.append((month / 3, year)) }
        index += length
      } else {
        others.append(tokens[index])
        index += 1
      }
    }
  }

  /// The date that some tokens begin with.
  private static func date(_ tokens: ArraySlice<String>) -> (day: Int, month: Int, year: Int?, length: Int)? {
    let first = tokens.startIndex
    func token(_ offset: Int) -> String? { first + offset < tokens.endIndex ? tokens[first + offset] : nil }
    func number(_ offset: Int, in bounds: ClosedRange<Int>) -> Int? {
      token(offset).flatMap { $0.utf8.count <= 2 ? Int($0) : nil }.flatMap { bounds.contains($0) ? $0 : nil }
    }
    func year(_ offset: Int) -> Int? { token(offset).flatMap(PeriodReading.year) }

    if let year = year(0), let month = number(1, in: 1...12), let day = number(2, in: 1...31) {
      return (day, month, year, 3)
    }
    let ordinalDay = ["1o", "1ero", "1ro", "1er", "primero"].contains(token(0) ?? "") ? 1 : nil
    guard let day = number(0, in: 1...31) ?? ordinalDay else { return nil }
    if let month = number(1, in: 1...12), let year = year(2) { return (day, month, year, 3) }
    let gap = token(1) == "de" ? 2 : 1
    guard let month = token(gap).flatMap(PeriodReading.month) else { return nil }
    for offset in [gap + 1, gap + 2] {
      if let year = year(offset), offset == gap + 1 || ["de", "del"].contains(token(gap + 1) ?? "") {
        return (day, month, year, offset + 1)
      }
    }
    return (day, month, nil, gap + 1)
  }
}
