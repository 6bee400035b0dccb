import SheetIO

/// What is said of what a report says, whatever form it came in.
extension MessageCatalogue {
  static let finMissing = rule(
    .warning,
    es: "El informe no tiene ningún indicador de Fin.",
    en: "The report has no indicator of the Fin.",
    fixES: "Agregue el indicador de Fin, o revise cómo está escrito su nivel.",
    fixEN: "Add the indicator of the Fin, or check how its level is written.")

  static let finRepeated = rule(
    .warning,
    es: "El informe tiene {count} indicadores de Fin con resúmenes distintos; un programa tiene un solo Fin.",
    en: "The report has {count} indicators of the Fin with different summaries; a programme has one Fin.",
    fixES: "Deje un Fin, o revise si alguno es un Propósito o de otro programa.",
    fixEN: "Keep one Fin, or check whether one is a Propósito or of another programme.")

  static let purposeMissing = rule(
    .warning,
    es: "El informe no tiene ningún indicador de Propósito.",
    en: "The report has no indicator of the Propósito.",
    fixES: "Agregue el indicador de Propósito, o revise cómo está escrito su nivel.",
    fixEN: "Add the indicator of the Propósito, or check how its level is written.")

  static let purposeRepeated = rule(
    .warning,
    es:
      "El informe tiene {count} indicadores de Propósito con resúmenes distintos; un programa tiene un solo Propósito.",
    en:
      "The report has {count} indicators of the Propósito with different summaries; a programme has one Propósito.",
    fixES: "Deje un Propósito, o revise si alguno es un Componente o de otro programa.",
    fixEN: "Keep one Propósito, or check whether one is a Componente or of another programme.")

  static let activityWithoutComponent = rule(
    .warning,
    es: "{indicator} es de un Componente {component} que el informe no tiene.",
    en: "{indicator} is of a Componente {component} that the report does not have.",
    fixES: "Agregue el Componente {component}, o corrija el número de la Actividad.",
    fixEN: "Add Componente {component}, or correct the number of the Actividad.")

  static let componentWithoutActivity = rule(
    .warning,
    es: "{indicator} no tiene ninguna Actividad.",
    en: "{indicator} has no Actividad.",
    fixES: "Agregue sus Actividades, o revise sus números.",
    fixEN: "Add its Actividades, or check their numbers.")

  static let numberGap = rule(
    .info,
    es: "En la numeración falta: {missing}.",
    en: "The numbering leaves out: {missing}.",
    fixES: "Si existe, agréguelo; si no, renumere los que siguen.",
    fixEN: "If it exists, add it; if not, renumber those that follow.")

  static let achievedOwed = rule(
    .warning,
    es: "{indicator}: falta «{title}», para el que había una meta programada.",
    en: "{indicator}: “{title}” is missing, for which there was a goal.",
    fixES: "Escriba el valor; si no se avanzó, escriba 0.",
    fixEN: "Write the value; if there was no progress, write 0.")

  static let cumulativeMissing = rule(
    .warning,
    es: "{indicator}: falta «{title}», aunque hay valores de los trimestres.",
    en: "{indicator}: “{title}” is missing, though the quarters have values.",
    fixES: "Escriba lo alcanzado en total hasta el trimestre.",
    fixEN: "Write what was achieved in all up to the quarter.")

  static let meansMissing = rule(
    .warning,
    es: "{indicator} reporta un avance de {advance} en «{period}» y no dice con qué se verifica.",
    en: "{indicator} reports an advance of {advance} in “{period}” and does not say how it can be verified.",
    fixES: "Escriba el medio de verificación: el oficio, la lista, la fotografía, y su fecha.",
    fixEN: "Write the means of verification: the letter, the list, the photograph, and its date.")

  static let nameMissing = rule(
    .warning,
    es: "{indicator} no tiene el nombre del indicador.",
    en: "{indicator} has no name of its indicator.",
    fixES: "Escriba el nombre del indicador.",
    fixEN: "Write the name of the indicator.")

  static let unitOfMeasureMissing = rule(
    .warning,
    es: "{indicator} no tiene unidad de medida.",
    en: "{indicator} has no unit of measure.",
    fixES: "Escriba la unidad de medida.",
    fixEN: "Write the unit of measure.")

  static let goalsMissing = rule(
    .warning,
    es: "{indicator} no tiene ninguna meta programada.",
    en: "{indicator} has no goal.",
    fixES: "Escriba lo programado para cada trimestre.",
    fixEN: "Write what is programmed for each quarter.")

  static let typeUnusual = rule(
    .warning,
    es: "{level} de tipo «{raw}»: la guía recomienda {expected}.",
    en: "{level} of type “{raw}”: the guide recommends {expected}.",
    fixES: "Revise el tipo del indicador.",
    fixEN: "Check the type of the indicator.")

