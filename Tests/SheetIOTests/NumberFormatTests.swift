import Testing

@testable import SheetIO

struct NumberFormatTests {
  @Test(arguments: [
    ("General", NumberFormat.Kind.general), ("GENERAL", .general), ("", .general), ("0", .number),
    ("#,##0.00", .number),
    ("0%", .percent), ("0.0\\ %", .percent), ("\"100%\" 0", .number), ("0.00E+00", .scientific),
    ("# ?/?", .fraction),
    ("@", .text), ("dd/mm/yyyy", .date), ("[$-80A]d\" de \"mmmm\" de \"yyyy;@", .date), ("mmm\\-yy", .date),
    ("h:mm AM/PM", .time), ("mm:ss.0", .time), ("h:mm:ss", .time), ("m/d/yy h:mm", .date),
    ("[h]:mm:ss", .duration),
    ("[mm]:ss", .duration), ("[Red]0.0", .number), ("[$$-80A]#,##0.00", .number), ("\"día\" 0", .number),
    ("0\" años\"", .number), ("_-* #,##0.00_-;\\-* #,##0.00_-", .number), ("0;dd", .number),
    ("[>1]0;@", .number),
    ("yyyy\\-mm\\-dd\\Thh:mm", .date), ("#,##0_);[Red](#,##0)", .number), ("ge.m.d", .date),
  ])
  func `a code is distinguished by its first section, literals left out`(
    _ code: String, _ kind: NumberFormat.Kind
  ) {
    #expect(NumberFormat(code: code).kind == kind)
  }

  @Test(arguments: [
    ("General", 0.30000000000000004, "0.3"), ("General", 1234567.891, "1234567.891"),
    ("General", 1e20, "100000000000000000000"),
    ("General", 1e21, "1E+21"), ("General", 0.00001, "0.00001"), ("General", 1.5e-12, "1.5E-12"),
    ("General", -0.0, "0"),
    ("General", 1, "1"), ("0", 2.5, "3"), ("0", -0.4, "0"), ("0.00", 1.005, "1.01"), ("0.00", 12.5, "12.50"),
    ("0.##", 12.5, "12.5"),
    ("#,##0", 1234567, "1,234,567"), ("#,##0.0", -999.95, "-1,000.0"), ("0,", 12345, "12"),
    ("0%", 0.15, "15%"), ("0%", 0.285, "29%"),
    ("0.00%", 0.15, "15.00%"), ("0%", 1, "100%"), ("0.00E+00", 12345.6789, "1.23E+04"),
    ("0.0E+00", 0.00999, "1.0E-02"),
    ("dd/mm/yyyy", 45469, "2024-06-26"), ("dd/mm/yyyy", 45469.545138888889, "2024-06-26 13:05:00"),
    ("d", 45469.999999, "2024-06-27"), ("d", 1, "1900-01-01"), ("d", 59, "1900-02-28"),
    ("d", 60, "1900-02-29"),
    ("d", 61, "1900-03-01"), ("d", 2_958_465, "9999-12-31"), ("d", 2_958_466, "2958466"), ("d", -1.5, "-1.5"),
    ("h:mm", 0.75, "18:00:00"), ("h:mm", 45469.25, "06:00:00"), ("[h]:mm", 1.5, "36:00:00"),
    ("[h]:mm", -0.5, "-12:00:00"),
    ("@", 7, "7"), ("# ?/?", 1.5, "1.5"), ("\"$\"#,##0.00", 1234.5, "1,234.50"),
  ])
  func `a number is shown as a person sees it`(_ code: String, _ number: Double, _ shown: String) {
    #expect(NumberFormat(code: code).show(number) == shown)
  }

  @Test(arguments: [
    (0, NumberFormat.Kind.general), (1, .number), (4, .number), (9, .percent), (10, .percent),
    (11, .scientific), (12, .fraction),
    (14, .date), (17, .date), (18, .time), (21, .time), (22, .date), (27, .date), (36, .date), (37, .number),
    (44, .number),
    (45, .time), (46, .duration), (47, .time), (48, .scientific), (49, .text), (50, .date), (58, .date),
    (59, .general), (-1, .general),
  ])
  func `a built-in format is known by its number`(_ identifier: Int, _ kind: NumberFormat.Kind) {
    #expect(NumberFormat(builtIn: identifier).kind == kind)
  }

  @Test(arguments: [
    (1.0, "1"), (-7, "-7"), (0.1, "0.1"), (0.30000000000000004, "0.30000000000000004"), (45469.5, "45469.5"),
    (1e300, "1e+300"),
  ])
  func `the shortest decimal reads back`(_ number: Double, _ text: String) {
    #expect(NumberFormat.shortest(number) == text)
    #expect(Double(text) == number)
  }

  @Test func `a format is small, and the date system counts for dates only`() {
    #expect(MemoryLayout<NumberFormat>.size <= 8)
    #expect(NumberFormat(code: "0", dateSystem: .from1904) == NumberFormat(code: "0"))
    #expect(NumberFormat(code: "d", dateSystem: .from1904).show(0) == "1904-01-01")
  }

  @Test(arguments: [
    ("12.5", 12.5), ("-0.001", -0.001), ("1E3", 1000), ("1e-7", 1e-7), (".5", 0.5), ("5.", 5), ("+3", 3),
    ("0.1000000000000000055511151231257827", 0.1), ("123456789012345678901234567890", 1.2345678901234568e29),
    ("4.9e-324", Double.leastNonzeroMagnitude), ("9007199254740993", 9007199254740992), (" 7\n", 7),
  ])
  func `decimal text reads to the nearest double`(_ text: String, _ number: Double) {
    #expect(Array(text.utf8).withUnsafeBufferPointer(DecimalText.number) == number)
  }

  @Test(arguments: ["", " ", "-", "1,5", "0x10", "inf", "nan", "1e999", "1e", "1 2", "--1"])
  func `what is not a decimal is not a number`(_ text: String) {
    #expect(Array(text.utf8).withUnsafeBufferPointer(DecimalText.number) == nil)
  }

  @Test(arguments: [
    ("2021-01-01", 44197.0), ("2021-01-01T12:00:00", 44197.5), ("06:00", 0.25), ("1900-01-01", 1),
    ("1900-03-01", 61), ("1899-12-31", 0),
  ])
  func `an ISO date becomes a serial`(_ text: String, _ serial: Double) {
    #expect(SerialDate(iso8601: text, in: .from1900)?.serial == serial)
  }
}
