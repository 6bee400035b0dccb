import Foundation

/// The words of a vocabulary, folded and sorted by what is asked of them.
///
/// Made once for each vocabulary; every sheet that is read shares it.
final class VocabularyTables: Sendable {
  typealias Group = Vocabulary.Group
  typealias Context = Vocabulary.Context
  typealias Term = Vocabulary.Term

  /// The files that the vocabulary was made of, the shipped one first.
  let files: [VocabularyFile]
  /// What each heading means, but for ``measureHeadings``.
  private let plain: [FoldedText: [Term]]
  private let terse: Deferred<[FoldedText: [Term]]>
  private let measureHeadings: MeasureHeadings
  // What only few sheets ask for is made when it is first asked for.
  private let lengths: Deferred<[Int: [(label: FoldedText, terms: [Term])]]>
  private let weights: Deferred<[(label: Set<String>, key: FieldKey)]>
  let contexts: [FoldedText: Context]
  /// The official value that a spelling has in each catalogue, in the order of ``CatalogueName``.
  let catalogues: [FoldedText: [String?]]
  let cataloguesBySpelling: [FoldedText: [CatalogueName]]
  let roles: Set<FoldedText>
  let strangers: Set<FoldedText>
  let codeLabels: Set<FoldedText>
  let signingPlaceholders: Set<FoldedText>
  let measureLetters: [FoldedText: Measure]
  let phraseWords: PhraseWords
  let personTitles: [String]
  let oathLeads: [FoldedText]
  let blanks: Set<String>
  /// How long a text can be that says that there is no data, in bytes; a letter in capitals may be longer.
  let longestBlank: Int
  /// Whether a text that says so may begin with a byte, by bytes.
  let beginsBlank: [Bool]
  /// Words that a title is known by.
  let titleWords: [FoldedText]
  /// Words that begin a note.
  let noteLeads: [FoldedText]
  let recordRowLeads: [FoldedText]
  /// Words that begin a page number.
  let pageLeads: [FoldedText]
  /// Words that begin a row of totals.
  let totalLeads: [FoldedText]
  /// The official values of each catalogue, in order.
  let officialValues: CaseTable<CatalogueName, [String]>
  /// The official levels, folded.
  let levels: [(key: String, folded: FoldedText)]
  /// The official spelling of each catalogue's values by their keys, where they have some.
  let officialNames: CaseTable<CatalogueName, [String: String]>
  /// The other way round: the keys by the official spellings.
  let officialKeys: CaseTable<CatalogueName, [String: String]>

  init(_ files: [VocabularyFile]) {
    self.files = files
    let plain = Self.terms(of: files)
    self.plain = plain
    terse = Deferred { Self.terse(files, besides: plain) }
    measureHeadings = Self.measureHeadings(files)
    lengths = Deferred {
      Dictionary(
        grouping: plain.map { (label: $0.key, terms: $0.value) }.sorted { $0.label.key < $1.label.key }
      ) { $0.label.key.utf8.count }
    }
    weights = Deferred { Self.weights(of: files) }
    var contexts: [FoldedText: Context] = [:]
    let none = [String?](repeating: nil, count: CatalogueName.allCases.count)
    var spellings: [FoldedText: [String?]] = [:]
    for file in files {
      for context in Context.allCases {
        for label in file.labels[.context]?[context.rawValue]?.all ?? [] {
          contexts[FoldedText(label)] = context
        }
      }
      for (name, values) in file.catalogues.elements {
        for value in values {
          for spelling in [value.value] + value.synonyms.all {
            spellings[FoldedText(spelling), default: none][name.position] = value.value
          }
        }
      }
    }
    self.contexts = contexts
    catalogues = spellings
    let official = CaseTable<CatalogueName, [String]> { name in
      files.first?.catalogues[name]?.map(\.value) ?? []
    }
    officialValues = official
    let keyed = (files.first?.catalogues ?? CaseTable()).mapValues { values in
      values.compactMap { value in value.key.map { (key: $0, name: value.value) } }
    }
    levels = keyed[.level, default: []].map { ($0.key, FoldedText($0.name)) }
    officialNames = keyed.mapValues { values in
      Dictionary(values.map { ($0.key, $0.name) }) { first, _ in first }
    }
    officialKeys = officialNames.mapValues { names in
      Dictionary(names.map { ($0.value, $0.key) }) { first, _ in first }
    }
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
    phraseWords = PhraseWords(files)
    personTitles = words(.personTitles).map { $0.lowercased() + " " }
    oathLeads = folded(.oathLeads)
    blanks = Set(words(.noData).map { $0.lowercased() })
    longestBlank = 3 * (blanks.map(\.utf8.count).max() ?? 0)
    let firsts = Set(blanks.compactMap(\.utf8.first))
    // What is not ASCII may have another first byte in capitals.
    beginsBlank = (0...UInt8.max).map { byte in
      byte >= 0x80 || firsts.contains(byte) || (0x41...0x5A).contains(byte) && firsts.contains(byte | 0x20)
    }
    titleWords = folded(.titleWords)
    noteLeads = folded(.noteLeads)
    recordRowLeads = folded(.recordRowLeads)
    pageLeads = folded(.pageLeads)
    totalLeads = folded(.totalLeads)
  }

