import Testing

@testable import SheetIO

/// Parts that are deflated: inflated at once where they are small, piece by piece where they are large, and remembered
/// where they come again.
struct PackedPartTests {
  private static func written(rows: Int) throws -> [UInt8] {
    let rows = (0..<rows).map { row -> [CellValue?] in
      [
        .text("Actividad \(row % 90).\(row % 7)"), .number(Double(row)), nil, .text("fila \(row)"),
        .number(0.5),
      ]
    }
    return try Workbook(sheets: [Sheet(name: "Hoja", rows: rows)]).xlsx()
  }

  @Test func `a sheet of several megabytes is read to its last cell, with and without the quick way`() throws
  {
    let bytes = try Self.written(rows: 30_000)
    let sheet = try #require(try Workbook(bytes).sheets.first)
    #expect(sheet.cells.count == 120_000)
    #expect(sheet["D30000"]?.text == "fila 29999" && sheet["B30000"]?.number == 29_999)
    var limits = ReadLimits.default
    limits.scansPlainXML = false
    #expect(try Workbook(bytes, limits: limits).sheets.first?.cells == sheet.cells)
  }

  @Test func `whatever happens to a package's bytes, it is read as it was or refused`() throws {
    let bytes = try Self.written(rows: 40)
    let whole = try Workbook(bytes)
    var refused = 0
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var damaged = bytes
      damaged[place] ^= UInt8(1 << (place % 8))
      var limits = ReadLimits.default
      let quick = Result { () throws(SheetError) in try Workbook(damaged, limits: limits) }
      limits.scansPlainXML = false
      let slow = Result { () throws(SheetError) in try Workbook(damaged, limits: limits) }
      switch (quick, slow) {
      case (.success(let one), .success(let other)):
        #expect(one.sheets.map(\.cells) == other.sheets.map(\.cells))
      case (.failure(let one), .failure(let other)):
        #expect(one.message(in: .english) == other.message(in: .english))
        refused += 1
      default:
        Issue.record(
          "one way reads what the other refuses: byte \(place) of \(bytes.count)")
      }
    }
    #expect(refused > 100 && whole.sheets.first?.cells.count == 160)
    for length in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: SheetError.self) { try Workbook(Array(bytes[..<length])) }
    }
  }

  // MARK: Parts that come again

  private static func question(_ kind: String, size: Int = 9, checksum: UInt32 = 7) -> PartMemory.Question {
    PartMemory.Question(kind: kind, size: size, checksum: checksum)
  }

  private static func isKnown(
    _ memory: PartMemory, _ question: PartMemory.Question, _ bytes: some Collection<UInt8>
  ) -> Bool {
    let found: ContentTypesVisitor? = Array(bytes).withUnsafeBytes { memory.visitor(question, $0) }
    return found != nil
  }

  @Test func `a part is known again by what is asked of it, by all of its bytes and what is stated of them`()
  {
    let memory = PartMemory()
    let bytes = Array("una parte".utf8)
    bytes.withUnsafeBytes { memory.keep(ContentTypesVisitor(), Self.question("types"), $0) }
    #expect(Self.isKnown(memory, Self.question("types"), bytes))
    #expect(!Self.isKnown(memory, Self.question("styles"), bytes))
    #expect(!Self.isKnown(memory, Self.question("types", size: 10), bytes))
    #expect(!Self.isKnown(memory, Self.question("types", checksum: 8), bytes))
    for place in bytes.indices {
      var other = bytes
      other[place] ^= 1
      #expect(!Self.isKnown(memory, Self.question("types"), other))
    }
    #expect(!Self.isKnown(memory, Self.question("types"), bytes.dropLast()))
  }

  @Test func `what was kept first goes where there is no more room`() {
    let memory = PartMemory()
    for number in 0..<200 {
      Array("\(number)".utf8).withUnsafeBytes {
        memory.keep(ContentTypesVisitor(), Self.question("types"), $0)
      }
    }
    let known = (0..<200).filter { Self.isKnown(memory, Self.question("types"), Array("\($0)".utf8)) }
    #expect(known.last == 199 && (20..<200).contains(known.count) && known == Array(known[0]..<200))
  }

  @Test func `what decides beside the bytes is part of what is asked`() {
    #expect(
      StylesVisitor(dateSystem: .from1900).keptUnder != StylesVisitor(dateSystem: .from1904).keptUnder)
    #expect(
      RelationshipsVisitor(source: PartName("xl/workbook.xml")).keptUnder
        != RelationshipsVisitor(source: PartName("")).keptUnder)
  }
}
