/// Reads the workbook part: the sheets in the order of their tabs, the date system, and whether results are stored.
///
/// Source: ECMA-376 Part 1, 18.2.20 (sheets), 18.2.28 (workbookPr), 18.2.2 (calcPr).
struct WorkbookVisitor: XMLVisitor {
  /// One tab, as the workbook part names it.
  struct Tab {
    var name: String
    var visibility: Sheet.Visibility
    /// The identifier of the relationship to the sheet's part; `nil` or empty in damaged workbooks.
    var relationshipID: String?
  }

  var keptUnder: String? { "workbook" }

  private(set) var tabs: [Tab] = []
  private(set) var dateSystem = DateSystem.from1900
  /// Whether the workbook asks that all formulas be computed when it is opened.
  private(set) var computesOnOpening = false
  private var isInSheets = false

  mutating func open(_ element: XMLElement) {
    switch element.name {
    case "sheets": isInSheets = true
    case "sheet" where isInSheets: tabs.append(Self.tab(element))
    // An extension's element of the same name has no `date1904`.
    case "workbookPr": if let flag = element["date1904"], flag.isTrue { dateSystem = .from1904 }
    case "calcPr": computesOnOpening = element["fullCalcOnLoad"]?.isTrue ?? false
    default: break
    }
  }

  mutating func close(_ name: XMLText) {
    if name == "sheets" { isInSheets = false }
  }

  private static func tab(_ element: XMLElement) -> Tab {
    let visibility: Sheet.Visibility =
      switch element["state"] {
      case .some(let state) where state == "hidden": .hidden
      case .some(let state) where state == "veryHidden": .veryHidden
      default: .visible
      }
    return Tab(
      name: EscapedText.decoded(element["name"]?.string ?? ""), visibility: visibility,
      relationshipID: element[prefixed: "id"]?.string)
  }
}
