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
  /// The places, as bits, of the columns of which one must hold something for this one to be drawn; none where it is always.
  private let needed: UInt64

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
    needed = Self.needed(for: field)
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

  /// An optional measure has all of its columns or none.
  private static func needed(for field: Field<Indicator>) -> UInt64 {
    fields.indices.reduce(0) { bits, place in
      let other = fields[place].key
      let isNeeded =
        if let measure = Measure.of(field.key) {
          measure.isOptional && Measure.of(other) == measure
        } else {
          other == field.key && optional.contains(other)
        }
      return isNeeded ? bits | 1 << UInt64(place) : bits
    }
  }

  /// Whether the sheet of some indicators has the column.
  func isDrawn(for records: [RecordCells]) -> Bool {
    needed == 0 || records.contains { $0.filled & needed != 0 }
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
