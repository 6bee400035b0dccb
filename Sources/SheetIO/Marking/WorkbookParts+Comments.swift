/// Comments at the cells of a sheet, beside those that people wrote.
extension WorkbookParts {
  /// Puts comments at cells that have none; false where a part that has to be changed is not as spreadsheet programs write
  /// it.
  ///
  /// What people wrote stays as it is. A drawing that cannot be added to leaves the cells with their colours, and the list
  /// says the rest.
  mutating func comment(
    _ marks: [MarkedWorkbook.Mark], on sheet: inout XMLPatch, of part: PartName, number: Int,
    _ package: inout OfficePackage
  ) throws(SheetError) -> Bool {
    let own = PartName("xl/comments-mirsheet\(number).xml")
    guard let drawing = sheet.tag("legacyDrawing") else {
      let texts = CommentTexts(marks)
      guard !texts.isEmpty else { return true }
      let shapes = PartName("xl/drawings/mirsheet\(number).vml")
      keep(XMLPatch(Array(texts.drawing.utf8)), of: shapes)
      guard Self.addDrawing(to: &sheet),
        try relate(part, [(id: "mirsheetV", type: "vmlDrawing", target: "/\(shapes.path)")], &package)
      else { return false }
      if try !declares("vml", &package) {
        let type =
          "<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>"
        guard try declare(type, &package) else { return false }
      }
      return try addComments(texts, own, of: part, &package)
    }
    let links = try links(of: part, &package)
    guard
      let id = (sheet.attribute("r:id", of: drawing) ?? sheet.attribute("mirsheet:id", of: drawing))?.value,
      let shapes = links.target(id: id)?.part, var drawn = try patch(shapes, &package)
    else { return true }
    guard let known = links.part(.comments) else {
      // Shapes of other things, for example of buttons.
      let texts = CommentTexts(marks)
      guard !texts.isEmpty, Self.add(texts, to: &drawn) else { return true }
      keep(drawn, of: shapes)
      return try addComments(texts, own, of: part, &package)
    }
    guard var comments = try patch(known, &package) else { return true }
    let texts = CommentTexts(marks, except: comments.values(of: "ref", in: "comment"))
    let author = comments.count(of: "author")
    guard !texts.isEmpty, comments.append(CommentTexts.author, to: "authors"),
      comments.append({ texts.list(author: author, $0) }, to: "commentList"), Self.add(texts, to: &drawn)
    else { return true }
    keep(comments, of: known)
    keep(drawn, of: shapes)
    return true
  }

  /// Adds a part of comments to a sheet.
  private mutating func addComments(
    _ texts: CommentTexts, _ own: PartName, of part: PartName, _ package: inout OfficePackage
  ) throws(SheetError) -> Bool {
    create(own, texts.comments(Self.main))
    guard try relate(part, [(id: "mirsheetC", type: "comments", target: "/\(own.path)")], &package) else {
      return false
    }
    return try declare(
      "<Override PartName=\"/\(own.path)\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml\"/>",
      &package)
  }

  /// Adds shapes to a drawing that has others; false where it is not as spreadsheet programs write it.
  private static func add(_ texts: CommentTexts, to drawing: inout XMLPatch) -> Bool {
    let numbers = drawing.values(of: "id", in: "shape").compactMap { name in
      name.hasPrefix("_x0000_s") ? Int(name.dropFirst("_x0000_s".count)) : nil
    }
    let first = max(CommentTexts.firstShape, (numbers.max() ?? 0) + 1)
    let hasKind = drawing.values(of: "id", in: "shapetype").contains(CommentTexts.kindName)
    return drawing.append({ _ in (hasKind ? "" : CommentTexts.kind) + texts.shapes(from: first) }, to: "xml")
  }

  /// The elements that stand behind the drawing of comments in a sheet.
  private static let behind = [
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
    "extLst",
  ]

  private static func addDrawing(to patch: inout XMLPatch) -> Bool {
    guard let sheet = patch.tag("worksheet"), let end = patch.endTag(sheet, "worksheet") else { return false }
    let data = patch.tag("sheetData")?.range.upperBound ?? sheet.range.upperBound
    let place = behind.compactMap { patch.tag($0, from: data)?.range.lowerBound }.min() ?? end.lowerBound
    patch.insert(
      "<\(sheet.prefix)legacyDrawing xmlns:mirsheet=\"\(WorkbookParts.office)\" mirsheet:id=\"mirsheetV\"/>",
      at: place)
    return true
  }
}
