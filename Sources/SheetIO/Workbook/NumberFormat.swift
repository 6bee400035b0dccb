/// What a cell's number format means for its reading: a plain number, a percentage, a date.
///
/// Six bytes, whatever the code. Of the code's sections only the first counts, the one for positive numbers;
/// colours, currency signs and other literals are not kept. Source: ECMA-376 Part 1, 18.8.30 and 18.8.31.
public struct NumberFormat: Hashable, Sendable {
  /// What a format shows.
  @nonexhaustive
  public enum Kind: UInt8, Sendable {
    /// As many digits as the number has.
    case general
    /// A number with given decimals.
    case number
    /// The number times 100, with a percent sign.
    case percent
    /// A day, with or without a time of day.
    case date
    /// A time of day.
    case time
    /// Elapsed hours, minutes or seconds, as `[h]:mm`.
    case duration
    /// The number as text.
    case text
    /// With an exponent.
    case scientific
    /// A fraction like `1 1/2`.
    case fraction
  }

  /// What the format shows.
  public var kind: Kind
  /// The most decimals that are shown; the rest is rounded away.
  public var decimals: UInt8
  /// The decimals that are shown even when they are zeros; at most ``decimals``.
  public var requiredDecimals: UInt8
  /// Commas at the code's end, each of which divides the number by a thousand.
  public var thousandsScale: UInt8
  /// The digits before the point that are shown even when they are zeros: four under `0000`.
  public var wholeDigits: UInt8
  private var options: Options

  private struct Options: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let groupsThousands = Options(rawValue: 1)
    static let countsFrom1904 = Options(rawValue: 2)
  }

  /// A format by its meaning.
  ///
  /// The date system counts for dates, times and durations only.
  public init(
    _ kind: Kind, decimals: Int = 0, requiredDecimals: Int? = nil, groupsThousands: Bool = false,
    thousandsScale: Int = 0, wholeDigits: Int = 1, dateSystem: DateSystem = .from1900
  ) {
    self.kind = kind
    self.decimals = UInt8(clamping: decimals)
    self.requiredDecimals = min(UInt8(clamping: requiredDecimals ?? decimals), UInt8(clamping: decimals))
    self.thousandsScale = UInt8(clamping: thousandsScale)
    self.wholeDigits = UInt8(clamping: wholeDigits)
    options = groupsThousands ? .groupsThousands : []
    if isDate, dateSystem == .from1904 { options.insert(.countsFrom1904) }
  }

  /// No format: as many digits as the number has.
  public static let general = NumberFormat(.general)

  /// Whether thousands are set apart by commas.
  public var groupsThousands: Bool { options.contains(.groupsThousands) }

  /// From when a date's serial counts.
  public var dateSystem: DateSystem { options.contains(.countsFrom1904) ? .from1904 : .from1900 }

  /// Whether a number under this format is shown times 100.
  public var isPercent: Bool { kind == .percent }

  /// Whether a number under this format is a day, a time or a duration.
  public var isDate: Bool { kind == .date || kind == .time || kind == .duration }

  /// What a person sees: `15%` for 0.15 under `0%`, `2024-06-26` for a date, whatever the code's order of days
  /// and months.
  ///
  /// A number that is not a date, for example a negative one, is shown as a number, where Excel fills the cell with
  /// `#`. A fraction is shown with decimals.
  public func show(_ number: Double) -> String {
    guard number.isFinite else { return Self.shortest(number) }
    if let whole = wholeNumber(number) { return whole }
    switch kind {
    case .general, .text, .fraction: return SignificantDigits(number).general
    case .number:
      return SignificantDigits(number).scaled(by: -3 * Int(thousandsScale)).fixed(
        decimals: Int(decimals), required: Int(requiredDecimals), groupsThousands: groupsThousands,
        wholeDigits: Int(wholeDigits))
    case .percent:
      return SignificantDigits(number).scaled(by: 2).fixed(
        decimals: Int(decimals), required: Int(requiredDecimals), groupsThousands: groupsThousands,
        wholeDigits: Int(wholeDigits)) + "%"
    case .scientific: return SignificantDigits(number).scientific(decimals: Int(decimals))
    case .date: return SerialDate(serial: number, in: dateSystem).dateAndTime ?? Self.general.show(number)
    case .time: return SerialDate(serial: number, in: dateSystem).time ?? Self.general.show(number)
    case .duration: return SerialDate(serial: number, in: dateSystem).duration
    }
  }

  /// A whole number under a format that shows it plainly, as most are: its digits, and the zeros that the format asks for;
  /// `nil` for any other.
  private func wholeNumber(_ number: Double) -> String? {
    let zeros: Int
    switch kind {
    case .general, .text, .fraction: zeros = 0
    case .number where wholeDigits <= 1 && !groupsThousands && thousandsScale == 0:
      zeros = Int(requiredDecimals)
    default: return nil
    }
    guard abs(number) < 1e15, number.rounded() == number else { return nil }
    let digits = String(Int64(number))
    return zeros == 0 ? digits : digits + "." + String(repeating: "0", count: zeros)
  }

  /// The shortest decimal that reads back as the same number; whole numbers without `.0`.
  public static func shortest(_ number: Double) -> String {
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// From when a workbook counts its days.
///
/// Source: ECMA-376 Part 1, 18.17.4.1.
public enum DateSystem: Sendable {
  /// 1 is 1 January 1900, and 60 the 29 February 1900 that never was.
  case from1900
  /// 0 is 1 January 1904; Excel for Macintosh before 2011.
  case from1904
}
