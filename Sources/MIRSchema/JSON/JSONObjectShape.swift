/// Which keys an object has, and where in a list of values what is at the ends of its paths goes.
struct ObjectShape: Sendable {
  enum Part: Sendable {
    /// A value, which is the one of this number.
    case end(Int)
    /// An object under a key.
    indirect case object(String, ObjectShape)
  }

  let keys: [String]
  let parts: [Part]
  /// How many values there are.
  let count: Int

  init(_ paths: [ArraySlice<String>]) {
    self.init(paths.enumerated().map { ($0.offset, $0.element) })
  }

  private init(_ paths: [(index: Int, path: ArraySlice<String>)]) {
    var keys: [String] = []
    for (_, path) in paths { if let key = path.first, !keys.contains(key) { keys.append(key) } }
    self.keys = keys
    count = paths.count
    parts = keys.map { key in
      let inner = paths.filter { $0.path.first == key }.map { (index: $0.index, path: $0.path.dropFirst()) }
      if let end = inner.first(where: \.path.isEmpty) { return .end(end.index) }
      return .object(key, ObjectShape(inner))
    }
  }
}
