import Foundation
import MIRSchema
import SheetIO

extension Family {
  /// Tables of databases and of consultants: what a header block says is in every row.
  static let headerInColumns: [Family] = [
    Family(form: "header-in-columns", "unit, programme and quarter in columns, the same in each row") {
      draw in
      database(&draw)
    }
  ]

  /// One table of one or two programmes of a unit.
  private static func database(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    office.hasPlan = draw.chance(0.5)
    var reports = [office.report(&draw)]
    if draw.chance(0.4) {
      var other = office.report(&draw)
      other.responsibleUnit = reports[0].responsibleUnit
      other.quarter = reports[0].quarter
      other.fiscalYear = reports[0].fiscalYear
      if other.program != reports[0].program { reports.append(other) }
    }
    for index in reports.indices {
      reports[index].title = nil
      reports[index].signatures = []
      reports[index].notes = []
    }
    let words = Names(&draw)
    let isFlat = draw.chance(0.6)
    let measures: [Measure] =
      draw.chance(0.6) ? [.programmed, .achieved, .variation] : [.programmed, .achieved]
    let values = measures.flatMap { measure in
      isFlat
        ? Period.allCases.map { period in
          Table.Column(
            ["\(office.measures[measure] ?? "") \(office.periods[period] ?? "")"],
            .field("\(measure.rawValue).\(period.rawValue)"))
        } : office.quarters(measure)
    }
    let texts = office.textColumns.map {
      isFlat ? Table.Column([$0.path.joined(separator: " ")], $0.content) : $0
    }
    var sketch = Sketch(reports)
    var grid = Grid(name: draw.pick(["BD", "Base", "Indicadores", "Hoja1"]))
    if draw.chance(0.3) {
      sketch.reports[0].title = "Informe trimestral de avances"
      grid.put("Informe trimestral de avances", 0, 0, .context)
      grid.skip(1)
    }
    for (number, report) in reports.enumerated() {
      let table = Table(words.columns(report, hasPlan: office.hasPlan) + texts + values, office)
      if number == 0 { table.drawHeading(on: &grid) }
      table.drawRecords(report, number: number, on: &grid)
    }
    sketch.grids = [grid]
    return sketch
  }

  /// How such a table names the columns of the header block.
  private struct Names {
    let unit: (code: String, name: String)
    let program: (code: String, name: String)
    let quarter: String
    let year: String
    let plan: (plan: String, axis: String, objective: String)
    /// Whether codes have columns of their own.
    let isApart: Bool
    let quarterText: @Sendable (Int) -> String

    init(_ draw: inout Draw) {
      unit = draw.pick([
        ("CVE_UR", "UR"), ("Clave UR", "Unidad Responsable"), ("Cve. UR", "Dependencia"),
        ("Código UR", "UNIDAD RESPONSABLE"),
      ])
      program = draw.pick([
        ("CVE_PP", "PP"), ("Clave Pp", "Programa Presupuestario"), ("Cve. Pp", "Nombre del Pp"),
        ("Clave del programa", "Programa"),
      ])
      quarter = draw.pick(["TRIM_REP", "Trimestre", "TRIM", "Trimestre que se reporta"])
      year = draw.pick(["EJERCICIO", "Ejercicio fiscal", "Año fiscal"])
      plan = draw.pick([("PLAN", "EJE", "OBJETIVO_PMD"), ("Plan", "Eje", "Objetivo del PMD")])
      isApart = draw.chance(0.6)
      quarterText = draw.pick([{ "T\($0)" }, { "\($0)" }, { ["I", "II", "III", "IV"][$0 - 1] }])
    }

    func columns(_ report: Report, hasPlan: Bool) -> [Table.Column] {
      func column(_ name: String, _ text: String?) -> Table.Column {
        Table.Column([name], .other { _, _ in text.map(CellValue.text) })
      }
      func coded(_ text: CodedText) -> String {
        [text.code, text.text].compactMap { $0 }.joined(separator: " - ")
      }
      var result: [Table.Column] =
        isApart
        ? [
          column(unit.code, report.responsibleUnit.code), column(unit.name, report.responsibleUnit.text),
          column(program.code, report.program.code), column(program.name, report.program.text),
        ] : [column(unit.name, coded(report.responsibleUnit)), column(program.name, coded(report.program))]
      result.append(Table.Column([year], .other { _, _ in report.fiscalYear.map { .number(Double($0)) } }))
      result.append(column(quarter, report.quarter.map(quarterText)))
      if hasPlan {
        let axes = report.planAlignment.axes.map { "\($0.code ?? ""). \($0.text ?? "")" }
        let goals = report.planAlignment.objectives.map { "\($0.code ?? "") \($0.text ?? "")" }
        result += [
          column(plan.plan, report.planAlignment.plan), column(plan.axis, axes.joined(separator: " ")),
          column(plan.objective, goals.joined(separator: " ")),
        ]
      }
      return result
    }
  }
}
