import MIRSchema
import SheetIO

extension Family {
  /// Records over several rows, and what is between them.
  static let rows: [Family] = [
    Family(
      "continued-row", "a text goes on in the next row",
      plan: { planning, draw in
        let count = planning.reports[0].indicators.count
        for _ in 0..<draw.number(1...3) {
          planning.plans[0].continued[draw.number(0...count - 1)] = draw.pick([
            "definition", "calculationMethod", "meansOfVerification", "name",
          ])
        }
        planning.plans[0].rowsBetween = 0
      }),
    Family(
      "continued-page", "a text goes on on the next page",
      plan: { planning, draw in
        let count = planning.reports[0].indicators.count
        planning.plans[0].continued = [
          draw.number(0...count - 1): draw.pick(["definition", "calculationMethod", "meansOfVerification"])
        ]
        planning.plans[0].breaksPageInRecord = true
        planning.plans[0].perPage = nil
        planning.plans[0].rowsBetween = 0
      }),
    Family(
      "sections", "section rows between the records",
      damage: { workbook, draw in
        let grid = workbook.mainGrid
        let words = draw.pick([
          ["COMPONENTES", "ACTIVIDADES"], ["Nivel componente", "Nivel actividad"],
          ["Componentes del programa", "Actividades del programa"],
        ])
        let records = workbook.grids[grid].records
        guard
          let component = records.first(where: {
            workbook.truth[$0.report].indicators[$0.record].level == "Componente"
          })
        else { return }
        workbook.grids[grid].insert(
          [Grid.Row(.around, [SheetArtist.cell(words[1], .noise)])], at: component.index + 1)
        workbook.grids[grid].insert(
          [Grid.Row(.around, [SheetArtist.cell(words[0], .noise)])], at: component.index)
      }),
  ]
}
