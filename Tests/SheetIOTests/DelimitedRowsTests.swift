import Testing

@testable import SheetIO

/// Fields that are cut out eight bytes at a time are those that byte by byte are found.
struct DelimitedRowsTests {
  private struct Found: Equatable {
    var line: Int
    var fields: [String] = []
    var strayQuoteLines: [Int] = []
    var unclosedField: Int?
  }

  private static func rows(_ text: String, _ delimiter: Delimiter) -> [Found] {
    Array(text.utf8).withUnsafeBufferPointer { utf8 in
      var rows = DelimitedRows(utf8, delimiter: delimiter)
      var found: [Found] = []
      while rows.next() {
        let row = rows.row
        #expect(row.count == row.fields.count && row.isBlank == row.fields.allSatisfy(\.bytes.isEmpty))
        found.append(
          Found(
            line: row.line, fields: row.fields.map { rows.text(of: $0) },
            strayQuoteLines: row.strayQuoteLines, unclosedField: row.unclosedField))
      }
      return found
    }
  }

  /// The same by the letter, for comparison.
  private struct ByteByByte {
    let utf8: [UInt8]
    let delimiter: UInt8
    var place = 0
    var line = 1

    func byte(_ index: Int) -> UInt8? { utf8.indices.contains(index) ? utf8[index] : nil }

    func isEnd(_ index: Int) -> Bool { byte(index).map { [delimiter, 0x0A, 0x0D].contains($0) } ?? true }

    mutating func rows() -> [Found] {
      var rows: [Found] = []
      while place < utf8.count {
        var row = Found(line: line)
        repeat {
          if !row.fields.isEmpty { place += 1 }
          row.fields.append(field(&row))
        } while byte(place) == delimiter
        if byte(place) != nil {
          place += byte(place) == 0x0D && byte(place + 1) == 0x0A ? 2 : 1
          line += 1
        }
        rows.append(row)
      }
      return rows
    }

    private mutating func field(_ row: inout Found) -> String {
      if byte(place) == 0x22 {
        var text: [UInt8] = []
        var index = place + 1
        while let next = byte(index), next != 0x22 || byte(index + 1) == 0x22 {
          text.append(next)
          index += next == 0x22 ? 2 : 1
        }
        let special: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, delimiter]
        if byte(index) != nil, isEnd(index + 1), delimiter != 0x09 || text.contains(where: special.contains) {
          place = index + 1
          let breaks = text.indices.count {
            text[$0] == 0x0D || text[$0] == 0x0A && ($0 == 0 || text[$0 - 1] != 0x0D)
          }
          line += breaks
          return String(decoding: text, as: UTF8.self)
        }
        if byte(index) == nil, row.unclosedField == nil { row.unclosedField = row.fields.count }
      }
      let start = place
      while !isEnd(place) { place += 1 }
      let text = utf8[start..<place]
      let quotes = text.count { $0 == 0x22 }
      if quotes > 0, delimiter != 0x09 || !quotes.isMultiple(of: 2) { row.strayQuoteLines.append(line) }
      return String(decoding: text, as: UTF8.self)
    }
  }

  @Test(arguments: Delimiter.allCases)
  func `any text is cut as it is byte by byte`(_ delimiter: Delimiter) {
    var chance = SeededRandom(seed: 4180)
    let signs = [
      "\"", "\"\"", "\"", ",", ";", "\t", "\n", "\r\n", "\r", "a", "año", "texto largo ", "“", " ",
    ]
    for _ in 0..<4_000 {
      let text = (0..<chance.next(24)).map { _ in signs[chance.next(signs.count)] }.joined()
      var slow = ByteByByte(utf8: Array(text.utf8), delimiter: delimiter.byte)
      #expect(Self.rows(text, delimiter) == slow.rows(), "\(text.debugDescription)")
    }
  }

  @Test func `a row of more fields than a sheet has columns is counted and not kept`() {
    let text = String(repeating: ",", count: 40_000)
    Array(text.utf8).withUnsafeBufferPointer { utf8 in
      var rows = DelimitedRows(utf8, delimiter: .comma)
      let isRow = rows.next()
      #expect(isRow && rows.row.count == 40_001 && rows.row.fields.count == CellAddress.maximumColumns)
    }
  }
}
