/// Which things of two lists are the same, in stages: what one stage has paired the next does not ask about.
///
/// Things are looked up by keys, so long lists cost no more than their lengths.
package struct StagedMatch {
  /// The old place of each new thing that has one.
  package private(set) var partners: [Int: Int] = [:]
  /// The old places that are still free.
  package private(set) var free: Set<Int>
  private let old: Range<Int>
  private let new: Range<Int>

  /// Nothing is paired yet.
  package init(old: Range<Int>, new: Range<Int>) {
    (self.old, self.new) = (old, new)
    free = Set(old)
  }

  /// The new places that have no partner, in order.
  package var unpaired: [Int] { new.filter { partners[$0] == nil } }

  /// Pairs each new thing with the first free old one that has its key and fits; `nil` is the key of none.
  ///
  /// `isUnique`: a key that several have on one side pairs nothing.
  package mutating func pair<Key: Hashable>(
    _ oldKey: (Int) -> Key?, _ newKey: (Int) -> Key?, isUnique: Bool = false,
    where fits: (_ old: Int, _ new: Int) -> Bool = { _, _ in true }
  ) {
    var olds: [Key: [Int]] = [:]
    for place in old where free.contains(place) {
      if let key = oldKey(place) { olds[key, default: []].append(place) }
    }
    guard !olds.isEmpty else { return }
    let open = unpaired.compactMap { place in newKey(place).map { (place: place, key: $0) } }
    let counts = isUnique ? open.reduce(into: [Key: Int]()) { $0[$1.key, default: 0] += 1 } : [:]
    for (place, key) in open {
      guard let candidates = olds[key] else { continue }
      if isUnique, candidates.count > 1 || counts[key, default: 0] > 1 { continue }
      guard let found = candidates.first(where: { free.contains($0) && fits($0, place) }) else { continue }
      partners[place] = found
      free.remove(found)
    }
  }
}
