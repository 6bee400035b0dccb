import Foundation
import MIRSchema

/// Reports whose variation is taken the other way round: what was achieved less what was programmed.
extension ReportBuilder {
  /// Says once that the variation has the other sign, where nearly every value of it shows so, in place of a mismatch
  /// for each of them.
  mutating func settleVariation() {
    var straight = 0
    var reversed = 0
    for indicator in report.indicators {
      for period in Period.allCases {
        guard let goal = indicator.programmed[period], let found = indicator.variation[period], found != 0
        else {
          continue
        }
        let difference = goal - (indicator.achieved[period] ?? 0)
        if difference == found { straight += 1 } else if difference == -found { reversed += 1 }
      }
    }
    guard reversed >= Self.fewest, reversed >= straight * Self.most else { return }
    findings.removeAll { finding in
      guard finding.code == .variationMismatch, let raw = finding.raw.flatMap({ Decimal(string: $0) }),
        let expected = finding.expected.flatMap({ Decimal(string: $0) })
      else { return false }
      return raw == -expected
    }
    findings.append(Finding(.variationReversed, ["count": "\(reversed)"], at: .sheet(sheet)))
  }

  private static let fewest = 2
  /// As many times as many values must speak for it as against it.
  private static let most = 4
}
