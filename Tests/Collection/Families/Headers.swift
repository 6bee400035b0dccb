import MIRSchema

extension Family {
  /// How the header block is written, and where quarter and year are.
  static let headers: [Family] = [
    Family(
      "header-layout", "label and value in one cell, far apart, side by side, code apart",
      plan: { planning, draw in
        planning.plans[0].headerLayout = draw.pick(SheetPlan.HeaderLayout.allCases)
        if draw.chance(0.3) {
          planning.plans[0].lines = draw.shuffled(SheetPlan.Line.allCases)
          if planning.plans[0].headerLayout == .sideBySide { planning.plans[0].headerLayout = .beside }
        }
      }),
    Family(
      "header-renamed", "labels of the header block called by other names",
      plan: { planning, draw in
        planning.plans[0].labels[.unit] = draw.pick([
          "UR", "Dependencia", "Área responsable", "UNIDAD RESPONSABLE",
        ])
        planning.plans[0].labels[.program] = draw.pick([
          "Programa", "Pp", "Programa presupuestal", "PROGRAMA PRESUPUESTARIO",
        ])
        planning.plans[0].labels[.quarter] = draw.pick([
          "Trimestre", "Periodo", "Periodo que se reporta", "Trimestre reportado",
        ])
        planning.plans[0].labels[.axes] = draw.pick(["Ejes", "Eje rector", "EJE"])
        planning.plans[0].labels[.objectives] = draw.pick(["Objetivos", "OBJETIVO", "Objetivo del PMD"])
      }),
    Family(
      "quarter-spelt", "the quarter in every spelling",
      plan: { planning, draw in
        planning.plans[0].period = spelling(planning.reports[0], &draw)
      }),
    Family(
      "quarter-elsewhere", "the quarter in the title or in the sheet's name",
      plan: { planning, draw in
        let report = planning.reports[0]
        planning.plans[0].lines.removeAll { $0 == .quarter }
        if draw.chance(0.5) {
          let title =
            draw.pick(["Informe del", "Avance de indicadores,", "Reporte de avance"]) + " "
            + spelling(report, &draw)
          planning.plans[0].title = title
          planning.reports[0].title = title
        } else {
          planning.plans[0].sheetName = draw.pick([
            "T\(report.quarter ?? 1) \(report.fiscalYear ?? 0)",
            "\(SheetPlan.ordinal(report.quarter ?? 1)) Trim \(report.fiscalYear ?? 0)",
            "Trim \(report.quarter ?? 1)",
          ])
          if draw.chance(0.3) {
            planning.plans[0].title = "Informe de Avance de Indicadores \(report.fiscalYear ?? 0)"
            planning.reports[0].title = planning.plans[0].title
          }
        }
      }),
    Family(
      "period-contradicted", "title and header block name different years or quarters", isMild: false,
      plan: { planning, draw in
        let report = planning.reports[0]
        let title =
          draw.chance(0.5)
          ? "Informe Trimestral \((report.fiscalYear ?? 2024) - 1)"
          : "Informe del \(SheetPlan.ordinal((report.quarter ?? 1) % 4 + 1)) Trimestre \(report.fiscalYear ?? 0)"
        planning.plans[0].title = title
        planning.reports[0].title = title
      },
      damage: { workbook, _ in workbook.mustWarn = true }),
  ]

  /// A quarter and its year as somebody might write them.
  static func spelling(_ report: Report, _ draw: inout Draw) -> String {
    let quarter = report.quarter ?? 1
    let year = "\(report.fiscalYear ?? 0)"
    let word = ["Primer", "Segundo", "Tercer", "Cuarto"][quarter - 1]
    let roman = ["I", "II", "III", "IV"][quarter - 1]
    let months = [("Enero", "Marzo"), ("Abril", "Junio"), ("Julio", "Septiembre"), ("Octubre", "Diciembre")][
      quarter - 1]
    let ordinal = SheetPlan.ordinal(quarter)
    return draw.pick([
      "\(ordinal) Trimestre \(year)", "\(word) Trimestre de \(year)",
      "\(word.uppercased()) TRIMESTRE \(year)",
      "Trimestre \(roman) de \(year)", "\(roman) Trimestre \(year)", "\(months.0) - \(months.1) \(year)",
      "\(months.0.lowercased()) a \(months.1.lowercased()) de \(year)", "\(quarter)° Trimestre del \(year)",
      "T\(quarter) \(year)", "\(ordinal) Trím. \(year)",
      "\(months.0.prefix(3))-\(months.1.prefix(3)) \(year)",
      "Trimestre \(quarter) de \(year)", "\(year)-T\(quarter)", "\(quarter)er. Trimestre \(year)",
      "Del 1 de \(months.0.lowercased()) al 30 de \(months.1.lowercased()) de \(year)",
      "\(ordinal)Trim \(year)",
      "\(quarter)T \(year)", "Trim. \(quarter) / \(year)",
    ])
  }
}
