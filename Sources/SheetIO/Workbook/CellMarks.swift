/// How a font sets characters apart from the text around them.
@nonexhaustive
public enum FontMark: UInt8, Hashable, Sendable {
  /// Crossed out, whatever else it is.
  case struck
  /// Superscript.
  case raised
  /// Subscript.
  case lowered

  /// The mark of a font; to be struck out outweighs the rest.
  init?(struck: Bool, escapement: FontMark?) {
    guard let mark = struck ? .struck : escapement else { return nil }
    self = mark
  }
}

/// The parts of one cell that its fonts set apart: struck out, raised or lowered.
///
/// Hardly any cell has them, so they are next to the cells, in ``Sheet/marks``.
public struct CellMarks: Hashable, Sendable {
  /// A part of the text.
  public struct Run: Hashable, Sendable {
    /// Where it is, in bytes of UTF-8; what lies beyond the text's end is none of it.
    public var bytes: Range<Int>
    /// What its font does.
    public var mark: FontMark

    /// A part of a text.
    public init(_ bytes: Range<Int>, _ mark: FontMark) {
      self.bytes = bytes
      self.mark = mark
    }
  }

  /// The parts from left to right, none over another and none empty.
  public let runs: [Run]

  /// Parts from left to right, none over another.
  public init(_ runs: [Run]) { self.runs = runs }

  /// The whole of a cell, be it text or number.
  public static func whole(_ mark: FontMark) -> CellMarks {
    switch mark {
    case .struck: wholeStruck
    case .raised: wholeRaised
    case .lowered: wholeLowered
    }
  }

  // A style may strike out a million cells, which share one list then.
  private static let wholeStruck = CellMarks([Run(0..<Int.max, .struck)])
  private static let wholeRaised = CellMarks([Run(0..<Int.max, .raised)])
  private static let wholeLowered = CellMarks([Run(0..<Int.max, .lowered)])

  /// The text taken apart at its marks, from left to right; no part is empty.
  public func parts(of text: String) -> [(text: String, mark: FontMark?)] {
    let bytes = Array(text.utf8)
    var result: [(text: String, mark: FontMark?)] = []
    var end = 0
    func add(_ range: Range<Int>, _ mark: FontMark?) {
      guard !range.isEmpty else { return }
      result.append((String(decoding: bytes[range], as: UTF8.self), mark))
    }
    for run in runs {
      let range = run.bytes.clamped(to: end..<bytes.count)
      guard !range.isEmpty else { continue }
      add(end..<range.lowerBound, nil)
      add(range, run.mark)
      end = range.upperBound
    }
    add(end..<bytes.count, nil)
    return result
  }
}

/// The fonts of a text's parts while the text is being collected, each from an offset on.
///
/// Until the first part the font is the cell's.
struct FontRuns: Sendable {
  /// Whose font a part has.
  enum Font: Equatable, Sendable {
    case ofCell
    case own(FontMark?)
  }

  private var starts: [(offset: Int, font: Font)] = []

  /// Whether all of the text has the font of its cell.
  var isEmpty: Bool { starts.isEmpty }

  /// From an offset in bytes of UTF-8 on the font is another.
  mutating func begin(_ font: Font, at offset: Int) {
    if let last = starts.last, last.offset == offset { starts.removeLast() }
    guard font != starts.last?.font ?? .ofCell else { return }
    starts.append((offset, font))
  }

  mutating func removeAll() { starts.removeAll() }

  /// The same for a text whose bytes are elsewhere.
  func moved(_ place: (Int) -> Int) -> FontRuns {
    var result = FontRuns()
    for start in starts { result.begin(start.font, at: place(start.offset)) }
    return result
  }

  /// The marks of a text of `count` bytes in a cell with a font; `nil` when there are none.
  func marks(_ count: Int, in cell: FontMark?) -> CellMarks? {
    guard !starts.isEmpty else { return cell.map(CellMarks.whole) }
    var runs: [CellMarks.Run] = []
    func add(_ range: Range<Int>, _ font: Font) {
      let mark =
        switch font {
        case .ofCell: cell
        case .own(let mark): mark
        }
      guard let mark, !range.isEmpty else { return }
      if let last = runs.last, last.mark == mark, last.bytes.upperBound == range.lowerBound {
        runs[runs.count - 1].bytes = last.bytes.lowerBound..<range.upperBound
      } else {
        runs.append(CellMarks.Run(range, mark))
      }
    }
    var start = 0
    var font = Font.ofCell
    for next in starts {
      let end = min(max(next.offset, start), count)
      add(start..<end, font)
      (start, font) = (end, next.font)
    }
    add(start..<max(start, count), font)
    return runs.isEmpty ? nil : CellMarks(runs)
  }
}

extension [CellAddress: CellMarks] {
  /// Enters what a cell's fonts say; of two cells with one address the later counts.
  mutating func enter(_ marks: CellMarks?, at address: CellAddress) {
    if marks != nil || !isEmpty { self[address] = marks }
  }
}
