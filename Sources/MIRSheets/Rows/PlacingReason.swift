import SheetIO

/// Why the cells of a record were given the fields that they have: the reasons of ``RowPlacer``, in the order in which they
/// are tried.
package enum PlacingReason: String, CaseIterable, Sendable, Hashable {
  /// Every cell is under its heading and of its kind, and every sum and difference holds: the short way.
  case sound
  /// Too many rows before it had neither a level nor a name, and it has no level.
  case unread
  /// The program drew the row, and every cell is where it was put.
  case ownDrawing = "own-drawing"
  /// Words are among the values, and everything else is where it should be.
  case remark
  /// Two cells are in each other's place.
  case exchanged
  /// Every cell fits its heading, and nothing suggests that cells are missing.
  case asPrinted = "as-printed"
  /// The values are all there and add up, so an odd word is where it was written.
  case oddWord = "odd-word"
  /// The values are all there and add up, so what is next to the table is no part of it.
  case besideTable = "beside-table"
  /// The whole row is some columns off, as its level shows.
  case shifted
  /// From one column on every cell is one column off; moved back, everything fits and adds up.
  case slid
  /// Arithmetic shows where the cells belong.
  case aligned
  /// The cells fit and their values contradict each other, and no placement explains it.
  case contradicted
  /// Cells do not fit, and no placement explains the row.
  case left

  /// Whether every cell has the field that it is under.
  var isAsPrinted: Bool {
    switch self {
    case .sound, .ownDrawing, .asPrinted, .oddWord, .contradicted: true
    case .unread, .remark, .exchanged, .besideTable, .shifted, .slid, .aligned, .left: false
    }
  }

  /// What was done and by what evidence, for people who want to know.
  var text: BilingualText {
    switch self {
    case .sound:
      BilingualText(
        es: "cada celda cabe bajo su encabezado y los valores cuadran.",
        en: "every cell fits its heading and the values add up.")
    case .unread:
      BilingualText(
        es: "demasiados renglones antes no tenían nivel ni nombre; este tampoco tiene nivel y no se lee.",
        en: "too many rows before had neither level nor name; this one has no level either and is not read.")
    case .ownDrawing:
      BilingualText(
        es: "cada celda está donde mirsheet la puso.", en: "every cell is where mirsheet put it.")
    case .remark:
      BilingualText(
        es: "hay palabras entre los valores y todo lo demás está en su lugar; las palabras quedan aparte.",
        en: "words are among the values and everything else is in its place; the words are left.")
    case .exchanged:
      BilingualText(
        es: "dos celdas están una en el lugar de la otra; cambiadas, todo concuerda.",
        en: "two cells are in each other's place; exchanged, everything agrees.")
    case .asPrinted:
      BilingualText(es: "cada celda cabe bajo su encabezado.", en: "every cell fits its heading.")
    case .oddWord:
      BilingualText(
        es: "los valores están completos y cuadran; una palabra extraña se lee donde está.",
        en: "the values are complete and add up; an odd word is read where it is.")
    case .besideTable:
      BilingualText(
        es: "los valores están completos y cuadran; lo que está a un lado de la tabla no es parte de ella.",
        en: "the values are complete and add up; what is beside the table is no part of it.")
    case .shifted:
      BilingualText(
        es: "toda la fila está corrida, como muestra su nivel.",
        en: "the whole row is some columns off, as its level shows.")
    case .slid:
      BilingualText(
        es: "desde una columna todo está corrido un lugar; devuelto, cada celda cabe y los valores cuadran.",
        en:
          "from one column on everything is one place off; moved back, every cell fits and the values add up."
      )
    case .aligned:
      BilingualText(
        es: "las sumas y diferencias muestran a dónde va cada celda.",
        en: "sums and differences show where each cell belongs.")
    case .contradicted:
      BilingualText(
        es: "los valores no cuadran, y ningún acomodo lo explica; se lee como está.",
        en: "the values do not add up, and no placement explains it; it is read as printed.")
    case .left:
      BilingualText(
        es: "ningún acomodo explica la fila; lo que no cabe bajo su encabezado queda sin lugar.",
        en: "no placement explains the row; what does not fit its heading is left unplaced.")
    }
  }
}
