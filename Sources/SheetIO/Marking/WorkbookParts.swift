/// The parts of a workbook that marks change.
struct WorkbookParts {
  private let workbook: PartName
  private let links: Relationships
  private let tabs: [WorkbookVisitor.Tab]
  private var edits: [String: XMLPatch] = [:]
  private var order: [String] = []
  private let names: [String: String]

  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  /// The parts of a package; `nil` where it has no workbook part of the usual kind.
  init?(_ package: inout OfficePackage) throws(SheetError) {
    var root = RelationshipsVisitor(source: PartName(""))
    try package.parseIfPresent(PartName("").relationships, with: &root)
    guard let workbook = root.relationships.part(.workbook), package.contains(workbook) else { return nil }
    self.workbook = workbook
    var links = RelationshipsVisitor(source: workbook)
    try package.parseIfPresent(workbook.relationships, with: &links)
    self.links = links.relationships
    var book = WorkbookVisitor()
    try package.parse(workbook, with: &book)
    tabs = book.tabs
    names = Dictionary(package.partNames.map { (PartName($0).folded, $0) }) { first, _ in first }
  }

  /// The parts that are other ones with the marks; `nil` where one of them is not as spreadsheet programs write it.
  mutating func changed(
    by marked: MarkedWorkbook, _ package: inout OfficePackage
  ) throws(SheetError) -> [(name: String, bytes: [UInt8])]? {
    // The strict form has other names for everything that is put in.
    guard let book = try patch(workbook, &package), !Self.isStrict(book),
      var styles = try links.part(.styles).flatMap({ (part) throws(SheetError) in try patch(part, &package) })
        .flatMap(StylePatch.init)
    else { return nil }
    for (number, tab) in tabs.enumerated() {
      let own = marked.marks.filter { $0.sheet == tab.name }
      guard !own.isEmpty, let target = tab.relationshipID.flatMap({ links.target(id: $0) }) else { continue }
      guard try mark(target.part, own, number: number + 1, &styles, &package) else { return nil }
    }
    guard try addList(marked, &styles, &package) else { return nil }
    if let part = links.part(.styles) { keep(styles.patch, of: part) }
    return order.compactMap { name in edits[name].map { (name: name, bytes: $0.bytes) } }
  }

  // MARK: Parts

  private func entry(of part: PartName) -> String { names[part.folded] ?? part.path }

