public import SheetIO

/// What of the documents that were written as CSV the CSV does not hold, and JSON does.
public struct CSVLosses: Sendable {
  /// Whether the CSV is the long one, which has the values of indicators and little else.
  private let isLong: Bool
  /// How many there are of each kind of thing, in the order in which they are reported.
  private var counts = [Int](repeating: 0, count: Kind.allCases.count)

  private enum Kind: Int, CaseIterable {
    case unplaced, findings, provenance, emptyReports, lists, texts
  }

  /// Nothing yet.
  public init(isLong: Bool) { self.isLong = isLong }

  /// Counts what a document holds besides the CSV's columns.
  public mutating func add(_ document: ReportDocument) {
    count(document.unplaced.count, .unplaced)
    count(document.findings.count, .findings)
    if document.bringsProvenance { count(document.provenance.count, .provenance) }
    guard isLong else { return }
    for report in document.reports {
      if report.indicators.isEmpty { count(1, .emptyReports) }
      for case .list(let list) in Report.nodes where list.key != "indicators" {
        count(list.get(report).count, .lists)
      }
      for indicator in report.indicators {
        count(Self.fieldsLeftOut.count { $0.get(indicator) != nil }, .texts)
      }
    }
  }

  private mutating func count(_ more: Int, _ kind: Kind) { counts[kind.rawValue] += more }

  /// What the long form has no column for.
  private static let fieldsLeftOut = Indicator.fields.filter { field in
    !ReportCSV.longFields.contains(field.key)
      && !Measure.allCases.contains { field.key.hasPrefix("\($0.rawValue).") }
  }

  /// One sentence; `nil` when the CSV holds all there is.
  public var message: BilingualText? {
    let told = Kind.allCases.filter { counts[$0.rawValue] > 0 }.map { name($0, counts[$0.rawValue]) }
    guard !told.isEmpty else { return nil }
    func list(_ parts: [String], _ or: String) -> String {
      parts.count < 2
        ? parts.joined() : parts.dropLast().joined(separator: ", ") + " \(or) " + (parts.last ?? "")
    }
    return BilingualText(
      es: "El CSV no guarda \(list(told.map(\.spanish), "ni")); el JSON sí (--to json).",
      en: "The CSV does not keep \(list(told.map(\.english), "or")); the JSON does (--to json).")
  }

  private func name(_ kind: Kind, _ count: Int) -> BilingualText {
    switch kind {
    case .unplaced:
      BilingualText(
        count, es: ("celda sin lugar", "celdas sin lugar"), en: ("unplaced cell", "unplaced cells"))
    case .findings: BilingualText(count, es: ("hallazgo", "hallazgos"), en: ("finding", "findings"))
    case .provenance:
      BilingualText(
        count, es: ("celda de origen", "celdas de origen"), en: ("cell of origin", "cells of origin"))
    case .emptyReports:
      BilingualText(
        count, es: ("informe sin indicadores", "informes sin indicadores"),
        en: ("report without indicators", "reports without indicators"))
    case .lists:
      BilingualText(
        count, es: ("firma, nota, eje u objetivo", "firmas, notas, ejes y objetivos"),
        en: ("signature, note, axis or objective", "signatures, notes, axes and objectives"))
    case .texts:
      BilingualText(
        count, es: ("dato de indicadores", "datos de indicadores"),
        en: ("datum of indicators", "data of indicators"))
    }
  }
}
