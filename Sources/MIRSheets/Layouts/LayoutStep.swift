import SheetIO

/// How a sheet is laid that is not a table with a row for each record.
package enum LayoutStep: String, CaseIterable, Sendable, Hashable {
  /// Tables that stand side by side are read one after the other.
  case sideBySide = "side-by-side"
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
