/// Formulas of one sheet that have no result in the file.
struct UncalculatedFormulas: Sendable {
  private var found: (count: Int, first: CellAddress)?

  /// Counts one formula; they come in reading order.
  mutating func add(_ address: CellAddress) {
    found = ((found?.count ?? 0) + 1, min(found?.first ?? address, address))
  }

  /// Counts those of another list of the same sheet.
  mutating func add(_ other: UncalculatedFormulas) {
    guard let more = other.found else { return }
    found = ((found?.count ?? 0) + more.count, min(found?.first ?? more.first, more.first))
  }

  /// What to report about them; `nil` when there are none.
  var notice: WorkbookNotice.Kind? {
    found.map { .formulasWithoutResult(count: $0.count, first: $0.first) }
  }
}

/// What is in the place of results until somebody opens the workbook.
///
/// Libraries that write workbooks without computing (XlsxWriter, libxlsxwriter, Excel::Writer::XLSX) store 0 for
/// every formula, or an empty text, and ask that everything be computed on opening.
enum PlaceholderResults {
  /// Removes the results from a workbook that asks to be computed on opening, if all of them are 0 or empty.
  ///
  /// Among results that were computed there would be another one.
  /// `empty` are, for each sheet, the formulas whose result is an empty text, which are not cells.
  static func takeOut(of workbook: inout Workbook, empty: [UncalculatedFormulas]) {
    let saySomething = workbook.sheets.contains { sheet in
      sheet.cells.contains { $0.isFormula && $0.value != .number(0) && $0.value != .date(0) }
    }
    guard !saySomething else { return }
    for index in workbook.sheets.indices {
      var formulas = index < empty.count ? empty[index] : UncalculatedFormulas()
      for cell in workbook.sheets[index].cells where cell.isFormula { formulas.add(cell.address) }
      guard let notice = formulas.notice else { continue }
      workbook.sheets[index].drop(\.isFormula)
      workbook.tell(notice, ofSheet: workbook.sheets[index].name)
    }
  }
}

extension Workbook {
  /// Adds a notice of formulas without results to the one that the sheet has already, if any.
  fileprivate mutating func tell(_ notice: WorkbookNotice.Kind, ofSheet name: String) {
    for index in notices.indices where notices[index].sheet == name {
      guard case .formulasWithoutResult(let count, let first) = notices[index].kind,
        case .formulasWithoutResult(let more, let other) = notice
      else { continue }
      notices[index].kind = .formulasWithoutResult(count: count + more, first: min(first, other))
      return
    }
    notices.append(WorkbookNotice(notice, sheet: name))
  }
}
