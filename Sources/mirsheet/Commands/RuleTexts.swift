import MIRSchema
import SheetIO

/// Rules as people and programs read them.
struct RuleTexts {
  let language: Language
  let width: Int

  // MARK: For people

  /// The rules by what they are about; `isWhole` says everything of each.
  func text(of codes: [FindingCode], isWhole: Bool) -> String {
    if isWhole { return codes.map(whole).joined(separator: "\n") }
    return Self.grouped(codes).map { group, codes in
      ([group.name[language]] + codes.flatMap(brief)).joined(separator: "\n") + "\n"
    }
    .joined(separator: "\n")
  }

  private func brief(_ code: FindingCode) -> [String] {
    let weight = code.entry.severity.name(in: language)
    return ["  \(code.rawValue) (\(weight))"]
      + WrappedText.lines(
        RuleBook.text(for: code).meaning[language], width: width, first: "      ", indent: 6)
  }

  private func whole(_ code: FindingCode) -> String {
    let rule = RuleBook.text(for: code)
    let head = "\(code.rawValue) (\(code.entry.severity.name(in: language))) · \(rule.group.name[language])"
    let parts = Self.parts(of: code).map { title, text -> [String] in
      ["  " + title[language]] + WrappedText.lines(text[language], width: width, first: "    ", indent: 4)
    }
    return
      ([head] + WrappedText.lines(rule.meaning[language], width: width, first: "  ", indent: 2)
      + parts.joined()).joined(separator: "\n") + "\n"
  }

  /// What is said of a rule beyond its meaning, in order.
  private static func parts(of code: FindingCode) -> [(title: BilingualText, text: BilingualText)] {
    let rule = RuleBook.text(for: code)
    return [
      (BilingualText(es: "Habla, por ejemplo:", en: "It speaks, for example:"), rule.fires),
      (BilingualText(es: "No habla:", en: "It does not speak:"), rule.passes),
      (BilingualText(es: "Qué hacer:", en: "What to do:"), rule.remedy(of: code)),
    ]
  }

  private static func grouped(_ codes: [FindingCode]) -> [(RuleGroup, [FindingCode])] {
    RuleGroup.allCases.map { group in
      (group, codes.filter { RuleBook.text(for: $0).group == group })
    }
    .filter { !$0.1.isEmpty }
  }

  // MARK: For documentation

  /// A page of all rules.
  static func markdown(of codes: [FindingCode], language: Language) -> String {
    let title = BilingualText(es: "Reglas", en: "Rules")[language]
    let about = BilingualText(
      es:
        "Lo que `mirsheet check` revisa, y lo que dice de cómo se leyó un archivo. Esta página la escribe `make rules`; lo mismo dice `mirsheet rules REGLA`.",
      en:
        "What `mirsheet check` looks at, and what it says of how a file was read. This page is written by `make rules`; `mirsheet rules RULE` says the same."
    )[language]
    var text = "# \(title)\n\n\(about)\n"
    for (group, codes) in grouped(codes) {
      text += "\n## \(group.name[language])\n"
      for code in codes {
        text += "\n### `\(code.rawValue)`\n\n"
        text += "\(RuleBook.text(for: code).meaning[language])\n\n"
        text +=
          "- \(BilingualText(es: "Gravedad", en: "Severity")[language]): \(code.entry.severity.name(in: language))\n"
        for (title, words) in parts(of: code) { text += "- \(title[language]) \(words[language])\n" }
      }
    }
    return text
  }

  // MARK: For programs

  /// The rules as a list, each text in both languages.
  static func json(of codes: [FindingCode]) -> String {
    func both(_ text: BilingualText) -> JSONValue {
      .object(["es": .string(text.spanish), "en": .string(text.english)])
    }
    let rules = codes.map { code -> JSONValue in
      let rule = RuleBook.text(for: code)
      return .object([
        "code": .string(code.rawValue), "group": .string(rule.group.rawValue),
        "severity": .string(code.entry.severity.rawValue), "meaning": both(rule.meaning),
        "fires": both(rule.fires), "passes": both(rule.passes), "remedy": both(rule.remedy(of: code)),
        "message": both(code.entry.message),
      ])
    }
    return JSONValue.array(rules).text(.pretty) + "\n"
  }
}
