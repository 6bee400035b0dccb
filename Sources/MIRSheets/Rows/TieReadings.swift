import MIRSchema
import SheetIO

/// A cell that several fields compete for: what each reading would make of its record, and what people can do about it.
struct TieReadings {
  /// The cell.
  let item: SheetView.Item
  /// The fields that it may be of, the likeliest first.
  let keys: [FieldKey]
  let map: ColumnMap
  let session: ReadingSession
  /// The cells of the fields that are certain.
  let known: [FieldKey: SheetView.Item]
  /// What arithmetic expects in them.
  var expected: [FieldKey: Double] = [:]
  /// The quarter reported on.
  var quarter: Int?
  var direction = 1

  /// The fields with what each would make of the achieved values: `Variación - Acumulado (Valores Alcanzados: 20, 0, …)`.
  var readings: BilingualText {
    // What the quarter does not owe settles nothing.
    let implied = keys.map { concernsOwed ? achieved(by: $0) : nil }
    let differ = Set(implied.compactMap(\.self)).count > 1
    return zip(keys, implied).map { key, values in
      let what = BilingualText(es: "«\(key.title)»", en: "“\(key.title)”")
      guard differ, let values else { return what }
      return BilingualText(
        es: "\(what.spanish) (entonces \(Measure.achieved.heading): \(values))",
        en: "\(what.english) (then \(Measure.achieved.heading): \(values))")
    }
    .alternatives
  }

  /// Where the value belongs under each reading: `en AA59 si es «Variación - Acumulado»`.
  var homes: BilingualText {
    keys.compactMap { key in
      map.column(of: key).map { column in
        let home = CellAddress(row: item.cell.address.row, column: column)
        return BilingualText(es: "en \(home) si es «\(key.title)»", en: "in \(home) if it is “\(key.title)”")
      }
    }
    .alternatives
  }

  /// Whether some reading would change what the quarter owes.
  var concernsOwed: Bool {
    keys.contains { key in
      guard let place = ValuePlace(key: key), place.measure == .achieved else { return true }
      if let quarter, let own = place.period.quarter { return own <= quarter }
      // Nor does a reading count that the other values contradict.
      guard let value, let expected = expected[key] else { return true }
      return Closeness(of: [value, expected]).agree(value, expected)
    }
  }

  private var value: Double? { NumberReading.double(in: item.cell, session: session) }

  // MARK: A reading in full

  /// The achieved values that a reading makes, from the first quarter to the cumulative one; `nil` where it makes none.
  private func achieved(by key: FieldKey) -> String? {
    guard let value, let place = ValuePlace(key: key) else { return nil }
    var values = RoughValues()
    for (key, item) in known {
      guard let place = ValuePlace(key: key) else { continue }
      values.set(place, NumberReading.double(in: item.cell, session: session))
    }
    values.set(place, value)
    // What is blank may be what the cell was meant for, or have lost its own.
    var open = Set(ValuePlace.all.filter { isOpen($0) && values.value($0) == nil })
    let identities = identities(values)
    var isSettled = true
    repeat {
      isSettled = true
      for identity in identities {
        let blank = identity.places.filter(open.contains)
        guard blank.count == 1, let first = blank.first else { continue }
        values.set(first, identity.solved(for: first, in: values))
        open.remove(first)
        isSettled = false
      }
    } while !isSettled
    let shown = Period.allCases.map { period -> String in
      let place = ValuePlace(.achieved, period)
      if open.contains(place) { return "?" }
      return values.value(place).map(NumberFormat.shortest) ?? "–"
    }
    let quarters = shown.dropLast().joined(separator: ", ")
    return "\(quarters); \(Period.cumulative.abbreviation) \(shown.last ?? "")"
  }

  /// Whether a reading may give a value; goals are as they are printed, and what has not come yet is blank.
  private func isOpen(_ place: ValuePlace) -> Bool {
    guard place.measure == .achieved || place.measure == .variation else { return false }
    guard let own = place.period.quarter, let quarter else { return true }
    return own <= quarter
  }

  /// The identities that the goals show to hold; quarters may be accumulated in another way.
  private func identities(_ values: RoughValues) -> [Identity] {
    let differences = direction == 1 ? Period.allCases.map(Identity.difference) : []
    return (Identity.sum(.programmed).holds(in: values) ? [.sum(.achieved)] : []) + differences
  }
}

extension [BilingualText] {
  /// The texts as alternatives: `a, b o c`.
  fileprivate var alternatives: BilingualText {
    func joined(_ texts: [String], _ or: String) -> String {
      guard let last = texts.last, texts.count > 1 else { return texts.first ?? "–" }
      return texts.dropLast().joined(separator: ", ") + " \(or) " + last
    }
    return BilingualText(es: joined(map(\.spanish), "o"), en: joined(map(\.english), "or"))
  }
}
