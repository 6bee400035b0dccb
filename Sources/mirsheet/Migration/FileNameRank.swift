import Foundation
import SheetIO

/// What the names of a file and of its folders say of it: the file itself, a copy, or a draft.
enum FileNameRank: Int, Comparable {
  case original = 0
  /// `Copia de …`, `… (2)`, `… versión 3`.
  case copy = 1
  /// A draft, a backup, a trial, something old: also by the name of a folder.
  case draft = 2

  static func < (left: FileNameRank, right: FileNameRank) -> Bool { left.rawValue < right.rawValue }

  /// Of a path from its archive on, with `/` between its parts: what the archive is kept in says nothing of its files.
  init(_ path: String) {
    let parts = path.split(separator: "/").map(Self.words)
    if parts.contains(where: { !Self.drafts.isDisjoint(with: $0) }) {
      self = .draft
    } else if let name = path.split(separator: "/").last, Self.isCopy(String(name), parts.last ?? []) {
      self = .copy
    } else {
      self = .original
    }
  }

  private static let drafts: Set<String> = [
    "borrador", "borradores", "draft", "drafts", "preliminar", "preliminares", "prueba", "pruebas",
    "respaldo",
    "respaldos", "backup", "backups", "bak", "viejo", "vieja", "viejos", "viejas", "anterior", "anteriores",
    "old",
    "obsoleto", "obsoletos",
  ]

  private static func isCopy(_ name: String, _ words: [String]) -> Bool {
    if words.contains(where: { ["copia", "copias", "copy"].contains($0) }) || name.hasPrefix("~$") {
      return true
    }
    // Of the words only those of the name count from here on, and no extension.
    let stem =
      words.last.map { $0.count <= 4 && name.hasSuffix(".\($0)") } == true ? words.dropLast() : words[...]
    if let last = stem.last, last.count <= 2, last.allSatisfy(\.isNumber), name.contains("(\(last))") {
      return true
    }
    return zip(stem, stem.dropFirst()).contains { word, next in
      ["version", "ver", "v"].contains(word) && next.allSatisfy(\.isNumber)
    }
      || stem.contains { word in
        ["v", "ver", "version"].contains { start in
          word.hasPrefix(start) && word.count > start.count && word.count <= start.count + 2
            && word.dropFirst(start.count).allSatisfy(\.isNumber)
        }
      }
  }

  /// The words of a name, without case and accents.
  private static func words(_ name: Substring) -> [String] {
    name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
      .split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
