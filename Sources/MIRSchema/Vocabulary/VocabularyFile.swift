package import Foundation
public import SheetIO

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
  package enum Section: String, CaseIterable, CodingKey {
    case sources, columns, groups, periods, context, strangers, catalogues, titleWords, signatureRoles,
      noteLeads, recordRowLeads,
      pageLeads, totalLeads, noData, personTitles, oathLeads, codeLabels, signingPlaceholders, measureLetters,
      measureStems, measureNouns, periodStems, shareStems, emptyWords
  }

  package private(set) var sources: [String: String] = [:]
  package private(set) var labels: [Section: [String: Words]] = [:]
  package private(set) var lists: [Section: Words] = [:]
  package private(set) var catalogues: [CatalogueName: [Value]] = [:]

  /// The headings of each field's column.
  var columns: [FieldKey: Words] {
    Dictionary(uniqueKeysWithValues: (labels[.columns] ?? [:]).map { (FieldKey(rawValue: $0), $1) })
  }

  /// The words of a list like `noData`.
  package func words(_ section: Section) -> [String] { lists[section]?.all ?? [] }

  /// Reads a file's bytes.
  ///
  /// - Throws: ``VocabularyError`` with the place of what is wrong and what was expected there.
  package init(json: Data) throws(VocabularyError) {
    do {
      self = try JSONDecoder().decode(VocabularyFile.self, from: json)
    } catch let error as VocabularyError {
      throw error
    } catch let DecodingError.dataCorrupted(context) {
      throw VocabularyError(
        context.codingPath.map(\.stringValue),
        BilingualText(es: "no es JSON válido", en: "is not valid JSON"))
    } catch let DecodingError.typeMismatch(_, context) {
      throw VocabularyError(context.codingPath.map(\.stringValue), Self.listExpected)
    } catch let DecodingError.keyNotFound(key, context) {
      throw VocabularyError(
        context.codingPath.map(\.stringValue),
        BilingualText(es: "falta «\(key.stringValue)»", en: "“\(key.stringValue)” is missing"))
    } catch {
      throw VocabularyError(
        [],
        BilingualText(
          es: "no tiene la forma que se esperaba", en: "it does not have the expected form"))
    }
  }

  private static let listExpected = BilingualText(
    es: "se esperaba una lista de textos, o un objeto con una lista para cada fuente",
    en: "a list of texts was expected, or an object with a list for each source")
}

/// What is wrong with a vocabulary file, and where.
public struct VocabularyError: Error, Equatable, Sendable {
  /// The keys from the top of the file down.
  public let path: [String]
  /// What was found and what was expected.
  public let message: BilingualText

  package init(_ path: [String], _ message: BilingualText) {
    self.path = path
    self.message = message
  }

  /// The place as a JSON pointer: `/columns/level`.
  public var pointer: String { path.map { "/" + $0 }.joined() }

  /// A key that is none of the known ones.
  package static func unknownKey(_ key: String, at path: [String], known: [String]) -> VocabularyError {
    let folded = FoldedText(key)
    let near = known.filter { folded.distance(to: FoldedText($0), limit: 3) != nil }.first
    return VocabularyError(
      path + [key],
      BilingualText(
        es: "no es ninguna de las que se conocen (\(known.joined(separator: ", ")))"
          + (near.map { "; tal vez «\($0)»" } ?? ""),
        en: "is not one of the known ones (\(known.joined(separator: ", ")))"
          + (near.map { "; perhaps “\($0)”" } ?? "")))
  }
}

extension VocabularyFile: Decodable {
  package init(from decoder: any Decoder) throws {
    let file = try decoder.container(keyedBy: AnyKey.self)
    for key in file.allKeys {
      guard let section = Section(stringValue: key.stringValue) else {
        throw VocabularyError.unknownKey(key.stringValue, at: [], known: Section.allCases.map(\.rawValue))
      }
      switch section {
      case .sources: sources = try file.decode([String: String].self, forKey: key)
      case .columns: labels[section] = try words(in: file, key, known: Indicator.fields.map(\.key.rawValue))
      case .groups:
        labels[section] = try words(in: file, key, known: Vocabulary.Group.allCases.map(\.rawValue))
      case .periods: labels[section] = try words(in: file, key, known: Period.allCases.map(\.rawValue))
      case .measureLetters:
        labels[section] = try words(in: file, key, known: Measure.allCases.map(\.rawValue))
      case .measureStems, .measureNouns:
        labels[section] = try words(in: file, key, known: PhraseWords.Measured.allCases.map(\.rawValue))
      case .periodStems:
        labels[section] = try words(in: file, key, known: PhraseWords.Time.allCases.map(\.rawValue))
      case .context:
        labels[section] = try words(in: file, key, known: Vocabulary.Context.allCases.map(\.rawValue))
      case .catalogues: try readCatalogues(file, key)
      default: lists[section] = try file.decode(Words.self, forKey: key)
      }
    }
  }

  private func words(
    in file: KeyedDecodingContainer<AnyKey>, _ key: AnyKey, known: [String]
  ) throws -> [String: Words] {
    let found = try file.decode([String: Words].self, forKey: key)
    if let stranger = found.keys.sorted().first(where: { !known.contains($0) }) {
      throw VocabularyError.unknownKey(stranger, at: [key.stringValue], known: known)
    }
    return found
  }

  private mutating func readCatalogues(_ file: KeyedDecodingContainer<AnyKey>, _ key: AnyKey) throws {
    for (name, values) in try file.decode([String: [Value]].self, forKey: key) {
      guard let catalogue = CatalogueName(rawValue: name) else {
        throw VocabularyError.unknownKey(
          name, at: [key.stringValue], known: CatalogueName.allCases.map(\.rawValue))
      }
      catalogues[catalogue] = values
    }
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension VocabularyFile.Words: Decodable {
  package init(from decoder: any Decoder) throws {
    let plain = try decoder.singleValueContainer()
    do {
      bySource = try plain.decode([String: [String]].self).sorted { $0.key < $1.key }.map {
        ($0.key, $0.value)
      }
    } catch DecodingError.typeMismatch {
      bySource = [(nil, try plain.decode([String].self))]
    }
  }
}

extension VocabularyFile.Value: Decodable {
  private enum CodingKeys: String, CodingKey {
    case key, value, source, synonyms
  }

  package init(from decoder: any Decoder) throws {
    let entry = try decoder.container(keyedBy: CodingKeys.self)
    key = try entry.decodeIfPresent(String.self, forKey: .key)
    value = try entry.decode(String.self, forKey: .value)
    synonyms =
      try entry.decodeIfPresent(VocabularyFile.Words.self, forKey: .synonyms) ?? VocabularyFile.Words()
  }
}
