/// The cases of an enumeration in their order, each with its place.
package protocol PlacedCase: CaseIterable, Sendable {
  /// The case's place among all of them, from 0.
  var position: Int { get }
}

extension CatalogueName: PlacedCase {}

/// Values by the cases of an enumeration: what a dictionary does, without hashing.
///
/// When the first dictionary of a kind of key is made, the key's conformance is searched for among those of the whole
/// program, most of which are Foundation's: half a million instructions of each start. So nothing is required of the
/// parameters here, but of what is done with them.
package struct CaseTable<Key, Value> {
  /// By position; empty as long as there is nothing.
  private var places: [Value?] = []

  package init() {}

  /// What is there, in the order of the cases.
  package var values: [Value] { places.compactMap { $0 } }
}

extension CaseTable where Key: PlacedCase {
  package init(_ value: (Key) -> Value?) { places = Key.allCases.map(value) }

  package subscript(key: Key) -> Value? {
    get { places.isEmpty ? nil : places[key.position] }
    set {
      if places.isEmpty { places = Key.allCases.map { _ in nil } }
      places[key.position] = newValue
    }
  }

  package subscript(key: Key, default other: @autoclosure () -> Value) -> Value {
    get { self[key] ?? other() }
    set { self[key] = newValue }
  }

  /// The same with the cases.
  package var elements: [(key: Key, value: Value)] {
    Key.allCases.compactMap { key in self[key].map { (key, $0) } }
  }

  package func mapValues<Other>(_ other: (Value) -> Other) -> CaseTable<Key, Other> {
    CaseTable<Key, Other> { self[$0].map(other) }
  }
}

extension CaseTable: Sendable where Value: Sendable {}
extension CaseTable: Equatable where Key: PlacedCase, Value: Equatable {
  package static func == (left: CaseTable, right: CaseTable) -> Bool {
    Key.allCases.allSatisfy { left[$0] == right[$0] }
  }
}
