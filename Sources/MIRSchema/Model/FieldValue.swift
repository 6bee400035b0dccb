public import Foundation

/// The value of one field; a blank is the absence of a value, never an empty text.
public enum FieldValue: Hashable, Sendable {
  /// Text, already in its normal form.
  case text(String)
  /// An exact decimal.
  case number(Decimal)
  /// A whole number: a year or a quarter.
  case integer(Int)
}

/// What kind of value a field holds; every reader and writer decides by this alone.
@nonexhaustive
public enum FieldKind: Hashable, Sendable {
  /// Text of one line.
  case line
  /// Long text, in which line breaks are kept.
  case prose
  /// A code like `504` or `3.2`: text, never a number.
  case code
  /// Text from a catalogue; values unknown to the catalogue are kept as they are.
  case catalogue(CatalogueName)
  /// An exact decimal.
  case number
  /// A whole number within bounds.
  case integer(ClosedRange<Int>)

  /// Whether the field holds a number of any kind.
  public var isNumeric: Bool {
    switch self {
    case .number, .integer: true
    case .line, .prose, .code, .catalogue: false
    }
  }
}

/// The catalogues of the field; their values are in the vocabulary.
@nonexhaustive
public enum CatalogueName: String, CaseIterable, Hashable, Sendable {
  case level
  case type
  case dimension
  case frequency
  case expectedDirection
  case accumulation

  /// Whether a value of the catalogue is seldom written under another heading.
  ///
  /// `Promedio` and `Suma` are units of measure, too.
  package var isTelling: Bool { self != .accumulation }

  /// The catalogue's place among all of them.
  package var position: Int {
    switch self {
    case .level: 0
    case .type: 1
    case .dimension: 2
    case .frequency: 3
    case .expectedDirection: 4
    case .accumulation: 5
    }
  }
}
