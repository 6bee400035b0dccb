/// Text in the language of manual pages: the macros `man`, which mandoc and groff know and which leave the titles of
/// sections to the page, so that these may be in Spanish.
enum ManualText {
  /// Text in which nothing is taken for a command or a dash of typography.
  static func plain(_ text: String) -> String {
    var plain = escapes.reduce(text) { $0.replacing($1.character, with: $1.escape) }
    // A point or an apostrophe that begins a line would begin a command.
    if let first = plain.first, first == "." || first == "'" { plain = "\\&" + plain }
    return plain
  }

  /// The backslash comes first, since every other escape begins with one.
  private static let escapes: [(character: String, escape: String)] = [
    ("\\", "\\e"), ("-", "\\-"), ("~", "\\(ti"), ("^", "\\(ha"), ("`", "\\(ga"),
  ]

  static func bold(_ text: String) -> String { "\\fB\(plain(text))\\fR" }
  static func italic(_ text: String) -> String { "\\fI\(plain(text))\\fR" }

  /// What stands between double quotes behind a command.
  static func quoted(_ text: String) -> String { "\"\(plain(text).replacing("\"", with: "\\(dq"))\"" }

  /// A text of several paragraphs, as help has it: lines that are commands stay lines, all others are filled.
  static func paragraphs(_ text: String, command: String) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n\n") {
      let rows = paragraph.split(separator: "\n").map { $0.drop { $0 == " " } }
      lines.append(".PP")
      if rows.allSatisfy({ $0.hasPrefix(command + " ") || $0 == command }) {
        lines += [".RS 4", ".nf"] + rows.map { plain(String($0)) } + [".fi", ".RE"]
      } else {
        lines += rows.map { plain(String($0)) }
      }
    }
    // A section begins a paragraph by itself.
    return Array(lines.dropFirst())
  }
}
