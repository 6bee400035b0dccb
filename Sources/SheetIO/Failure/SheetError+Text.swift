import Foundation

extension SheetError: ExplainedError {
  /// The file as the caller named it, where the error knows it, and ``message(in:)``.
  public func explanation(in language: Language) -> String {
    [location.file, message(in: language)].compactMap { $0 }.joined(separator: ": ")
  }

  /// The same as ``hint(in:)``.
  public func remedy(in language: Language) -> String? { hint(in: language) }

  /// What was found, where, and what was expected, as a sentence that follows the file's name and a colon.
  public func message(in language: Language) -> String {
    // Of a text that is too long the place is in the middle of the sentence.
    if case .textTooLong(let subject, let length) = kind {
      return tooLong(subject, length: length)[language] + "."
    }
    let place = place[language]
    return text[language] + (place.isEmpty ? "" : " (\(place))") + "."
  }

  /// One thing to do about it, as one sentence.
  public func hint(in language: Language) -> String { remedy[language] }

  private var text: BilingualText {
    switch kind {
    case .emptyFile:
      BilingualText(
        es: "el archivo está vacío (0 bytes); se esperaba un libro o una hoja de texto",
        en: "the file is empty (0 bytes); a workbook or a sheet as text was expected")
    case .unknownFormat(let found?):
      BilingualText(
        es: "el archivo es {found}; se esperaba {expected}",
        en: "the file is {found}; {expected} was expected"
      )
      .filled(["found": found])
      .filled(["expected": Self.expected])
    case .unknownFormat(nil):
      BilingualText(
        es: "no se reconoce el formato del archivo; se esperaba {expected}",
        en: "the file's format is not recognised; {expected} was expected"
      ).filled(["expected": Self.expected])
    case .passwordProtected:
      BilingualText(
        es: "el archivo está protegido con contraseña; se esperaba uno que se abra sin ella",
        en: "the file is protected by a password; one that opens without it was expected")
    case .truncated(let count):
      BilingualText(
        es:
          "el archivo está incompleto: termina después de {count} bytes, sin el directorio que cierra un libro",
        en:
          "the file is incomplete: it is cut off after {count} bytes, without the directory that ends a workbook"
      ).filled(["count": String(count)])
    case .damagedContainer(let reason):
      BilingualText(
        es: "el contenedor del libro está dañado: {reason}",
        en: "the workbook's container is damaged: {reason}"
      ).filled(["reason": reason])
    case .missingPart(let part):
      BilingualText(
        es: "al libro le falta la parte {part}, que su formato exige",
        en: "the workbook lacks the part {part}, which its format requires"
      ).filled(["part": part])
    case .malformedXML(let defect):
      BilingualText(
        es: "una parte del libro no es el XML que se esperaba: {reason}",
        en: "a part of the workbook is not the XML that was expected: {reason}"
      ).filled(["reason": defect.text])
    case .undecodableText(let reason):
      BilingualText(
        es: "el texto no se puede decodificar: {reason}; se esperaba UTF-8, UTF-16, windows-1252 o MacRoman",
        en: "the text cannot be decoded: {reason}; UTF-8, UTF-16, windows-1252 or MacRoman was expected"
      ).filled(["reason": reason])
    case .fileTooLarge(let bytes?, let limit):
      BilingualText(
        es: "el archivo mide {size}; se leen archivos de hasta {limit}",
        en: "the file is {size}; files of up to {limit} are read"
      ).filled(["size": ByteCount.text(bytes), "limit": ByteCount.text(limit)])
    case .fileTooLarge(nil, let limit):
      BilingualText(
        es: "la entrada mide más de {limit}, que es lo máximo que se lee",
        en: "the input is larger than {limit}, the most that is read"
      ).filled(["limit": ByteCount.text(limit)])
    case .tooLarge(let what, let limit):
      BilingualText(
        es: "el archivo rebasa el límite de lectura: más de {limit} {what}",
        en: "the file exceeds the reading limit: more than {limit} {what}"
      ).filled(["what": what.name]).filled([
        "limit": String(limit)
      ])
    case .textTooLong(let subject, let length): tooLong(subject, length: length)
    case .notAPicture:
      BilingualText(
        es: "el archivo no es una imagen PNG o JPG completa", en: "the file is not a whole PNG or JPG picture"
      )
    case .cannotRead(let reason):
      BilingualText(
        es: "no se pudo leer el archivo: {reason}", en: "the file could not be read: {reason}"
      ).filled(es: ["reason": reason.spanish], en: ["reason": reason.english])
    case .cannotWrite(let reason):
      BilingualText(
        es: "no se pudo escribir la salida: {reason}", en: "the output could not be written: {reason}"
      ).filled(["reason": reason])
    }
  }

