/// Comments at cells, and the shapes that programs show them in.
///
/// Source: ECMA-376 Part 1, 18.7; Part 4, 19.1.
struct CommentTexts {
  /// One comment for each cell, with all that is to be said of it.
  private let cells: [(cell: CellAddress, text: String)]

  /// The texts of marks, but for the cells that have a comment already.
  init(_ marks: [MarkedWorkbook.Mark], except taken: Set<String> = []) {
    var texts: [CellAddress: [String]] = [:]
    for mark in marks where !mark.text.isEmpty && !taken.contains(mark.cell.description) {
      texts[mark.cell, default: []].append(mark.text)
    }
    cells = texts.sorted { $0.key < $1.key }.map { ($0.key, $0.value.joined(separator: "\n\n")) }
  }

  var isEmpty: Bool { cells.isEmpty }

  /// A part of comments.
  func comments(_ namespace: String) -> String {
    "<comments xmlns=\"\(namespace)\"><authors>\(Self.author(""))</authors><commentList>\(list(author: 0, ""))</commentList></comments>"
  }

  /// The element of the one author, with the prefix of its part.
  static func author(_ prefix: String) -> String { "<\(prefix)author>mirsheet</\(prefix)author>" }

  /// The comments by the author of this number, with the prefix of their part.
  func list(author: Int, _ prefix: String) -> String {
    cells.map { cell, text in
      "<\(prefix)comment ref=\"\(cell)\" authorId=\"\(author)\"><\(prefix)text><\(prefix)r><\(prefix)t xml:space=\"preserve\">\(text.inXML)</\(prefix)t></\(prefix)r></\(prefix)text></\(prefix)comment>"
    }.joined()
  }

  /// A drawing of the shapes.
  var drawing: String {
    """
    <xml \(Self.namespaces)><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>\(Self.kind)
    \(shapes(from: Self.firstShape))
    </xml>
    """
  }

  /// Every element says its namespaces: another program's drawing may have other prefixes for them.
  private static let namespaces =
    "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\""

  /// The number of the first shape of a drawing.
  static let firstShape = 1_025

  /// The kind of shape that a comment is.
  static let kindName = "_x0000_t202"
  static let kind =
    "<v:shapetype \(namespaces) id=\"\(kindName)\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"

  /// The shapes, numbered from a number on.
  func shapes(from first: Int) -> String {
    cells.enumerated().map { number, one in
      // As tall as the text needs, in lines of about forty letters.
      let lines = min(20, 2 + one.text.count / 40 + one.text.count { $0 == "\n" })
      return """
        <v:shape \(Self.namespaces) id="_x0000_s\(first + number)" type="#\(Self.kindName)" style="position:absolute;width:260pt;height:\(lines * 13)pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>\(one.cell.column + 1), 12, \(one.cell.row), 4, \(one.cell.column + 6), 12, \(one.cell.row + lines), 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>\(one.cell.row)</x:Row><x:Column>\(one.cell.column)</x:Column></x:ClientData></v:shape>
        """
    }.joined(separator: "\n")
  }
}
