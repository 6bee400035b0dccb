/// What is between the fields of a text table.
enum Delimiter: CaseIterable, Sendable {
  case tab
  case semicolon
  case comma

  /// Its byte.
  var byte: UInt8 {
    switch self {
    case .tab: UInt8(ascii: "\t")
    case .semicolon: UInt8(ascii: ";")
    case .comma: UInt8(ascii: ",")
    }
  }

  /// The delimiter that a text's lines agree on.
  ///
  /// A tab is never typed in prose: on a fifth of the lines it decides. Otherwise the one of semicolon and comma
  /// that most lines have equally often, the semicolon first, since numbers may have decimal commas. It must
  /// are on half of the lines, or equally often on several lines of a table; else the text has no fields, and
  /// each line is one, read as a tab-separated row.
  static func agreed(in utf8: UnsafeBufferPointer<UInt8>) -> Delimiter {
    let census = Census(utf8)
    guard census.lines > 0 else { return .tab }
    if census.linesWith(.tab) * 5 >= census.lines { return .tab }
    var best: (delimiter: Delimiter, agreement: Int) = (.tab, 0)
    for delimiter in [Delimiter.semicolon, .comma]
    where census.linesWith(delimiter) * 2 >= census.lines || census.hasTable(of: delimiter) {
      let agreement = census.agreement(on: delimiter)
      if agreement > best.agreement { best = (delimiter, agreement) }
    }
    return best.delimiter
  }
}

/// How often each delimiter is on the first lines, outside quotes.
private struct Census {
  private(set) var lines = 0
  /// For each delimiter: how many lines have it how many times.
  private var histograms: [Delimiter: [Int: Int]] = [:]

  /// Enough to know a table by.
  private static let sampledLines = 500

  init(_ utf8: UnsafeBufferPointer<UInt8>) {
    var counts = [0, 0, 0]
    var isQuoted = false
    var isBlank = true
    var index = 0
    while index < utf8.count {
      if !isBlank, index + EightBytes.count <= utf8.count {
        let first = EightBytes(utf8, at: index).firstOfCensus
        index += first ?? EightBytes.count
        guard first != nil else { continue }
      }
      let byte = utf8[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if isQuoted, lines + 1 < Self.sampledLines { continue }
        if !isBlank { add(counts) }
        counts = [0, 0, 0]
        isBlank = true
        if lines >= Self.sampledLines { return }
        continue
      case _ where isQuoted: break
      case Delimiter.tab.byte: counts[0] += 1
      case Delimiter.semicolon.byte: counts[1] += 1
      case Delimiter.comma.byte: counts[2] += 1
      default: break
      }
      if byte != UInt8(ascii: " ") { isBlank = false }
    }
    if !isBlank { add(counts) }
  }

  func linesWith(_ delimiter: Delimiter) -> Int { histograms[delimiter, default: [:]].values.reduce(0, +) }

  func agreement(on delimiter: Delimiter) -> Int { histograms[delimiter, default: [:]].values.max() ?? 0 }

  /// Whether several lines have the delimiter many times, and equally often.
  func hasTable(of delimiter: Delimiter) -> Bool {
    histograms[delimiter, default: [:]].contains { count, lines in
      count >= Self.leastColumns && lines >= Self.leastRows
    }
  }

  private static let leastColumns = 8
  private static let leastRows = 4

  /// Counts a line with so many of each delimiter, in the order of ``Delimiter/allCases``.
  private mutating func add(_ counts: [Int]) {
    lines += 1
    for (delimiter, count) in zip(Delimiter.allCases, counts) where count > 0 {
      histograms[delimiter, default: [:]][count, default: 0] += 1
    }
  }
}
