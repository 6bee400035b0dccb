/// An object in which everything is written already that is the same in all of its kind: keys, brackets, breaks.
struct ObjectForm: Sendable {
  /// What comes behind some of the bytes.
  enum Next: Sendable {
    /// The value of a place.
    case value(Int)
    /// An object that is null where it is blank as a whole: which of ``ObjectForm/nullables``.
    case nullable(Int)
    /// More bytes, or nothing.
    case further
  }

  private(set) var bytes: [UInt8] = []
  private(set) var steps: [(bytes: Range<Int>, depth: Int, next: Next)] = []
  /// The places of objects that may be null, and how many steps write them otherwise.
  private(set) var nullables: [(places: [Int], steps: Int)] = []

  /// The form of objects that are nested so deeply.
  init(_ shape: ObjectShape, _ style: ReportJSON.Style, depth: Int) {
    var writer = JSONWriter(style, depth: depth)
    add(shape, &writer)
    step(.further, &writer)
  }

  private mutating func add(_ shape: ObjectShape, _ writer: inout JSONWriter) {
    writer.object { writer in
      for (key, part) in zip(shape.keys, shape.parts) {
        writer.key(key)
        switch part {
        case .end(let place): step(.value(place), &writer)
        case .object(_, let inner, isNullable: false): add(inner, &writer)
        case .object(_, let inner, isNullable: true):
          let number = nullables.count
          step(.nullable(number), &writer)
          nullables.append((inner.places, 0))
          let first = steps.count
          add(inner, &writer)
          step(.further, &writer)
          nullables[number].steps = steps.count - first
        }
      }
    }
  }

  private mutating func step(_ next: Next, _ writer: inout JSONWriter) {
    let written = writer.taken()
    steps.append((bytes.count..<(bytes.count + written.count), writer.depth, next))
    bytes += written
  }

  // MARK: Reports

  /// The form of reports on one line.
  private static let reportLine = ObjectForm(.report, .line, depth: 0)

  private static let elementLines = ObjectShape.elements.map { version, shapes in
    (version: version, forms: shapes.mapValues { ObjectForm($0, .line, depth: 0) })
  }

  /// The form of reports.
  static func report(_ style: ReportJSON.Style, depth: Int) -> ObjectForm {
    style == .line ? reportLine : ObjectForm(.report, style, depth: depth)
  }

  /// The form of a list's elements.
  static func element(
    of list: ListField<Report>, in version: SchemaVersion, _ style: ReportJSON.Style, depth: Int
  ) -> ObjectForm {
    if style == .line, let lines = elementLines.first(where: { $0.version == version }),
      let form = lines.forms[list.key]
    {
      return form
    }
    return ObjectForm(ObjectShape.element(of: list, in: version), style, depth: depth)
  }
}
