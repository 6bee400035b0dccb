package import SheetIO

/// What rules demand, in one sentence each that completes “it is checked that …”.
package enum RuleMeanings {
  /// The rules that a filled form is checked against, in the order in which people meet them.
  package static let ofForms: [FindingCode] = [
    .templateValueEmpty, .numberUnreadable, .cellError, .catalogueUnknown, .achievedAhead, .programmedSum,
    .achievedSum, .variationMismatch, .templateHeadingChanged, .templateValueChanged,
    .templateFormulaOverwritten, .templateFormulaDeleted, .templateRowMissing, .templateRowAdded,
    .templatePeriod,
  ]

  /// What a rule demands; `nil` for rules that only say how a file was read.
  package static func text(for code: FindingCode) -> BilingualText? {
    switch code {
    case .templateValueEmpty:
      BilingualText(
        es: "Los valores alcanzados están escritos, hasta el trimestre que se reporta.",
        en: "achieved values are filled in up to the quarter reported")
    case .formBlank:
      BilingualText(
        es: "El formato está lleno: hay valores alcanzados en el trimestre que se reporta.",
        en: "the form is filled in: there are achieved values in the quarter reported")
    case .numberUnreadable:
      BilingualText(
        es: "Los números son números, y los años tienen cuatro cifras.",
        en: "numbers are numbers, and years have four digits")
    case .cellError:
      BilingualText(
        es: "Ninguna fórmula muestra un error (#REF!, #¡DIV/0!).", en: "no formula shows an error")
    case .catalogueUnknown:
      BilingualText(
        es: "Los valores de lista son de la lista.", en: "values that have a list come from that list")
    case .achievedAhead:
      BilingualText(
        es: "No hay valores alcanzados en trimestres que aún no llegan.",
        en: "there are no achieved values in quarters that have not come yet")
    case .programmedSum:
      BilingualText(
        es:
          "El programado acumulado es la suma de los trimestres, o su promedio, el último o el valor constante.",
        en: "the cumulative goal is the sum of the quarters, or their average, the last or the constant value"
      )
    case .adjustedSum:
      BilingualText(
        es: "La meta ajustada acumulada sale de los trimestres igual que la programada.",
        en: "the cumulative adjusted goal follows from the quarters as the programmed one does")
    case .achievedSum:
      BilingualText(
        es: "El alcanzado acumulado sale de los trimestres igual que el programado.",
        en: "the cumulative achievement follows from the quarters as the cumulative goal does")
    case .variationMismatch:
      BilingualText(
        es: "La variación es lo programado menos lo alcanzado.",
        en: "the variation is programmed minus achieved")
    case .templateHeadingChanged:
      BilingualText(es: "Los encabezados siguen como estaban.", en: "the headings are as they were")
    case .templateValueChanged:
      BilingualText(
        es: "Los datos que ya estaban escritos no cambiaron.",
        en: "the values that were already there have not changed")
    case .templateFormulaOverwritten:
      BilingualText(es: "Las fórmulas siguen siendo fórmulas.", en: "formulas are still formulas")
    case .templateFormulaDeleted:
      BilingualText(es: "No se borró ninguna fórmula.", en: "no formula was deleted")
    case .templateRowMissing:
      BilingualText(es: "No falta ningún renglón.", en: "no row is missing")
    case .templateRowAdded:
      BilingualText(
        es: "Los renglones agregados son indicadores de verdad.",
        en: "added rows are real indicators")
    case .templatePeriod:
      BilingualText(
        es: "La plantilla es la del trimestre y el año que se reportan.",
        en: "the template is the one for the quarter and year reported")
    default: nil
    }
  }
}
