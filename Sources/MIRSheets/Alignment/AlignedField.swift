import MIRSchema

/// A field that the cells of a damaged row are aligned with: a value, by measure and period, or something else that stands
/// between the values.
enum AlignedField: Hashable {
  case value(ValuePlace)
  case other(FieldKey)

  init(_ key: FieldKey) { self = ValuePlace(key: key).map(AlignedField.value) ?? .other(key) }

  /// Which value it is, if it is one.
  var place: ValuePlace? { if case .value(let place) = self { place } else { nil } }

  var key: FieldKey {
    switch self {
    case .value(let place): place.key
    case .other(let key): key
    }
  }
}
