/// A cell of an OpenDocument table while it is read.
struct ODSCell {
  /// The attribute `office:value-type`.
  var type: String?
  var value: String?
  var style: String?
  var isFormula: Bool
  /// Whether the formula says `""`, so that an empty text may be its result.
  var mayBeEmptyText: Bool
  var repeats: Int
  var columns: Int
  var rows: Int
  var text: [UInt8] = []
  var paragraphs = 0
  var fonts = FontRuns()
  /// The fonts of the parts of its text that are open, the innermost last.
  var spans: [FontRuns.Font] = []

  /// A cell whose tag opens.
  init(_ element: XMLElement) {
    let formula = element[prefixed: "formula"]
    type = element[prefixed: "value-type"]?.string
    let value =
      element[prefixed: "string-value"] ?? element[prefixed: "value"] ?? element[prefixed: "date-value"]
      ?? element[prefixed: "time-value"] ?? element[prefixed: "boolean-value"]
    self.value = value?.string
    style = element[prefixed: "style-name"]?.string
    isFormula = formula != nil
    mayBeEmptyText = formula.map { Self.saysEmptyText($0.bytes) } ?? false
    repeats = Self.count(element[prefixed: "number-columns-repeated"], most: CellAddress.maximumColumns)
    columns = Self.count(element[prefixed: "number-columns-spanned"], most: CellAddress.maximumColumns)
    rows = Self.count(element[prefixed: "number-rows-spanned"], most: CellAddress.maximumRows)
  }

  /// A cell that was read in one go.
  init(_ plain: PlainTableCell) {
    type = plain.type?.string
    value = plain.value?.string
    style = plain.style?.string
    isFormula = plain.formula != nil
    var formula: [UInt8] = []
    if let text = plain.formula { _ = ScannedTexts.decode(text.bytes, into: &formula) }
    mayBeEmptyText = formula.withUnsafeBufferPointer { Self.saysEmptyText($0) }
    repeats = Self.count(plain.columnsRepeated, most: CellAddress.maximumColumns)
    columns = Self.count(plain.columnsSpanned, most: CellAddress.maximumColumns)
    rows = Self.count(plain.rowsSpanned, most: CellAddress.maximumRows)
    plain.paragraphs.append(to: &text)
  }

  private static func saysEmptyText(_ formula: UnsafeBufferPointer<UInt8>) -> Bool {
    formula.indices.dropFirst().contains {
      formula[$0] == XMLByte.quote && formula[$0 - 1] == XMLByte.quote
    }
  }

  /// How often something is there, as an attribute says.
  static func count(_ text: XMLText?, most: Int) -> Int { min(max(text?.integer ?? 1, 1), most) }

  /// How many spaces, tabs or breaks one tag stands for at most.
  static func spaces(_ stated: Int?) -> Int { min(max(stated ?? 1, 1), 4096) }

  /// What the cell holds and how it is shown; `nil` for nothing.
  func shown(_ format: NumberFormat) -> (CellValue, NumberFormat)? {
    let text = String(decoding: text, as: UTF8.self)
    let shown: (CellValue, NumberFormat)? = text.isEmpty ? nil : (.text(text), .general)
    func number() -> Double? {
      value.flatMap { Array($0.utf8).withUnsafeBufferPointer(DecimalText.number) }
    }
    // LibreOffice stores an error as the number 0, or as an empty string, with the error as its text.
    let isError = isFormula && (Self.errors.contains(text) || text.hasPrefix("Err:"))
    switch type {
    case "float", "currency":
      if isError { return (.error(text), .general) }
      return number().map { (.number($0), format.isDate ? .general : format) } ?? shown
    case "percentage":
      return number().map { (.number($0), format.isPercent ? format : NumberFormat(code: "0%")) } ?? shown
    case "date":
      let serial = value.flatMap { SerialDate(iso8601: $0, in: .from1900)?.serial }.map(
        Self.openDocument)
      return serial.map { (.date($0), format.isDate ? format : NumberFormat(code: "yyyy-mm-dd")) } ?? shown
    case "time":
      let serial = value.flatMap(ISODuration.days)
      return serial.map { (.date($0), format.isDate ? format : NumberFormat(code: "[h]:mm:ss")) } ?? shown
    case "boolean": return (.boolean(value == "true"), .general)
    case "string":
      if isError { return (.error(text), .general) }
      // The paragraphs are what is shown, which a format may add to or hide.
      let string = value ?? text
      return string.isEmpty ? nil : (.text(string), .general)
    default: return shown
    }
  }

  private static let errors: Set = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"]

  /// A serial counted from 30 December 1899, without the day in 1900 that Excel has too many.
  private static func openDocument(_ serial: Double) -> Double { serial < 60 ? serial + 1 : serial }
}
