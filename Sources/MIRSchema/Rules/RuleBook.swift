package import SheetIO

/// What people should know of a rule, beyond what one finding of it says.
///
/// The message and the remedy are the ``MessageCatalogue``'s.
package struct RuleText: Sendable {
  /// What the rule is about.
  package let group: RuleGroup
  /// What the rule demands or notices, in a sentence that stands by itself.
  package let meaning: BilingualText
  /// An example in which it speaks.
  package let fires: BilingualText
  /// One that looks like it and in which it does not.
  package let passes: BilingualText

  /// What to do where the rule speaks: the remedy of its messages, with what stands in their place.
  package func remedy(of code: FindingCode) -> BilingualText {
    code.entry.hint.filled(Self.placeholders)
  }

  /// What placeholders of messages stand for, where no finding fills them.
  package static let placeholders: [String: BilingualText] = [
    "raw": BilingualText(es: "el valor", en: "the value"),
    "read": BilingualText(es: "12.5", en: "12.5"),
    "homes": BilingualText(es: "la celda de su trimestre", en: "the cell of its quarter"),
    "moves": BilingualText(es: "las celdas hasta su columna", en: "the cells to their columns"),
    "component": BilingualText(es: "que falta", en: "that is missing"),
  ]

  package init(
    _ group: RuleGroup, meaning: BilingualText, fires: BilingualText, passes: BilingualText
  ) {
    self.group = group
    self.meaning = meaning
    self.fires = fires
    self.passes = passes
  }
}

/// What rules are about, in the order in which they are listed.
package enum RuleGroup: String, CaseIterable, Sendable {
  case file, header, heading, layout, rows, cells
  case arithmetic, structure, completeness, catalogues, plausibility, hygiene
  case series, templates, interchange, configuration

  /// What people call the group.
  package var name: BilingualText {
    switch self {
    case .file: BilingualText(es: "El archivo y sus hojas", en: "The file and its sheets")
    case .header: BilingualText(es: "El encabezado del informe", en: "The report's header block")
    case .heading: BilingualText(es: "Los encabezados de las columnas", en: "The column headings")
    case .layout: BilingualText(es: "Cómo está dispuesta la hoja", en: "How the sheet is laid out")
    case .rows: BilingualText(es: "Los renglones", en: "The rows")
    case .cells: BilingualText(es: "Las celdas", en: "The cells")
    case .arithmetic: BilingualText(es: "Las cuentas", en: "The arithmetic")
    case .structure: BilingualText(es: "La estructura de la matriz", en: "The structure of the matrix")
    case .completeness: BilingualText(es: "Lo que falta", en: "What is missing")
    case .catalogues: BilingualText(es: "Los catálogos y la guía", en: "The catalogues and the guide")
    case .plausibility: BilingualText(es: "Valores poco creíbles", en: "Unlikely values")
    case .hygiene: BilingualText(es: "El cuidado del libro", en: "The care of the workbook")
    case .series: BilingualText(es: "Entre informes", en: "Between reports")
    case .templates: BilingualText(es: "Las plantillas que vuelven", en: "Templates that come back")
    case .interchange: BilingualText(es: "CSV y JSON", en: "CSV and JSON")
    case .configuration: BilingualText(es: "La configuración", en: "The configuration")
    }
  }
}

