import MIRSchema
import SheetIO

/// What one row of the sheet *Sin lugar* says, by columns.
enum UnplacedEntry: Hashable {
  case cell(UnplacedCell)
  case finding(Finding)

  /// What a row is, as its first column says.
  enum Kind: CaseIterable {
    case cell, finding
    /// The texts of the row above go on.
    case continued

    /// The word that people read.
    var name: BilingualText {
      switch self {
      case .cell: BilingualText(es: "Sin lugar", en: "Unplaced")
      case .finding: BilingualText(es: "Hallazgo", en: "Finding")
      case .continued: BilingualText(es: "… sigue", en: "… goes on")
      }
    }
  }

  /// A column of the sheet, in its order.
  enum Column: CaseIterable {
    case kind, file, sheet, cell, indicator, text, severity, code, message, hint, field, raw, expected

    /// The heading.
    var title: BilingualText {
      switch self {
      case .kind: BilingualText(es: "Qué es", en: "What it is")
      case .file: BilingualText(es: "Archivo", en: "File")
      case .sheet: BilingualText(es: "Hoja", en: "Sheet")
      case .cell: BilingualText(es: "Celda", en: "Cell")
      case .indicator: BilingualText(es: "Indicador", en: "Indicator")
      case .text: BilingualText(es: "Texto sin lugar", en: "Unplaced text")
      case .severity: BilingualText(es: "Peso", en: "Weight")
      case .code: BilingualText(es: "Código", en: "Code")
      case .message: BilingualText(es: "Mensaje", en: "Message")
      case .hint: BilingualText(es: "Qué hacer", en: "What to do")
      case .field: BilingualText(es: "Campo", en: "Field")
      case .raw: BilingualText(es: "Encontrado", en: "Found")
      case .expected: BilingualText(es: "Esperado", en: "Expected")
      }
    }

    /// In characters of the default font.
    var width: Double {
      switch self {
      case .kind, .cell: 9
      case .severity: 7.5
      case .sheet, .file: 12
      case .indicator: 12.5
      case .code, .field, .expected: 14
      case .raw: 16
      case .text, .hint: 28
      case .message: 36
      }
    }
  }

  var kind: Kind {
    switch self {
    case .cell: .cell
    case .finding: .finding
    }
  }

  // MARK: Writing

  /// What is in a column; `nil` for nothing.
  func text(_ column: Column, language: Language) -> String? {
    let text: String? =
      switch self {
      case .cell(let cell):
        switch column {
        case .kind: kind.name[language]
        case .sheet: cell.sheet
        case .cell: cell.cell
        case .indicator: cell.indicator
        case .text: cell.text
        case .file, .severity, .code, .message, .hint, .field, .raw, .expected: nil
        }
      case .finding(let finding):
        switch column {
        case .kind: kind.name[language]
        case .sheet: finding.sheet
        case .cell: finding.cell
        case .indicator: finding.indicator
        case .severity: finding.severity.name(in: language)
        case .code: finding.code.rawValue
        case .message: finding.message[language]
        case .hint: finding.hint?[language]
        case .field: finding.field.map(Self.shown)
        case .raw: finding.raw
        case .expected: finding.expected
        case .file, .text: nil
        }
      }
    return text?.isEmpty == false ? text : nil
  }

  /// A field's name for people with its key behind it: `Valores Alcanzados - 2do. Trim. [achieved.q2]`.
  private static func shown(field key: String) -> String {
    let title = FieldNames.title(key)
    guard title != key || key.contains(keyStart) else { return key }
    return (title == key ? "" : title) + keyStart + key + keyEnd
  }

  private static func key(shown: String) -> String {
    guard shown.hasSuffix(keyEnd), let start = shown.firstRange(of: keyStart) else { return shown }
    return String(shown[start.upperBound...].dropLast(keyEnd.count))
  }

  private static let keyStart = " ["
  private static let keyEnd = "]"

  // MARK: Reading

  /// What a row's texts say; `nil` when they are not what was written.
  init?(_ kind: Kind, _ texts: [Column: String]) {
    switch kind {
    case .continued: return nil
    case .cell:
      // A cell's text may be nothing; a row that names no cell either says nothing.
      guard texts[.text] != nil || texts[.cell] != nil else { return nil }
      self = .cell(
        UnplacedCell(
          sheet: texts[.sheet], cell: texts[.cell], text: texts[.text] ?? "", indicator: texts[.indicator]))
    case .finding:
      guard let code = texts[.code].flatMap({ FindingCode(rawValue: $0) }),
        let severity = texts[.severity].flatMap(Self.severity), let message = texts[.message]
      else { return nil }
      var finding = Finding(
        code, severity: severity, sheet: texts[.sheet], cell: texts[.cell], indicator: texts[.indicator],
        field: texts[.field].map(Self.key), raw: texts[.raw], expected: texts[.expected])
      // A sheet holds one language.
      finding.message = BilingualText(es: message, en: message)
      finding.hint = texts[.hint].map { BilingualText(es: $0, en: $0) }
      self = .finding(finding)
    }
  }

  private static func severity(_ name: String) -> Severity? {
    let folded = FoldedText(name)
    return Severity.allCases.first { severity in
      Language.allCases.contains { FoldedText(severity.name(in: $0)) == folded }
    }
  }
}
