import SheetIO

/// Rules about arithmetic, structure and completeness.
extension RuleBook {
  static let programmedSum = RuleText(
    .arithmetic, meaning: demand(.programmedSum),
    fires: BilingualText(
      es: "Programado 20, 40, 0, 40; acumulado 90.", en: "Programmed 20, 40, 0, 40; cumulative 90."),
    passes: BilingualText(
      es: "Acumulado 100; o 25, si es un promedio.", en: "Cumulative 100; or 25, where it is an average."))

  static let adjustedSum = RuleText(
    .arithmetic, meaning: demand(.adjustedSum),
    fires: BilingualText(
      es: "Meta ajustada 10, 10, 10, 10; acumulado 50.", en: "Adjusted goal 10, 10, 10, 10; cumulative 50."),
    passes: BilingualText(es: "Acumulado 40.", en: "Cumulative 40."))

  static let achievedSum = RuleText(
    .arithmetic, meaning: demand(.achievedSum),
    fires: BilingualText(
      es: "Alcanzado 20 y 40 al 2do. trimestre; acumulado 95.",
      en: "Achieved 20 and 40 by the 2nd quarter; cumulative 95."),
    passes: BilingualText(es: "Acumulado 60.", en: "Cumulative 60."))

  static let achievedAhead = RuleText(
    .arithmetic, meaning: demand(.achievedAhead),
    fires: BilingualText(
      es: "Se reporta el 2do. trimestre y el 3er. dice 15.",
      en: "The 2nd quarter is reported and the 3rd says 15."),
    passes: BilingualText(
      es: "El 3er. trimestre está vacío o en cero.", en: "The 3rd quarter is blank or zero."))

  static let variationReversed = RuleText(
    .arithmetic,
    meaning: BilingualText(
      es: "La variación de un informe se toma al revés: alcanzado menos programado.",
      en: "The variation of a report is taken the other way round: achieved less programmed."),
    fires: BilingualText(
      es: "Programado 20, alcanzado 15, variación -5, en casi todos los renglones.",
      en: "Programmed 20, achieved 15, variation -5, in nearly all rows."),
    passes: BilingualText(
      es: "Programado 20, alcanzado 15, variación 5.", en: "Programmed 20, achieved 15, variation 5."))

  static let variationMismatch = RuleText(
    .arithmetic, meaning: demand(.variationMismatch),
    fires: BilingualText(
      es: "Programado 20, alcanzado 15, variación 10.", en: "Programmed 20, achieved 15, variation 10."),
    passes: BilingualText(es: "Variación 5.", en: "Variation 5."))

  static let finMissing = RuleText(
    .structure, meaning: BilingualText(es: "El programa tiene un Fin.", en: "The programme has a Fin."),
    fires: BilingualText(
      es: "Ningún renglón es Fin.", en: "No row is Fin."),
    passes: BilingualText(es: "Hay un renglón que es Fin.", en: "There is a row that is Fin."))

  static let finRepeated = RuleText(
    .structure,
    meaning: BilingualText(es: "El programa tiene un solo Fin.", en: "The programme has one Fin only."),
    fires: BilingualText(
      es: "Dos renglones son Fin, cada uno con otro resumen narrativo.",
      en: "Two rows are Fin, each with another narrative summary."),
    passes: BilingualText(
      es: "El Fin tiene dos indicadores y un resumen.", en: "The Fin has two indicators and one summary."))

  static let purposeMissing = RuleText(
    .structure,
    meaning: BilingualText(es: "El programa tiene un Propósito.", en: "The programme has a Propósito."),
    fires: BilingualText(es: "Ningún renglón es Propósito.", en: "No row is Propósito."),
    passes: BilingualText(es: "Hay un renglón que es Propósito.", en: "There is a row that is Propósito."))

  static let purposeRepeated = RuleText(
    .structure,
    meaning: BilingualText(
      es: "El programa tiene un solo Propósito.", en: "The programme has one Propósito only."),
    fires: BilingualText(
      es: "Dos renglones son Propósito, cada uno con otro resumen narrativo.",
      en: "Two rows are Propósito, each with another narrative summary."),
    passes: BilingualText(
      es: "El Propósito tiene dos indicadores y un resumen.",
      en: "The Propósito has two indicators and one summary."))

