import Collection
import Foundation
import SheetIO

/// Reads files with the short way of sound records and without it, and prints what differs.
struct WaysOfFiles {
  let paths: [String]

  /// Compares; fails when something differs.
  func run() throws {
    var files = 0
    var short = 0
    var records = 0
    var differences: [String] = []
    for path in paths {
      let workbook: Workbook
      do {
        workbook = try WorkbookFile.read([UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
      } catch {
        print("\(path): not read, \(error)")
        continue
      }
      let ways = TwoWays(workbook)
      files += 1
      short += ways.shortRecords
      records += ways.records
      differences += ways.differences.map { "\(path): \($0)" }
    }
    print(
      "\(files) files, \(records) records, \(short) of them by the short way, \(differences.count) differences"
    )
    if !differences.isEmpty { Scorecard.fail(differences.joined(separator: "\n")) }
  }
}
