import SheetIO

/// The parts of a page in Markdown.
enum Markdown {
  static func heading(_ depth: Int, _ text: String) -> String {
    String(repeating: "#", count: depth) + " " + text
  }

  static func code(_ text: String) -> String { "`\(text)`" }

  /// Lines as they are.
  static func block(_ lines: [String]) -> String { (["```"] + lines + ["```"]).joined(separator: "\n") }

  /// A table with a heading row; a bar or a line break in a cell stays in it.
  static func table(_ headings: [BilingualText], _ rows: [[String]], in language: Language) -> String {
    let lines = [headings.map { $0[language] }, headings.map { _ in "---" }] + rows
    return lines.map { row in
      "| " + row.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }.joined(separator: " | ")
        + " |"
    }
    .joined(separator: "\n")
  }
}
