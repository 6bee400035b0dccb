import Testing

@testable import MIRSheets

/// Where cells go that are read as one with others.
struct CellAccountTests {
  private static let account = CellAccount(SheetView(TestFiles.sheet("a|b|c|d|e")))

  /// Cells joined to others, with the cells that are entered as fields for it.
  static let chains: [(joined: [Int: [Int]], fields: [Int])] = [
    ([0: [1, 2]], [0, 1, 2]),
    // A part has parts of its own.
    ([0: [1], 1: [2], 2: [3], 3: [4]], [0, 1, 2, 3, 4]),
    ([3: [4], 0: [2], 2: [3]], [0, 2, 3, 4]),
    // Of what is joined to nothing that was entered nothing is known.
    ([1: [2]], [0]),
    // No cell is a part of itself.
    ([0: [1], 1: [2], 2: [1]], [0, 1, 2]),
    ([1: [2], 2: [1]], [0]),
  ]

  @Test(arguments: chains.indices)
  func `cells joined in chains share the fate of the first, whatever order they are named in`(_ index: Int) {
    let (joined, fields) = Self.chains[index]
    var account = Self.account
    account.enter(0, .field)
    account.enter(joined: joined)
    let entered = account.fates.indices.filter { account.fates[$0] == .field }
    #expect(entered == fields)
    #expect(account.open.count == 5 - fields.count)
  }
}
