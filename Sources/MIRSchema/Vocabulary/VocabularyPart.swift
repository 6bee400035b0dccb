import SheetIO

/// A part of a vocabulary file with the keys that lead to it, so that whatever is wrong is said with its place.
struct VocabularyPart {
  private let value: JSONValue
  private let path: [String]

  private init(_ value: JSONValue, at path: [String]) {
    self.value = value
    self.path = path
  }

  /// The whole of a file.
  init(json bytes: [UInt8]) throws(VocabularyError) {
    path = []
    let text: [UInt8]
    do throws(SheetError) {
      text = try UnicodeText.utf8(bytes)
    } catch {
      throw VocabularyError(
        [], BilingualText(es: error.message(in: .spanish), en: error.message(in: .english)))
    }
    do throws(JSONSyntaxError) {
      value = try JSONParser.parse(text)
    } catch {
      throw VocabularyError(
        [],
        BilingualText(
          es: "no es JSON válido: línea \(error.line), columna \(error.column): \(error.message.spanish)",
          en: "is not valid JSON: line \(error.line), column \(error.column): \(error.message.english)"))
    }
  }

  /// The key of the part.
  var key: String { path.last ?? "" }

  /// The parts of an object, in order.
  func members() throws(VocabularyError) -> [VocabularyPart] {
    guard case .object(let members) = value else {
      throw wrong(es: "se esperaba un objeto", en: "an object was expected")
    }
    return members.map { VocabularyPart($0.value, at: path + [$0.key]) }
  }

  /// A text.
  func text() throws(VocabularyError) -> String {
    guard case .string(let text) = value else {
      throw wrong(es: "se esperaba un texto", en: "a text was expected")
    }
    return text
  }

  /// Words, plain or by the source that they were seen in.
  func words() throws(VocabularyError) -> VocabularyFile.Words {
    switch value {
    case .array: return VocabularyFile.Words(bySource: [(nil, try texts())])
    case .object:
      var words = VocabularyFile.Words()
      for source in try members().sorted(by: { $0.key < $1.key }) {
        words.bySource.append((source.key, try source.texts()))
      }
      return words
    case .null, .boolean, .number, .string: throw wrong(Self.listExpected)
    }
  }

  /// Words by what they mean, which is one of the known names.
  func words(of known: [String]) throws(VocabularyError) -> [String: VocabularyFile.Words] {
    var result: [String: VocabularyFile.Words] = [:]
    for part in try members() {
      guard known.contains(part.key) else { throw part.unknown(known: known) }
      result[part.key] = try part.words()
    }
    return result
  }

  /// The values of a catalogue.
  func entries() throws(VocabularyError) -> [VocabularyFile.Value] {
    var values: [VocabularyFile.Value] = []
    for entry in try elements() {
      let parts = try entry.members()
      func part(_ name: String) -> VocabularyPart? { parts.first { $0.key == name && $0.value != .null } }
      guard let value = part("value") else {
        throw entry.wrong(es: "falta «value»", en: "“value” is missing")
      }
      values.append(
        VocabularyFile.Value(
          key: try part("key")?.text(), value: try value.text(),
          synonyms: try part("synonyms")?.words() ?? VocabularyFile.Words()))
    }
    return values
  }

  /// That the key is none of the known ones.
  func unknown(known: [String]) -> VocabularyError {
    VocabularyError.unknownKey(key, at: path.dropLast(), known: known)
  }

  private func texts() throws(VocabularyError) -> [String] {
    var texts: [String] = []
    for element in try elements() { texts.append(try element.text()) }
    return texts
  }

  private func elements() throws(VocabularyError) -> [VocabularyPart] {
    guard case .array(let values) = value else { throw wrong(Self.listExpected) }
    return values.enumerated().map { VocabularyPart($0.element, at: path + ["\($0.offset)"]) }
  }

  private func wrong(es: String, en: String) -> VocabularyError { wrong(BilingualText(es: es, en: en)) }

  private func wrong(_ message: BilingualText) -> VocabularyError { VocabularyError(path, message) }

  private static let listExpected = BilingualText(
    es: "se esperaba una lista de textos, o un objeto con una lista para cada fuente",
    en: "a list of texts was expected, or an object with a list for each source")
}
