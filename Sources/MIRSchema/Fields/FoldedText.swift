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
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    if Self.appendPlain(text.utf8, to: &bytes) {
      key = String(decoding: bytes, as: UTF8.self)
      return
    }
    bytes.removeAll(keepingCapacity: true)
    var needsDecomposition = false
    for scalar in text.unicodeScalars where !Self.append(scalar, to: &bytes) {
      needsDecomposition = true
      break
    }
    if needsDecomposition {
      bytes.removeAll(keepingCapacity: true)
      for scalar in String(text).decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
        guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "%" else {
          continue
        }
        bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      }
    }
    key = String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the folded form of bytes that are ASCII; `false` at the first that are not.
  private static func appendPlain(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) -> Bool {
    for byte in text {
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x25: bytes.append(byte)
      case 0x41...0x5A: bytes.append(byte | 0x20)
      case 0x80...: return false
      default: break
      }
    }
    return true
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
    guard abs(key.utf8.count - other.key.utf8.count) <= limit else { return nil }
    let left = Array(key.utf8)
    let right = Array(other.key.utf8)
    var before: [Int] = []
    var previous = Array(0...right.count)
    for i in left.indices {
      var current = [i + 1]
      for j in right.indices {
        var best = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, before[j - 1] + 1)
        }
        current.append(best)
      }
      guard let least = current.min(), least <= limit else { return nil }
      before = previous
      previous = current
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
  }
}
