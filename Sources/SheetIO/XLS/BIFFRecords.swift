/// The records of a workbook stream, each with the CONTINUE records that carry it on.
///
/// Source: MS-XLS 2.1.4 (record), 2.4.58 (Continue).
struct BIFFRecords {
  /// One record; valid as long as its stream.
  struct Record {
    let type: Int
    /// Where the record begins in the stream.
    let position: Int
    /// The record's own bytes.
    let body: UnsafeBufferPointer<UInt8>
    /// The CONTINUE records behind it, with their headers.
    fileprivate let continuing: UnsafeBufferPointer<UInt8>

    /// Its bytes: the record's own, then those of each CONTINUE.
    var parts: [UnsafeBufferPointer<UInt8>] {
      guard !continuing.isEmpty else { return [body] }
      var parts = [body]
      var records = BIFFRecords(continuing)
      while let more = records.header(at: records.index) {
        parts.append(more)
        records.index += BIFFRecords.headerBytes + more.count
      }
      return parts
    }
  }

  /// Where the substream begins to which a position belongs: there, or at the beginning just before it, since some
  /// writers state the place after the first record.
  static func beginning(in stream: UnsafeBufferPointer<UInt8>, near position: Int) -> Int {
    var atPlace = BIFFRecords(stream, from: position)
    if let record = atPlace.next(), record.type == BIFFType.beginOfFile { return position }
    var all = BIFFRecords(stream)
    while let record = all.next(), record.position < position {
      if record.type == BIFFType.beginOfFile, all.index == position { return record.position }
    }
    return position
  }

  private let stream: UnsafeBufferPointer<UInt8>
  private var index: Int
  /// Whether the stream broke off inside a record.
  private(set) var isCut = false

  private static let headerBytes = 4
  private static let continueRecord = 0x003C

  /// The records from a position on.
  init(_ stream: UnsafeBufferPointer<UInt8>, from position: Int = 0) {
    self.stream = stream
    index = position
  }

  /// The next record; `nil` at the end of the stream, or where it breaks off.
  @inline(__always)
  mutating func next() -> Record? {
    let position = index
    guard let body = header(at: position) else { return nil }
    let end = position + Self.headerBytes + body.count
    index = end
    while let more = header(at: index), type(at: index) == Self.continueRecord {
      index += Self.headerBytes + more.count
    }
    return Record(
      type: type(at: position), position: position, body: body,
      continuing: UnsafeBufferPointer(rebasing: stream[end..<index]))
  }

  /// The bytes of the record whose header is at a place.
  @inline(__always)
  private mutating func header(at position: Int) -> UnsafeBufferPointer<UInt8>? {
    guard position >= 0, position < stream.count else { return nil }
    let start = position + Self.headerBytes
    guard start <= stream.count else {
      isCut = true
      return nil
    }
    let end = start + word(at: position + 2)
    guard end <= stream.count else {
      isCut = true
      return nil
    }
    return UnsafeBufferPointer(rebasing: stream[start..<end])
  }

  @inline(__always)
  private func type(at position: Int) -> Int { word(at: position) }

  @inline(__always)
  private func word(at position: Int) -> Int {
    let stream = UnsafeRawBufferPointer(stream)
    return Int(UInt16(littleEndian: stream.loadUnaligned(fromByteOffset: position, as: UInt16.self)))
  }
}

/// The types of the records that are read.
///
/// Source: MS-XLS 2.3.1; for BIFF5 the same numbers, from the Excel 97 SDK's list of older records.
enum BIFFType {
  static let formula = 0x0006
  static let endOfFile = 0x000A
  static let dateMode = 0x0022
  static let filePass = 0x002F
  static let codePage = 0x0042
  static let font = 0x0031
  static let columnInfo = 0x007D
  static let boundSheet = 0x0085
  static let mulRK = 0x00BD
  static let richString = 0x00D6
  static let xf = 0x00E0
  static let mergedCells = 0x00E5
  static let sharedStrings = 0x00FC
  static let labelSST = 0x00FD
  static let recalculationID = 0x01C1
  static let dimensions = 0x0200
  static let number = 0x0203
  static let label = 0x0204
  static let boolErr = 0x0205
  /// FORMULA as BIFF3 and BIFF4 number it; Numbers writes it into BIFF8.
  static let formula3 = 0x0206
  static let string = 0x0207
  static let row = 0x0208
  static let rk = 0x027E
  static let formula4 = 0x0406
  static let format = 0x041E
  static let beginOfFile = 0x0809
}
