import SheetIO

/// The messages about templates on their way back.
extension MessageCatalogue {
  package static func template(_ code: FindingCode) -> MessageEntry {
    switch code {
    case .templateVersion:
      rule(
        .warning,
        es: "La plantilla es de la versión {raw} y este programa hace la versión {expected}.",
        en: "The template has version {raw}, and this program makes version {expected}.",
        fixES: "Genere las plantillas de nuevo con «mirsheet template».",
        fixEN: "Make the templates again with “mirsheet template”.")
    case .templatePeriod:
      rule(
        .warning,
        es: "La plantilla se hizo para el {expected} y la hoja dice {raw}; se tomó lo que dice la hoja.",
        en: "The template was made for {expected} and the sheet says {raw}; what the sheet says was used.",
        fixES: "Si el periodo es otro, use la plantilla de ese periodo: sus celdas por llenar son otras.",
        fixEN:
          "If the period is different, use the template of that period: other cells have to be filled in.")
    case .templateHeadingChanged:
      rule(
        .warning,
        es: "Se cambió el encabezado de {cell}: decía «{expected}» y ahora {es}.",
        en: "The heading at {cell} was changed: it said “{expected}” and now {en}.",
        fixES: "Escriba el encabezado como estaba, y revise que los datos estén bajo el suyo.",
        fixEN: "Restore the heading, and check that the data are under their own.")
    case .templateValueChanged:
      rule(
        .warning,
        es: "Se cambió un dato fijo de la plantilla en {cell}: decía «{expected}» y ahora {es}.",
        en: "A fixed value of the template was changed at {cell}: it said “{expected}” and now {en}.",
        fixES: "Si el cambio está autorizado, déjelo así; si no, escriba el dato como estaba.",
        fixEN: "If the change was authorised, leave it; if not, restore the value.")
    case .templateFormulaOverwritten:
      rule(
        .warning,
        es: "En {cell} había una fórmula y se escribió «{raw}» encima; se tomó lo escrito.",
        en: "There was a formula at {cell}, and “{raw}” was typed over it; what was typed was used.",
        fixES: "Copie la fórmula de otro renglón, o revise que el número sea el correcto.",
        fixEN: "Copy the formula from another row, or check that the number is right.")
    case .templateFormulaDeleted:
      rule(
        .warning,
        es:
          "En {cell} había una fórmula y se borró: {indicator}, «{title}», daría {expected}; el campo queda vacío.",
        en:
          "There was a formula at {cell} and it was deleted: {indicator}, “{title}”, would be {expected}; the field is left blank.",
        fixES: "Copie la fórmula de otro renglón.", fixEN: "Copy the formula from another row.")
    case .templateRowEmpty:
      rule(
        .info,
        es: "El renglón de {indicator} ({cell}) no tiene ningún dato.",
        en: "The row of {indicator} ({cell}) has no data.",
        fixES: "Llénelo, o bórrelo si el programa no tiene ese indicador.",
        fixEN: "Fill it in, or delete it if the programme does not have that indicator.")
    case .templateProgram:
      rule(
        .warning,
        es: "La plantilla es de «{expected}» y la hoja dice «{raw}»; se tomó lo que dice la hoja.",
        en: "The template is for “{expected}” and the sheet says “{raw}”; what the sheet says was used.",
        fixES: "Revise que la hoja no sea la de otro programa.",
        fixEN: "Check that the sheet does not belong to another programme.")
    case .templateStampLost:
      rule(
        .warning,
        es:
          "El libro es una plantilla, pero la hoja oculta con su sello falta o se cambió: no se pudieron revisar los datos que ya traía escritos.",
        en:
          "The workbook is a template, but the hidden sheet with its stamp is missing or was changed: the values that it came with could not be checked.",
        fixES: "Compare los datos fijos con los de la plantilla original.",
        fixEN: "Compare the fixed values with those of the original template.")
    case .templateRowMissing:
      rule(
        .warning,
        es: "Falta el renglón {raw} de la plantilla ({indicator}).",
        en: "Row {raw} of the template ({indicator}) is missing.",
        fixES: "Si el indicador sigue vigente, agréguelo de nuevo.",
        fixEN: "If the indicator is still in force, add it again.")
    case .templateRowAdded:
      rule(
        .info,
        es: "El renglón de {cell} ({indicator}) no estaba en la plantilla; se leyó como cualquier otro.",
        en: "The row at {cell} ({indicator}) was not in the template; it was read like any other.",
        fixES: "Revise que sea un indicador nuevo y no una copia.",
        fixEN: "Check that it is a new indicator and not a copy.")
    case .templateValueEmpty:
      rule(
        .warning,
        es: "{indicator}: falta «{title}».",
        en: "{indicator}: “{title}” is missing.",
        fixES: "Escriba el valor; si no se avanzó, escriba 0.",
        fixEN: "Type the value; if nothing was achieved, type 0.")
    case .templateAltered:
      rule(
        .warning,
        es: "La hoja «{sheet}» ya no tiene la forma de su plantilla; se leyó como cualquier otra.",
        en: "Sheet “{sheet}” no longer has the form of its template; it was read like any other.",
        fixES: "Revise que no se hayan movido columnas ni borrado renglones.",
        fixEN: "Check that no columns were moved and no rows deleted.")
    default:
      rule(
        .warning,
        es: "El informe es del {raw} y se esperaba el {expected}.",
        en: "The report is for {raw}, and {expected} was expected.",
        fixES: "Revise si el archivo o la plantilla son de otro periodo.",
        fixEN: "Check whether the file or the template is from another period.")
    }
  }
}
