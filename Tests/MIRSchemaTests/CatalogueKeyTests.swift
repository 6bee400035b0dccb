import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// What the program asks of a catalogue by a key, and not by a word or its place in the list.
struct CatalogueKeyTests {
  private static func file(_ change: (inout [[String: Any]]) -> Void, in catalogue: String) throws -> Data {
    let shipped = Data(PackageResources.vocabulary_json)
    var words = try #require(try JSONSerialization.jsonObject(with: shipped) as? [String: Any])
    var catalogues = try #require(words["catalogues"] as? [String: Any])
    var values = try #require(catalogues[catalogue] as? [[String: Any]])
    change(&values)
    catalogues[catalogue] = values
    words["catalogues"] = catalogues
    return try JSONSerialization.data(withJSONObject: words)
  }

  @Test(
    arguments: [
      (.fin, "Fin", 0), (.purpose, "Propósito", 0), (.component, "Componente", 1),
      (.activity, "Actividad", 2),
    ] as [(Level, String, Int)])
  func `a level has its name from the vocabulary, and so many numbers behind it`(
    _ level: Level, _ name: String, _ numbers: Int
  ) {
    #expect(level.name == name && Level(official: name) == level)
    #expect(level.numbers == numbers && level.isNumbered == (numbers > 0))
    #expect(Level(official: name.uppercased()) == nil && Level(official: nil) == nil)
  }

  @Test(
    arguments: [
      ("Actividad 2.3", .activity), ("C1", .component), ("PROPOSITO", .purpose), ("Impacto", .fin),
      ("Actvidad 1.1", .activity), ("C1A2", .activity), ("2 Componente", .component), ("Proyecto", nil),
      ("2.3", nil),
    ] as [(String, Level?)])
  func `the level of a cell is known in every spelling`(_ text: String, _ level: Level?) {
    #expect(LevelReading(text, session: .standard).known == level)
  }

  @Test(arguments: ["level", "expectedDirection"])
  func `the order of the values in the file means nothing`(_ catalogue: String) throws {
    let shuffled = VocabularyTables([try VocabularyFile(json: Self.file({ $0.reverse() }, in: catalogue))])
    #expect(shuffled.officialNames == Vocabulary.standard.officialNames)
    for direction in Direction.allCases {
      #expect(shuffled.officialNames[.expectedDirection]?[direction.rawValue] == direction.name)
    }
  }

  @Test(
    arguments: [
      { $0.removeLast() }, { $0[1]["key"] = nil }, { $0[0]["key"] = "up" }, { $0[0]["key"] = $0[1]["key"] },
      { $0.append(["key": "sideways", "value": "De lado"]) },
    ] as [@Sendable (inout [[String: Any]]) -> Void])
  func `a file that lacks a key, or has another, is refused with the keys that were expected`(
    _ change: @Sendable (inout [[String: Any]]) -> Void
  ) throws {
    let file = try VocabularyFile(json: Self.file(change, in: "expectedDirection"))
    let error = #expect(throws: VocabularyError.self) { try file.checkKeys(Direction.self) }
    #expect(error?.pointer == "/catalogues/expectedDirection")
    #expect(error?.message.english.contains("ascending, descending, regular, nominal") == true)
  }
}
