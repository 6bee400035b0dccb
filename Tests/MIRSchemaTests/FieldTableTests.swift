import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// Tests of the table itself: everything that loops over the fields relies on this.
struct FieldTableTests {
  private static let all: [FieldDescription] =
    Report.nodes.map(\.description) + Indicator.fields.map(\.description)

  @Test func `no two fields have one key, one CSV key or one label`() {
    let fields = Indicator.fields.map(\.description)
    #expect(Set(fields.map(\.key)).count == fields.count)
    #expect(Set(Self.all.map(\.key.snake)).count == Self.all.count)
    #expect(Set(fields.map { FoldedText($0.title) }).count == fields.count)
  }

  @Test func `every field has a title and a meaning in both languages`() {
    for field in Self.all {
      #expect(!field.title.isEmpty && field.title == NormalText.line(field.title))
      #expect(field.summary.spanish.hasSuffix(".") && field.summary.english.hasSuffix("."), "\(field.key)")
      #expect(field.summary.spanish != field.summary.english, "\(field.key)")
    }
  }

  @Test func `every field is set and read through the table`() {
    for field in Indicator.fields {
      var indicator = Indicator()
      #expect(field.get(indicator) == nil)
      let value: FieldValue =
        switch field.kind {
        case .number: .number(12.5)
        case .integer(let bounds): .integer(bounds.lowerBound)
        default: .text("x")
        }
      field.set(&indicator, value)
      #expect(field.get(indicator) == value, "\(field.key)")
      #expect(indicator != Indicator())
      field.set(&indicator, nil)
      #expect(indicator == Indicator(), "\(field.key)")
    }
  }

  @Test func `the words of the vocabulary lead to fields that exist`() {
    for field in Indicator.fields where field.key != .number {
      guard Measure.of(field.key) == nil, !field.key.isPart(of: .baseline) else { continue }
      #expect(
        Vocabulary.standard.terms(for: FoldedText(field.description.title)).contains(.field(field.key)),
        "\(field.key)")
    }
  }

  @Test func `every catalogue field has official values, and each is its own spelling`() {
    for field in Indicator.fields {
      guard case .catalogue(let name) = field.kind else { continue }
      let values = Vocabulary.standard.officialValues[name, default: []]
      #expect(!values.isEmpty, "\(field.key)")
      for value in values { #expect(Vocabulary.standard.official(value.uppercased(), in: name) == value) }
    }
  }
}

struct MessageCatalogueTests {
  @Test(arguments: FindingCode.allCases)
  func `a rule says the same in both languages`(_ code: FindingCode) {
    let entry = code.entry
    for text in [entry.message, entry.hint] {
      #expect(!text.spanish.isEmpty && !text.english.isEmpty)
      #expect(text.spanish != text.english)
    }
    // What differs by language has a placeholder in each.
    let paired = Set(
      Self.places(entry.message.spanish).map {
        ["es": "en", "sugerencia": "suggestion", "probable": "likely"][$0] ?? $0
      })
    #expect(paired == Self.places(entry.message.english))
    #expect(entry.message.spanish.last.map { ".?}".contains($0) } == true)
  }

  @Test func `codes are stable names in lower case with hyphens`() {
    for code in FindingCode.allCases {
      #expect(code.rawValue.allSatisfy { $0.isLowercase || $0 == "-" })
    }
  }

  /// The `{placeholders}` of a text.
  private static func places(_ text: String) -> Set<Substring> {
    Set(text.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first })
  }
}
