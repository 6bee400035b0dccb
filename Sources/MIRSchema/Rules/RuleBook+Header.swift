import SheetIO

/// Rules about the header block and the column headings.
extension RuleBook {
  static let yearMissing = RuleText(
    .header,
    meaning: BilingualText(
      es: "El informe dice de qué ejercicio fiscal es.", en: "The report says which fiscal year it is of."),
    fires: BilingualText(
      es: "Ni el título ni «Trimestre que se reporta» traen el año.",
      en: "Neither the title nor “Trimestre que se reporta” has the year."),
    passes: BilingualText(es: "«Informe Trimestral 2024».", en: "“Informe Trimestral 2024”."))

  static let quarterMissing = RuleText(
    .header,
    meaning: BilingualText(
      es: "El informe dice qué trimestre reporta.", en: "The report says which quarter it reports."),
    fires: BilingualText(
      es: "«Trimestre que se reporta:» está vacío.", en: "“Trimestre que se reporta:” is blank."),
    passes: BilingualText(
      es: "«2do. Trimestre 2024», o «Abril - Junio».", en: "“2do. Trimestre 2024”, or “Abril - Junio”."))

  static let unitMissing = RuleText(
    .header,
    meaning: BilingualText(
      es: "El informe dice su unidad responsable.", en: "The report says its responsible unit."),
    fires: BilingualText(
      es: "No hay «Unidad Responsable» ni otra etiqueta conocida.",
      en: "There is no “Unidad Responsable” nor another known label."),
    passes: BilingualText(
      es: "«Unidad Responsable: 504 - Instituto Municipal de Planeación».",
      en: "“Unidad Responsable: 504 - Instituto Municipal de Planeación”."))

  static let programMissing = RuleText(
    .header,
    meaning: BilingualText(
      es: "El informe dice su programa presupuestario.", en: "The report says its budget programme."),
    fires: BilingualText(
      es: "No hay «Programa Presupuestario» ni otra etiqueta conocida.",
      en: "There is no “Programa Presupuestario” nor another known label."),
    passes: BilingualText(
      es: "«Programa Presupuestario: 6 - Planeación municipal».",
      en: "“Programa Presupuestario: 6 - Planeación municipal”."))

  static let yearConflict = RuleText(
    .header,
    meaning: BilingualText(
      es: "El título, el nombre de la hoja y el encabezado dicen el mismo año y trimestre.",
      en: "Title, sheet name and header block say the same year and quarter."),
    fires: BilingualText(
      es: "El título dice 2023 y «Trimestre que se reporta» dice 2024.",
      en: "The title says 2023 and “Trimestre que se reporta” says 2024."),
    passes: BilingualText(es: "Los dos dicen 2024.", en: "Both say 2024."))

  static let headerDiffers = RuleText(
    .header,
    meaning: BilingualText(
      es: "El encabezado que se repite en cada página dice siempre lo mismo.",
      en: "The header block that each page repeats always says the same."),
    fires: BilingualText(
      es: "La página 2 escribe de otro modo el nombre de la unidad, o dice otro eje u objetivo.",
      en: "Page 2 writes the unit's name in another way, or says another axis or objective."),
    passes: BilingualText(es: "Todas las páginas dicen lo mismo.", en: "All pages say the same."))

  static let quarterOutvoted = RuleText(
    .header,
    meaning: BilingualText(
      es: "Todas las páginas dicen el mismo trimestre; si una no, valen las demás.",
      en: "All pages say the same quarter; where one does not, the others count."),
    fires: BilingualText(
      es: "Dos páginas dicen 2do. y una dice 1er. trimestre.",
      en: "Two pages say the 2nd and one the 1st quarter."),
    passes: BilingualText(es: "Las tres dicen 2do. trimestre.", en: "All three say the 2nd quarter."))

  static let quarterTied = RuleText(
    .header,
    meaning: BilingualText(
      es: "Si las páginas dicen dos trimestres tantas veces uno como otro, no se elige ninguno.",
      en: "Where pages say two quarters as often as each other, none is chosen."),
    fires: BilingualText(
      es: "Una página dice 1er. y la otra 2do. trimestre.",
      en: "One page says the 1st and the other the 2nd quarter."),
    passes: BilingualText(es: "Las dos dicen 2do. trimestre.", en: "Both say the 2nd quarter."))

  static let formKnown = RuleText(
    .header,
    meaning: BilingualText(
      es: "La hoja es un formato conocido que no es este informe.",
      en: "The sheet is a known form that is not this report."),
    fires: BilingualText(es: "Arriba dice «PbRM-08b».", en: "It says “PbRM-08b” at the top."),
    passes: BilingualText(
      es: "Arriba dice «Informe Trimestral».", en: "It says “Informe Trimestral” at the top."))

  static let headerUnread = RuleText(
    .header,
    meaning: BilingualText(
      es: "Todo lo que dice el encabezado se entiende y no se contradice.",
      en: "All that the header block says is understood and does not contradict itself."),
    fires: BilingualText(
      es: "Hay dos «Unidad Responsable» distintas en la misma página.",
      en: "There are two different “Unidad Responsable” on the same page."),
    passes: BilingualText(es: "Cada etiqueta aparece una vez.", en: "Each label appears once."))

