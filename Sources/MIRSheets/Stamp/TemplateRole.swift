import Foundation
import MIRSchema

/// What a cell of a template is for.
enum TemplateRole: Hashable {
  /// The same without what a formula says.
  enum Kind: Hashable {
    case fixed, current, open, closed, formula
  }

  /// It is known and stays as it is.
  case fixed
  /// It is to be filled in for the quarter that is reported on.
  case current
  /// It is to be filled in, or may be changed.
  case open
  /// It is not filled in yet: its quarter is still to come.
  case closed
  /// It is computed, and shows nothing as long as the columns `of` do; the result that is known already.
  case formula(String, of: ClosedRange<Int>, Decimal?)

  var kind: Kind {
    switch self {
    case .fixed: .fixed
    case .current: .current
    case .open: .open
    case .closed: .closed
    case .formula: .formula
    }
  }
}
