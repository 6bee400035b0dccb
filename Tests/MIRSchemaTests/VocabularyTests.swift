import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// A municipality's own words.
struct VocabularyTests {
  private func file(_ json: String) throws -> VocabularyFile { try VocabularyFile(json: Data(json.utf8)) }

  @Test func `own words are understood next to those that the program ships with`() throws {
    let own = try Vocabulary.standard.adding(
      file(
        """
        {"columns": {"meansOfVerification": ["Sustento"], "name": {"mi municipio": ["Rótulo"]}},
         "context": {"program": ["Renglón programático"]},
         "catalogues": {"frequency": [{"value": "Mensual", "synonyms": ["Cada treinta días"]}]}}
        """))
    #expect(own.terms(for: FoldedText("SUSTENTO")) == [.field(.meansOfVerification)])
    #expect(own.terms(for: FoldedText("rotulo")) == [.field(.name)])
    #expect(own.terms(for: FoldedText("Nombre")) == [.field(.name)])
    #expect(own.context(for: FoldedText("Renglon Programatico")) == .program)
    #expect(own.official("cada treinta dias", in: .frequency) == "Mensual")
    #expect(own.official("Trimestral", in: .frequency) == "Trimestral")
  }

  @Test func `an own word wins over another meaning of the same word`() throws {
    let own = try Vocabulary.standard.adding(file(#"{"columns": {"definition": ["Semáforo"]}}"#))
    #expect(own.terms(for: FoldedText("Semáforo")) == [.field(.definition)])
    #expect(!own.isStranger(FoldedText("Semáforo")))
  }

  @Test(arguments: [
    ("Programado 1er. Trim.", [Vocabulary.Term.measure(.programmed, .q1)]),
    ("1ER TRIM PROGRAMADO", [.measure(.programmed, .q1)]), ("T4 Alcanzado", [.measure(.achieved, .q4)]),
    ("Programado", [.group(.programmed)]), ("T1", [.period(.q1)]), ("Programado 1er. Trim. de", []),
    ("x Programado T1", []), ("Programado Programado", []), ("T1 T2", []),
  ])
  func `a heading that says a measure and a period says them in either order`(
    _ heading: String, _ terms: [Vocabulary.Term]
  ) {
    #expect(Vocabulary.standard.terms(for: FoldedText(heading)) == terms)
  }

  @Test func `every name of a measure with every name of a period is such a heading`() throws {
    let shipped = try VocabularyFile(json: PackageResources.vocabulary_json)
    var count = 0
    for measure in Measure.allCases {
      for period in Period.allCases {
        for group in try #require(shipped.labels[.groups]?[measure.rawValue]?.all).map({ FoldedText($0) }) {
          for label in try #require(shipped.labels[.periods]?[period.rawValue]?.all).map({ FoldedText($0) }) {
            for heading in [group + label, label + group] {
              count += 1
              #expect(
                Vocabulary.standard.terms(for: heading).contains(.measure(measure, period)), "\(heading)")
            }
          }
        }
      }
    }
    #expect(count > 1000)
  }

  @Test func `an own name of one letter takes part in such headings, too`() throws {
    let own = try Vocabulary.standard.adding(
      file(#"{"groups": {"achieved": ["Z"]}, "periods": {"q3": ["W"]}}"#))
    #expect(own.terms(for: FoldedText("Z 3er. Trim.")) == [.measure(.achieved, .q3)])
    #expect(own.terms(for: FoldedText("3er. Trim. Z")) == [.measure(.achieved, .q3)])
    #expect(own.terms(for: FoldedText("Programado W")) == [.measure(.programmed, .q3)])
    #expect(own.terms(for: FoldedText("WZ")) == [.measure(.achieved, .q3)])
  }

  @Test func `a file is read as Windows saves it, and what is null is as if it were not there`() throws {
    let json =
      #"{"catalogues": {"frequency": [{"value": "Mensual", "key": null, "synonyms": null}]}, "noData": ["—"]}"#
    let units = [0xFEFF] + Array(json.utf16)
    let utf16 = units.flatMap { unit -> [UInt8] in [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
    for bytes in [Array(json.utf8), [0xEF, 0xBB, 0xBF] + Array(json.utf8), utf16] {
      let file = try VocabularyFile(json: bytes)
      #expect(file.words(.noData) == ["—"])
      #expect(file.catalogues[.frequency]?.map(\.value) == ["Mensual"])
    }
  }

  static let wrong: [(json: String, pointer: String)] = [
    (#"{"columnas": {}}"#, "/columnas"),
    (#"{"columns": {"nombre": ["a"]}}"#, "/columns/nombre"),
    (#"{"columns": {"name": "a"}}"#, "/columns/name"),
    (#"{"groups": {"reached": ["a"]}}"#, "/groups/reached"),
    (#"{"catalogues": {"tipo": []}}"#, "/catalogues/tipo"),
    (#"{"columns": "#, ""),
    (#"{"columns": {"name": ["a", 3]}}"#, "/columns/name/1"),
    (#"{"columns": {"name": {"aquí": "a"}}}"#, "/columns/name/aquí"),
    (#"{"columns": ["name"]}"#, "/columns"), (#"{"noData": {"aquí": [null]}}"#, "/noData/aquí/0"),
    (#"{"catalogues": {"type": [{"synonyms": ["x"]}]}}"#, "/catalogues/type/0"),
    (#"{"catalogues": {"type": [{"value": 1}]}}"#, "/catalogues/type/0/value"),
    (#"{"sources": {"a": 1}}"#, "/sources/a"), ("[]", ""), (#"{"columns": {}, "columns": {}}"#, ""),
  ]

  @Test(arguments: wrong)
  func `a wrong vocabulary is refused with the place`(json: String, pointer: String) {
    let error = #expect(throws: VocabularyError.self) { try VocabularyFile(json: Data(json.utf8)) }
    #expect(error?.pointer == pointer)
    #expect(error?.message.spanish.isEmpty == false && error?.message.english.isEmpty == false)
  }

  @Test func `a catalogue takes no new official values`() throws {
    let own = try file(#"{"catalogues": {"type": [{"value": "Estrategia"}]}}"#)
    let error = #expect(throws: VocabularyError.self) { try Vocabulary.standard.adding(own) }
    #expect(error?.pointer == "/catalogues/type/Estrategia")
    #expect(error?.message.spanish.contains("Estratégico") == true)
  }

  @Test func `every shipped word has a source that is explained`() throws {
    let shipped = try VocabularyFile(json: PackageResources.vocabulary_json)
    let lists = shipped.labels.values.flatMap(\.values) + Array(shipped.lists.values)
    let used = Set(
      lists.flatMap { $0.bySource.map(\.source) }
        + shipped.catalogues.values.flatMap { $0.flatMap { $0.synonyms.bySource.map(\.source) } })
    #expect(!used.contains(nil))
    #expect(used.isSubset(of: Set(shipped.sources.keys.map(Optional.some))))
  }
}

@Suite struct CaseTableTests {
  @Test func `a table by cases gives what was put in, in the order of the cases, and is equal by that alone`()
  {
    var table = CaseTable<CatalogueName, Int>()
    #expect(table[.type] == nil && table.values.isEmpty && table[.type, default: 7] == 7)
    table[.frequency, default: 0] += 3
    table[.level] = 1
    #expect(table.elements.map(\.key) == [.level, .frequency] && table.values == [1, 3])
    table[.level] = nil
    #expect(table == CaseTable { $0 == .frequency ? 3 : nil })
    #expect(table.mapValues { $0 * 2 } == CaseTable { $0 == .frequency ? 6 : nil })
    table[.frequency] = nil
    #expect(table == CaseTable())
  }
}
