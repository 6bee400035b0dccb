/// The levels of a results matrix (MIR), from the top down; the vocabulary says how each is written.
package enum Level: String, CaseIterable, Hashable, Sendable {
  case fin
  /// *Propósito*.
  case purpose
  /// *Componente*, with a number such as 2.
  case component
  /// *Actividad*, with the number of its Componente before its own: 2.3.
  case activity

  /// How many numbers stand behind the level, joined by points.
  package var numbers: Int {
    switch self {
    case .fin, .purpose: 0
    case .component: 1
    case .activity: 2
    }
  }

  /// Whether a number belongs to the level.
  package var isNumbered: Bool { numbers > 0 }
}

/// Which way an indicator's value should move; the vocabulary says how each is written.
package enum Direction: String, CaseIterable, Hashable, Sendable {
  /// More is better.
  case ascending
  /// Less is better.
  case descending
  /// It should stay where it is.
  case regular
  /// There is no better or worse.
  case nominal
}
