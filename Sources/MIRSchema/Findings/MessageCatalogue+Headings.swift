/// Messages about what is above the records: the header block and the heading of the columns.
extension MessageCatalogue {
  static var yearMissing: MessageEntry {
    rule(
      .error,
      es: "{subject} no dice a qué ejercicio fiscal corresponde el informe.",
      en: "{subject} does not say which fiscal year the report is for.",
      fixES: "Escriba el año en «Trimestre que se reporta», por ejemplo «2do. Trimestre 2024».",
      fixEN: "Write the year at “Trimestre que se reporta”, for example “2do. Trimestre 2024”.")
  }

  static var quarterMissing: MessageEntry {
    rule(
      .error,
      es: "{subject} no dice qué trimestre se reporta.",
      en: "{subject} does not say which quarter is reported.",
      fixES: "Escriba el trimestre en «Trimestre que se reporta», por ejemplo «2do. Trimestre 2024».",
      fixEN: "Write the quarter at “Trimestre que se reporta”, for example “2do. Trimestre 2024”.")
  }

  static var unitMissing: MessageEntry {
    rule(
      .warning,
      es:
        "La hoja «{sheet}» no dice de qué unidad responsable es el informe, o lo dice con una etiqueta desconocida.",
      en: "Sheet “{sheet}” does not name the report's responsible unit, or does so under an unknown label.",
      fixES: "Escriba «Unidad Responsable:» y a su lado la clave y el nombre.",
      fixEN: "Write “Unidad Responsable:” and, next to it, the code and the name.")
  }

  static var programMissing: MessageEntry {
    rule(
      .warning,
      es:
        "La hoja «{sheet}» no dice de qué programa presupuestario es el informe, o lo dice con una etiqueta desconocida.",
      en: "Sheet “{sheet}” does not name the report's budget programme, or does so under an unknown label.",
      fixES: "Escriba «Programa Presupuestario:» y a su lado la clave y el nombre.",
      fixEN: "Write “Programa Presupuestario:” and, next to it, the code and the name.")
  }

  static var yearConflict: MessageEntry {
    rule(
      .warning,
      es: "{subject} dice {what} {raw} y el encabezado dice {what} {expected}; se tomó {expected}.",
      en: "{subject} says {what} {raw} and the header block says {what} {expected}; {expected} was used.",
      fixES: "Corrija el título o el encabezado de la hoja.",
      fixEN: "Correct the title or the header block of the sheet.")
  }

  static var headerDiffers: MessageEntry {
    rule(
      .warning,
      es: "El encabezado que se repite en {cell} no dice lo mismo que el primero: «{raw}».",
      en: "The repeated header block at {cell} differs from the first one: “{raw}”.",
      fixES: "Iguale los encabezados de todas las páginas.",
      fixEN: "Make the header blocks of all pages the same.")
  }

  static var quarterOutvoted: MessageEntry {
    rule(
      .warning,
      es:
        "Una página dice «{raw}» ({cell}); las demás del mismo informe dicen que es el trimestre {expected}, y ese se tomó.",
      en:
        "One page says “{raw}” ({cell}); the others of the same report say quarter {expected}, which was used.",
      fixES: "Corrija el trimestre en el encabezado de esa página.",
      fixEN: "Correct the quarter in that page's header.")
  }

  static var quarterTied: MessageEntry {
    rule(
      .error,
      es:
        "Las páginas del mismo informe dicen trimestres distintos ({raw}), tantas uno como otro; el trimestre queda vacío.",
      en: "As many pages of the same report say one quarter as another ({raw}); the quarter is left blank.",
      fixES: "Escriba el mismo trimestre en todas las páginas.",
      fixEN: "Write the same quarter on all pages.")
  }

  static var formKnown: MessageEntry {
    rule(
      .info,
      es:
        "La hoja «{sheet}» es el formato {form}, no un informe trimestral municipal; se leyó lo que tiene en común con él.",
      en:
        "Sheet “{sheet}” is the form {form}, no municipal quarterly report; what both have in common was read.",
      fixES: "Revise qué se leyó: mirsheet inspect.",
      fixEN: "Check what was read: mirsheet inspect.")
  }

  static var headerUnread: MessageEntry {
    rule(
      .warning,
      es:
        "«{raw}» ({cell}) no se entiende en ese lugar, o contradice lo que el encabezado ya dijo; queda sin lugar.",
      en:
        "“{raw}” ({cell}) cannot be understood there, or contradicts what the header block already said; it is left unplaced.",
      fixES: "Corrija ese dato del encabezado de página.",
      fixEN: "Correct that value in the page header.")
  }

  static var reportSplit: MessageEntry {
    rule(
      .warning,
      es:
        "Desde {cell} se leyó otro informe, porque el encabezado de página cambia a «{raw}»; pero sus renglones siguen la numeración del anterior ({label}).",
      en:
        "From {cell} on, another report was read because the page header changes to “{raw}”; but its rows continue the numbering of the previous report ({label}).",
      fixES: "Si es el mismo informe, iguale el encabezado de esa página y conviértalo de nuevo.",
      fixEN: "If it is the same report, make that page's header match and convert it again.")
  }

  static var sheetsJoined: MessageEntry {
    rule(
      .info,
      es:
        "La hoja «{sheet}» es parte del informe de la hoja «{home}»: se leyeron como uno solo, de {count} indicadores.",
      en:
        "The sheet “{sheet}” is part of the report on the sheet “{home}”: they were read as one, of {count} indicators.",
      fixES: "Si son dos informes, escriba en cada hoja su unidad, programa y trimestre.",
      fixEN: "If they are two reports, write on each sheet its unit, programme and quarter.")
  }