  /// What a heading can mean: exact spellings only.
  func terms(for heading: FoldedText) -> [Term] {
    let plain = plain[heading] ?? []
    let known = plain + measureHeadings.terms(in: heading)
    return known.isEmpty ? terse.value[heading] ?? [] : known
  }

  /// The labels of columns, groups and periods by their length, for looking misspelt ones up.
  var labelsByLength: [Int: [(label: FoldedText, terms: [Term])]] { lengths.value }

  /// The headings of columns by the words that carry their meaning.
  var weightyLabels: [(label: Set<String>, key: FieldKey)] { weights.value }

  private static func weights(of files: [VocabularyFile]) -> [(label: Set<String>, key: FieldKey)] {
    files.flatMap { file in
      file.columns.filter { $0.key != .number && $0.key != .baselineValue }.flatMap { key, words in
        words.all.map { (weighty($0), key) }
      }
    }.filter { !$0.0.isEmpty }.sorted { ($0.1, $0.0.count) < ($1.1, $1.0.count) }
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
      let columns = file.columns
      // Of two fields that a word may mean, the first of the form comes first.
      for key in Indicator.fields.map(\.key) {
        if let words = columns[key] { add(words.all, .field(key)) }
      }
      for group in Group.allCases { add(file.labels[.groups]?[group.rawValue]?.all ?? [], .group(group)) }
      for period in Period.allCases {
        add(file.labels[.periods]?[period.rawValue]?.all ?? [], .period(period))
      }
      result.merge(own) { _, later in later }
    }
    return result
  }

  /// The headings of columns without their small words, as databases name them: `medio_verificacion`.
  private static func terse(
    _ files: [VocabularyFile], besides terms: [FoldedText: [Term]]
  ) -> [FoldedText: [Term]] {
    var result: [FoldedText: [Term]] = [:]
    for file in files {
      let columns = file.columns
      for key in Indicator.fields.map(\.key) {
        for label in columns[key]?.all ?? [] {
          let parts = label.utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) }
          let weighty = parts.filter { !isSmallWord($0) }
          guard weighty.count >= 2, weighty.count < parts.count, let known = terms[FoldedText(label)] else {
            continue
          }
          let key = FoldedText(weighty.joined())
          if terms[key] == nil { result[key] = result[key] ?? known }
        }
      }
    }
    return result
  }

  /// The terms with every group before and after every period.
  private static func measureHeadings(_ files: [VocabularyFile]) -> MeasureHeadings {
    func folded(_ section: VocabularyFile.Section, _ name: String) -> [FoldedText] {
      files.flatMap { $0.labels[section]?[name]?.all ?? [] }.map { FoldedText($0) }
    }
    return MeasureHeadings(
      Measure.allCases.map { ($0, folded(.groups, $0.rawValue)) },
      Period.allCases.map { ($0, folded(.periods, $0.rawValue)) })
  }

  private static func ownHeadings(_ file: VocabularyFile) -> [FoldedText] {
    (file.labels[.columns] ?? [:]).values.flatMap(\.all).map { FoldedText($0) }
  }

  private static let smallWords: Set<String> = [
    "de", "del", "la", "el", "los", "las", "y", "en", "que", "a", "al", "o", "por", "su",
  ]
  /// No small word has more bytes, with an accent and a sign or two at its ends.
  private static let mostBytesOfSmallWord = 5

  private static func isSmallWord(_ word: Substring) -> Bool {
    word.utf8.count <= mostBytesOfSmallWord && smallWords.contains(FoldedText(word).key)
  }

  /// The words of a label that carry its meaning, folded.
  static func weighty(_ label: String) -> Set<String> {
    Set(label.split { !$0.isLetter && $0 != "%" }.map { FoldedText($0).key }).subtracting(smallWords)
  }
}
