import Foundation
public import SheetIO

/// The canonical JSON: written and read by looping over the fields.
public enum ReportJSON {
  /// How the text is laid out.
  @nonexhaustive
  public enum Style: Sendable {
    /// Indented, with a line break at the end.
    case pretty
    /// One line with a line break at the end, as newline-delimited JSON wants it.
    case line
  }

  /// The document as JSON.
  ///
  /// Equal documents give equal text. What an older `version` has no field for is written as
  /// ``ReportDocument/held(by:)`` says.
  public static func write(
    _ document: ReportDocument, language: Language, style: Style = .pretty, provenance: Bool = false,
    version: SchemaVersion = .current
  ) -> String {
    var output = ""
    value(of: document.held(by: version), language: language, provenance: provenance, version).write(
      to: &output, pretty: style == .pretty)
    return output + "\n"
  }

  /// A document that was written on one line, laid out as ``Style/pretty``.
  package static func indented(_ line: String) -> [UInt8] { JSONValue.indented(line) }

  /// Origins by their pointers, as ``write(_:language:style:provenance:)`` puts them into a document, on one line.
  package static func origins(_ origins: [(pointer: String, origin: Provenance)]) -> String {
    var output = ""
    value(of: origins).write(to: &output, pretty: false)
    return output
  }

  // MARK: Writing

  private static func value(
    of document: ReportDocument, language: Language, provenance: Bool, _ version: SchemaVersion
  ) -> JSONValue {
    let source = document.origin ?? document.source
    var members = [
      JSONMember("schemaVersion", .string(version.description)),
      JSONMember(
        "source",
        .object([
          "file": .text(source.file), "format": .string(source.format),
          "sha256": .text(source.sha256),
          "sheets": .array(source.sheets.map(JSONValue.string)),
        ])),
      JSONMember("reports", .array(document.reports.map { value(of: $0, version) })),
      JSONMember("unplaced", .array(document.unplaced.map(value))),
      JSONMember("findings", .array(document.findings.map { value(of: $0, language: language) })),
    ]
    if provenance || document.bringsProvenance {
      members.append(JSONMember("provenance", value(of: document.provenance.map { ($0.pointer, $0) })))
    }
    return .object(members)
  }

  private static func value(of origins: [(pointer: String, origin: Provenance)]) -> JSONValue {
    // Where a value was read twice, the first cell is the one that gave it.
    let first = Dictionary(origins.map { ($0.pointer, $0.origin) }) { first, _ in first }
    return .object(
      first.sorted { $0.key < $1.key }.map { pointer, origin in
        JSONMember(
          pointer,
          .object([
            "sheet": .string(origin.sheet), "cell": .string(origin.cell.description),
            "raw": .string(origin.raw),
          ]))
      })
  }

  private static func value(of report: Report, _ version: SchemaVersion) -> JSONValue {
    nested(
      Report.nodes.map { node in
        switch node {
        case .value(let field): JSONPathEntry(field.description, value(of: field.get(report)))
        case .list(let list): JSONPathEntry(list.description, value(of: list, in: report, version))
        }
      })
  }

  private static func value(of list: ListField<Report>, in report: Report, _ version: SchemaVersion)
    -> JSONValue
  {
    .array(
      list.get(report).map { element in
        if list.elements.count == 1, list.elements[0].path.isEmpty { return value(of: element[0]) }
        return nested(
          zip(list.elements, element).lazy.filter { $0.0.since <= version }
            .map { JSONPathEntry($0, value(of: $1)) })
      })
  }

  private static func value(of value: FieldValue?) -> JSONValue {
    switch value {
    case nil: .null
    case .text(let text): .string(text)
    case .integer(let number): .number("\(number)")
    case .number(let number): .number("\(number)")
    }
  }

  /// Puts values that share the beginning of their path into one object, in the order of the paths.
  private static func nested(_ values: [JSONPathEntry]) -> JSONValue {
    var members: [JSONMember] = []
    var index = values.startIndex
    while index < values.endIndex {
      guard let key = values[index].path.first else { return values[index].value }
      let end = values[index...].firstIndex { $0.path.first != key } ?? values.endIndex
      let inner = values[index..<end].map(\.inner)
      members.append(JSONMember(key, inner[0].path.isEmpty ? inner[0].value : object(inner)))
      index = end
    }
    return .object(members)
  }

  private static func object(_ inner: [JSONPathEntry]) -> JSONValue {
    inner.allSatisfy { $0.isInNullableObject && $0.value == .null } ? .null : nested(inner)
  }

  private static func value(of cell: UnplacedCell) -> JSONValue {
    present([
      ("sheet", cell.sheet), ("cell", cell.cell), ("text", cell.text), ("indicator", cell.indicator),
    ])
  }

  /// A finding as JSON, which is also a line of findings in JSON Lines.
  static func value(of finding: Finding, language: Language) -> JSONValue {
    present([
      ("code", finding.name), ("severity", finding.severity.rawValue),
      ("message", finding.message[language]),
      ("hint", finding.hint?[language]), ("sheet", finding.sheet), ("cell", finding.cell),
      ("indicator", finding.indicator), ("field", finding.field?.rawValue), ("raw", finding.raw),
      ("expected", finding.expected),
    ])
  }

  /// Absent parts are left out.
  private static func present(_ parts: [(String, String?)]) -> JSONValue {
    .object(parts.compactMap { key, text in text.map { JSONMember(key, .string($0)) } })
  }
}
