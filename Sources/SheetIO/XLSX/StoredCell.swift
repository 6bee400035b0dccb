/// One `<c>` element on its way to a ``Cell``.
///
/// Source: ECMA-376 Part 1, 18.3.1.4 and 18.18.11 (ST_CellType).
struct StoredCell {
  /// How the value is to be understood.
  enum Kind {
    case number
    case boolean
    case error
    case sharedString
    case formulaText
    case inlineText
    case isoDate

    fileprivate init(_ name: XMLText?) {
      self =
        switch name {
        case .some(let name) where name == "s": .sharedString
        case .some(let name) where name == "str": .formulaText
        case .some(let name) where name == "inlineStr": .inlineText
        case .some(let name) where name == "b": .boolean
        case .some(let name) where name == "e": .error
        case .some(let name) where name == "d": .isoDate
        default: .number
        }
    }
  }

  private(set) var address = CellAddress(row: 0, column: 0)
  private(set) var type = Kind.number
  /// The bytes of `<v>`; the buffer is used for every cell of the sheet.
  var bytes: [UInt8] = []
  /// The text of `<is>`, and the fonts of its parts.
  var inlineText: (text: String, fonts: FontRuns)?
  /// Whether there is an `<f>`.
  var isFormula = false
  /// Whether the value named a shared string that does not exist.
  private(set) var lostSharedString = false
  private var style: Int?

  /// Starts a new cell.
  mutating func begin(_ address: CellAddress, type: XMLText?, style: Int?) {
    self.address = address
    self.type = Kind(type)
    self.style = style
    bytes.removeAll(keepingCapacity: true)
    inlineText = nil
    isFormula = false
    lostSharedString = false
  }

  /// The value; `nil` when the cell holds nothing.
  mutating func value(_ context: SheetVisitor.Context) -> CellValue? {
    if let inlineText { return Self.text(inlineText.text) }
    guard !bytes.isEmpty else { return nil }
    switch type {
    case .number:
      guard let number = bytes.withUnsafeBufferPointer(DecimalText.number) else { return storedText }
      return styleFormat(context).isDate ? .date(number) : .number(number)
    case .sharedString:
      guard let index = bytes.withUnsafeBufferPointer(DecimalText.number).flatMap({ Int(exactly: $0) }),
        context.sharedStrings.indices.contains(index)
      else {
        lostSharedString = true
        return nil
      }
      return Self.text(context.sharedStrings[index])
    case .formulaText, .inlineText: return storedText
    case .boolean:
      let text = String(decoding: bytes, as: UTF8.self)
      return .boolean(text == "1" || text == "true")
    case .error: return .error(String(decoding: bytes, as: UTF8.self))
    case .isoDate:
      let text = String(decoding: bytes, as: UTF8.self)
      return SerialDate(stored: text, in: context.dateSystem).map { .date($0.serial) } ?? storedText
    }
  }

  /// The number format; of an ISO date always one for dates.
  func format(_ context: SheetVisitor.Context) -> NumberFormat {
    let format = styleFormat(context)
    guard type == .isoDate, !format.isDate else { return format }
    let isDuration = bytes.first == UInt8(ascii: "P") || bytes.first == UInt8(ascii: "-")
    return isDuration
      ? NumberFormat(.duration, dateSystem: context.dateSystem)
      : NumberFormat(builtIn: NumberFormat.builtInDateAndTime, dateSystem: context.dateSystem)
  }

  /// What is struck out, raised or lowered in the cell, given its value.
  func marks(_ value: CellValue, _ context: SheetVisitor.Context) -> CellMarks? {
    let ofCell = style.flatMap { context.marks.indices.contains($0) ? context.marks[$0] : nil }
    if case .text(let text) = value {
      if let inlineText { return inlineText.fonts.marks(text.utf8.count, in: ofCell) }
      if type == .sharedString, !context.fonts.isEmpty,
        let index = bytes.withUnsafeBufferPointer(DecimalText.number).flatMap({ Int(exactly: $0) }),
        let fonts = context.fonts[index]
      {
        return ofCell == nil ? context.stringMarks[index] : fonts.marks(text.utf8.count, in: ofCell)
      }
    }
    return ofCell.map(CellMarks.whole)
  }

  private func styleFormat(_ context: SheetVisitor.Context) -> NumberFormat {
    guard let style, context.formats.indices.contains(style) else { return .general }
    return context.formats[style]
  }

  private var storedText: CellValue? {
    Self.text(EscapedText.decoded(String(decoding: bytes, as: UTF8.self)))
  }

  private static func text(_ string: String) -> CellValue? {
    string.isEmpty ? nil : .text(string)
  }
}
