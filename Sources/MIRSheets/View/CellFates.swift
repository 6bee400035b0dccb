/// The fates of a sheet's cells in a byte for each, since a sheet may have millions; `nil` where nothing was entered.
package struct CellFates: RandomAccessCollection, Equatable, Sendable {
  private enum Code: UInt8 { case none, field, heading, repeated, blank, unplaced, unplacedOfIndicator }

  private var codes: [Code]
  /// The indicators in whose rows cells are that have no place; few have.
  private var indicators: [Int: String] = [:]

  init(repeating fate: CellAccount.Fate?, count: Int) {
    codes = Array(repeating: Self.code(fate), count: count)
  }

  init(_ fates: some Sequence<CellAccount.Fate?>) {
    codes = []
    for (index, fate) in fates.enumerated() {
      codes.append(Self.code(fate))
      if case .unplaced(let indicator?) = fate { indicators[index] = indicator }
    }
  }

  /// Enters one fate of cells of which nothing was entered.
  mutating func enter(_ fate: CellAccount.Fate, of cells: Range<Int>) {
    let code = Self.code(fate)
    for index in cells { codes[index] = code }
    if case .unplaced(let indicator?) = fate { for index in cells { indicators[index] = indicator } }
  }

  /// Enters the fates of cells from a position on of which nothing was entered.
  mutating func enter(_ others: CellFates, from start: Int) {
    codes.replaceSubrange(start..<start + others.codes.count, with: others.codes)
    for (index, indicator) in others.indicators { indicators[start + index] = indicator }
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { codes.count }

  package internal(set) subscript(index: Int) -> CellAccount.Fate? {
    get {
      switch codes[index] {
      case .none: nil
      case .field: .field
      case .heading: .heading
      case .repeated: .repeated
      case .blank: .blank
      case .unplaced: .unplaced(indicator: nil)
      case .unplacedOfIndicator: .unplaced(indicator: indicators[index])
      }
    }
    set {
      if codes[index] == .unplacedOfIndicator { indicators[index] = nil }
      codes[index] = Self.code(newValue)
      if case .unplaced(let indicator?) = newValue { indicators[index] = indicator }
    }
  }

  /// The positions of cells of which nothing was entered.
  var open: [Int] { codes.indices.filter { codes[$0] == .none } }

  /// How many cells have each fate.
  var totals: CellAccount.Totals {
    var totals = CellAccount.Totals()
    for code in codes {
      switch code {
      case .none: totals.lost += 1
      case .field: totals.fields += 1
      case .heading: totals.headings += 1
      case .repeated: totals.repeated += 1
      case .blank: totals.blank += 1
      case .unplaced, .unplacedOfIndicator: totals.unplaced += 1
      }
    }
    return totals
  }

  private static func code(_ fate: CellAccount.Fate?) -> Code {
    switch fate {
    case nil: .none
    case .field: .field
    case .heading: .heading
    case .repeated: .repeated
    case .blank: .blank
    case .unplaced(nil): .unplaced
    case .unplaced: .unplacedOfIndicator
    }
  }
}
