/// What the styles of an OpenDocument file say of numbers, and of tables, rows and columns that are not shown.
///
/// Source: OpenDocument 1.3 Part 3, 16.29 (number styles), 19.517 (style:data-style-name), 20.401 (table:display).
struct ODSStyles: XMLVisitor {
  private var codes: [String: String] = [:]
  private var dataStyles: [String: String] = [:]
  private var hiddenTables: Set<String> = []
  private var style: String?
  private var fonts = ODSFonts()
  private var dataStyle: (name: String, code: String)?
  private var collectsText = false
  /// Formats of styles with short names; of two for one place the later is remembered.
  private var formats: [(name: ShortName, format: NumberFormat)?] = []

  // Files of one program have the same common styles; those of a file's own cells are read with its cells.
  var keptUnder: String? { "styles of OpenDocument" }

  /// The number format of a cell style.
  func format(_ style: String?) -> NumberFormat {
    guard let style, let code = dataStyles[style].flatMap({ codes[$0] }) else { return .general }
    return NumberFormat(code: code)
  }

  /// The number format of a cell style, which is remembered.
  mutating func format(of style: XMLText) -> NumberFormat {
    guard let key = ShortName(style) else { return format(style.string) }
    if formats.isEmpty { formats = Array(repeating: nil, count: ShortName.slots) }
    if let known = formats[key.slot], known.name == key { return known.format }
    let format = format(style.string)
    formats[key.slot] = (key, format)
    return format
  }

  /// Forgets what is remembered of formats, before other styles may have come.
  mutating func forgetFormats() { formats = [] }

  /// Whether no font sets anything apart.
  var areUnmarked: Bool { fonts.isEmpty }

  /// What the font of a cell style does to its text.
  func font(ofCell style: String?) -> FontMark? { fonts.isEmpty ? nil : fonts.mark(style, .cell, in: nil) }

  /// What the font of a part of a text does, in a text whose font does something.
  func font(ofText style: String?, in outer: FontRuns.Font) -> FontRuns.Font {
    fonts.isEmpty ? outer : fonts.font(style, in: outer)
  }

  /// Whether tables of a style are hidden.
  func isHidden(table style: String?) -> Bool { style.map(hiddenTables.contains) ?? false }

  mutating func open(_ element: XMLElement) {
    switch element.name {
    case "style":
      style = element[prefixed: "name"]?.string
      if let style, let data = element[prefixed: "data-style-name"]?.string { dataStyles[style] = data }
      fonts.open(element)
    case "default-style": fonts.open(element)
    case "text-properties": fonts.read(element)
    case "table-properties":
      if let style, element[prefixed: "display"].map({ $0 == "false" }) ?? false {
        hiddenTables.insert(style)
      }
    case "number-style", "percentage-style", "currency-style", "date-style", "time-style", "boolean-style",
      "text-style":
      dataStyle = element[prefixed: "name"].map { ($0.string, "") }
      if element.name == "time-style",
        element[prefixed: "truncate-on-overflow"].map({ $0 == "false" }) ?? false
      {
        dataStyle?.code = "[h]"
      }
    case "number", "scientific-number": dataStyle?.code += Self.digits(element)
    case "fraction": dataStyle?.code += "# ?/?"
    case "year": dataStyle?.code += "yyyy"
    case "month": dataStyle?.code += "mmm"
    case "day", "day-of-week", "week-of-year", "quarter", "era": dataStyle?.code += "d"
    case "hours": dataStyle?.code += "h"
    case "minutes": dataStyle?.code += ":mm"
    case "seconds": dataStyle?.code += ":ss"
    case "text": collectsText = dataStyle != nil
    default: break
    }
  }

  mutating func text(_ text: XMLText) {
    // Of the literals only the percent sign means anything.
    if collectsText, text.bytes.contains(UInt8(ascii: "%")) { dataStyle?.code += "%" }
  }

  mutating func close(_ name: XMLText) {
    switch name {
    case "style":
      style = nil
      fonts.close()
    case "default-style": fonts.close()
    case "text": collectsText = false
    case "number-style", "percentage-style", "currency-style", "date-style", "time-style", "boolean-style",
      "text-style":
      if let dataStyle { codes[dataStyle.name] = dataStyle.code }
      dataStyle = nil
    default: break
    }
  }

  private static func digits(_ element: XMLElement) -> String {
    let groups = element[prefixed: "grouping"]?.isTrue ?? false
    let decimals = min(element[prefixed: "decimal-places"]?.integer ?? 0, 15)
    let required = min(element[prefixed: "min-decimal-places"]?.integer ?? decimals, decimals)
    let whole = groups ? "#,##0" : "0"
    let fraction =
      String(repeating: "0", count: required) + String(repeating: "#", count: decimals - required)
    let exponent = element.name == "scientific-number" ? "E+00" : ""
    // General, as LibreOffice writes it, is a number without a word about decimals.
    if element[prefixed: "decimal-places"] == nil, !groups, exponent.isEmpty { return "General" }
    return whole + (fraction.isEmpty ? "" : "." + fraction) + exponent
  }
}

/// A name of at most eight bytes, which is compared as a number.
private struct ShortName: Equatable {
  private let word: UInt64

  init?(_ text: XMLText) {
    guard text.bytes.count <= 8 else { return nil }
    word = text.bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Where it is remembered.
  ///
  /// Source of the factor: D. E. Knuth, The Art of Computer Programming 3, 6.4.
  var slot: Int { Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 58) }

  static let slots = 64
}