/// What is known of every rule.
package enum RuleBook {
  /// What people should know of a rule.
  package static func text(for code: FindingCode) -> RuleText {
    switch code {
    case .formatMismatch: formatMismatch
    case .sheetSkipped: sheetSkipped
    case .hiddenSheet: hiddenSheet
    case .hiddenCells: hiddenCells
    case .hiddenText: hiddenText
    case .textNotice: textNotice
    case .sheetMissing: sheetMissing
    case .sheetsJoined: sheetsJoined
    case .sheetsJoinedUnnamed: sheetsJoinedUnnamed
    case .sheetsJoinedByPosition: sheetsJoinedByPosition
    case .textLost: textLost
    case .unplacedRowUnread: unplacedRowUnread
    case .yearMissing: yearMissing
    case .quarterMissing: quarterMissing
    case .unitMissing: unitMissing
    case .programMissing: programMissing
    case .yearConflict: yearConflict
    case .headerDiffers: headerDiffers
    case .headerUnread: headerUnread
    case .reportSplit: reportSplit
    case .quarterOutvoted: quarterOutvoted
    case .quarterTied: quarterTied
    case .formKnown: formKnown
    case .headingDisplaced: headingDisplaced
    case .headingUnknown: headingUnknown
    case .headingMissing: headingMissing
    case .headingGuessed: headingGuessed
    case .headingErased: headingErased
    case .headingStatedTwice: headingStatedTwice
    case .headingCarried: headingCarried
    case .headingContradicted: headingContradicted
    case .headingDoubtful: headingDoubtful
    case .linesJoined: linesJoined
    case .linesDoubtful: linesDoubtful
    case .rowsSorted: rowsSorted
    case .tablesJoinedByKey: tablesJoinedByKey
    case .keyRespelt: keyRespelt
    case .keyWithoutPartner: keyWithoutPartner
    case .rowsRepeated: rowsRepeated
    case .tablesAbreast: tablesAbreast
    case .halvesJoined: halvesJoined
    case .halvesByPosition: halvesByPosition
    case .valuesBesideHeading: valuesBesideHeading
    case .columnMovedUp: columnMovedUp
    case .frameLeftOut: frameLeftOut
    case .numbersTakenApart: numbersTakenApart
    case .recordsTakenApart: recordsTakenApart
    case .rowShifted: rowShifted
    case .rowRealigned: rowRealigned
    case .textsRealigned: textsRealigned
    case .cellsExchanged: cellsExchanged
    case .rowAmbiguous: rowAmbiguous
    case .rowContinued: rowContinued
    case .cellUnplaced: cellUnplaced
    case .textOutside: textOutside
    case .cellHidden: cellHidden
    case .valueMergedDown: valueMergedDown
    case .valuesMissing: valuesMissing
    case .formBlank: formBlank
    case .repeatedReport: repeatedReport
    case .repeatedIndicator: repeatedIndicator
    case .struckOutCell: struckOutCell
    case .struckOutText: struckOutText
    case .noteCall: noteCall
    case .numberUnreadable: numberUnreadable
    case .numberDoubtful: numberDoubtful
    case .numberWithUnit: numberWithUnit
    case .fractionOfPercent: fractionOfPercent
    case .cellError: cellError
    case .formulaWithoutResult: formulaWithoutResult
    case .catalogueUnknown: catalogueUnknown
    case .levelMissing: levelMissing
    case .levelUnknown: levelUnknown
    case .levelWithText: levelWithText
    case .numberMissing: numberMissing
    case .yearAsDate: yearAsDate
    case .levelNumberUnreadable: levelNumberUnreadable
    case .levelNumberOfDate: levelNumberOfDate
    case .levelIsDate: levelIsDate
    case .levelNumberPointless: levelNumberPointless
    case .codeIsDate: codeIsDate
    case .textDamaged: textDamaged
    case .programmedSum: programmedSum
    case .adjustedSum: adjustedSum
    case .achievedSum: achievedSum
    case .achievedAhead: achievedAhead
    case .variationReversed: variationReversed
    case .variationMismatch: variationMismatch
    case .finMissing: finMissing
    case .finRepeated: finRepeated
    case .purposeMissing: purposeMissing
    case .purposeRepeated: purposeRepeated
    case .activityWithoutComponent: activityWithoutComponent
    case .componentWithoutActivity: componentWithoutActivity
    case .numberGap: numberGap
    case .achievedOwed: achievedOwed
    case .cumulativeMissing: cumulativeMissing
    case .meansMissing: meansMissing
    case .nameMissing: nameMissing
    case .unitOfMeasureMissing: unitOfMeasureMissing
    case .goalsMissing: goalsMissing
    case .typeUnusual: typeUnusual
    case .dimensionUnusual: dimensionUnusual
    case .frequencyUnusual: frequencyUnusual
    case .percentOutOfRange: percentOutOfRange
    case .valueNegative: valueNegative
    case .baselineLater: baselineLater
    case .methodRepeatsDefinition: methodRepeatsDefinition
    case .dateSerial: dateSerial
    case .valueOutOfScale: valueOutOfScale
    case .valueUnlikeNeighbours: valueUnlikeNeighbours
    case .deviationUnjustified: deviationUnjustified
    case .deviationsUnjustified: deviationsUnjustified
    case .goalsChanged: goalsChanged
    case .baselineChanged: baselineChanged
    case .achievedRewritten: achievedRewritten
    case .indicatorsReplaced: indicatorsReplaced
    case .indicatorRenamed: indicatorRenamed
    case .indicatorRenumbered: indicatorRenumbered
    case .indicatorGone: indicatorGone
    case .indicatorAdded: indicatorAdded
    case .quarterNotGiven: quarterNotGiven
    case .reportsContradict: reportsContradict
    case .waiverExpired: waiverExpired
    case .waiverUnused: waiverUnused
    case .formulaOverwritten: formulaOverwritten
    case .templateVersion: templateVersion
    case .templatePeriod: templatePeriod
    case .templateHeadingChanged: templateHeadingChanged
    case .templateValueChanged: templateValueChanged
    case .templateFormulaOverwritten: templateFormulaOverwritten
    case .templateFormulaDeleted: templateFormulaDeleted
    case .templateRowMissing: templateRowMissing
    case .templateRowAdded: templateRowAdded
    case .templateValueEmpty: templateValueEmpty
    case .templateRowEmpty: templateRowEmpty
    case .templateProgram: templateProgram
    case .templateStampLost: templateStampLost
    case .templateAltered: templateAltered
    case .periodUnexpected: periodUnexpected
    case .csvColumnUnknown: csvColumnUnknown
    case .csvValueConflict: csvValueConflict
    case .csvRowRagged: csvRowRagged
    case .csvQuoteUnclosed: csvQuoteUnclosed
    case .csvEndMissing: csvEndMissing
    case .csvRowSetApart: csvRowSetApart
    case .csvKeyConflict: csvKeyConflict
    case .fieldNotInVersion: fieldNotInVersion
    case .unlisted: unlisted
    }
  }

  /// What a filled form is checked for, as a sentence.
  static func demand(_ code: FindingCode) -> BilingualText {
    guard let text = RuleMeanings.text(for: code) else {
      preconditionFailure("\(code.rawValue) is none of the rules that forms are checked by")
    }
    let english = text.english.prefix(1).uppercased() + text.english.dropFirst()
    return BilingualText(es: text.spanish, en: english.hasSuffix(".") ? english : english + ".")
  }
}
