public import MIRSchema

/// Tests name fields by the words that documents print.
extension FieldKey: ExpressibleByStringLiteral {
  public init(stringLiteral name: String) { self.init(rawValue: name) }
}
