import SheetIO
import TOMLKit
import Yams

/// What a configuration file says, whatever it is written in.
enum ConfigurationTree {
  /// A text, a number, a date or a truth value, as it is written.
  case scalar(String, line: Int?)
  case list([ConfigurationTree], line: Int?)
  case table([(key: String, line: Int?, value: ConfigurationTree)], line: Int?)

  var line: Int? {
    switch self {
    case .scalar(_, let line), .list(_, let line), .table(_, let line): line
    }
  }

  /// Why a text is no configuration.
  struct Malformed: Error {
    let line: Int?
    let reason: BilingualText
  }

  /// More values than this no policy has.
  private static let mostValues = 20_000

  /// Reads TOML.
  static func toml(_ text: String) throws(Malformed) -> ConfigurationTree {
    do {
      var budget = mostValues
      return try tree(TOMLTable(string: text), &budget)
    } catch let error as TOMLParseError {
      throw Malformed(line: error.source.begin.line, reason: BilingualText(error.description))
    } catch let error as Malformed {
      throw error
    } catch {
      throw Malformed(line: nil, reason: BilingualText("\(error)"))
    }
  }

  /// Reads YAML; an empty text says nothing.
  static func yaml(_ text: String) throws(Malformed) -> ConfigurationTree {
    do {
      var budget = mostValues
      guard let node = try Yams.compose(yaml: text) else { return .table([], line: nil) }
      return try tree(node, &budget)
    } catch let error as YamlError {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        throw Malformed(line: mark.line, reason: BilingualText(problem))
      default: throw Malformed(line: nil, reason: BilingualText("\(error)"))
      }
    } catch let error as Malformed {
      throw error
    } catch {
      throw Malformed(line: nil, reason: BilingualText("\(error)"))
    }
  }

  private static func spend(_ budget: inout Int) throws(Malformed) {
    budget -= 1
    // Names for what is said elsewhere make millions of a few lines.
    if budget < 0 {
      throw Malformed(
        line: nil,
        reason: BilingualText(es: "más de \(mostValues) valores", en: "more than \(mostValues) values"))
    }
  }

  private static func tree(_ value: any TOMLValueConvertible, _ budget: inout Int) throws(Malformed)
    -> ConfigurationTree
  {
    try spend(&budget)
    if let table = value.table {
      var members: [(key: String, line: Int?, value: ConfigurationTree)] = []
      for key in table.keys {
        guard let inner = table[key] else { continue }
        members.append((key, nil, try tree(inner, &budget)))
      }
      return .table(members, line: nil)
    }
    if let array = value.array {
      var values: [ConfigurationTree] = []
      for inner in array { values.append(try tree(inner, &budget)) }
      return .list(values, line: nil)
    }
    if let text = value.string { return .scalar(text, line: nil) }
    if let date = value.date {
      return .scalar(PolicyDay(date.year, date.month, date.day).description, line: nil)
    }
    if let flag = value.bool { return .scalar("\(flag)", line: nil) }
    if let number = value.int { return .scalar("\(number)", line: nil) }
    if let number = value.double { return .scalar("\(number)", line: nil) }
    return .scalar(value.debugDescription, line: nil)
  }

  private static func tree(_ node: Node, _ budget: inout Int) throws(Malformed) -> ConfigurationTree {
    try spend(&budget)
    switch node {
    case .scalar(let scalar): return .scalar(scalar.string, line: scalar.mark?.line)
    case .sequence(let sequence):
      var values: [ConfigurationTree] = []
      for inner in sequence { values.append(try tree(inner, &budget)) }
      return .list(values, line: sequence.mark?.line)
    case .mapping(let mapping):
      var members: [(key: String, line: Int?, value: ConfigurationTree)] = []
      for (key, inner) in mapping {
        guard let name = key.scalar?.string else {
          throw Malformed(
            line: key.mark?.line,
            reason: BilingualText(es: "una clave que no es una palabra", en: "a key that is no word"))
        }
        members.append((name, key.mark?.line, try tree(inner, &budget)))
      }
      return .table(members, line: mapping.mark?.line)
    case .alias(let alias):
      throw Malformed(
        line: alias.mark?.line, reason: BilingualText(es: "un alias de nada", en: "an alias of nothing"))
    }
  }
}
