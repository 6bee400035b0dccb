import SheetIO

/// Rules about cells.
extension RuleBook {
  static let struckOutCell = RuleText(
    .cells, meaning: BilingualText(es: "Una celda tachada no se lee.", en: "A struck-out cell is not read."),
    fires: BilingualText(es: "El 40 de L20 está tachado.", en: "The 40 at L20 is struck out."),
    passes: BilingualText(
      es: "El 40 se borró y se escribió 45.", en: "The 40 was deleted and 45 was written."))

  static let struckOutText = RuleText(
    .cells,
    meaning: BilingualText(
      es: "La parte tachada de un texto no se lee.", en: "The struck-out part of a text is not read."),
    fires: BilingualText(
      es: "«Talleres» está tachado y al lado dice «Cursos».",
      en: "“Talleres” is struck out and “Cursos” is beside it."),
    passes: BilingualText(es: "La celda dice «Cursos».", en: "The cell says “Cursos”."))

  static let noteCall = RuleText(
    .cells,
    meaning: BilingualText(
      es: "Una llamada de nota no es parte del dato.", en: "A footnote mark is not part of the value."),
    fires: BilingualText(
      es: "«40*», y al pie «* Cifra preliminar».", en: "“40*”, and at the foot “* Cifra preliminar”."),
    passes: BilingualText(es: "«40».", en: "“40”."))

  static let numberUnreadable = RuleText(
    .cells, meaning: demand(.numberUnreadable),
    fires: BilingualText(
      es: "«pendiente» o «2O» bajo «3er. Trim.».", en: "“pendiente” or “2O” under “3er. Trim.”."),
    passes: BilingualText(es: "«20», «1,234.5» o «15 %».", en: "“20”, “1,234.5” or “15 %”."))

  static let numberDoubtful = RuleText(
    .cells,
    meaning: BilingualText(
      es: "Un número se puede leer de una sola manera.", en: "A number can be read in one way only."),
    fires: BilingualText(es: "«1.500», que puede ser 1.5 o 1500.", en: "“1.500”, which may be 1.5 or 1500."),
    passes: BilingualText(es: "«1,500.00».", en: "“1,500.00”."))

  static let numberWithUnit = RuleText(
    .cells,
    meaning: BilingualText(
      es: "La unidad va en su columna y no junto al número.",
      en: "The unit is in its own column and not beside the number."),
    fires: BilingualText(es: "«20 talleres».", en: "“20 talleres”."),
    passes: BilingualText(
      es: "«20», y «Taller» en la unidad de medida.", en: "“20”, and “Taller” as the unit of measure."))

  static let fractionOfPercent = RuleText(
    .cells,
    meaning: BilingualText(es: "Un porcentaje se escribe completo.", en: "A percentage is written in full."),
    fires: BilingualText(
      es: "La unidad es «Porcentaje» y los valores son 0.15, 0.2 y 1.",
      en: "The unit is “Porcentaje” and the values are 0.15, 0.2 and 1."),
    passes: BilingualText(es: "15, 20 y 100.", en: "15, 20 and 100."))

  static let cellError = RuleText(
    .cells, meaning: demand(.cellError),
    fires: BilingualText(es: "«#¡DIV/0!» bajo «Acumulado».", en: "“#DIV/0!” under “Acumulado”."),
    passes: BilingualText(es: "La fórmula da un número.", en: "The formula gives a number."))

  static let formulaWithoutResult = RuleText(
    .cells,
    meaning: BilingualText(
      es: "Cada fórmula tiene guardado su resultado.", en: "Each formula has its result stored."),
    fires: BilingualText(
      es: "Un programa escribió =SUMA(L20:O20) sin calcularla.",
      en: "A program wrote =SUM(L20:O20) without computing it."),
    passes: BilingualText(
      es: "El libro se guardó en Excel o LibreOffice.", en: "The workbook was saved by Excel or LibreOffice.")
  )

  static let catalogueUnknown = RuleText(
    .cells, meaning: demand(.catalogueUnknown),
    fires: BilingualText(es: "La dimensión dice «Gestión».", en: "The dimension says “Gestión”."),
    passes: BilingualText(
      es: "La dimensión dice «Eficacia», o «EFICACIA».", en: "The dimension says “Eficacia”, or “EFICACIA”."))

  static let levelMissing = RuleText(
    .cells, meaning: BilingualText(es: "Cada indicador dice su nivel.", en: "Each indicator says its level."),
    fires: BilingualText(
      es: "Un renglón con nombre y valores no dice qué es.",
      en: "A row with a name and values does not say what it is."),
    passes: BilingualText(
      es: "El renglón empieza con «Actividad 1.2».", en: "The row begins with “Actividad 1.2”."))

