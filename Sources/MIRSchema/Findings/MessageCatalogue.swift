package import SheetIO

/// Every message of every rule, in both languages.
///
/// The only place where these texts are.
///
/// `{placeholders}` are filled by ``Finding``.
package enum MessageCatalogue {
  /// The entry of a rule.
  package static func entry(for code: FindingCode) -> MessageEntry {
    switch code {
    case .formatMismatch:
      rule(
        .info,
        es:
          "El nombre del archivo termina en «.{raw}», pero su contenido es {expected}; se leyó como {expected}.",
        en: "The file's name ends in “.{raw}”, but its content is {expected}; it was read as {expected}.",
        fixES: "Si otros programas lo rechazan, guárdelo de nuevo como «Libro de Excel (.xlsx)».",
        fixEN: "If other programs refuse it, save it again as “Excel Workbook (.xlsx)”.")
    case .sheetSkipped:
      rule(
        .info,
        es: "La hoja «{sheet}» no contiene un informe y no se leyó ({reason}).",
        en: "Sheet “{sheet}” contains no report and was not read ({reason}).",
        fixES:
          "Si debía contener uno, revise que tenga los encabezados de columnas (Nivel, Nombre, … Valores Programados).",
        fixEN:
          "If it should contain one, check that it has the column headings (Nivel, Nombre, … Valores Programados)."
      )
    case .hiddenSheet:
      rule(
        .info,
        es: "La hoja «{sheet}» está oculta y no se leyó.",
        en: "Sheet “{sheet}” is hidden and was not read.",
        fixES: "Para leerla también, use --hidden.",
        fixEN: "To read it too, use --hidden.")
    case .hiddenCells:
      rule(
        .info,
        es: "En la hoja «{sheet}» hay filas (números) o columnas (letras) ocultas que sí se leyeron: {raw}.",
        en: "Sheet “{sheet}” has hidden rows (numbers) or columns (letters), which were read: {raw}.",
        fixES: "Muéstrelas en la hoja para revisar su contenido.",
        fixEN: "Unhide them in the sheet to check their content.")
    case .hiddenText:
      rule(
        .info,
        es: "La página tiene textos ocultos que no se leyeron: {count} (el primero, en {cell}: «{raw}»).",
        en: "The page has hidden text that was not read: {count} (the first, at {cell}: “{raw}”).",
        fixES: "Si alguno es un dato, muéstrelo en la página.",
        fixEN: "If any of it is data, make it visible on the page.")
    case .textNotice:
      rule(
        .info,
        es: "Línea {cell}: {notice}.",
        en: "Line {cell}: {notice}.",
        fixES: "Revise esa línea del archivo de texto.",
        fixEN: "Check that line of the text file.")
    case .sheetMissing:
      rule(
        .error,
        es: "La hoja «{sheet}» está en la lista del libro, pero su contenido falta o no se puede leer.",
        en: "Sheet “{sheet}” is listed in the workbook, but its content is missing or cannot be read.",
        fixES: "Abra el libro en Excel o LibreOffice, guárdelo y conviértalo de nuevo.",
        fixEN: "Open the workbook in Excel or LibreOffice, save it and convert it again.")
    case .textLost:
      rule(
        .error,
        es: "La celda {cell} remite a un texto que no está en el archivo; queda vacía.",
        en: "Cell {cell} refers to a text that is not in the file; it is left blank.",
        fixES: "Abra el libro en Excel o LibreOffice y revise esa celda.",
        fixEN: "Open the workbook in Excel or LibreOffice and check that cell.")
    case .unplacedRowUnread:
      rule(
        .warning,
        es:
          "No se entiende el renglón de {cell}, en la hoja «{sheet}»: «{raw}»; se esperaba una celda sin lugar o un hallazgo, como los escribe mirsheet.",
        en:
          "The row at {cell} of sheet “{sheet}” is not understood: “{raw}”; an unplaced cell or a finding was expected, as mirsheet writes them.",
        fixES: "Borre ese renglón, o déjelo como mirsheet lo escribió.",
        fixEN: "Delete that row, or restore it to what mirsheet wrote.")
    case .yearMissing: yearMissing
    case .quarterMissing: quarterMissing
    case .unitMissing: unitMissing
    case .programMissing: programMissing
    case .yearConflict: yearConflict
    case .headerDiffers: headerDiffers
    case .headerUnread: headerUnread
    case .reportSplit: reportSplit
    case .quarterOutvoted: quarterOutvoted
    case .quarterTied: quarterTied
    case .formKnown: formKnown
    case .sheetsJoined: sheetsJoined
    case .sheetsJoinedUnnamed: sheetsJoinedUnnamed
    case .sheetsJoinedByPosition: sheetsJoinedByPosition
    case .variationReversed: variationReversed
    case .headingDisplaced: headingDisplaced
    case .headingUnknown: headingUnknown
    case .headingMissing: headingMissing
    case .headingGuessed: headingGuessed
    case .headingErased: headingErased
    case .headingStatedTwice: headingStatedTwice
    case .headingCarried: headingCarried
    case .headingContradicted: headingContradicted
    case .headingDoubtful: headingDoubtful
    case .rowShifted: rowShifted
    case .rowRealigned: rowRealigned
    case .textsRealigned: textsRealigned
    case .cellsExchanged: cellsExchanged
    case .rowAmbiguous: rowAmbiguous
    case .finMissing: finMissing
    case .finRepeated: finRepeated
    case .purposeMissing: purposeMissing
    case .purposeRepeated: purposeRepeated
    case .activityWithoutComponent: activityWithoutComponent
    case .componentWithoutActivity: componentWithoutActivity
    case .numberGap: numberGap
    case .achievedOwed: achievedOwed
    case .cumulativeMissing: cumulativeMissing
    case .meansMissing: meansMissing
    case .nameMissing: nameMissing
    case .unitOfMeasureMissing: unitOfMeasureMissing
    case .goalsMissing: goalsMissing
    case .typeUnusual: typeUnusual
    case .dimensionUnusual: dimensionUnusual
    case .frequencyUnusual: frequencyUnusual
    case .percentOutOfRange: percentOutOfRange
    case .valueNegative: valueNegative
    case .baselineLater: baselineLater
    case .methodRepeatsDefinition: methodRepeatsDefinition
    case .dateSerial: dateSerial
    case .valueOutOfScale: valueOutOfScale
    case .valueUnlikeNeighbours: valueUnlikeNeighbours
    case .deviationUnjustified: deviationUnjustified
    case .deviationsUnjustified: deviationsUnjustified
    case .formulaOverwritten: formulaOverwritten
    case .goalsChanged: goalsChanged
    case .baselineChanged: baselineChanged
    case .achievedRewritten: achievedRewritten
    case .indicatorsReplaced: indicatorsReplaced
    case .indicatorRenamed: indicatorRenamed
    case .indicatorRenumbered: indicatorRenumbered
    case .indicatorGone: indicatorGone
    case .indicatorAdded: indicatorAdded
    case .quarterNotGiven: quarterNotGiven
    case .reportsContradict: reportsContradict
    case .waiverExpired: waiverExpired
    case .waiverUnused: waiverUnused
    case .linesJoined: linesJoined
    case .linesDoubtful: linesDoubtful
    case .rowsSorted: rowsSorted
    case .tablesJoinedByKey: tablesJoinedByKey
    case .keyRespelt: keyRespelt
    case .keyWithoutPartner: keyWithoutPartner
    case .rowsRepeated: rowsRepeated
    case .tablesAbreast: tablesAbreast
    case .valuesBesideHeading: valuesBesideHeading
    case .columnMovedUp: columnMovedUp
    case .frameLeftOut: frameLeftOut
    case .numbersTakenApart: numbersTakenApart
    case .recordsTakenApart: recordsTakenApart
    case .halvesJoined: halvesJoined
    case .halvesByPosition: halvesByPosition
    case .rowContinued:
      rule(
        .info,
        es: "El texto de {cell} continúa el de {indicator} y se unió a él.",
        en: "The text at {cell} continues the text of {indicator} and was joined to it.",
        fixES: "Si es otro indicador, escriba su nivel.",
        fixEN: "If it is another indicator, write its level.")
    case .cellUnplaced: cellUnplaced
    case .textOutside:
      rule(
        .info,
        es: "«{raw}» ({cell}) no es de ningún campo del informe; queda sin lugar.",
        en: "“{raw}” ({cell}) is of no field of the report; it is left unplaced.",
        fixES: "Si es un dato, escríbalo bajo su encabezado.",
        fixEN: "If it is data, write it under its heading.")
    case .cellHidden:
      rule(
        .warning,
        es:
          "La celda {cell} «{raw}» está tapada por las celdas combinadas {merge} y no se ve en la hoja; queda sin lugar.",
        en:
          "Cell {cell} “{raw}” is covered by the merged cells {merge} and is not visible in the sheet; it is left unplaced.",
        fixES: "Separe las celdas combinadas; borre lo que sobra o escríbalo donde se vea.",
        fixEN: "Unmerge the cells; delete what is not needed, or write it where it can be seen.")
    case .valueMergedDown:
      rule(
        .warning,
        es:
          "El valor {raw} ({cell}, {title}) está en una celda combinada sobre varios renglones; se leyó también para {indicator}.",
        en:
          "Value {raw} ({cell}, {title}) is in a cell merged over several rows; it was also read for {indicator}.",
        fixES: "Si es de un solo indicador, separe las celdas y escriba cada valor en su renglón.",
        fixEN: "If it belongs to one indicator only, unmerge the cells and write each value in its row.")
    case .valuesMissing:
      rule(
        .warning,
        es: "La fila de {indicator} está incompleta: no tiene {missing}, que otras filas sí tienen.",
        en: "The row of {indicator} is incomplete: it has no {missing}, which other rows have.",
        fixES: "Revise si la fila se cortó o si el dato falta en el original.",
        fixEN: "Check whether the row was cut off or the value is missing in the original.")
    case .formBlank:
      rule(
        .error,
        es: "El formato de la hoja «{sheet}» volvió en blanco: {lack}.",
        en: "The form on sheet “{sheet}” came back blank: {lack}.",
        fixES: "Llénelo, o entregue el archivo que sí está lleno.",
        fixEN: "Fill it in, or hand in the file that is filled in.")
    case .repeatedReport:
      rule(
        .warning,
        es: "El mismo informe ({raw}) está más de una vez en el libro; se conservan todos.",
        en: "The same report ({raw}) appears more than once in the workbook; all are kept.",
        fixES: "Revise cuál de las hojas es la buena.",
        fixEN: "Check which of the sheets is the right one.")
    case .repeatedIndicator:
      rule(
        .warning,
        es: "El indicador «{raw}» aparece más de una vez ({cell}); se conservan todos.",
        en: "Indicator “{raw}” appears more than once ({cell}); all are kept.",
        fixES: "Revise si la fila está duplicada o si falta su número.",
        fixEN: "Check whether the row is a copy or its number is missing.")
    case .numberUnreadable: numberUnreadable
    case .numberDoubtful: numberDoubtful
    case .numberWithUnit: numberWithUnit
    case .fractionOfPercent: fractionOfPercent
    case .levelNumberUnreadable: levelNumberUnreadable
    case .levelNumberOfDate: levelNumberOfDate
    case .levelIsDate: levelIsDate
    case .levelNumberPointless: levelNumberPointless
    case .codeIsDate: codeIsDate
    case .struckOutCell:
      rule(
        .warning,
        es: "Todo el texto de {cell} está tachado: «{raw}»; no se tomó y queda sin lugar{more}.",
        en: "All of {cell} is struck out: “{raw}”; it was not used and is left unplaced{more}.",
        fixES: "Si el dato vale, quítele el tachado; si no, bórrelo.",
        fixEN: "If the value is valid, remove the strikethrough; if not, delete it.")
    case .struckOutText:
      rule(
        .warning,
        es: "En {cell} hay texto tachado que no se tomó: «{raw}»; se leyó «{expected}»{more}.",
        en:
          "At {cell} there is struck-out text that was not used: “{raw}”; “{expected}” was read{more}.",
        fixES: "Borre de la celda el texto tachado.",
        fixEN: "Delete the struck-out text from the cell.")
    case .noteCall:
      rule(
        .warning,
        es: "En {cell} la llamada de nota «{raw}» se dejó aparte; se leyó «{expected}»{more}.",
        en: "At {cell} the footnote mark “{raw}” was set aside; “{expected}” was read{more}.",
        fixES: "Si no es una llamada de nota, escriba el dato completo sin superíndice.",
        fixEN: "If it is not a footnote mark, write the whole value without superscript.")
    case .cellError:
      rule(
        .error,
        es: "La celda {cell} ({title}) contiene el error {raw}; el campo queda vacío.",
        en: "Cell {cell} ({title}) contains the error {raw}; the field is left blank.",
        fixES: "Corrija la fórmula de la celda.",
        fixEN: "Correct the formula in the cell.")
    case .formulaWithoutResult:
      rule(
        .error,
        es:
          "Fórmulas sin resultado guardado en la hoja «{sheet}»: {count} (la primera, {cell}); sus celdas se leen vacías.",
        en:
          "Formulas without a saved result in sheet “{sheet}”: {count} (the first is {cell}); their cells are read as blank.",
        fixES: "Abra el libro en Excel o LibreOffice, guárdelo y conviértalo de nuevo.",
        fixEN: "Open the workbook in Excel or LibreOffice, save it and convert it again.")
    case .catalogueUnknown:
      rule(
        .warning,
        es:
          "«{raw}» ({cell}) no está en el catálogo de {title}; se esperaba {expected}. Se conservó como está.",
        en: "“{raw}” ({cell}) is not in the catalogue of {title}; expected {expected}. It was kept as it is.",
        fixES: "Use un valor del catálogo.",
        fixEN: "Use a value from the catalogue.")
    case .levelMissing:
      rule(
        .warning,
        es: "La fila de {cell} no dice su nivel.",
        en: "The row at {cell} does not say its level.",
        fixES: "Escriba Fin, Propósito, Componente o Actividad, con su número.",
        fixEN: "Write Fin, Propósito, Componente or Actividad, with its number.")
    case .levelUnknown:
      rule(
        .warning,
        es: "«{raw}» ({cell}) no es un nivel conocido; se esperaba {expected}. Se conservó como está.",
        en: "“{raw}” ({cell}) is not a known level; expected {expected}. It was kept as it is.",
        fixES: "Escriba Fin, Propósito, Componente o Actividad.",
        fixEN: "Write Fin, Propósito, Componente or Actividad.")
    case .levelWithText:
      rule(
        .warning,
        es: "«{raw}» ({cell}) se leyó como {expected}; el resto de su texto no es parte de ningún campo.",
        en: "“{raw}” ({cell}) was read as {expected}; the rest of its text belongs to no field.",
        fixES: "Deje en esa celda solo el nivel y su número.",
        fixEN: "Leave only the level and its number in that cell.")
    case .numberMissing:
      rule(
        .warning,
        es: "A «{raw}» ({cell}) le falta su número.",
        en: "“{raw}” ({cell}) has no number.",
        fixES: "Escríbalo después del nivel: «Componente 2», «Actividad 2.3».",
        fixEN: "Write it after the level: “Componente 2”, “Actividad 2.3”.")
    case .yearAsDate:
      rule(
        .info,
        es:
          "{cell} ({title}) tiene formato de fecha y se ve como «{raw}»; su número se leyó como el año {expected}.",
        en:
          "{cell} ({title}) has a date format and is shown as “{raw}”; its number was read as the year {expected}.",
        fixES: "Dé a la celda el formato General.",
        fixEN: "Give the cell the General format.")
    case .textDamaged:
      rule(
        .warning,
        es: "El texto de {cell} ({title}) tiene letras dañadas: «{raw}». Se conservó como está.",
        en: "The text at {cell} ({title}) has damaged letters: “{raw}”. It was kept as it is.",
        fixES: "Corrija el texto en la hoja.",
        fixEN: "Correct the text in the sheet.")
    case .programmedSum, .adjustedSum, .achievedSum:
      rule(
        .warning,
        es: "{indicator}: «{title}» dice {raw}, que {accumulation}.",
        en: "{indicator}: “{title}” says {raw}, which {accumulation}.",
        fixES:
          "Revise el acumulado y los trimestres; si el indicador se acumula de otra manera, puede estar bien.",
        fixEN:
          "Check the cumulative value and the quarters; if the indicator accumulates in another way, it may be right."
      )
    case .achievedAhead:
      rule(
        .warning,
        es:
          "{indicator}: «{title}» dice {raw}, pero el informe es del trimestre {quarter} y ese periodo aún no llega.",
        en:
          "{indicator}: “{title}” says {raw}, but the report is for quarter {quarter} and that period has not come yet.",
        fixES: "Revise si el valor está en otra columna, o si el informe es de un trimestre posterior.",
        fixEN: "Check whether the value is in another column, or whether the report is for a later quarter.")
    case .variationMismatch:
      rule(
        .warning,
        es: "{indicator}: «{title}» dice {raw} y {difference} es {expected}.",
        en: "{indicator}: “{title}” says {raw} and {difference} is {expected}.",
        fixES: "Revise la variación; si se calculó de otra manera, puede estar bien.",
        fixEN: "Check the variation; if it was computed in another way, it may be right.")
    case .templateVersion: templateVersion
    case .templatePeriod: templatePeriod
    case .templateHeadingChanged: templateHeadingChanged
    case .templateValueChanged: templateValueChanged
    case .templateFormulaOverwritten: templateFormulaOverwritten
    case .templateRowMissing: templateRowMissing
    case .templateRowAdded: templateRowAdded
    case .templateValueEmpty: templateValueEmpty
    case .templateAltered: templateAltered
    case .templateFormulaDeleted: templateFormulaDeleted
    case .templateRowEmpty: templateRowEmpty
    case .templateProgram: templateProgram
    case .templateStampLost: templateStampLost
    case .periodUnexpected: periodUnexpected
    case .csvColumnUnknown:
      rule(
        .warning,
        es: "La columna «{raw}» del CSV no es una columna conocida; sus celdas quedan sin lugar.",
        en: "Column “{raw}” of the CSV is not a known column; its cells are left unplaced.",
        fixES: "Use los encabezados que imprime «mirsheet schema --csv».",
        fixEN: "Use the headings that “mirsheet schema --csv” prints.")
    case .csvRowSetApart:
      rule(
        .warning,
        es: "La fila de {cell} («{raw}») no es de ningún indicador ni informe; sus celdas quedan sin lugar.",
        en: "The row at {cell} (“{raw}”) belongs to no indicator and no report; its cells are left unplaced.",
        fixES: "Quite de la tabla las filas de totales y las que solo tienen números.",
        fixEN: "Remove total rows, and rows that contain only numbers, from the table.")
    case .csvKeyConflict:
      rule(
        .warning,
        es: "La clave del indicador {cell} es «{raw}», y su nivel y su número dan «{expected}»; {fate}.",
        en: "The indicator's key {cell} is “{raw}”, and its level and number make “{expected}”; {fate}.",
        fixES: "Abra la columna del número como texto, o corrija la clave.",
        fixEN: "Open the column of the number as text, or correct the key.")
    case .csvValueConflict:
      rule(
        .warning,
        es:
          "La celda {cell} «{raw}» no coincide con otras filas del informe, que dicen «{expected}»; se tomó lo de ellas.",
        en:
          "Cell {cell} “{raw}” does not agree with other rows of the report, which say “{expected}”; what they say was used.",
        fixES: "Iguale los datos del informe en todas sus filas.",
        fixEN: "Make the report's data the same in all its rows.")
    case .csvRowRagged:
      rule(
        .error,
        es: "La fila {row} tiene {raw} celdas y el encabezado {expected}; {fate}.",
        en: "Row {row} has {raw} cells and the heading has {expected}; {fate}.",
        fixES: "Revise en esa fila las comas y las comillas, o vuelva a guardar el CSV desde el original.",
        fixEN: "Check the commas and the quotes of that row, or save the CSV again from the original.")
    case .csvQuoteUnclosed:
      rule(
        .error,
        es:
          "La comilla con que empieza la celda {cell} no se cierra en lo que queda del archivo; {fate}.",
        en: "The quote that opens cell {cell} is not closed in the rest of the file; {fate}.",
        fixES: "Cierre la comilla, o vuelva a guardar el CSV desde el original.",
        fixEN: "Close the quote, or save the CSV again from the original.")
    case .csvEndMissing:
      rule(
        .error,
        es: "El archivo termina sin salto de línea en la fila {row}, en {title}: «{raw}»; {fate}.",
        en: "The file ends without a line break in row {row}, at {title}: “{raw}”; {fate}.",
        fixES: "Vuelva a copiar el archivo; si está completo, termínelo con un salto de línea.",
        fixEN: "Copy the file again; if it is complete, end it with a line break.")
    case .fieldNotInVersion:
      rule(
        .warning,
        es:
          "La versión {version} del JSON no tiene «{title}»: {values} sin lugar («unplaced»).",
        en: "Version {version} of the JSON has no “{title}”: {values} in “unplaced”.",
        fixES: "Escriba la versión actual, sin --schema-version, si quien lo recibe puede leerla.",
        fixEN: "Write the current version, without --schema-version, if whoever receives it can read it.")
    case .unlisted:
      rule(
        .info,
        es: "El documento trae un hallazgo de una regla que esta versión no conoce.",
        en: "The document contains a finding of a rule that this version does not know.",
        fixES: "Use la versión de mirsheet que hizo el documento.",
        fixEN: "Use the version of mirsheet that made the document.")
    }
  }

  /// What stands for many findings of a kind.
  package static func more(_ count: Int, like message: BilingualText, at place: String?) -> BilingualText {
    BilingualText(
      es: "Hay \(count) casos como este\(place.map { " en \($0)" } ?? ""); el primero: \(message.spanish)",
      en:
        "There are \(count) cases like this\(place.map { " in \($0)" } ?? ""); the first: \(message.english)")
  }

  package static func rule(
    _ severity: Severity, es: String, en: String, fixES: String, fixEN: String
  ) -> MessageEntry {
    MessageEntry(
      severity: severity, message: BilingualText(es: es, en: en), hint: BilingualText(es: fixES, en: fixEN))
  }
}
