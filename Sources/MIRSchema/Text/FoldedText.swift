import Foundation

/// Text reduced to what makes two spellings of a label the same: letters and digits, without case, accents,
/// spaces or punctuation.
///
/// `Línea  Base *`, `LINEA BASE` and `línea-\nbase` all fold to `lineabase`. Nothing else compares labels.
package struct FoldedText: Hashable, Sendable, CustomStringConvertible {
  /// The folded letters and digits.
  package let key: String

  package var description: String { key }
  /// Whether nothing is left.
  package var isEmpty: Bool { key.isEmpty }

  /// Folds a text.
  package init(_ text: some StringProtocol) {
    if let plain = Self.foldedBytes(text) {
      key = plain
      return
    }
    key = Self.unicodeKey(of: text)
  }

  /// Two folded texts, one behind the other.
  package static func + (one: FoldedText, other: FoldedText) -> FoldedText {
    FoldedText(key: one.key + other.key)
  }

  /// Whether two texts fold to the same, as texts that are the same do.
  package static func areSame(_ one: String, _ other: String) -> Bool {
    one.isExactly(other) || FoldedText(one) == FoldedText(other)
  }

  private init(key: String) { self.key = key }

  /// The folded form by Unicode's tables: of any letter the one without its marks, of the rest digits and percent signs.
  private static func unicodeKey(of text: some StringProtocol) -> String {
    // Marks that fold to nothing need no place among their neighbours; ordinals are not letters of a word.
    let letters = String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { scalar in
          !isOrdinal(scalar) && (scalar.properties.isAlphabetic || !CombiningMarks.isMark(scalar))
        }))
    var key = String.UnicodeScalarView()
    for scalar in letters.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "%" {
      key.append(scalar)
    }
    return String(key)
  }

  /// Whether a sign stands for the end of an ordinal, `1º`, which people write, leave out, or take a degree sign for.
  private static func isOrdinal(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "º" || scalar == "ª" || scalar == "°"
  }

  /// The folded form of ASCII and Spanish letters, byte by byte; `nil` at the first sign that needs the slow way.
  private static func foldedBytes(_ text: some StringProtocol) -> String? {
    let result: String?? = text.utf8.withContiguousStorageIfAvailable { bytes in
      var isPlain = true
      let folded = unsafe String(unsafeUninitializedCapacity: bytes.count) { folded in
        guard let count = unsafe fold(bytes, into: folded) else {
          isPlain = false
          return 0
        }
        return count
      }
      return isPlain ? folded : nil
    }
    return result ?? nil
  }

  /// Folds bytes into as much room; gives how many there are then, or `nil` at the first sign that needs the slow way.
  private static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>, into folded: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    var count = 0
    var index = 0
    while index < bytes.count {
      let byte = unsafe bytes[index]
      index += 1
      var letter: UInt8 = 0
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x25: letter = byte
      case 0x41...0x5A: letter = byte | 0x20
      case 0..<0x80: continue
      case 0xC3:
        letter = spanish(unsafe bytes[index])
        guard letter != 0 else { return nil }
        index += 1
      case 0xC2:
        // No-break space, inverted marks, quotation marks, ordinals and degrees.
        switch unsafe bytes[index] {
        case 0xA0, 0xA1, 0xAA, 0xAB, 0xB0, 0xB7, 0xBA, 0xBB, 0xBF: index += 1
        default: return nil
        }
        continue
      case 0xE2:
        // Dashes, quotation marks, bullets.
        guard unsafe bytes[index] == 0x80, unsafe (0x90...0xA6).contains(bytes[index + 1]) else { return nil }
        index += 2
        continue
      default: return nil
      }
      unsafe folded[count] = letter
      count += 1
    }
    return count
  }

  /// The letter without its accent, by the second byte of its UTF-8 after C3; 0 for letters that Spanish lacks.
  private static func spanish(_ byte: UInt8) -> UInt8 {
    switch byte | 0x20 {
    case 0xA0, 0xA1, 0xA2, 0xA4: UInt8(ascii: "a")
    case 0xA8...0xAB: UInt8(ascii: "e")
    case 0xAC...0xAF: UInt8(ascii: "i")
    case 0xB1: UInt8(ascii: "n")
    case 0xB2, 0xB3, 0xB4, 0xB6: UInt8(ascii: "o")
    case 0xB9...0xBC: UInt8(ascii: "u")
    default: 0
    }
  }

  /// Whether one may be the other reworded: at most a third of it differs, or one says nothing.
  package func mayBeRewording(of other: FoldedText) -> Bool {
    isEmpty || other.isEmpty
      || distance(to: other, limit: max(key.utf8.count, other.key.utf8.count) / 3) != nil
  }

  /// Edits (a letter put in, left out, changed, or two neighbours swapped) from one key to another, up to `limit`.
  package func distance(to other: FoldedText, limit: Int) -> Int? {
    let (long, short) = (key.utf8.count, other.key.utf8.count)
    guard abs(long - short) <= limit else { return nil }
    // Each edit takes at most one letter out and puts at most one in.
    let (own, others) = (letters, other.letters)
    guard (own & ~others).nonzeroBitCount <= limit, (others & ~own).nonzeroBitCount <= limit else {
      return nil
    }
    return Self.edits(Array(key.utf8), Array(other.key.utf8), limit: limit)
  }

  /// The letters that occur, one bit for several that are alike in their last five bits.
  private var letters: UInt32 { key.utf8.reduce(0) { $0 | 1 << UInt32($1 & 31) } }

  /// Whether another folded text is a part of this one.
  package func contains(_ part: FoldedText) -> Bool { key.hasBytes(of: part.key) }

  private static func edits(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
    let width = right.count + 1
    // The row being filled, the one above it, and the one above that.
    var rows = Array(0..<width) + [Int](repeating: 0, count: 2 * width)
    var (current, previous, before) = (width, 0, 2 * width)
    for i in left.indices {
      rows[current] = i + 1
      var least = i + 1
      for j in right.indices {
        var best = min(
          rows[previous + j + 1] + 1, rows[current + j] + 1,
          rows[previous + j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, rows[before + j - 1] + 1)
        }
        rows[current + j + 1] = best
        least = min(least, best)
      }
      guard least <= limit else { return nil }
      (current, previous, before) = (before, current, previous)
    }
    let result = rows[previous + right.count]
    return result <= limit ? result : nil
  }
}

extension String {
  /// Whether the bytes of a word occur in the text.
  package func hasBytes(of word: String) -> Bool {
    let bytes = utf8.span
    let word = word.utf8.span
    guard word.count > 0 else { return true }
    guard bytes.count >= word.count else { return false }
    for start in 0...bytes.count - word.count where bytes[start] == word[0] {
      var length = 1
      while length < word.count, bytes[start + length] == word[length] { length += 1 }
      if length == word.count { return true }
    }
    return false
  }
}
