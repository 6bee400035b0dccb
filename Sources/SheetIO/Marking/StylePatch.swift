/// The styles of a workbook with some more: those it has, coloured.
struct StylePatch {
  private(set) var patch: XMLPatch
  private var formats: [String]
  private let prefix: String
  /// The number of the first fill that was put in; one for each weight.
  private let firstFill: Int
  private var known: [Key: Int] = [:]

  private struct Key: Hashable {
    let style: Int
    let weight: MarkedWorkbook.Weight?
  }

  /// `nil` where the part has no fills or no cell formats, as every program writes them.
  init?(_ styles: XMLPatch) {
    var patch = styles
    guard let fills = patch.tag("fills"), !fills.isEmpty, let fillsEnd = patch.endTag(fills, "fills") else {
      return nil
    }
    var count = 0
    var place = fills.range.upperBound
    while let fill = patch.tag("fill", from: place, to: fillsEnd.lowerBound) {
      count += 1
      place = fill.range.upperBound
    }
    firstFill = count
    let p = fills.prefix
    let added = MarkedWorkbook.Weight.allCases.map { weight in
      "<\(p)fill><\(p)patternFill patternType=\"solid\"><\(p)fgColor rgb=\"\(weight.colour)\"/><\(p)bgColor indexed=\"64\"/></\(p)patternFill></\(p)fill>"
    }.joined()
    patch.insert(added, at: fillsEnd.lowerBound)
    patch.set("count", to: "\(count + MarkedWorkbook.Weight.allCases.count)", of: fills)
    guard let xfs = patch.tag("cellXfs"), !xfs.isEmpty, let end = patch.endTag(xfs, "cellXfs") else {
      return nil
    }
    prefix = xfs.prefix
    var formats: [String] = []
    var next = xfs.range.upperBound
    while let xf = patch.tag("xf", from: next, to: end.lowerBound) {
      let last = xf.isEmpty ? xf.range.upperBound : patch.endTag(xf, "xf")?.upperBound ?? xf.range.upperBound
      formats.append(String(decoding: patch.bytes[xf.range.lowerBound..<last], as: UTF8.self))
      next = last
    }
    guard !formats.isEmpty else { return nil }
    self.formats = formats
    self.patch = patch
  }

  /// The number of a style with the colour of a weight.
  mutating func coloured(_ style: Int, _ weight: MarkedWorkbook.Weight) -> Int {
    let key = Key(style: style, weight: weight)
    if let known = known[key] { return known }
    var xf = XMLPatch(Array(formats[formats.indices.contains(style) ? style : 0].utf8))
    if let tag = xf.tag("xf") { xf.set("fillId", to: "\(firstFill + weight.rawValue)", of: tag) }
    if let tag = xf.tag("xf") { xf.set("applyFill", to: "1", of: tag) }
    return append(String(decoding: xf.bytes, as: UTF8.self), key)
  }

  /// The number of the plain style with its text broken at the cell's edge.
  mutating func wrapped() -> Int {
    if let known = known[Key(style: 0, weight: nil)] { return known }
    let format =
      "<\(prefix)xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><\(prefix)alignment vertical=\"top\" wrapText=\"1\"/></\(prefix)xf>"
    return append(format, Key(style: 0, weight: nil))
  }

  private mutating func append(_ format: String, _ key: Key) -> Int {
    let number = formats.count
    formats.append(format)
    known[key] = number
    _ = patch.append({ _ in format }, to: "cellXfs")
    if let xfs = patch.tag("cellXfs") { patch.set("count", to: "\(formats.count)", of: xfs) }
    return number
  }
}
