import Foundation

/// The words of these reports: labels, synonyms and catalogue values, from one resource file.
///
/// A class, since it is large, never changes and is handed to everything that reads.
public final class Vocabulary: Sendable {
  /// The heading groups of the column heading.
  package enum Group: String, CaseIterable, Hashable, Sendable {
    case indicatorData
    case baseline
    case programmed
    case adjusted
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

    /// Whether it says whose report it is, or for when.
    package var isOfReport: Bool {
      switch self {
      case .responsibleUnit, .program, .quarter, .fiscalYear: true
      case .plan, .axes, .objectives: false
      }
    }

    /// The field by which findings name the line.
    package var field: FieldKey { FieldKey(rawValue: rawValue) }
  }

  /// What a heading cell says.
  package enum Term: Hashable, Sendable {
    case field(FieldKey)
    case group(Group)
    case period(Period)
    case measure(Measure, Period)
    /// The quarter of the report, of a measure or of that of the group.
    case reported(Measure?)
  }

  /// The words that phrases about measures are made of.
  package var phraseWords: PhraseWords { tables.phraseWords }

  /// The vocabulary that the program ships with.
  public static let standard: Vocabulary = {
    do {
      let file = try VocabularyFile(json: PackageResources.vocabulary_json)
      try file.checkKeys(Level.self)
      try file.checkKeys(Direction.self)
      try file.checkKeys(Accumulation.self)
      return Vocabulary([file])
    } catch {
      preconditionFailure("the shipped vocabulary is damaged: \(error)")
    }
  }()

  private let tables: VocabularyTables

  /// The files that it was made of, the shipped one first.
  package var files: [VocabularyFile] { tables.files }

  private init(_ files: [VocabularyFile]) { tables = VocabularyTables(files) }

  /// Words that a title is known by.
  package var titleWords: [FoldedText] { tables.titleWords }
  /// Words that begin a note.
  package var noteLeads: [FoldedText] { tables.noteLeads }
  /// The official values of each catalogue, in order.
  package var officialValues: CaseTable<CatalogueName, [String]> { tables.officialValues }
  /// The official spelling of each catalogue's values by their keys, where they have some.
  package var officialNames: CaseTable<CatalogueName, [String: String]> { tables.officialNames }
  /// The key of an official spelling in a catalogue.
  func officialKey(_ text: String, in catalogue: CatalogueName) -> String? {
    tables.officialKeys[catalogue]?[text]
  }
  /// The official levels, folded.
  package var levels: [(key: String, folded: FoldedText)] { tables.levels }

