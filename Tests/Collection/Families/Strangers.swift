import Foundation
import MIRSchema
import SheetIO

/// Columns of other things, as they are among those of the form.
enum Strangers {
  struct Kind: Sendable {
    let heading: String?
    let value: @Sendable (Indicator) -> CellValue?
  }

  static var all: [Kind] { headed }

  static let headed: [Kind] = [
    Kind(heading: "Semáforo") { $0.variation.cumulative == 0 ? .text("Verde") : .text("Amarillo") },
    Kind(heading: "% de cumplimiento") { indicator in
      guard let goal = indicator.programmed.cumulative, goal != 0, let done = indicator.achieved.cumulative
      else { return nil }
      return .number((NSDecimalNumber(decimal: done / goal * 100).doubleValue * 10).rounded() / 10)
    },
    Kind(heading: "Observaciones") { $0.number == nil ? nil : .text("Sin observaciones al cierre") },
    Kind(heading: "Presupuesto ejercido") { .number(Double(($0.name?.count ?? 1) * 1250)) },
    Kind(heading: "Clave") { .text("IND-\($0.number ?? "0")") },
  ]

  /// A column without a heading.
  static let bare = Kind(heading: nil) { .number(Double(($0.name?.count ?? 1) % 7) + 0.5) }
}
