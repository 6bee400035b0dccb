/// Which keys an object has, and where in a list of values what is at the ends of its paths goes.
struct ObjectShape: Sendable {
  enum Part: Sendable {
    /// A value, which is the one of this number.
    case end(Int)
    /// An object under a key, which may be null as a whole.
    indirect case object(String, ObjectShape, isNullable: Bool)
  }

  let keys: [String]
  let parts: [Part]
  /// The places of its own values, those of the objects in it included.
  let places: [Int]
  /// How many values there are.
  let count: Int
  /// The keys that only a later version has.
  private(set) var newer: [String: SchemaVersion] = [:]

  /// The shape of an object in a version: the fields that are newer have values all the same, and no keys.
  init(_ fields: [FieldDescription], in version: SchemaVersion = .current) {
    let known = fields.enumerated().filter { $0.element.since <= version }
    self.init(
      known.map { ($0.offset, $0.element.path[...], $0.element.isInNullableObject) }, count: fields.count)
    for field in fields where field.since > version {
      if let key = field.path.first { newer[key] = field.since }
    }
  }

  private init(_ paths: [(index: Int, path: ArraySlice<String>, isNullable: Bool)], count: Int) {
    var keys: [String] = []
    for (_, path, _) in paths { if let key = path.first, !keys.contains(key) { keys.append(key) } }
    self.keys = keys
    self.count = count
    places = paths.map(\.index)
    parts = keys.map { key in
      let inner = paths.filter { $0.path.first == key }.map {
        (index: $0.index, path: $0.path.dropFirst(), isNullable: $0.isNullable)
      }
      if let end = inner.first(where: \.path.isEmpty) { return .end(end.index) }
      return .object(
        key, ObjectShape(inner, count: count), isNullable: inner.allSatisfy(\.isNullable))
    }
  }

  // MARK: Reports

  /// The shape of a report.
  static let report = ObjectShape(Report.nodes.map(\.description))

  /// The shape of a list's elements in a version.
  static func element(of list: ListField<Report>, in version: SchemaVersion) -> ObjectShape {
    elements.first { $0.version == version }?.shapes[list.key] ?? ObjectShape(list.elements, in: version)
  }

  /// The shapes of the elements of all lists in all versions.
  static let elements: [(version: SchemaVersion, shapes: [FieldKey: ObjectShape])] =
    SchemaVersion.all.map { version in
      var shapes: [FieldKey: ObjectShape] = [:]
      for case .list(let list) in Report.nodes { shapes[list.key] = ObjectShape(list.elements, in: version) }
      return (version, shapes)
    }
}
