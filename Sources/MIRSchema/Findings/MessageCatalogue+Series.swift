import SheetIO

/// What is said of reports that are looked at together.
extension MessageCatalogue {
  static let goalsChanged = rule(
    .warning,
    es: "{indicator}: lo programado no es lo que decía {earlier} ({file}): {changes}.",
    en: "{indicator}: the goals are not what {earlier} said ({file}): {changes}.",
    fixES: "Si la meta se modificó, escríbala como meta ajustada; si no, deje la anterior.",
    fixEN: "If the goal was changed, write it as an adjusted goal; if not, keep the earlier one.")

  static let baselineChanged = rule(
    .warning,
    es: "{indicator}: la línea base dice {raw}, y {earlier} decía {before} ({file}).",
    en: "{indicator}: the baseline says {raw}, and {earlier} said {before} ({file}).",
    fixES: "Deje la línea base como estaba, o explique el cambio.",
    fixEN: "Keep the baseline as it was, or explain the change.")

  static let achievedRewritten = rule(
    .warning,
    es:
      "{indicator}: lo alcanzado en trimestres anteriores no es lo que decía {earlier} ({file}): {changes}.",
    en: "{indicator}: what was achieved in earlier quarters is not what {earlier} said ({file}): {changes}.",
    fixES: "Corrija el valor, o explique por qué cambió.",
    fixEN: "Correct the value, or explain why it changed.")

  static let indicatorsReplaced = rule(
    .warning,
    es: "En {earlier} ({file}) hay {all} indicadores; de ellos, en este informe: {kept}.",
    en: "In {earlier} ({file}) there are {all} indicators; of these, in this report: {kept}.",
    fixES: "Revise que los dos sean del mismo programa; si la MIR cambió, no hay que hacer nada.",
    fixEN: "Check that both are of the same programme; if the matrix was changed, there is nothing to do.")

  static let indicatorRenumbered = rule(
    .warning,
    es: "{indicator} «{name}» es {before} en {earlier} ({file}).",
    en: "{indicator} “{name}” is {before} in {earlier} ({file}).",
    fixES: "Deje el número anterior, para que se le siga de un trimestre a otro.",
    fixEN: "Keep the earlier number, so that it can be followed from quarter to quarter.")

  static let indicatorRenamed = rule(
    .warning,
    es: "{indicator} se llama «{raw}», y en {earlier} «{expected}» ({file}).",
    en: "{indicator} is called “{raw}”, and in {earlier} “{expected}” ({file}).",
    fixES: "Deje el nombre anterior; si es otro indicador, dele otro número.",
    fixEN: "Keep the earlier name; if it is another indicator, give it another number.")

  static let indicatorGone = rule(
    .warning,
    es: "Falta {indicator} «{name}», que está en {earlier} ({file}).",
    en: "Missing is {indicator} “{name}”, which is in {earlier} ({file}).",
    fixES: "Agréguelo, o explique por qué se quitó.",
    fixEN: "Add it, or explain why it was taken out.")

  static let indicatorAdded = rule(
    .info,
    es: "{indicator} no está en {earlier} ({file}).",
    en: "{indicator} is not in {earlier} ({file}).",
    fixES: "Revise que sea un indicador nuevo.",
    fixEN: "Check that it is a new indicator.")

  static let quarterNotGiven = rule(
    .warning,
    es: "Entre los informes de este programa falta el de: {missing}.",
    en: "Among the reports of this programme these are missing: {missing}.",
    fixES: "Agréguelo a la revisión, o pídalo a la unidad.",
    fixEN: "Add it to the check, or ask the unit for it.")

  static let reportsContradict = rule(
    .error,
    es: "Hay otro informe del mismo trimestre que dice otra cosa ({file}): {difference}.",
    en: "There is another report of the same quarter that says otherwise ({file}): {difference}.",
    fixES: "Deje uno solo, el bueno.",
    fixEN: "Keep only one, the right one.")
}
