import MIRSchema
import SheetIO

extension Family {
  /// Several reports and other sheets in one file.
  static let books: [Family] = [
    Family(
      "sheets-beside", "instructions, catalogues and hidden lists beside the report",
      plan: { planning, draw in
        var instructions = Grid(name: "Instrucciones")
        for text in [
          "Instrucciones de llenado", "1. Nivel: escriba Fin, Propósito, Componente o Actividad.",
          "2. Valores Programados: anote la meta de cada trimestre.",
          "3. Unidad Responsable: clave y nombre.",
        ] {
          instructions.rows.append(Grid.Row(.around, [SheetArtist.cell(text, .noise)]))
        }
        var lists = Grid(name: "Catálogos")
        lists.rows.append(
          Grid.Row(
            .around, ["Tipo", "Dimensión", "Frecuencia", "Sentido"].map { SheetArtist.cell($0, .noise) }))
        for (one, other) in [("Estratégico", "Eficacia"), ("De gestión", "Eficiencia")] {
          lists.rows.append(
            Grid.Row(.around, [one, other, "Anual", "Ascendente"].map { SheetArtist.cell($0, .noise) }))
        }
        var hidden = lists
        hidden.name = "Listas"
        hidden.visibility = draw.pick([.hidden, .veryHidden])
        planning.otherSheets = [instructions, lists, hidden]
      }),
    Family(
      "four-quarters", "four quarters in four sheets", isMild: false,
      plan: { planning, draw in
        var reports: [Report] = []
        var plans: [SheetPlan] = []
        for quarter in 1...4 {
          var report = PlausibleReport.draw(&draw)
          report.quarter = quarter
          report.fiscalYear = planning.reports[0].fiscalYear
          report.title = "Informe Trimestral \(report.fiscalYear ?? 0)"
          report.program = planning.reports[0].program
          report.responsibleUnit = planning.reports[0].responsibleUnit
          var plan = SheetPlan(report)
          plan.heading = planning.plans[0].heading
          plan.sheetName = ["1er Trim", "2do Trim", "3er Trim", "4to Trim"][quarter - 1]
          for record in report.indicators.indices {
            for (index, period) in Period.allCases.dropLast().enumerated() where index >= quarter {
              report.indicators[record].achieved[period] = nil
            }
          }
          reports.append(report)
          plans.append(plan)
        }
        planning.reports = reports
        planning.plans = plans
      }),
    Family(
      "two-programs", "pages of one sheet that name different programmes or units", isMild: false,
      plan: { planning, draw in
        var other = PlausibleReport.draw(&draw)
        other.quarter = planning.reports[0].quarter
        other.fiscalYear = planning.reports[0].fiscalYear
        for record in other.indicators.indices {
          for (index, period) in Period.allCases.dropLast().enumerated() where index >= other.quarter ?? 4 {
            other.indicators[record].achieved[period] = nil
          }
        }
        if draw.chance(0.4) { other.responsibleUnit = planning.reports[0].responsibleUnit }
        if other.program == planning.reports[0].program { other.program.code = "99" }
        other.title = nil
        var plan = SheetPlan(other)
        plan.heading = planning.plans[0].heading
        planning.plans[0].perPage = nil
        if draw.chance(0.5) { planning.reports[0].signatures = [] }
        planning.reports.append(other)
        planning.plans.append(plan)
        planning.arrangement = .oneBelowTheOther
      }),
    Family(
      "filed-twice", "the same programme twice", isMild: false,
      plan: { planning, _ in
        planning.reports.append(planning.reports[0])
        var copy = planning.plans[0]
        copy.sheetName = "Informe (2)"
        planning.plans.append(copy)
      },
      damage: { workbook, _ in workbook.mustWarn = true }),
  ]
}
