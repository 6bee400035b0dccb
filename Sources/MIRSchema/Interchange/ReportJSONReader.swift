import Foundation
import SheetIO

extension ReportJSON {
  /// Reads one document.
  ///
  /// `reports` and `schemaVersion` are required; `source`, `unplaced`, `findings` and `provenance` tell of another
  /// file, so they are checked but not taken over.
  /// - Throws: ``InterchangeError`` with the JSON pointer of every wrong place.
  public static func read(_ bytes: [UInt8]) throws(InterchangeError) -> [Report] {
    try reports(in: bytes, line: 0)
  }

  /// Reads newline-delimited JSON: a document a line; blank lines are passed over.
  public static func readLines(_ bytes: [UInt8]) throws(InterchangeError) -> [[Report]] {
    var documents: [[Report]] = []
    for (line, text) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard text.contains(where: { $0 > 0x20 }) else { continue }
      documents.append(try reports(in: Array(text), line: line))
    }
    return documents
  }

  /// Reads a list of programmes: reports of which any part may be missing, as a list or under `reports`.
  ///
  /// - Throws: ``InterchangeError`` with the JSON pointer of every wrong place.
  static func readPrograms(_ bytes: [UInt8]) throws(InterchangeError) -> [(report: Report, pointer: String)] {
    let lines = bytes.split(separator: 0x0A).filter { $0.contains { $0 > 0x20 } }
    // Newline-delimited: each line is a document of its own.
    if lines.count > 1,
      lines.allSatisfy({ $0.first == UInt8(ascii: "{") && $0.last { $0 > 0x20 } == UInt8(ascii: "}") })
    {
      var programs: [(report: Report, pointer: String)] = []
      for line in lines { programs += try readPrograms(Array(line)) }
      return programs
    }
    let value: JSONValue
    do throws(JSONSyntaxError) {
      value = try JSONParser.parse(bytes)
    } catch {
      throw InterchangeError(error)
    }
    var reader = DocumentReader(line: 0, isPartial: true)
    let programs = reader.programs(value)
    guard reader.problems.isEmpty else { throw InterchangeError(reader.problems, more: reader.more) }
    return programs
  }

  /// Whether the bytes begin as JSON does.
  public static func recognizes(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return bytes[start...].first { $0 > 0x20 } == UInt8(ascii: "{")
  }

  private static func reports(in bytes: [UInt8], line: Int) throws(InterchangeError) -> [Report] {
    let value: JSONValue
    do throws(JSONSyntaxError) {
      value = try JSONParser.parse(bytes)
    } catch {
      throw InterchangeError(error, line: line)
    }
    var reader = DocumentReader(line: line)
    let reports = reader.document(value)
    guard reader.problems.isEmpty else { throw InterchangeError(reader.problems, more: reader.more) }
    return reports
  }
}

/// Walks a JSON document along the fields and notes every place that is wrong.
private struct DocumentReader {
  /// The first places that are wrong, as many as are told.
  private(set) var problems: [InterchangeError.Problem] = []
  /// How many more there are.
  private(set) var more = 0
  /// The line of the document in newline-delimited JSON, from 0.
  let line: Int

  /// Whether keys may be missing, and codes be written as numbers.
  let isPartial: Bool

  init(line: Int, isPartial: Bool = false) {
    self.line = line
    self.isPartial = isPartial
  }

  private mutating func wrong(_ pointer: String, es: String, en: String) {
    guard problems.count < InterchangeError.most else {
      more += 1
      return
    }
    let prefix = line > 0
    let place = pointer.isEmpty ? "/" : pointer
    problems.append(
      InterchangeError.Problem(
        place: BilingualText(
          es: prefix ? "línea \(line + 1), \(place)" : place,
          en: prefix ? "line \(line + 1), \(place)" : place),
        message: BilingualText(es: es, en: en)))
  }

  private mutating func expected(_ pointer: String, _ value: JSONValue, es: String, en: String) {
    wrong(
      pointer, es: "se esperaba \(es) y hay \(value.kind.es)", en: "expected \(en), found \(value.kind.en)")
  }

  // MARK: Objects

  /// The members of an object: all of `required`, some of `optional`, nothing else.
  private mutating func members(
    _ value: JSONValue, _ pointer: String, required: [String], optional: [String] = []
  ) -> [String: JSONValue] {
    guard case .object(let members) = value else {
      expected(pointer, value, es: "un objeto", en: "an object")
      return [:]
    }
    let known = required + optional
    for member in members where !known.contains(member.key) {
      let limit = max(2, member.key.count / 3)
      let near = known.compactMap { key in distance(key, member.key, limit).map { (key, $0) } }.min {
        $0.1 < $1.1
      }
      wrong(
        pointer + "/" + Self.escaped(member.key),
        es: "clave desconocida" + (near.map { "; ¿quiso decir «\($0.0)»?" } ?? ""),
        en: "unknown key" + (near.map { "; did you mean “\($0.0)”?" } ?? ""))
    }
    let found = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
    for key in required where found[key] == nil && !isPartial {
      wrong(pointer + "/" + key, es: "falta esta clave", en: "this key is missing")
    }
    return found
  }