  static let reportSplit = RuleText(
    .header,
    meaning: BilingualText(
      es: "Un cambio de encabezado empieza otro informe, aunque la numeración siga.",
      en: "A change of the header block begins another report, though the numbering goes on."),
    fires: BilingualText(
      es: "La página 3 dice otro programa y sigue con la Actividad 2.4.",
      en: "Page 3 says another programme and goes on with Actividad 2.4."),
    passes: BilingualText(
      es: "La página 3 dice otro programa y empieza con Fin.",
      en: "Page 3 says another programme and begins with Fin."))

  static let headingDisplaced = RuleText(
    .heading,
    meaning: BilingualText(
      es: "Los encabezados de grupo están sobre sus columnas.", en: "Group headings are above their columns."),
    fires: BilingualText(
      es: "«Valores Programados» empieza dos columnas a la derecha de sus trimestres.",
      en: "“Valores Programados” begins two columns to the right of its quarters."),
    passes: BilingualText(
      es: "«Valores Programados» está sobre sus cinco columnas.",
      en: "“Valores Programados” is above its five columns."))

  static let headingUnknown = RuleText(
    .heading,
    meaning: BilingualText(
      es: "Cada columna tiene un encabezado del formato.", en: "Each column has a heading of the form."),
    fires: BilingualText(es: "Una columna se llama «Semáforo».", en: "A column is called “Semáforo”."),
    passes: BilingualText(
      es: "Una columna se llama «Unidad de Medida».", en: "A column is called “Unidad de Medida”."))

  static let headingMissing = RuleText(
    .heading,
    meaning: BilingualText(
      es: "Cada columna con datos tiene encabezado.", en: "Each column with data has a heading."),
    fires: BilingualText(
      es: "Hay números en la columna Z y nada arriba.", en: "There are numbers in column Z and nothing above."
    ),
    passes: BilingualText(es: "La columna Z está vacía.", en: "Column Z is blank."))

  static let headingGuessed = RuleText(
    .heading,
    meaning: BilingualText(
      es: "Un encabezado desconocido se entiende solo por lo que tiene debajo.",
      en: "An unknown heading is understood only by what is below it."),
    fires: BilingualText(
      es: "«Cosa que se mide» está sobre «Eficacia», «Eficacia», «Calidad».",
      en: "“Cosa que se mide” is above “Eficacia”, “Eficacia”, “Calidad”."),
    passes: BilingualText(es: "«Dimensión» está sobre ellos.", en: "“Dimensión” is above them.")
  )

  static let headingErased = RuleText(
    .heading,
    meaning: BilingualText(
      es: "Un encabezado borrado se sabe por los demás grupos.",
      en: "An erased heading is known from the other groups."),
    fires: BilingualText(
      es:
        "Bajo tres grupos, que son celdas combinadas, dice «Programado | Alcanzado», y bajo el cuarto solo «Programado».",
      en:
        "Three groups, which are merged cells, have “Programado | Alcanzado”, and the fourth only “Programado”."
    ),
    passes: BilingualText(
      es: "Los cuatro dicen «Programado | Alcanzado».", en: "All four have “Programado | Alcanzado”."))

  static let headingStatedTwice = RuleText(
    .heading,
    meaning: BilingualText(
      es:
        "Cada trimestre tiene un encabezado, y no dos (en formatos donde cada trimestre está una sola vez).",
      en: "Each quarter has one heading, and not two (in forms that have each quarter once)."),
    fires: BilingualText(
      es: "«2do. Trim. (Jul-Sep)» está junto a «2do. Trim. (Abr-Jun)».",
      en: "“2do. Trim. (Jul-Sep)” is next to “2do. Trim. (Abr-Jun)”."),
    passes: BilingualText(es: "«3er. Trim. (Jul-Sep)».", en: "“3er. Trim. (Jul-Sep)”."))

  static let headingCarried = RuleText(
    .heading,
    meaning: BilingualText(
      es: "Cada hoja con registros tiene su encabezado de columnas.",
      en: "Each sheet with records has its column heading."),
    fires: BilingualText(
      es: "La segunda hoja empieza con la Actividad 2.1.", en: "The second sheet begins with Actividad 2.1."),
    passes: BilingualText(
      es: "La segunda hoja repite «Nivel, Nombre, …».", en: "The second sheet repeats “Nivel, Nombre, …”."))

  static let headingContradicted = RuleText(
    .heading,
    meaning: BilingualText(
      es: "Lo que dicen los encabezados concuerda con las cuentas de los renglones.",
      en: "What the headings say agrees with the arithmetic of the rows."),
    fires: BilingualText(
      es: "Bajo «Variación» está lo alcanzado en casi todos los renglones.",
      en: "What was achieved is under “Variación” in nearly all rows."),
    passes: BilingualText(
      es: "Programado menos alcanzado da lo que está bajo «Variación».",
      en: "Programmed less achieved gives what is under “Variación”."))

  static let headingDoubtful = RuleText(
    .heading,
    meaning: BilingualText(
      es: "Los encabezados de dos grupos pueden estar intercambiados, y nada lo decide.",
      en: "The headings of two groups may be exchanged, and nothing decides."),
    fires: BilingualText(
      es: "El año está completo, «Alcanzado» está antes de «Programado» y la variación sale al revés.",
      en: "The year is complete, “Alcanzado” is before “Programado” and the variation is the other way round."
    ),
    passes: BilingualText(
      es: "«Programado» está antes de «Alcanzado».", en: "“Programado” is before “Alcanzado”."))
}
