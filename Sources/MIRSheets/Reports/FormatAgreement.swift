package import MIRSchema

/// Whether a file's name says what its bytes are.
package enum FormatAgreement {
  /// The file name extensions of each value of `source.format`.
  private static let extensions: [String: [String]] = [
    "xlsx": ["xlsx"],
    "xlsm": ["xlsm"],
    "xls": ["xls"],
    "ods": ["ods"],
    "fods": ["fods"],
    "html": ["html", "htm"],
    "spreadsheetml": ["xml"],
    "csv": ["csv", "txt"],
    "tsv": ["tsv", "tab", "txt"],
    // One document on one line is newline-delimited, too.
    "json": ["json", "ndjson", "jsonl"],
    "ndjson": ["ndjson", "jsonl"],
  ]

  /// The finding for a name that promises another format; `nil` when name and content agree, or the name says nothing.
  package static func finding(fileName: String, format: String) -> Finding? {
    guard let dot = fileName.lastIndex(of: "."), dot != fileName.startIndex else { return nil }
    let suffix = fileName[fileName.index(after: dot)...].lowercased()
    let isKnown = extensions.values.contains { $0.contains(suffix) }
    guard isKnown, extensions[format]?.contains(suffix) == false else { return nil }
    return Finding(.formatMismatch, ["name": fileName], raw: suffix, expected: format)
  }
}
