import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// The copy to send back: the unit's own workbook with its doubtful cells coloured and commented, and a list of what to do
/// that leads to them.
struct CheckReturn {
  let file: CheckedFile
  let language: Language

  /// The marks and the list.
  var marked: MarkedWorkbook {
    MarkedWorkbook(
      marks: file.findings.flatMap(marks),
      listName: BilingualText(es: "Observaciones", en: "Observations")[language], rows: [heading] + rows)
  }

  private func marks(of finding: Finding) -> [MarkedWorkbook.Mark] {
    guard let sheet = finding.sheet, let range = finding.location.ranges.first else { return [] }
    let weight = weight(finding.severity)
    let hint = finding.hint?[language] ?? ""
    let text = [finding.message[language], hint.isEmpty ? "" : "→ \(hint)"].filter { !$0.isEmpty }
      .joined(separator: "\n")
    var marks = [MarkedWorkbook.Mark(sheet: sheet, cell: range.first, weight: weight, text: text)]
    // A comment is at the first cell; the others of its rows have its colour.
    for range in finding.location.ranges
    where range.first.row == range.last.row && range.columns.count <= Self.mostColoured {
      for column in range.columns {
        let cell = CellAddress(row: range.first.row, column: column)
        guard cell != marks[0].cell else { continue }
        marks.append(MarkedWorkbook.Mark(sheet: sheet, cell: cell, weight: weight, text: ""))
      }
    }
    return marks
  }

  private static let mostColoured = 60

  private func weight(_ severity: Severity) -> MarkedWorkbook.Weight {
    switch severity {
    case .info: .info
    case .warning: .warning
    case .error: .error
    }
  }

  private var heading: MarkedWorkbook.Row {
    MarkedWorkbook.Row(
      [
        BilingualText(es: "Gravedad", en: "Severity"), BilingualText(es: "Celda", en: "Cell"),
        BilingualText(es: "Indicador", en: "Indicator"),
        BilingualText(es: "Qué se encontró", en: "What was found"),
        BilingualText(es: "Qué hacer", en: "What to do"), BilingualText(es: "Corregido", en: "Mended"),
      ].map { $0[language] })
  }

  /// A row for each accident, the worst first.
  private var rows: [MarkedWorkbook.Row] {
    let order = file.groups.enumerated().sorted {
      ($1.element.group.severity, $0.offset) < ($0.element.group.severity, $1.offset)
    }
    return order.map { _, one in
      let lead = one.group.lead
      let cells = one.group.places.compactMap(\.cell).joined(separator: ", ")
      let place = [lead.sheet, cells.isEmpty ? nil : cells].compactMap(\.self).joined(separator: "!")
      var target: (sheet: String, cell: CellAddress)?
      if let sheet = lead.sheet, let cell = lead.location.ranges.first?.first { target = (sheet, cell) }
      return MarkedWorkbook.Row(
        [
          lead.severity.name(in: language), place, one.group.indicators.joined(separator: ", "),
          lead.message[language], lead.hint?[language] ?? "", "",
        ], weight: weight(lead.severity), target: target)
    }
  }
}
