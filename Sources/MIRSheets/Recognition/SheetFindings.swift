import MIRSchema
import SheetIO

/// The findings of one sheet, in the order in which they are made.
///
/// How much a text that no part claims weighs is seen from what follows it: between two records it was meant to say
/// something. Until then it waits, and with it whatever is found after it.
struct SheetFindings {
  private enum Waiting {
    /// A text with its address, and what it weighs where no record follows; `nil` is the rule's own weight.
    case text(String, CellAddress, Severity?)
    case finding(Finding)
    case list(FindingList)
  }

  private let sheet: String
  private var list = FindingList()
  private var waiting: [Waiting] = []

  init(sheet: String) { self.sheet = sheet }

  /// All findings, when nothing follows any more.
  var all: [Finding] {
    var settled = self
    settled.settle(recordFollows: false)
    return settled.list.all
  }

  /// How many there are, those that wait among them.
  var count: Int { list.kept.count + waiting.count }

  mutating func append(_ finding: Finding) {
    if waiting.isEmpty { list.append(finding) } else { waiting.append(.finding(finding)) }
  }

  /// Adds a text that stands beside the records, whatever follows.
  mutating func appendOutside(_ text: String, at address: CellAddress, severity: Severity? = nil) {
    guard waiting.isEmpty else {
      return append(
        Finding(.textOutside, severity: severity, at: .cell(address, of: sheet), raw: text))
    }
    list.append(.textOutside, severity: severity, sheet: sheet, at: address, raw: text)
  }

  /// Adds a text whose weight depends on what follows; where that is no record, it weighs `severity`.
  mutating func appendBetween(_ text: String, at address: CellAddress, otherwise severity: Severity?) {
    waiting.append(.text(text, address, severity))
  }

  /// Decides what the texts that wait weigh: between records it is a warning.
  mutating func settle(recordFollows: Bool) {
    for one in waiting {
      switch one {
      case .text(let text, let address, let severity):
        list.append(
          .textOutside, severity: recordFollows ? .warning : severity, sheet: sheet, at: address, raw: text)
      case .finding(let finding): list.append(finding)
      case .list(let other): list += other
      }
    }
    waiting = []
  }

  static func += (findings: inout SheetFindings, others: [Finding]) {
    for finding in others { findings.append(finding) }
  }

  static func += (findings: inout SheetFindings, other: FindingList) {
    if findings.waiting.isEmpty { findings.list += other } else { findings.waiting.append(.list(other)) }
  }
}
