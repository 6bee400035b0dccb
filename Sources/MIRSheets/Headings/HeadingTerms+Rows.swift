import MIRSchema
import SheetIO

/// What rows of headings say together.
extension HeadingTerms {
  /// Whether a row of headings goes by months: then its months are not quarters.
  static func goesByMonths(_ row: SheetView.Row) -> Bool {
    row.own.count { loneMonth($0.text).map { !$0.isMultiple(of: 3) } ?? false } >= 2
  }

  /// Whether a row below quarters names the measures by letters: `P`, `A`, `V`, again and again.
  func isLetterRow(_ row: SheetView.Row, under above: [SheetView.Row]) -> Bool {
    // Rows of numbers are most of those below a heading.
    let letters = row.own.compactMap { item in
      item.cell.isText ? session.vocabulary.measure(ofLetters: item.text) : nil
    }
    guard letters.count >= 4, Set(letters).count >= 2, letters.count > Set(letters).count else {
      return false
    }
    return above.contains { row in
      row.own.count { item in
        numeral(item.text) != nil
          || terms(of: item.text).contains { if case .period = $0 { true } else { false } }
      } >= 2
    }
  }
}
