package import SheetIO

/// Messages about numbers: what cannot be read, what may be another number, codes of indicators.
extension MessageCatalogue {
  static var numberDoubtful: MessageEntry {
    rule(
      .warning,
      es: "En {cell} ({title}), «{raw}» se leyó como {read}; {doubt}.",
      en: "At {cell} ({title}), “{raw}” was read as {read}; {doubt}.",
      fixES: "Escriba el número sin ambigüedad, por ejemplo {read}.",
      fixEN: "Write the number unambiguously, for example {read}.")
  }

  static var numberWithUnit: MessageEntry {
    rule(
      .warning,
      es: "En {cell} ({title}) dice «{raw}»; se leyó {expected} y la unidad no se conserva en el campo.",
      en: "At {cell} ({title}), “{raw}” was read as {expected}; the field does not keep the unit.",
      fixES: "Escriba solo el número, y la unidad en «Unidad de Medida».",
      fixEN: "Write the number alone, and the unit in “Unidad de Medida”.")
  }

  static var fractionOfPercent: MessageEntry {
    rule(
      .warning,
      es:
        "{indicator}: la unidad es «{expected}» y sus valores no pasan de 1 (por ejemplo {raw}); tal vez son fracciones: 0.15 en vez de 15. Se conservaron como están.",
      en:
        "{indicator}: the unit is “{expected}” and no value is above 1 (for example {raw}); they may be fractions: 0.15 instead of 15. They were kept as they are.",
      fixES: "Escriba los porcentajes completos (15) o dé a las celdas formato de porcentaje.",
      fixEN: "Write whole percentages (15), or give the cells a percent format.")
  }

  static var codeIsDate: MessageEntry {
    rule(
      .error,
      es:
        "En {cell} ({title}) se esperaba una clave y hay una fecha, «{raw}»; el campo queda vacío.{likely}",
      en:
        "At {cell} ({title}) a code was expected but a date was found, “{raw}”; it is left blank.{likely}",
      fixES: "Escríbala como texto: las hojas de cálculo convierten 4.1 en fecha.",
      fixEN: "Write it as text: spreadsheets turn 4.1 into a date.")
  }

  static var levelNumberUnreadable: MessageEntry {
    rule(
      .error,
      es:
        "«{raw}» ({cell}) no puede ser el número de {indicator}; se esperaba uno como 2 o 2.3, y el campo queda vacío.{likely}",
      en:
        "“{raw}” ({cell}) cannot be the number of {indicator}; a number like 2 or 2.3 was expected, and the field is left blank.{likely}",
      fixES: "Escríbalo como texto: las hojas de cálculo convierten 1.1 en fecha.",
      fixEN: "Write it as text: spreadsheets turn 1.1 into a date.")
  }

  static var levelNumberOfDate: MessageEntry {
    rule(
      .warning,
      es:
        "En {cell} hay una fecha, «{raw}», donde va el número de {indicator}; por la numeración de los demás se leyó {expected}.",
      en:
        "At {cell} there is a date, “{raw}”, in place of the number of {indicator}; from the other numbers it was read as {expected}.",
      fixES: "Escríbalo como texto: las hojas de cálculo convierten 1.1 en fecha.",
      fixEN: "Write it as text: spreadsheets turn 1.1 into a date.")
  }

  static var levelIsDate: MessageEntry {
    rule(
      .error,
      es: "En {cell} hay una fecha, «{raw}», donde va el nivel de {indicator}; el nivel queda vacío.{likely}",
      en:
        "At {cell} there is a date, “{raw}”, in place of the level of {indicator}; the level is left blank.{likely}",
      fixES:
        "Escriba el nivel con su palabra, por ejemplo Actividad 1.1: las hojas de cálculo convierten 1.1 en fecha.",
      fixEN: "Write the level with its word, for example Actividad 1.1: spreadsheets turn 1.1 into a date.")
  }

  static var levelNumberPointless: MessageEntry {
    rule(
      .warning,
      es:
        "En {cell} el número de {indicator} está sin su punto, «{raw}»; por la numeración de los demás se leyó {expected}.",
      en:
        "At {cell} the number of {indicator} is without its point, “{raw}”; from the other numbers it was read as {expected}.",
      fixES: "Escríbalo con su punto, y revise si a la hoja le faltan otros signos.",
      fixEN: "Write it with its point, and check whether other signs are missing from the sheet.")
  }

  static var numberUnreadable: MessageEntry {
    rule(
      .error,
      es: "En {cell} ({title}) se esperaba un número y dice «{raw}»; el campo queda vacío.{likely}",
      en:
        "At {cell} ({title}) a number was expected but “{raw}” was found; the field is left blank.{likely}",
      fixES: "Escriba el número en la celda.",
      fixEN: "Write the number in the cell.")
  }

  /// What is suggested in place of a text that is not a number, as a phrase of its message; nothing where nothing is evident.
  package static func suggestion(
    likely: String?, within bounds: ClosedRange<Int>? = nil
  ) -> [String: BilingualText] {
    let text =
      if let bounds {
        BilingualText(
          es: " Se esperaba un entero de \(bounds.lowerBound) a \(bounds.upperBound).",
          en: " A whole number from \(bounds.lowerBound) to \(bounds.upperBound) was expected.")
      } else if let likely {
        BilingualText(es: " Valor probable: \(likely).", en: " Likely value: \(likely).")
      } else {
        BilingualText(es: "", en: "")
      }
    return ["likely": text]
  }
}
