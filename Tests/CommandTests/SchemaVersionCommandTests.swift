import Foundation
import Testing

/// `--schema-version`: an older version of the JSON, and what is said of what it cannot hold.
struct SchemaVersionCommandTests {
  /// A document of 1.1 whose one indicator has every field that is new in it.
  private static let document = """
    {"schemaVersion": "1.1", "source": {"file": null, "format": "json", "sha256": null, "sheets": []}, "reports": [{
    "title": null, "fiscalYear": 2024, "quarter": 1, "responsibleUnit": {"code": "504", "name": "Instituto"},
    "program": {"code": "6", "name": "Planeación"}, "planAlignment": {"plan": null, "axes": [], "objectives": []},
    "indicators": [{"level": "Fin", "number": null, "narrativeSummary": null, "name": "Porcentaje de planes",
    "definition": null, "calculationMethod": null, "unitOfMeasure": null, "type": null, "dimension": null,
    "frequency": null, "expectedDirection": null, "accumulation": "Suma",
    "baseline": {"value": null, "year": null},
    "programmed": {"q1": 10, "q2": 10, "q3": 10, "q4": 10, "cumulative": 40},
    "adjusted": {"q1": 10, "q2": 15, "q3": 15, "q4": 10, "cumulative": 50},
    "achieved": {"q1": 8, "q2": null, "q3": null, "q4": null, "cumulative": 8},
    "variation": {"q1": 2, "q2": 10, "q3": 10, "q4": 10, "cumulative": 32},
    "justification": "Llovió en mayo", "meansOfVerification": null, "assumptions": null}],
    "signatures": [], "notes": []}], "unplaced": [], "findings": []}
    """

  private func indicator(_ document: [String: Any]) throws -> [String: Any] {
    let reports = try #require(document["reports"] as? [[String: Any]])
    return try #require((reports.first?["indicators"] as? [[String: Any]])?.first)
  }

  private static let newKeys: Set = ["accumulation", "adjusted", "justification"]

  @Test(arguments: ["json", "ndjson"])
  func `1 0 is written where it is asked for, and what it cannot hold is told`(_ form: String) throws {
    try Scratch.with { folder in
      try Data(Self.document.utf8).write(to: folder.appendingPathComponent("nuevo.json"))
      let run = try Tool.run(
        ["convert", "nuevo.json", "--to", form, "--schema-version", "1.0", "-o", "viejo.\(form)"], in: folder)
      #expect(run.status == 0)
      #expect(run.messages.contains("La versión 1.0 del JSON no tiene «Justificación»"))
      let bytes = try Data(contentsOf: folder.appendingPathComponent("viejo.\(form)"))
      let old = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
      #expect(old["schemaVersion"] as? String == "1.0")
      #expect(Self.newKeys.isDisjoint(with: try indicator(old).keys))
      let texts = try #require(old["unplaced"] as? [[String: String]]).map { $0["text"] }
      #expect(texts == ["Suma", "10", "15", "15", "10", "50", "Llovió en mayo"])
      let codes = try #require(old["findings"] as? [[String: Any]]).map { $0["code"] as? String }
      #expect(codes == Array(repeating: "field-not-in-version", count: 3))
      // It is read back, and says the same again.
      let again = try Tool.run(
        ["convert", "viejo.\(form)", "--to", "json", "--schema-version", "1.0"], in: folder)
      let document = try #require(try again.documents().first)
      #expect(document as NSDictionary == old as NSDictionary)
      // Nothing of it stops a run, unless warnings do.
      let strict = try Tool.run(
        ["convert", "nuevo.json", "--to", form, "--schema-version", "1.0", "--fail-on", "warning"], in: folder
      )
      #expect(strict.status == 1)
    }
  }

