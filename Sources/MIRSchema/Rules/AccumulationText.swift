import Foundation
import SheetIO

/// What is said of a cumulative value that its quarters do not make: what each way of accumulating would give.
struct AccumulationText {
  let results: [Accumulation: Decimal]
  /// How the sheet says that the indicator accumulates.
  var declared: Accumulation?
  /// The ways that the sheet or the programmed values allow.
  let allowed: Accumulations
  /// The ways that give the printed value though nothing confirms them.
  let fitting: Accumulations

  /// What completes “says 8, which …”.
  var clause: BilingualText {
    let isPlain = declared == nil && (results.isEmpty || Set(results.values).count == 1)
    let named = isPlain ? [.sum] : Self.order
    let wanted = named.filter(allowed.contains)
    let others = named.filter { !allowed.contains($0) }
    if let way = Self.order.first(where: { allowed.contains($0) && fitting.contains($0) }) {
      return BilingualText(
        es:
          "es \(Self.name(way).spanish), pero no \(value(.sum).spanish), y nada más en el renglón lo confirma",
        en:
          "is \(Self.name(way).english) but not \(value(.sum).english), and nothing else in the row confirms it"
      )
    }
    let list = BilingualText(
      es: wanted.compactMap { text($0)?.spanish }.joined(separator: ", ni "),
      en: wanted.compactMap { text($0)?.english }.joined(separator: ", nor "))
    guard !others.isEmpty else {
      return BilingualText(es: "no es \(list.spanish)", en: "is not \(list.english)")
    }
    let rest = others.compactMap { way in results[way].map { (Self.name(way), Self.number($0)) } }
    let reason =
      declared == nil
      ? BilingualText(es: "se acumula lo programado", en: "the goals accumulate")
      : BilingualText(es: "la hoja dice que se acumula", en: "the sheet says that it accumulates")
    return BilingualText(
      es: "no es \(list.spanish), que es como \(reason.spanish) ("
        + rest.map { "\($0.spanish) es \($1)" }.joined(separator: ", ") + ")",
      en: "is not \(list.english), which is how \(reason.english) ("
        + rest.map { "\($0.english) is \($1)" }.joined(separator: ", ") + ")")
  }

  /// The order in which the ways are named; what is constant is its last value.
  private static let order: [Accumulation] = [.sum, .average, .lastValue, .constant]

  private func value(_ way: Accumulation) -> BilingualText {
    let name = Self.name(way)
    let value = results[way].map { " (\(Self.number($0)))" } ?? ""
    return BilingualText(es: name.spanish + value, en: name.english + value)
  }

  /// A way with what it gives; `nil` where another has said it.
  private func text(_ way: Accumulation) -> BilingualText? {
    guard way == .constant else { return value(way) }
    return results[way] == nil ? BilingualText(es: "un valor constante", en: "a constant value") : nil
  }

  private static func name(_ way: Accumulation) -> BilingualText {
    switch way {
    case .sum: BilingualText(es: "la suma de los trimestres", en: "the sum of the quarters")
    case .average: BilingualText(es: "el promedio", en: "the average")
    case .lastValue: BilingualText(es: "el último valor", en: "the last value")
    case .constant: BilingualText(es: "el valor constante", en: "the constant value")
    }
  }

  /// A number as it is said: of a mean that does not end only its first decimals.
  static func number(_ number: Decimal) -> String {
    "\(number.decimals > longestPrinted ? number.rounded(toDecimals: RecordLaw.meanDecimals) : number)"
  }

  private static let longestPrinted = 15
}
