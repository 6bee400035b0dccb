extension FieldValue {
  /// The value as every form writes it: a number by its digits, exactly.
  package var written: String {
    switch self {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .number(let number): number.text
    }
  }
}
