import MIRSchema

/// The texts behind the last value of a row: they are no part of the alignment, and follow where that value was placed.
struct TrailingTexts {
  /// Where they begin among the slots.
  let first: Int

  init(_ slots: [ValueAlignment.Slot]) {
    let lastNumber = slots.lastIndex { slot in
      switch slot {
      case .number, .unreadable: true
      case .blank, .noData, .text: false
      }
    }
    let from = lastNumber.map { $0 + 1 } ?? 0
    first = slots[from...].firstIndex { if case .text = $0 { true } else { false } } ?? slots.count
  }

  /// Puts the texts under their headings, as far displaced as the last value is.
  func place(_ slots: [ValueAlignment.Slot], in row: ValueAlignment, _ solution: inout AlignmentSolution) {
    let keys = row.trailing
    let homes = row.homes.dropFirst(row.fields.count)
    let placed = solution.assignment
    let displacement = placed.lastIndex { $0 != nil }.flatMap { last in
      placed[last].map { row.columns[$0] - row.homes[last] - (placed.count - 1 - last) }
    }
    let texts = slots.indices.dropFirst(first).filter { slots[$0] != .blank }
    var next = 0
    for (position, slot) in texts.enumerated() {
      guard next < keys.count else { return }
      let home = row.columns[slot] - (displacement ?? 0)
      // So far to the right only that the texts which follow find their place.
      let farthest = max(next, keys.count - (texts.count - position))
      let nearest = (next...farthest).last { homes[homes.startIndex + $0] <= home } ?? next
      solution.slots[keys[nearest]] = slot
      next = nearest + 1
    }
  }
}
