import MIRSchema
import SheetIO

/// What a column of the municipality's sheet is of and what is over it, from the list of fields: the same in every sheet.
final class ColumnForm: Sendable {
  /// How a column's cells are laid out and measured.
  enum Kind: Sendable {
    /// The level with its number.
    case level
    /// Texts of several words, whose columns may be narrower or wider.
    case running
    /// Short texts, whose words are not broken.
    case line
    /// Codes, and words of a catalogue, which the column has room for from the beginning.
    case term
    case number, year

    var isNumeric: Bool { self == .number || self == .year }
    /// Whether texts go on in rows below; by the level's one cell a record is known.
    var isCut: Bool { !isNumeric && self != .level }
  }

  let field: Field<Indicator>
  let kind: Kind
  /// Its place among all columns.
  let place: Int
  /// Of the values: which it is.
  let value: ValuePlace?
  /// What is over the column alone.
  let heading: String
  /// What it shares with its neighbours, from the top down.
  let groups: [String]
  /// The points that its heading and the values of its catalogue need.
  let least: Double
  private let isOptional: Bool
  /// Where it is a value of a measure that has all of its columns or none: their places.
  private let siblings: [Int]

  /// The fields of all columns; the level's holds the number too.
  static let fields = Indicator.fields.filter { $0.key != .number }

  /// All columns, from left to right.
  static let all = fields.indices.map { ColumnForm(fields[$0], place: $0) }

  /// Columns that the form of 2024 does not have; they are drawn when a report fills them.
  private static let optional: Set<FieldKey> = [
    .narrativeSummary, .accumulation, .justification, .assumptions,
  ]

  private init(_ field: Field<Indicator>, place: Int) {
    self.field = field
    self.place = place
    value = ValuePlace(key: field.key)
    kind = Self.kind(of: field)
    let optionalMeasure = value.flatMap { $0.measure.isOptional ? $0.measure : nil }
    siblings =
      optionalMeasure.map { measure in
        Self.fields.indices.filter { Measure.of(Self.fields[$0].key) == measure }
      } ?? []
    isOptional = optionalMeasure != nil || Self.optional.contains(field.key)
    (heading, groups) = Self.headings(of: field, value)
    var least = Self.least(heading)
    if field.key == .baselineYear { least = max(least, Self.least("0000")) }
    if case .catalogue(let name) = field.kind, field.key != .level {
      for value in Vocabulary.standard.officialValues[name, default: []] {
        let word = TextMeasure.longestWord(value, fontSize: ReportSheet.textStyle.fontSize)
        least = max(least, word + TextMeasure.cellPadding)
      }
    }
    self.least = kind == .running ? max(least, ColumnWidths.leastText) : least
  }

  private static func kind(of field: Field<Indicator>) -> Kind {
    switch field.kind {
    case .catalogue(.level): .level
    case .prose: .running
    case .line: field.key == .name ? .running : .line
    case .number: .number
    case .integer: .year
    case .code, .catalogue: .term
    }
  }

  private static func headings(
    of field: Field<Indicator>, _ value: ValuePlace?
  ) -> (heading: String, groups: [String]) {
    if let value { return (value.period.heading, [value.measure.heading]) }
    if field.key.isPart(of: .baseline) {
      return (field.key == .baselineValue ? "Valor" : "Año", [data, "Línea Base"])
    }
    let isData = ![
      .level, .narrativeSummary, .name, .definition, .justification, .meansOfVerification, .assumptions,
    ].contains(field.key)
    return (field.description.title, isData ? [data] : [])
  }

  private static let data = "Datos del Indicador"

  /// The points that a heading needs whose words are not broken.
  private static func least(_ heading: String) -> Double {
    TextMeasure.longestWord(heading, fontSize: ReportSheet.textStyle.fontSize, bold: true)
      + TextMeasure.cellPadding
  }

  /// Whether the sheet of some indicators has the column; an optional measure has all of its columns or none.
  func isDrawn(for records: [RecordCells]) -> Bool {
    guard isOptional else { return true }
    let places = siblings.isEmpty ? [place] : siblings
    return records.contains { record in places.contains { record.isFilled($0) } }
  }

  /// The points that a width in characters leaves for the column's texts, each set in as it is.
  func room(inWidth width: Double) -> Double {
    let all = TextMeasure.textWidth(columnWidths: CollectionOfOne(width))
    return switch kind {
    // Set in and in bold letters.
    case .level: (all - 3 * TextMeasure.indent) / TextMeasure.boldFactor
    case .running: all - Double(ReportSheet.textStyle.indent) * TextMeasure.indent
    case .line, .term, .number, .year: all
    }
  }
}
