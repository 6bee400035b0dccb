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
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var needsDecomposition = false
    for scalar in text.unicodeScalars where !Self.append(scalar, to: &bytes) {
      needsDecomposition = true
      break
    }
    if needsDecomposition {
      bytes.removeAll(keepingCapacity: true)
      // Marks that fold to nothing need no place among their neighbours.
      let letters = String(
        String.UnicodeScalarView(
          text.unicodeScalars.filter { $0.properties.isAlphabetic || !CombiningMarks.isMark($0) }))
      for scalar in letters.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
        guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "%" else {
          continue
        }
        bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      }
    }
    key = String(decoding: bytes, as: UTF8.self)
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

  /// Appends the folded form of a scalar of ASCII or Spanish; `false` when it needs the slow way.
  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9", "%": bytes.append(UInt8(scalar.value))
    case "A"..."Z": bytes.append(UInt8(scalar.value) | 0x20)
    case "á", "Á", "à", "À", "ä", "Ä", "â", "Â": bytes.append(UInt8(ascii: "a"))
    case "é", "É", "è", "È", "ë", "Ë", "ê", "Ê": bytes.append(UInt8(ascii: "e"))
    case "í", "Í", "ì", "Ì", "ï", "Ï", "î", "Î": bytes.append(UInt8(ascii: "i"))
    case "ó", "Ó", "ò", "Ò", "ö", "Ö", "ô", "Ô": bytes.append(UInt8(ascii: "o"))
    case "ú", "Ú", "ù", "Ù", "ü", "Ü", "û", "Û": bytes.append(UInt8(ascii: "u"))
    case "ñ", "Ñ": bytes.append(UInt8(ascii: "n"))
    case "º", "°", "ª": break
    default:
      guard scalar.value < 0x80 || NormalText.isSpace(scalar) || Self.isPunctuation(scalar) else {
        return false
      }
    }
    return true
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .mathSymbol, .format, .control:
      true
    default: false
    }
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
    guard let first = word.utf8.first else { return true }
    var rest = utf8[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: word.utf8) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
