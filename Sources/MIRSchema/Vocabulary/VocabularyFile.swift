/// The vocabulary as a file keeps it: words by what they mean, each list by the source that it was seen in.
///
/// Every part may be missing, so that a municipality's own file holds its own words only. A list may be written without
/// sources: `"level": ["Nivel MML"]`.
package struct VocabularyFile: Sendable {
  /// Words and where they come from: the name of a source, and its words.
  package struct Words: Sendable {
    package var bySource: [(source: String?, words: [String])] = []

    /// All words, the sources in order.
    package var all: [String] { bySource.flatMap(\.words) }
  }

  /// An official value of a catalogue with its other spellings, and the key by which the program asks for it.
  package struct Value: Sendable {
    package var key: String?
    package var value: String
    package var synonyms: Words
  }

  /// The parts of the file.
  package enum Section: String, PlacedCase {
    case sources, columns, groups, periods, context, strangers, catalogues, titleWords, signatureRoles,
      noteLeads, recordRowLeads,
      pageLeads, totalLeads, noData, personTitles, oathLeads, codeLabels, signingPlaceholders, measureLetters,
      measureStems, measureNouns, periodStems, shareStems, emptyWords

    package var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  package private(set) var sources: [String: String] = [:]
  package private(set) var labels = CaseTable<Section, [String: Words]>()
  package private(set) var lists = CaseTable<Section, Words>()
  package private(set) var catalogues = CaseTable<CatalogueName, [Value]>()

  /// The headings of each field's column.
  var columns: [FieldKey: Words] {
    Dictionary(uniqueKeysWithValues: (labels[.columns] ?? [:]).map { (FieldKey(rawValue: $0), $1) })
  }

  /// The words of a list like `noData`.
  package func words(_ section: Section) -> [String] { lists[section]?.all ?? [] }

  /// Reads a file's bytes: JSON in UTF-8 or UTF-16.
  ///
  /// - Throws: ``VocabularyError`` with the place of what is wrong and what was expected there.
  package init(json: some Collection<UInt8>) throws(VocabularyError) {
    for member in try VocabularyPart(json: Array(json)).members() {
      guard let section = Section(rawValue: member.key) else {
        throw VocabularyError.unknownKey(member.key, at: [], known: Section.allCases.map(\.rawValue))
      }
      switch section {
      case .sources:
        for source in try member.members() { sources[source.key] = try source.text() }
      case .columns: labels[section] = try member.words(of: Indicator.fields.map(\.key.rawValue))
      case .groups: labels[section] = try member.words(of: Vocabulary.Group.allCases.map(\.rawValue))
      case .periods: labels[section] = try member.words(of: Period.allCases.map(\.rawValue))
      case .measureLetters: labels[section] = try member.words(of: Measure.allCases.map(\.rawValue))
      case .measureStems, .measureNouns:
        labels[section] = try member.words(of: PhraseWords.Measured.allCases.map(\.rawValue))
      case .periodStems: labels[section] = try member.words(of: PhraseWords.Time.allCases.map(\.rawValue))
      case .context: labels[section] = try member.words(of: Vocabulary.Context.allCases.map(\.rawValue))
      case .catalogues:
        for list in try member.members() {
          guard let catalogue = CatalogueName(rawValue: list.key) else {
            throw list.unknown(known: CatalogueName.allCases.map(\.rawValue))
          }
          catalogues[catalogue] = try list.entries()
        }
      case .strangers, .titleWords, .signatureRoles, .noteLeads, .recordRowLeads, .pageLeads, .totalLeads,
        .noData, .personTitles, .oathLeads, .codeLabels, .signingPlaceholders, .shareStems, .emptyWords:
        lists[section] = try member.words()
      }
    }
  }
}
