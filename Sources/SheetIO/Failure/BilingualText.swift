import Foundation

/// A language that people are addressed in.
@nonexhaustive
public enum Language: String, CaseIterable, Sendable {
  case spanish = "es"
  case english = "en"
}

extension Language {
  /// The language of the person's system where it is one of these; else English, in which code is written.
  public static var ofSystem: Language {
    Locale.current.language.languageCode.flatMap { Language(rawValue: $0.identifier) } ?? .english
  }
}

/// One message in both languages.
public struct BilingualText: Hashable, Sendable {
  /// The Spanish text.
  public let spanish: String
  /// The English text.
  public let english: String

  /// A text in both languages.
  public init(es spanish: String, en english: String) {
    self.spanish = spanish
    self.english = english
  }

  /// A text that is the same in both languages, as numbers and what a file says are.
  public init(_ text: String) { self.init(es: text, en: text) }

  /// The text in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .spanish: spanish
    case .english: english
    }
  }

  /// Both texts with each `{name}` replaced by its value.
  public func filled(_ arguments: [String: String]) -> BilingualText {
    guard !arguments.isEmpty else { return self }
    return BilingualText(es: Self.fill(spanish, arguments), en: Self.fill(english, arguments))
  }

  /// Both texts with each `{name}` replaced by the phrase in their language.
  public func filled(_ phrases: [String: BilingualText]) -> BilingualText {
    guard !phrases.isEmpty else { return self }
    return BilingualText(
      es: Self.fill(spanish, phrases.mapValues(\.spanish)),
      en: Self.fill(english, phrases.mapValues(\.english)))
  }

  private static func fill(_ template: String, _ arguments: [String: String]) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
    {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      result += arguments[name] ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

extension BilingualText {
  /// A number with its noun in the right number: `1 hoja`, `3 hojas`.
  public init(
    _ count: Int, es spanish: (one: String, many: String), en english: (one: String, many: String)
  ) {
    self.init(
      es: "\(count) \(count == 1 ? spanish.one : spanish.many)",
      en: "\(count) \(count == 1 ? english.one : english.many)")
  }
}
