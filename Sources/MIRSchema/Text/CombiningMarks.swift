import Foundation

/// Puts long runs of combining marks into their canonical order before Foundation normalizes them.
///
/// Foundation sorts such a run by exchanging neighbours, which takes the square of its length: a cell of 30,000 marks
/// took half a minute. The order is that of the standard, so that what is normalized is the same. Source: Unicode
/// Standard, 3.11 (D109, canonical ordering algorithm).
enum CombiningMarks {
  /// The text with every run of many marks in canonical order, the mark of a composed letter before it among them.
  static func ordered(_ scalars: String.UnicodeScalarView) -> String {
    var run: [Unicode.Scalar] = []
    var result = String.UnicodeScalarView()
    func close() {
      if run.count > longestUsual {
        if let base = result.popLast() {
          let parts = Array(String(base).decomposedStringWithCanonicalMapping.unicodeScalars)
          result.append(contentsOf: parts.prefix(1))
          run.insert(contentsOf: parts.dropFirst(), at: 0)
        }
        run = sorted(run)
      }
      result.append(contentsOf: run)
      run.removeAll(keepingCapacity: true)
    }
    for scalar in scalars {
      if isMark(scalar) {
        run.append(scalar)
      } else {
        if !run.isEmpty { close() }
        result.append(scalar)
      }
    }
    close()
    return String(result)
  }

  /// Whether a scalar is moved among its neighbours when text is normalized.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.canonicalCombiningClass != .notReordered
  }

  /// No letter of a written language has more.
  private static let longestUsual = 16

  private static func sorted(_ run: [Unicode.Scalar]) -> [Unicode.Scalar] {
    run.enumerated().sorted {
      ($0.element.properties.canonicalCombiningClass.rawValue, $0.offset)
        < ($1.element.properties.canonicalCombiningClass.rawValue, $1.offset)
    }.map(\.element)
  }
}
