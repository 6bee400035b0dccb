/// Reads the styles part down to one list: the number format of each cell style.
///
/// Source: ECMA-376 Part 1, 18.8.10 (cellXfs), 18.8.30 (numFmt).
struct StylesVisitor: XMLVisitor {
  private enum Section { case other, numberFormats, cellStyles }

  private let dateSystem: DateSystem
  private var section = Section.other
  private var custom: [Int: NumberFormat] = [:]
  /// Kept until the end: nothing says that the formats come before the styles that use them.
  private var formatOfStyle: [Int] = []

  init(dateSystem: DateSystem) { self.dateSystem = dateSystem }

  /// The number format of each cell style, by its index.
  var formats: [NumberFormat] {
    formatOfStyle.map { custom[$0] ?? NumberFormat(builtIn: $0, dateSystem: dateSystem) }
  }

  mutating func open(_ element: XMLElement) {
    switch (section, element.name) {
    case (.other, "numFmts"): section = .numberFormats
    case (.other, "cellXfs"): section = .cellStyles
    case (.numberFormats, "numFmt"):
      guard let id = element["numFmtId"]?.integer, let code = element["formatCode"] else { return }
      custom[id] = NumberFormat(code: code.string, dateSystem: dateSystem)
    case (.cellStyles, "xf"): formatOfStyle.append(element["numFmtId"]?.integer ?? 0)
    default: break
    }
  }

  mutating func close(_ name: XMLText) {
    if name == "numFmts" || name == "cellXfs" { section = .other }
  }
}
