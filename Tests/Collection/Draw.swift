/// A small generator with a seed, so that a failing case can be drawn again.
///
/// Source: SplitMix64, Steele et al. 2014.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// A generator; equal seeds give equal numbers.
  package init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Draws lots: what every family needs.
package struct Draw {
  private var generator: SeededGenerator

  /// Draws by a seed.
  package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Whether something happens that happens in a share of all cases.
  package mutating func chance(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < share
  }

  /// A whole number in a range.
  package mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  /// One of several; the list must not be empty.
  package mutating func pick<Element>(_ list: [Element]) -> Element {
    list[Int.random(in: 0..<list.count, using: &generator)]
  }

  /// Several different ones of a list, in its order.
  package mutating func pick<Element>(_ count: Int, of list: [Element]) -> [Element] {
    var indices = Array(list.indices)
    indices.shuffle(using: &generator)
    return indices.prefix(count).sorted().map { list[$0] }
  }

  /// A list in another order.
  package mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
    list.shuffled(using: &generator)
  }
}
