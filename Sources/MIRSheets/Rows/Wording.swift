import MIRSchema
import SheetIO

/// How the texts of each column are worded: names begin with `Porcentaje de`, definitions with `Mide`, methods are
/// formulas.
///
/// Learnt from the other records of the table, once a record asks; what few records say proves nothing.
final class Wording {
  private struct Column {
    var count = 0
    var firstWords: [String: Int] = [:]
    var texts: Set<String> = []
    var formulas = 0

    func share(of word: String) -> Double { Double(firstWords[word] ?? 0) / Double(max(1, count)) }

    /// How likely two texts of the column begin alike; in a column of arbitrary words hardly ever.
    var likeness: Double {
      firstWords.values.reduce(0) { $0 + Double($1 * $1) } / Double(max(1, count * count))
    }

    /// The share of texts that begin as those of another column do.
    func overlap(with other: Column) -> Double {
      firstWords.keys.reduce(0) { $0 + min(share(of: $1), other.share(of: $1)) }
    }
  }

  /// The columns of words, and the records whose level is known.
  private let keys: [(column: Int, key: FieldKey)]
  private let sound: [SheetView.Row]
  /// Whether enough records were seen.
  let isTelling: Bool
  private lazy var columns = learnt()

  private static let costs = AlignmentCosts.standard.head
  private static let leastSamples = 4

  init(map: ColumnMap, samples: [SheetView.Row], session: ReadingSession) {
    let home = map.column(of: .level)
    let sound = samples.filter { row in
      home.map { home in
        row.items.contains {
          $0.columns.contains(home) && LevelReading.isLevel($0, session: session)
        }
      } ?? true
    }
    keys = map.order.filter { if case .prose? = Self.kind($0.key) { true } else { false } }
    self.sound = sound
    isTelling =
      keys.count { key in sound.count { $0.item(at: key.column) != nil } >= Self.leastSamples } >= 2
  }

  private func learnt() -> [FieldKey: Column] {
    var result: [FieldKey: Column] = [:]
    for (column, key) in keys {
      var learnt = Column()
      for row in sound {
        guard let text = row.item(at: column)?.text else { continue }
        learnt.count += 1
        learnt.firstWords[Self.firstWord(text), default: 0] += 1
        learnt.texts.insert(text)
        if FormulaText.isFormula(text) { learnt.formulas += 1 }
      }
      if learnt.count > 0 { result[key] = learnt }
    }
    return result
  }

  private static func kind(_ key: FieldKey) -> FieldKind? {
    key == .name || key == .unitOfMeasure ? .prose : Indicator.kindsByKey[key]
  }

  /// How strange a text is in a column: 0 where others of it begin alike; in hundredths of a lost cell.
  func cost(of item: SheetView.Item, under key: FieldKey) -> Int {
    guard let own = columns[key], own.count >= Self.leastSamples else { return 0 }
    // Units are words of any kind, but no formulas.
    if key == .unitOfMeasure {
      return FormulaText.isFormula(item.text) && own.formulas == 0 ? Self.costs.foreignWording : 0
    }
    let word = Self.firstWord(item.text)
    // Only columns of a manner of their own show whose text it is.
    let others = columns.filter { $0.key != key && Self.differs($0.value, own) }.map {
      $0.value.share(of: word)
    }.max()
    let isOwn = own.share(of: word) > 0 && own.share(of: word) >= (others ?? 0) / 2
    var cost = isOwn ? 0 : (others ?? 0) >= 0.1 ? Self.costs.foreignWording : Self.costs.unheardOf
    let formulas = Double(own.formulas) / Double(own.count)
    if FormulaText.isFormula(item.text) ? formulas < 0.1 : formulas > 0.9 { cost += Self.costs.formula }
    return cost
  }

  private static func differs(_ one: Column, _ other: Column) -> Bool {
    one.likeness >= leastLikeness && one.overlap(with: other) <= mostOverlap
  }

  private static let leastLikeness = 0.15
  private static let mostOverlap = 0.3

  /// Whether the records have formulas in a column and in no other column of words, but for a damaged row.
  func hasFormulas(only key: FieldKey) -> Bool {
    guard isTelling, let own = columns[key], own.formulas >= Self.leastSamples - 1 else { return false }
    return own.count - own.formulas <= max(1, own.count / 10)
      && columns.allSatisfy { $0.key == key || $0.value.formulas <= max(1, $0.value.count / 10) }
  }

  /// Whether another record has just this text in a column.
  func has(_ text: String, under key: FieldKey) -> Bool { columns[key]?.texts.contains(text) == true }

  private static func firstWord(_ text: String) -> String {
    if text.utf8.first == UInt8(ascii: "(") { return "(" }
    return FoldedText(text.utf8.firstIndex(of: 0x20).map { text[..<$0] } ?? text[...]).key
  }
}
