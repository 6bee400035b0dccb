import SheetIO

/// What is said of where the cells of a row went.
extension MessageCatalogue {
  static let rowShifted = rule(
    .warning,
    es: "El renglón {row} está recorrido {distance} respecto de su encabezado; se leyó en su lugar.",
    en: "Row {row} is shifted by {distance} from its heading; it was read in its place.",
    fixES: "Recorra las celdas para que queden bajo su encabezado.",
    fixEN: "Move the cells so that they are under their headings.")

  static let rowRealigned = rule(
    .warning,
    es:
      "Los valores de {indicator} no están bajo su encabezado. Por las cuentas, se leyó {moved}.",
    en:
      "The values of {indicator} are not under their headings. By the arithmetic, {moved} was read.",
    fixES: "Recorra {moves}.",
    fixEN: "Move {moves}.")

  static let textsRealigned = rule(
    .warning,
    es: "Los textos de {indicator} no están bajo su encabezado. Por lo que dicen, se leyó {moved}.",
    en: "The texts of {indicator} are not under their headings. By their wording, {moved} was read.",
    fixES: "Recorra {moves}.",
    fixEN: "Move {moves}.")

  static let cellsExchanged = rule(
    .warning,
    es:
      "En el renglón de {indicator} dos celdas están intercambiadas; cada una se leyó en su lugar: {moved}.",
    en: "In the row of {indicator} two cells are swapped: {moved} was read.",
    fixES: "Revise las dos celdas e intercámbielas en la hoja.",
    fixEN: "Check the two cells and swap them in the sheet.")

  static let rowAmbiguous = rule(
    .error,
    es:
      "El «{raw}» de {cell} ({indicator}) puede ser {readings}; nada en el renglón lo decide, y los campos en duda quedan vacíos.",
    en:
      "The “{raw}” at {cell} ({indicator}) may be {readings}; nothing in the row decides, and the fields in doubt are left blank.",
    fixES: "Escriba {raw} bajo su encabezado: {homes}.",
    fixEN: "Write {raw} under its heading: {homes}.")

  static let cellUnplaced = rule(
    .error,
    es: "La celda {cell} «{raw}» de {indicator} no corresponde a su encabezado ni a ningún otro.",
    en: "Cell {cell} “{raw}” of {indicator} fits neither its heading nor any other.",
    fixES: "Ponga el valor bajo su encabezado, o bórrelo si no es de este renglón.",
    fixEN: "Put the value under its heading, or delete it if it is not of this row.")
}
