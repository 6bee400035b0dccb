import SheetIO

/// How a sheet is laid that is not a table with a row for each record.
package enum LayoutStep: String, CaseIterable, Sendable, Hashable {
  /// Tables that stand side by side are read one after the other.
  case sideBySide = "side-by-side"
  /// An indicator is a form of its own: labels with their values, and a small table.
  case forms
  /// Rows below an indicator say more of it: causes, effects, variables.
  case attachedRows = "attached-rows"
  /// An indicator has a row for each measure.
  case measureRows = "measure-rows"
  /// An indicator has a row for each quarter.
  case periodRows = "period-rows"

  /// What was done and by what evidence, for people who want to know.
  var reason: BilingualText {
    switch self {
    case .sideBySide:
      BilingualText(
        es: "las tablas que están lado a lado se leen una después de otra.",
        en: "tables that stand side by side are read one after the other.")
    case .forms:
      BilingualText(
        es:
          "cada indicador es una ficha de etiquetas con su valor y una tabla pequeña; cada ficha se lee como una fila, y sus etiquetas como encabezados.",
        en:
          "each indicator is a form of labels with their values and a small table; each form is read as a row, and its labels as headings."
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
    }
  }
}
