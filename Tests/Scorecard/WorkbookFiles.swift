import Collection
import Foundation
import MIRSchema
import SheetIO

/// Families as real workbooks, to be opened or read by any program, each with what a careful reader finds in it.
///
/// `NAME-SEED.truth.json` beside `NAME-SEED.xlsx` holds the family's name, the reports as canonical JSON has them, for each
/// indicator the fields that may also be null where that is reported (`_lenient`), and the indicators of which something
/// must be reported (`must_tell`, positions in their report).
struct WorkbookFiles {
  let folder: String
  let families: [String]
  let cases: Int

  func write() throws {
    let base = URL(fileURLWithPath: folder)
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    for name in families {
      for seed in 1...UInt64(cases) {
        let labelled = LabelledWorkbook.draw(name: name, seed: seed)
        let file = base.appendingPathComponent("\(name)-\(seed)")
        try labelled.workbook.write(to: file.appendingPathExtension("xlsx"))
        try truth(labelled).write(to: file.appendingPathExtension("truth.json"))
      }
    }
  }

  private func truth(_ labelled: LabelledWorkbook) throws -> Data {
    let text = ReportJSON.write(
      ReportDocument(source: Source(format: "xlsx"), reports: labelled.truth), language: .spanish)
    guard let document = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
      var reports = document["reports"] as? [[String: Any]]
    else { return Data() }
    for place in labelled.disputed.union(labelled.removed).sorted(by: { $0.key < $1.key }) {
      guard var indicators = reports[place.report]["indicators"] as? [[String: Any]] else { continue }
      let known = indicators[place.record]["_lenient"] as? [String] ?? []
      indicators[place.record]["_lenient"] = known + [place.key]
      reports[place.report]["indicators"] = indicators
    }
    let told = Set(labelled.mustTell.map(\.record)).sorted()
    let file: [String: Any] = ["family": labelled.family, "reports": reports, "must_tell": told]
    return try JSONSerialization.data(withJSONObject: file, options: [.prettyPrinted, .sortedKeys])
  }
}
