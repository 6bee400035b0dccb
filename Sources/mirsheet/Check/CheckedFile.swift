import MIRSchema
import MIRSheets
import SheetIO

/// One input of `check`, with all that was found in it.
struct CheckedFile: Sendable {
  /// The file as the user named it; `-` is standard input.
  let path: String
  /// The name for people: what is no character of it can be seen.
  var shown: String { RawPath(path).shown }
  /// Its reports.
  let reports: [Report]
  /// What is reported, as accidents; what the policy leaves out is in none.
  var groups: [CheckedGroup] = []
  /// From which weight on its findings fail the run; `nil` where none does.
  var failOn: Severity?
  /// Findings that somebody has waived.
  var waived: [WaivedFinding] = []

  /// The findings of all accidents.
  var findings: [Finding] { groups.flatMap(\.group.findings) }
  /// The greatest weight of any finding; `nil` where there is none.
  var severity: Severity? { groups.map(\.group.severity).max() }
}

/// An accident and the rows it happened in, as a picture.
struct CheckedGroup: Sendable {
  let group: FindingGroup
  /// The first of its rows, as printed and as read; `nil` where no row is concerned.
  var picture: RowPicture?
}

/// What a run of `check` found: each input in the order in which it was given.
struct CheckResult: Sendable {
  enum Entry: Sendable {
    case checked(CheckedFile)
    /// An input that cannot be read or holds no report.
    case failed(path: String, Failure)
  }

  var entries: [Entry] = []

  /// The inputs that were read.
  var files: [CheckedFile] {
    entries.compactMap { if case .checked(let file) = $0 { file } else { nil } }
  }

  /// How many accidents weigh as much.
  func count(_ severity: Severity) -> Int {
    files.reduce(0) { $0 + $1.groups.count { $0.group.severity == severity } }
  }
}
