extension String {
  /// The text with each of these signs written otherwise.
  ///
  /// A sign with a combining mark behind it is one `Character`, and yet the sign that other programs see: signs are
  /// looked for as scalars.
  package func escaping(_ escapes: [Unicode.Scalar: String]) -> String {
    guard unicodeScalars.contains(where: { escapes[$0] != nil }) else { return self }
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      if let escape = escapes[scalar] {
        result.append(contentsOf: escape.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
