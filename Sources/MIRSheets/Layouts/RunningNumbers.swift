import MIRSchema
import SheetIO

/// The numbers that a spreadsheet sets behind the headings of a table to make them differ: the second `Acum.` becomes
/// `Acum.2`, the third `Acum.3`.
enum RunningNumbers {
  /// What was printed before the numbers were set, by the cell's position in the sheet; empty where nothing shows that a row
  /// was numbered so.
  static func texts(of row: SheetView.Row) -> [Int: String] {
    let own = row.own
    guard own.has(fewest, where: { last($0.text) != nil }) else { return [:] }
    var positions: [String: Int] = [:]
    for (position, item) in own.enumerated() {
      // A spreadsheet numbers all of a table's headings, so none of them comes twice.
      guard positions.updateValue(position, forKey: item.text) == nil else { return [:] }
    }
    var numbered: [(position: Int, base: Int, text: String)] = []
    for (position, item) in own.enumerated() {
      guard let (text, number) = last(item.text), let base = positions[text], base < position,
        number == 2 || (positions["\(text)\(number - 1)"] ?? position) < position
      else { continue }
      numbered.append((position, base, text))
    }
    let certain = numbered.filter { entry in
      // `12` is the second `1` only among others that go on in the same way: `12`, `22`, `32` behind `1`, `2`, `3`.
      !entry.text.allSatisfy(\.isNumber)
        || numbered.contains { other in
          let step = other.position - entry.position
          return abs(step) == 1 && other.base - entry.base == step
        }
    }
    // Numbers alone may be anything.
    guard certain.count >= fewest,
      certain.contains(where: { $0.text.contains(where: \.isLetter) })
        || certain.allSatisfy({ own[$0.position].cell.isText })
    else { return [:] }
    return Dictionary(uniqueKeysWithValues: certain.map { (own[$0.position].index, $0.text) })
  }

  /// A text without its last digit, and that digit, from 2 on.
  private static func last(_ text: String) -> (text: String, number: Int)? {
    guard let digit = text.utf8.last, (0x32...0x39).contains(digit), text.utf8.count <= HeadingTerms.longest,
      let before = text.dropLast().last, !before.isWhitespace
    else { return nil }
    return (String(text.dropLast()), Int(digit) - 0x30)
  }

  /// One number alone may belong to a heading's own words.
  private static let fewest = 2
}
