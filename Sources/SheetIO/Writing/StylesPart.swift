/// The part that says how cells look.
///
/// Source: ECMA-376 Part 1, 18.8.39 (styleSheet).
enum StylesPart {
  /// Writes the part; workbooks with comments have the font of these, too.
  static func write(_ formats: CellFormats, hasComments: Bool, to part: inout ByteWriter) {
    let fonts = Places(formats.used.map(\.font))
    let fills = Places(formats.used.compactMap(\.fill))
    let borders = Places(formats.used.map(\.border))
    let numbers = Places((formats.used + formats.differential).compactMap(\.number))
    let shown = Places(formats.used.compactMap(\.number)).all.count
    part.putDeclaration()
    part.put("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
    putList("numFmts", Array(numbers.all.prefix(shown)), to: &part) { format, part in
      put(number: format, numbers, to: &part)
    }
    let all: [CellFormat.Font?] = fonts.all + (hasComments ? [nil] : [])
    putList("fonts", all, to: &part) { font, part in
      if let font { return put(font: font, to: &part) }
      part.put("<font><sz val=\"8\"/><color indexed=\"81\"/><name val=\"Tahoma\"/><family val=\"2\"/></font>")
    }
    put(fills: fills.all, to: &part)
    putList("borders", borders.all, to: &part) { put(border: $0, to: &$1) }
    part.put(
      "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    )
    putList("cellXfs", formats.used, to: &part) { format, part in
      part.put("<xf")
      let number = format.number.flatMap { numbers[$0] }.map { $0 + firstOwnNumber } ?? 0
      let (font, border) = (fonts[format.font] ?? 0, borders[format.border] ?? 0)
      let fill = format.fill.flatMap { fills[$0] }.map { $0 + usualFills } ?? 0
      part.put("numFmtId", number)
      part.put("fontId", font)
      part.put("fillId", fill)
      part.put("borderId", border)
      part.put(" xfId=\"0\"")
      if number > 0 { part.put(" applyNumberFormat=\"1\"") }
      if font > 0 { part.put(" applyFont=\"1\"") }
      if fill > 0 { part.put(" applyFill=\"1\"") }
      if border > 0 { part.put(" applyBorder=\"1\"") }
      put(restOf: format, to: &part)
    }
    part.put("<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>")
    put(differential: formats.differential, numbers, to: &part)
    part.put("<tableStyles count=\"0\" defaultTableStyle=\"TableStyleMedium9\"")
    part.put(" defaultPivotStyle=\"PivotStyleLight16\"/></styleSheet>")
  }

  /// Number formats of one's own have numbers from here on.
  ///
  /// Source: ECMA-376 Part 1, 18.8.30 (numFmt).
  private static let firstOwnNumber = 164
  /// Every workbook begins with none and a grey one.
  private static let usualFills = 2

  /// Values in the order in which they are met, each once.
  private struct Places<Value: Hashable> {
    private(set) var all: [Value] = []
    private var places: [Value: Int] = [:]

    init(_ values: [Value]) {
      for value in values where places[value] == nil {
        places[value] = all.count
        all.append(value)
      }
    }

    subscript(value: Value) -> Int? { places[value] }
  }

  private static func putList<Value>(
    _ name: StaticString, _ values: [Value], to part: inout ByteWriter,
    _ put: (Value, inout ByteWriter) -> Void
  ) {
    guard !values.isEmpty else { return }
    part.put(UInt8(ascii: "<"))
    part.put(name)
    part.put("count", values.count)
    part.put(UInt8(ascii: ">"))
    for value in values { put(value, &part) }
    part.put("</")
    part.put(name)
    part.put(UInt8(ascii: ">"))
  }

  private static func put(number format: String, _ numbers: Places<String>, to part: inout ByteWriter) {
    part.put("<numFmt")
    part.put("numFmtId", (numbers[format] ?? 0) + firstOwnNumber)
    part.put("formatCode", attribute: format)
    part.put("/>")
  }

  private static func put(font: CellFormat.Font, to part: inout ByteWriter) {
    part.put("<font>")
    if font.bold { part.put("<b/>") }
    part.put("<sz")
    part.put("val", font.size)
    part.put("/>")
    if let color = font.color {
      put("<color rgb=\"FF", color, to: &part)
    } else {
      part.put("<color theme=\"1\"/>")
    }
    part.put("<name")
    part.put("val", attribute: XLSXFile.fontName)
    part.put("/><family val=\"2\"/></font>")
  }

  /// A colour, which is opaque.
  private static func put(_ opening: StaticString, _ color: UInt32, to part: inout ByteWriter) {
    part.put(opening)
    for digit in (0..<6).reversed() {
      let value = UInt8(color >> (4 * UInt32(digit)) & 0xF)
      part.put(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10)
    }
    part.put("\"/>")
  }

  private static func put(fills: [UInt32], to part: inout ByteWriter) {
    part.put("<fills")
    part.put("count", fills.count + usualFills)
    part.put(
      "><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>")
    for fill in fills {
      put("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF", fill, to: &part)
      part.put("<bgColor indexed=\"64\"/></patternFill></fill>")
    }
    part.put("</fills>")
  }

  private static func put(border: CellFormat.Border, to part: inout ByteWriter) {
    part.put("<border>")
    put(edge: "left", border.left, to: &part)
    put(edge: "right", border.right, to: &part)
    put(edge: "top", border.top, to: &part)
    put(edge: "bottom", border.bottom, to: &part)
    part.put("<diagonal/></border>")
  }

  private static func put(edge: StaticString, _ hasLine: Bool, to part: inout ByteWriter) {
    part.put(UInt8(ascii: "<"))
    part.put(edge)
    guard hasLine else { return part.put("/>") }
    part.put(" style=\"thin\"><color auto=\"1\"/></")
    part.put(edge)
    part.put(UInt8(ascii: ">"))
  }

  /// What a format says of where text is and whether the cell is locked.
  private static func put(restOf format: CellFormat, to part: inout ByteWriter) {
    if format.hasAlignment { part.put(" applyAlignment=\"1\"") }
    if format.unlocked { part.put(" applyProtection=\"1\"") }
    guard format.writesAlignment || format.unlocked else { return part.put("/>") }
    part.put(UInt8(ascii: ">"))
    if format.writesAlignment {
      part.put("<alignment")
      // What is set in begins at the left, unless it ends at the right.
      switch format.horizontal {
      case .left: part.put(" horizontal=\"left\"")
      case .right: part.put(" horizontal=\"right\"")
      case .general, .center:
        if format.indent > 0 {
          part.put(" horizontal=\"left\"")
        } else if format.horizontal == .center {
          part.put(" horizontal=\"center\"")
        }
      }
      switch format.vertical {
      case .top?: part.put(" vertical=\"top\"")
      case .middle?: part.put(" vertical=\"center\"")
      case .spread?: part.put(" vertical=\"justify\"")
      case .bottom?, nil: break
      }
      if format.indent > 0 { part.put("indent", Int(format.indent)) }
      if format.wrap {
        part.put(" wrapText=\"1\"")
      } else if format.shrink {
        part.put(" shrinkToFit=\"1\"")
      }
      part.put("/>")
    }
    if format.unlocked { part.put("<protection locked=\"0\"/>") }
    part.put("</xf>")
  }

  /// Of what a formula gives to cells: colours, weight and number format.
  private static func put(
    differential: [CellFormat], _ numbers: Places<String>, to part: inout ByteWriter
  ) {
    guard !differential.isEmpty else { return part.put("<dxfs count=\"0\"/>") }
    putList("dxfs", differential, to: &part) { format, part in
      part.put("<dxf>")
      if format.font.bold || format.font.color != nil {
        part.put("<font>")
        if format.font.bold { part.put("<b/>") }
        if let color = format.font.color { put("<color rgb=\"FF", color, to: &part) }
        part.put("</font>")
      }
      if let number = format.number { put(number: number, numbers, to: &part) }
      if let fill = format.fill {
        put("<fill><patternFill><bgColor rgb=\"FF", fill, to: &part)
        part.put("</patternFill></fill>")
      }
      part.put("</dxf>")
    }
  }
}
