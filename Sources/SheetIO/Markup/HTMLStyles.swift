/// What the styles of a page say that changes what is read: hidden, struck out, raised, lowered, a number format.
///
/// Only selectors of one element are understood, `td`, `.xl65`, `td.xl65`, `#id`, which are all that spreadsheets
/// write; what a page styles by where it is is left alone. Source: CSS 2.2, 4.1 and 5.
struct HTMLStyles {
  /// What is declared for an element.
  struct Declarations: Equatable {
    /// `display: none`, or not.
    var isHidden: Bool?
    /// `visibility: hidden`, or not.
    var isInvisible: Bool?
    var isStruck: Bool?
    var escapement: FontMark??
    /// Excel's `mso-number-format`.
    var format: String?

    /// A list of declarations, as a `style` attribute holds it.
    init(_ list: some StringProtocol) {
      for (name, value) in HTMLStyles.declarations(list) {
        let word = value.lowercased()
        switch name {
        case "display": isHidden = word.hasPrefix("none")
        case "mso-hide": if word.hasPrefix("all") { isHidden = true }
        case "visibility": isInvisible = word.hasPrefix("hidden") || word.hasPrefix("collapse")
        case "text-decoration", "text-decoration-line", "text-line-through":
          isStruck = word.contains("line-through")
        case "vertical-align":
          escapement = .some(word.hasPrefix("super") ? .raised : word.hasPrefix("sub") ? .lowered : nil)
        case "mso-number-format": format = HTMLStyles.unquoted(value)
        default: break
        }
      }
    }

    /// Takes over what others say, which are more particular.
    mutating func add(_ other: Declarations) {
      isHidden = other.isHidden ?? isHidden
      isInvisible = other.isInvisible ?? isInvisible
      isStruck = other.isStruck ?? isStruck
      if let escapement = other.escapement { self.escapement = escapement }
      format = other.format ?? format
    }

    fileprivate static let none = Declarations("")
  }

  private var rules: [String: Declarations] = [:]

  /// The rules of a `<style>` element.
  mutating func add(_ sheet: String) {
    var rest = Self.withoutComments(sheet)[...]
    while let brace = rest.firstIndex(of: "{") {
      let selectors = rest[..<brace]
      let body = rest[rest.index(after: brace)...]
      if selectors.contains("@") {
        // What holds for print or for some screens only.
        rest = Self.behindBlock(body)
        continue
      }
      let end = body.firstIndex(of: "}") ?? body.endIndex
      let declared = Declarations(body[..<end])
      if declared != .none {
        for selector in selectors.split(separator: ",") {
          let name = selector.filter { !$0.isWhitespace }.lowercased()
          let isSimple = selector.split(whereSeparator: \.isWhitespace).count == 1
          if isSimple, !name.contains(where: { ":>+~[*".contains($0) }) {
            rules[name, default: .none].add(declared)
          }
        }
      }
      rest = end < body.endIndex ? body[body.index(after: end)...] : body[end...]
    }
  }

  /// What is declared for an element.
  func declarations(_ element: XMLElement) -> Declarations? {
    let style = element["style"]
    guard style != nil || !rules.isEmpty else { return nil }
    var result = Declarations.none
    if !rules.isEmpty {
      let tag = element.name.string
      if let rule = rules[tag] { result.add(rule) }
      for name in element["class"]?.string.lowercased().split(whereSeparator: \.isWhitespace) ?? [] {
        if let rule = rules[".\(name)"] { result.add(rule) }
        if let rule = rules["\(tag).\(name)"] { result.add(rule) }
      }
      if let id = element["id"]?.string.lowercased(), let rule = rules["#\(id)"] { result.add(rule) }
    }
    if let style { result.add(Declarations(style.string)) }
    return result
  }

  // MARK: Syntax

  /// Names in lower case with their values; a semicolon in quotes ends nothing.
  fileprivate static func declarations(_ list: some StringProtocol) -> [(name: String, value: String)] {
    var result: [(name: String, value: String)] = []
    var text = ""
    var quote: Character?
    var isEscaped = false
    func end() {
      guard let colon = text.firstIndex(of: ":") else { return }
      let name = text[..<colon].filter { !$0.isWhitespace }.lowercased()
      let value = text[text.index(after: colon)...].drop(while: \.isWhitespace)
      result.append((name, String(value)))
    }
    for character in list {
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == ";" {
        end()
        text = ""
        continue
      }
      text.append(character)
    }
    end()
    return result
  }

  /// A value without its quotes and backslashes: `"0\.00%"` is `0.00%`, `\@` is `@`.
  fileprivate static func unquoted(_ value: String) -> String {
    var result = ""
    var isEscaped = false
    for character in value {
      if isEscaped {
        result.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character != "\"", character != "'" {
        result.append(character)
      }
    }
    while result.last?.isWhitespace == true { result.removeLast() }
    return result
  }

  private static func withoutComments(_ sheet: String) -> String {
    var result = sheet.replacing("<!--", with: "").replacing("-->", with: "")
    while let start = result.firstRange(of: "/*") {
      let end = result[start.upperBound...].firstRange(of: "*/")?.upperBound ?? result.endIndex
      result.removeSubrange(start.lowerBound..<end)
    }
    return result
  }

  /// What follows a block whose opening brace has been read.
  private static func behindBlock(_ text: Substring) -> Substring {
    var depth = 1
    var rest = text
    while depth > 0, let character = rest.popFirst() {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
    }
    return rest
  }
}
