import Foundation
import SheetIO

extension ReportJSON {
  /// Reads a file of JSON: one document, or newline-delimited, a document a line; in UTF-8 or UTF-16.
  ///
  /// `reports` and `schemaVersion` are required. What the document says of the file that it was made from (`source`,
  /// `unplaced`, `findings`, `provenance`) is taken over: the source as ``ReportDocument/origin``. The values are
  /// checked as those of every input; what the document says already is not said twice. Several documents are joined
  /// to one, see ``ReportDocument/parts``. Catalogue values get their official spelling by the `vocabulary`.
  ///
  /// - Throws: ``InterchangeError`` with the JSON pointer of every wrong place.
  public static func read(
    _ bytes: [UInt8], source: Source = Source(format: "json"), vocabulary: Vocabulary = .standard
  ) throws(InterchangeError) -> ReportDocument {
    let text = try JSONText(bytes)
    var source = source
    source.format = text.isLines ? "ndjson" : "json"
    var documents: [ReportDocument] = []
    for document in text.documents {
      var reader = JSONDocumentReader(line: document.linesBefore, vocabulary: vocabulary)
      var read = reader.document(try parse(document), of: source)
      try reader.finish()
      read.findings += KeptFindings(read.findings).unsaid(JSONChecks.findings(in: read))
      documents.append(read)
    }
    return ReportDocument(joining: documents, source: source)
  }

  /// Reads a list of programmes: reports of which any part may be missing, as a list or under `reports`.
  ///
  /// - Throws: ``InterchangeError`` with the JSON pointer of every wrong place.
  package static func readPrograms(
    _ bytes: [UInt8], vocabulary: Vocabulary = .standard
  ) throws(InterchangeError) -> [(report: Report, pointer: String)] {
    var programs: [(report: Report, pointer: String)] = []
    for document in try JSONText(bytes).documents {
      var reader = JSONDocumentReader(
        line: document.linesBefore, vocabulary: vocabulary, isPartial: true)
      programs += reader.programs(try parse(document))
      try reader.finish()
    }
    return programs
  }

  /// Whether the bytes begin as JSON does.
  package static func recognizes(_ bytes: [UInt8]) -> Bool { FileSignature(bytes).form == .json }

  private static func parse(_ document: JSONText.Document) throws(InterchangeError) -> JSONValue {
    do throws(JSONSyntaxError) {
      return try JSONParser.parse(document.bytes)
    } catch {
      throw InterchangeError(error, line: document.linesBefore)
    }
  }
}

/// Walks a JSON document along the fields and notes every place that is wrong.
struct JSONDocumentReader {
  /// The first wrong places, as many as are reported.
  private var problems: [InterchangeError.Problem] = []
  private var countOfProblems = 0
  /// The line of the document in newline-delimited JSON, from 0.
  private let line: Int
  /// Whether keys may be missing, and codes be written as numbers.
  private let isPartial: Bool
  /// The spellings that catalogue values are known by.
  private let vocabulary: Vocabulary
  /// What version the document says that it is.
  private var version = SchemaVersion.current

  init(line: Int, vocabulary: Vocabulary, isPartial: Bool = false) {
    self.line = line
    self.vocabulary = vocabulary
    self.isPartial = isPartial
  }

  /// Whether a document will come of it; where none will, nothing is kept any more.
  private var isSound: Bool { countOfProblems == 0 }

  /// - Throws: ``InterchangeError`` when any place was wrong.
  func finish() throws(InterchangeError) {
    guard isSound else { throw InterchangeError(first: problems, of: countOfProblems) }
  }

  /// Notes a wrong place; texts are made only for those that are reported, as there may be millions.
  mutating func wrong(
    _ pointer: @autoclosure () -> String, es: @autoclosure () -> String, en: @autoclosure () -> String
  ) {
    countOfProblems += 1
    guard problems.count < InterchangeError.most else { return }
    let prefix = line > 0
    let pointer = pointer()
    let place = pointer.isEmpty ? "/" : pointer
    problems.append(
      InterchangeError.Problem(
        place: BilingualText(
          es: prefix ? "línea \(line + 1), \(place)" : place,
          en: prefix ? "line \(line + 1), \(place)" : place),
        message: BilingualText(es: es(), en: en())))
  }

