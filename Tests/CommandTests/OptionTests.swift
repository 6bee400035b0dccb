import Foundation
import Testing

/// Options that change what is written.
struct OptionTests {
  private func real(_ options: [String], input: String = "informe-real-texto/entrada.txt") throws -> Tool.Run
  {
    try Tool.run(["convert", Sample.root.appendingPathComponent(input).path] + options, in: Sample.root)
  }

  @Test func `provenance points from every value to the cell that holds it`() throws {
    let document = try #require(try real(["--to", "json", "--provenance"]).documents().first)
    let provenance = try #require(document["provenance"] as? [String: [String: String]])
    #expect(provenance["/reports/0/indicators/3/achieved/q2"]?["cell"] == "R31")
    #expect(provenance["/reports/0/indicators/3/achieved/q2"]?["raw"] == "40")
    #expect(provenance["/reports/0/responsibleUnit/code"]?["sheet"] == "Texto")
    // Every pointer leads to a value, and every value of an indicator has its pointer.
    for pointer in provenance.keys {
      let found = value(at: pointer, in: document)
      #expect(found != nil && !(found is NSNull), "\(pointer)")
    }
    let indicators = try #require(value(at: "/reports/0/indicators", in: document) as? [[String: Any]])
    for (index, indicator) in indicators.enumerated() {
      for (path, value) in leaves(of: indicator, "/reports/0/indicators/\(index)") where !(value is NSNull) {
        #expect(provenance[path] != nil, "\(path)")
      }
    }
  }

  private func value(at pointer: String, in document: Any) -> Any? {
    pointer.split(separator: "/").reduce(document as Any?) { node, key in
      if let object = node as? [String: Any] { return object[String(key)] }
      if let list = node as? [Any], let index = Int(key), list.indices.contains(index) { return list[index] }
      return nil
    }
  }

  private func leaves(of node: Any, _ path: String) -> [(String, Any)] {
    guard let object = node as? [String: Any] else { return [(path, node)] }
    return object.flatMap { leaves(of: $0.value, "\(path)/\($0.key)") }
  }

  @Test func `a CSV has keys, or Spanish headings, and a byte-order mark for Excel`() throws {
    let plain = try real(["--to", "csv", "-q"]).text
    #expect(plain.contains("fiscal_year,quarter,responsible_unit_code,"))
    #expect(plain.contains("programmed_q1,"))
    #expect(plain.split(separator: "\r\n").count == 14)
    let labels = try real(["--to", "csv", "--labels", "--excel", "-q"]).output
    #expect(labels.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(String(decoding: labels, as: UTF8.self).contains("Unidad de Medida"))
  }

  @Test func `the long shape has a row for each indicator, measure and period`() throws {
    let rows = try real(["--to", "csv", "--shape", "long", "-q"]).text.split(separator: "\r\n")
    #expect(rows.count == 1 + 13 * 15)
  }

  @Test func `a data package is written next to the CSV`() throws {
    try Scratch.with { folder in
      let input = Sample.root.appendingPathComponent("informe-limpio/entrada.xlsx").path
      let run = try Tool.run(
        ["convert", input, "--to", "csv", "-o", "informe.csv", "--datapackage"], in: folder)
      #expect(run.status == 0)
      #expect(try Scratch.names(in: folder) == ["informe.csv", "datapackage.json"])
      let bytes = try Data(contentsOf: folder.appendingPathComponent("datapackage.json"))
      let package = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
      let resource = try #require((package["resources"] as? [[String: Any]])?.first)
      #expect(resource["path"] as? String == "informe.csv")
    }
  }

  @Test func `hidden sheets are read only when asked for`() throws {
    let input = "dos-informes/entrada.xlsx"
    let usual = try real(["--to", "json"], input: input)
    let codes = try #require(try usual.documents().first?["findings"] as? [[String: Any]]).map {
      $0["code"] as? String
    }
    #expect(codes == ["sheet-skipped", "hidden-sheet"])
    let all = try real(["--to", "json", "--hidden"], input: input)
    let findings = try #require(try all.documents().first?["findings"] as? [[String: Any]])
    #expect(findings.map { $0["code"] as? String } == ["sheet-skipped", "sheet-skipped"])
  }

  @Test func `the same input gives the same bytes`() throws {
    for form in ["json", "csv", "xlsx"] {
      try Scratch.with { folder in
        let input = Sample.root.appendingPathComponent("dibujar/entrada.json").path
        for name in ["uno", "dos"] {
          _ = try Tool.run(["convert", input, "--to", form, "-o", name], in: folder)
        }
        let files = try ["uno", "dos"].map { try Data(contentsOf: folder.appendingPathComponent($0)) }
        #expect(files[0] == files[1], "\(form)")
      }
    }
  }

  @Test(arguments: Sample.all)
  func `the cell account of inspect adds up`(_ sample: Sample) throws {
    let input = try sample.input()
    guard !input.hasSuffix(".json") else { return }
    let path = sample.folder.appendingPathComponent(input).path
    let cells = try Tool.run(["inspect", "--cells", path], in: Sample.root, locale: "en_US.UTF-8")
    let run = try Tool.run(["inspect", path], in: Sample.root, locale: "en_US.UTF-8")
    #expect(run.status == 0)
    let accounts = run.text.split(separator: "\n").filter { $0.contains(" = ") }
    #expect(!accounts.isEmpty)
    var counted = 0
    for account in accounts {
      let numbers = account.split { !$0.isNumber }.compactMap { Int($0) }
      let all = try #require(numbers.last)
      #expect(numbers.dropLast(2).reduce(0, +) == all, "\(account)")
      #expect(numbers.dropLast().last == all, "\(account)")
      counted += all
    }
    let names = Set(run.text.split(separator: "\n").filter { $0.hasPrefix("Sheet “") && !$0.contains(":") })
    let held = cells.text.split(separator: "\n").filter { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      return parts.count == 5 && !parts[4].allSatisfy(\.isWhitespace) && names.contains("Sheet “\(parts[0])”")
    }
    #expect(counted == held.count)
  }
}
