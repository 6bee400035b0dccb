import SheetIO

/// Rules about catalogues, unlikely values and the care of the workbook.
extension RuleBook {
  static let typeUnusual = RuleText(
    .catalogues,
    meaning: BilingualText(
      es: "El tipo es el que la guía recomienda para el nivel.",
      en: "The type is what the guide recommends for the level."),
    fires: BilingualText(es: "Una Actividad «Estratégico».", en: "An Actividad “Estratégico”."),
    passes: BilingualText(es: "Una Actividad «De gestión».", en: "An Actividad “De gestión”."))

  static let dimensionUnusual = RuleText(
    .catalogues,
    meaning: BilingualText(
      es: "La dimensión es una que la guía recomienda para el nivel.",
      en: "The dimension is one that the guide recommends for the level."),
    fires: BilingualText(es: "Un Fin que mide «Economía».", en: "A Fin that measures “Economía”."),
    passes: BilingualText(es: "Un Fin que mide «Eficacia».", en: "A Fin that measures “Eficacia”."))

  static let frequencyUnusual = RuleText(
    .catalogues,
    meaning: BilingualText(
      es: "La frecuencia es una que la guía recomienda para el nivel.",
      en: "The frequency is one that the guide recommends for the level."),
    fires: BilingualText(es: "Un Fin «Mensual».", en: "A Fin “Mensual”."),
    passes: BilingualText(es: "Un Fin «Anual».", en: "A Fin “Anual”."))

  static let percentOutOfRange = RuleText(
    .plausibility,
    meaning: BilingualText(
      es: "Un porcentaje está entre 0 y 100; una tasa de variación puede ser cualquiera.",
      en: "A percentage is from 0 to 100; a rate of change may be anything."),
    fires: BilingualText(
      es: "La unidad es «Porcentaje» y se alcanzó 250.", en: "The unit is “Porcentaje” and 250 was achieved."),
    passes: BilingualText(
      es: "Se alcanzó 95; o la unidad es «Taller».", en: "95 was achieved; or the unit is “Taller”."))

  static let valueNegative = RuleText(
    .plausibility,
    meaning: BilingualText(
      es: "Lo que se cuenta no es menor que cero.", en: "What is counted is not less than zero."),
    fires: BilingualText(es: "Se programaron -5 talleres.", en: "-5 talleres were programmed."),
    passes: BilingualText(es: "La variación es -5.", en: "The variation is -5."))

  static let baselineLater = RuleText(
    .plausibility,
    meaning: BilingualText(
      es: "La línea base es de antes del año que se reporta, o de ese año.",
      en: "The baseline is of a year before the one reported, or of that year."),
    fires: BilingualText(
      es: "El informe es de 2024 y la línea base de 2025.",
      en: "The report is of 2024 and the baseline of 2025."),
    passes: BilingualText(es: "La línea base es de 2023.", en: "The baseline is of 2023."))

  static let methodRepeatsDefinition = RuleText(
    .plausibility,
    meaning: BilingualText(
      es: "El método de cálculo dice cómo se calcula, y no lo mismo que la definición.",
      en: "The calculation method says how it is computed, and not what the definition says."),
    fires: BilingualText(
      es: "Las dos columnas dicen «Mide los talleres impartidos».",
      en: "Both columns say “Mide los talleres impartidos”."),
    passes: BilingualText(
      es: "El método dice «(Talleres impartidos / Talleres programados) * 100».",
      en: "The method says “(Talleres impartidos / Talleres programados) * 100”."))

  static let dateSerial = RuleText(
    .plausibility,
    meaning: BilingualText(
      es: "Un valor no es el número con que Excel guarda una fecha.",
      en: "A value is not the number under which Excel keeps a date."),
    fires: BilingualText(
      es: "Entre 20, 40 y 35 hay un 45383.", en: "Between 20, 40 and 35 there is a 45383."),
    passes: BilingualText(
      es: "Los valores de un padrón son 44000, 45383 y 46100.",
      en: "The values of a register are 44000, 45383 and 46100."))

