/// Compound files and workbook streams made by hand, for what no program at hand writes.
enum CompoundFixture {
  static let sectorBytes = 512

  /// A compound file with streams at its top; the sectors are in order, and no stream is small.
  static func file(_ streams: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var sectors: [[UInt8]] = []
    var fat: [UInt32] = [0xFFFF_FFFD]
    var starts: [Int] = []
    let directorySectors = (streams.count + 1 + 3) / 4
    func chain(_ count: Int) -> Int {
      let start = fat.count
      for index in 0..<count { fat.append(index + 1 < count ? UInt32(start + index + 1) : 0xFFFF_FFFE) }
      return start
    }
    _ = chain(directorySectors)
    for stream in streams {
      let count = max(1, (stream.bytes.count + sectorBytes - 1) / sectorBytes)
      starts.append(chain(count))
      let padded = stream.bytes + Array(repeating: 0, count: count * sectorBytes - stream.bytes.count)
      for index in 0..<count {
        sectors.append(Array(padded[(index * sectorBytes)..<((index + 1) * sectorBytes)]))
      }
    }
    var directory = entry(
      "Root Entry", kind: 5, child: streams.isEmpty ? nil : 1, start: 0xFFFF_FFFE, size: 0)
    for (index, stream) in streams.enumerated() {
      directory += entry(
        stream.name, kind: 2, right: index + 2 <= streams.count ? index + 2 : nil,
        start: UInt32(starts[index]),
        size: stream.bytes.count)
    }
    directory += Array(repeating: 0, count: directorySectors * sectorBytes - directory.count)
    while fat.count < sectorBytes / 4 { fat.append(0xFFFF_FFFF) }
    return header + fat.flatMap(little) + directory + sectors.flatMap { $0 }
  }

  /// A file of one stream, whose sectors are moved to other places among themselves.
  static func moved(_ file: [UInt8], to places: [Int]) -> [UInt8] {
    func start(_ sector: Int) -> Int { (sector + 1) * sectorBytes }
    var moved = file
    // Behind the FAT and the directory, in which the stream is the second entry.
    let first = 2
    moved.replaceSubrange(
      (start(1) + 128 + 116)..<(start(1) + 128 + 120), with: little(UInt32(first + places[0])))
    for (index, place) in places.enumerated() {
      let next = index + 1 < places.count ? UInt32(first + places[index + 1]) : 0xFFFF_FFFE
      let entry = start(0) + 4 * (first + place)
      moved.replaceSubrange(entry..<(entry + 4), with: little(next))
      moved.replaceSubrange(
        start(first + place)..<start(first + place + 1),
        with: file[start(first + index)..<start(first + index + 1)])
    }
    return moved
  }

  private static var header: [UInt8] {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    bytes += Array(repeating: 0, count: 16)
    bytes += [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0] + Array(repeating: 0, count: 6)
    bytes += little(0) + little(1) + little(1) + little(0)
    // No stream is small enough for the small sectors.
    bytes += little(0) + little(0xFFFF_FFFE) + little(0) + little(0xFFFF_FFFE) + little(0)
    bytes += little(0)
    while bytes.count < sectorBytes { bytes += little(0xFFFF_FFFF) }
    return bytes
  }

  private static func entry(
    _ name: String, kind: UInt8, right: Int? = nil, child: Int? = nil, start: UInt32, size: Int
  ) -> [UInt8] {
    var bytes = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    bytes += Array(repeating: 0, count: 64 - bytes.count)
    bytes += [UInt8((name.utf16.count + 1) * 2), 0, kind, 1]
    bytes += little(0xFFFF_FFFF) + little(right.map(UInt32.init) ?? 0xFFFF_FFFF)
    bytes += little(child.map(UInt32.init) ?? 0xFFFF_FFFF) + Array(repeating: 0, count: 36)
    return bytes + little(start) + little(UInt32(size)) + little(0)
  }

  static func little(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}

/// Records of a workbook stream.
struct BIFFFixture {
  var isBIFF8 = true
  /// Records of the globals besides the first and the tabs.
  var globals: [[UInt8]] = []
  /// Each tab's name, state, kind, and records besides the first and the last.
  var tabs: [(name: String, state: UInt8, kind: UInt8, records: [[UInt8]])] = []

  /// The stream, with the tabs' places filled in.
  var stream: [UInt8] {
    let sheets = tabs.map { tab in
      var bytes = begin(0x10)
      for record in tab.records { bytes += record }
      return bytes + Self.record(0x0A, [])
    }
    func head(_ starts: [Int]) -> [UInt8] {
      let bounds = zip(tabs, starts).flatMap { tab, start in
        var body = CompoundFixture.little(UInt32(start))
        body += [tab.state, tab.kind, UInt8(tab.name.utf8.count)]
        if isBIFF8 { body.append(0) }
        return Self.record(0x85, body + Array(tab.name.utf8))
      }
      return begin(0x05) + globals.flatMap { $0 } + bounds + Self.record(0x0A, [])
    }
    var start = head(tabs.map { _ in 0 }).count
    var starts: [Int] = []
    for sheet in sheets {
      starts.append(start)
      start += sheet.count
    }
    return head(starts) + sheets.flatMap { $0 }
  }

  /// The stream in a compound file.
  var file: [UInt8] { CompoundFixture.file([(isBIFF8 ? "Workbook" : "Book", stream)]) }

  private func begin(_ kind: UInt8) -> [UInt8] {
    Self.record(0x0809, [0, isBIFF8 ? 6 : 5, kind, 0] + Array(repeating: 0, count: isBIFF8 ? 12 : 4))
  }

  static func record(_ type: Int, _ body: [UInt8]) -> [UInt8] { two(type) + two(body.count) + body }

  static func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }

  static func cell(_ row: Int, _ column: Int, style: Int = 0) -> [UInt8] {
    two(row) + two(column) + two(style)
  }

  static func double(_ value: Double) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
  }

  /// A string of UTF-16.
  static func wide(_ text: String) -> [UInt8] {
    two(text.utf16.count) + [1] + text.utf16.flatMap { two(Int($0)) }
  }
}
