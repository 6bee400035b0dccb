import MIRSchema
import SheetIO

/// The row `1 2 3 …` or `(1) (2) (3) …` that some forms print below their heading, to number the columns.
enum NumberingRow {
  private static let least = 6

  /// Whether a row numbers its columns, one after the other.
  static func isNumbering(_ row: SheetView.Row) -> Bool {
    let own = row.own
    guard own.count >= least, let first = number(own[0].text), (0...2).contains(first) else { return false }
    return own.indices.allSatisfy { number(own[$0].text) == first + $0 }
  }

  private static func number(_ text: String) -> Int? {
    guard text.utf8.count <= longest else { return nil }
    let mark = text.filter { !"()[]. ".contains($0) }
    // Columns may be lettered: (a), (b), (c).
    let letters = mark.lowercased().utf8
    if (1...2).contains(letters.count), letters.allSatisfy({ (0x61...0x7A).contains($0) }) {
      return letters.reduce(0) { $0 * 26 + Int($1) - 0x60 }
    }
    return Int(mark)
  }

  /// Longer texts are not numbers of columns, in bytes.
  private static let longest = 64
}