  static let valueOutOfScale = RuleText(
    .plausibility,
    meaning: BilingualText(
      es: "Lo alcanzado no es cien veces la meta.", en: "What was achieved is not a hundred times the goal."),
    fires: BilingualText(
      es: "Meta 85 talleres y alcanzado 8500.", en: "Goal 85 workshops and achieved 8500."),
    passes: BilingualText(es: "Meta 85 talleres y alcanzado 130.", en: "Goal 85 workshops and achieved 130."))

  static let valueUnlikeNeighbours = RuleText(
    .plausibility,
    meaning: BilingualText(
      es:
        "Un trimestre no es cien veces los demás (no en porcentajes), salvo que la meta o lo alcanzado del mismo trimestre lo confirme.",
      en:
        "A quarter is not a hundred times all others (not for percentages), unless the goal or the result of the same quarter bears it out."
    ),
    fires: BilingualText(
      es: "Lo programado es 12, 14, 1400 y 13, y lo alcanzado en el tercero, 14.",
      en: "The goals are 12, 14, 1400 and 13, and 14 was achieved in the third quarter."),
    passes: BilingualText(
      es: "Se programan 1, 1, 300 y 1 árboles, y en el tercero se plantan 280.",
      en: "1, 1, 300 and 1 trees are programmed, and 280 are planted in the third quarter."))

  static let deviationUnjustified = RuleText(
    .plausibility,
    meaning: BilingualText(
      es: "Lo que se aparta de la meta a la fecha lleva una justificación, si el formato la pide.",
      en: "What is away from the goal to date has a justification, where the form asks for one."),
    fires: BilingualText(
      es: "Programado 60, alcanzado 39, y «Justificación» está vacía.",
      en: "Programmed 60, achieved 39, and “Justificación” is blank."),
    passes: BilingualText(
      es: "La justificación dice por qué; o lo alcanzado es 58.",
      en: "The justification says why; or 58 was achieved."))

  static let deviationsUnjustified = RuleText(
    .plausibility,
    meaning: BilingualText(
      es: "Los indicadores que se apartan de la meta a la fecha, en un formato sin justificaciones.",
      en: "The indicators that are away from the goal to date, in a form without justifications."),
    fires: BilingualText(es: "El Componente 2 lleva 39 de 46.", en: "Componente 2 is at 39 of 46."),
    passes: BilingualText(es: "El Componente 2 lleva 45 de 46.", en: "Componente 2 is at 45 of 46."))

  static let formulaOverwritten = RuleText(
    .hygiene,
    meaning: BilingualText(
      es:
        "En una columna de fórmulas ninguna se cambió por un número (si al menos tres de cada cuatro renglones calculan).",
      en: "In a column of formulas none was replaced by a number (where at least three rows of four compute)."
    ),
    fires: BilingualText(
      es: "Ocho renglones calculan el acumulado y uno tiene escrito 95.",
      en: "Eight rows compute the cumulative value and one has 95 typed in."),
    passes: BilingualText(es: "Los nueve lo calculan; o ninguno.", en: "All nine compute it; or none does."))

  static let waiverExpired = RuleText(
    .configuration,
    meaning: BilingualText(es: "Una dispensa vale hasta su fecha.", en: "A waiver counts up to its date."),
    fires: BilingualText(
      es: "La dispensa dice «until: 2024-06-30» y es julio.",
      en: "The waiver says “until: 2024-06-30” and it is July."
    ),
    passes: BilingualText(es: "Es el 30 de junio.", en: "It is the 30th of June."))

  static let waiverUnused = RuleText(
    .configuration,
    meaning: BilingualText(es: "Una dispensa cubre algún hallazgo.", en: "A waiver covers some finding."),
    fires: BilingualText(
      es: "La Actividad 1.2 ya cuadra y su dispensa sigue.",
      en: "Actividad 1.2 adds up by now and its waiver is still there."
    ),
    passes: BilingualText(
      es: "La Actividad 1.2 sigue sin cuadrar.", en: "Actividad 1.2 still does not add up."))
}