  mutating func expected(_ pointer: @autoclosure () -> String, _ value: JSONValue, es: String, en: String) {
    wrong(
      pointer(), es: "se esperaba \(es) y hay \(value.kind.es)", en: "expected \(en), found \(value.kind.en)")
  }

  // MARK: Objects

  /// The members of an object: all of `required`, some of `optional`, nothing else; `newer` are keys that a later version
  /// has.
  mutating func members(
    _ value: JSONValue, _ pointer: @autoclosure () -> String, required: [String], optional: [String] = [],
    newer: [String: SchemaVersion] = [:]
  ) -> [String: JSONValue] {
    guard case .object(let members) = value else {
      expected(pointer(), value, es: "un objeto", en: "an object")
      return [:]
    }
    var found: [String: JSONValue] = [:]
    for member in members {
      found[member.key] = member.value
      guard !required.contains(member.key), !optional.contains(member.key) else { continue }
      if let newer = newer[member.key] {
        let version = version
        wrong(
          pointer() + "/" + member.key,
          es: "esta clave es de la versión \(newer), y el documento dice \(version)",
          en: "this key is of version \(newer), and the document says \(version)")
        continue
      }
      let near =
        problems.count < InterchangeError.most ? nearest(to: member.key, in: required + optional) : nil
      wrong(
        pointer() + "/" + Self.escaped(member.key),
        es: "clave desconocida" + (near.map { "; ¿quiso decir «\($0)»?" } ?? ""),
        en: "unknown key" + (near.map { "; did you mean “\($0)”?" } ?? ""))
    }
    if found.isEmpty, !isPartial, problems.count == InterchangeError.most {
      countOfProblems += required.count
      return found
    }
    for key in required where found[key] == nil && !isPartial {
      wrong(pointer() + "/" + key, es: "falta esta clave", en: "this key is missing")
    }
    return found
  }

  private func nearest(to key: String, in known: [String]) -> String? {
    let limit = max(2, key.count / 3)
    let text = FoldedText(key)
    return known.compactMap { known in FoldedText(known).distance(to: text, limit: limit).map { (known, $0) }
    }
    .min { $0.1 < $1.1 }?.0
  }

  /// Source: RFC 6901, section 3.
  static func escaped(_ key: String) -> String {
    key.escaping(["~": "~0", "/": "~1"])
  }

  mutating func elements(_ value: JSONValue, _ pointer: @autoclosure () -> String) -> [JSONValue] {
    guard case .array(let values) = value else {
      expected(pointer(), value, es: "una lista", en: "a list")
      return []
    }
    return values
  }

  // MARK: The document

  /// The document; `source` is the file that it is in.
  mutating func document(_ value: JSONValue, of source: Source) -> ReportDocument {
    var document = ReportDocument(source: source)
    guard let members = documentMembers(value) else { return document }
    if let version = members["schemaVersion"] {
      if case .string(let text) = version, let known = SchemaVersion(reading: text) {
        self.version = known
      } else {
        let known = SchemaVersion.all.reversed().map(\.description)
        expected(
          "/schemaVersion", version,
          es: "la versión " + known.map { "«\($0)»" }.joined(separator: " o "),
          en: "version " + known.map { "“\($0)”" }.joined(separator: " or "))
      }
    }
    if let list = members["reports"] {
      for (index, element) in elements(list, "/reports").enumerated() {
        let report = report(element, "/reports/\(index)")
        if isSound { document.reports.append(report) }
      }
    }
    readExtras(members, into: &document)
    return document
  }

