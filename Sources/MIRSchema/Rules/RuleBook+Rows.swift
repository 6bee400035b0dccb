import SheetIO

/// Rules about rows.
extension RuleBook {
  static let rowShifted = RuleText(
    .rows,
    meaning: BilingualText(
      es: "Las celdas de un renglón están bajo sus encabezados, y no unas columnas más allá.",
      en: "The cells of a row are under their headings, and not some columns away."),
    fires: BilingualText(
      es: "El renglón 59 empieza en J en vez de A.", en: "Row 59 begins at J instead of A."),
    passes: BilingualText(
      es: "El renglón 59 empieza en A, como los demás.", en: "Row 59 begins at A, like the others."))

  static let rowRealigned = RuleText(
    .rows,
    meaning: BilingualText(
      es: "Los valores de un renglón están bajo su encabezado; si no, las cuentas dicen de quién son.",
      en: "The values of a row are under their headings; where not, arithmetic shows what they are."),
    fires: BilingualText(
      es: "Falta una celda de lo alcanzado y todo lo demás se recorrió a la izquierda.",
      en: "A cell of what was achieved is missing and all the rest moved to the left."),
    passes: BilingualText(
      es: "Hay cinco celdas bajo «Valores Alcanzados».",
      en: "There are five cells under “Valores Alcanzados”."))

  static let textsRealigned = RuleText(
    .rows,
    meaning: BilingualText(
      es: "Los textos de un renglón están bajo su encabezado; si no, su contenido dice de quién son.",
      en: "The texts of a row are under their headings; where not, their wording shows what they are."),
    fires: BilingualText(
      es:
        "Falta la celda del tipo y todo lo que sigue se recorrió: «Eficacia» está bajo «Tipo», y la línea base, una columna antes.",
      en:
        "The cell of the type is missing and all after it moved: “Eficacia” is under “Tipo”, and the baseline is one column early."
    ),
    passes: BilingualText(es: "«Eficacia» está bajo «Dimensión».", en: "“Eficacia” is under “Dimensión”."))

  static let cellsExchanged = RuleText(
    .rows,
    meaning: BilingualText(
      es: "Dos celdas de un renglón no están una en el lugar de la otra.",
      en: "Two cells of a row are not in each other’s place."),
    fires: BilingualText(
      es:
        "Lo alcanzado en el 1er. y el 2do. trimestre, 30 y 20, está intercambiado, y las variaciones no salen.",
      en:
        "What was achieved in the 1st and 2nd quarters, 30 and 20, is exchanged, and the variations do not come out."
    ),
    passes: BilingualText(
      es: "Las sumas y diferencias del renglón salen.", en: "The sums and differences of the row come out."))

  static let rowAmbiguous = RuleText(
    .rows,
    meaning: BilingualText(
      es: "Un valor fuera de lugar se entiende de una sola manera.",
      en: "A value out of place can be understood in one way only."),
    fires: BilingualText(
      es: "Un 80 suelto puede ser la variación acumulada o lo alcanzado en el 2do. trimestre.",
      en: "A loose 80 may be the cumulative variation or what was achieved in the 2nd quarter."),
    passes: BilingualText(
      es: "Un 80 suelto solo puede ser la variación acumulada: así salen las cuentas.",
      en: "A loose 80 can only be the cumulative variation: so the sums come out."))

  static let rowContinued = RuleText(
    .rows,
    meaning: BilingualText(
      es: "Un texto sigue en el renglón de abajo o en la página siguiente.",
      en: "A text goes on in the row below or on the next page."),
    fires: BilingualText(
      es: "El medio de verificación sigue en un renglón sin nivel.",
      en: "The means of verification go on in a row without a level."),
    passes: BilingualText(es: "Cada texto acaba en su celda.", en: "Each text ends in its cell."))

  static let cellUnplaced = RuleText(
    .rows,
    meaning: BilingualText(
      es: "Cada celda de un renglón es de algún campo.", en: "Each cell of a row is of some field."),
    fires: BilingualText(
      es: "Hay un 7 entre el acumulado y la variación.",
      en: "There is a 7 between the cumulative value and the variation."),
    passes: BilingualText(es: "Cada número está bajo un encabezado.", en: "Each number is under a heading."))

  static let textOutside = RuleText(
    .rows,
    meaning: BilingualText(
      es: "Un texto de la hoja no es de ningún campo.", en: "A text of the sheet is of no field."),
    fires: BilingualText(
      es: "El sello del municipio está junto a las firmas.",
      en: "The municipality’s seal is next to the signatures."),
    passes: BilingualText(
      es: "Solo hay firmas y notas al pie.", en: "There is nothing but signatures and notes at the foot."))

  static let cellHidden = RuleText(
    .rows,
    meaning: BilingualText(
      es: "Ninguna celda con datos queda tapada por otra combinada.",
      en: "No cell with data is covered by a merged one."),
    fires: BilingualText(
      es: "B12 dice 40 y está debajo de A12:C12.", en: "B12 says 40 and is under A12:C12."),
    passes: BilingualText(
      es: "Las celdas combinadas solo tienen su propio texto.",
      en: "Merged cells have nothing but their own text."))

  static let valueMergedDown = RuleText(
    .rows,
    meaning: BilingualText(
      es: "Un número en una celda combinada sobre varios renglones vale para todos.",
      en: "A number in a cell that is merged over several rows counts for all of them."),
    fires: BilingualText(
      es: "Lo alcanzado está combinado sobre dos actividades.",
      en: "What was achieved is merged over two actividades."),
    passes: BilingualText(es: "Cada renglón tiene su número.", en: "Each row has its own number."))

  static let valuesMissing = RuleText(
    .rows, meaning: BilingualText(es: "Un indicador tiene valores.", en: "An indicator has values."),
    fires: BilingualText(
      es: "La Actividad 1.3 tiene nombre y ningún número.", en: "Actividad 1.3 has a name and no number."),
    passes: BilingualText(
      es: "La Actividad 1.3 tiene metas y avances.", en: "Actividad 1.3 has goals and advances."))

  static let formBlank = RuleText(
    .rows, meaning: demand(.formBlank),
    fires: BilingualText(
      es: "El formato volvió como se envió: ningún valor alcanzado.",
      en: "The form came back as it was sent: no achieved value."),
    passes: BilingualText(
      es: "Hay al menos un valor alcanzado en el trimestre; cero también cuenta.",
      en: "There is at least one achieved value in the quarter; zero counts, too."))

  static let repeatedReport = RuleText(
    .rows,
    meaning: BilingualText(
      es: "Un informe no está dos veces en el mismo archivo.", en: "A report is not in the same file twice."),
    fires: BilingualText(
      es: "Las hojas «T2» y «T2 (2)» son iguales.", en: "The sheets “T2” and “T2 (2)” are the same."),
    passes: BilingualText(
      es: "Cada hoja es de otro trimestre o programa.", en: "Each sheet is of another quarter or programme."))

  static let repeatedIndicator = RuleText(
    .rows,
    meaning: BilingualText(
      es: "Un indicador no está dos veces en el informe.", en: "An indicator is not in the report twice."),
    fires: BilingualText(es: "Hay dos renglones «Actividad 1.2».", en: "There are two rows “Actividad 1.2”."),
    passes: BilingualText(
      es: "Cada nivel y número aparece una vez.", en: "Each level and number appears once."))
}
