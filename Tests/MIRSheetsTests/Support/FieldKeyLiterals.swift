public import MIRSchema

/// Tests name fields by the words that documents print.
extension FieldKey: ExpressibleByStringLiteral {
  /// The field of a name: `"achieved.q2"`.
  public init(stringLiteral name: String) { self.init(rawValue: name) }
}
