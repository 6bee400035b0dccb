import SheetIO

/// Rules about how a sheet is laid out.
extension RuleBook {
  static let linesJoined = RuleText(
    .layout,
    meaning: BilingualText(
      es: "Un registro escrito en varios renglones, línea por línea, se unió en uno.",
      en: "A record that takes several rows, line by line, was joined into one."),
    fires: BilingualText(
      es:
        "Un PDF convertido deja «Porcentaje de» y «talleres» en dos renglones, y el nivel a media altura o abajo.",
      en:
        "A converted PDF leaves “Porcentaje de” and “talleres” in two rows, with the level halfway or at the bottom."
    ),
    passes: BilingualText(es: "Cada indicador está en un renglón.", en: "Each indicator is in one row."))

  static let linesDoubtful = RuleText(
    .layout,
    meaning: BilingualText(
      es: "Entre dos registros hay líneas que pueden ser de cualquiera.",
      en: "Between two records there are lines that may be of either."),
    fires: BilingualText(
      es:
        "Una línea suelta está entre la Actividad 1.1 y la 1.2, sin nivel, y su texto puede seguir a cualquiera de las dos.",
      en: "A loose line is between Actividad 1.1 and 1.2, without a level, and its text may continue either."),
    passes: BilingualText(es: "Cada línea está junto a su nivel.", en: "Each line is next to its level."))

  static let rowsSorted = RuleText(
    .layout,
    meaning: BilingualText(
      es: "Los renglones no se ordenaron junto con sus encabezados.",
      en: "The rows were not sorted together with their headings."),
    fires: BilingualText(
      es: "Tras ordenar, el encabezado quedó entre la Actividad 1.2 y el Componente 1.",
      en: "After sorting, the heading is between Actividad 1.2 and Componente 1."),
    passes: BilingualText(
      es: "El encabezado está arriba de los registros.", en: "The heading is above the records."))

  static let tablesJoinedByKey = RuleText(
    .layout,
    meaning: BilingualText(
      es: "Dos tablas se unieron por la clave de sus renglones.",
      en: "Two tables were joined by the key of their rows."),
    fires: BilingualText(
      es: "«MIR» y «Avances» tienen la columna «Clave».", en: "“MIR” and “Avances” have the column “Clave”."),
    passes: BilingualText(es: "Todo está en una tabla.", en: "Everything is in one table."))

  static let keyRespelt = RuleText(
    .layout,
    meaning: BilingualText(
      es: "Una clave está escrita igual en las dos tablas.", en: "A key is written alike in both tables."),
    fires: BilingualText(
      es: "«A 1.1» en una tabla y «A-1.1» en la otra.", en: "“A 1.1” in one table and “A-1.1” in the other."),
    passes: BilingualText(es: "«A1.1» en las dos.", en: "“A1.1” in both."))

  static let keyWithoutPartner = RuleText(
    .layout,
    meaning: BilingualText(
      es: "Cada clave de una tabla está en la otra.", en: "Each key of one table is in the other."),
    fires: BilingualText(
      es: "«A2.4» está en «Avances» y no en «MIR».", en: "“A2.4” is in “Avances” and not in “MIR”."),
    passes: BilingualText(es: "Cada clave tiene su pareja.", en: "Each key has its partner."))

  static let rowsRepeated = RuleText(
    .layout,
    meaning: BilingualText(
      es: "Una consulta no repite los renglones de un indicador.",
      en: "A query does not repeat the rows of an indicator."),
    fires: BilingualText(
      es: "La Actividad 1.1 está dos veces con los mismos números, una por cada medio de verificación.",
      en: "Actividad 1.1 is there twice with the same numbers, once for each means of verification."),
    passes: BilingualText(
      es: "Cada indicador está una vez por trimestre.", en: "Each indicator is there once for a quarter."))

  static let tablesAbreast = RuleText(
    .layout,
    meaning: BilingualText(
      es: "Dos tablas lado a lado se leen una después de la otra.",
      en: "Two tables side by side are read one after the other."),
    fires: BilingualText(es: "El T1 está en A–T y el T2 en W–AP.", en: "Q1 is in A–T and Q2 in W–AP."),
    passes: BilingualText(es: "Cada tabla está en su hoja.", en: "Each table has its own sheet."))

  static let valuesBesideHeading = RuleText(
    .layout,
    meaning: BilingualText(
      es: "Los valores están bajo su encabezado y no al lado.",
      en: "Values are under their heading and not beside it."),
    fires: BilingualText(
      es:
        "Los números de dos trimestres están una columna a la derecha de su encabezado, que no tiene ninguno.",
      en: "The numbers of two quarters are one column to the right of their headings, which have none."),
    passes: BilingualText(
      es: "Los números están bajo «1er. Trim.».", en: "The numbers are under “1er. Trim.”."))

  static let columnMovedUp = RuleText(
    .layout,
    meaning: BilingualText(
      es: "Ninguna columna subió un renglón al borrarse una celda.",
      en: "No column moved up a row when a cell was deleted."),
    fires: BilingualText(
      es: "Desde K20, cada valor es el del indicador de abajo.",
      en: "From K20 on, each value is that of the indicator below."),
    passes: BilingualText(
      es: "Cada valor está en el renglón de su indicador.", en: "Each value is in the row of its indicator."))

  static let frameLeftOut = RuleText(
    .layout,
    meaning: BilingualText(
      es: "Lo que un programa dejó alrededor de la tabla no es del informe.",
      en: "What a program left around the table is not the report’s."),
    fires: BilingualText(
      es: "La primera columna dice 0, 1, 2, … y hay «nan» en los huecos.",
      en: "The first column says 0, 1, 2, … and there is “nan” in the gaps."),
    passes: BilingualText(es: "La hoja solo tiene el informe.", en: "The sheet has nothing but the report."))

  static let numbersTakenApart = RuleText(
    .layout,
    meaning: BilingualText(es: "Cada número está en su celda.", en: "Each number is in its own cell."),
    fires: BilingualText(es: "«20 40 0 40 100» está en una celda.", en: "“20 40 0 40 100” is in one cell."),
    passes: BilingualText(
      es: "20, 40, 0, 40 y 100 están en cinco celdas.", en: "20, 40, 0, 40 and 100 are in five cells."))

  static let recordsTakenApart = RuleText(
    .layout,
    meaning: BilingualText(es: "Cada indicador está en su renglón.", en: "Each indicator is in its own row."),
    fires: BilingualText(
      es: "Una celda dice «Actividad 1.1» y, en otra línea, «Actividad 1.2».",
      en: "A cell says “Actividad 1.1” and, on another line, “Actividad 1.2”."),
    passes: BilingualText(es: "Cada renglón tiene un nivel.", en: "Each row has one level."))

  static let halvesJoined = RuleText(
    .layout,
    meaning: BilingualText(
      es: "Una tabla partida en dos se unió por los niveles.",
      en: "A table in two parts was joined by the levels."),
    fires: BilingualText(
      es: "Los valores alcanzados están más abajo, con su nivel cada uno.",
      en: "The achieved values are further down, each with its level."),
    passes: BilingualText(es: "La tabla está en una pieza.", en: "The table is in one piece."))

  static let halvesByPosition = RuleText(
    .layout,
    meaning: BilingualText(
      es: "Una tabla partida en dos se unió solo por el orden de los renglones.",
      en: "A table in two parts was joined by the order of its rows alone."),
    fires: BilingualText(
      es: "Los valores alcanzados están más abajo, sin niveles.",
      en: "The achieved values are further down, without levels."),
    passes: BilingualText(
      es: "La segunda parte repite los niveles.", en: "The second part repeats the levels."))
}
