import SheetIO

/// Rules about reports that are looked at together.
extension RuleBook {
  static let goalsChanged = RuleText(
    .series,
    meaning: BilingualText(
      es: "Lo programado no cambia de un informe al siguiente del mismo año.",
      en: "Goals do not change from one report to the next of the same year."),
    fires: BilingualText(
      es: "En el T1 la meta del 2do. trimestre era 20 y en el T2 es 10.",
      en: "In Q1 the goal of the 2nd quarter was 20 and in Q2 it is 10."),
    passes: BilingualText(
      es: "La meta sigue en 20, y la ajustada dice 10.",
      en: "The goal is still 20, and the adjusted one says 10."))

  static let baselineChanged = RuleText(
    .series,
    meaning: BilingualText(
      es: "La línea base no cambia de un informe al siguiente del mismo año.",
      en: "The baseline does not change from one report to the next of the same year."),
    fires: BilingualText(
      es: "En el T1 decía 98 y en el T2 dice 89.", en: "In Q1 it said 98 and in Q2 it says 89."),
    passes: BilingualText(es: "En los dos dice 98.", en: "It says 98 in both."))

  static let achievedRewritten = RuleText(
    .series,
    meaning: BilingualText(
      es: "Lo alcanzado en un trimestre que ya se reportó no cambia.",
      en: "What was achieved in a quarter that was reported already does not change."),
    fires: BilingualText(
      es: "El T1 reportó 20 y el T2 dice que en el 1er. trimestre fueron 25.",
      en: "Q1 reported 20 and Q2 says that it was 25 in the 1st quarter."),
    passes: BilingualText(es: "El T2 dice 20.", en: "Q2 says 20."))

  static let indicatorsReplaced = RuleText(
    .series,
    meaning: BilingualText(
      es: "Dos informes de un programa tienen los mismos indicadores, o casi.",
      en: "Two reports of a programme have the same indicators, or nearly."),
    fires: BilingualText(
      es: "De los 12 indicadores del T1, en el T2 solo hay 3.",
      en: "Of the 12 indicators of Q1, Q2 has only 3."),
    passes: BilingualText(es: "El T2 tiene 11 de los 12.", en: "Q2 has 11 of the 12."))

  static let indicatorRenumbered = RuleText(
    .series,
    meaning: BilingualText(
      es: "Un indicador conserva su número.", en: "An indicator keeps its number."),
    fires: BilingualText(
      es: "«Becas entregadas» era la Actividad 1.1 y ahora es la 1.2.",
      en: "“Becas entregadas” was Actividad 1.1 and is now 1.2."),
    passes: BilingualText(es: "Es la Actividad 1.1 en los dos.", en: "It is Actividad 1.1 in both."))

  static let indicatorRenamed = RuleText(
    .series,
    meaning: BilingualText(es: "Un indicador conserva su nombre.", en: "An indicator keeps its name."),
    fires: BilingualText(
      es: "La Actividad 1.1 era «Talleres impartidos» y ahora es «Becas entregadas».",
      en: "Actividad 1.1 was “Talleres impartidos” and is now “Becas entregadas”."),
    passes: BilingualText(
      es: "Era «Talleres impartidos» y ahora «TALLERES IMPARTIDOS».",
      en: "It was “Talleres impartidos” and is now “TALLERES IMPARTIDOS”."))

  static let indicatorGone = RuleText(
    .series,
    meaning: BilingualText(
      es: "Un indicador no desaparece de un informe al siguiente.",
      en: "An indicator does not disappear from one report to the next."),
    fires: BilingualText(
      es: "El T1 tiene la Actividad 2.3 y el T2 no.", en: "Q1 has Actividad 2.3 and Q2 has not."),
    passes: BilingualText(
      es: "Los dos la tienen, aunque con otro número.", en: "Both have it, be it under another number."))

  static let indicatorAdded = RuleText(
    .series,
    meaning: BilingualText(
      es: "Un informe tiene un indicador que el anterior no tenía.",
      en: "A report has an indicator that the one before did not have."),
    fires: BilingualText(es: "El T2 tiene una Actividad 2.4 nueva.", en: "Q2 has a new Actividad 2.4."),
    passes: BilingualText(es: "Los dos tienen los mismos.", en: "Both have the same."))

  static let quarterNotGiven = RuleText(
    .series,
    meaning: BilingualText(
      es: "Entre los informes de un programa no falta un trimestre.",
      en: "Among the reports of a programme no quarter is missing."),
    fires: BilingualText(es: "Se revisan el T1 y el T3.", en: "Q1 and Q3 are checked."),
    passes: BilingualText(es: "Se revisan el T1, el T2 y el T3.", en: "Q1, Q2 and Q3 are checked."))

  static let reportsContradict = RuleText(
    .series,
    meaning: BilingualText(
      es:
        "Dos informes del mismo programa y trimestre tienen los mismos indicadores, metas y valores alcanzados.",
      en: "Two reports of one programme and quarter have the same indicators, goals and achieved values."),
    fires: BilingualText(
      es: "«T2.xlsx» dice 40 y «T2 final.xlsx» dice 45.", en: "“T2.xlsx” says 40 and “T2 final.xlsx” says 45."
    ),
    passes: BilingualText(es: "Los dos dicen 40.", en: "Both say 40."))
}
