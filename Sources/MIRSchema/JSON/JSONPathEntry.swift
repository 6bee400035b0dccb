/// A value with the rest of its path, for the objects of a schema, which are made from paths.
struct JSONPathEntry {
  /// The keys from the object at hand down.
  var path: ArraySlice<String>
  let value: JSONValue
  /// Whether the object that it is in is null where all of it is.
  let isInNullableObject: Bool

  init(_ field: FieldDescription, _ value: JSONValue) {
    path = field.path[...]
    self.value = value
    isInNullableObject = field.isInNullableObject
  }

  /// The same, from the object under the first key on.
  var inner: JSONPathEntry {
    var entry = self
    entry.path = path.dropFirst()
    return entry
  }
}
