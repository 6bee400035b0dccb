import Foundation

/// The words of these reports: labels, synonyms and catalogue values, out of one resource file.
///
/// A class, since it is large, never changes and is handed to everything that reads.
package final class Vocabulary: Sendable {
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
      return Vocabulary([try VocabularyFile(json: Data(PackageResources.vocabulary_json))])
    } catch {
      preconditionFailure("the shipped vocabulary is damaged: \(error)")
    }
  }()

  /// The files that the vocabulary was made of, the shipped one first.
  private let files: [VocabularyFile]
  private let terms: [FoldedText: [Term]]
  /// The labels of columns, groups and periods, for looking misspelt ones up.
  private let labelsByLength: [Int: [(label: FoldedText, terms: [Term])]]
  private let weightyLabels: [(label: Set<String>, key: String)]
  private let contexts: [FoldedText: Context]
  private let catalogues: [CatalogueName: [FoldedText: String]]
  private let cataloguesBySpelling: [FoldedText: [CatalogueName]]
  private let roles: Set<FoldedText>
  private let strangers: Set<FoldedText>
  private let codeLabels: Set<FoldedText>
  private let signingPlaceholders: Set<FoldedText>
  private let measureLetters: [FoldedText: Measure]
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

  /// The shipped vocabulary with a municipality's own words, which win where both know a word.
  ///
  /// - Throws: ``VocabularyError`` when a catalogue value is none of the official ones.
  package func adding(_ file: VocabularyFile) throws(VocabularyError) -> Vocabulary {
    for (name, values) in file.catalogues.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for value in values where officialValues[name]?.contains(value.value) != true {
        throw VocabularyError.unknownKey(
          value.value, at: ["catalogues", name.rawValue], known: officialValues[name] ?? [])
      }
    }
    return Vocabulary(files + [file])
  }

  private init(_ files: [VocabularyFile]) {
    self.files = files
    let plain = Self.terms(of: files)
    terms = Self.combined(plain, files)
    labelsByLength = Dictionary(
      grouping: plain.map { (label: $0.key, terms: $0.value) }.sorted { $0.label.key < $1.label.key }
    ) { $0.label.key.utf8.count }
    weightyLabels = files.flatMap { file in
      (file.labels[.columns] ?? [:]).filter { $0.key != "number" && $0.key != "baseline.value" }.flatMap {
        key, words in
        words.all.map { (Self.weighty($0), key) }
      }
    }.filter { !$0.0.isEmpty }.sorted { ($0.1, $0.0.count) < ($1.1, $1.0.count) }
    var contexts: [FoldedText: Context] = [:]
    var spellings: [CatalogueName: [FoldedText: String]] = [:]
    for file in files {
      for context in Context.allCases {
        for label in file.labels[.context]?[context.rawValue]?.all ?? [] {
          contexts[FoldedText(label)] = context
        }
      }
      for (name, values) in file.catalogues {
        for value in values {
          for spelling in [value.value] + value.synonyms.all {
            spellings[name, default: [:]][FoldedText(spelling)] = value.value
          }
        }
      }
    }
    self.contexts = contexts
    catalogues = spellings
    let official = Dictionary(
      uniqueKeysWithValues: CatalogueName.allCases.map { name in
        (name, files.first?.catalogues[name]?.map(\.value) ?? [])
      })
    officialValues = official
    cataloguesBySpelling = Dictionary(
      CatalogueName.allCases.flatMap { name in
        official[name, default: []].map { (FoldedText($0), [name]) }
      }, uniquingKeysWith: +)
    func words(_ section: VocabularyFile.Section) -> [String] { files.flatMap { $0.words(section) } }
    func folded(_ section: VocabularyFile.Section) -> [FoldedText] { words(section).map { FoldedText($0) } }
    roles = Set(folded(.signatureRoles))
    strangers = Set(folded(.strangers)).subtracting(files.dropFirst().flatMap(Self.ownHeadings))
    codeLabels = Set(folded(.codeLabels))
    signingPlaceholders = Set(folded(.signingPlaceholders))
    measureLetters = Dictionary(
      files.flatMap { file in
        Measure.allCases.flatMap { measure in
          (file.labels[.measureLetters]?[measure.rawValue]?.all ?? []).map { (FoldedText($0), measure) }
        }
      }, uniquingKeysWith: { _, later in later })
    personTitles = words(.personTitles).map { $0.lowercased() }
    oathLeads = folded(.oathLeads)
    blanks = Set(words(.noData).map { $0.lowercased() })
    titleWords = folded(.titleWords)
    noteLeads = folded(.noteLeads)
    pageLeads = folded(.pageLeads)
    totalLeads = folded(.totalLeads)
  }

  /// What each heading means: a word of a later file means nothing else than that file says.
  private static func terms(of files: [VocabularyFile]) -> [FoldedText: [Term]] {
    var result: [FoldedText: [Term]] = [:]
    for file in files {
      var own: [FoldedText: [Term]] = [:]
      func add(_ labels: [String], _ term: Term) {
        for label in labels where !(own[FoldedText(label)]?.contains(term) ?? false) {
          own[FoldedText(label), default: []].append(term)
        }
      }
      for (key, words) in (file.labels[.columns] ?? [:]).sorted(by: { $0.key < $1.key }) {
        add(words.all, .field(key))
      }
      for group in Group.allCases { add(file.labels[.groups]?[group.rawValue]?.all ?? [], .group(group)) }
      for period in Period.allCases {
        add(file.labels[.periods]?[period.rawValue]?.all ?? [], .period(period))
      }
      result.merge(own) { _, later in later }
    }
    return result
  }

  /// The terms with every group before and after every period: `Programado 1er. Trim.`.
  private static func combined(
    _ terms: [FoldedText: [Term]], _ files: [VocabularyFile]
  ) -> [FoldedText: [Term]] {
    var result = terms
    for measure in Measure.allCases {
      for period in Period.allCases {
        for group in files.flatMap({ $0.labels[.groups]?[measure.rawValue]?.all ?? [] }) {
          for label in files.flatMap({ $0.labels[.periods]?[period.rawValue]?.all ?? [] }) {
            for both in [group + label, label + group] {
              let key = FoldedText(both)
              let term = Term.measure(measure, period)
              if !(result[key]?.contains(term) ?? false) { result[key, default: []].append(term) }
            }
          }
        }
      }
    }
    return result
  }

  private static func ownHeadings(_ file: VocabularyFile) -> [FoldedText] {
    (file.labels[.columns] ?? [:]).values.flatMap(\.all).map { FoldedText($0) }
  }

  /// Whether a heading is known to stand over something that reports have no field for: `Semáforo`, `Presupuesto`.
  package func isStranger(_ heading: FoldedText) -> Bool { strangers.contains(heading) }

  /// What a heading cell can mean: exact spellings only.
  package func terms(for heading: FoldedText) -> [Term] { terms[heading] ?? [] }

  /// The nearest spelling within a letter or two, for headings that are misspelt; `nil` when there is none, or two
  /// terms are as near.
  package func nearTerms(for heading: FoldedText) -> [Term]? {
    let length = heading.key.utf8.count
    guard length >= 4 else { return nil }
    let limit = length >= 18 ? 3 : length >= 10 ? 2 : 1
    var best = limit + 1
    var found: [Term] = []
    for near in max(4, length - limit)...(length + limit) {
      for (label, meanings) in labelsByLength[near] ?? [] {
        guard let distance = heading.distance(to: label, limit: min(limit, best)) else { continue }
        if distance < best {
          best = distance
          found = meanings
        } else if Set(found) != Set(meanings) {
          found = found.filter(meanings.contains)
        }
      }
    }
    return found.isEmpty ? nil : found
  }

  /// The one field whose known heading is a part of the words, as `Frecuencia` is of `Frecuencia de reporte`.
  func partialTerm(for heading: String) -> Term? {
    let words = Self.weighty(heading)
    guard (1...6).contains(words.count) else { return nil }
    var best: (share: Double, key: String)?
    for (label, key) in weightyLabels where label.isSubset(of: words) {
      let share = Double(label.count) / Double(words.count)
      guard share >= 0.5 else { continue }
      if let known = best, known.share == share, known.key != key { return nil }
      if best.map({ $0.share < share }) ?? true { best = (share, key) }
    }
    return best.map { .field($0.key) }
  }

  /// The words of a label that carry its meaning, folded.
  private static func weighty(_ label: String) -> Set<String> {
    let empty: Set<String> = [
      "de", "del", "la", "el", "los", "las", "y", "en", "que", "a", "al", "o", "por", "su",
    ]
    return Set(label.split { !$0.isLetter && $0 != "%" }.map { FoldedText($0).key }).subtracting(empty)
  }

  /// Which line of the header block a label begins.
  package func context(for label: FoldedText) -> Context? { contexts[label] }

  /// The labels of the header block and what they begin.
  package var contextLabels: [FoldedText: Context] { contexts }

  /// The official spelling of a catalogue value; `nil` when the catalogue does not know it.
  package func official(_ text: String, in catalogue: CatalogueName) -> String? {
    catalogues[catalogue]?[FoldedText(text)]
  }

  /// Whether a label stands for the code of what the label before it named: `Clave`.
  func isCodeLabel(_ label: FoldedText) -> Bool { codeLabels.contains(label) }

  /// Whether a text only says what is to be written there: `Nombre y firma`.
  func isSigningPlaceholder(_ text: String) -> Bool { signingPlaceholders.contains(FoldedText(text)) }

  /// The measure that a letter or two stand for below the quarters: `P`, `A`, `V`.
  func measure(ofLetters text: String) -> Measure? {
    text.utf8.count <= 6 ? measureLetters[FoldedText(text)] : nil
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
    if personTitles.contains(where: { lowered.hasPrefix($0 + " ") }) { return true }
    // "M.A.P. Juan Carlos Martínez": capitals, each with its point.
    guard let space = text.firstIndex(of: " "), text[space...].split(separator: " ").count >= 2 else {
      return false
    }
    let title = text[..<space]
    return title.last == "."
      && title.split(separator: ".").allSatisfy { $0.count <= 2 && $0.first?.isUppercase == true }
  }

  /// Whether a text stands at the foot of a sheet and belongs to no signature: an oath, a seal.
  func endsSignatures(_ text: String) -> Bool {
    let key = FoldedText(text).key
    return oathLeads.contains { key.hasPrefix($0.key) }
  }

  /// Whether the text says that there is no datum: `N/D`, `-`.
  package func isNoData(_ text: String) -> Bool { blanks.contains(text.lowercased()) }
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
