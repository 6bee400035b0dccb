import SheetIO

/// A name as it is typed into a shell.
enum ShellWord {
  /// The name, between quotes where the shell would take it apart.
  static func quoted(_ name: String) -> String {
    let isPlain = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "._-/+,:@%=".contains($0) }
    return isPlain ? name : "'\(name.escaping(["'": #"'\''"#]))'"
  }
}