  static let activityWithoutComponent = RuleText(
    .structure,
    meaning: BilingualText(
      es: "Cada Actividad es de un Componente del informe.",
      en: "Each Actividad is of a Componente of the report."),
    fires: BilingualText(
      es: "Está la Actividad 3.1 y no el Componente 3.", en: "There is Actividad 3.1 and no Componente 3."),
    passes: BilingualText(
      es: "Está el Componente 3; o el informe solo tiene Actividades.",
      en: "There is Componente 3; or the report has Actividades only."))

  static let componentWithoutActivity = RuleText(
    .structure,
    meaning: BilingualText(
      es: "Cada Componente tiene al menos una Actividad.", en: "Each Componente has at least one Actividad."),
    fires: BilingualText(
      es: "Está el Componente 2 y ninguna Actividad 2.x.", en: "There is Componente 2 and no Actividad 2.x."),
    passes: BilingualText(
      es: "Está la Actividad 2.1; o el informe solo tiene Componentes.",
      en: "There is Actividad 2.1; or the report has Componentes only."))

  static let numberGap = RuleText(
    .structure,
    meaning: BilingualText(
      es:
        "La numeración empieza en 1 y no se salta ninguno (si faltan más de cinco, se toma por otra numeración).",
      en:
        "The numbering begins at 1 and leaves none out (where more than five are missing, it is taken for another numbering)."
    ),
    fires: BilingualText(es: "Actividad 2.1 y 2.3, sin 2.2.", en: "Actividad 2.1 and 2.3, without 2.2."),
    passes: BilingualText(es: "Actividad 2.1, 2.2 y 2.3.", en: "Actividad 2.1, 2.2 and 2.3."))

  static let achievedOwed = RuleText(
    .completeness,
    meaning: BilingualText(
      es: "Donde hay una meta, el trimestre que se reporta y los anteriores dicen lo alcanzado.",
      en: "Where there is a goal, the quarter reported and those before say what was achieved."),
    fires: BilingualText(
      es: "Programado 20 en el 2do. trimestre, y lo alcanzado está vacío.",
      en: "Programmed 20 in the 2nd quarter, and achieved is blank."),
    passes: BilingualText(
      es: "Lo alcanzado dice 0; o no había meta.", en: "Achieved says 0; or there was no goal."))

  static let cumulativeMissing = RuleText(
    .completeness,
    meaning: BilingualText(
      es: "El acumulado de lo alcanzado está escrito si los trimestres lo están.",
      en: "The cumulative achievement is written where the quarters are."),
    fires: BilingualText(
      es: "Alcanzado 15 y 20; el acumulado está vacío.",
      en: "Achieved 15 and 20; the cumulative value is blank."),
    passes: BilingualText(es: "El acumulado dice 35.", en: "The cumulative value says 35."))

  static let meansMissing = RuleText(
    .completeness,
    meaning: BilingualText(
      es: "Un avance en el trimestre dice con qué se verifica.",
      en: "An advance in the quarter says how it can be verified."),
    fires: BilingualText(
      es: "La Actividad 1.1 avanzó 40 y «Medios de Verificación» está vacío.",
      en: "Actividad 1.1 advanced by 40 and “Medios de Verificación” is blank."),
    passes: BilingualText(
      es: "Dice «Lista de asistencia del 12 de junio»; o el avance es 0.",
      en: "It says “Lista de asistencia del 12 de junio”; or the advance is 0."))

  static let nameMissing = RuleText(
    .completeness,
    meaning: BilingualText(es: "Cada indicador tiene nombre.", en: "Each indicator has a name."),
    fires: BilingualText(
      es: "El Componente 2 tiene metas y ningún nombre.", en: "Componente 2 has goals and no name."),
    passes: BilingualText(
      es: "«Porcentaje de talleres impartidos».", en: "“Porcentaje de talleres impartidos”."))

  static let unitOfMeasureMissing = RuleText(
    .completeness,
    meaning: BilingualText(
      es: "Cada indicador tiene unidad de medida.", en: "Each indicator has a unit of measure."),
    fires: BilingualText(
      es: "La columna está y el renglón la deja vacía.",
      en: "The column is there and the row leaves it blank."),
    passes: BilingualText(es: "«Porcentaje».", en: "“Porcentaje”."))

  static let goalsMissing = RuleText(
    .completeness, meaning: BilingualText(es: "Cada indicador tiene metas.", en: "Each indicator has goals."),
    fires: BilingualText(
      es: "Los cinco valores programados están vacíos.", en: "The five programmed values are blank."),
    passes: BilingualText(
      es: "Programado 0, 0, 0, 100; acumulado 100.", en: "Programmed 0, 0, 0, 100; cumulative 100."))
}
