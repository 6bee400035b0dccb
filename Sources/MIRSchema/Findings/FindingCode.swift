package import SheetIO

/// The stable name of a rule; scripts and tests rely on it.
@nonexhaustive
public enum FindingCode: String, CaseIterable, Sendable {
  // The file and its sheets
  case formatMismatch = "format-mismatch"
  case sheetSkipped = "sheet-skipped"
  case hiddenSheet = "hidden-sheet"
  case hiddenCells = "hidden-cells"
  case hiddenText = "hidden-text"
  case textNotice = "text-notice"
  case sheetMissing = "sheet-missing"
  case sheetsJoined = "sheets-joined"
  case sheetsJoinedUnnamed = "sheets-joined-unnamed"
  case sheetsJoinedByPosition = "sheets-joined-by-position"
  case textLost = "text-lost"
  case unplacedRowUnread = "unplaced-row-unread"
  // The header block
  case yearMissing = "fiscal-year-missing"
  case quarterMissing = "quarter-missing"
  case unitMissing = "responsible-unit-missing"
  case programMissing = "program-missing"
  case yearConflict = "year-conflict"
  case headerDiffers = "header-differs"
  case headerUnread = "header-unread"
  case reportSplit = "report-split"
  case quarterOutvoted = "quarter-outvoted"
  case quarterTied = "quarter-tied"
  case formKnown = "form-known"
  // The column heading
  case headingDisplaced = "heading-displaced"
  case headingUnknown = "heading-unknown"
  case headingMissing = "heading-missing"
  case headingGuessed = "heading-guessed"
  case headingErased = "heading-erased"
  /// A heading names a quarter that another one names, and the months of one that none names.
  case headingStatedTwice = "heading-stated-twice"
  case headingCarried = "heading-carried"
  case headingContradicted = "heading-contradicted"
  case headingDoubtful = "heading-doubtful"
  // How the sheet is laid
  case linesJoined = "lines-joined"
  case linesDoubtful = "lines-doubtful"
  case rowsSorted = "rows-sorted"
  case tablesJoinedByKey = "tables-joined-by-key"
  case keyRespelt = "key-respelt"
  case keyWithoutPartner = "key-without-partner"
  case rowsRepeated = "rows-repeated"
  case tablesAbreast = "tables-abreast"
  case halvesJoined = "halves-joined"
  case halvesByPosition = "halves-by-position"
  case valuesBesideHeading = "values-beside-heading"
  case columnMovedUp = "column-moved-up"
  case frameLeftOut = "frame-left-out"
  case numbersTakenApart = "numbers-taken-apart"
  case recordsTakenApart = "records-taken-apart"
  // Rows
  case rowShifted = "row-shifted"
  case rowRealigned = "row-realigned"
  case textsRealigned = "texts-realigned"
  case cellsExchanged = "cells-exchanged"
  case rowAmbiguous = "row-ambiguous"
  case rowContinued = "row-continued"
  case cellUnplaced = "cell-unplaced"
  case textOutside = "text-outside"
  case cellHidden = "cell-hidden"
  case valueMergedDown = "value-merged-down"
  case valuesMissing = "values-missing"
  case formBlank = "form-blank"
  case repeatedReport = "repeated-report"
  case repeatedIndicator = "repeated-indicator"
  // Cells
  case struckOutCell = "struck-out-cell"
  case struckOutText = "struck-out-text"
  case noteCall = "note-call"
  case numberUnreadable = "number-unreadable"
  case numberDoubtful = "number-doubtful"
  case numberWithUnit = "number-with-unit"
  case fractionOfPercent = "fraction-of-percent"
  case cellError = "cell-error"
  case formulaWithoutResult = "formula-without-result"
  case catalogueUnknown = "catalogue-unknown"
  case levelMissing = "level-missing"
  case levelUnknown = "level-unknown"
  case levelWithText = "level-with-text"
  case numberMissing = "number-missing"
  case yearAsDate = "year-as-date"
  case levelNumberUnreadable = "level-number-unreadable"
  case levelNumberOfDate = "level-number-of-date"
  case levelIsDate = "level-is-date"
  case levelNumberPointless = "level-number-pointless"
  case codeIsDate = "code-is-date"
  case textDamaged = "text-damaged"
  // Arithmetic
  case programmedSum = "programmed-sum-mismatch"
  case adjustedSum = "adjusted-sum-mismatch"
  case achievedSum = "achieved-sum-mismatch"
  case achievedAhead = "achieved-ahead-of-quarter"
  case variationReversed = "variation-reversed"
  case variationMismatch = "variation-mismatch"
  // The structure of the matrix
  case finMissing = "fin-missing"
  case finRepeated = "fin-repeated"
  case purposeMissing = "purpose-missing"
  case purposeRepeated = "purpose-repeated"
  case activityWithoutComponent = "activity-without-component"
  case componentWithoutActivity = "component-without-activity"
  case numberGap = "number-gap"
  // What is missing
  case achievedOwed = "achieved-owed"
  case cumulativeMissing = "cumulative-missing"
  case meansMissing = "means-missing"
  case nameMissing = "name-missing"
  case unitOfMeasureMissing = "unit-of-measure-missing"
  case goalsMissing = "goals-missing"
  // What the guide recommends for each level
  case typeUnusual = "type-unusual"
  case dimensionUnusual = "dimension-unusual"
  case frequencyUnusual = "frequency-unusual"
  // Unlikely values
  case percentOutOfRange = "percent-out-of-range"
  case valueNegative = "value-negative"
  case baselineLater = "baseline-later"
  case methodRepeatsDefinition = "method-repeats-definition"
  case dateSerial = "date-serial"
  case valueOutOfScale = "value-out-of-scale"
  case valueUnlikeNeighbours = "value-unlike-neighbours"
  case deviationUnjustified = "deviation-unjustified"
  case deviationsUnjustified = "deviations-unjustified"
  // Between reports
  case goalsChanged = "goals-changed"
  case baselineChanged = "baseline-changed"
  case achievedRewritten = "achieved-rewritten"
  case indicatorsReplaced = "indicators-replaced"
  case indicatorRenamed = "indicator-renamed"
  case indicatorRenumbered = "indicator-renumbered"
  case indicatorGone = "indicator-gone"
  case indicatorAdded = "indicator-added"
  case quarterNotGiven = "quarter-not-given"
  case reportsContradict = "reports-contradict"
  // What was waived
  case waiverExpired = "waiver-expired"
  case waiverUnused = "waiver-unused"
  // The care of the workbook
  case formulaOverwritten = "formula-overwritten"
  // Templates on their way back
  case templateVersion = "template-version"
  case templatePeriod = "template-period"
  case templateHeadingChanged = "template-heading-changed"
  case templateValueChanged = "template-value-changed"
  case templateFormulaOverwritten = "template-formula-overwritten"
  case templateFormulaDeleted = "template-formula-deleted"
  case templateRowMissing = "template-row-missing"
  case templateRowAdded = "template-row-added"
  case templateValueEmpty = "template-value-empty"
  case templateRowEmpty = "template-row-empty"
  case templateProgram = "template-program"
  case templateStampLost = "template-stamp-lost"
  case templateAltered = "template-altered"
  case periodUnexpected = "period-unexpected"
  // Flat CSV
  case csvColumnUnknown = "csv-column-unknown"
  case csvValueConflict = "csv-value-conflict"
  case csvRowRagged = "csv-row-ragged"
  case csvQuoteUnclosed = "csv-quote-unclosed"
  case csvEndMissing = "csv-end-missing"
  case csvRowSetApart = "csv-row-set-apart"
  case csvKeyConflict = "csv-key-conflict"
  // JSON
  case fieldNotInVersion = "field-not-in-version"
  case unlisted = "rule-unlisted"

  /// The rule's severity and its texts.
  package var entry: MessageEntry { MessageCatalogue.entry(for: self) }
}

/// What the message catalogue holds for one rule.
package struct MessageEntry: Sendable {
  /// The usual weight; a finding may carry another.
  package let severity: Severity
  /// What was found and expected, with `{placeholders}`.
  package let message: BilingualText
  /// One thing to do about it.
  package let hint: BilingualText
}
