import CBuild
import MIRSchema

/// What `--version` prints: the version, then a line for each thing that another program may have to know of this one,
/// in no language.
enum VersionText {
  static var text: String {
    var lines = [
      Version.text, "json \(SchemaVersion.all.reversed().map(\.description).joined(separator: ", "))",
      "csv \(TableSchemaBuilder.version)", "sqlite \(LedgerSchema.version)",
    ]
    let commit = unsafe String(cString: cbuild_commit())
    if !commit.isEmpty { lines.append("commit \(commit)") }
    return lines.joined(separator: "\n")
  }
}
