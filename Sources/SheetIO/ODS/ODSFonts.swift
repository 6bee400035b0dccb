/// What the styles of an OpenDocument file strike out, raise and lower.
///
/// Source: OpenDocument 1.3 Part 3, 20.379 (style:text-line-through-style), 20.380 (type), 20.387 (style:text-position).
struct ODSFonts {
  /// What a style is for; styles for cells and for parts of texts may share a name.
  enum Family { case cell, text }

  /// What one style says; `nil` where it says nothing and its parent counts.
  private struct Font {
    var parent: String?
    var isStruck: Bool?
    var escapement: FontMark??
  }

  private struct Key: Hashable {
    var family: Family
    var name: String
  }

  private var styles: [Key: Font] = [:]
  private var open: (key: Key, font: Font)?
  /// The styles while none says anything, as in most files, where nobody asks for one.
  private var silent: [(key: Key, font: Font)] = []

  /// Whether no style says anything.
  private(set) var isEmpty = true

  /// A style opens.
  mutating func open(_ element: XMLElement) {
    open = nil
    guard let family = element[prefixed: "family"], let name = element[prefixed: "name"]?.string else {
      return
    }
    let parent = element[prefixed: "parent-style-name"]?.string
    if family == "table-cell" { open = (Key(family: .cell, name: name), Font(parent: parent)) }
    if family == "text" { open = (Key(family: .text, name: name), Font(parent: parent)) }
  }

  /// The properties of its text.
  mutating func read(_ element: XMLElement) {
    guard open != nil else { return }
    let line = element[prefixed: "text-line-through-style"] ?? element[prefixed: "text-line-through-type"]
    if let line { open?.font.isStruck = !(line == "none") }
    if let position = element[prefixed: "text-position"]?.string {
      open?.font.escapement = .some(Self.escapement(position))
    }
  }

  /// The style closes.
  mutating func close() {
    guard let open else { return }
    self.open = nil
    if open.font.isStruck == true || open.font.escapement ?? nil != nil { isEmpty = false }
    silent.append(open)
    guard !isEmpty else { return }
    for style in silent { styles[style.key] = style.font }
    silent = []
  }

  /// What the font of a style does, in a text whose font does something.
  func mark(_ name: String?, _ family: Family, in outer: FontMark?) -> FontMark? {
    var isStruck: Bool?
    var escapement: FontMark??
    var next = name
    // Styles that are their own ancestors end here.
    for _ in 0..<Self.deepest {
      guard let name = next, let font = styles[Key(family: family, name: name)] else { break }
      isStruck = isStruck ?? font.isStruck
      if escapement == nil { escapement = font.escapement }
      next = font.parent
    }
    let outerEscapement = outer == .struck ? nil : outer
    return FontMark(struck: isStruck ?? (outer == .struck), escapement: escapement ?? outerEscapement)
  }

  /// The font of a part of a text; where its style says nothing it is that of what is around it.
  func font(_ name: String?, in outer: FontRuns.Font) -> FontRuns.Font {
    guard let name, let style = styles[Key(family: .text, name: name)] else { return outer }
    switch outer {
    case .own(let mark): return .own(self.mark(name, .text, in: mark))
    case .ofCell:
      let mark = self.mark(name, .text, in: nil)
      // Without a word about either the cell's font counts.
      let saysNothing = style.parent == nil && style.isStruck == nil && style.escapement == nil
      return saysNothing ? .ofCell : .own(mark)
    }
  }

  private static let deepest = 16

  /// `super 58%`, `sub 58%`, `33% 58%`, `-10%`: raised where it is above 0.
  private static func escapement(_ position: String) -> FontMark? {
    let first = position.split(separator: " ").first ?? ""
    switch first {
    case "super": return .raised
    case "sub": return .lowered
    default:
      let percent = Double(first.drop { $0 == "+" }.prefix { $0 != "%" }) ?? 0
      return percent > 0 ? .raised : percent < 0 ? .lowered : nil
    }
  }
}
