import SheetIO

/// What a document says of the file that it was made from, other than the reports.
extension JSONDocumentReader {
  mutating func readExtras(_ members: [String: JSONValue], into document: inout ReportDocument) {
    if let source = members["source"] { document.origin = origin(source, in: document.source) }
    if let list = members["unplaced"] {
      for (index, element) in elements(list, "/unplaced").enumerated() {
        let texts = texts(
          element, "/unplaced/\(index)", required: ["text"], optional: ["sheet", "cell", "indicator"])
        guard let text = texts["text"] else { continue }
        document.unplaced.append(
          UnplacedCell(
            sheet: texts["sheet"], cell: texts["cell"], text: text, indicator: texts["indicator"]))
      }
    }
    if let list = members["findings"] {
      for (index, element) in elements(list, "/findings").enumerated() {
        if let finding = finding(element, "/findings/\(index)") { document.findings.append(finding) }
      }
    }
    if let places = members["provenance"] { readProvenance(places, into: &document) }
  }

  /// The file that a document says its reports come from; `nil` where it says nothing of it.
  private mutating func origin(_ value: JSONValue, in source: Source) -> Source? {
    let members = self.members(
      value, "/source", required: [], optional: ["file", "format", "sha256", "sheets"])
    guard !members.isEmpty else { return nil }
    var origin = Source(format: source.format)
    for (key, value) in members {
      switch (key, value) {
      case ("file", .string(let text)): origin.file = text
      case ("format", .string(let text)): origin.format = text
      case ("sha256", .string(let text)): origin.sha256 = text
      case ("file", .null), ("sha256", .null): break
      case ("sheets", _):
        for (index, element) in elements(value, "/source/sheets").enumerated() {
          if let name = text(element, "/source/sheets/\(index)") { origin.sheets.append(name) }
        }
      case ("file", _), ("sha256", _):
        expected("/source/\(key)", value, es: "un texto o null", en: "a text or null")
      case ("format", _): expected("/source/\(key)", value, es: "un texto", en: "a text")
      default: break
      }
    }
    return origin
  }

  private mutating func finding(_ value: JSONValue, _ pointer: String) -> Finding? {
    let texts = texts(
      value, pointer, required: ["code", "severity", "message"],
      optional: ["hint", "sheet", "cell", "indicator", "field", "raw", "expected"])
    guard let code = texts["code"], let weight = texts["severity"], let message = texts["message"] else {
      return nil
    }
    guard let severity = Severity(rawValue: weight) else {
      let known = Severity.allCases.map(\.rawValue).joined(separator: ", ")
      expected(pointer + "/severity", .string(weight), es: known, en: known)
      return nil
    }
    guard Self.isCode(code) else {
      expected(
        pointer + "/code", .string(code), es: "una clave en minúsculas, números y guiones",
        en: "a code in lowercase letters, digits and hyphens")
      return nil
    }
    return Finding(
      printed: code, severity: severity, message: message, hint: texts["hint"], sheet: texts["sheet"],
      cell: texts["cell"], indicator: texts["indicator"], field: texts["field"], raw: texts["raw"],
      expected: texts["expected"])
  }

  /// As the schema demands it: `^[a-z][a-z0-9-]*$`.
  private static func isCode(_ code: String) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    return code.utf8.first.map(isLetter) == true
      && code.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
  }

  private mutating func readProvenance(_ value: JSONValue, into document: inout ReportDocument) {
    guard case .object(let places) = value else {
      expected("/provenance", value, es: "un objeto", en: "an object")
      return
    }
    document.bringsProvenance = true
    for place in places {
      let pointer = "/provenance/" + Self.escaped(place.key)
      let texts = texts(place.value, pointer, required: ["sheet", "cell", "raw"])
      guard let sheet = texts["sheet"], let cell = texts["cell"], let raw = texts["raw"] else { continue }
      guard let address = CellAddress(a1: cell) else {
        expected(
          pointer + "/cell", .string(cell), es: "una celda como «AB59»", en: "a cell like “AB59”")
        continue
      }
      document.provenance.append(Provenance(pointer: place.key, sheet: sheet, cell: address, raw: raw))
    }
  }

  /// The texts of an object whose values all are texts.
  private mutating func texts(
    _ value: JSONValue, _ pointer: @autoclosure () -> String, required: [String], optional: [String] = []
  ) -> [String: String] {
    var texts: [String: String] = [:]
    for (key, value) in members(value, pointer(), required: required, optional: optional) {
      if let text = text(value, pointer() + "/" + Self.escaped(key)) { texts[key] = text }
    }
    return texts
  }

  private mutating func text(_ value: JSONValue, _ pointer: @autoclosure () -> String) -> String? {
    guard case .string(let text) = value else {
      expected(pointer(), value, es: "un texto", en: "a text")
      return nil
    }
    return text
  }
}