  func patch(_ part: PartName, _ package: inout OfficePackage) throws(SheetError) -> XMLPatch? {
    if let known = edits[entry(of: part)] { return known }
    guard package.contains(part) else { return nil }
    let bytes = try package.head(of: part, bytes: .max)
    // Texts in two bytes a letter are not written by spreadsheet programs.
    guard bytes.first == UInt8(ascii: "<") || bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return nil }
    return XMLPatch(bytes)
  }

  mutating func keep(_ patch: XMLPatch, of part: PartName) {
    let name = entry(of: part)
    if edits[name] == nil { order.append(name) }
    edits[name] = patch
  }

  mutating func create(_ part: PartName, _ text: String) {
    keep(
      XMLPatch(Array(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + text).utf8)),
      of: part)
  }

  private static func isStrict(_ patch: XMLPatch) -> Bool {
    patch.tag("workbook").flatMap { patch.attribute("xmlns", of: $0) }?.value.contains("purl.oclc.org")
      ?? false
  }

  /// The relationships of a part, as they were.
  func links(of part: PartName, _ package: inout OfficePackage) throws(SheetError) -> Relationships {
    var links = RelationshipsVisitor(source: part)
    try package.parseIfPresent(part.relationships, with: &links)
    return links.relationships
  }

  /// Adds relationships to a part's.
  mutating func relate(
    _ part: PartName, _ added: [(id: String, type: String, target: String)], _ package: inout OfficePackage
  ) throws(SheetError) -> Bool {
    let rels = part.relationships
    let text = added.map {
      "<Relationship Id=\"\($0.id)\" Type=\"\(Self.office)/\($0.type)\" Target=\"\($0.target)\"/>"
    }.joined()
    guard var patch = try patch(rels, &package) else {
      create(
        rels,
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(text)</Relationships>"
      )
      return true
    }
    let isPut = patch.append(
      { prefix in text.replacing("<Relationship ", with: "<\(prefix)Relationship ") }, to: "Relationships")
    keep(patch, of: rels)
    return isPut
  }

  mutating func declare(_ text: String, _ package: inout OfficePackage) throws(SheetError) -> Bool {
    guard var patch = try patch(Spreadsheet.contentTypesPart, &package) else { return false }
    let isPut = patch.append(
      { prefix in
        text.replacing("<Default ", with: "<\(prefix)Default ").replacing(
          "<Override ", with: "<\(prefix)Override ")
      },
      to: "Types")
    keep(patch, of: Spreadsheet.contentTypesPart)
    return isPut
  }

  func declares(_ extension: String, _ package: inout OfficePackage) throws(SheetError) -> Bool {
    guard let patch = try patch(Spreadsheet.contentTypesPart, &package) else { return false }
    var place = 0
    while let tag = patch.tag("Default", from: place) {
      if patch.attribute("Extension", of: tag)?.value.lowercased() == `extension` { return true }
      place = tag.range.upperBound
    }
    return false
  }

  // MARK: A sheet

  private mutating func mark(
    _ part: PartName, _ marks: [MarkedWorkbook.Mark], number: Int, _ styles: inout StylePatch,
    _ package: inout OfficePackage
  ) throws(SheetError) -> Bool {
    guard var patch = try patch(part, &package), patch.tag("worksheet") != nil else { return false }
    colour(marks, &patch, &styles)
    guard try comment(marks, on: &patch, of: part, number: number, &package) else { return false }
    keep(patch, of: part)
    return true
  }

  private func colour(_ marks: [MarkedWorkbook.Mark], _ patch: inout XMLPatch, _ styles: inout StylePatch) {
    var weights: [String: MarkedWorkbook.Weight] = [:]
    for mark in marks {
      let name = mark.cell.description
      weights[name] =
        weights[name].map { $0.rawValue > mark.weight.rawValue ? $0 : mark.weight } ?? mark.weight
    }
    var found: [(tag: XMLPatch.Tag, weight: MarkedWorkbook.Weight)] = []
    guard let data = patch.tag("sheetData"), !data.isEmpty, let end = patch.endTag(data, "sheetData") else {
      return
    }
    var place = data.range.upperBound
    while found.count < weights.count, let tag = patch.tag("c", from: place, to: end.lowerBound) {
      if let name = patch.attribute("r", of: tag)?.value, let weight = weights[name] {
        found.append((tag, weight))
      }
      place = tag.range.upperBound
    }
    // From the end on, so that places stay what they are.
    for (tag, weight) in found.reversed() {
      let style = patch.attribute("s", of: tag).flatMap { Int($0.value) } ?? 0
      patch.set("s", to: "\(styles.coloured(style, weight))", of: tag)
    }
  }

  // MARK: The list

  private mutating func addList(
    _ marked: MarkedWorkbook, _ styles: inout StylePatch, _ package: inout OfficePackage
  ) throws(SheetError) -> Bool {
    guard var book = try patch(workbook, &package) else { return false }
    var ids: Set<Int> = []
    var place = 0
    while let tag = book.tag("sheet", from: place) {
      if let id = book.attribute("sheetId", of: tag).flatMap({ Int($0.value) }) { ids.insert(id) }
      place = tag.range.upperBound
    }
    let taken = Set(tabs.map { $0.name.lowercased() })
    let name =
      ([marked.listName] + (2...99).map { "\(marked.listName) \($0)" })
      .first { !taken.contains($0.lowercased()) } ?? marked.listName
    let id = (ids.max() ?? 0) + 1
    let isPut = book.append(
      { prefix in
        "<\(prefix)sheet xmlns:mirsheet=\"\(Self.office)\" name=\"\(name.inXML)\" sheetId=\"\(id)\" mirsheet:id=\"mirsheetS\"/>"
      }, to: "sheets")
    guard isPut else { return false }
    keep(book, of: workbook)
    let part = PartName("xl/worksheets/mirsheet.xml")
    create(part, ListSheet(marked.rows, &styles).xml(Self.main))
    guard try relate(workbook, [(id: "mirsheetS", type: "worksheet", target: "/\(part.path)")], &package)
    else {
      return false
    }
    return try declare(
      "<Override PartName=\"/\(part.path)\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>",
      &package)
  }
}
