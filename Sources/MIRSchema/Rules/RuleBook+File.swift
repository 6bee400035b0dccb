import SheetIO

/// Rules about the file and its sheets.
extension RuleBook {
  static let formatMismatch = RuleText(
    .file,
    meaning: BilingualText(
      es: "El nombre del archivo promete otro formato que el de su contenido.",
      en: "The name of the file promises another format than its content has."),
    fires: BilingualText(
      es: "«informe.xls» es en realidad una página HTML.", en: "“informe.xls” is in fact an HTML page."),
    passes: BilingualText(
      es: "«informe.xls» es un libro de Excel 97.", en: "“informe.xls” is an Excel 97 workbook."))

  static let sheetSkipped = RuleText(
    .file,
    meaning: BilingualText(
      es: "Una hoja visible no contiene un informe, y se dice por qué.",
      en: "A visible sheet contains no report, and why is said."),
    fires: BilingualText(
      es: "La hoja «Instrucciones» solo tiene párrafos.",
      en: "The sheet “Instrucciones” has nothing but paragraphs."),
    passes: BilingualText(
      es: "La hoja «T1» tiene niveles, metas y valores alcanzados.",
      en: "The sheet “T1” has levels, goals and achieved values."))

  static let hiddenSheet = RuleText(
    .file,
    meaning: BilingualText(
      es: "Una hoja oculta no se lee si no se pide.",
      en: "A hidden sheet is not read unless that is asked for."),
    fires: BilingualText(es: "La hoja «Catálogos» está oculta.", en: "The sheet “Catálogos” is hidden."),
    passes: BilingualText(
      es: "Todas las hojas están a la vista, o se usó --hidden.",
      en: "All sheets are visible, or --hidden was used."))

  static let hiddenCells = RuleText(
    .file,
    meaning: BilingualText(
      es: "Las filas y columnas ocultas de una hoja visible sí se leen.",
      en: "Hidden rows and columns of a visible sheet are read."),
    fires: BilingualText(
      es: "La fila 14, con la Actividad 1.2, está oculta.", en: "Row 14, with Actividad 1.2, is hidden."),
    passes: BilingualText(
      es: "Ninguna fila ni columna con datos está oculta.", en: "No row or column with data is hidden."))

  static let hiddenText = RuleText(
    .file,
    meaning: BilingualText(
      es: "Una página guardada como libro tiene textos que no se muestran.",
      en: "A page that was saved as a workbook has text that is not shown."),
    fires: BilingualText(
      es: "Un párrafo de la página lleva «display:none».", en: "A paragraph of the page has “display:none”."),
    passes: BilingualText(es: "Todo el texto de la página se ve.", en: "All text of the page is seen."))

  static let textNotice = RuleText(
    .file,
    meaning: BilingualText(
      es: "Un archivo de texto tiene algo raro en una línea, y se leyó de todos modos.",
      en: "A text file has something odd in a line, and was read all the same."),
    fires: BilingualText(
      es: "Una comilla se abre en la línea 12 y no se cierra.",
      en: "A quotation mark opens in line 12 and never closes."),
    passes: BilingualText(
      es: "Cada comilla que se abre se cierra.", en: "Each quotation mark that opens closes."))

  static let sheetMissing = RuleText(
    .file,
    meaning: BilingualText(
      es: "Una hoja que el libro anuncia falta o está dañada.",
      en: "A sheet that the workbook lists is missing or damaged."),
    fires: BilingualText(
      es: "El libro nombra la hoja «T2», y su parte no está en el archivo.",
      en: "The workbook names the sheet “T2”, and its part is not in the file."),
    passes: BilingualText(
      es: "Cada hoja que el libro nombra está en el archivo.",
      en: "Each sheet that the workbook names is in the file."))

  static let textLost = RuleText(
    .file,
    meaning: BilingualText(
      es: "Una celda remite a un texto que el archivo ya no tiene.",
      en: "A cell refers to a text that the file no longer has."),
    fires: BilingualText(
      es: "La celda B12 pide el texto 900, y el libro guarda 850.",
      en: "Cell B12 asks for text 900, and the workbook holds 850."),
    passes: BilingualText(es: "Cada celda encuentra su texto.", en: "Each cell finds its text."))

  static let sheetsJoined = RuleText(
    .file,
    meaning: BilingualText(
      es: "Varias hojas son partes de un mismo informe y se leyeron como uno.",
      en: "Several sheets are parts of one report and were read as one."),
    fires: BilingualText(
      es: "Las hojas «Componentes» y «Actividades» tienen el mismo programa y trimestre.",
      en: "The sheets “Componentes” and “Actividades” have the same programme and quarter."),
    passes: BilingualText(es: "Cada hoja dice otro programa.", en: "Each sheet says another programme."))

  static let sheetsJoinedUnnamed = RuleText(
    .file,
    meaning: BilingualText(
      es: "Una hoja sin encabezado se leyó como parte del informe de otra.",
      en: "A sheet without a header block was read as part of another sheet’s report."),
    fires: BilingualText(
      es: "La segunda hoja sigue con la Actividad 2.3 y no dice su programa.",
      en: "The second sheet goes on with Actividad 2.3 and does not say its programme."),
    passes: BilingualText(
      es: "La segunda hoja repite la unidad, el programa y el trimestre.",
      en: "The second sheet repeats the unit, the programme and the quarter."))

  static let sheetsJoinedByPosition = RuleText(
    .file,
    meaning: BilingualText(
      es: "Los valores de una hoja se unieron a los indicadores de otra solo por su orden.",
      en: "The values of a sheet were joined to the indicators of another by their order alone."),
    fires: BilingualText(
      es: "La hoja «Avance» tiene números y ningún nivel.", en: "The sheet “Avance” has numbers and no level."
    ),
    passes: BilingualText(
      es: "La hoja «Avance» repite el nivel en cada renglón.",
      en: "The sheet “Avance” repeats the level in each row."))

  static let unplacedRowUnread = RuleText(
    .file,
    meaning: BilingualText(
      es: "Un renglón de la hoja «Sin lugar» ya no se entiende.",
      en: "A row of the sheet “Sin lugar” is no longer understood."),
    fires: BilingualText(
      es: "Alguien escribió un comentario en la hoja «Sin lugar».",
      en: "Somebody wrote a remark into the sheet “Sin lugar”."),
    passes: BilingualText(
      es: "La hoja «Sin lugar» está como mirsheet la escribió.",
      en: "The sheet “Sin lugar” is as mirsheet wrote it."))
}
