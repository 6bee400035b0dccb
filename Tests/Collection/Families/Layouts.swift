import MIRSchema
import SheetIO

extension Family {
  /// Where things are on the sheet.
  static let layouts: [Family] = [
    Family("plain", "the layout as it should be"),
    Family(
      "rows-around-title", "rows put in and taken out above and below the title",
      plan: { planning, draw in
        planning.plans[0].blankRowsAbove = draw.number(0...9)
        if draw.chance(0.4) { planning.plans[0].title = nil }
        if draw.chance(0.5) {
          planning.plans[0].textsAbove = draw.pick(
            draw.number(1...2),
            of: ["H. Ayuntamiento Constitucional", "Dirección de Planeación y Evaluación", "PbR-SED"])
        }
      }),
    Family(
      "spacers", "blank rows and columns between",
      plan: { planning, draw in
        planning.plans[0].rowsBetween = draw.number(0...2)
        let width = planning.plans[0].keys.count
        planning.plans[0].spacerColumns = (0..<draw.number(1...3)).map { _ in draw.number(0...width) }
      }),
    Family(
      "merged", "merged cells everywhere, also down over the heading",
      plan: { planning, _ in planning.plans[0].merging = .everything }),
    Family(
      "unmerged", "no merged cells at all", plan: { planning, _ in planning.plans[0].merging = .none }),
    Family(
      "pages", "header block and heading repeated, in several shapes, groups displaced",
      plan: { planning, draw in
        planning.plans[0].perPage = draw.number(1...5)
        planning.plans[0].merging = .none
        planning.plans[0].pageHeadings = (0..<3).map { _ in
          draw.pick([.threeRows, .twoRows, .displaced])
        }
        if draw.chance(0.5) { planning.plans[0].pageNumbers = { "Página \($0)" } }
      }),
    Family(
      "around", "notes, totals, page numbers, seals",
      plan: { planning, draw in
        if draw.chance(0.6) {
          planning.plans[0].notes = draw.pick(
            draw.number(1...2),
            of: [
              "Nota: Cifras preliminares.", "* El acumulado es la suma de los trimestres.",
              "Nota: La meta se ajustó por acuerdo de cabildo.",
            ])
        }
        if draw.chance(0.5) { planning.plans[0].totals = draw.pick(["Total", "Promedio", "TOTALES"]) }
        if draw.chance(0.5) {
          planning.plans[0].pageNumbers = draw.pick([{ "Página \($0) de 3" }, { "\($0)" }, { "Hoja \($0)" }])
        }
        if draw.chance(0.5) {
          planning.plans[0].seal = ["Oaxaca de Juárez", "Patrimonio cultural de la humanidad", "2022 - 2024"]
        }
        planning.plans[0].signatureLayout = draw.number(0...1)
      }),
    Family(
      "hidden-parts", "hidden rows and columns",
      damage: { workbook, draw in
        let grid = workbook.mainGrid
        workbook.grids[grid].hiddenRows = [draw.pick(workbook.grids[grid].records).index]
        let column = draw.number(2...8)
        workbook.grids[grid].hiddenColumns = [column...column + 1]
      }),
  ]
}
