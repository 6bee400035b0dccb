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
    /// One field of the row's indicator.
    case field(ListField<Report>, part: Int)
  }

  /// One column.
  package struct Column: Sendable {
    /// The stable heading.
    package let key: String
    /// The Spanish heading.
    package let label: String
    package let kind: FieldKind
    package let summary: BilingualText
    package let content: Content
  }

  /// Every column in order.
  package static let all: [Column] =
    [
      Column(
        key: "source_file", label: "Archivo de origen", kind: .line,
        summary: BilingualText(es: "Archivo del que se leyó.", en: "The file that it was read from."),
        content: .sourceFile),
      Column(
        key: "report", label: "Informe", kind: .integer(1...Int.max),
        summary: BilingualText(
          es: "Número del informe en el archivo.", en: "The report's place in the file."),
        content: .report),
    ] + Report.nodes.flatMap(columns)

  private static func columns(_ node: FieldNode<Report>) -> [Column] {
    switch node {
    case .value(let field):
      return [column(field.description, path: field.description.path, .value(field))]
    case .list(let list) where list.key == "indicators":
      let number = Column(
        key: "indicator", label: "Indicador", kind: .integer(1...Int.max),
        summary: BilingualText(
          es: "Número del indicador en su informe.", en: "The indicator's place in its report."),
        content: .indicator)
      return [number]
        + list.elements.enumerated().map { column($1, path: $1.path, .field(list, part: $0)) }
    case .list(let list):
      return list.elements.enumerated().map { part, element in
        column(element, path: list.description.path + element.path, .packed(list, part: part))
      }
    }
  }

  private static func column(_ description: FieldDescription, path: [String], _ content: Content) -> Column {
    Column(
      key: FieldDescription.snake(path), label: description.title, kind: description.kind,
      summary: description.summary, content: content)
  }

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
      case .field(let key): if let column = byPath[key] { return column }
      case .measure(let measure, let period): return byPath[measure.key(period)]
      case .group, .period: continue
      }
    }
    return nil
  }

  /// The columns of the indicators' fields, by the fields' keys.
  private static let byPath: [String: Column] = Dictionary(
    all.compactMap { column in
      guard case .field(_, let part) = column.content else { return nil }
      return (Indicator.fields[part].key, column)
    },
    uniquingKeysWith: { first, _ in first })
}

/// Several texts in one cell, `a | b`, with `|` and `\` escaped; an empty part is a blank.
enum PackedList {
  static func pack(_ parts: [String?]) -> String? {
    guard parts.contains(where: { $0 != nil }) || parts.count > 1 else { return nil }
    return parts.map { part in (part ?? "").replacing("\\", with: "\\\\").replacing("|", with: "\\|") }
      .joined(separator: " | ")
  }

  static func unpack(_ cell: String?) -> [String] {
    guard let cell else { return [] }
    var parts = [""]
    var isEscaped = false
    for character in cell {
      if isEscaped {
        parts[parts.count - 1].append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }
}
