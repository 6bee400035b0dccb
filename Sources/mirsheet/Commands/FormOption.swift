import ArgumentParser
import SheetIO

/// The options of `convert` that only some forms know: which they are stands here, for the help and for the refusal.
enum FormOption: String, CaseIterable {
  case paging, paper, logo, shape, labels, excel, datapackage, provenance
  case schemaVersion = "schema-version"

  /// The forms that it applies to.
  var forms: [Convert.Form] {
    switch self {
    case .paging, .paper, .logo: [.xlsx]
    case .shape, .labels, .excel, .datapackage: [.csv]
    case .provenance, .schemaVersion: [.json, .ndjson]
    }
  }

  private func isGiven(in options: Convert) -> Bool {
    switch self {
    case .paging: options.paging != nil
    case .paper: options.paper.paper != nil
    case .logo: options.paper.logo != nil
    case .shape: options.shape != nil
    case .labels: options.labels
    case .excel: options.excel
    case .datapackage: options.datapackage
    case .provenance: options.provenance
    case .schemaVersion: options.version.schemaVersion != nil
    }
  }

  /// Refuses an option that says nothing of the form that is asked for.
  ///
  /// - Throws: ``Failure`` of a wrong command.
  static func refuseOthers(of options: Convert) throws {
    let others = allCases.filter { $0.isGiven(in: options) && !$0.forms.contains(options.to) }
    guard let first = others.first else { return }
    let alike = others.filter { $0.forms == first.forms }.map { "--\($0.rawValue)" }
    let forms = first.forms.map { "--to \($0.rawValue)" }
    let plural = alike.count > 1
    throw Failure(
      .usage,
      es:
        "\(Self.list(alike, "y")) \(plural ? "son" : "es") de \(Self.list(forms, "o")), y se pidió --to \(options.to).",
      en:
        "\(Self.list(alike, "and")) \(plural ? "are" : "is") of \(Self.list(forms, "or")), and --to \(options.to) was asked for.",
      hintES: "Quite \(Self.list(alike, "y")), o use \(forms[0]).",
      hintEN: "Leave out \(Self.list(alike, "and")), or use \(forms[0]).")
  }

  private static func list(_ words: [String], _ last: String) -> String {
    words.count < 2
      ? words.joined() : words.dropLast().joined(separator: ", ") + " \(last) " + (words.last ?? "")
  }
}

extension ArgumentHelp {
  /// The help of an option that only some forms know, which it names first.
  init(_ option: FormOption, es: String, en: String, value: BilingualText? = nil) {
    let forms = option.forms.map(\.rawValue).joined(separator: ", ")
    self.init(es: "\(forms): \(es)", en: "\(forms): \(en)", value: value)
  }
}
