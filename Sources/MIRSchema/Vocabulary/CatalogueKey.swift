import SheetIO

/// A catalogue's values as the program asks for them: by a key in the vocabulary's file, whatever their words or their order.
package protocol CatalogueKey: RawRepresentable<String>, CaseIterable, Hashable {
  /// The catalogue that has a value for each key.
  static var catalogue: CatalogueName { get }
}

extension Level: CatalogueKey {
  package static let catalogue = CatalogueName.level
}

extension Level {
  /// The level of an official spelling; `nil` for any other text.
  package init?(official text: String?) {
    // They are few and short, and asked for with each record.
    guard let text, let place = Self.officialNames.firstIndex(of: text) else { return nil }
    self = Self.allCases[place]
  }

  private static let officialNames = allCases.map(\.name)
}

extension Direction: CatalogueKey {
  package static let catalogue = CatalogueName.expectedDirection
}

extension Accumulation: CatalogueKey {
  package static let catalogue = CatalogueName.accumulation
}

extension Indicator {
  /// How the sheet says that the indicator accumulates; `nil` where it says nothing that is known.
  package var declaredAccumulation: Accumulation? { Accumulation(official: accumulation) }
}

extension CatalogueKey {
  /// The official spelling.
  package var name: String { Vocabulary.standard.officialNames[Self.catalogue]?[rawValue] ?? rawValue }

  /// The key of an official spelling; `nil` for any other text.
  package init?(official text: String?) {
    guard let text, let key = Vocabulary.standard.officialKey(text, in: Self.catalogue) else { return nil }
    self.init(rawValue: key)
  }
}

extension VocabularyFile {
  /// Checks that each key has a value, and each value of its catalogue a key of its own.
  ///
  /// - Throws: ``VocabularyError`` with the catalogue and what was expected.
  func checkKeys<Key: CatalogueKey>(_ type: Key.Type) throws(VocabularyError) {
    let wanted = Key.allCases.map(\.rawValue)
    guard (catalogues[Key.catalogue] ?? []).compactMap(\.key).sorted() == wanted.sorted() else {
      let keys = wanted.joined(separator: ", ")
      throw VocabularyError(
        ["catalogues", Key.catalogue.rawValue],
        BilingualText(
          es: "se esperaba un valor para cada clave: \(keys)", en: "expected a value for each key: \(keys)"))
    }
  }
}
