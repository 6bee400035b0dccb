/// A date as spreadsheets store it: days since an epoch, the time of day as the fraction.
///
/// Source: ECMA-376 Part 1, 18.17.4.
package struct SerialDate: Hashable, Sendable {
  /// Days and their fraction, as stored.
  package let serial: Double
  /// From when they count.
  package let system: DateSystem

  /// A stored serial.
  package init(serial: Double, in system: DateSystem) {
    self.serial = serial
    self.system = system
  }

  /// `2024-06-26`, with ` 13:05:00` when the time of day is not midnight.
  ///
  /// `nil` for what Excel shows as no date: negative serials, and those after the year 9999. The day 0 of the
  /// 1900 system is `1900-01-00` and its day 60 is `1900-02-29`, as in Excel.
  package var dateAndTime: String? {
    guard let (day, seconds) = dayAndSeconds, let date = civilDate(day) else { return nil }
    let text = Self.padded(date.year, 4) + "-" + Self.padded(date.month, 2) + "-" + Self.padded(date.day, 2)
    return seconds == 0 ? text : text + " " + Self.clock(seconds)
  }

  /// The time of day, `13:05:00`; `nil` for a negative serial.
  package var time: String? {
    dayAndSeconds.map { Self.clock($0.seconds) }
  }

  /// Elapsed time, `27:30:00`.
  package var duration: String {
    let seconds = (serial.magnitude * Self.secondsPerDay).rounded()
    guard seconds < 1e15 else { return NumberFormat.shortest(serial) }
    return (serial < 0 && seconds > 0 ? "-" : "") + Self.clock(Int(seconds))
  }

  /// Reads `2024-06-26`, `2024-06-26T13:05:00`, with or without fraction and `Z`, or a time of day alone.
  ///
  /// `nil` for anything else. Source: ECMA-376 Part 1, 18.18.11 (`d`); ISO 8601-1.
  package init?(iso8601 text: String, in system: DateSystem) {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2 else { return nil }
    if parts.count == 1, first.contains(":") {
      guard let fraction = Self.dayFraction(first) else { return nil }
      self.init(serial: fraction, in: system)
      return
    }
    let fields = first.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard fields.count == 3, let year = fields[0], let month = fields[1], let day = fields[2],
      (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let fraction = parts.count == 2 ? Self.dayFraction(parts[1]) : 0
    guard let fraction else { return nil }
    let days = Self.daysFromCivil(year: year, month: month, day: day)
    self.init(serial: Double(Self.serialDay(days, in: system)) + fraction, in: system)
  }

  /// Reads what Excel stores as ISO 8601: a date, a time of day, or a duration like `PT24H0M0.000S`.
  ///
  /// The days that Excel does not have, 30 and 31 December 1899, are its day 0: so it stores times without a date.
  package init?(stored text: String, in system: DateSystem) {
    if let days = ISODuration.days(text) {
      self.init(serial: days, in: system)
      return
    }
    self.init(iso8601: text, in: system)
    if system == .from1900, (-1..<0).contains(serial) { self.init(serial: serial + 1, in: system) }
  }

  private static let secondsPerDay = 86_400.0
  /// 31 December 9999 in the 1900 system, the last day that Excel shows.
  private static let lastSerial = 2_958_465.0
  /// Days from 1970-01-01 back to 1899-12-30, which is day 0 once the false leap day is passed.
  private static let epoch1900 = -25_569
  /// Days from 1970-01-01 back to 1904-01-01.
  private static let epoch1904 = -24_107
  private static let falseLeapDay = 60

  private var dayAndSeconds: (day: Int, seconds: Int)? {
    guard serial >= 0, serial < Self.lastSerial + 1 else { return nil }
    let day = serial.rounded(.down)
    let seconds = Int(((serial - day) * Self.secondsPerDay).rounded())
    return seconds < Int(Self.secondsPerDay) ? (Int(day), seconds) : (Int(day) + 1, 0)
  }

  private func civilDate(_ day: Int) -> (year: Int, month: Int, day: Int)? {
    switch system {
    case .from1904: return Self.civil(fromDays: day + Self.epoch1904)
    case .from1900 where day == 0: return (1900, 1, 0)
    case .from1900 where day == Self.falseLeapDay: return (1900, 2, 29)
    case .from1900: return Self.civil(fromDays: day + Self.epoch1900 + (day < Self.falseLeapDay ? 1 : 0))
    }
  }

  private static func serialDay(_ days: Int, in system: DateSystem) -> Int {
    switch system {
    case .from1904: return days - epoch1904
    case .from1900:
      let serial = days - epoch1900
      return serial > falseLeapDay ? serial : serial - 1
    }
  }

  /// `13:05`, `13:05:00`, `13:05:00.25Z` as a fraction of the day.
  private static func dayFraction(_ text: Substring) -> Double? {
    let fields = (text.last == "Z" ? text.dropLast() : text).split(
      separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count), let hours = Int(fields[0]), (0...24).contains(hours),
      let minutes = Int(fields[1]), (0...59).contains(minutes)
    else { return nil }
    guard let seconds = fields.count == 3 ? Double(fields[2]) : 0, (0..<61).contains(seconds) else {
      return nil
    }
    return (Double(hours * 3600 + minutes * 60) + seconds) / secondsPerDay
  }

  private static func clock(_ seconds: Int) -> String {
    padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Days since 1970-01-01 of a day of the Gregorian calendar, which years beginning in March make regular.
  private static func daysFromCivil(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
