import SheetIO

/// How a sheet is laid that is not a table with a row for each record.
package enum LayoutStep: String, CaseIterable, Sendable, Hashable {
  /// What programs put around and into the sheet is left out.
  case frame
  /// Lines of a plain text are taken apart.
  case textLines = "text-lines"
  /// Columns that say of every record what a header block says once are laid as one.
  case headerColumns = "header-columns"
  /// Forms of one indicator each that stand side by side are read one after the other.
  case formsAbreast = "forms-abreast"
  /// An indicator is a form of its own: labels with their values, and a small table.
  case forms
  /// Rows above indicators say their level and objective.
  case bandsAbove = "bands-above"
  /// Rows below an indicator say more of it: causes, effects, variables.
  case attachedRows = "attached-rows"
  /// An indicator has a row for each measure.
  case measureRows = "measure-rows"
  /// An indicator has a row for each quarter.
  case periodRows = "period-rows"
  /// A column holds two fields, parted by a sign in heading and cells.
  case pairedFields = "paired-fields"
  /// Several records are in one row, line by line.
  case stackedRecords = "stacked-records"
  /// Tables on several sheets are joined by their keys.
  case keyedTables = "keyed-tables"
  /// The parts of a table that are one below the other are laid side by side.
  case halvesBelow = "halves-below"
  /// Rows that were sorted with the heading among them: the heading is laid above the records.
  case sortedRows = "sorted-rows"
  /// Tables that stand side by side are read one after the other.
  case tablesAbreast = "tables-abreast"
  /// Each line of a cell's text is a row: the lines of a record are joined.
  case pageLines = "page-lines"
  /// Values in columns without a heading are laid under the heading beside them.
  case strayColumns = "stray-columns"
  /// Several numbers in one cell are taken apart.
  case gluedNumbers = "glued-numbers"
  /// The cells of a column that moved up by one are laid one record down.
  case movedUp = "moved-up"

  /// What was done and by what evidence, for people who want to know.
  var reason: BilingualText {
    switch self {
    case .frame:
      BilingualText(
        es:
          "signos de correo citado, letras y números de una pantalla o de un programa alrededor de la tabla no se leen.",
        en:
          "signs of quoted mail, letters and numbers of a screen or a program around the table are not read.")
    case .textLines:
      BilingualText(
        es:
          "todo está en una columna, línea por línea; lo que separan tabuladores o varios espacios se lee por partes.",
        en: "all is in one column, line by line; what tabs or several spaces part is read in parts.")
    case .headerColumns:
      BilingualText(
        es:
          "unidad, programa y trimestre están en columnas, iguales en cada fila; se leen como el encabezado de un informe por programa.",
        en:
          "unit, programme and quarter are in columns, the same in each row; they are read as the header block of a report for each programme."
      )
    case .formsAbreast:
      BilingualText(
        es: "las fichas que están lado a lado se leen una después de otra.",
        en: "forms that stand side by side are read one after the other.")
    case .forms:
      BilingualText(
        es:
          "cada indicador es una ficha de etiquetas con su valor y una tabla pequeña; cada ficha se lee como una fila, y sus etiquetas como encabezados.",
        en:
          "each indicator is a form of labels with their values and a small table; each form is read as a row, and its labels as headings."
      )
    case .bandsAbove:
      BilingualText(
        es:
          "el nivel y el objetivo de los indicadores están en una fila arriba de ellos; se leen como columnas a la derecha de la hoja.",
        en:
          "level and objective of the indicators are in a row above them; they are read as columns to the right of the sheet."
      )
    case .attachedRows:
      BilingualText(
        es:
          "las filas de causas, efectos, justificación o variables debajo de un indicador son suyas; se leen como columnas a la derecha de la hoja.",
        en:
          "rows of causes, effects, justification or variables below an indicator are its own; they are read as columns to the right of the sheet."
      )
    case .measureRows:
      BilingualText(
        es:
          "una columna dice fila por fila de qué son los valores (programado, alcanzado…); las filas de cada indicador se leen como una sola, con las columnas de cada medida a la derecha de la hoja.",
        en:
          "a column says row by row what the values are of (programmed, achieved…); the rows of each indicator are read as one, with the columns of each measure to the right of the sheet."
      )
    case .periodRows:
      BilingualText(
        es:
          "una columna dice fila por fila de qué trimestre son los valores; las filas de cada indicador se leen como una sola, con las columnas de cada trimestre a la derecha de la hoja.",
        en:
          "a column says row by row which quarter the values are of; the rows of each indicator are read as one, with the columns of each quarter to the right of the sheet."
      )
    case .pairedFields:
      BilingualText(
        es:
          "hay columnas con dos campos en cada celda, separados por el mismo signo que en su encabezado; cada uno se lee en una columna.",
        en:
          "columns hold two fields in each cell, parted by a sign as in their heading; each is read in a column of its own."
      )
    case .stackedRecords:
      BilingualText(
        es: "hay varios registros en un renglón, uno por línea de texto; cada uno se lee como una fila.",
        en: "several records are in one row, one for each line of text; each is read as a row.")
    case .keyedTables:
      BilingualText(
        es:
          "las tablas de varias hojas dicen más de los mismos indicadores; se leen lado a lado, unidas por la columna de claves que tienen en común.",
        en:
          "tables on several sheets say more of the same indicators; they are read side by side, joined by the column of keys that they have in common."
      )
    case .halvesBelow:
      BilingualText(
        es: "partes de la tabla están debajo de la primera; se leen a su lado.",
        en: "parts of the table are below the first one; they are read beside it.")
    case .sortedRows:
      BilingualText(
        es: "los renglones fueron ordenados con su encabezado; el encabezado se lee arriba de los registros.",
        en: "the rows were sorted with their heading; the heading is read above the records.")
    case .tablesAbreast:
      BilingualText(
        es: "las tablas que están lado a lado se leen una después de otra.",
        en: "tables that stand side by side are read one after the other.")
    case .pageLines:
      BilingualText(
        es:
          "cada línea de un texto está en un renglón; las líneas de cada registro se leen como una sola fila.",
        en: "each line of a text is in a row of its own; the lines of each record are read as one row.")
    case .strayColumns:
      BilingualText(
        es: "hay valores en columnas sin encabezado; se leen bajo el encabezado vecino que está libre.",
        en:
          "values are in columns without a heading; they are read under the neighbouring heading that is free."
      )
    case .gluedNumbers:
      BilingualText(
        es: "hay varios números en una celda; cada uno se lee en su columna.",
        en: "several numbers are in one cell; each is read in its own column.")
    case .movedUp:
      BilingualText(
        es: "las celdas de una columna están un renglón más arriba que su registro; se leen en el suyo.",
        en: "the cells of a column are one row above their record; they are read in their own.")
    }
  }
}
