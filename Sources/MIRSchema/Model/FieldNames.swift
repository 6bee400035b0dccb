/// The names by which fields are called in messages.
package enum FieldNames {
  /// The Spanish label of a field: `Valores Alcanzados - 2do. Trim.`.
  package static func title(_ key: String) -> String { Indicator.fieldsByKey[key]?.description.title ?? key }
}
