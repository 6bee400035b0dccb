/// Whether a file's name says what its bytes are.
package enum FormatAgreement {
  /// The file name extensions of each value of `source.format`.
  private static let extensions: [String: [String]] = [
    "xlsx": ["xlsx"],
    "xlsm": ["xlsm"],
    "xls": ["xls"],
    "csv": ["csv", "txt"],
    "tsv": ["tsv", "tab", "txt"],
    "json": ["json"],
    "ndjson": ["ndjson", "jsonl"],
  ]

  /// Extensions of formats that government systems and people give to files of another one.
  private static let borrowed = ["ods", "xml", "html", "htm"]

  /// The finding for a name that promises another format; `nil` when name and content agree, or the name says nothing.
  package static func finding(fileName: String, format: String) -> Finding? {
    guard let dot = fileName.lastIndex(of: "."), dot != fileName.startIndex else { return nil }
    let suffix = fileName[fileName.index(after: dot)...].lowercased()
    let isKnown = extensions.values.contains { $0.contains(suffix) } || borrowed.contains(suffix)
    guard isKnown, extensions[format]?.contains(suffix) == false else { return nil }
    return Finding(.formatMismatch, ["name": fileName], raw: suffix, expected: format)
  }
}
