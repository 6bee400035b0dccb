/// What a font says of the characters themselves.
///
/// Source: ECMA-376 Part 1, 18.4.10 (strike), 18.4.14 (vertAlign).
struct StoredFont {
  private var isStruck = false
  private var escapement: FontMark?

  /// Takes in an element of the font.
  mutating func read(_ element: XMLElement) {
    switch element.name {
    case "strike": isStruck = element["val"].map(\.isTrue) ?? true
    case "vertAlign":
      switch element["val"] {
      case .some(let value) where value == "superscript": escapement = .raised
      case .some(let value) where value == "subscript": escapement = .lowered
      default: escapement = nil
      }
    default: break
    }
  }

  /// How the font sets its text apart.
  var mark: FontMark? { FontMark(struck: isStruck, escapement: escapement) }
}

/// Reads the styles part down to two lists: the number format of each cell style, and what its font strikes
/// out or raises.
///
/// Source: ECMA-376 Part 1, 18.8.10 (cellXfs), 18.8.23 (fonts), 18.8.30 (numFmt).
struct StylesVisitor: XMLVisitor {
  private enum Section { case other, numberFormats, fonts, cellStyles }

  private let dateSystem: DateSystem
  private var section = Section.other
  private var custom: [Int: NumberFormat] = [:]
  /// Kept until the end: nothing says that the formats come before the styles that use them.
  private var formatOfStyle: [Int] = []
  private var fonts: [StoredFont] = []
  private var fontOfStyle: [Int] = []

  init(dateSystem: DateSystem) { self.dateSystem = dateSystem }

  var keptUnder: String? { dateSystem == .from1904 ? "styles from 1904" : "styles" }

  /// The number format of each cell style, by its index.
  var formats: [NumberFormat] {
    formatOfStyle.map { custom[$0] ?? NumberFormat(builtIn: $0, dateSystem: dateSystem) }
  }

  /// How the font of each cell style sets its text apart, by its index; empty when none does.
  var marks: [FontMark?] {
    guard fonts.contains(where: { $0.mark != nil }) else { return [] }
    return fontOfStyle.map { fonts.indices.contains($0) ? fonts[$0].mark : nil }
  }

  mutating func open(_ element: XMLElement) {
    switch (section, element.name) {
    case (.other, "numFmts"): section = .numberFormats
    case (.other, "fonts"): section = .fonts
    case (.other, "cellXfs"): section = .cellStyles
    case (.fonts, "font"): fonts.append(StoredFont())
    case (.fonts, _): if !fonts.isEmpty { fonts[fonts.count - 1].read(element) }
    case (.numberFormats, "numFmt"):
      guard let id = element["numFmtId"]?.integer, let code = element["formatCode"] else { return }
      custom[id] = NumberFormat(code: code.string, dateSystem: dateSystem)
    case (.cellStyles, "xf"):
      formatOfStyle.append(element["numFmtId"]?.integer ?? 0)
      fontOfStyle.append(element["fontId"]?.integer ?? 0)
    default: break
    }
  }

  mutating func close(_ name: XMLText) {
    if name == "numFmts" || name == "fonts" || name == "cellXfs" { section = .other }
  }
}
