import Foundation

/// Links of a page to files that lie beside it or elsewhere.
struct PageLinks {
  /// The names of the folders that lead to the page's own.
  private let folder: [Substring]

  /// Links of a page in a folder, which is named from the root of the machine on.
  init(from folder: String) { self.folder = Self.names(folder) }

  /// The way to a file from the page's folder on, so that both may be moved together; a member of an archive is the archive.
  func link(to path: String) -> String {
    let outside = path.range(of: "!/").map { String(path[..<$0.lowerBound]) } ?? path
    guard outside.hasPrefix("/") else { return Self.link(below: outside) }
    let names = Self.names(outside)
    let shared = zip(folder, names).prefix { $0 == $1 }.count
    let steps =
      Array(repeating: "..", count: folder.count - shared) + names.dropFirst(shared).map(String.init)
    return Self.link(below: steps.joined(separator: "/"))
  }

  /// The link to a path below the page (RFC 3986).
  static func link(below path: String) -> String {
    RawPath(path).percentEncoded
  }

  private static func names(_ path: String) -> [Substring] { path.split(separator: "/") }
}
