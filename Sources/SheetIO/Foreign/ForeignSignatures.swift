/// The formats that are known by a few bytes at a fixed place, only to be refused by their names.
///
/// What people keep next to their reports: documents, photographs, recordings, archives, programs.
enum ForeignSignatures {
  /// Every signature, tried in this order.
  static let all = spreadsheets + documents + media + archives

  private static let spreadsheets = [
    ForeignFormat(
      [0x09, 0x00, 0x04, 0x00], es: "un libro de Excel 2 (.xls), que todavía no se lee",
      en: "an Excel 2 workbook (.xls), which is not read yet"),
    ForeignFormat(
      [0x09, 0x02, 0x06, 0x00], es: "un libro de Excel 3 (.xls), que todavía no se lee",
      en: "an Excel 3 workbook (.xls), which is not read yet"),
    ForeignFormat(
      [0x09, 0x04, 0x06, 0x00], es: "un libro de Excel 4 (.xls), que todavía no se lee",
      en: "an Excel 4 workbook (.xls), which is not read yet"),
    ForeignFormat(
      [0x00, 0x00, 0x02, 0x00, 0x06, 0x04, 0x06, 0x00], es: "una hoja de Lotus 1-2-3 (.wk1)",
      en: "a Lotus 1-2-3 sheet (.wk1)"),
    ForeignFormat([0x00, 0x00, 0x1A, 0x00], es: "una hoja de Lotus 1-2-3", en: "a Lotus 1-2-3 sheet"),
  ]

  private static let documents = [
    ForeignFormat("%PDF-", es: "un documento PDF", en: "a PDF document"),
    ForeignFormat("{\\rtf", es: "un documento RTF", en: "an RTF document"),
    ForeignFormat("SQLite format 3", es: "una base de datos SQLite", en: "an SQLite database"),
    ForeignFormat(
      "Standard Jet DB", at: 4, after: [0x00, 0x01], es: "una base de datos de Access (.mdb)",
      en: "an Access database (.mdb)"),
    ForeignFormat(
      "Standard ACE DB", at: 4, after: [0x00, 0x01], es: "una base de datos de Access (.accdb)",
      en: "an Access database (.accdb)"),
    ForeignFormat("%!PS", es: "un documento PostScript", en: "a PostScript document"),
  ]

  /// A file in the manner of RIFF.
  private static let riff: [UInt8] = [0x52, 0x49, 0x46, 0x46]
  /// The size of a first box of less than 16 MB, before its name.
  private static let boxSize: [UInt8] = [0x00]

  private static let media = [
    ForeignFormat([0x89, 0x50, 0x4E, 0x47], es: "una imagen PNG", en: "a PNG picture"),
    ForeignFormat([0xFF, 0xD8, 0xFF], es: "una imagen JPEG", en: "a JPEG picture"),
    ForeignFormat("GIF8", es: "una imagen GIF", en: "a GIF picture"),
    ForeignFormat([0x49, 0x49, 0x2A, 0x00], es: "una imagen TIFF", en: "a TIFF picture"),
    ForeignFormat([0x4D, 0x4D, 0x00, 0x2A], es: "una imagen TIFF", en: "a TIFF picture"),
    ForeignFormat("8BPS", es: "una imagen de Photoshop", en: "a Photoshop picture"),
    ForeignFormat("WEBP", at: 8, after: riff, es: "una imagen WebP", en: "a WebP picture"),
    ForeignFormat("ftyphe", at: 4, after: boxSize, es: "una imagen HEIC", en: "a HEIC picture"),
    ForeignFormat("ftypM4A", at: 4, after: boxSize, es: "un audio MPEG-4", en: "MPEG-4 audio"),
    ForeignFormat(
      "ftyp", at: 4, after: boxSize, es: "un video MPEG-4 o QuickTime", en: "an MPEG-4 or QuickTime video"),
    ForeignFormat("moov", at: 4, after: boxSize, es: "un video QuickTime", en: "a QuickTime video"),
    ForeignFormat([0x1A, 0x45, 0xDF, 0xA3], es: "un video Matroska o WebM", en: "a Matroska or WebM video"),
    ForeignFormat("AVI ", at: 8, after: riff, es: "un video AVI", en: "an AVI video"),
    ForeignFormat("WAVE", at: 8, after: riff, es: "un audio WAV", en: "WAV audio"),
    ForeignFormat([0x30, 0x26, 0xB2, 0x75], es: "un video de Windows Media", en: "a Windows Media video"),
    ForeignFormat([0x00, 0x00, 0x01, 0xBA], es: "un video MPEG", en: "an MPEG video"),
    ForeignFormat([0x00, 0x00, 0x01, 0xB3], es: "un video MPEG", en: "an MPEG video"),
    ForeignFormat([0x46, 0x4C, 0x56, 0x01], es: "un video Flash", en: "a Flash video"),
    ForeignFormat("OggS", es: "un audio o video Ogg", en: "Ogg audio or video"),
    ForeignFormat("fLaC", es: "un audio FLAC", en: "FLAC audio"),
    ForeignFormat([0x49, 0x44, 0x33, 0x03], es: "un audio MP3", en: "MP3 audio"),
    ForeignFormat([0x49, 0x44, 0x33, 0x04], es: "un audio MP3", en: "MP3 audio"),
    ForeignFormat([0xFF, 0xFB], es: "un audio MP3", en: "MP3 audio"),
  ]

  private static let archives = [
    ForeignFormat([0x1F, 0x8B], es: "un archivo comprimido gzip", en: "a gzip archive"),
    ForeignFormat("Rar!", es: "un archivo comprimido RAR", en: "a RAR archive"),
    ForeignFormat([0x37, 0x7A, 0xBC, 0xAF], es: "un archivo comprimido 7z", en: "a 7z archive"),
    ForeignFormat("BZh", es: "un archivo comprimido bzip2", en: "a bzip2 archive"),
    ForeignFormat([0xFD, 0x37, 0x7A, 0x58], es: "un archivo comprimido xz", en: "an xz archive"),
    ForeignFormat([0x28, 0xB5, 0x2F, 0xFD], es: "un archivo comprimido zstd", en: "a zstd archive"),
    ForeignFormat(
      [0x4D, 0x53, 0x43, 0x46, 0x00], es: "un archivo comprimido de Windows (.cab)",
      en: "a Windows cabinet (.cab)"),
    ForeignFormat([0x75, 0x73, 0x74, 0x61, 0x72, 0x00], at: 257, es: "un archivo tar", en: "a tar archive"),
    ForeignFormat("ustar  ", at: 257, es: "un archivo tar", en: "a tar archive"),
    ForeignFormat([0x7F, 0x45, 0x4C, 0x46], es: "un programa", en: "a program"),
    ForeignFormat([0x4D, 0x5A, 0x90, 0x00], es: "un programa de Windows", en: "a Windows program"),
  ]
}