  private func distance(_ one: String, _ other: String, _ limit: Int) -> Int? {
    FoldedText(one).distance(to: FoldedText(other), limit: limit)
  }

  /// Source: RFC 6901, section 3.
  private static func escaped(_ key: String) -> String {
    key.replacing("~", with: "~0").replacing("/", with: "~1")
  }

  private mutating func elements(_ value: JSONValue, _ pointer: String) -> [JSONValue] {
    guard case .array(let values) = value else {
      expected(pointer, value, es: "una lista", en: "a list")
      return []
    }
    return values
  }

  // MARK: The document

  mutating func document(_ value: JSONValue) -> [Report] {
    let members = members(
      value, "", required: ["schemaVersion", "reports"],
      optional: ["source", "unplaced", "findings", "provenance"])
    if let version = members["schemaVersion"] {
      let known = ReportDocument.schemaVersion
      if case .string(let text) = version,
        text.split(separator: ".").first == known.split(separator: ".").first
      {
      } else {
        expected("/schemaVersion", version, es: "la versión «\(known)»", en: "version “\(known)”")
      }
    }
    checkExtras(members)
    guard let list = members["reports"] else { return [] }
    return elements(list, "/reports").enumerated().map { report($0.element, "/reports/\($0.offset)") }
  }

  mutating func programs(_ value: JSONValue) -> [(report: Report, pointer: String)] {
    guard case .object = value else {
      return elements(value, "").enumerated().map { (report($0.element, "/\($0.offset)"), "/\($0.offset)") }
    }
    let members = members(
      value, "", required: ["schemaVersion", "reports"],
      optional: ["source", "unplaced", "findings", "provenance"])
    guard let list = members["reports"] else {
      wrong("/reports", es: "falta esta clave", en: "this key is missing")
      return []
    }
    return elements(list, "/reports").enumerated().map { index, element in
      (report(element, "/reports/\(index)"), "/reports/\(index)")
    }
  }

  private mutating func checkExtras(_ members: [String: JSONValue]) {
    if let source = members["source"] {
      _ = self.members(source, "/source", required: [], optional: ["file", "format", "sha256", "sheets"])
    }
    for key in ["unplaced", "findings"] {
      if let list = members[key] {
        for (index, element) in elements(list, "/\(key)").enumerated() {
          guard case .object = element else {
            expected("/\(key)/\(index)", element, es: "un objeto", en: "an object")
            continue
          }
        }
      }
    }
    if let places = members["provenance"], case .object = places {
    } else if let places = members["provenance"] {
      expected("/provenance", places, es: "un objeto", en: "an object")
    }
  }

  private mutating func report(_ value: JSONValue, _ pointer: String) -> Report {
    var report = Report()
    let values = values(of: value, in: Self.reportShape, pointer)
    for (node, value) in zip(Report.nodes, values) {
      guard let value else { continue }
      func place() -> String { pointer + "/" + node.description.path.joined(separator: "/") }
      switch node {
      case .value(let field): field.set(&report, scalar(value, place(), field.kind))
      case .list(let list): list.set(&report, rows(value, place(), list))
      }
    }
    return report
  }

  private static let reportShape = ObjectShape(Report.nodes.map { $0.description.path[...] })
  /// The shapes of the elements of a report's lists, by the list's key.
  private static let elementShapes: [String: ObjectShape] = {
    var shapes: [String: ObjectShape] = [:]
    for case .list(let list) in Report.nodes {
      shapes[list.key] = ObjectShape(list.elements.map { $0.path[...] })
    }
    return shapes
  }()

