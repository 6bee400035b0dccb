import ArgumentParser
import SheetIO

extension BilingualText {
  /// The text in the language of this run.
  var spoken: String { self[SpokenLanguage.current.language] }
}

extension ArgumentHelp {
  /// The help of an argument in the language of this run; `value` is what its value is called.
  init(es: String, en: String, value: BilingualText? = nil) {
    self.init(stringLiteral: BilingualText(es: es, en: en).spoken)
    valueName = value?.spoken
  }
}

extension ValidationError {
  /// What is wrong with the command line, in the language of this run.
  init(es: String, en: String) { self.init(BilingualText(es: es, en: en).spoken) }
}

/// What the values of arguments are called in usage and help.
enum ValueName {
  static let file = BilingualText(es: "archivo", en: "file")
  static let path = BilingualText(es: "ruta", en: "path")
  static let folder = BilingualText(es: "carpeta", en: "folder")
  static let paper = BilingualText(es: "papel", en: "paper")
  static let list = BilingualText(es: "lista", en: "list")
  static let form = BilingualText(es: "forma", en: "form")
  static let weight = BilingualText(es: "gravedad", en: "severity")
  static let rule = BilingualText(es: "regla", en: "rule")
  static let rules = BilingualText(es: "reglas", en: "rules")
  static let number = BilingualText(es: "número", en: "number")
  static let period = BilingualText(es: "periodo", en: "period")
  static let seconds = BilingualText(es: "segundos", en: "seconds")
  static let day = BilingualText(es: "día", en: "day")
  static let year = BilingualText(es: "año", en: "year")
  static let version = BilingualText(es: "versión", en: "version")
  static let language = BilingualText(es: "idioma", en: "language")
}
