import Foundation
import MIRSchema
import SheetIO

/// Reads the settings of a configuration file into a policy; what it does not know is refused.
struct PolicyReader {
  let path: String

  /// The keys of a file, of the thresholds, and of a waiver.
  private static let keys = ["select", "ignore", "fail-on", "severity", "thresholds", "waivers"]
  private static let thresholdKeys = ["deviation", "outlier"]
  private static let waiverKeys = ["rule", "file", "indicator", "cell", "reason", "until"]

  func read(_ tree: ConfigurationTree, into policy: inout CheckPolicy) throws {
    for (key, line, value) in try table(tree, "", Self.keys) {
      let origin = CheckPolicy.Origin.file(path, line: line ?? value.line)
      switch key {
      case "select": policy.select = .init(value: try rules(value, key), origin: origin)
      case "ignore": policy.ignore = .init(value: try rules(value, key), origin: origin)
      case "fail-on":
        let text = try scalar(value, key)
        guard let threshold = Convert.Threshold(rawValue: text) else {
          throw refusal(key, value.line, text, "info, warning, error, never")
        }
        policy.failOn = .init(value: threshold.severity, origin: origin)
      case "severity":
        for (name, line, value) in try table(value, key, nil) {
          let place = "\(key).\(name)"
          guard let codes = RuleNames.codes(of: name) else {
            throw unknown(name, line, near: RuleNames.nearest(name))
          }
          let text = try scalar(value, place)
          guard text == "off" || Severity(rawValue: text) != nil else {
            throw refusal(place, value.line, text, "error, warning, info, off")
          }
          for code in codes {
            policy.severities[code] = .init(
              value: Severity(rawValue: text), origin: .file(path, line: line ?? value.line))
          }
        }
      case "thresholds":
        for (name, line, value) in try table(value, key, Self.thresholdKeys) {
          let origin = CheckPolicy.Origin.file(path, line: line ?? value.line)
          if name == "deviation" {
            policy.deviation = .init(value: try number(value, "\(key).\(name)", 0...1_000), origin: origin)
          } else {
            policy.outlier = .init(value: try number(value, "\(key).\(name)", 2...1_000_000), origin: origin)
          }
        }
      default: policy.waivers = try waivers(value)
      }
    }
  }

  private func waivers(_ tree: ConfigurationTree) throws -> [CheckPolicy.Waiver] {
    guard case .list(let values, _) = tree else {
      throw refusal("waivers", tree.line, kind(tree), BilingualText(es: "una lista", en: "a list"))
    }
    return try values.enumerated().map { place, value in
      let name = "waivers[\(place + 1)]"
      var texts: [String: String] = [:]
      for (key, _, value) in try table(value, name, Self.waiverKeys) {
        texts[key] = try scalar(value, "\(name).\(key)")
      }
      func required(_ key: String) throws -> String {
        guard let text = texts[key], !text.isEmpty else {
          throw refusal(
            "\(name).\(key)", value.line, BilingualText(es: "nada", en: "nothing"),
            BilingualText(es: "un texto", en: "a text"))
        }
        return text
      }
      let rule = try required("rule")
      guard let code = FindingCode(rawValue: rule) else {
        throw unknown(rule, value.line, near: RuleNames.nearest(rule))
      }
      let until = try required("until")
      guard let day = PolicyDay(until) else {
        throw refusal(
          "\(name).until", value.line, until,
          BilingualText(es: "un día como 2026-12-31", en: "a day such as 2026-12-31"))
      }
      guard texts["file"] != nil || texts["indicator"] != nil || texts["cell"] != nil else {
        throw refusal(
          name, value.line, BilingualText(es: "ningún lugar", en: "no place"),
          BilingualText(es: "file, indicator o cell", en: "file, indicator or cell"))
      }
      return CheckPolicy.Waiver(
        rule: code, file: texts["file"], indicator: texts["indicator"], cell: texts["cell"],
        reason: try required("reason"), until: day, origin: .file(path, line: value.line))
    }
  }

