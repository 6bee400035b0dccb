/// Why a part is not the XML that was expected.
@nonexhaustive
public enum XMLDefect: Hashable, Sendable {
  /// It has a document type declaration, which no workbook has.
  case documentType
  /// There is no memory for the parser.
  case noMemory
  /// The parser was stopped.
  case stopped
  /// It is not well-formed; the number is libxml2's.
  case syntax(Int)

  /// What is wrong, as part of a sentence.
  public var text: BilingualText {
    switch self {
    case .documentType:
      BilingualText(es: "una declaración de tipo de documento (DTD)", en: "a document type declaration")
    case .noMemory: LibraryReasons.noMemory
    case .stopped: BilingualText(es: "se dejó de leer", en: "reading was stopped")
    case .syntax(let code):
      LibraryReasons.libxml2[code] ?? LibraryReasons.number(code, of: "libxml2")
    }
  }
}

/// What the libraries below mean by the numbers of their errors: they have words for them in English only.
enum LibraryReasons {
  static let noMemory = BilingualText(es: "no alcanza la memoria", en: "there is not enough memory")

  static let sheetName = BilingualText(
    es: "una hoja tiene un nombre que Excel no admite", en: "a sheet has a name that Excel does not allow")

  static let tooLargeToCompress = BilingualText(
    es: "un libro de más de 4 GB", en: "a workbook of more than 4 GB")

  static func number(_ code: Int, of library: String) -> BilingualText {
    BilingualText(es: "error \(code) de \(library)", en: "error \(code) of \(library)")
  }

  /// Source: libxml2 `xmlerror.h`, `xmlParserErrors`.
  static let libxml2: [Int: BilingualText] = [
    4: BilingualText(es: "no contiene nada", en: "it is empty"),
    5: BilingualText(
      es: "termina antes de tiempo, o sigue después de su fin",
      en: "it ends too early, or continues after its end"),
    9: BilingualText(es: "un carácter que XML no admite", en: "a character that XML does not allow"),
    23: BilingualText(es: "a una entidad le falta el punto y coma", en: "an entity lacks its semicolon"),
    26: BilingualText(es: "una entidad sin declarar", en: "an undeclared entity"),
    32: BilingualText(es: "una codificación desconocida", en: "an unknown encoding"),
    38: BilingualText(es: "un «<» dentro de un atributo", en: "a “<” in an attribute"),
    39: BilingualText(es: "un atributo sin comillas", en: "an attribute without quotes"),
    40: BilingualText(es: "un atributo sin terminar", en: "an unterminated attribute"),
    41: BilingualText(es: "un atributo sin valor", en: "an attribute without a value"),
    42: BilingualText(es: "un atributo repetido", en: "a repeated attribute"),
    64: BilingualText(es: "un nombre reservado", en: "a reserved name"),
    65: BilingualText(es: "falta un espacio", en: "a space is missing"),
    68: BilingualText(es: "falta un nombre", en: "a name is missing"),
    73: BilingualText(es: "falta un «>»", en: "a “>” is missing"),
    76: BilingualText(
      es: "una etiqueta que no cierra la que se abrió", en: "a tag that does not close the one opened"),
    77: BilingualText(es: "una etiqueta sin cerrar", en: "a tag that is not closed"),
    81: BilingualText(
      es: "bytes que su codificación no admite", en: "bytes that its encoding does not allow"),
  ]

  /// Source: libzip `zip.h`.
  static func libzip(_ code: Int) -> BilingualText {
    switch code {
    case 1: BilingualText(es: "está partido en varios archivos", en: "it is split over several files")
    case 4, 5: BilingualText(es: "no se pudo leer", en: "it could not be read")
    case 7: BilingualText(es: "la suma de comprobación no coincide", en: "the checksum does not match")
    case 9: BilingualText(es: "falta una entrada", en: "an entry is missing")
    case 13, 31:
      BilingualText(es: "los datos comprimidos están dañados", en: "the compressed data are damaged")
    case 14: noMemory
    case 16:
      BilingualText(es: "un método de compresión desconocido", en: "an unknown compression method")
    case 17: BilingualText(es: "termina antes de tiempo", en: "it ends too early")
    case 19: BilingualText(es: "no es un archivo zip", en: "it is not a zip archive")
    case 21: BilingualText(es: "su directorio se contradice", en: "its directory contradicts itself")
    default: number(code, of: "libzip")
    }
  }

  /// Source: libxlsxwriter `common.h`, `lxw_error`.
  static func libxlsxwriter(_ code: Int) -> BilingualText {
    switch code {
    case 1: noMemory
    case 2: BilingualText(es: "no se puede crear el archivo", en: "the file cannot be created")
    case 3, 4:
      BilingualText(es: "no se puede usar un archivo temporal", en: "a temporary file cannot be used")
    case 5...10: BilingualText(es: "no se puede comprimir el libro", en: "the workbook cannot be compressed")
    case 14...17: sheetName
    case 18...21: BilingualText(es: "un texto es demasiado largo", en: "a text is too long")
    default: number(code, of: "libxlsxwriter")
    }
  }
}
