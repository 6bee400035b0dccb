/// The name of a part inside a package: forward slashes, no leading slash, no `.` nor `..`.
///
/// Source: ECMA-376 Part 2, 6.2 (part names) and 6.5 (relationship targets).
struct PartName: Hashable, Sendable, CustomStringConvertible {
  /// The normal spelling.
  let path: String

  /// A name as a zip entry or a content type spells it.
  init(_ spelling: some StringProtocol) {
    path = Self.normalized(String(spelling))
  }

  /// The target of a relationship of the part `source`.
  init(target: String, relativeTo source: PartName) {
    let isAbsolute = target.hasPrefix("/") || target.hasPrefix("\\")
    let folder = source.folder
    self.init(isAbsolute || folder.isEmpty ? target : folder + "/" + target)
  }

  /// The part with the relationships of this part; of the package itself when the name is empty.
  var relationships: PartName {
    let file = path.utf8.lastIndex(of: Self.slash).map { path[path.utf8.index(after: $0)...] } ?? path[...]
    let folder = self.folder
    return PartName((folder.isEmpty ? "_rels/" : folder + "/_rels/") + file + ".rels")
  }

  /// The name under which spellings in another case meet: ASCII letters are equal in either case.
  var folded: String { path.lowercased() }

  /// The name with `%20` and the like decoded.
  var percentDecoded: PartName {
    guard path.contains("%") else { return self }
    var bytes: [UInt8] = []
    var rest = Array(path.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return PartName(String(decoding: bytes, as: UTF8.self))
  }

  var description: String { path }

  private var folder: Substring {
    path.utf8.lastIndex(of: Self.slash).map { path[..<$0] } ?? ""
  }

  private static let slash = UInt8(ascii: "/")

  private static func normalized(_ spelling: String) -> String {
    if isNormal(spelling.utf8) { return spelling }
    var steps: [Substring] = []
    for step in spelling.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
      if step == ".." {
        _ = steps.popLast()
      } else if step != "." {
        steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }

  /// Whether a spelling has no slash at an end, no backslash, and no step that is empty or begins with a point.
  private static func isNormal(_ spelling: String.UTF8View) -> Bool {
    var before = slash
    for byte in spelling {
      if byte == UInt8(ascii: "\\") { return false }
      if before == slash, byte == slash || byte == UInt8(ascii: ".") { return false }
      before = byte
    }
    return before != slash
  }
}
