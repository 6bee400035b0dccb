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
      "{indicator}: hay valores bajo otro encabezado; por las cuentas, se leyó {moved}.",
    en:
      "{indicator}: values are under other headings; by the arithmetic, this was read: {moved}.",
    fixES: "Recorra {moves}.",
    fixEN: "Move {moves}.")

  static let textsRealigned = rule(
    .warning,
    es: "{indicator}: hay textos bajo otro encabezado; por lo que dicen, se leyó {moved}.",
    en: "{indicator}: texts are under other headings; by their wording, this was read: {moved}.",
    fixES: "Recorra {moves}.",
    fixEN: "Move {moves}.")

  static let cellsExchanged = rule(
    .warning,
    es:
      "{indicator}: dos celdas están una en el lugar de la otra; se leyó {moved}.",
    en: "{indicator}: two cells are in each other’s place; this was read: {moved}.",
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
