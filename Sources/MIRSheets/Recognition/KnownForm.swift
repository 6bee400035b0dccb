import MIRSchema
import SheetIO

/// Forms that are no municipal quarterly report and are known by name: they arrive together with reports, and people ask
/// why they are not read.
enum KnownForm: Hashable, Sendable {
  /// A form of the State of Mexico's manual, by its key: `PbRM-08b`.
  case stateOfMexico(String)
  /// The federal account of the indicators of budget programmes.
  case federalIndicators
  /// The federal system for transferred resources.
  case federalTransfers
  /// A load or a download of the transparency platform.
  case transparency
  /// A yearly plan of activities, by months.
  case annualPlan
  /// A list of programmes with their indicators, of which templates are made.
  case programList

  /// What people call it.
  var name: BilingualText {
    switch self {
    case .stateOfMexico(let key):
      BilingualText(es: "\(key) (Estado de México)", en: "\(key) (State of Mexico)")
    case .federalIndicators:
      BilingualText(
        es: "«Avance en los Indicadores de los Programas presupuestarios» (SHCP)",
        en: "“Avance en los Indicadores de los Programas presupuestarios” (SHCP)")
    case .federalTransfers:
      BilingualText(
        es: "del Sistema de Recursos Federales Transferidos (SRFT)",
        en: "of the Sistema de Recursos Federales Transferidos (SRFT)")
    case .transparency:
      BilingualText(
        es: "de la plataforma de transparencia (SIPOT)", en: "of the transparency platform (SIPOT)")
    case .annualPlan: BilingualText(es: "del Programa Operativo Anual (POA)", en: "of the annual plan (POA)")
    case .programList:
      BilingualText(
        es: "de una lista de programas, para «mirsheet template --programs»",
        en: "of a list of programmes, for “mirsheet template --programs”")
    }
  }

  /// Whether a report may go by this name too, so that it says nothing of a sheet that could be read.
  var mayBeReport: Bool { self == .annualPlan }

  private static let rowsLookedAt = 30
  private static let cellsLookedAt = 40
  private static let longest = 200
  private static let longestPlan = 80

  /// The form that a sheet is by what is printed above row `end`, or among its first rows; `nil` for any other sheet.
  init?(_ view: SheetView, above end: Int? = nil, _ session: ReadingSession) {
    var found: KnownForm?
    for row in view.rows.prefix(Self.rowsLookedAt) where row.row < end ?? .max {
      for item in row.own.prefix(Self.cellsLookedAt) where item.cell.isText {
        let text = item.text
        guard session.namesForm(text, { Self.named(by: text) != nil }), let form = Self.named(by: text) else {
          continue
        }
        if !form.mayBeReport {
          self = form
          return
        }
        found = found ?? form
      }
    }
    guard let found else { return nil }
    self = found
  }

  /// The form that one text names.
  static func named(by text: String) -> KnownForm? {
    guard text.utf8.count <= longest else { return nil }
    let key = FoldedText(text).key
    if key.hasBytes(of: "pbrm"), let place = key.firstRange(of: "pbrm") {
      let code = key[place.upperBound...].prefix(3)
      if code.prefix(2).count == 2, code.prefix(2).allSatisfy(\.isNumber) {
        let letter = code.dropFirst(2).first.map { $0.isLetter ? String($0) : "" } ?? ""
        return .stateOfMexico("PbRM-\(code.prefix(2))\(letter)")
      }
    }
    if key.hasBytes(of: "avanceenlosindicadoresdelosprogramaspresupuestarios") { return .federalIndicators }
    if key.hasBytes(of: "sistemaderecursosfederalestransferidos") || key == "srft" {
      return .federalTransfers
    }
    if key == "tablacampos" || key == "fechadeiniciodelperiodoqueseinforma" { return .transparency }
    if text.utf8.count <= longestPlan,
      key.hasPrefix("programaoperativoanual") || key.hasPrefix("poa20") || key.hasPrefix("formatopoa")
    {
      return .annualPlan
    }
    return nil
  }

  /// Whether what was read of a sheet is a list of programmes: each row names its own, and nothing was achieved yet.
  static func isProgramList(_ reading: SheetReading, _ view: SheetView, _ vocabulary: Vocabulary) -> Bool {
    guard !reading.bands.isEmpty else { return false }
    return reading.bands.allSatisfy { band in
      !band.columns.fields.values.contains { Measure.of($0) == .achieved }
        && view.rows(in: band.rows).contains { row in
          row.own.contains { item in
            item.text.utf8.count <= HeaderLabel.longest
              && vocabulary.context(for: FoldedText(item.text)) == .program
          }
        }
    }
  }
}