  @Test func `1 1 is written by default, also of a document of 1 0`() throws {
    try Scratch.with { folder in
      try Data(Self.document.utf8).write(to: folder.appendingPathComponent("nuevo.json"))
      let same = try Tool.run(["convert", "nuevo.json", "--to", "json"], in: folder)
      #expect(try indicator(#require(try same.documents().first))["accumulation"] as? String == "Suma")
      let old = try Tool.run(
        ["convert", "nuevo.json", "--to", "json", "--schema-version", "1.0", "-q"], in: folder)
      try old.output.write(to: folder.appendingPathComponent("viejo.json"))
      let document = try #require(
        try Tool.run(["convert", "viejo.json", "--to", "json"], in: folder).documents().first)
      #expect(document["schemaVersion"] as? String == "1.1")
      let found = try indicator(document)
      #expect(Self.newKeys.isSubset(of: found.keys) && found["adjusted"] is NSNull)
    }
  }

  @Test(arguments: [
    (
      ["convert", "a.json", "--to", "csv", "--schema-version", "1.0"],
      "--schema-version es de --to json o --to ndjson"
    ),
    (["convert", "a.json", "--to", "xlsx", "-o", "b.xlsx", "--schema-version", "1.1"], "--to json"),
    (["convert", "a.json", "--to", "json", "--schema-version", "1.2"], "1.2"),
    (["schema", "--csv", "--schema-version", "1.0"], "--schema-version es del JSON"),
    (["migrate", "archivo", "-o", "migrado", "--schema-version", "2"], "--schema-version"),
  ])
  func `a version that there is not, or that is of no use, is refused`(_ arguments: [String], _ says: String)
    throws
  {
    try Scratch.with { folder in
      let run = try Tool.run(arguments, in: folder)
      #expect(run.status == 64 && run.output.isEmpty)
      #expect(run.messages.contains(says), "\(run.messages)")
    }
  }

  @Test func `each version has its schema`() throws {
    try Scratch.with { folder in
      func keys(_ options: [String]) throws -> (id: String?, version: String?, keys: [String]) {
        let run = try Tool.run(["schema"] + options, in: folder)
        let schema = try #require(try run.documents().first)
        func at(_ node: [String: Any], _ path: String) -> [String: Any]? {
          path.split(separator: "/").reduce(node as [String: Any]?) { $0?[String($1)] as? [String: Any] }
        }
        let indicator = at(schema, "properties/reports/items/properties/indicators/items")
        return (
          schema["$id"] as? String, at(schema, "properties/schemaVersion")?["pattern"] as? String,
          indicator?["required"] as? [String] ?? []
        )
      }
      let (new, old) = (try keys([]), try keys(["--schema-version", "1.0"]))
      #expect(new.id == "urn:mirsheet:report:1.1" && old.id == "urn:mirsheet:report:1.0")
      #expect(old.version == "^1\\.0$" && new.version == "^1\\.([1-9]|[1-9][0-9]+)$")
      #expect(new.keys.filter { !old.keys.contains($0) } == ["accumulation", "adjusted", "justification"])
      #expect(old.keys.count == 17)
      #expect(try keys(["--schema-version", "1.1"]) == new)
    }
  }

  @Test func `migrated reports are written as 1 0 where it is asked for`() throws {
    try Scratch.with { folder in
      let archive = folder.appendingPathComponent("archivo")
      try FileManager.default.createDirectory(at: archive, withIntermediateDirectories: true)
      try Data(Self.document.utf8).write(to: archive.appendingPathComponent("nuevo.json"))
      func migrated(_ options: [String]) throws -> [String: Any] {
        let run = try Tool.run(["migrate", "archivo", "-o", "migrado", "-q"] + options, in: folder)
        #expect(run.status == 0, "\(run.messages)")
        let place = folder.appendingPathComponent("migrado/2024/T1")
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: place.path).first)
        let bytes = try Data(contentsOf: place.appendingPathComponent(name))
        return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
      }
      let new = try migrated([])
      #expect(new["schemaVersion"] as? String == "1.1")
      #expect(try indicator(new)["justification"] as? String == "Llovió en mayo")
      let old = try migrated(["--schema-version", "1.0"])
      #expect(old["schemaVersion"] as? String == "1.0")
      #expect(Self.newKeys.isDisjoint(with: try indicator(old).keys))
      #expect((old["unplaced"] as? [Any])?.count == 7)
      let csv = try String(
        contentsOf: folder.appendingPathComponent("migrado/informes.csv"), encoding: .utf8)
      #expect(csv.contains("accumulation") && csv.contains("Llovió en mayo"))
    }
  }
}
