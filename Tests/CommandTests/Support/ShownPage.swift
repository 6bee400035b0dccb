import Foundation

/// A page of the documentation, as its reader follows it.
///
/// A block that begins with `$ ` is typed, and what stands below each command is what it prints: `…` in a line stands for
/// any text, and alone on a line for any lines. A block behind a paragraph that ends in a file's name in backquotes and a
/// colon is that file. Interop runs the same pages, where they need other programs (`shown.py`).
struct ShownPage {
  /// A block between lines of three backquotes.
  struct Block {
    /// The word behind the first three backquotes.
    let language: String
    let lines: [String]
    /// The name that the paragraph above gives it.
    let file: String?

    /// Whether it is typed at a prompt.
    var isSession: Bool { language.isEmpty && lines.first?.hasPrefix("$ ") == true }
  }

  /// A command and what is printed below it.
  struct Command {
    var text: String
    var output: [String] = []
  }

  let path: String
  let blocks: [Block]

  init(_ path: String) throws {
    self.path = path
    var blocks: [Block] = []
    var above = ""
    var open: (language: String, file: String?)?
    var lines: [String] = []
    for line in try Self.text(path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    {
      if let opened = open {
        if line == "```" {
          blocks.append(Block(language: opened.language, lines: lines, file: opened.file))
          open = nil
          above = ""
        } else {
          lines.append(line)
        }
      } else if line.hasPrefix("```") {
        open = (
          String(line.dropFirst(3)), above.firstMatch(of: /`([\w.-]+\.\w+)`:$/).map { String($0.output.1) }
        )
        lines = []
      } else if !line.isEmpty {
        above = line
      }
    }
    self.blocks = blocks
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: Tool.root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The commands of all sessions, in order.
  var commands: [Command] { blocks.filter(\.isSession).flatMap { Self.commands(of: $0) } }

  static func commands(of block: Block) -> [Command] {
    block.lines.reduce(into: []) { commands, line in
      if line.hasPrefix("$ ") {
        commands.append(Command(text: String(line.dropFirst(2))))
      } else if let last = commands.indices.last {
        if line.hasPrefix("> "), commands[last].output.isEmpty {
          commands[last].text += "\n" + line.dropFirst(2)
        } else {
          commands[last].output.append(line)
        }
      }
    }
  }

  /// What each command prints when the whole page is followed in a folder, in one shell.
  func run(in folder: URL, locale: String) throws -> [String] {
    let end = "\u{1E}"
    let script = blocks.flatMap { block -> [String] in
      if let file = block.file {
        return ["cat > '\(file)' <<'FIN DEL ARCHIVO'"] + block.lines + ["FIN DEL ARCHIVO"]
      }
      return block.isSession ? Self.commands(of: block).flatMap { [$0.text, "printf '\\036'"] } : []
    }
    let run = try Tool.shell((["exec 2>&1"] + script).joined(separator: "\n"), in: folder, locale: locale)
    return run.text.components(separatedBy: end).dropLast()
  }
}

/// Compares what a page shows with what was printed.
enum ShownOutput {
  static func agrees(_ shown: [String], _ printed: String) -> Bool {
    // CSV ends its lines with both characters; a terminal shows no difference.
    var printed = printed.replacing("\r\n", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)[...]
    var shown = shown[...]
    while printed.last?.isEmpty == true { printed.removeLast() }
    while shown.last?.isEmpty == true { shown.removeLast() }
    return agree(shown, printed)
  }

  private static func agree(_ shown: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
    guard let line = shown.first else { return printed.isEmpty }
    let rest = shown.dropFirst()
    if line == "…" {
      return printed.indices.contains { agree(rest, printed[($0 + 1)...]) }
    }
    guard let first = printed.first, isLike(line, first) else { return false }
    return agree(rest, printed.dropFirst())
  }

  private static func isLike(_ shown: String, _ printed: String) -> Bool {
    let parts = shown.components(separatedBy: "…")
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return shown == printed }
    guard printed.hasPrefix(first) else { return false }
    var left = printed.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = left.range(of: part) else { return false }
      left = left[range.upperBound...]
    }
    return left.hasSuffix(last)
  }
}
