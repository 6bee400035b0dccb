import MIRSchema

extension CellFit {
  /// What a cell is worth as a slot of ``ValueAlignment``.
  func slot(_ item: SheetView.Item?) -> ValueAlignment.Slot {
    guard let item else { return .blank }
    switch NumberReading(item.cell, session: session) {
    case .number(let number), .measured(let number, unit: _): return .number(number)
    case .noData: return .noData
    case .error: return .unreadable
    case .unreadable: return isWords(item) ? .text(item.text) : .unreadable
    }
  }
}
