import SheetIO

/// The Table Schema of the flat CSV, and the data package next to it.
///
/// Source: Frictionless Data, Table Schema 1.0.
public enum TableSchemaBuilder {
  /// The Table Schema as indented JSON.
  public static func text() -> String { indented(schema(labels: false)) }

  /// `datapackage.json` for a CSV of this name next to it.
  public static func dataPackage(csv name: String, bytes: Int, labels: Bool) -> String {
    indented(
      .object([
        "profile": .string("tabular-data-package"),
        "name": .string("informes-trimestrales"),
        "title": .string("Informes trimestrales de resultados"),
        "resources": .array([
          .object([
            "profile": .string("tabular-data-resource"), "name": .string("indicadores"),
            "path": .string(name),
            "format": .string("csv"), "mediatype": .string("text/csv"), "encoding": .string("utf-8"),
            "bytes": .number("\(bytes)"), "schema": schema(labels: labels),
          ])
        ]),
      ]))
  }

  private static func indented(_ value: JSONValue) -> String {
    value.text(.pretty) + "\n"
  }

  /// The version of the columns.
  public static var version: String { CSVColumns.version }

  private static func schema(labels: Bool) -> JSONValue {
    .object([
      "version": .string(version),
      "fields": .array(CSVColumns.all.map { field($0, labels: labels) }),
      "missingValues": .array([.string("")]),
    ])
  }

  private static func field(_ column: CSVColumns.Column, labels: Bool) -> JSONValue {
    let type =
      switch column.kind {
      case .integer: "integer"
      case .number: "number"
      case .line, .prose, .code, .catalogue: "string"
      }
    return .object([
      "name": .string(labels ? column.label : column.key), "title": .string(column.label),
      "description": .string("\(column.summary.spanish) / \(column.summary.english)"), "type": .string(type),
    ])
  }
}
