package import SheetIO

/// The columns of the flat CSV, derived from the fields.
package enum CSVColumns {
  /// What a column holds.
  package enum Content: Sendable {
    /// The file that the report was read from; not read back.
    case sourceFile
    /// The report's place in the file, from 1.
    case report
    case value(Field<Report>)
    /// One part of every element of a list, packed into one cell.
    case packed(ListField<Report>, part: Int)
    /// The indicator's place in its report, from 1; blank in the one row of a report without indicators.
    case indicator
    /// Level and number of the indicator as one text; read back only to be compared with these.
    case key
    /// One field of the row's indicator.
    case field(ListField<Report>, part: Int)
  }

  /// One column.
  package struct Column: Sendable {
    /// The field, by its name from the report; of an indicator's field from the indicator.
    package let field: FieldKey
    /// The Spanish heading.
    package let label: String
    package let kind: FieldKind
    package let summary: BilingualText
    package let content: Content

    /// The stable heading.
    package var key: String { field.snake }
  }

  /// The version of the columns: the first number moves when one goes or means something else, the second when one comes.
  ///
  /// Tables of every version are read: columns are known by their headings.
  package static let version = "2.0"

  /// Every column in order.
  package static let all: [Column] =
    [
      Column(
        field: FieldKey(rawValue: "sourceFile"), label: "Archivo de origen", kind: .line,
        summary: BilingualText(es: "Archivo del que se leyó.", en: "The file that it was read from."),
        content: .sourceFile),
      Column(
        field: FieldKey(rawValue: "report"), label: "Informe", kind: .integer(1...Int.max),
        summary: BilingualText(
          es: "Número del informe en el archivo.", en: "The report's place in the file."),
        content: .report),
    ] + Report.nodes.flatMap(columns)

  private static func columns(_ node: FieldNode<Report>) -> [Column] {
    switch node {
    case .value(let field):
      return [column(field.description, field.key, .value(field))]
    case .list(let list) where list.key == .indicators:
      let number = Column(
        field: FieldKey(rawValue: "indicator"), label: "Indicador", kind: .integer(1...Int.max),
        summary: BilingualText(
          es: "Número del indicador en su informe.", en: "The indicator's place in its report."),
        content: .indicator)
      let key = Column(
        field: .indicatorKey, label: "Clave del indicador", kind: .line, summary: Indicator.keySummary,
        content: .key)
      return [number, key]
        + list.elements.enumerated().map { column($1, $1.key, .field(list, part: $0)) }
    case .list(let list):
      return list.elements.enumerated().map { part, element in
        column(element, list.key.followed(by: element.key), .packed(list, part: part))
      }
    }
  }

  private static func column(_ description: FieldDescription, _ field: FieldKey, _ content: Content) -> Column
  {
    Column(
      field: field, label: description.title, kind: description.kind,
      summary: description.summary, content: content)
  }

  /// The columns by their fields.
  package static let byField: [FieldKey: Column] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.field, $0) })

  /// The columns by folded heading, in either language.
  package static let byHeading: [FoldedText: Column] = Dictionary(
    all.flatMap { [(FoldedText($0.key), $0), (FoldedText($0.label), $0)] },
    uniquingKeysWith: { first, _ in first })

  /// The column that a heading of the table names: by its key, its label, or a word that a vocabulary adds to the
  /// shipped ones.
  ///
  /// The shipped words are those of sheets, which the flat table does not speak.
  package static func column(headed heading: String, _ vocabulary: Vocabulary) -> Column? {
    let folded = FoldedText(heading)
    if let known = byHeading[folded] { return known }
    guard vocabulary !== Vocabulary.standard, Vocabulary.standard.terms(for: folded).isEmpty else {
      return nil
    }
    for term in vocabulary.terms(for: folded) {
      switch term {
      case .field(let key): if let column = byField[key] { return column }
      case .measure(let measure, let period): return byField[measure.key(period)]
      case .group, .period, .reported: continue
      }
    }
    return nil
  }
}

/// Several texts in one cell, `a | b`, with `|` and `\` escaped; an empty part is a blank.
enum PackedList {
  static func pack(_ parts: [String?]) -> String? {
    guard parts.contains(where: { $0 != nil }) || parts.count > 1 else { return nil }
    return parts.map { ($0 ?? "").escaping(["\\": "\\\\", "|": "\\|"]) }.joined(separator: " | ")
  }

  static func unpack(_ cell: String?) -> [String] {
    guard let cell else { return [] }
    var parts = [String.UnicodeScalarView()]
    var isEscaped = false
    for scalar in cell.unicodeScalars {
      if isEscaped {
        parts[parts.count - 1].append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "|" {
        parts.append(String.UnicodeScalarView())
      } else {
        parts[parts.count - 1].append(scalar)
      }
    }
    return parts.map { String($0) }
  }
}
