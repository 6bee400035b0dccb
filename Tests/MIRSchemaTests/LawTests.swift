import Collection
import Foundation
import Testing

@testable import MIRSchema

/// What the values of one record satisfy.
struct LawTests {
  /// A row as it is printed: programmed | achieved | variation, each of four quarters and cumulative, `·` for a blank.
  private static func values(_ row: String) -> RecordValues<Decimal> {
    var values = RecordValues<Decimal>()
    for (measure, text) in zip(Measure.usual, row.split(separator: "|")) {
      for (period, word) in zip(Period.allCases, text.split(separator: " ")) {
        values[measure, period] = Decimal(string: String(word), locale: Locale(identifier: "en_US_POSIX"))
      }
    }
    return values
  }

  private static func places(_ row: String, quarter: Int? = 2) -> [String] {
    RecordLaw(quarter: quarter).deviations(in: values(row)).map(\.place.key.rawValue)
  }

  // MARK: Accumulation

  @Test(arguments: [
    ("10 20 30 40 100 | 10 20 · · 30 | 0 0 30 40 70", "a sum"),
    ("80 80 80 80 80 | 75 82 · · 82 | 5 -2 80 80 -2", "constant goals, the last value achieved"),
    ("80 80 80 80 80 | 75 82 · · 78.5 | 5 -2 80 80 1.5", "constant goals, the average achieved"),
    ("80 80 80 80 80 | 80 80 · · 80 | 0 0 80 80 0", "a constant"),
    ("70 80 82 80 78 | 72 80 · · 76 | -2 0 82 80 2", "averages"),
    ("10 20 30 40 40 | 12 19 · · 19 | -2 1 30 40 21", "last values"),
    ("30 20 10 0 0 | 30 22 · · 22 | 0 -2 10 0 -22", "a stock that comes to nothing, borne out"),
    ("· 50 · 60 60 | · 50 · · 50 | · 0 · 60 10", "two quarters with a value"),
    ("50 50 · 100 66.67 | 50 25 · · 37.5 | 0 25 · 100 29.17", "a mean at two decimals"),
    ("0 0 0 100 100 | 0 0 0 0 0 | 0 0 0 100 100", "zeros in quarters that are still to come"),
    ("70 80 82 80 78 | · · · · · | 70 80 82 80 78", "nothing achieved yet"),
    ("70 80 82 80 78 | 72 80 0 0 76 | · · · · ·", "averages without a variation, zeros to come"),
    ("0 0 0 0 0 | 36 38 · · 37", "an average without goals that tell of it"),
  ])
  func `values that accumulate in one way are as they should be`(_ row: String, _ name: String) {
    #expect(Self.places(row).isEmpty, "\(name)")
  }

  @Test(arguments: [
    ("13 33 30 24 100 | 13 26 · · 40 | 0 7 30 24 60", ["achieved.cumulative"]),
    ("13 33 30 24 101 | 13 26 · · 39 | 0 7 30 24 62", ["programmed.cumulative"]),
    ("13 33 30 24 100 | 13 26 · · 39 | 0 8 30 24 60", ["variation.q2", "variation.cumulative"]),
    // The goals are averages, what was achieved is a sum.
    ("70 80 82 80 78 | 72 80 · · 152 | -2 0 82 80 -74", ["achieved.cumulative"]),
    // The goals are a sum, so the last value is none of the achieved.
    ("15 20 0 65 100 | 20 8 · · 8 | -5 12 0 65 92", ["achieved.cumulative"]),
    ("0 0 0 100 100 | 0 0 5 · 5 | 0 0 95 100 95", ["achieved.q3", "variation.q3"]),
  ])
  func `what no way gives is a deviation`(_ row: String, _ wanted: [String]) {
    #expect(Self.places(row) == wanted)
  }

  /// The cumulative value is the last one by accident: `28` lost its first digit, or a formula gave nothing.
  @Test(arguments: [
    ("20 0 0 8 8 | 0 0 · · 0 | 20 0 0 8 28", ["programmed.cumulative", "variation.cumulative"]),
    ("20 0 0 8 8 | 0 0 · · 0", ["programmed.cumulative"]),
    ("0 0 0 100 100 | 20 8 · · 8 | -20 -8 0 100 72", ["achieved.cumulative", "variation.cumulative"]),
    ("0 0 0 100 100 | 20 8 · · 8", ["achieved.cumulative"]),
    ("0 0 0 100 100 | 100 0 · · 0 | -100 0 0 100 100", ["achieved.cumulative"]),
    ("100 0 0 0 0 | 100 0 · · 100", ["programmed.cumulative"]),
    // Somebody forgot to add up, or it is a stock: nothing decides.
    ("0 0 0 0 0 | 36 38 · · 38", ["achieved.cumulative"]),
    ("· · · 90 90 | 5 5 · · 5", ["achieved.cumulative"]),
    ("5 5 5 · 5 | 5 5 · · 10 | 0 0 5 · 0", ["programmed.cumulative", "variation.cumulative"]),
    // The goals may be last values, and then what was achieved is none.
    ("1 1 0 1 1 | 1 1 · · 2", ["achieved.cumulative"]),
  ])
  func `what a slip gives by accident proves no way of accumulating`(_ row: String, _ wanted: [String]) {
    #expect(Self.places(row) == wanted)
  }