  private mutating func rows(_ value: JSONValue, _ pointer: String, _ list: ListField<Report>)
    -> [[FieldValue?]]
  {
    let shape = Self.elementShapes[list.key] ?? ObjectShape(list.elements.map { $0.path[...] })
    var rows: [[FieldValue?]] = []
    for (index, element) in elements(value, pointer).enumerated() {
      let place = "\(pointer)/\(index)"
      let row: [FieldValue?]
      if list.elements.count == 1, list.elements[0].path.isEmpty {
        guard case .string(let text) = element, NormalText.prose(text) != nil else {
          expected(place, element, es: "un texto", en: "a text")
          continue
        }
        row = [scalar(element, place, list.elements[0].kind)]
      } else {
        let values = values(of: element, in: shape, place)
        row = zip(list.elements, values).map { description, value in
          value.flatMap { scalar($0, place + "/" + description.pointer, description.kind) }
        }
      }
      if row.allSatisfy({ $0 == nil }), case .object(let members) = element, !members.isEmpty {
        wrong(place, es: "todos sus valores son null", en: "all its values are null")
      }
      // Of a document that is refused nothing is kept.
      if problems.isEmpty { rows.append(row) }
    }
    return rows
  }

  /// The values at the ends of a shape's paths, in their order; `nil` where there is none.
  private mutating func values(of value: JSONValue, in shape: ObjectShape, _ pointer: String) -> [JSONValue?]
  {
    var result = [JSONValue?](repeating: nil, count: shape.count)
    fill(&result, value, shape, pointer)
    return result
  }

  private mutating func fill(
    _ result: inout [JSONValue?], _ value: JSONValue, _ shape: ObjectShape,
    _ pointer: @autoclosure () -> String
  ) {
    func take(_ value: JSONValue, _ part: ObjectShape.Part) {
      switch part {
      case .end(let index): result[index] = value
      case .object(let key, let inner): fill(&result, value, inner, "\(pointer())/\(key)")
      }
    }
    // Documents that were written here have all keys, in their order.
    if case .object(let members) = value, members.count == shape.keys.count,
      zip(members, shape.keys).allSatisfy({ $0.key == $1 })
    {
      for (member, part) in zip(members, shape.parts) { take(member.value, part) }
      return
    }
    let members = members(value, pointer(), required: shape.keys)
    for (key, part) in zip(shape.keys, shape.parts) {
      if let member = members[key] { take(member, part) }
    }
  }

  // MARK: Values

  private mutating func scalar(_ value: JSONValue, _ pointer: @autoclosure () -> String, _ kind: FieldKind)
    -> FieldValue?
  {
    switch (value, kind) {
    case (.null, _): return nil
    case (.number(let digits), .code) where isPartial: return .text(digits)
    case (.string(let text), .line), (.string(let text), .prose), (.string(let text), .code),
      (.string(let text), .catalogue):
      guard let normal = NormalText.text(text, for: kind) else {
        expected(pointer(), value, es: "un texto o null", en: "a text or null")
        return nil
      }
      if case .catalogue(let name) = kind {
        return .text(Vocabulary.standard.official(normal, in: name) ?? normal)
      }
      return .text(normal)
    case (.number(let digits), .number):
      guard let number = ExactNumber.decimal(digits) else {
        expected(
          pointer(), value, es: "un número de hasta 38 cifras", en: "a number of at most 38 digits")
        return nil
      }
      return .number(number)
    case (.number(let digits), .integer(let bounds)):
      guard let number = Int(digits), bounds.contains(number) else {
        expected(
          pointer(), value, es: "un entero de \(bounds.lowerBound) a \(bounds.upperBound) o null",
          en: "a whole number from \(bounds.lowerBound) to \(bounds.upperBound) or null")
        return nil
      }
      return .integer(number)
    case (_, .number): expected(pointer(), value, es: "un número o null", en: "a number or null")
    case (_, .integer):
      expected(pointer(), value, es: "un número entero o null", en: "a whole number or null")
    case (_, .line), (_, .prose), (_, .code), (_, .catalogue):
      expected(pointer(), value, es: "un texto o null", en: "a text or null")
    }
    return nil
  }
}

/// Which keys an object has, and where in a list of values what stands at the ends of its paths goes.
private struct ObjectShape: Sendable {
  enum Part: Sendable {
    /// A value, which is the one of this number.
    case end(Int)
    /// An object under a key.
    indirect case object(String, ObjectShape)
  }

  let keys: [String]
  let parts: [Part]
  /// How many values there are.
  let count: Int

  init(_ paths: [ArraySlice<String>]) {
    self.init(paths.enumerated().map { ($0.offset, $0.element) })
  }

  private init(_ paths: [(index: Int, path: ArraySlice<String>)]) {
    var keys: [String] = []
    for (_, path) in paths { if let key = path.first, !keys.contains(key) { keys.append(key) } }
    self.keys = keys
    count = paths.count
    parts = keys.map { key in
      let inner = paths.filter { $0.path.first == key }.map { (index: $0.index, path: $0.path.dropFirst()) }
      if let end = inner.first(where: \.path.isEmpty) { return .end(end.index) }
      return .object(key, ObjectShape(inner))
    }
  }
}
