package import Foundation

/// The words of these reports: labels, synonyms and catalogue values, out of one resource file.
package struct Vocabulary: Sendable {
  /// The heading groups of the column heading.
  package enum Group: String, CaseIterable, Hashable, Sendable {
    case indicatorData
    case baseline
    case programmed
    case achieved
    case variation

    /// The measure that the group covers; `nil` for the other groups.
    package var measure: Measure? { Measure(rawValue: rawValue) }
  }

  /// The labels of the header block.
  package enum Context: String, CaseIterable, Hashable, Sendable {
    case responsibleUnit
    case program
    case quarter
    case fiscalYear
    case plan
    case axes
    case objectives
  }

  /// What a heading cell says.
  package enum Term: Hashable, Sendable {
    case field(String)
    case group(Group)
    case period(Period)
    case measure(Measure, Period)
  }

  /// The vocabulary that the program ships with.
  package static let standard: Vocabulary = {
    do {
      return try Vocabulary(json: Data(PackageResources.vocabulary_json))
    } catch {
      preconditionFailure("the shipped vocabulary is damaged: \(error)")
    }
  }()

  private let terms: [FoldedText: [Term]]
  private let contexts: [FoldedText: Context]
  private let catalogues: [CatalogueName: [FoldedText: String]]
  private let cataloguesBySpelling: [FoldedText: [CatalogueName]]
  private let roles: Set<FoldedText>
  private let personTitles: [String]
  private let oathLeads: [FoldedText]
  private let blanks: Set<String>
  /// Words that a title is known by.
  let titleWords: [FoldedText]
  /// Words that begin a note.
  let noteLeads: [FoldedText]
  /// Words that begin a page number.
  let pageLeads: [FoldedText]
  /// Words that begin a row of totals.
  let totalLeads: [FoldedText]
  /// The official values of each catalogue, in order.
  package let officialValues: [CatalogueName: [String]]

  /// Reads a vocabulary file.
  ///
  /// - Throws: `DecodingError` when the file is not of the vocabulary's shape.
  package init(json: Data) throws {
    let file = try JSONDecoder().decode(VocabularyFile.self, from: json)
    var terms: [FoldedText: [Term]] = [:]
    func add(_ labels: [String], _ term: Term) {
      for label in labels where !(terms[FoldedText(label)]?.contains(term) ?? false) {
        terms[FoldedText(label), default: []].append(term)
      }
    }
    for (key, labels) in file.columns.labels.sorted(by: { $0.key < $1.key }) { add(labels, .field(key)) }
    for group in Group.allCases { add(file.groups.labels[group.rawValue] ?? [], .group(group)) }
    for period in Period.allCases { add(file.periods.labels[period.rawValue] ?? [], .period(period)) }
    for measure in Measure.allCases {
      for group in file.groups.labels[measure.rawValue] ?? [] {
        for period in Period.allCases {
          for label in file.periods.labels[period.rawValue] ?? [] {
            add([group + label, label + group], .measure(measure, period))
          }
        }
      }
    }
    self.terms = terms
    contexts = Dictionary(
      Context.allCases.flatMap { context in
        (file.context.labels[context.rawValue] ?? []).map { (FoldedText($0), context) }
      }, uniquingKeysWith: { first, _ in first })
    var catalogues: [CatalogueName: [FoldedText: String]] = [:]
    var official: [CatalogueName: [String]] = [:]
    for name in CatalogueName.allCases {
      let values = file.catalogues.values[name.rawValue] ?? []
      official[name] = values.map(\.value)
      catalogues[name] = Dictionary(
        values.flatMap { entry in ([entry.value] + entry.synonyms).map { (FoldedText($0), entry.value) } },
        uniquingKeysWith: { first, _ in first })
    }
    self.catalogues = catalogues
    officialValues = official
    cataloguesBySpelling = Dictionary(
      CatalogueName.allCases.flatMap { name in
        official[name, default: []].map { (FoldedText($0), [name]) }
      }, uniquingKeysWith: +)
    roles = Set(file.signatureRoles.map { FoldedText($0) })
    personTitles = file.personTitles.map { $0.lowercased() }
    oathLeads = file.oathLeads.map { FoldedText($0) }
    blanks = Set(file.noData.map { $0.lowercased() })
    titleWords = file.titleWords.map { FoldedText($0) }
    noteLeads = file.noteLeads.map { FoldedText($0) }
    pageLeads = file.pageLeads.map { FoldedText($0) }
    totalLeads = file.totalLeads.map { FoldedText($0) }
  }

  /// What a heading cell can mean: exact spellings only.
  package func terms(for heading: FoldedText) -> [Term] { terms[heading] ?? [] }

  /// The nearest spelling within a letter or two, for headings that are misspelt; empty when two terms are as near.
  package func nearTerms(for heading: FoldedText) -> [Term] {
    let length = heading.key.utf8.count
    guard length >= 4 else { return [] }
    let limit = length >= 12 ? 2 : 1
    var best = limit + 1
    var found: [Term] = []
    for (label, meanings) in terms where label.key.utf8.count >= 5 {
      guard let distance = heading.distance(to: label, limit: min(limit, best)) else { continue }
      if distance < best {
        best = distance
        found = meanings
      } else if Set(found) != Set(meanings) {
        found = found.filter(meanings.contains)
      }
    }
    return found
  }

  /// Which line of the header block a label begins.
  package func context(for label: FoldedText) -> Context? { contexts[label] }

  /// The labels of the header block and what they begin.
  package var contextLabels: [FoldedText: Context] { contexts }

  /// The official spelling of a catalogue value; `nil` when the catalogue does not know it.
  package func official(_ text: String, in catalogue: CatalogueName) -> String? {
    catalogues[catalogue]?[FoldedText(text)]
  }

  /// The catalogues that have the text as an official value.
  func catalogues(spelling text: String) -> [CatalogueName] {
    cataloguesBySpelling[FoldedText(text), default: []]
  }

  /// Whether the text is the role of a signature.
  package func isRole(_ text: String) -> Bool { roles.contains(FoldedText(text)) }

  /// Whether a role is a verb, as `Elaboró` is, which may be followed by whose it is.
  func isRoleOfAction(_ word: String) -> Bool { isRole(word) && (word.hasSuffix("ó") || word.hasSuffix("o")) }

  /// Whether a text begins with a title before a person's name: `Lic.`, `Ing.`.
  func beginsPersonName(_ text: String) -> Bool {
    let lowered = text.lowercased()
    return personTitles.contains { lowered.hasPrefix($0 + " ") }
  }

  /// Whether a text stands at the foot of a sheet and belongs to no signature: an oath, a seal.
  func endsSignatures(_ text: String) -> Bool {
    let key = FoldedText(text).key
    return oathLeads.contains { key.hasPrefix($0.key) }
  }

  /// Whether the text says that there is no datum: `N/D`, `-`.
  package func isNoData(_ text: String) -> Bool { blanks.contains(text.lowercased()) }
}

private struct VocabularyFile: Decodable {
  struct Labels: Decodable {
    var labels: [String: [String]]
  }
  struct Entry: Decodable {
    var value: String
    var synonyms: [String]
  }
  struct Catalogues: Decodable {
    var values: [String: [Entry]]
  }
  var columns: Labels
  var groups: Labels
  var periods: Labels
  var context: Labels
  var titleWords: [String]
  var catalogues: Catalogues
  var signatureRoles: [String]
  var noteLeads: [String]
  var pageLeads: [String]
  var totalLeads: [String]
  var noData: [String]
  var personTitles: [String]
  var oathLeads: [String]
}

extension Vocabulary {
  /// The label of a field that a heading is nearest to, for "did you mean"; `nil` when none is near.
  func nearestLabel(to text: String) -> String? {
    let heading = FoldedText(text)
    let limit = max(2, heading.key.utf8.count / 3)
    return Indicator.fields.map(\.description.title)
      .compactMap { title in heading.distance(to: FoldedText(title), limit: limit).map { (title, $0) } }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }.flatMap { FoldedText($0.0) == heading ? nil : $0.0 }
  }
}
