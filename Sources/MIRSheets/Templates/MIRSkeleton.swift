public import MIRSchema

/// The levels of a results matrix that is still to be written: Fin, Propósito, and each Componente with its
/// Actividades.
public struct MIRSkeleton: Hashable, Sendable {
  /// How many Actividades each Componente has.
  public let activities: [Int]

  /// What a matrix usually has at least.
  public static let usual = MIRSkeleton(activities: [3, 3, 3])

  /// Componentes beyond this are a slip of the keyboard.
  public static let mostComponents = 30
  /// So are Actividades of one Componente.
  public static let mostActivities = 50

  /// A matrix of so many Componentes, each with its own number of Actividades.
  public init(activities: [Int]) { self.activities = activities }

  /// A blank indicator for each level, in the order of the sheet.
  public var indicators: [Indicator] {
    var result: [(level: Level, number: String?)] = [(.fin, nil), (.purpose, nil)]
    for (component, count) in activities.enumerated() {
      result.append((.component, "\(component + 1)"))
      for activity in 0..<count { result.append((.activity, "\(component + 1).\(activity + 1)")) }
    }
    return result.map { level, number in
      var indicator = Indicator()
      indicator.level = level.name
      indicator.number = number
      return indicator
    }
  }
}
