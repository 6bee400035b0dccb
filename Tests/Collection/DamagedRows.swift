/// Damaged rows between rows that are sound, read with the short way of sound records and without it.
package struct DamagedRows: Sendable {
  /// How many rows were damaged.
  package private(set) var count = 0
  /// How many records took the short way all the same.
  package private(set) var shortRecords = 0
  /// How many other records are on pages that were read by headings that were known.
  package private(set) var oddRecords = 0
  /// What differs between the ways, and where; nothing where both say the same.
  package private(set) var differences: [String] = []

  /// Draws workbooks and damages their rows until at least `count` are damaged.
  package init(seed: UInt64, count: Int = 500) {
    var draw = Draw(seed: seed)
    var accidents = RowAccidents(seed: seed)
    let families = Family.all.filter(\.isMild).map(\.name) + ["plain"]
    while self.count < count {
      let family = draw.pick(families)
      let number = UInt64(draw.number(1...100_000))
      var workbook = LabelledWorkbook.draw(name: family, seed: number)
      self.count += accidents.happen(to: &workbook, share: draw.pick([0.06, 0.06, 0.3, 0.9]))
      let ways = TwoWays(workbook.workbook, withDocuments: false)
      shortRecords += ways.shortRecords
      oddRecords += ways.oddRecords
      differences += ways.differences.map {
        "\(family)/\(number), by row \(self.count) of seed \(seed): \($0)"
      }
    }
  }
}
