/// Messages about sheets that are laid anew before they are read.
extension MessageCatalogue {
  static var linesJoined: MessageEntry {
    rule(
      .info,
      es:
        "El registro de {indicator} está en {count} renglones, uno por línea de texto; se unieron desde {cell}.",
      en:
        "The record of {indicator} takes {count} rows, one for each line of text; they were joined from {cell} on.",
      fixES: "Si algo se unió de más, deje cada indicador en un solo renglón.",
      fixEN: "If too much was joined, keep each indicator in a single row.")
  }

  static var linesDoubtful: MessageEntry {
    rule(
      .warning,
      es:
        "Entre {indicator} y el registro vecino hay líneas de texto que pueden ser de cualquiera de los dos; se repartieron desde {cell} como en los demás.",
      en:
        "Between {indicator} and the record next to it are lines of text that could belong to either; they were divided from {cell} on as elsewhere in the sheet.",
      fixES: "Revise los textos de los dos indicadores.",
      fixEN: "Check the texts of both indicators.")
  }

  static var rowsSorted: MessageEntry {
    rule(
      .warning,
      es:
        "Los renglones de la hoja fueron ordenados junto con sus encabezados; el encabezado de {cell} se leyó arriba de los registros.",
      en:
        "The rows of the sheet were sorted together with its headings; the heading at {cell} was read above the records.",
      fixES: "Ordene solo los registros, sin los encabezados.",
      fixEN: "Sort the records only, without the headings.")
  }

  static var tablesJoinedByKey: MessageEntry {
    rule(
      .info,
      es:
        "Las tablas de «{others}» dicen más de los indicadores de «{home}»; se unieron por la clave de cada renglón.",
      en:
        "The tables of “{others}” say more of the indicators of “{home}”; they were joined by the key of each row.",
      fixES: "Compruebe que la clave de cada renglón sea la de su indicador.",
      fixEN: "Check that the key of every row is its indicator's.")
  }

  static var keyRespelt: MessageEntry {
    rule(
      .warning,
      es:
        "La clave «{raw}» de {cell} no está en la otra tabla; se leyó como «{key}», la única sin pareja que solo difiere en signos o espacios.",
      en:
        "The key “{raw}” at {cell} is not in the other table; it was read as “{key}”, the only one without a partner that differs but in signs or spaces.",
      fixES: "Escriba la clave igual en todas las tablas.",
      fixEN: "Write the key alike in all tables.")
  }

  static var keyWithoutPartner: MessageEntry {
    rule(
      .error,
      es:
        "La clave «{raw}» de {cell} no está en la tabla de «{name}»; lo que dice una tabla no llega a la otra.",
      en:
        "The key “{raw}” at {cell} is not in the table of “{name}”; what one table says does not reach the other.",
      fixES: "Corrija la clave, o agregue el renglón que falta.",
      fixEN: "Correct the key, or add the missing row.")
  }

  static var rowsRepeated: MessageEntry {
    rule(
      .warning,
      es:
        "{count} renglones repiten los números de otro renglón del mismo indicador, el primero en {cell}; cada valor se leyó una vez.",
      en:
        "{count} rows repeat the numbers of another row of the same indicator, the first at {cell}; each value was read once.",
      fixES: "Quite los renglones repetidos; los deja, por ejemplo, una consulta que une dos tablas.",
      fixEN: "Remove the repeated rows; a query that joins two tables leaves them, for example.")
  }

  static var tablesAbreast: MessageEntry {
    rule(
      .info,
      es: "Hay dos tablas lado a lado; la que empieza en la columna {column} se leyó después de la otra.",
      en: "Two tables are side by side; the one that begins in column {column} was read after the other.",
      fixES: "Ponga cada tabla en su propia hoja.",
      fixEN: "Put each table on a sheet of its own.")
  }

  static var valuesBesideHeading: MessageEntry {
    rule(
      .warning,
      es:
        "{count} valores están en columnas sin encabezado, desde {cell}; cada uno se leyó bajo el encabezado vecino que estaba libre.",
      en:
        "{count} values are in columns without a heading, from {cell} on; each was read under the neighbouring heading that was free.",
      fixES: "Ponga cada valor bajo su encabezado.",
      fixEN: "Put each value under its heading.")
  }

  static var frameLeftOut: MessageEntry {
    rule(
      .info,
      es:
        "Un programa dejó en la hoja {count} celdas o marcas que no son del informe («{what}», desde {cell}); se leyó sin ellas.",
      en:
        "A program left {count} cells or marks in the sheet that are not the report's (“{what}”, from {cell} on); it was read without them.",
      fixES: "No hace falta hacer nada; si son datos, escríbalos de otro modo.",
      fixEN: "Nothing needs to be done; if they are data, write them in another way.")
  }

  static var numbersTakenApart: MessageEntry {
    rule(
      .warning,
      es:
        "La celda {cell} «{raw}» tiene varios números; cada uno se leyó en su columna, de la única manera que cuadra.",
      en:
        "Cell {cell} “{raw}” holds several numbers; each was read in its own column, the only way that fits.",
      fixES: "Escriba cada número en su celda.",
      fixEN: "Write each number in its own cell.")
  }

  static var recordsTakenApart: MessageEntry {
    rule(
      .warning,
      es:
        "El renglón de {cell} tiene {count} registros, uno por línea de texto; {indicator} se leyó aparte de los demás.",
      en:
        "The row of {cell} holds {count} records, one for each line of text; {indicator} was read apart from the others.",
      fixES: "Ponga cada indicador en su renglón y revise sus textos.",
      fixEN: "Put each indicator in a row of its own and check its texts.")
  }

  static var halvesJoined: MessageEntry {
    rule(
      .info,
      es:
        "La tabla está en dos partes; la que empieza en {cell} se unió a la otra por el nivel de cada registro.",
      en:
        "The table is in two parts; the one that begins at {cell} was joined to the other by each record's level.",
      fixES: "Ponga cada indicador en un solo renglón.",
      fixEN: "Put each indicator in a single row.")
  }

  static var halvesByPosition: MessageEntry {
    rule(
      .warning,
      es:
        "La tabla está en dos partes y la que empieza en {cell} no dice los niveles; se unió renglón por renglón, y puede estar mal si falta o sobra alguno.",
      en:
        "The table is in two parts and the one that begins at {cell} does not say the levels; it was joined row by row, which may be wrong where one is missing or added.",
      fixES: "Revise que cada valor sea de su indicador, o repita el nivel en la segunda parte.",
      fixEN: "Check that every value belongs to its indicator, or repeat the level in the second part.")
  }

  static var columnMovedUp: MessageEntry {
    rule(
      .error,
      es:
        "Desde {cell} hay {count} celdas de una columna un renglón más arriba que su registro, como cuando se borra una celda; se leyeron en el suyo y el primero queda vacío.",
      en:
        "From {cell} on, {count} cells of a column are one row above their record, as when a cell is deleted; they were read in their own and the first is left blank.",
      fixES: "Inserte la celda que falta y compruebe los valores de la columna.",
      fixEN: "Insert the missing cell and check the column's values.")
  }
}