  /// The members of the whole; `nil`, with one problem that says what a document is, where it is none at all.
  private mutating func documentMembers(_ value: JSONValue) -> [String: JSONValue]? {
    let required = ["schemaVersion", "reports"]
    let example = "{\"schemaVersion\": \"\(ReportDocument.schemaVersion)\", \"reports\": […]}"
    guard case .object(let members) = value else {
      wrong(
        "",
        es: "se esperaba un objeto con «schemaVersion» y «reports», \(example), y hay \(value.kind.es)",
        en: "expected an object with “schemaVersion” and “reports”, \(example), found \(value.kind.en)")
      return nil
    }
    guard members.contains(where: { required.contains($0.key) }) else {
      let keys = members.isEmpty ? "–" : members.prefix(5).map(\.key).joined(separator: ", ")
      wrong(
        "", es: "faltan las claves «schemaVersion» y «reports»; se esperaba \(example) y hay: \(keys)",
        en: "the keys “schemaVersion” and “reports” are missing; expected \(example), found: \(keys)")
      return nil
    }
    return self.members(value, "", required: required, optional: Self.extras)
  }

  /// What a document may hold besides its reports.
  private static let extras = ["source", "unplaced", "findings", "provenance"]

  mutating func programs(_ value: JSONValue) -> [(report: Report, pointer: String)] {
    guard case .object = value else {
      return elements(value, "").enumerated().map { (report($0.element, "/\($0.offset)"), "/\($0.offset)") }
    }
    let members = members(value, "", required: ["schemaVersion", "reports"], optional: Self.extras)
    guard let list = members["reports"] else {
      wrong("/reports", es: "falta esta clave", en: "this key is missing")
      return []
    }
    return elements(list, "/reports").enumerated().map { index, element in
      (report(element, "/reports/\(index)"), "/reports/\(index)")
    }
  }

  private mutating func report(_ value: JSONValue, _ pointer: String) -> Report {
    var report = Report()
    let values = values(of: value, in: .report, pointer)
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

  private mutating func rows(_ value: JSONValue, _ pointer: String, _ list: ListField<Report>)
    -> [[FieldValue?]]
  {
    let shape = ObjectShape.element(of: list, in: version)
    var rows: [[FieldValue?]] = []
    for (index, element) in elements(value, pointer).enumerated() {
      func place() -> String { "\(pointer)/\(index)" }
      let row: [FieldValue?]
      if list.isOfTexts {
        guard case .string(let text) = element, NormalText.prose(text) != nil else {
          expected(place(), element, es: "un texto", en: "a text")
          continue
        }
        row = [scalar(element, place(), list.elements[0].kind)]
      } else {
        guard case .object = element else {
          expected(place(), element, es: "un objeto", en: "an object")
          continue
        }
        let values = values(of: element, in: shape, place())
        // An element without any of its keys has been reported.
        guard isSound || values.contains(where: { $0 != nil }) else { continue }
        row = zip(list.elements, values).map { description, value in
          value.flatMap { scalar($0, place() + "/" + description.pointer, description.kind) }
        }
      }
      if row.allSatisfy({ $0 == nil }), case .object(let members) = element, !members.isEmpty {
        wrong(place(), es: "todos sus valores son null", en: "all its values are null")
      }
      if isSound { rows.append(row) }
    }
    return rows
  }

  /// The values at the ends of a shape's paths, in their order; `nil` where there is none.
  private mutating func values(
    of value: JSONValue, in shape: ObjectShape, _ pointer: @autoclosure () -> String
  ) -> [JSONValue?] {
    var result = [JSONValue?](repeating: nil, count: shape.count)
    fill(&result, value, shape, pointer())
    return result
  }

  private mutating func fill(
    _ result: inout [JSONValue?], _ value: JSONValue, _ shape: ObjectShape,
    _ pointer: @autoclosure () -> String
  ) {
    func take(_ value: JSONValue, _ part: ObjectShape.Part) {
      switch part {
      case .end(let index): result[index] = value
      case .object(_, _, isNullable: true) where value == .null: break
      case .object(let key, let inner, _): fill(&result, value, inner, "\(pointer())/\(key)")
      }
    }
    // Documents that were written here have all keys, in their order.
    if case .object(let members) = value, members.count == shape.keys.count,
      zip(members, shape.keys).allSatisfy({ $0.key == $1 })
    {
      for (member, part) in zip(members, shape.parts) { take(member.value, part) }
      return
    }
    let members = members(value, pointer(), required: shape.keys, newer: shape.newer)
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
        return .text(vocabulary.official(normal, in: name) ?? normal)
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
