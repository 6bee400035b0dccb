/// The names by which fields are called in messages.
enum FieldNames {
  /// The Spanish label of a field: `Valores Alcanzados - 2do. Trim.`.
  static func title(_ key: String) -> String { Indicator.fieldsByKey[key]?.description.title ?? key }
}