  @Test(arguments: [
    ("20 0 0 8 8 | 5 1 · · 1 | 15 -1 0 8 7", "by the variation"),
    ("20 0 0 8 8 | 5 1 · · 1", "by what was achieved"),
    ("0 0 0 100 100 | 20 30 · · 30 | -20 -30 0 100 70", "open goals, by the variation"),
    ("5 5 5 · 5 | 5 5 · · 5 | 0 0 5 · 0", "constant, by the variation"),
  ])
  func `what would be an accident counts where other cells confirm it`(_ row: String, _ name: String) {
    #expect(Self.places(row).isEmpty, "\(name)")
  }

  @Test func `a variation of what was not accumulated fits any way that the goals allow`() {
    for (cumulative, wanted) in [("-2", []), ("1.5", []), ("-77", ["variation.cumulative"])] {
      #expect(Self.places("80 80 80 80 80 | 75 82 · · · | 5 -2 80 80 \(cumulative)") == wanted)
    }
    #expect(Self.places("10 20 30 40 100 | 10 20 · · · | 0 0 30 40 80") == ["variation.cumulative"])
  }

  @Test func `of a heading without all quarters, and of what is in dispute, nothing is asked`() {
    let values = Self.values("10 20 30 40 90 | 10 20 · · 31 | 0 0 30 40 60")
    var headed = ValueSet()
    for place in ValuePlace.all where place != ValuePlace(.programmed, .q3) { headed.insert(place) }
    #expect(
      RecordLaw(quarter: 2, headed: headed).deviations(in: values).map(\.place)
        == [ValuePlace(.achieved, .cumulative), ValuePlace(.variation, .cumulative)])
    let disputed = ValueSet([ValuePlace(.programmed, .q3), ValuePlace(.achieved, .cumulative)])
    #expect(
      RecordLaw(quarter: 2, disputed: disputed).deviations(in: values).map(\.place)
        == [ValuePlace(.achieved, .cumulative)])
  }

  // MARK: Exactness

  @Test(arguments: [
    ("10 20 30 40 100.0000000005", false), ("10 20 30 40 100.0000000001", false),
    ("1249.5 1249.5 1250 1250 4999.0000000005", false), ("0.1 0.2 0 0 0.3", true),
    // Exact decimals, whatever a double would make of them.
    ("0.1 0.2 0 0 0.30000000000000000001", false),
    ("12345678901234567890 1 0 0 12345678901234567891", true),
    ("12345678901234567890 1 0 0 12345678901234567892", false),
    ("999999999999999 1 0 0 1000000000000001", false),
    // What binary leaves behind, at the fifteen digits of Excel and the seventeen of other programs.
    ("0.1 0.2 0 0 0.30000000000000004", true),
    ("33.3333333333333 33.3333333333333 33.3333333333333 0 100", true),
    ("1234.56 -1234.46 0 0 0.0999999999999091", true), ("1234.56 -1234.46 0 0 0.09999999", false),
    ("11.1111111111111 11.1111111111111 11.1111111111111 11.1111111111111 44.4444444444446", true),
    ("11.1111111111111 11.1111111111111 11.1111111111111 11.1111111111111 44.4444444444449", false),
    ("4999.11111111111 0 0 0 4999.1111111116", false),
  ])
  func `decimals are equal or not, but for what binary numbers leave behind`(_ row: String, _ holds: Bool) {
    #expect(Identity.sum(.programmed).holds(in: Self.values(row)) == holds)
    #expect(RecordLaw(quarter: 1).deviations(in: Self.values(row)).isEmpty == holds)
  }

  @Test(arguments: [
    ("33.33", true), ("33.3", true), ("33", true), ("33.3333333333333", true), ("33.34", false),
    ("34", false),
    ("33.3333333333334", true), ("33.333333333334", false),
  ])
  func `a mean fits as it is rounded where it is printed`(_ mean: String, _ fits: Bool) {
    #expect(Self.places("20 30 50 · \(mean)").isEmpty == fits)
  }

  @Test func `both roundings of a half fit`() {
    for mean in ["12.5", "12", "13"] { #expect(Self.places("10 15 · · \(mean)").isEmpty) }
    #expect(Self.places("10 15 · · 14") == ["programmed.cumulative"])
  }

  // MARK: Identities

  @Test func `an identity gives each of its values from the others`() {
    let values = Self.values("13 33 30 24 100 | 13 26 · · 39 | 0 7 30 24 61")
    for identity in Identity.all {
      #expect(identity.holds(in: values))
      for place in identity.places {
        #expect(identity.solved(for: place, in: values) == values[place] ?? 0, "\(place)")
      }
    }
    let turned = Self.values("13 33 30 24 100 | 13 26 · · 39 | 0 -7 -30 -24 -61")
    for period in Period.allCases {
      let identity = Identity.difference(period)
      for place in identity.places {
        #expect(identity.solution(for: place, in: turned, direction: -1) == turned[place] ?? 0)
      }
    }
  }

  @Test func `every value is the target of one identity, or of none`() {
    #expect(Identity.all.map(\.target).count == Set(Identity.all.map(\.target)).count)
    for place in ValuePlace.all {
      let identity = Identity(of: place)
      #expect(identity == nil || identity?.target == place)
      #expect((identity == nil) == (place.measure != .variation && place.period != .cumulative))
    }
  }

  // MARK: Properties

  /// A record drawn at random that accumulates in one way.
  private static func drawn(
    _ way: Accumulation, quarter: Int, using rng: inout SeededGenerator
  ) -> RecordValues<Decimal> {
    var values = RecordValues<Decimal>()
    let scale = Int.random(in: 0...2, using: &rng)
    func draw() -> Decimal {
      Decimal(sign: .plus, exponent: -scale, significand: Decimal(Int.random(in: 0...400, using: &rng)))
    }
    for measure in [Measure.programmed, .achieved] {
      let constant = draw()
      var all: [Decimal] = []
      for period in Identity.quarters where measure == .programmed || (period.quarter ?? 0) <= quarter {
        let value = way == .constant ? constant : draw()
        values[measure, period] = value
        all.append(value)
      }
      let sum = all.reduce(0, +)
      values[measure, .cumulative] =
        switch way {
        case .sum: sum
        case .constant, .lastValue: all.last
        case .average: sum / Decimal(all.count)
        }
    }
    for period in Period.allCases {
      values[.variation, period] =
        (values[.programmed, period] ?? 0) - (values[.achieved, period] ?? 0)
    }
    return values
  }

  @Test(arguments: Accumulation.allCases)
  func `whatever is drawn by one way satisfies the law, in decimals and in doubles`(_ way: Accumulation) {
    var rng = SeededGenerator(seed: 41)
    for _ in 0..<1000 {
      let quarter = Int.random(in: 1...4, using: &rng)
      let values = Self.drawn(way, quarter: quarter, using: &rng)
      let law = RecordLaw(quarter: quarter)
      #expect(law.holds(values), "\(values)")
      #expect(law.accumulation(of: values).allowed.contains(way))
      var rough = RecordValues<Double>()
      for place in ValuePlace.all { rough[place] = values[place]?.asDouble }
      #expect(law.holds(rough), "\(values)")
    }
  }

  /// Of a record with one changed digit something is a deviation, unless another way gives just that.
  @Test(arguments: Accumulation.allCases)
  func `a changed digit is found`(_ way: Accumulation) {
    var rng = SeededGenerator(seed: 43)
    var (found, open, silent) = (0, 0, 0)
    for _ in 0..<500 {
      let quarter = Int.random(in: 1...4, using: &rng)
      let values = Self.drawn(way, quarter: quarter, using: &rng)
      let law = RecordLaw(quarter: quarter)
      for place in ValuePlace.all {
        guard let value = values[place] else { continue }
        var text = Array("\(value)")
        guard let digit = text.indices.filter({ text[$0].isWholeNumber }).randomElement(using: &rng) else {
          continue
        }
        text[digit] = Character(
          "\(((text[digit].wholeNumberValue ?? 0) + Int.random(in: 1...9, using: &rng)) % 10)")
        var changed = values
        changed[place] = Decimal(string: String(text), locale: Locale(identifier: "en_US_POSIX"))
        guard changed[place] != value else { continue }
        if !law.holds(changed) {
          found += 1
        } else if place.measure == .variation {
          silent += 1
        } else {
          open += 1
        }
      }
    }
    // Every variation has its own identity, and every other value is in one of them.
    #expect(silent == 0 && open == 0 && found > 5000, "\(found) found, \(open) open, \(silent) silent")
  }

  /// Without a variation only what accumulates says of a changed digit: all of a sum, of another way what it leans on.
  @Test func `without a variation a changed digit is found where the way of accumulating leans on it`() {
    var rng = SeededGenerator(seed: 47)
    var share: [Accumulation: (found: Int, all: Int)] = [:]
    for way in Accumulation.allCases {
      for _ in 0..<1000 {
        var values = Self.drawn(way, quarter: 4, using: &rng)
        values.variation = MeasureValues()
        let places = ValuePlace.all.filter { values[$0] != nil }
        guard let place = places.randomElement(using: &rng), let value = values[place] else { continue }
        values[place] = value + Decimal(sign: .plus, exponent: value.exponent, significand: 3)
        share[way, default: (0, 0)].all += 1
        if !RecordLaw(quarter: 4).holds(values) { share[way, default: (0, 0)].found += 1 }
      }
    }
    func percent(_ way: Accumulation) -> Int { share[way].map { 100 * $0.found / $0.all } ?? 0 }
    #expect(percent(.sum) == 100)
    #expect(percent(.constant) > 30, "\(percent(.constant))")
    #expect(percent(.lastValue) > 30, "\(percent(.lastValue))")
    #expect(percent(.average) > 80, "\(percent(.average))")
  }
}