  static let dimensionUnusual = rule(
    .warning,
    es: "{level} que mide «{raw}»: la guía recomienda {expected}.",
    en: "{level} that measures “{raw}”: the guide recommends {expected}.",
    fixES: "Revise la dimensión del indicador.",
    fixEN: "Check the dimension of the indicator.")

  static let frequencyUnusual = rule(
    .warning,
    es: "{level} de frecuencia «{raw}»: la guía recomienda {expected}.",
    en: "{level} of frequency “{raw}”: the guide recommends {expected}.",
    fixES: "Revise la frecuencia de medición.",
    fixEN: "Check how often it is measured.")

  static let percentOutOfRange = rule(
    .warning,
    es: "{indicator} se mide en porcentaje, y «{title}» dice {raw}.",
    en: "{indicator} is measured in per cent, and “{title}” says {raw}.",
    fixES: "Revise el valor; si no es un porcentaje, corrija la unidad de medida.",
    fixEN: "Check the value; if it is no percentage, correct the unit of measure.")

  static let valueNegative = rule(
    .warning,
    es: "{indicator}: «{title}» dice {raw}, y lo que se cuenta no es negativo.",
    en: "{indicator}: “{title}” says {raw}, and what is counted is not negative.",
    fixES: "Escriba el valor sin signo, o revise si es una variación.",
    fixEN: "Write the value without the sign, or check whether it is a variation.")

  static let baselineLater = rule(
    .warning,
    es: "{indicator}: la línea base es de {raw}, después de {reported}, el año del informe.",
    en: "{indicator}: the baseline is of {raw}, after {reported}, the year of the report.",
    fixES: "Corrija el año de la línea base.",
    fixEN: "Correct the year of the baseline.")

  static let methodRepeatsDefinition = rule(
    .warning,
    es: "{indicator}: el método de cálculo repite la definición.",
    en: "{indicator}: the calculation method repeats the definition.",
    fixES: "Escriba la fórmula en el método de cálculo.",
    fixEN: "Write the formula as the calculation method.")

  static let dateSerial = rule(
    .warning,
    es: "{indicator}: «{title}» dice {raw}, que parece una fecha convertida en número.",
    en: "{indicator}: “{title}” says {raw}, which looks like a date that became a number.",
    fixES: "Escriba de nuevo el valor en la celda, con formato de número.",
    fixEN: "Write the value into the cell again, formatted as a number.")

  static let valueOutOfScale = rule(
    .warning,
    es: "{indicator}: «{title}» dice {raw}, y «{other}» dice {value}.",
    en: "{indicator}: “{title}” says {raw}, and “{other}” says {value}.",
    fixES: "Revise si sobra una cifra o falta un punto decimal.",
    fixEN: "Check whether a digit is too many or a decimal point is missing.")

  static let valueUnlikeNeighbours = rule(
    .warning,
    es: "{indicator}: «{title}» dice {raw}, y ningún otro trimestre pasa de {greatest}.",
    en: "{indicator}: “{title}” says {raw}, and no other quarter is more than {greatest}.",
    fixES: "Revise si sobra una cifra o falta un punto decimal.",
    fixEN: "Check whether a digit is too many or a decimal point is missing.")

  static let deviationUnjustified = rule(
    .warning,
    es:
      "{indicator} se desvía {deviation} % de lo programado al trimestre, más de {limit} %, y no lo justifica.",
    en:
      "{indicator} deviates {deviation} % from what was programmed up to the quarter, more than {limit} %, without a justification.",
    fixES: "Escriba la justificación de la variación.",
    fixEN: "Write the justification of the variation.")

  static let deviationsUnjustified = rule(
    .info,
    es: "Se desvían más de {limit} % de lo programado a la fecha: {list}.",
    en: "More than {limit} % away from what was programmed to date: {list}.",
    fixES: "Prepare la justificación por si la piden.",
    fixEN: "Prepare the justification in case it is asked for.")

  static let formulaOverwritten = rule(
    .warning,
    es: "{indicator}: en {cell} está escrito {raw}, y los demás renglones tienen ahí una fórmula.",
    en: "{indicator}: {raw} is typed at {cell}, where the other rows have a formula.",
    fixES: "Copie la fórmula de otro renglón, o revise que el número sea el correcto.",
    fixEN: "Copy the formula from another row, or check that the number is right.")

  static let waiverExpired = rule(
    .warning,
    es: "La dispensa de «{rule}» ({reason}) venció el {until}; sus hallazgos vuelven a contar.",
    en: "The waiver of “{rule}” ({reason}) ended on {until}; its findings count again.",
    fixES: "Quite la dispensa, o dele otra fecha.",
    fixEN: "Remove the waiver, or give it another date.")

  static let waiverUnused = rule(
    .info,
    es: "La dispensa de «{rule}» ({reason}) no cubre ningún hallazgo.",
    en: "The waiver of “{rule}” ({reason}) covers no finding.",
    fixES: "Quítela si ya no hace falta.",
    fixEN: "Remove it if it is no longer needed.")
}