  static let levelUnknown = RuleText(
    .cells,
    meaning: BilingualText(
      es: "El nivel es Fin, Propósito, Componente o Actividad.",
      en: "The level is Fin, Propósito, Componente or Actividad."),
    fires: BilingualText(es: "«Acción 3».", en: "“Acción 3”."),
    passes: BilingualText(
      es: "«Actividad 1.3», «A1.3» o «ACT. 1.3».", en: "“Actividad 1.3”, “A1.3” or “ACT. 1.3”."))

  static let levelWithText = RuleText(
    .cells,
    meaning: BilingualText(es: "El nivel está solo en su celda.", en: "The level is alone in its cell."),
    fires: BilingualText(
      es: "«Componente 1. Servicios de limpia entregados», y hay además otro resumen narrativo.",
      en: "“Componente 1. Servicios de limpia entregados”, and there is another narrative summary as well."),
    passes: BilingualText(
      es: "«Componente 1», y el texto en su columna.", en: "“Componente 1”, and the text in its column."))

  static let numberMissing = RuleText(
    .cells,
    meaning: BilingualText(
      es: "Un Componente y una Actividad llevan número.", en: "A Componente and an Actividad have a number."),
    fires: BilingualText(es: "«Componente».", en: "“Componente”."),
    passes: BilingualText(es: "«Componente 2».", en: "“Componente 2”."))

  static let yearAsDate = RuleText(
    .cells,
    meaning: BilingualText(
      es: "El año de la línea base es un año y no una fecha.",
      en: "The year of the baseline is a year and not a date."),
    fires: BilingualText(
      es: "La celda tiene formato de fecha, y 2023 se ve como 15/07/1905.",
      en: "The cell has a date format, and 2023 is shown as 15/07/1905."),
    passes: BilingualText(es: "2023.", en: "2023."))

  static let levelNumberUnreadable = RuleText(
    .cells,
    meaning: BilingualText(
      es: "El número de un nivel es como 2 o 2.3.", en: "The number of a level is like 2 or 2.3."),
    fires: BilingualText(
      es: "«2-III-b» en la columna del número.", en: "“2-III-b” in the column of the number."),
    passes: BilingualText(es: "«Actividad 2.3».", en: "“Actividad 2.3”."))

  static let levelNumberOfDate = RuleText(
    .cells,
    meaning: BilingualText(
      es: "El número de una actividad no es una fecha.", en: "The number of an actividad is no date."),
    fires: BilingualText(
      es: "Excel hizo de 1.2 el 1 de febrero; lo demás muestra que era la 1.2.",
      en: "Excel made the 1st of February of 1.2; the others show that it was 1.2."),
    passes: BilingualText(es: "1.2, escrito como texto.", en: "1.2, written as text."))

  static let levelIsDate = RuleText(
    .cells, meaning: BilingualText(es: "El nivel no es una fecha.", en: "The level is no date."),
    fires: BilingualText(
      es: "La celda del nivel dice 2024-02-01, y nada muestra qué era.",
      en: "The cell of the level says 2024-02-01, and nothing shows what it was."),
    passes: BilingualText(es: "«Actividad 1.2».", en: "“Actividad 1.2”."))

  static let levelNumberPointless = RuleText(
    .cells,
    meaning: BilingualText(
      es: "El número de una actividad lleva punto.", en: "The number of an actividad has a point."),
    fires: BilingualText(
      es: "«Actividad 23» entre la 2.2 y la 2.4.", en: "“Actividad 23” between 2.2 and 2.4."),
    passes: BilingualText(es: "«Actividad 2.3».", en: "“Actividad 2.3”."))

  static let codeIsDate = RuleText(
    .cells, meaning: BilingualText(es: "Una clave no es una fecha.", en: "A code is no date."),
    fires: BilingualText(
      es: "La clave del objetivo, 4.1, se volvió 4 de enero.",
      en: "The code of the objective, 4.1, became the 4th of January."),
    passes: BilingualText(es: "4.1, escrito como texto.", en: "4.1, written as text."))

  static let textDamaged = RuleText(
    .cells,
    meaning: BilingualText(
      es: "Los textos se ven como se escribieron.", en: "Texts look as they were written."),
    fires: BilingualText(es: "«PlaneaciÃ³n».", en: "“PlaneaciÃ³n”."),
    passes: BilingualText(es: "«Planeación».", en: "“Planeación”."))
}
