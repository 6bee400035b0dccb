/// Texts that are a formula and no words.
package enum FormulaText {
  /// Whether a text is a formula: it has an equals sign, or a fraction with a product or parentheses.
  package static func isFormula(_ text: String) -> Bool {
    var hasFraction = false
    var hasFactor = false
    var before: (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "="): return true
      case UInt8(ascii: "/"): hasFraction = true
      case UInt8(ascii: "*"), UInt8(ascii: "("): hasFactor = true
      case 0x20 where before == (0x20, UInt8(ascii: "x")): hasFactor = true
      default: break
      }
      before = (before.1, byte)
    }
    return hasFraction && hasFactor
  }
}
