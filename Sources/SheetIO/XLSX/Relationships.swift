/// The relationships of one part: where its targets lie and what they are.
///
/// Source: ECMA-376 Part 2, 6.5.3. Transitional and strict types differ in their beginning only.
struct Relationships: Sendable {
  /// What a target is, as far as the reader cares.
  enum Role: Sendable {
    case workbook
    case worksheet
    case chartSheet
    /// Excel 5 dialog: it may hold cells.
    case dialogSheet
    /// Excel 4 macros, which are in cells.
    case macroSheet
    case sharedStrings
    case styles
    case comments
    case customProperties
    case other

    fileprivate init(type: XMLText) {
      self =
        if type.hasSuffix("/officeDocument") {
          .workbook
        } else if type.hasSuffix("/worksheet") {
          .worksheet
        } else if type.hasSuffix("/chartsheet") {
          .chartSheet
        } else if type.hasSuffix("/dialogsheet") {
          .dialogSheet
        } else if type.hasSuffix("/xlMacrosheet") || type.hasSuffix("/xlIntlMacrosheet") {
          .macroSheet
        } else if type.hasSuffix("/sharedStrings") {
          .sharedStrings
        } else if type.hasSuffix("/styles") {
          .styles
        } else if type.hasSuffix("/comments") {
          .comments
        } else if type.hasSuffix("/custom-properties") || type.hasSuffix("/customProperties") {
          .customProperties
        } else {
          .other
        }
    }
  }

  private var byID: [String: (role: Role, part: PartName)] = [:]
  /// The first target of each role.
  private var firsts: [(role: Role, part: PartName)] = []

  /// The target with this identifier, for example `rId1`.
  func target(id: String) -> (role: Role, part: PartName)? { byID[id] }

  /// The first target with this role.
  func part(_ role: Role) -> PartName? { firsts.first { $0.role == role }?.part }

  fileprivate mutating func add(id: String, role: Role, part: PartName) {
    byID[id] = (role, part)
    if self.part(role) == nil { firsts.append((role, part)) }
  }
}

/// Reads `_rels/….rels`.
struct RelationshipsVisitor: XMLVisitor {
  private(set) var relationships = Relationships()
  private let source: PartName

  init(source: PartName) { self.source = source }

  var keptUnder: String? { "relationships of " + source.path }

  mutating func open(_ element: XMLElement) {
    guard element.name == "Relationship", let id = element["Id"], let type = element["Type"],
      let target = element["Target"], element["TargetMode"].map({ $0 == "External" }) != true
    else { return }
    relationships.add(
      id: id.string, role: Relationships.Role(type: type),
      part: PartName(target: target.string, relativeTo: source))
  }
}

/// Reads `[Content_Types].xml`, for the one thing it alone says: whether the workbook may hold macros.
struct ContentTypesVisitor: XMLVisitor {
  private(set) var allowsMacros = false
  var keptUnder: String? { "types of contents" }

  mutating func open(_ element: XMLElement) {
    guard let type = element["ContentType"] else { return }
    if type == "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
      || type == "application/vnd.ms-excel.template.macroEnabled.main+xml"
    {
      allowsMacros = true
    }
  }
}

/// Reads `docProps/custom.xml`, for the mark of this program's own drawings.
struct CustomPropertiesVisitor: XMLVisitor {
  private(set) var isOwnDrawing = false
  private(set) var isTemplate = false
  var keptUnder: String? { "own properties" }

  mutating func open(_ element: XMLElement) {
    guard element.name == "property", let name = element["name"] else { return }
    if name == Spreadsheet.ownDrawingProperty { isOwnDrawing = true }
    if name == Spreadsheet.templateProperty { isTemplate = true }
  }
}
