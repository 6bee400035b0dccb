import Foundation
import SheetIO
import Testing

/// Documents that earlier commits of this project wrote, in the folder `Older`.
///
/// They are never written anew: programs
/// and archives hold others like them.
struct OlderDocumentTests {
  private static let folder = Tool.root.appendingPathComponent("Tests/CommandTests/Older")

  @Test(arguments: ["informe-1.0-a.json", "informe-1.0-b.json"])
  func `a document of 1 0 is read, and written again in 1 0 byte for byte`(_ name: String) throws {
    let run = try Tool.run(
      ["convert", name, "--to", "json", "--schema-version", "1.0", "--fail-on", "never", "-q"],
      in: Self.folder)
    #expect(run.status == 0 && run.messages.isEmpty)
    #expect(try run.output == Data(contentsOf: Self.folder.appendingPathComponent(name)))
  }

  @Test(arguments: ["informe-1.0-a.json", "informe-1.0-b.json"])
  func `a document of 1 0 keeps every value in that of today, and what is new is blank`(_ name: String) throws
  {
    let run = try Tool.run(["convert", name, "--to", "json", "--fail-on", "never"], in: Self.folder)
    var newest = try #require(try run.documents().first)
    #expect(newest["schemaVersion"] as? String == "1.1")
    var reports = try #require(newest["reports"] as? [[String: Any]])
    for report in reports.indices {
      var indicators = try #require(reports[report]["indicators"] as? [[String: Any]])
      #expect(!indicators.isEmpty)
      for indicator in indicators.indices {
        for key in ["accumulation", "adjusted", "justification"] {
          #expect(indicators[indicator].removeValue(forKey: key) is NSNull)
        }
      }
      reports[report]["indicators"] = indicators
    }
    newest["reports"] = reports
    newest["schemaVersion"] = "1.0"
    let bytes = try Data(contentsOf: Self.folder.appendingPathComponent(name))
    let old = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    #expect(newest as NSDictionary == old as NSDictionary)
  }

  @Test func `a CSV without the columns of today keeps every value in one that has them`() throws {
    try Scratch.with { scratch in
      let old = Self.folder.appendingPathComponent("informe-1.0.csv")
      let run = try Tool.run(["convert", old.path, "--to", "csv", "-o", "nuevo.csv"], in: scratch)
      #expect(run.status == 0)
      let (oldest, newest) = (try Self.rows(old), try Self.rows(scratch.appendingPathComponent("nuevo.csv")))
      #expect(oldest.count == 9 && newest.count == 9)
      for (old, new) in zip(oldest, newest) {
        let added = new.filter { old[$0.key] == nil }
        // What newer columns say follows from the others: the key is level and number.
        #expect(Set(added.keys) == ["indicator_key"], "\(added)")
        // Which file a row came from is that of the run.
        for (heading, value) in old where heading != "source_file" {
          #expect(new[heading] == value, "\(heading)")
        }
      }
    }
  }

  /// The cells of a table that are not blank, by their headings.
  private static func rows(_ file: URL) throws -> [[String: CellValue]] {
    let sheet = try #require(try Workbook(contentsOf: file).sheets.first)
    var headings: [Int: String] = [:]
    for cell in sheet.rows.first ?? [] { headings[cell.address.column] = cell.shownText }
    return try sheet.rows.dropFirst().map { row in
      var values: [String: CellValue] = [:]
      for cell in row { values[try #require(headings[cell.address.column])] = cell.value }
      return values
    }
  }
}