  static var sheetsJoinedUnnamed: MessageEntry {
    rule(
      .warning,
      es:
        "La hoja «{sheet}» no dice su unidad, programa ni trimestre: se leyó como parte del informe de la hoja «{home}», que con ella tiene {count} indicadores.",
      en:
        "The sheet “{sheet}” does not say its unit, programme or quarter: it was read as part of the report on the sheet “{home}”, which with it has {count} indicators.",
      fixES: "Repita en cada hoja el encabezado con la unidad, el programa y el trimestre.",
      fixEN: "Repeat on each sheet the header block with its unit, programme and quarter.")
  }

  static var sheetsJoinedByPosition: MessageEntry {
    rule(
      .warning,
      es:
        "La hoja «{sheet}» no dice de qué indicador es cada renglón: sus valores se unieron por su orden a los {count} indicadores de la hoja «{home}».",
      en:
        "The sheet “{sheet}” does not say which indicator each row is of: its values were joined by their order to the {count} indicators of the sheet “{home}”.",
      fixES:
        "Revise que los renglones estén en el mismo orden; mejor ponga el nivel también en la segunda hoja.",
      fixEN: "Check that the rows are in the same order; better, put the level on the second sheet, too.")
  }

  static var variationReversed: MessageEntry {
    rule(
      .info,
      es:
        "La variación de este informe es lo alcanzado menos lo programado, en {count} valores; se dejó como está escrita.",
      en:
        "The variation of this report is achieved minus programmed, in {count} values; it was left as written.",
      fixES:
        "La convención de este formato es programado menos alcanzado; cámbiela solo si su municipio así lo pide.",
      fixEN:
        "The convention of this form is programmed minus achieved; change it only if your municipality asks for it."
    )
  }

  static var headingDisplaced: MessageEntry {
    rule(
      .info,
      es:
        "El encabezado «{raw}» ({cell}) no está sobre sus columnas, que empiezan en {column}; se asignó por el orden.",
      en:
        "Heading “{raw}” ({cell}) is not above its columns, which begin at {column}; it was assigned by order.",
      fixES: "Coloque el encabezado sobre sus columnas.",
      fixEN: "Move the heading above its columns.")
  }

  static var headingUnknown: MessageEntry {
    rule(
      .warning,
      es:
        "No se reconoce el encabezado «{raw}» ({cell}); lo que está debajo queda sin lugar.{suggestion}",
      en:
        "Heading “{raw}” ({cell}) is not recognised; what is below it is left unplaced.{suggestion}",
      fixES: "Use el nombre de columna del formato.",
      fixEN: "Use the form's column name.")
  }

  static var headingMissing: MessageEntry {
    rule(
      .warning,
      es: "La columna {cell} tiene datos pero no encabezado; lo que contiene queda sin lugar.",
      en: "Column {cell} has data but no heading; its content is left unplaced.",
      fixES: "Escriba el encabezado de esa columna, o quítela.",
      fixEN: "Write a heading for that column, or remove it.")
  }

  static var headingGuessed: MessageEntry {
    rule(
      .warning,
      es: "«{raw}» ({cell}) no es un encabezado conocido; se leyó como «{title}» por {basis}.",
      en: "“{raw}” ({cell}) is not a known heading; it was read as “{title}” because of {basis}.",
      fixES: "Si es correcto, agréguelo al vocabulario (--vocabulary); si no, use el nombre del formato.",
      fixEN: "If that is right, add it to the vocabulary (--vocabulary); if not, use the form's name.")
  }

  static var headingErased: MessageEntry {
    rule(
      .warning,
      es:
        "{cell} no dice qué es su columna; se leyó como «{title}», porque bajo los demás grupos está ese nombre en el mismo lugar.",
      en:
        "{cell} does not say what its column is; it was read as “{title}”, because that name stands at the same place under the other groups.",
      fixES: "Escriba el encabezado que falta.",
      fixEN: "Write the missing heading.")
  }

  static var headingStatedTwice: MessageEntry {
    rule(
      .warning,
      es:
        "«{raw}» ({cell}) repite el trimestre de otro encabezado, pero sus meses son los del trimestre {quarter}, que falta; se leyó como el trimestre {quarter}.",
      en:
        "“{raw}” ({cell}) repeats the quarter of another heading, but its months are those of quarter {quarter}, which is missing; it was read as quarter {quarter}.",
      fixES: "Corrija el nombre del trimestre en ese encabezado.",
      fixEN: "Correct the quarter's name in that heading.")
  }

  static var headingCarried: MessageEntry {
    rule(
      .warning,
      es: "La hoja no tiene encabezado de columnas; desde {cell} se leyó con el de la hoja anterior.",
      en: "The sheet has no column heading; from {cell} on it was read with that of the sheet before.",
      fixES: "Copie el encabezado de columnas a esta hoja.",
      fixEN: "Copy the column heading to this sheet.")
  }

  static var headingContradicted: MessageEntry {
    rule(
      .warning,
      es:
        "El encabezado «{raw}» ({cell}) no concuerda con la aritmética de sus filas; esas columnas se leyeron como «{title}».",
      en:
        "Heading “{raw}” ({cell}) does not agree with the arithmetic of its rows; those columns were read as “{title}”.",
      fixES: "Ponga cada encabezado sobre sus columnas.",
      fixEN: "Put each heading above its columns.")
  }

  static var headingDoubtful: MessageEntry {
    rule(
      .warning, es: "{doubt} ({cell}). Se leyó como está escrito.",
      en: "{doubt} ({cell}). It was read as written.",
      fixES: "Revise los encabezados de los grupos.",
      fixEN: "Check the headings of the groups.")
  }
}
