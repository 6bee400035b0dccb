import SheetIO

extension Failure.Code {
  /// What it says of a run.
  var meaning: BilingualText {
    switch self {
    case .done: BilingualText(es: "hecho", en: "done")
    case .findings: BilingualText(es: "hecho, con hallazgos", en: "done, with findings")
    case .usage: BilingualText(es: "la orden está mal escrita", en: "the command line is wrong")
    case .unreadable:
      BilingualText(
        es: "una entrada no se puede leer o no contiene un informe",
        en: "an input is unreadable or holds no report")
    case .noInput: BilingualText(es: "una entrada no existe", en: "no such input")
    case .internalError: BilingualText(es: "error interno", en: "internal error")
    case .cannotWrite:
      BilingualText(es: "una salida no se puede escribir", en: "an output cannot be written")
    }
  }

  /// All of them in a sentence, for help.
  static var meanings: BilingualText {
    func list(_ language: Language) -> String {
      allCases.map { "\($0.rawValue), \($0.meaning[language])" }.joined(separator: "; ")
    }
    return BilingualText(
      es: "Códigos de salida: \(list(.spanish)).", en: "Exit codes: \(list(.english)).")
  }
}
