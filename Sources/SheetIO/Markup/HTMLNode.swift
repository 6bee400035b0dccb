/// An element of a page that is open, with what holds for all inside of it.
struct HTMLNode {
  /// How its text is set apart.
  private(set) var mark: FontMark?
  /// Whether nothing inside is shown.
  private(set) var isHidden = false
  /// Whether its text is not seen, though an element inside may be seen again.
  private(set) var isInvisible = false
  /// Whether what is hidden from the eye begins here; scripts and the like are not text at all.
  private(set) var beginsHidden = false
  /// Whether it is, or is in, a row that is hidden.
  private(set) var isHiddenRow = false
  /// Whether line breaks of the source are line breaks.
  private(set) var keepsBreaks = false

  /// The page.
  init() {}

  /// What holds inside of an element.
  init(_ element: XMLElement, _ declared: HTMLStyles.Declarations?, in outer: HTMLNode) {
    self = outer
    let isHidden = declared?.isHidden ?? (element["hidden"] != nil)
    let isSetAside = Self.isSetAside(element.name)
    var isPart = false
    switch element.name {
    // The rows and columns of a sheet may be hidden; they are read, and that is reported.
    case "tr", "tbody", "thead", "tfoot": if isHidden { isHiddenRow = true }
    case "col", "colgroup": break
    case "table":
      isHiddenRow = false
      isPart = isHidden
    default: isPart = isHidden
    }
    self.isHidden = outer.isHidden || isPart || isSetAside
    isInvisible = declared?.isInvisible ?? outer.isInvisible
    beginsHidden = !isSetAside && (self.isHidden && !outer.isHidden || isInvisible && !outer.isInvisible)
    keepsBreaks = outer.keepsBreaks || element.name == "textarea"
    mark = Self.mark(element.name, declared, in: outer.mark)
  }

  /// What is not text of the page, or shown only where something else cannot be.
  private static func isSetAside(_ name: XMLText) -> Bool {
    name == "script" || name == "style" || name == "title" || name == "xml" || name == "template"
      || name == "noscript" || name == "datalist"
  }

  private static func mark(
    _ name: XMLText, _ declared: HTMLStyles.Declarations?, in outer: FontMark?
  ) -> FontMark? {
    var isStruck = outer == .struck || declared?.isStruck == true
    var escapement = outer == .struck ? nil : outer
    switch name {
    case "s", "strike", "del": if declared?.isStruck != false { isStruck = true }
    case "sup": escapement = .raised
    case "sub": escapement = .lowered
    // In cells it says how high the text is.
    case "td", "th", "tr": return FontMark(struck: isStruck, escapement: escapement)
    default: break
    }
    if let own = declared?.escapement { escapement = own }
    return FontMark(struck: isStruck, escapement: escapement)
  }
}
