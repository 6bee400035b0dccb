import SheetIO

/// The JSON of a file in any Unicode encoding: one document, or one on each line.
struct JSONText {
  /// One document's bytes, in UTF-8.
  struct Document {
    let bytes: [UInt8]
    /// The line before it, so that errors can name the file's own lines; 0 for a document that is alone.
    let linesBefore: Int
  }

  /// The documents in order; one at least.
  let documents: [Document]
  /// Whether it is newline-delimited: several documents, each on a line.
  var isLines: Bool { documents.count > 1 }

  /// - Throws: ``InterchangeError`` for UTF-16 that is damaged.
  init(_ bytes: [UInt8]) throws(InterchangeError) {
    let utf8: [UInt8]
    do throws(SheetError) {
      utf8 = try UnicodeText.utf8(bytes)
    } catch {
      throw InterchangeError([
        InterchangeError.Problem(
          place: BilingualText(es: "UTF-16", en: "UTF-16"),
          message: BilingualText(es: error.message(in: .spanish), en: error.message(in: .english)))
      ])
    }
    guard Self.endsOnItsLine(utf8) else {
      documents = [Document(bytes: utf8, linesBefore: 0)]
      return
    }
    documents = utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .filter { $0.element.contains { $0 > 0x20 } }
      // Files that were put one behind the other keep their marks.
      .map { Document(bytes: Array($0.element.withoutMarkOfUTF8), linesBefore: $0.offset) }
  }

  /// Whether the first document ends with its line and more follows: what newline-delimited JSON is known by.
  private static func endsOnItsLine(_ utf8: [UInt8]) -> Bool {
    var depth = 0
    var isText = false
    var isEscaped = false
    var index = utf8.startIndex
    while index < utf8.endIndex {
      let byte = utf8[index]
      index += 1
      if isEscaped {
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\") where isText: isEscaped = true
      case UInt8(ascii: "\""): isText.toggle()
      case 0x0A where depth > 0: return false
      case UInt8(ascii: "{") where !isText, UInt8(ascii: "[") where !isText: depth += 1
      case UInt8(ascii: "}") where !isText, UInt8(ascii: "]") where !isText:
        depth -= 1
        guard depth <= 0 else { continue }
        let rest = utf8[index...].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        return rest.first == 0x0A && rest.contains { $0 > 0x20 }
      default: break
      }
    }
    return false
  }
}