  // MARK: Values

  private func table(
    _ tree: ConfigurationTree, _ place: String, _ known: [String]?
  ) throws -> [(key: String, line: Int?, value: ConfigurationTree)] {
    guard case .table(let members, _) = tree else {
      throw refusal(
        place.isEmpty ? path : place, tree.line, kind(tree),
        BilingualText(es: "claves con valores", en: "keys with values"))
    }
    for member in members {
      guard known?.contains(member.key) ?? true else {
        throw unknown(member.key, member.line, near: NearestWord.to(member.key, among: known ?? [], least: 2))
      }
    }
    return members
  }

  private func rules(_ tree: ConfigurationTree, _ place: String) throws -> Set<FindingCode> {
    let names: [(String, Int?)]
    switch tree {
    case .scalar(let text, let line):
      names = text.split { $0 == "," || $0 == " " }.map { (String($0), line) }
    case .list(let values, _): names = try values.map { (try scalar($0, place), $0.line) }
    case .table:
      throw refusal(
        place, tree.line, kind(tree), BilingualText(es: "una lista de reglas", en: "a list of rules"))
    }
    return try names.reduce(into: []) { codes, name in
      guard let found = RuleNames.codes(of: name.0) else {
        throw unknown(name.0, name.1, near: RuleNames.nearest(name.0))
      }
      codes.formUnion(found)
    }
  }

  private func scalar(_ tree: ConfigurationTree, _ place: String) throws -> String {
    guard case .scalar(let text, _) = tree else {
      throw refusal(place, tree.line, kind(tree), BilingualText(es: "un solo valor", en: "a single value"))
    }
    return text
  }

  private func number(_ tree: ConfigurationTree, _ place: String, _ bounds: ClosedRange<Decimal>) throws
    -> Decimal
  {
    let text = try scalar(tree, place)
    guard text.wholeMatch(of: /[0-9]+(\.[0-9]+)?/) != nil,
      let number = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")), bounds.contains(number)
    else {
      throw refusal(
        place, tree.line, text,
        BilingualText(
          es: "un número de \(bounds.lowerBound) a \(bounds.upperBound)",
          en: "a number from \(bounds.lowerBound) to \(bounds.upperBound)"))
    }
    return number
  }

  // MARK: Refusals

  private func kind(_ tree: ConfigurationTree) -> BilingualText {
    switch tree {
    case .scalar(let text, _): BilingualText(es: "«\(text)»", en: "“\(text)”")
    case .list: BilingualText(es: "una lista", en: "a list")
    case .table: BilingualText(es: "claves con valores", en: "keys with values")
    }
  }

  private func refusal(_ key: String, _ line: Int?, _ found: String, _ expected: String) -> Failure {
    refusal(key, line, found, BilingualText(expected))
  }

  private func refusal(_ key: String, _ line: Int?, _ found: String, _ expected: BilingualText) -> Failure {
    refusal(key, line, BilingualText(es: "«\(found)»", en: "“\(found)”"), expected)
  }

  private func refusal(_ key: String, _ line: Int?, _ found: BilingualText, _ expected: BilingualText)
    -> Failure
  {
    let place = path + (line.map { ":\($0)" } ?? "")
    return Failure(
      .usage, es: "\(place): «\(key)» dice \(found.spanish); se esperaba: \(expected.spanish).",
      en: "\(place): “\(key)” says \(found.english); expected: \(expected.english).")
  }

  private func unknown(_ name: String, _ line: Int?, near: String?) -> Failure {
    let place = path + (line.map { ":\($0)" } ?? "")
    return Failure(
      .usage, es: "\(place): no se conoce «\(name)».", en: "\(place): “\(name)” is not known.",
      hintES: near.map { "¿Quiso decir «\($0)»?" } ?? "Las reglas y sus grupos: mirsheet rules",
      hintEN: near.map { "Did you mean “\($0)”?" } ?? "The rules and their groups: mirsheet rules")
  }
}