  private var remedy: BilingualText {
    switch kind {
    case .emptyFile:
      BilingualText(
        es: "Vuelva a descargar o a copiar el archivo desde su origen.",
        en: "Download or copy the file again from its source.")
    case .unknownFormat:
      BilingualText(
        es:
          "Ábralo en Excel o LibreOffice y guárdelo como «Libro de Excel (.xlsx)»; si no abre ahí, pida el libro.",
        en:
          "Open it in Excel or LibreOffice and save it as “Excel Workbook (.xlsx)”; if it does not open, ask for the workbook."
      )
    case .passwordProtected:
      BilingualText(
        es: "Ábralo con su contraseña y guarde una copia sin ella (Archivo, Información, Proteger libro).",
        en: "Open it with its password and save a copy without it (File, Info, Protect Workbook).")
    case .truncated:
      BilingualText(
        es: "Vuelva a descargarlo o pida que se lo envíen otra vez: la copia quedó a medias.",
        en: "Download it again or ask for it to be sent again: the copy was interrupted.")
    case .damagedContainer, .missingPart, .malformedXML:
      BilingualText(
        es: "Ábralo en Excel, acepte repararlo y guárdelo de nuevo; si no abre, pida otra copia.",
        en:
          "Open it in Excel, accept the repair and save it again; if it does not open, ask for another copy."
      )
    case .undecodableText:
      BilingualText(
        es: "Guarde el texto de nuevo con la codificación UTF-8.",
        en: "Save the text again as UTF-8.")
    case .fileTooLarge(let bytes, let limit):
      BilingualText(
        es: "Si de verdad es un informe, suba el límite, en MB: --max-size {size}; si no, pida el libro.",
        en:
          "If it really is a report, raise the limit, in MB: --max-size {size}; if not, ask for the workbook."
      ).filled(["size": String(ByteCount.megabytes(bytes ?? limit * 2))])
    case .tooLarge(let what, _) where what.growsWithFiles:
      BilingualText(
        es:
          "Quite del libro las hojas que no son del informe y guárdelo de nuevo; si todo lo es, suba el límite, en MB: --max-size 1000.",
        en:
          "Remove the sheets that do not belong to the report and save the workbook again; if all of it does, raise the limit, in MB: --max-size 1000."
      )
    case .tooLarge:
      BilingualText(
        es: "Quite del libro las hojas que no son del informe y guárdelo de nuevo.",
        en: "Remove the sheets that do not belong to the report and save the workbook again.")
    case .textTooLong:
      BilingualText(
        es: "Si todo hace falta, ponga lo demás en un anexo y menciónelo en el texto.",
        en: "If all of it is needed, put the rest in an annex and refer to it in the text.")
    case .notAPicture:
      BilingualText(
        es: "Ábralo en un programa de imágenes y guárdelo como PNG; cambiarle el nombre no basta.",
        en: "Open it in a program for pictures and save it as PNG; giving it another name is not enough.")
    case .cannotRead:
      BilingualText(
        es: "Revise el nombre, la carpeta y los permisos del archivo.",
        en: "Check the file's name, its folder and its permissions.")
    case .cannotWrite:
      BilingualText(
        es: "Compruebe que la carpeta existe, que hay espacio y que puede escribir en ella.",
        en: "Check that the folder exists, has space left, and that you may write to it.")
    }
  }

  private func tooLong(_ subject: BilingualText, length: Int) -> BilingualText {
    func sentence(_ language: Language, _ separator: Character, _ rest: (String, String) -> String) -> String
    {
      let place = [location.sheet, location.cell?.description].compactMap { $0 }.joined(separator: "!")
      let limit = Self.grouped(Cell.longestText, by: separator)
      return subject[language] + (place.isEmpty ? "" : " (\(place))")
        + rest(Self.grouped(length, by: separator), limit)
    }
    return BilingualText(
      es: sentence(.spanish, " ") { " mide \($0) caracteres y una celda de Excel admite \($1); acórtelo" },
      en: sentence(.english, ",") { " has \($0) characters and an Excel cell holds \($1); shorten it" })
  }

  /// A number with its digits in groups of three.
  private static func grouped(_ number: Int, by separator: Character) -> String {
    var result = ""
    let digits = String(number)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(separator) }
      result.append(digit)
    }
    return result
  }

  private var place: BilingualText {
    var spanish: [String] = []
    var english: [String] = []
    if let sheet = location.sheet {
      spanish.append("hoja «\(sheet)»")
      english.append("sheet “\(sheet)”")
    }
    if let cell = location.cell {
      spanish.append("celda \(cell)")
      english.append("cell \(cell)")
    }
    if let part = location.part {
      spanish.append("parte \(part)")
      english.append("part \(part)")
    }
    if let line = location.line {
      spanish.append("línea \(line)")
      english.append("line \(line)")
    }
    return BilingualText(es: spanish.joined(separator: ", "), en: english.joined(separator: ", "))
  }

  private static let expected = BilingualText(
    es: "un libro de Excel (.xlsx, .xls), uno de LibreOffice (.ods) o una hoja como texto (.csv, .txt)",
    en: "an Excel workbook (.xlsx, .xls), a LibreOffice one (.ods) or a sheet as text (.csv, .txt)")
}

extension BilingualText {
  /// Each language with its own values.
  fileprivate func filled(es spanish: [String: String], en english: [String: String]) -> BilingualText {
    BilingualText(es: filled(spanish).spanish, en: filled(english).english)
  }
}
