import SheetIO

/// What a document said of itself before it was read again.
struct KeptFindings {
  /// What makes two findings the same, wherever each was made: not the place, which one of them may not know.
  private struct Key: Hashable {
    let code: FindingCode
    let indicator: String?
    let field: String?
    let raw: String?
    let expected: String?

    init(_ finding: Finding) {
      code = finding.code
      indicator = finding.indicator
      field = finding.field
      raw = finding.raw
      expected = finding.expected
    }
  }

  private var counts: [Key: Int] = [:]
  private var ofKind: [FindingCode: Int] = [:]

  init(_ findings: [Finding]) {
    for finding in findings {
      counts[Key(finding), default: 0] += 1
      ofKind[finding.code, default: 0] += 1
    }
  }

  /// Those of the findings that have not been said; one that was said once makes up for one.
  ///
  /// Where a kind has as many as are reported one by one, the others were counted into one.
  func unsaid(_ findings: [Finding]) -> [Finding] {
    var counts = counts
    return findings.filter { finding in
      guard ofKind[finding.code, default: 0] < FindingList.mostOfAKind else { return false }
      guard let count = counts[Key(finding)], count > 0 else { return true }
      counts[Key(finding)] = count - 1
      return false
    }
  }
}

extension ReportDocument {
  /// Adds what is found in each of the documents, unless a JSON brought it along already.
  package mutating func tell(_ found: (ReportDocument) -> [Finding]) {
    guard members.isEmpty else {
      let parts = members.map { member in
        var member = member
        member.tell(found)
        return member
      }
      self = ReportDocument(joining: parts, source: source)
      return
    }
    findings += KeptFindings(findings).unsaid(found(self))
  }
}

extension Finding {
  /// A finding as a document says it: the texts stay in the language that they were written in.
  package init(
    printed code: String, severity: Severity, message: String, hint: String?, sheet: String?, cell: String?,
    indicator: String?, field: String?, raw: String?, expected: String?
  ) {
    self.init(
      FindingCode(rawValue: code) ?? .unlisted, severity: severity, sheet: sheet, cell: cell,
      indicator: indicator, field: field, raw: raw, expected: expected)
    self.message = BilingualText(es: message, en: message)
    self.hint = hint.map { BilingualText(es: $0, en: $0) }
    if self.code == .unlisted { unlistedName = code }
  }
}