  /// The shipped vocabulary with a municipality's own words, which win where both know a word.
  ///
  /// - Throws: ``VocabularyError`` when a catalogue value is none of the official ones.
  package func adding(_ file: VocabularyFile) throws(VocabularyError) -> Vocabulary {
    for (name, values) in file.catalogues.elements.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for value in values where officialValues[name]?.contains(value.value) != true {
        throw VocabularyError.unknownKey(
          value.value, at: ["catalogues", name.rawValue], known: officialValues[name] ?? [])
      }
    }
    return Vocabulary(tables.files + [file])
  }

  /// Whether a heading is known to be over something that reports have no field for: `Semáforo`, `Presupuesto`.
  package func isStranger(_ heading: FoldedText) -> Bool { tables.strangers.contains(heading) }

  /// Whether a label is known to begin something that a header block has no field for: `Fecha`, `Página`, `Elaboró`.
  package func isForeignLabel(_ label: some StringProtocol) -> Bool {
    let folded = FoldedText(label)
    return isStranger(folded) || tables.roles.contains(folded) || tables.pageLeads.contains(folded)
      || tables.noteLeads.contains(folded)
  }

  /// What a heading cell can mean: exact spellings only.
  package func terms(for heading: FoldedText) -> [Term] { tables.terms(for: heading) }

  /// The nearest spelling within a letter or two, for headings that are misspelt; `nil` when there is none, or two
  /// terms are as near.
  package func nearTerms(for heading: FoldedText) -> [Term]? {
    let length = heading.key.utf8.count
    guard length >= 4 else { return nil }
    let limit = length >= 18 ? 3 : length >= 10 ? 2 : 1
    var best = limit + 1
    var found: [Term] = []
    for near in max(4, length - limit)...(length + limit) {
      for (label, meanings) in tables.labelsByLength[near] ?? [] {
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
  package func partialTerm(for heading: String) -> Term? {
    let words = VocabularyTables.weighty(heading)
    guard (1...6).contains(words.count) else { return nil }
    var best: (share: Double, key: FieldKey)?
    for (label, key) in tables.weightyLabels where label.isSubset(of: words) {
      let share = Double(label.count) / Double(words.count)
      guard share >= 0.5 else { continue }
      if let known = best, known.share == share, known.key != key { return nil }
      if best.map({ $0.share < share }) ?? true { best = (share, key) }
    }
    return best.map { .field($0.key) }
  }

  /// Which line of the header block a label begins.
  package func context(for label: FoldedText) -> Context? { tables.contexts[label] }

  /// The labels of the header block and what they begin.
  package var contextLabels: [FoldedText: Context] { tables.contexts }

  /// The official spelling of a catalogue value; `nil` when the catalogue does not know it.
  package func official(_ text: String, in catalogue: CatalogueName) -> String? {
    tables.catalogues[FoldedText(text)]?[catalogue.position]
  }

  /// The official value that a text spells in each catalogue, in the order of ``CatalogueName``; empty where it spells none.
  package func officials(_ text: String) -> [String?] { tables.catalogues[FoldedText(text)] ?? [] }

  /// Whether a label stands for the code of what the label before it named: `Clave`.
  package func isCodeLabel(_ label: FoldedText) -> Bool { tables.codeLabels.contains(label) }

  /// Whether a text only says what is to be written there: `Nombre y firma`.
  package func isSigningPlaceholder(_ text: String) -> Bool {
    tables.signingPlaceholders.contains(FoldedText(text))
  }

  /// The measure that a letter or two stand for below the quarters: `P`, `A`, `V`.
  package func measure(ofLetters text: String) -> Measure? {
    text.utf8.count <= 6 ? tables.measureLetters[FoldedText(text)] : nil
  }

  /// The catalogues that have the text as an official value.
  package func catalogues(spelling text: String) -> [CatalogueName] {
    tables.cataloguesBySpelling[FoldedText(text), default: []]
  }

  /// Whether the text is the role of a signature.
  package func isRole(_ text: String) -> Bool { tables.roles.contains(FoldedText(text)) }

  /// Whether a role is a verb, as `Elaboró` is, which may be followed by whose it is.
  package func isRoleOfAction(_ word: String) -> Bool {
    isRole(word) && (word.hasSuffix("ó") || word.hasSuffix("o"))
  }

  /// Whether a text is a role, with its colon and whose it is: `Vo. Bo. Director`.
  package func saysRole(_ text: String) -> Bool {
    var text = text
    while let last = text.last, last == ":" || last == " " { text.removeLast() }
    if isRole(text) { return true }
    let words = text.split(separator: " ")
    return words.count <= 5
      && (1...2).contains { count in
        words.count > count && isRole(words[..<count].joined(separator: " "))
          && !beginsPersonName(words[count...].joined(separator: " "))
          && (count > 1 || isRoleOfAction(String(words[0])))
      }
  }

  /// Whether a text begins as rows of totals do.
  package func beginsTotal(_ text: String) -> Bool { leads(tables.totalLeads, text) }

  /// Whether a text begins as the label of a row does that says more of the record above it: `Causas de la variación`.
  package func beginsRecordRow(_ text: String) -> Bool {
    tables.recordRowLeads.contains(FoldedText(text.prefix { $0 != " " && $0 != ":" }))
  }

  /// Whether a text begins as page numbers do.
  package func beginsPageNumber(_ text: String) -> Bool { leads(tables.pageLeads, text) }

  private func leads(_ words: [FoldedText], _ text: String) -> Bool {
    let parts = text.split(separator: " ", maxSplits: 3)
    return (1...3).contains { count in
      count <= parts.count && words.contains(FoldedText(parts[..<count].joined(separator: " ")))
    }
  }

  /// Whether a text begins with a title before a person's name: `Lic.`, `Ing.`.
  package func beginsPersonName(_ text: String) -> Bool {
    let lowered = text.lowercased()
    if tables.personTitles.contains(where: { lowered.hasPrefix($0) }) { return true }
    // "M.A.P. Juan Carlos Martínez": capitals, each with its point.
    guard let space = text.firstIndex(of: " "), text[space...].split(separator: " ").count >= 2 else {
      return false
    }
    let title = text[..<space]
    return title.last == "."
      && title.split(separator: ".").allSatisfy { $0.count <= 2 && $0.first?.isUppercase == true }
  }

  /// Whether a text is at the foot of a sheet and belongs to no signature: an oath, a seal.
  package func endsSignatures(_ text: String) -> Bool {
    let key = FoldedText(text).key
    return tables.oathLeads.contains { key.hasPrefix($0.key) }
  }

  /// Whether the text says that there is no data: `N/D`, `-`.
  package func isNoData(_ text: String) -> Bool {
    canBeNoData(text) && tables.blanks.contains(text.lowercased())
  }

  /// Whether a text is short enough to say that there is no data, and begins as one that does.
  package func canBeNoData(_ text: String) -> Bool {
    guard text.utf8.count <= tables.longestBlank, let first = text.utf8.first else { return false }
    return tables.beginsBlank[Int(first)]
  }
}

extension Vocabulary {
  /// The label of a field that a heading is nearest to, for "did you mean"; `nil` when none is near.
  package func nearestLabel(to text: String) -> String? {
    let heading = FoldedText(text)
    let limit = max(2, heading.key.utf8.count / 3)
    return Indicator.fields.map(\.description.title)
      .compactMap { title in heading.distance(to: FoldedText(title), limit: limit).map { (title, $0) } }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }.flatMap { FoldedText($0.0) == heading ? nil : $0.0 }
  }
}
